// SPDX-License-Identifier: Apache-2.0
// All of one value: read in parts however long it is; JSON laid out, dates told and written back.
#include "model/data/jsontext.h"
#include "model/data/moment.h"
#include "model/data/wholevalue.h"
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class WholeValueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsOfAValue_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("with rowids") << QByteArray("CREATE TABLE a (id INTEGER PRIMARY KEY, v);");
        QTest::newRow("without") << QByteArray("CREATE TABLE a (id PRIMARY KEY, v) WITHOUT ROWID;");
        QTest::newRow("UTF-16") << QByteArray("PRAGMA encoding = 'UTF-16le';"
                                              "CREATE TABLE a (id INTEGER PRIMARY KEY, v);");
        QTest::newRow("rowid by no name")
            << QByteArray("CREATE TABLE a (rowid, oid, _rowid_, id UNIQUE NOT NULL, v);");
    }
    void partsOfAValue()
    {
        QFETCH(const QByteArray, begin);
        const test::Folder folder;
        const QByteArray script
            = begin
              + "INSERT INTO a (id, v) VALUES (1, 'äöü' || printf('%.*c', 1000, 'x') || 'end'),"
                "(2, zeroblob(100000) || x'01'), (3, 9007199254740993), (4, NULL), (5, ''),"
                "(6, CAST(zeroblob(5000) || x'0102' AS BLOB));";
        const QString path = folder.database(u"a.db"_s, script.constData());
        const auto connection = Connection::openForReading(path);
        QVERIFY(connection);
        (*connection)->browse(std::make_shared<std::atomic<bool>>(false));
        const auto schema = introspect((*connection)->handle(), Proof::No);
        const TablePtr table = schema->schema.table(u"a");
        const Column &column = *table->column(u"v");
        const auto read = [&](qint64 id, qint64 from, qint64 most) {
            return readValue((*connection)->handle(), *table, column, {Value::of(id)}, from, most);
        };
        QCOMPARE(read(1, 0, 5000)->value.bytes.size(), 1009);
        QVERIFY(read(1, 0, 5000)->isWhole());
        QCOMPARE(read(1, 1006, 10)->value.bytes, QByteArray("end"));
        QCOMPARE(read(1, 2, 4)->value.bytes, QByteArray("ö\xC3\xBC").left(4));
        QVERIFY(!read(1, 0, 10)->isWhole());
        QCOMPARE(read(1, 0, 10)->length, 1009);
        QCOMPARE(read(3, 0, 10)->value, Value::of(qint64(9007199254740993)));
        QVERIFY(read(4, 0, 10)->value.isNull());
        QCOMPARE(read(5, 0, 10)->value, Value::ofText({}));
        QCOMPARE(read(6, 5000, 10)->value, Value::ofBlob(QByteArray("\x01\x02")));
        QCOMPARE(read(6, 9999, 10)->value.bytes, QByteArray());
        QVERIFY(read(7, 0, 1).error().text.contains(u"gone"_s));
    }

    /// A value may be as long as SQLite lets it be; its neighbours are read all the same.
    void veryLongValuesAreRead()
    {
        const test::Folder folder;
        const QString path
            = folder.database(u"a.db"_s, "CREATE TABLE a (id INTEGER PRIMARY KEY, v, w);"
                                         "INSERT INTO a VALUES (1, zeroblob(150000000), 'beside')");
        const auto connection = Connection::openForReading(path);
        (*connection)->browse(std::make_shared<std::atomic<bool>>(false));
        const auto schema = introspect((*connection)->handle(), Proof::No);
        const TablePtr table = schema->schema.table(u"a");
        const auto part = readValue((*connection)->handle(), *table, *table->column(u"v"),
                                    {Value::of(qint64(1))}, 149'999'990, 100);
        QCOMPARE(part->length, 150'000'000);
        QCOMPARE(part->value.bytes, QByteArray(10, '\0'));
        QCOMPARE(readValue((*connection)->handle(), *table, *table->column(u"w"),
                           {Value::of(qint64(1))}, 0, 100)
                     ->value,
                 Value::ofText(u"beside"_s));
    }

    void jsonIsLaidOutAndNothingElse()
    {
        const QString text
            = u"{\"b\":1.50,\"a\":[9007199254740993,-0,1E+2,\"\\u00e4\\n\",true,null,"
              "{},[]],\"b\":{\"c\":false}}"_s;
        const Result<QString> indented = indentedJson(text);
        QVERIFY(indented);
        QCOMPARE(*indented, u"{\n  \"b\": 1.50,\n  \"a\": [\n    9007199254740993,\n    -0,\n"
                            "    1E+2,\n    \"\\u00e4\\n\",\n    true,\n    null,\n    {},\n"
                            "    []\n  ],\n  \"b\": {\n    \"c\": false\n  }\n}"_s);
        QCOMPARE(*compactJson(*indented), text);
        QCOMPARE(*compactJson(u" [ ] "_s), u"[]"_s);
        QCOMPARE(*indentedJson(u"\"[\""_s), u"\"[\""_s);
    }

    /// What SQLite refuses, is refused; what it takes, is taken.
    void jsonAsAnother_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 "{",
                                 "[1,]",
                                 "{\"a\"}",
                                 "{\"a\":1,}",
                                 "{a:1}",
                                 "[01]",
                                 "[1.]",
                                 "[.5]",
                                 "[1e]",
                                 "[+1]",
                                 "['a']",
                                 "[\"a]",
                                 "[\"\\x\"]",
                                 "[\"\\u12\"]",
                                 "[\"\n\"]",
                                 "[1] 2",
                                 "[nul]",
                                 "[1,2",
                                 "]",
                                 "[-]",
                                 "{\"a\":}",
                                 "[1 2]",
                                 "[truefalse]",
                                 "[[[1]]]",
                                 "{\"a\":[{}]}",
                                 "[\"\\\\\"]",
                                 "[1e5,-2.5E-3]",
                                 " [\t1\r\n] ",
                                 "[\"\\\"\"]"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void jsonAsAnother()
    {
        QFETCH(const QString, text);
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open(":memory:", &database), SQLITE_OK);
        bool isJson = false;
        {
            SqliteQuery query(database, "SELECT json_valid(?)");
            query.bind(1, text);
            isJson = query.next() && query.integer(0) == 1;
        }
        sqlite3_close(database);
        QCOMPARE(indentedJson(text).ok(), isJson);
    }

    void whereItIsNoJsonIsSaid()
    {
        QCOMPARE(indentedJson(u"{\n  \"a\": 1\n  \"b\": 2\n}"_s).error().text,
                 u"Line 3, column 3: a comma or } is expected."_s);
        QVERIFY(!indentedJson(QString(5000, u'[')));
    }

    void datesInAllForms_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("time");
        const auto row = [](const char *name, const Value &value, const QString &time) {
            QTest::newRow(name) << value << time;
        };
        const auto text = [&](const char *written, const QString &time) {
            row(written, Value::ofText(QString::fromUtf8(written)), time);
        };
        text("2024-02-29", u"2024-02-29T00:00:00.000Z"_s);
        text("2024-02-29 23:59", u"2024-02-29T23:59:00.000Z"_s);
        text("2024-02-29T23:59:58", u"2024-02-29T23:59:58.000Z"_s);
        text("2024-02-29 23:59:58.123", u"2024-02-29T23:59:58.123Z"_s);
        text("2024-02-29 23:59:58.120000", u"2024-02-29T23:59:58.120Z"_s);
        text("2024-02-29T23:59:58+02:00", u"2024-02-29T23:59:58.000Z"_s);
        text("2024-02-29T23:59:58Z", u"2024-02-29T23:59:58.000Z"_s);
        row("seconds", Value::of(qint64(1763797000)), u"2025-11-22T07:36:40.000Z"_s);
        row("milliseconds", Value::of(qint64(1763797000123)), u"2025-11-22T07:36:40.123Z"_s);
        row("Julian day", Value::of(2460369.5), u"2024-02-29T00:00:00.000Z"_s);
    }
    void datesInAllForms()
    {
        QFETCH(const Value, value);
        QFETCH(const QString, time);
        const auto moment = momentIn(value);
        QVERIFY(moment);
        QCOMPARE(moment->time.toString(Qt::ISODateWithMs), time);
        QCOMPARE(valueOf(*moment), value);
    }

    void whatIsNoDate()
    {
        for (const char *text : {"2024-02-30", "2024-13-01", "24-01-01", "2024-01-01 25:00", "x",
                                 "2024-01-01 ", "", "2024-01-01 10:00:60"})
            QVERIFY2(!momentIn(Value::ofText(QString::fromUtf8(text))), text);
        QVERIFY(!momentIn(Value()));
        QVERIFY(!momentIn(Value::ofBlob("2024-01-01")));
        QVERIFY(!momentIn(Value::of(-1.0)));
        QVERIFY(!momentIn(Value::of(std::numeric_limits<qint64>::max())));
        QVERIFY(!momentIn(Value::of(std::numeric_limits<double>::quiet_NaN())));
    }
};

} // namespace

SW_SUITE(wholevalue, WholeValueTest)
#include "tst_wholevalue.moc"
