// SPDX-License-Identifier: Apache-2.0
#include "model/file/documentbytes.h"
#include "tests/support/suite.h"
#include "tests/support/testfiles.h"

using namespace Qt::StringLiterals;
using namespace sw;
using sw::test::wholeDocument;

namespace {

constexpr const char *Head = "{\"schemawright\":1}\n";
constexpr const char *Pet = "{\"table\":\"0000000000000002\",\"name\":\"pet\"}\n";

QString errorOf(const QByteArray &bytes)
{
    const auto content = contentFromBytes(bytes);
    return content ? u"no error"_s : content.error().text;
}

class DocumentErrorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMistakeIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const QByteArray &lines, const QString &error) {
            QTest::newRow(name) << QByteArray(Head + lines) << error;
        };
        const QByteArray id = "\"00000000000000aa\"";
        row("unknown key", "{\"table\":" + id + ",\"name\":\"x\",\"nmae\":1}",
            u"line 2: table \"x\": \"nmae\" is not known here (character 47)"_s);
        row("said twice", "{\"table\":" + id + ",\"name\":\"x\",\"name\":\"y\"}",
            u"line 2: table \"x\": name: it is said twice (character 47)"_s);
        row("missing", "{\"table\":" + id + "}",
            u"line 2: table 00000000000000aa: \"name\" is missing (character 29)"_s);
        row("wrong type", Pet + ("{\"column\":" + id + ",\"name\":\"c\",\"default\":7}"),
            u"line 3: column \"c\" of table \"pet\": default: a text, \"…\", is needed here, found 7 (character 51)"_s);
        row("deep path",
            Pet
                + ("{\"key\":" + id + ",\"columns\":[{\"column\":" + id + "},{\"column\":" + id
                   + ",\"order\":\"up\"}]}"),
            u"line 3: key 00000000000000aa of table \"pet\": columns[1].order: \"up\" is none of: asc, desc (character 109)"_s);
        row("trailing comma", "{\"table\":" + id + ",\"name\":\"x\",}",
            u"line 2: table \"x\": a text, \"…\", is needed here, found } (character 40)"_s);
        row("two on a line", "{\"table\":" + id + ",\"name\":\"x\"}{}",
            u"line 2: the line should end here, found { (character 40)"_s);
        row("cut off", "{\"table\":" + id + ",\"name\":\"x",
            u"line 2: table 00000000000000aa: name: a text is cut off: its closing quote is missing (character 38)"_s);
        row("over two lines", "{\"table\":" + id + ",\n\"name\":\"x\"}",
            u"line 2: table 00000000000000aa: a text, \"…\", is needed here, found the end of the line (character 29)"_s);
        row("bad id", "{\"table\":\"00000000000000AA\",\"name\":\"x\"}",
            u"line 2: table: table: an id has 16 hexadecimal digits, not all of them 0 (character 28)"_s);
        row("id zero", "{\"table\":\"0000000000000000\",\"name\":\"x\"}",
            u"line 2: table: table: an id has 16 hexadecimal digits, not all of them 0 (character 28)"_s);
        row("lone surrogate", "{\"table\":" + id + ",\"name\":\"\\uD800x\"}",
            u"line 2: table 00000000000000aa: name: half of a surrogate pair stands alone (character 45)"_s);
        row("bad escape", "{\"table\":" + id + ",\"name\":\"\\x\"}",
            u"line 2: table 00000000000000aa: name: no escape is written as \\x (character 40)"_s);
        row("raw control", "{\"table\":" + id + ",\"name\":\"a\tb\"}",
            u"line 2: table 00000000000000aa: name: a control character stands in a text; it is written as \\u0009 (character 38)"_s);
        row("unknown kind", "{\"tabel\":" + id + "}",
            u"line 2: no line begins with \"tabel\" (character 10)"_s);
        row("not an object", "[]",
            u"line 2: an object, {…}, is needed here, found [ (character 1)"_s);
        row("column without a table", "{\"column\":" + id + ",\"name\":\"x\"}",
            u"line 2: a line of the kind \"column\" belongs to a table, and the lines above it are not of one (character 11)"_s);
        row("placement without a diagram", "{\"place\":" + id + ",\"in\":" + id + ",\"at\":[0,0]}",
            u"line 2: a place belongs to a diagram, and none begins above it (character 64)"_s);
        row("header late", Head,
            u"line 2: another document begins here; a file holds one (character 17)"_s);
        row("no object in a conflict",
            "{\"conflict\":" + id + ",\"text\":\"t\",\"base\":[{\"column\":" + id
                + "}],\"theirs\":[]}",
            u"line 2: conflict 00000000000000aa: base: no object of a document begins so (character 61)"_s);
        row("not a part in a conflict",
            "{\"conflict\":" + id + ",\"text\":\"t\",\"base\":[{\"view\":" + id
                + ",\"name\":\"v\",\"select\":\"\"},{\"column\":" + id + "}],\"theirs\":[]}",
            u"line 2: conflict 00000000000000aa: base[1]: this is no part of view \"v\" (character 112)"_s);
        const QByteArray diagram = "{\"diagram\":" + id + ",\"name\":\"d\"}\n";
        const auto note = [&](const QByteArray &at) -> QByteArray {
            return diagram + "{\"note\":" + id + ",\"in\":" + id + ",\"text\":\"\",\"at\":" + at
                   + ",\"size\":[1,1]}";
        };
        row("not finite", note("[1e999,0]"),
            u"line 3: note 00000000000000aa: at: 1e999 is outside the range of numbers (character 68)"_s);
        row("NaN", note("[NaN,0]"),
            u"line 3: note 00000000000000aa: at: a number is needed here, found NaN (character 68)"_s);
        row("leading zero", note("[01,0]"),
            u"line 3: note 00000000000000aa: at: a number is needed here, found 01 (character 68)"_s);
        row("three numbers", note("[1,2,3]"),
            u"line 3: note 00000000000000aa: at: only two numbers belong here (character 72)"_s);
        row("one number", note("[1]"),
            u"line 3: note 00000000000000aa: at: two numbers are needed here (character 70)"_s);
        row("integer too large",
            "{\"diagram\":" + id + ",\"name\":\"d\",\"seed\":9223372036854775808}",
            u"line 2: diagram \"d\": seed: 9223372036854775808 is too large (character 49)"_s);
        row("no integer", "{\"diagram\":" + id + ",\"name\":\"d\",\"seed\":1.0}",
            u"line 2: diagram \"d\": seed: a whole number is needed here, found 1.0 (character 49)"_s);
        row("not UTF-8", "{\"table\":" + id + ",\"name\":\"\xC3\"}",
            u"line 2: there are bytes that are not UTF-8"_s);
        row("a surrogate in UTF-8", "\n{\"table\":" + id + ",\"name\":\"\xED\xA0\x80\"}",
            u"line 3: there are bytes that are not UTF-8"_s);
        row("nested deep", QByteArray(100'000, '['),
            u"line 2: an object, {…}, is needed here, found [[[[[[[[[[[[[[[[[[[[… (character 1)"_s);
    }
    void everyMistakeIsNamedWithItsPlace()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QString, error);
        QCOMPARE(errorOf(lines), error);
    }

    void everyReferenceMustLeadSomewhere_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("error");
        const auto row
            = [](const char *name, const char *from, const char *to, const QString &error) {
                  QTest::newRow(name) << QByteArray(from) << QByteArray(to) << error;
              };
        row("key", "[{\"column\":\"0000000000000011\",\"order\"",
            "[{\"column\":\"00000000000000ff\",\"order\"",
            u"line 7: key 0000000000000021: it names the column 00000000000000ff, which table \"owner\" does not have"_s);
        row("check", "\"ofColumn\":\"0000000000000012", "\"ofColumn\":\"00000000000000ff",
            u"line 8: check 0000000000000031: it names the column 00000000000000ff, which table \"owner\" does not have"_s);
        row("index", "[{\"column\":\"0000000000000012\"}", "[{\"column\":\"00000000000000ff\"}",
            u"line 9: index 0000000000000041: it names the column 00000000000000ff, which table \"owner\" does not have"_s);
        row("foreign key", "[\"0000000000000011\"],\"parent\":{\"id\"",
            "[\"00000000000000ff\"],\"parent\":{\"id\"",
            u"line 14: foreignKey 0000000000000061: it names the column 00000000000000ff, which table \"pet\" does not have"_s);
        row("parent", "{\"id\":\"0000000000000001\"}", "{\"id\":\"00000000000000ff\"}",
            u"line 14: foreignKey 0000000000000061: its parent, the table 00000000000000ff, is not in the document"_s);
        row("parent column", "[{\"id\":\"0000000000000011\"}]", "[{\"id\":\"00000000000000ff\"}]",
            u"line 14: foreignKey 0000000000000061: it names the column 00000000000000ff, which table \"owner\" does not have"_s);
        row("parent column of a name", "\"parent\":{\"id\":\"0000000000000001\"}",
            "\"parent\":{\"name\":\"gone\"}",
            u"line 14: foreignKey 0000000000000061: it names the column 0000000000000011 of a parent that is known only by its name"_s);
        row("place", "\"place\":\"0000000000000001", "\"place\":\"00000000000000ff",
            u"line 21: place 00000000000000ff: no table or view has this id"_s);
        row("route", "\"route\":\"0000000000000061", "\"route\":\"00000000000000ff",
            u"line 23: route 00000000000000ff: no foreign key has this id"_s);
        row("diagram", "\"note\":\"0000000000000071\",\"in\":\"0000000000000004",
            "\"note\":\"0000000000000071\",\"in\":\"00000000000000ff",
            u"line 24: note 0000000000000071 is in another diagram than the one that begins above it (character 88)"_s);
        row("area", "\"parent\":\"0000000000000081", "\"parent\":\"00000000000000ff",
            u"line 26: area 0000000000000082: the area around it, 00000000000000ff, is not in its diagram"_s);
        row("area in itself", "\"parent\":\"0000000000000081", "\"parent\":\"0000000000000082",
            u"line 26: area 0000000000000082: it lies in itself"_s);
        row("empty conflict", "{\"settings\":{}}],\"theirs\":[{\"settings\":{\"target\":\"a.db\"}}",
            "],\"theirs\":[",
            u"line 30: conflict 0000000000000092: it holds neither the common version nor theirs"_s);
        row("table twice", "\"table\":\"0000000000000002", "\"table\":\"0000000000000001",
            u"line 12: table 0000000000000001: another one has the same id"_s);
        row("column twice", "\"column\":\"0000000000000013", "\"column\":\"0000000000000012",
            u"line 6: column 0000000000000012: another one has the same id"_s);
        row("foreign key twice", "\"foreignKey\":\"0000000000000062",
            "\"foreignKey\":\"0000000000000061",
            u"line 15: foreignKey 0000000000000061: another one has the same id"_s);
        row("view like a table", "\"view\":\"0000000000000003", "\"view\":\"0000000000000002",
            u"line 17: view 0000000000000002: a table has the same id"_s);
        row("area twice", "\"area\":\"0000000000000082", "\"area\":\"0000000000000081",
            u"line 26: area 0000000000000081: another one has the same id"_s);
    }
    void everyReferenceMustLeadSomewhere()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, error);
        QCOMPARE(wholeDocument().count(from), 1);
        QCOMPARE(errorOf(QByteArray(wholeDocument()).replace(from, to)), error);
    }

    void twinsAreFoundAmongMany()
    {
        QByteArray lines = QByteArray(Head) + Pet;
        for (int i = 1; i <= 30; ++i)
            lines += "{\"column\":\"" + QByteArray::number(i).rightJustified(16, '0')
                     + "\",\"name\":\"c\"}\n";
        QCOMPARE(errorOf(lines), u"no error"_s);
        lines += "{\"column\":\"0000000000000007\",\"name\":\"c\"}\n";
        QCOMPARE(errorOf(lines),
                 u"line 33: column 0000000000000007: another one has the same id"_s);
    }

    void otherFilesAreNamedAsWhatTheyAre()
    {
        const auto contains = [](const QByteArray &bytes, const char *words) {
            const QString error = errorOf(bytes);
            if (!error.contains(QLatin1StringView(words)))
                qWarning() << error;
            return error.contains(QLatin1StringView(words));
        };
        QVERIFY(contains("", "it is empty"));
        QVERIFY(contains(" \n\n", "it is empty"));
        QVERIFY(contains(QByteArray("SQLite format 3\0\1\2", 18), "an SQLite database"));
        QVERIFY(contains("-- made by hand\ncreate table t(a);", "an SQL script"));
        QVERIFY(contains("create table t(a);", "an SQL script"));
        QVERIFY(contains("{\"tables\":[]}", "it is JSON"));
        QVERIFY(contains("[1]", "it is JSON"));
        QVERIFY(contains(QByteArray("\xFF\xFE{\0", 4), "UTF-16"));
        QVERIFY(contains(QByteArray("\x7F"
                                    "ELF\0\1",
                                    6),
                         "binary"));
        QVERIFY(contains("Dear diary", "not a Schemawright document"));
        QVERIFY(contains("{\"table\":\"0000000000000001\",\"name\":\"x\"}", "first line"));
        QVERIFY(contains("{\"schemawright\":\"1\"}", "the first line: a number is needed"));
        QVERIFY(contains("{\"schemawright\":0}", "there is no file format 0"));
        QVERIFY(contains("{\"schemawright\":1,\"author\":\"me\"}", "\"author\" is not known here"));
    }
};

} // namespace

SW_SUITE(documenterrors, DocumentErrorsTest)
#include "tst_documenterrors.moc"
