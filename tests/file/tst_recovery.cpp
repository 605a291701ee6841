// SPDX-License-Identifier: Apache-2.0
#include "model/file/recovery.h"
#include "tests/support/generate.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const OpenDocument Saved{u"/home/a/pets.wright"_s, {}, u"abc"_s};
const OpenDocument Untitled{{}, u"untitled 1"_s, {}};
/// No process has this number: it is beyond what systems give.
const ProcessMark Gone{999'999'999, u"long ago"_s};

/// `/home/a/pets.wright abc running`, a line a copy.
QString listed(const std::vector<RecoveryCopy> &copies)
{
    QStringList lines;
    for (const RecoveryCopy &copy : copies)
        lines += u"%1%2 %3 %4"_s.arg(copy.document, copy.untitled, copy.savedBytes,
                                     isRunning(copy.process) ? u"running"_s : u"gone"_s);
    lines.sort();
    return lines.join(u'\n');
}

class RecoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folder = m_home->filePath(u"state/recovery"_s);
    }

    void aDocumentHasOneCopyThatIsItsLatest()
    {
        const RecoveryFolder folder(m_folder);
        QCOMPARE(folder.list().size(), 0U);
        QVERIFY(folder.write(Saved, generatedContent(3, 1)));
        QVERIFY(folder.write(Saved, generatedContent(5, 2)));
        QVERIFY(folder.write(Untitled, Content()));
        QCOMPARE(listed(folder.list()), u"/home/a/pets.wright abc running\nuntitled 1  running"_s);
        const auto copies = folder.list();
        const auto saved = std::find_if(copies.begin(), copies.end(), [](const RecoveryCopy &copy) {
            return copy.document == Saved.path;
        });
        const auto content = RecoveryFolder::read(*saved);
        QVERIFY(content && *content == generatedContent(5, 2));
    }

    void copiesOfCrashedProgramsAreFoundAndNotOverwritten()
    {
        const RecoveryFolder folder(m_folder);
        QVERIFY(folder.write(Saved, generatedContent(3, 1), Gone));
        QVERIFY(folder.write(Saved, Content()));
        QCOMPARE(listed(folder.list()),
                 u"/home/a/pets.wright abc gone\n/home/a/pets.wright abc running"_s);
        QCOMPARE(listed(folder.orphans()), u"/home/a/pets.wright abc gone"_s);
        const auto content = RecoveryFolder::read(folder.orphans().front());
        QVERIFY(content && *content == generatedContent(3, 1));
        QVERIFY(RecoveryFolder::remove(folder.orphans().front()));
        QCOMPARE(folder.orphans().size(), 0U);
    }

    void aCopyIsRemovedOnceItsDocumentIsSaved()
    {
        const RecoveryFolder folder(m_folder);
        QVERIFY(folder.write(Saved, Content()));
        QVERIFY(folder.write(Untitled, Content()));
        QVERIFY(folder.remove(Saved));
        QCOMPARE(listed(folder.list()), u"untitled 1  running"_s);
        QVERIFY(folder.remove(Saved));
    }

    void otherFilesAreLeftAlone()
    {
        const RecoveryFolder folder(m_folder);
        const auto path = folder.write(Saved, Content());
        QVERIFY(path);
        for (const char *text : {"", "\n", "{}", "{\"recovery\":2,\"process\":1,\"start\":\"\"}\n",
                                 "{\"recovery\":1,\"process\":1}\n", "\xFF\xFF\n"}) {
            QFile file(m_folder + u"/other.recovery"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            QCOMPARE(folder.list().size(), 1U);
            QVERIFY(file.exists());
        }
    }

    void aDamagedCopyIsNamed()
    {
        const RecoveryFolder folder(m_folder);
        const auto path = folder.write(Saved, Content());
        QFile file(*path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("rubbish");
        file.close();
        QCOMPARE(RecoveryFolder::read(folder.list().front()).error().text,
                 u"the recovery copy %1 cannot be read: after its own first line, line 2: an "
                 "object, {…}, is needed here, found rubbish (character 1)"_s.arg(*path));
    }

    void onlyItsOwnerReadsTheFolder()
    {
        QVERIFY(RecoveryFolder(m_folder).write(Saved, Content()));
        QVERIFY((QFile::permissions(m_folder) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    }

    void processesAreToldByNumberAndStart()
    {
        QVERIFY(isRunning(thisProcess()));
        QVERIFY(!isRunning(Gone));
        QVERIFY(!isRunning({}));
        QVERIFY(!isRunning({thisProcess().number, u"another start"_s}));
        QVERIFY(!isRunning({1, thisProcess().start}));
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
};

} // namespace

SW_SUITE(recovery, RecoveryTest)
#include "tst_recovery.moc"
