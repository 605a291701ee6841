// SPDX-License-Identifier: Apache-2.0
// Rows go out; the judges are Python's csv and json and the sqlite3 shell.
#include "model/data/rowsout.h"
#include "model/sql/token.h"
#include "tests/data/values.h"
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QProcess>
#include <QRandomGenerator>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Odd
    = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, size REAL, raw BLOB,"
      " shout TEXT AS (upper(name)));"
      "INSERT INTO t (id, name, size, raw) VALUES (1, 'plain', 2, x'00ff'),"
      " (2, NULL, NULL, NULL), (3, '', -0.5, x''), (4, 'a, \"b\"' || char(10) || 'c', 9e999, 'x'),"
      " (9223372036854775807, '=1+1', 1e300, 5), (-7, '''-2', 0.1, 0.1);";

/// What a program says to the input; its complaints as well.
QByteArray answerOf(const QString &program, const QStringList &arguments,
                    const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        return "not started";
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return process.readAllStandardOutput() + process.readAllStandardError();
}

class RowExportTest : public QObject {
    Q_OBJECT

private:
    Folder m_folder;
    Watching m_watching;

    static RowsOut all(const Walked &walked, QStringView table)
    {
        return {RowSet{walked.schema().table(table), {}, {}, {}}};
    }

    static RowFormatOptions as(RowFormat format)
    {
        RowFormatOptions options;
        options.format = format;
        options.crlf = false;
        return options;
    }

    QString textOf(const Walked &walked, const RowsOut &rows, const RowFormatOptions &options)
    {
        constexpr qsizetype Most = 1'000'000;
        const auto text = textOfRows(walked.handle(), rows, options, Most, m_watching);
        return text ? QString::fromUtf8(*text) : text.error().text;
    }

private Q_SLOTS:
    void asCsv()
    {
        const Walked walked(m_folder.database(u"csv.db"_s, Odd));
        RowFormatOptions options = as(RowFormat::Csv);
        const RowsOut rows = all(walked, u"t");
        QCOMPARE(textOf(walked, rows, options),
                 u"id,name,size,raw,shout\n"
                 "-7,''-2,0.1,0.1,''-2\n"
                 "1,plain,2.0,x'00ff',PLAIN\n"
                 "2,,,,\n"
                 "3,\"\",-0.5,x'',\"\"\n"
                 "4,\"a, \"\"b\"\"\nc\",1e999,x,\"A, \"\"B\"\"\nC\"\n"
                 "9223372036854775807,'=1+1,1e+300,5,'=1+1\n"_s);
        options.guarded = false;
        options.header = false;
        options.crlf = true;
        options.separator = ';';
        options.base64 = true;
        QCOMPARE(textOf(walked, rows, options).section(u"\r\n"_s, 0, 1),
                 u"-7;'-2;0.1;0.1;'-2\r\n1;plain;2.0;AP8=;PLAIN"_s);
        options.byteOrderMark = true;
        QVERIFY(textOf(walked, rows, options).toUtf8().startsWith("-7")); // fromUtf8 drops the mark
    }

    void textsThatNoFormatHolds()
    {
        const Walked walked(m_folder.database(
            u"odd.db"_s, "CREATE TABLE t (v TEXT); INSERT INTO t VALUES (CAST(x'c328' AS TEXT)),"
                         " (CAST(x'610062' AS TEXT)), (char(65279) || 'a'), ('ok')"));
        const RowsOut rows = all(walked, u"t");
        QCOMPARE(textOf(walked, rows, as(RowFormat::Csv)),
                 QString(u"v\nx'c328'\nx'610062'\n\""_s + QChar(0xFEFF) + u"a\"\nok\n"_s));
        QCOMPARE(textOf(walked, rows, as(RowFormat::JsonLines)),
                 QString(u"{\"v\": \"c328\"}\n{\"v\": \"a\\u0000b\"}\n{\"v\": \""_s + QChar(0xFEFF)
                         + u"a\"}\n{\"v\": \"ok\"}\n"_s));
        QCOMPARE(textOf(walked, rows, as(RowFormat::Markdown)).section(u'\n', 2, 3),
                 u"| x'c328' |\n| x'610062' |"_s);
        QVERIFY(textOf(walked, rows, as(RowFormat::Insert))
                    .contains(u"(CAST(x'c328' AS TEXT)),\n    (CAST(x'610062' AS TEXT))"));
        qint64 odd = 0;
        const ByteSink nowhere = [](QByteArrayView) -> Result<Done> { return Done(); };
        for (const RowFormat format : {RowFormat::Csv, RowFormat::Json, RowFormat::Insert}) {
            const auto written = writeRows(walked.handle(), rows, as(format), nowhere, m_watching);
            odd = odd * 10 + written->oddTexts;
        }
        QCOMPARE(odd, 210);
    }

