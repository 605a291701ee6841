// SPDX-License-Identifier: Apache-2.0
// What plain git makes of two branches that each add a table: whatever it merges can be opened, and
// what it cannot merge is named as that. SW_GIT_PAIRS says how many pairs are tried.
#include "model/file/documentbytes.h"
#include "model/file/documentfile.h"
#include "model/file/filekind.h"
#include "model/sync/merge.h"
#include "tests/support/generate.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class GitMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
            QSKIP("skipped: no git");
        QVERIFY(m_folder.isValid());
        QVERIFY(git({u"init"_s, u"-q"_s, u"-b"_s, u"base"_s}));
    }

    void whateverGitMergesCanBeOpened_data()
    {
        QTest::addColumn<int>("tables");
        QTest::newRow("50 tables") << 50;
        // Few gaps: the branches often meet in one.
        QTest::newRow("4 tables") << 4;
    }
    void whateverGitMergesCanBeOpened()
    {
        QFETCH(const int, tables);
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("SW_GIT_PAIRS", &given);
        const int pairs = given ? wanted : 40;
        const quint32 seed = QRandomGenerator::global()->bounded(1'000'000U);
        const Content base = generatedContent(tables, seed);
        QVERIFY(git({u"checkout"_s, u"-q"_s, u"-B"_s, u"base"_s}) && commit(base));
        int merged = 0;
        for (quint32 i = 0; i < quint32(pairs); ++i) {
            Content ours = base;
            Content theirs = base;
            RandomEditor(seed + i, u"our%1_"_s.arg(seed + i), {}).addTable(ours);
            RandomEditor(seed + i, u"their%1_"_s.arg(seed + i), {}).addTable(theirs);
            QVERIFY(merge(base, ours, theirs).conflicts.empty());
            QVERIFY(branch(u"ours"_s, ours) && branch(u"theirs"_s, theirs));
            if (git({u"merge"_s, u"-q"_s, u"-m"_s, u"both"_s, u"ours"_s})) {
                ++merged;
                const auto content = readDocument(path());
                QVERIFY2(content, qPrintable(content ? QString() : content.error().text));
                QVERIFY(*content == merge(base, ours, theirs).content);
                QCOMPARE(content->schema.tables.size(), tables + 2);
                continue;
            }
            const auto content = readDocument(path());
            QVERIFY(!content);
            QVERIFY2(content.error().text.contains(u"git could not merge it and left "_s),
                     qPrintable(content.error().text));
            const auto conflicts = gitConflictsIn(bytes());
            QVERIFY(conflicts && conflicts->count > 0);
            QVERIFY(content.error().text.contains(u"line %1"_s.arg(conflicts->lines.front())));
            QVERIFY(git({u"merge"_s, u"--abort"_s}));
        }
        qInfo("seed %u, %d tables: plain git merged %d of %d pairs; our merge takes all", seed,
              tables, merged, pairs);
    }

private:
    bool branch(const QString &name, const Content &content)
    {
        return git({u"checkout"_s, u"-q"_s, u"-B"_s, name, u"base"_s}) && commit(content);
    }

    bool commit(const Content &content)
    {
        return saveDocument(path(), content) && git({u"add"_s, u"-A"_s})
               && git({u"commit"_s, u"-q"_s, u"-m"_s, u"a change"_s});
    }

    /// Nothing of the person who runs the tests has a say: no configuration, no hooks, no editor.
    bool git(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : environment.keys()) {
            if (name.startsWith(u"GIT_"_s))
                environment.remove(name);
        }
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"GIT_CONFIG_GLOBAL"_s, QProcess::nullDevice());
        environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
        for (const QString &who : {u"GIT_AUTHOR"_s, u"GIT_COMMITTER"_s}) {
            environment.insert(QString(who + u"_NAME"_s), u"Test"_s);
            environment.insert(QString(who + u"_EMAIL"_s), u"test@example.org"_s);
        }
        process.setProcessEnvironment(environment);
        process.start(u"git"_s, arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
               && process.exitCode() == 0;
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(u"pets.wright"_s); }

    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

} // namespace

SW_SUITE(gitmerge, GitMergeTest)
#include "tst_gitmerge.moc"
