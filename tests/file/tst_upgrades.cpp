// SPDX-License-Identifier: Apache-2.0
#include "model/file/documentbytes.h"
#include "model/file/filekind.h"
#include "tests/support/suite.h"
#include "tests/support/testfiles.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

Result<QByteArray> calledTables(const QByteArray &bytes)
{
    return QByteArray(bytes)
        .replace("{\"schemawright\":1", "{\"schemawright\":2")
        .replace("{\"entity\":", "{\"table\":");
}

Result<QByteArray> refused(const QByteArray &) { return Error{u"the moon is full"_s}; }

QString errorOf(const Result<Content> &content)
{
    return content ? u"no error"_s : content.error().text;
}

class UpgradesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachVersionHasAStepToTheNext()
    {
        for (int version = 1; version < FormatVersion; ++version)
            QCOMPARE(upgradeSteps().at(size_t(version - 1)).from, version);
        QCOMPARE(int(upgradeSteps().size()), FormatVersion - 1);
    }

    void anOlderFileIsBroughtForwardBeforeItIsRead()
    {
        const std::vector<UpgradeStep> steps{{1, "entities are tables", calledTables}};
        const QByteArray old = "{\"schemawright\":1}\n"
                               "{\"entity\":\"0000000000000001\",\"name\":\"pet\"}\n";
        const auto content = contentFromBytes(old, steps, 2);
        QCOMPARE(errorOf(content), u"no error"_s);
        QCOMPARE(content->schema.tables.at(0)->name, u"pet"_s);
        // What this program reads today needs no step.
        QCOMPARE(errorOf(contentFromBytes(old)),
                 u"line 2: no line begins with \"entity\" (character 11)"_s);
    }

    void whatCannotBeBroughtForwardIsNamed()
    {
        const QByteArray old = "{\"schemawright\":1}\n";
        QCOMPARE(
            errorOf(contentFromBytes(old, {{1, "entities are tables", refused}}, 2)),
            u"bringing it from file format 1 to 2 (entities are tables) failed: the moon is full"_s);
        QCOMPARE(errorOf(contentFromBytes(old, {}, 2)),
                 u"it is in file format 1, which this program can no longer read; open and save it "
                 "with an older Schemawright first"_s);
    }

    void newerFilesAreRefusedByTheirVersion()
    {
        QCOMPARE(errorOf(contentFromBytes("{\"schemawright\":3,\"what\":[{}]}\nanything")),
                 u"it was made by Schemawright file format 3; this program reads up to 1: open it "
                 "with a newer Schemawright"_s);
        QVERIFY(
            errorOf(contentFromBytes("{\"schemawright\":9000000000}")).contains(u"9000000000"_s));
    }

    void markersOfGitAreCountedAndNamed()
    {
        const QByteArray merged = "{\"schemawright\":1}\n"
                                  "<<<<<<< HEAD\n"
                                  "{\"table\":\"0000000000000001\",\"name\":\"a\"}\n"
                                  "||||||| 1234567\n"
                                  "=======\n"
                                  "{\"table\":\"0000000000000002\",\"name\":\"b\"}\n"
                                  ">>>>>>> theirs\n"
                                  "<<<<<<< HEAD\r\n=======\r\n>>>>>>> theirs\r\n";
        const auto conflicts = gitConflictsIn(merged);
        QVERIFY(conflicts);
        QCOMPARE(conflicts->count, 2);
        QCOMPARE(conflicts->lines, (std::vector<int>{2, 8}));
        const QString error = errorOf(contentFromBytes(merged));
        QVERIFY(error.startsWith(
            u"git could not merge it and left 2 conflicts in it, at line 2, 8."_s));
        QVERIFY(error.contains(u"schemawright merge"_s));
        // Around the first line, and half cleaned up.
        QVERIFY(errorOf(contentFromBytes("<<<<<<< HEAD\n{\"schemawright\":1}\n"))
                    .startsWith(u"git could not merge it and left a conflict in it, at line 1."_s));
        QVERIFY(errorOf(contentFromBytes("{\"schemawright\":1}\n=======\n"))
                    .startsWith(u"git's conflict markers were left in it."_s));
    }

    void whatOnlyLooksLikeAMarkerIsNone()
    {
        QVERIFY(!gitConflictsIn(wholeDocument()));
        QVERIFY(!gitConflictsIn("<<<<<<<HEAD\n <<<<<<< x\n<<<<<<\n========\n"));
    }
};

} // namespace

SW_SUITE(upgrades, UpgradesTest)
#include "tst_upgrades.moc"