    void asMarkdownAndAsAList()
    {
        const Walked walked(m_folder.database(
            u"md.db"_s, "CREATE TABLE t (id INTEGER PRIMARY KEY, \"a|b\" TEXT);"
                        "INSERT INTO t VALUES (1, 'a|b_c _d_ *e* `f` <g>'), (2, NULL),"
                        " (3, 'two' || char(13, 10) || 'lines'), (4, '*NULL*'), (5, '*NULL*')"));
        RowsOut rows = all(walked, u"t");
        QCOMPARE(textOf(walked, rows, as(RowFormat::Markdown)),
                 u"| id | a\\|b |\n| ---: | --- |\n"
                 "| 1 | a\\|b_c \\_d\\_ \\*e\\* \\`f\\` \\<g> |\n| 2 | *NULL* |\n"
                 "| 3 | two<br>lines |\n| 4 | \\*NULL\\* |\n| 5 | \\*NULL\\* |\n"_s);
        rows.columns = {1};
        QCOMPARE(textOf(walked, rows, as(RowFormat::InList)),
                 u"('a|b_c _d_ *e* `f` <g>', ('two' || char(13) || '\nlines'), '*NULL*')"_s);
    }

    void someRowsWithWhatIsPending()
    {
        QByteArray script = "BEGIN; CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, n INTEGER);";
        for (int i = 1; i <= 1000; ++i)
            script += "INSERT INTO t VALUES (" + QByteArray::number(i * 2) + ", 'row', 1);";
        script += "COMMIT";
        const Walked walked(m_folder.database(u"some.db"_s, script.constData()));
        RowsOut rows = all(walked, u"t");
        const TablePtr table = rows.set.table;
        rows.all = false;
        rows.columns = {1, 0};
        rows.runs = {{600, 2, {}}, {0, 0, {{numberValue(4)}, {numberValue(5)}}}};
        static_cast<void>(rows.edits.set({table->id, {numberValue(4)}, 0}, table->columns[1].id,
                                         textValue("typed"), textValue("row")));
        rows.fresh = {rows.edits.insert(table->id, {{table->columns[1].id, textValue("new")}})};
        const QString expected = u"name,id\nrow,1202\nrow,1204\ntyped,4\nnew,\n"_s;
        QCOMPARE(textOf(walked, rows, as(RowFormat::Csv)), expected);
        // By where the rows are, as the grid knows it; in a sorted set, too.
        rows.index = std::make_shared<const RowIndex>(
            *RowReader(walked.handle(), rows.set).index(m_watching));
        QCOMPARE(textOf(walked, rows, as(RowFormat::Csv)), expected);
        rows.set.sort = {{u"id"_s, true}};
        rows.index = std::make_shared<const RowIndex>(
            *RowReader(walked.handle(), rows.set).index(m_watching));
        rows.runs = {{0, 2, {}}};
        QCOMPARE(textOf(walked, rows, as(RowFormat::Csv)).section(u'\n', 1, 2),
                 u"row,2000\nrow,1998"_s);
        rows.most = 1;
        QCOMPARE(textOf(walked, rows, as(RowFormat::Csv)).count(u'\n'), 2);
    }

