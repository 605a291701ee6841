// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/pythonreader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

// Outside of any namespace, as Qt wants it; the library is static.
static void initPythonResources() { Q_INIT_RESOURCE(python); }

namespace sw {

namespace {

constexpr int PatienceMs = 25;
constexpr qsizetype LargestAnswer = 256LL * 1024 * 1024;

/// The reader's modules, each behind those that it uses.
const QStringList &scripts()
{
    static const QStringList names{
        u"values"_s,      u"known"_s,       u"lenient"_s, u"sources"_s, u"builtin"_s,
        u"attributes"_s,  u"expressions"_s, u"calls"_s,   u"modules"_s, u"interpreter"_s,
        u"wording"_s,     u"sqltext"_s,     u"kinds"_s,   u"tables"_s,  u"columns"_s,
        u"annotations"_s, u"mapping"_s,     u"program"_s, u"losses"_s,  u"relationships"_s,
        u"facts"_s};
    return names;
}

QByteArray script(const QString &name)
{
    QFile file(u":/python/readmodels/%1.py"_s.arg(name));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    return open ? file.readAll() : QByteArray();
}

QByteArray frame(const char *kind, const QByteArray &name, const QByteArray &bytes)
{
    return kind + QByteArray(" ") + QByteArray::number(bytes.size()) + ' ' + name + '\n' + bytes;
}

QByteArray framesOf(const std::vector<ModelSource> &sources)
{
    QByteArray frames;
    for (const QString &name : scripts())
        frames += frame("script", name.toLatin1(), script(name));
    for (const ModelSource &source : sources) {
        QByteArray name = source.name;
        frames += frame("source", name.replace('\n', ' '), source.bytes);
    }
    return frames;
}

Error gaveUp(const QString &why) { return {u"The models cannot be read: %1."_s.arg(why)}; }

/// Why the process ended without an answer.
Error failureOf(QProcess &python)
{
    const QString said = QString::fromUtf8(python.readAllStandardError()).trimmed();
    const QString last = said.section(u'\n', -1);
    if (last.contains(u"MemoryError"))
        return gaveUp(u"they need more than 2 GB of memory"_s);
    if (python.exitStatus() == QProcess::CrashExit)
        return gaveUp(u"they take more than 20 seconds, or more memory than there is; name a"
                      " smaller file or folder"_s);
    return gaveUp(u"Python says “%1”"_s.arg(last));
}

} // namespace

Result<QByteArray> factsByPython(const std::vector<ModelSource> &sources,
                                 const std::function<bool()> &cancelled,
                                 std::chrono::milliseconds deadline)
{
    initPythonResources();
    const QString program = QStandardPaths::findExecutable(u"python3"_s);
    if (program.isEmpty())
        return Error{
            u"Models are read by Python's own parser, and there is no python3 here. Install"
            " Python 3 (Debian: apt install python3) and try again."_s};
    QProcess python;
    python.start(program,
                 {u"-I"_s, u"-S"_s, u"-B"_s, u"-c"_s, QString::fromUtf8(script(u"loader"_s))});
    if (!python.waitForStarted())
        return gaveUp(u"“%1” does not start: %2"_s.arg(program, python.errorString()));
    python.write(framesOf(sources));
    python.closeWriteChannel();
    QElapsedTimer clock;
    clock.start();
    QByteArray answer;
    while (python.state() != QProcess::NotRunning) {
        python.waitForFinished(PatienceMs);
        answer += python.readAllStandardOutput();
        const bool unwanted = cancelled && cancelled();
        if (!unwanted && !clock.hasExpired(deadline.count()) && answer.size() <= LargestAnswer)
            continue;
        python.kill();
        python.waitForFinished();
        return gaveUp(unwanted ? u"it was cancelled"_s
                               : u"they take too long; name a smaller file or folder"_s);
    }
    answer += python.readAllStandardOutput();
    if (python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0)
        return failureOf(python);
    return answer;
}

} // namespace sw
