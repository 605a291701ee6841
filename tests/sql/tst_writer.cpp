// SPDX-License-Identifier: Apache-2.0
#include "model/sql/parse.h"
#include "model/sql/quote.h"
#include "model/sql/read.h"
#include "model/sql/script.h"
#include "model/sql/writer.h"
#include "tests/support/mutator.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

Table tableOf(const char *sql)
{
    auto table = tableFromSql(sql);
    return table ? std::move(table).take() : Table();
}

QString written(const Table &table, Problems *problems = nullptr)
{
    const Schema schema;
    DdlWriter writer(schema);
    QString sql = writer.table(table);
    if (problems)
        *problems = writer.problems();
    return sql;
}

class WriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyClauseIsWritten()
    {
        const char *sql = "CREATE TABLE pet ( -- all animals\n"
                          "    id INTEGER CONSTRAINT pk PRIMARY KEY ON CONFLICT ABORT"
                          " AUTOINCREMENT, -- by itself\n"
                          "    name VARCHAR(80) UNIQUE CONSTRAINT nn NOT NULL ON CONFLICT FAIL"
                          " DEFAULT 'Rex' COLLATE NOCASE CHECK (name <> ''),\n"
                          "    owner INT CONSTRAINT o REFERENCES owner (id) ON DELETE SET NULL"
                          " ON UPDATE CASCADE MATCH FULL DEFERRABLE INITIALLY DEFERRED,\n"
                          "    age INT GENERATED ALWAYS AS (2 * id) STORED, /* two\n lines */\n"
                          "    CONSTRAINT u UNIQUE (name COLLATE RTRIM DESC, age) ON CONFLICT"
                          " REPLACE,\n"
                          "    CONSTRAINT c CHECK (age > 0),\n"
                          "    FOREIGN KEY (owner, age) REFERENCES other\n"
                          ") STRICT";
        QCOMPARE(written(tableOf(sql)).split(u'\n'), QString::fromLatin1(sql).split(u'\n'));
    }

    void namesAreQuotedWhereTheyMustBe()
    {
        QCOMPARE(quotedName(u"pet_1"_s), u"pet_1"_s);
        for (const char *name : {"order", "1st", "full name", "a\"b", "", "é", "a.b", "Key"})
            QVERIFY2(quotedName(QString::fromUtf8(name)).startsWith(u'"'), name);
        QCOMPARE(quotedName(u"a\"b"_s), u"\"a\"\"b\""_s);
        QCOMPARE(quotedText(u"it's"_s), u"'it''s'"_s);
    }

    void anyNameGoesThereAndBack()
    {
        const QStringList names{u"a\"b"_s,     u"]"_s,          u"';--"_s,
                                u"%1 %s %2"_s, u"two\nlines"_s, u"\u202Eright to left"_s,
                                u"emoji 🐶"_s,  u"`tick`"_s,     u" space "_s,
                                u"select"_s,   u"É"_s,          u"*/ /* --"_s,
                                QString(),     u"a.b"_s,        u"\uFEFFmark"_s};
        for (const QString &name : names) {
            Table table;
            table.id = TableId::random();
            table.name = name;
            for (const QString &column : names) {
                Column each;
                each.id = ColumnId::random();
                each.name = column;
                table.columns.push_back(each);
            }
            Key key;
            key.name = name;
            key.primary = true;
            key.parts = {{table.columns[3].id, {}, {}}, {table.columns[0].id, {}, {}}};
            table.keys.push_back(key);
            const QByteArray sql = written(table).toUtf8();
            ScratchDatabase scratch(ScratchDatabase::StandIns::Modules);
            QVERIFY2(!scratch.run(viewOf(sql)), sql.constData());
            SqliteQuery query(scratch.handle(),
                              "SELECT name FROM sqlite_schema WHERE type='table'");
            QVERIFY(query.next());
            QCOMPARE(query.text(0), name);
            const Table read = tableOf(sql.constData());
            for (size_t i = 0; i < read.columns.size(); ++i)
                QCOMPARE(read.columns[i].name, table.columns[i].name);
            QCOMPARE(read.keys.front().name, name);
        }
    }

    void textThatIsNoSqlIsLeftOutAndNamed_data()
    {
        QTest::addColumn<QString>("evil");
        for (const char *text : {"int); DROP TABLE x; --", "int /*", "1) ; ATTACH 'x' AS y; (",
                                 "'unclosed", "a --", "("})
            QTest::addRow("%s", text) << QString::fromLatin1(text);
    }

    void textThatIsNoSqlIsLeftOutAndNamed()
    {
        QFETCH(QString, evil);
        Table table = tableOf("CREATE TABLE t (a INT DEFAULT 1 CHECK (a > 0), b AS (a))");
        table.columns[0].type = evil;
        table.columns[0].defaultValue = evil;
        table.columns[1].generated->expression = evil;
        table.checks[0].expression = evil;
        Index index;
        index.name = u"i"_s;
        index.parts.push_back({{}, evil, {}, {}});
        table.indexes.push_back(index);
        Trigger trigger;
        trigger.name = u"tr"_s;
        trigger.text = u"AFTER INSERT ON t BEGIN SELECT 1; END; DROP TABLE t; "_s + evil;
        table.triggers.push_back(trigger);
        View view;
        view.id = ViewId::random();
        view.name = u"v"_s;
        view.select = u"SELECT 1; "_s + evil;
        Schema schema;
        schema.tables.put(table);
        schema.views.put(view);
        const Script script = scriptOf(schema);
        QCOMPARE(textOf(script, {}), u"CREATE TABLE t (\n    a,\n    b\n);\n"_s);
        QCOMPARE(script.problems.size(), size_t(7));
        QVERIFY(script.problems.front().text.contains(u"column t.a"_s));
    }

    void commentsStandWhereTheyAreRead_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("columns");
        QTest::newRow("none") << u"CREATE TABLE t (a, b)"_s << QString() << u"|"_s;
        QTest::newRow("table") << u"CREATE TABLE t /* x */ ( -- y\n a, b)"_s << u"x\ny"_s << u"|"_s;
        QTest::newRow("behind the comma")
            << u"CREATE TABLE t (a, -- A\n b -- B\n)"_s << QString() << u"A|B"_s;
        QTest::newRow("before the comma")
            << u"CREATE TABLE t (a /* A */, b /* B */)"_s << QString() << u"A|B"_s;
        QTest::newRow("of the next line")
            << u"CREATE TABLE t (a,\n -- about b\n b\n -- the end\n)"_s << QString() << u"|"_s;
        QTest::newRow("before a constraint")
            << u"CREATE TABLE t (a, b, -- B\n PRIMARY KEY (a) -- P\n)"_s << QString() << u"|B"_s;
        QTest::newRow("inside") << u"CREATE TABLE t (a INT /* type */ NOT NULL, b)"_s << QString()
                                << u"|"_s;
    }

    void commentsStandWhereTheyAreRead()
    {
        QFETCH(QString, sql);
        QFETCH(QString, table);
        QFETCH(QString, columns);
        const Table read = tableOf(sql.toUtf8().constData());
        QCOMPARE(read.comment, table);
        QCOMPARE(read.columns[0].comment + u'|' + read.columns[1].comment, columns);
        QCOMPARE(tableOf(written(read).toUtf8().constData()), read);
    }

    void aCommentCannotEndItself()
    {
        Table table = tableOf("CREATE TABLE t (a, b)");
        table.comment = u"one\n*/ ); DROP TABLE x; --"_s;
        table.columns[0].comment = u"a */ b"_s;
        Problems problems;
        const QByteArray sql = written(table, &problems).toUtf8();
        QCOMPARE(problems.size(), size_t(1));
        QVERIFY(parseCreateTable(viewOf(sql)));
        QCOMPARE(tableOf(sql.constData()).columns[0].comment, u"a */ b"_s);
    }

    void parentsComeBeforeChildren()
    {
        const Schema schema = test::schemaFromPicture(
            u"c id:pk b>b.id | b id:pk a>a.id | a id:pk | y id:pk z>z.id | z id:pk y>y.id"_s);
        QStringList names;
        for (const TablePtr &table : tablesByNeed(schema))
            names.append(table->name);
        QCOMPARE(names.join(u' '), u"a b c y z"_s);
    }

    void viewsComeAfterThoseTheyRead()
    {
        Schema schema;
        for (const char *name : {"a", "b", "c"}) {
            View view;
            view.id = ViewId::fromNames({QString::fromLatin1(name)});
            view.name = QString::fromLatin1(name);
            view.select = name[0] == 'c'
                              ? u"SELECT 1"_s
                              : u"SELECT * FROM [%1]"_s.arg(QChar(char16_t(name[0] + 1)));
            schema.views.put(view);
        }
        QStringList names;
        for (const ViewPtr &view : viewsByNeed(schema))
            names.append(view->name);
        QCOMPARE(names.join(u' '), u"c b a"_s);
    }

    void whatSqliteRefusesIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *sql, const char *subject) {
            QTest::addRow("%s", sql) << QString::fromLatin1(sql) << QString::fromLatin1(subject);
        };
        row("CREATE TABLE t (a, b CHECK (lenght(b) > 0))", "check t (lenght(b) > 0)");
        row("CREATE TABLE t (a, CONSTRAINT few CHECK (a < (SELECT 1)))", "check t few");
        row("CREATE TABLE t (a, b DEFAULT (a))", "column t.b");
        row("CREATE TABLE t (a, b AS (nothing))", "column t.b");
        row("CREATE TABLE t (a TEXT COLLATE klingon, UNIQUE (a))", "column t.a");
        row("CREATE TABLE t (a TEXT PRIMARY KEY AUTOINCREMENT)", "primary key t(a)");
        row("CREATE TABLE t (a STRING) STRICT", "column t.a");
        row("CREATE TABLE t (a, A)", "column t.a");
    }

    void whatSqliteRefusesIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, subject);
        Schema schema;
        schema.tables.put(tableOf(sql.toUtf8().constData()));
        const Script script = scriptOf(schema);
        const Problems problems = tryScript(script, schema);
        QCOMPARE(problems.size(), size_t(1));
        QCOMPARE(problems.front().subject.name, subject);
        QVERIFY(problems.front().text.contains(u"SQLite says"_s));
    }

    void aNameForTwoIsRefused()
    {
        Schema schema;
        for (const char *name : {"t", "T"}) {
            Table table = tableOf("CREATE TABLE x (a)");
            table.name = QString::fromLatin1(name);
            table.id = TableId::random();
            schema.tables.put(table);
        }
        const Problems problems = tryScript(scriptOf(schema), schema);
        QCOMPARE(problems.size(), size_t(1));
        QCOMPARE(problems.front().rule, u"name-taken"_s);
    }
};

} // namespace

SW_SUITE(writer, WriterTest)
#include "tst_writer.moc"
