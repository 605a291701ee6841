// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelsources.h"

#include "model/base/filebytes.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

// Python needs 165 bytes of memory and a microsecond for each byte of a program.
constexpr qint64 LargestFile = 4 * 1024 * 1024;
constexpr qint64 LargestFolder = 12 * 1024 * 1024;
constexpr qsizetype MostFiles = 5000;
constexpr int DeepestFolder = 40;

QString megabytes(qint64 bytes) { return QString::number(bytes / (1024 * 1024)) + u" MB"; }

/// Folders that hold no models of the program, but copies of it, other people's programs, or the
/// steps by which its database came about.
bool isSkipped(const QDir &folder)
{
    static const QStringList names{u"__pycache__"_s, u"node_modules"_s, u"site-packages"_s,
                                   u"venv"_s,        u"env"_s,          u"build"_s,
                                   u"dist"_s};
    const QString name = folder.dirName();
    return name.startsWith(u'.') || names.contains(name) || folder.exists(u"pyvenv.cfg"_s)
           || (folder.exists(u"env.py"_s) && folder.exists(u"versions"_s));
}

class Gatherer {
public:
    Result<ModelSources> folder(const QString &path)
    {
        const QDir root(path);
        m_root = QFileInfo(root.absolutePath()).dir();
        gather(root, 0);
        if (m_error)
            return *m_error;
        if (m_found.files.empty())
            return Error{u"In the folder “%1” there is no Python file (.py)."_s.arg(path)};
        return std::move(m_found);
    }

private:
    void gather(const QDir &folder, int depth)
    {
        const QFileInfoList entries = folder.entryInfoList(
            QDir::AllDirs | QDir::Files | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
        for (const QFileInfo &entry : entries) {
            if (m_error)
                return;
            if (entry.isFile() && entry.suffix() == u"py")
                add(entry);
            if (!entry.isDir())
                continue;
            const QDir inner(entry.filePath());
            if (!isSkipped(inner) && depth < DeepestFolder)
                gather(inner, depth + 1);
            else if (inner.exists(u"versions"_s))
                leaveOut(entry, u"it holds the steps of Alembic; left out"_s);
        }
    }

    QString nameOf(const QFileInfo &file) const { return m_root.relativeFilePath(file.filePath()); }

    void leaveOut(const QFileInfo &file, const QString &why)
    {
        m_found.notes.push_back({nameOf(file), 0, why});
    }

    void add(const QFileInfo &file)
    {
        if (file.size() > LargestFile) {
            leaveOut(file, u"it is larger than %1; left out"_s.arg(megabytes(LargestFile)));
            return;
        }
        m_size += file.size();
        if (m_size > LargestFolder || qsizetype(m_found.files.size()) == MostFiles) {
            m_error = Error{
                u"The folder “%1” holds more than %2 or %3 files of Python; name the"
                " folder of the models in it."_s.arg(m_root.path(), megabytes(LargestFolder))
                    .arg(MostFiles)};
            return;
        }
        const Result<QByteArray> bytes = readFile(file.filePath(), LargestFile);
        if (bytes)
            m_found.files.push_back({nameOf(file).toUtf8(), *bytes});
        else
            leaveOut(file, u"it cannot be read: "_s + bytes.error().text);
    }

    QDir m_root;
    ModelSources m_found;
    qint64 m_size = 0;
    std::optional<Error> m_error;
};

} // namespace

Result<ModelSources> modelSources(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{u"“%1” cannot be read: there is no such file."_s.arg(path)};
    if (info.isDir())
        return Gatherer().folder(path);
    if (info.size() > LargestFile)
        return Error{u"“%1” is larger than %2. Models are read up to that size; name a file of"
                     " its own for them."_s.arg(path, megabytes(LargestFile))};
    const Result<QByteArray> bytes = readFile(path, LargestFile);
    if (!bytes)
        return Error{u"“%1” cannot be read: %2."_s.arg(path, bytes.error().text)};
    return ModelSources{{{info.fileName().toUtf8(), *bytes}}, {}};
}

bool mayHoldModels(const QString &path)
{
    static const QStringList suffixes{u"py"_s,       u"pyi"_s, u"md"_s,
                                      u"markdown"_s, u"txt"_s, u"rst"_s};
    const QFileInfo info(path);
    return info.isDir() || suffixes.contains(info.suffix().toLower());
}

QString lineOf(const ImportNote &note)
{
    const QString place = note.line > 0 ? note.file + u':' + QString::number(note.line) : note.file;
    return place + u": " + note.text;
}

} // namespace sw
