// SPDX-License-Identifier: Apache-2.0
// Which rows of a table somebody means by a text: a key, or what they are called by.
#include "model/data/meant.h"
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *People
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE line (n INTEGER, region TEXT, title TEXT, PRIMARY KEY (n, region)) WITHOUT "
      "ROWID;"
      "CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT);"
      "CREATE TABLE number (n REAL); CREATE TABLE word (word TEXT, x REAL);"
      "INSERT INTO owner VALUES (1, 'Joann'), (2, 'Ann Lee'), (3, 'ann'), (12, NULL), (13, '3'),"
      " (14, 'Bob');"
      "INSERT INTO line VALUES (7, 'eu', 'first'), (7, 'us', 'second'), (70, 'eu', 'it''s');"
      "INSERT INTO country VALUES ('SI', 'Slovenia'), ('SK', 'Slovakia');"
      "INSERT INTO number VALUES (3), (4); INSERT INTO word VALUES ('here', 1), ('there', 2)";

class MeantTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMeant_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char *table, const char *text, const char *rows) {
            QTest::addRow("%s: %s", table, text)
                << QString::fromLatin1(table) << QString::fromUtf8(text) << QString::fromUtf8(rows);
        };
        row("owner", "ann", "3 ann | 2 Ann Lee | 1 Joann");
        row("owner", " Lee ", "2 Ann Lee");
        row("owner", "3", "3 ann | 13 3");
        row("owner", "1", "1 Joann | 12 NULL | 13 3 | 14 Bob");
        row("owner", "name='Bob'", "14 Bob");
        row("owner", "nobody", "");
        row("owner", "'; DROP TABLE owner; --", "");
        row("owner", "]", "");
        row("owner", "%", "");
        row("line", "(7, 'us')", "7,us second");
        row("line", "7", "7,eu first | 7,us second | 70,eu it's");
        row("line", "it's", "70,eu it's");
        row("country", "SK", "SK Slovakia");
        row("country", "slov", "SI Slovenia | SK Slovakia");
        row("number", "2", "2 NULL"); // by its rowid, with nothing to call it by
        row("number", "4.5", "");
        row("word", "here", "1 here | 2 there");
    }

    void whatIsMeant()
    {
        QFETCH(const QString, table);
        QFETCH(const QString, text);
        const Folder folder;
        const Walked walked(folder.database(u"meant.db"_s, People));
        const WaysOf ways(walked.schema());
        const Meant meant = rowsMeant(ways, walked.schema().table(table), text);
        const auto rows = readMeant(walked.handle(), meant, text, 10);
        QVERIFY2(rows.ok(), rows.ok() ? "" : qPrintable(rows.error().text));
        QStringList found;
        for (const MeantRow &row : *rows)
            found.append(wordsOf(row));
        QTEST(found.join(u" | "), "rows");
    }

    void noMoreThanWanted()
    {
        const Folder folder;
        const Walked walked(folder.database(
            u"many.db"_s, "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);"
                          "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
                          " INSERT INTO t SELECT i, 'row ' || i FROM n"));
        const WaysOf ways(walked.schema());
        const Meant meant = rowsMeant(ways, walked.schema().table(u"t"), u"row"_s);
        const auto rows = readMeant(walked.handle(), meant, u"row"_s, 4);
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 4U);
        QCOMPARE(rows->front().key, std::vector<Value>{Value::of(qint64(1))});
    }

private:
    static QString textOf(const Cell &cell)
    {
        return cell.value.kind == ValueClass::Text ? QString::fromUtf8(cell.value.bytes)
                                                   : literalOf(cell.value);
    }
    static QString wordsOf(const MeantRow &row)
    {
        QStringList keys;
        for (const Cell &cell : row.primary)
            keys.append(textOf(cell));
        return QString(keys.join(u',') + u' ' + textOf(row.label)).trimmed();
    }
};

} // namespace

SW_SUITE(meant, MeantTest)
#include "tst_meant.moc"
