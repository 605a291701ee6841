// SPDX-License-Identifier: Apache-2.0
#include "model/live/sqlscript.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

QString tablesMadeBy(const QByteArray &script)
{
    const auto read = readSqlScript(script);
    if (!read)
        return read.error().text;
    QStringList names;
    for (const TablePtr &table : read->made.schema.tables)
        names.append(table->name);
    names.sort();
    return names.join(u' ');
}

class SqlScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatItMakesIsRead()
    {
        const auto read = readSqlScript(
            "PRAGMA foreign_keys=OFF;\nBEGIN;\n"
            "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);\n"
            "INSERT INTO owner VALUES (1, 'a'), (2, 'b;c');\n"
            "CREATE TRIGGER t AFTER INSERT ON owner BEGIN SELECT 1; UPDATE owner SET name = ';'; "
            "END;\n"
            "ALTER TABLE owner ADD COLUMN born DATE;\nDROP TABLE IF EXISTS other;\n"
            "CREATE TABLE copy AS SELECT id, name FROM owner;\nUPDATE owner SET name = 'x';\n"
            "CREATE VIEW v AS SELECT 1;\nCOMMIT;\n");
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text));
        QCOMPARE(read->skippedRows, 2);
        QCOMPARE(read->skippedStatements, 1);
        const TablePtr owner = read->made.schema.table(u"owner");
        QCOMPARE(owner->columns.size(), size_t(3));
        QCOMPARE(owner->triggers.size(), size_t(1));
        QCOMPARE(read->made.schema.table(u"copy")->columns.size(), size_t(2));
        QCOMPARE(read->made.schema.views.size(), 1);
    }

    void errorsHaveTheirLineAndColumn()
    {
        QCOMPARE(tablesMadeBy("CREATE TABLE a (x);\n\n  CREATE TABLE b (x INT NOT);\n"),
                 u"line 3, column 28: near \")\": syntax error."_s);
        QCOMPARE(tablesMadeBy("CREATE TABLE a (x);\nCREATE TABLE a (y);\nCREATE INDEX i ON z (x);"),
                 u"line 2, column 14: table a already exists.\n"
                 "line 3, column 1: no such table: main.z."_s);
        QVERIFY(tablesMadeBy("-- é\nCREATE TABLE 'é' (x, é é é)\n;\nnonsense")
                    .contains(u"line 4, column 1"_s));
        QVERIFY(tablesMadeBy("CREATE TABLE a (x").contains(u"incomplete input"_s));
    }

    void nothingButTheSchemaCanBeTouched_data()
    {
        QTest::addColumn<QString>("statement");
        const test::Folder folder;
        for (const char *statement :
             {"ATTACH 'other.db' AS other", "DETACH main", "VACUUM INTO 'other.db'",
              ".shell touch other.db", ".read other.sql",
              "CREATE TABLE t AS SELECT load_extension('x')"})
            QTest::newRow(statement) << QString::fromLatin1(statement);
    }

    void nothingButTheSchemaCanBeTouched()
    {
        QFETCH(QString, statement);
        const QByteArray script
            = QByteArray("CREATE TABLE a (x);\n").append(statement.toUtf8()).append(";\n");
        const auto read = readSqlScript(script);
        QVERIFY(!read);
        QVERIFY2(read.error().text.startsWith(u"line 2, column "_s), qPrintable(read.error().text));
        QVERIFY(!QFile::exists(u"other.db"_s));
    }

    void aDumpWithAVirtualTableIsRead()
    {
        QCOMPARE(tablesMadeBy(
                     "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nPRAGMA writable_schema=ON;\n"
                     "INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)"
                     "VALUES('table','ft','ft',0,'CREATE VIRTUAL TABLE ft using fts5(a)');\n"
                     "CREATE TABLE IF NOT EXISTS 'ft_data'(id INTEGER PRIMARY KEY, block BLOB);\n"
                     "INSERT INTO ft_data VALUES(1,X'0101');\n"
                     "CREATE TABLE z(a integer primary key autoincrement);\n"
                     "DELETE FROM sqlite_sequence;\nINSERT INTO sqlite_sequence VALUES('z',1);\n"
                     "PRAGMA writable_schema=OFF;\nCOMMIT;\n"),
                 u"ft ft_config ft_content ft_data ft_docsize ft_idx z"_s);
    }

    void aScriptThatNeverEndsIsStopped()
    {
        const auto read = readSqlScript(
            "CREATE TABLE a (x);\nINSERT INTO a WITH RECURSIVE r(x) AS (SELECT 1 UNION"
            " ALL SELECT x + 1 FROM r) SELECT max(x) FROM r;",
            std::chrono::milliseconds(200));
        QVERIFY(!read);
        QCOMPARE(read.error().text, u"it was still running after 0.2 seconds, and was stopped."_s);
    }

    void nothingMakesNothing()
    {
        QCOMPARE(tablesMadeBy(""), QString());
        QCOMPARE(tablesMadeBy("-- only a comment\n;;\n"), QString());
        QVERIFY(tablesMadeBy(QByteArray("CREATE\0TABLE", 12)).contains(u"NUL"_s));
    }
};

} // namespace

SW_SUITE(sqlscript, SqlScriptTest)
#include "tst_sqlscript.moc"