    void aViewSaysByItselfWhatItHas()
    {
        const Walked walked(m_folder.database(
            u"view.db"_s,
            "CREATE TABLE t (a); CREATE VIEW v AS SELECT a AS x, 2 AS \"=y\" FROM t"));
        RowsOut rows{RowSet{{}, walked.schema().view(u"v"), {}, {}}};
        QCOMPARE(textOf(walked, rows, as(RowFormat::Csv)), u"x,'=y\n"_s);
        rows.columns = {1};
        QCOMPARE(textOf(walked, rows, as(RowFormat::Csv)), u"'=y\n"_s);
    }

    void aRealAsALiteralIsThatVeryNumber()
    {
        // SQLite reads the shortest digits of this one as its neighbour.
        const Walked walked(m_folder.database(u"real.db"_s, "CREATE TABLE t (a)"));
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        double real = 4.207750264380708e-34;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray sql = "SELECT " + literalOf(Value::of(real)).toUtf8();
            SqliteQuery query(walked.handle(), viewOf(sql));
            QVERIFY(query.next());
            QVERIFY2(Value::in(query, 0) == Value::of(real),
                     qPrintable(u"seed %1: "_s.arg(seed) + QString::fromUtf8(sql)));
            const auto bits = static_cast<qint64>(random.generate64());
            real = std::ldexp(static_cast<double>(bits), random.bounded(1900) - 1100);
            if (!std::isfinite(real))
                real = 0.5;
        }
    }

    void longValuesAreWhole()
    {
        const Walked walked(m_folder.database(
            u"long.db"_s, "CREATE TABLE t (a TEXT, b BLOB);"
                          "INSERT INTO t VALUES (printf('%.*c', 300000, 'y'), zeroblob(200000))"));
        QCOMPARE(textOf(walked, all(walked, u"t"), as(RowFormat::Csv)).size(),
                 4 + 300'000 + 1 + 400'003 + 1);
    }

    void aFileIsWholeOrAsItWas()
    {
        QByteArray script = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);"
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                            " LIMIT 20000) INSERT INTO t SELECT i, 'name ' || i FROM n";
        const QString database = m_folder.database(u"whole.db"_s, script.constData());
        const Walked walked(database);
        const RowsOut rows = all(walked, u"t");
        const QString path = m_folder.write(u"out.csv"_s, "as it was");
        const auto exported = [&](const QString &into) {
            return exportRows(walked.handle(), rows, as(RowFormat::Csv), into, m_watching);
        };
        m_watching.onProgress = [this](const Progress &) { m_watching.stop = true; };
        QVERIFY(!exported(path));
        QCOMPARE(Folder::bytesOf(path), QByteArray("as it was"));
        m_watching.onProgress = {};
        m_watching.stop = false;
        const auto written = exported(path);
        QVERIFY(written);
        QCOMPARE(written->rows, 20'000);
        QCOMPARE(Folder::bytesOf(path).count('\n'), 20'001);
        QVERIFY(exported(database).error().text.contains(u"is a database"));
        QVERIFY(exported(m_folder.path(u"no/such/folder.csv"_s)).error().text.contains(u"cannot"));
        const auto tooLong
            = textOfRows(walked.handle(), rows, as(RowFormat::Csv), 100'000, m_watching);
        QVERIFY(tooLong.error().text.contains(u"longer than"));
    }

    void readByTheShellByPythonAndAgain()
    {
        if (!QFile::exists(u"/usr/bin/python3"_s) || !QFile::exists(u"/usr/bin/sqlite3"_s))
            QSKIP("skipped: no python3, or no sqlite3");
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const QString path = m_folder.database(
            u"nasty.db"_s,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b REAL, c INTEGER, d BLOB)");
        fillNastily(path, random);
        const Walked walked(path);
        const RowsOut rows = all(walked, u"t");
        // INSERT: the shell builds the very same rows.
        const QString copy = m_folder.database(
            u"copy.db"_s,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b REAL, c INTEGER, d BLOB)");
        const auto inserts
            = textOfRows(walked.handle(), rows, as(RowFormat::Insert), 10'000'000, m_watching);
        QCOMPARE(answerOf(u"/usr/bin/sqlite3"_s, {u"-bail"_s, copy}, *inserts), QByteArray());
        const QString dump = u"SELECT id, typeof(a), hex(a), typeof(b), printf('%!.20g', b),"
                             " typeof(c), c, typeof(d), hex(d) FROM t"_s;
        QVERIFY2(answerOf(u"/usr/bin/sqlite3"_s, {path, dump})
                     == answerOf(u"/usr/bin/sqlite3"_s, {copy, dump}),
                 qPrintable(u"seed %1"_s.arg(seed)));
        // CSV and JSON: Python reads what it finds in the database by itself.
        RowFormatOptions csv = as(RowFormat::Csv);
        csv.guarded = false;
        QVERIFY(exportRows(walked.handle(), rows, csv, m_folder.path(u"n.csv"_s), m_watching));
        QVERIFY(exportRows(walked.handle(), rows, as(RowFormat::Json), m_folder.path(u"n.json"_s),
                           m_watching));
        QCOMPARE(
            answerOf(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromLatin1(Judge), path,
                                             m_folder.path(u"n.csv"_s), m_folder.path(u"n.json"_s)})
                .trimmed(),
            QByteArray("the same"));
    }

private:
    static constexpr const char *Judge = R"(
import csv, json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute('SELECT * FROM t ORDER BY id').fetchall()
def cell(v):
    if v is None: return ''
    if isinstance(v, bytes): return "x'" + v.hex() + "'"
    return v
read = list(csv.reader(open(sys.argv[2], newline='', encoding='utf-8')))[1:]
assert len(read) == len(rows)
for row, line in zip(rows, read):
    for v, text in zip(map(cell, row), line):
        same = type(v)(text) == v
        assert same, (v, text)
def value(v): return v.hex() if isinstance(v, bytes) else v
for row, item in zip(rows, json.load(open(sys.argv[3], encoding='utf-8'))):
    assert [value(v) for v in row] == list(item.values()), (row, item)
    assert [type(value(v)) for v in row] == [type(v) for v in item.values()], (row, item)
print('the same')
)";

    static void fillNastily(const QString &path, QRandomGenerator &random)
    {
        static const QByteArrayList pieces{"a",  "\"", ",", "\n", "\r\n", "'",  "",
                                           "=x", "ü",  "😀", "|",  "\\",   "\t", "x'00'"};
        sqlite3 *database = nullptr;
        sqlite3_open(path.toUtf8().constData(), &database);
        SqliteQuery(database, "BEGIN").next();
        for (int i = 0; i < 500; ++i) {
            SqliteQuery insert(database, "INSERT INTO t VALUES (NULL, ?, ?, ?, ?)");
            QByteArray text;
            for (int n = random.bounded(6); n > 0; --n)
                text += pieces[random.bounded(pieces.size())];
            const QByteArray blob(random.bounded(9), static_cast<char>(random.bounded(256)));
            const auto bits = static_cast<qint64>(random.generate64());
            const double real = std::ldexp(static_cast<double>(bits), random.bounded(400) - 200);
            const auto orNull
                = [&](const Value &value) { return random.bounded(6) == 0 ? Value() : value; };
            orNull(Value::ofText(QString::fromUtf8(text))).bindTo(insert, 1);
            orNull(Value::of(real)).bindTo(insert, 2);
            orNull(Value::of(bits)).bindTo(insert, 3);
            orNull(Value::ofBlob(blob)).bindTo(insert, 4);
            insert.next();
        }
        SqliteQuery(database, "COMMIT").next();
        sqlite3_close(database);
    }
};

} // namespace

SW_SUITE(rowexport, RowExportTest)
#include "tst_rowexport.moc"
