// SPDX-License-Identifier: Apache-2.0
// A file of separated values makes a table of its own, all of it or nothing.
#include "model/data/csvtable.h"
#include "model/sql/writer.h"
#include "tests/data/edited.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class CsvTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreMadeOfWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *words, const char *name) {
            QTest::addRow("%s", words) << QString::fromUtf8(words) << QString::fromUtf8(name);
        };
        row("Last Name", "last_name");
        row("  CustomerID ", "customer_id");
        row("HTTPServer2Go", "http_server2_go");
        row("Größe (cm)", "größe_cm");
        row("2019", "_2019");
        row("order", "order_");
        row("'=sum(a)", "sum_a");
        row("\"; DROP TABLE x; --", "drop_table_x");
        row("---", "");
    }

    void namesAreMadeOfWords()
    {
        QFETCH(QString, words);
        QTEST(nameOfWords(words), "name");
    }

    void whatAFileLooksLike_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("table");
        const auto row = [](const char *what, const char *csv, const char *table) {
            QTest::newRow(what) << QByteArray(csv) << QString::fromUtf8(table);
        };
        row("a key of its own", "id,name\n1,Ann\n2,Bob\n",
            "CREATE TABLE new_people (id INTEGER PRIMARY KEY, name TEXT)");
        row("a key called after the table", "new_people_id,x\nab,1\ncd,2\n",
            "CREATE TABLE new_people (new_people_id TEXT PRIMARY KEY NOT NULL, x INTEGER)");
        row("a key that is there twice", "id,x\n1,a\n1,b\n",
            "CREATE TABLE new_people (id_2 INTEGER PRIMARY KEY, id INTEGER, x TEXT)");
        row("a key that is not there once", "id,x\n1,a\n,b\n",
            "CREATE TABLE new_people (id_2 INTEGER PRIMARY KEY, id INTEGER, x TEXT)");
        row("types",
            "a,b,c,d,e,f,g\n1,1.5,01234,x'00',,9223372036854775808,1\n"
            "-2,2,5,x'ff',,1,1e5\n",
            "CREATE TABLE new_people (id INTEGER PRIMARY KEY, a INTEGER, b REAL, c TEXT, d BLOB,"
            " e TEXT, f TEXT, g REAL)");
        row("digits that a real number would lose", "a\n0.12345678901234567\n",
            "CREATE TABLE new_people (id INTEGER PRIMARY KEY, a TEXT)");
        row("a guard against formulas", "a\n'-1\n",
            "CREATE TABLE new_people (id INTEGER PRIMARY KEY, a TEXT)");
        row("names twice, and none", "A,a,,Order\n1,2,3,4\n",
            "CREATE TABLE new_people (id INTEGER PRIMARY KEY, a INTEGER, a_2 INTEGER, column_3"
            " INTEGER, order_ INTEGER)");
    }

    void whatAFileLooksLike()
    {
        QFETCH(QByteArray, csv);
        Folder folder;
        const CsvTable table = guessed(folder.write(u"New People.csv"_s, csv));
        const Table made = tableFor(table);
        QString sql = DdlWriter(Schema()).table(made).simplified();
        QTEST(sql.replace(u"( "_s, u"("_s).replace(u" )"_s, u")"_s), "table");
        QCOMPARE(objectionTo(Schema(), table), QString());
    }

    void whatCannotBeMadeIsSaid()
    {
        Edited db("CREATE TABLE t (a); CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT 1");
        CsvTable table{u"x"_s, {{u"a"_s, u"TEXT"_s}, {u"b"_s, {}}}, CsvTable::OwnKey};
        QCOMPARE(objectionTo(db.schema(), table), QString());
        for (const char *name : {"t", "T", "i", "v"}) {
            table.name = QString::fromUtf8(name);
            VERIFY_SAYS(objectionTo(db.schema(), table), u"is there already"_s);
        }
        table.name = u" "_s;
        VERIFY_SAYS(objectionTo(db.schema(), table), u"needs a name"_s);
        table.name = u"sqlite_x"_s;
        VERIFY_SAYS(objectionTo(db.schema(), table), u"sqlite_"_s);
        table.name = u"x"_s;
        table.columns[1] = {u"A"_s, u"TEXT"_s};
        VERIFY_SAYS(objectionTo(db.schema(), table), u"Two columns of the new table"_s);
        table.columns[1].name.clear();
        VERIFY_SAYS(objectionTo(db.schema(), table), u"needs a name"_s);
        table.columns = {{u"a"_s, {}}};
        VERIFY_SAYS(objectionTo(db.schema(), table), u"No column of the file"_s);
    }

    void madeAndFilledInOneTransaction()
    {
        Edited db("CREATE TABLE t (a)");
        const QString path
            = db.folder().write(u"people.csv"_s, "name,age\nAnn,30\n'=Bob,\nCid,old\n");
        CsvTable table = guessed(path);
        QCOMPARE(table.columns[1].type, u"TEXT"_s);
        table.columns[1].type = u"INTEGER"_s;
        const auto done = import(db, path, table, false);
        QVERIFY2(done.ok(), qPrintable(done ? QString() : done.error().text));
        QVERIFY(!done->written);
        QCOMPARE(done->problems.size(), size_t(1));
        QCOMPARE(done->problems[0].line, 4);
        QCOMPARE(done->problems[0].column, u"age"_s);
        VERIFY_SAYS(done->problems[0].why, u"is no number"_s);
        // Nothing is left of it.
        QCOMPARE(db.rows(u"SELECT name FROM sqlite_schema"_s), u"'t'"_s);
        const auto again = import(db, path, table, true);
        QVERIFY(again.ok() && again->written);
        QCOMPARE(db.rows(u"SELECT * FROM people"_s), u"1 'Ann' 30, 2 '=Bob' NULL"_s);
        // And once more it is there already.
        const auto third = import(db, path, table, true);
        QVERIFY(!third.ok());
        VERIFY_SAYS(third.error().text, u"already exists"_s);
        QCOMPARE(db.rows(u"SELECT count(*) FROM people"_s), u"2"_s);
    }

    void aKeyThatIsThereTwiceIsWrongByItsLine()
    {
        Edited db("CREATE TABLE t (a)");
        const QString path = db.folder().write(u"x.csv"_s, "code,n\na,1\nb,2\na,3\n,4\n");
        CsvTable table = guessed(path);
        table.key = 0;
        const auto done = import(db, path, table, false);
        QVERIFY(done.ok() && !done->written);
        QCOMPARE(done->problems.size(), size_t(2));
        QCOMPARE(done->problems[0].line, 4);
        QCOMPARE(done->problems[1].line, 5);
        QCOMPARE(db.rows(u"SELECT count(*) FROM sqlite_schema"_s), u"1"_s);
    }

private:
    static CsvTable guessed(const QString &path)
    {
        const auto part = readCsvPart(path, {}, 1, 100);
        return part ? guessCsvTable(Schema(), path, *part, {}) : CsvTable();
    }

    static Result<CsvImported> import(Edited &db, const QString &path, const CsvTable &table,
                                      bool leaveOutWrong)
    {
        CsvImport how;
        how.columns = columnsFor(table);
        how.makesTable = true;
        how.leaveOutWrong = leaveOutWrong;
        const Table made = tableFor(table);
        Schema schema = db.schema();
        schema.tables.put(made);
        Watching watching;
        const auto database = WritableDatabase::open(db.path(), watching);
        if (!database)
            return database.error();
        return importCsv(**database, schema, made, path, how);
    }
};

} // namespace

SW_SUITE(csvtable, CsvTableTest)
#include "tst_csvtable.moc"
