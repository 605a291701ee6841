// SPDX-License-Identifier: Apache-2.0
#include "model/base/filebytes.h"
#include "model/file/documentbytes.h"
#include "model/file/documentfile.h"
#include "tests/support/generate.h"
#include "tests/support/limits.h"
#include "tests/support/suite.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// A device that takes so many bytes and then none.
class ShortDevice : public QIODevice {
public:
    explicit ShortDevice(qint64 room) : m_room(room) { open(QIODevice::WriteOnly); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (size <= m_room)
            return std::exchange(m_room, m_room - size) - m_room;
        setErrorString(u"no room is left"_s);
        return -1;
    }

private:
    qint64 m_room;
};

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray bytesAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

class DocumentFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_path = m_folder->filePath(u"pets.wright"_s);
    }

    void savedIsReadBack()
    {
        const Content content = generatedContent(20, 1);
        QVERIFY(saveDocument(m_path, content));
        QCOMPARE(bytesAt(m_path), bytesOf(content));
        const auto read = readDocument(m_path);
        QVERIFY(read && *read == content);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(u"pets.wright"_s));
    }

    void permissionsStay()
    {
        write(m_path, "old");
        const auto permissions = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser
                                 | QFile::WriteUser | QFile::ReadGroup;
        QVERIFY(QFile::setPermissions(m_path, permissions));
        QVERIFY(saveDocument(m_path, Content()));
        QCOMPARE(QFile::permissions(m_path), permissions);
    }

    void aLinkStaysALinkHoweverLongItsWay()
    {
        const QString one = m_folder->filePath(u"one.wright"_s);
        const QString two = m_folder->filePath(u"two.wright"_s);
        write(m_path, "old");
        QVERIFY(QFile::link(u"pets.wright"_s, one));
        QVERIFY(QFile::link(u"one.wright"_s, two));
        QVERIFY(saveDocument(two, Content()));
        QVERIFY(QFileInfo(one).isSymLink() && QFileInfo(two).isSymLink());
        QVERIFY(!QFileInfo(m_path).isSymLink());
        QCOMPARE(bytesAt(m_path), bytesOf(Content()));
    }

    void aFullDiskLeavesTheOldFile()
    {
        write(m_path, "old");
        withFileSizeLimit(1000, [&] {
            const auto saved = saveDocument(m_path, generatedContent(20, 1));
            QVERIFY(!saved);
            QVERIFY2(saved.error().text.startsWith(
                         u"%1: could not be saved and is as it was before: "_s.arg(m_path)),
                     qPrintable(saved.error().text));
        });
        QCOMPARE(bytesAt(m_path), "old");
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void aDeviceThatTakesOnlySomeIsAFailure()
    {
        for (qint64 room : {0, 1, 99}) {
            ShortDevice device(room);
            QCOMPARE(writeAll(device, QByteArray(100, 'x')).error().text, u"no room is left"_s);
        }
        ShortDevice device(100);
        QVERIFY(writeAll(device, QByteArray(100, 'x')));
    }

    void readOnlyFilesAndFoldersAreNotTouched()
    {
        write(m_path, "old");
        const auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther
                         | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(m_folder->path(), all));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::ReadOther));
        QVERIFY(asNobody([&] { return !saveDocument(m_path, Content()); }));
        QCOMPARE(bytesAt(m_path), "old");

        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOther | QFile::WriteOther));
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOther | QFile::ExeOther
                                                            | QFile::ReadOwner | QFile::ExeOwner));
        QVERIFY(asNobody([&] { return !saveDocument(m_path, Content()); }));
        QVERIFY(QFile::setPermissions(m_folder->path(), all));
        QVERIFY(QFile::setPermissions(m_path, all));
        QCOMPARE(bytesAt(m_path), "old");
    }

    void whatCannotBeReadIsNamed()
    {
        const auto error = [](const QString &path) { return readDocument(path).error().text; };
        QCOMPARE(error(m_path), u"%1: cannot be read: there is no file of this name"_s.arg(m_path));
        QCOMPARE(error(m_folder->path()),
                 u"%1: cannot be read: it is a folder"_s.arg(m_folder->path()));
        write(m_path, "{\"schemawright\":1}\n[]");
        QCOMPARE(
            error(m_path),
            u"%1: line 2: an object, {…}, is needed here, found [ (character 1)"_s.arg(m_path));
        QCOMPARE(readFile(m_path, 10).error().text, u"it is larger than 0 MB"_s);
        const auto saved = saveDocument(m_folder->filePath(u"no/such/folder.wright"_s), Content());
        QVERIFY(!saved && saved.error().text.contains(u"folder.wright: could not be saved"_s));
        QVERIFY(!saveDocument(m_folder->path(), Content()));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

} // namespace

SW_SUITE(documentfile, DocumentFileTest)
#include "tst_documentfile.moc"
