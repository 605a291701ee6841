// SPDX-License-Identifier: Apache-2.0
#include "model/document/editsql.h"
#include "model/sql/script.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const auto OwnerAndPet
    = u"owner id:INTEGER:pk name:TEXT | pet id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.id"_s;

QString expectedText(QStringView expected) { return expected.toString(); }
QString expectedText(const QString &expected) { return expected; }

/// The CREATE TABLE of a table after the script, in one line; the error where there is one.
QString ddlAfter(const Content &content, const QString &sql, QStringView table)
{
    const Result<Changes> changes = editBySql(content, sql);
    if (!changes)
        return u"error: "_s + changes.error().text;
    const Script script = scriptOf(applied(content, *changes).schema);
    for (const Statement &statement : script.statements) {
        if (statement.sql.startsWith(u"CREATE TABLE "_s + table + u' '))
            return statement.sql.simplified();
    }
    return {};
}

class EditSqlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alters_data()
    {
        QTest::addColumn<QString>("sql");      // after ALTER TABLE pet
        QTest::addColumn<QString>("expected"); // CREATE TABLE of pet, without these words
        const auto row = [](const char *sql, const auto &expected) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << expectedText(expected);
        };
        const auto pet = [](QStringView columns) {
            return QString(u"( id INTEGER PRIMARY KEY, "_s + columns + u" )"_s);
        };
        const auto name = [&](QStringView clauses) {
            return pet(
                QString(u"name TEXT"_s + clauses + u", owner_id INTEGER REFERENCES owner (id)"_s));
        };
        const auto end = [&](QStringView clauses) {
            return pet(QString(u"name TEXT, owner_id INTEGER REFERENCES owner (id)"_s + clauses));
        };
        row("RENAME COLUMN name TO title",
            pet(u"title TEXT, owner_id INTEGER REFERENCES owner (id)"));
        row("rename name to \"call name\"",
            pet(u"\"call name\" TEXT, owner_id INTEGER REFERENCES owner (id)"));
        row("ADD COLUMN age INTEGER", end(u", age INTEGER"));
        row("ADD age", end(u", age"));
        row("ADD COLUMN IF NOT EXISTS name INT", end(u""));
        row("ADD COLUMN IF NOT EXISTS age INT", end(u", age INT"));
        row("ADD age INT NOT NULL DEFAULT 0 CHECK (age >= 0) UNIQUE",
            end(u", age INT UNIQUE NOT NULL DEFAULT 0 CHECK (age >= 0)"));
        row("ADD vet_id INT CONSTRAINT f REFERENCES owner (id) ON DELETE CASCADE",
            end(u", vet_id INT CONSTRAINT f REFERENCES owner (id) ON DELETE CASCADE"));
        row("ADD full TEXT GENERATED ALWAYS AS (name || 'x') STORED",
            end(u", \"full\" TEXT GENERATED ALWAYS AS (name || 'x') STORED"));
        row("ADD nick String(80)", end(u", nick VARCHAR(80)"));
        row("ADD state Enum('on', 'off') NOT NULL", end(u", state VARCHAR(3) NOT NULL"));
        row("ADD a INT, ADD b INT, DROP COLUMN name",
            pet(u"owner_id INTEGER REFERENCES owner (id), a INT, b INT"));
        row("DROP COLUMN name", pet(u"owner_id INTEGER REFERENCES owner (id)"));
        row("DROP name RESTRICT", pet(u"owner_id INTEGER REFERENCES owner (id)"));
        row("DROP COLUMN IF EXISTS missing", end(u""));
        row("DROP owner_id", pet(u"name TEXT"));
        row("DROP id", u"( name TEXT, owner_id INTEGER REFERENCES owner (id) )");
        row("ALTER COLUMN name TYPE VARCHAR(80)",
            pet(u"name VARCHAR(80), owner_id INTEGER REFERENCES owner (id)"));
        row("ALTER name SET DATA TYPE Unicode(20)",
            pet(u"name VARCHAR(20), owner_id INTEGER REFERENCES owner (id)"));
        row("ALTER name TYPE Enum('a', 'bcd')",
            pet(u"name VARCHAR(3), owner_id INTEGER REFERENCES owner (id)"));
        row("ALTER name TYPE CHAR(3) COLLATE nocase",
            pet(u"name CHAR(3) COLLATE nocase, owner_id INTEGER REFERENCES owner (id)"));
        row("ALTER name SET DEFAULT 'it''s'", name(u" DEFAULT 'it''s'"));
        row("ALTER name SET DEFAULT -1.5", name(u" DEFAULT -1.5"));
        row("ALTER name SET DEFAULT current_timestamp", name(u" DEFAULT current_timestamp"));
        row("ALTER name SET DEFAULT lower('A') || 'b'", name(u" DEFAULT (lower('A') || 'b')"));
        row("ALTER name SET DEFAULT (1 + 1), ALTER name SET NOT NULL",
            name(u" NOT NULL DEFAULT (1 + 1)"));
        row("ALTER name SET DEFAULT 1, ALTER name DROP DEFAULT", name(u""));
        row("ALTER name SET NOT NULL", name(u" NOT NULL"));
        row("ALTER name SET NOT NULL, ALTER COLUMN name DROP NOT NULL", name(u""));
        row("ALTER name DROP EXPRESSION IF EXISTS", name(u""));
        row("ADD UNIQUE (name)", end(u", UNIQUE (name)"));
        row("ADD CONSTRAINT u UNIQUE (name, owner_id)",
            end(u", CONSTRAINT u UNIQUE (name, owner_id)"));
        row("ADD CHECK (length(name) > 1)", end(u", CHECK (length(name) > 1)"));
        row("ADD CONSTRAINT c CHECK (name <> ',')", end(u", CONSTRAINT c CHECK (name <> ',')"));
        row("ADD FOREIGN KEY (id) REFERENCES owner", end(u", FOREIGN KEY (id) REFERENCES owner"));
        row("ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES owner (id) ON DELETE SET NULL "
            "DEFERRABLE INITIALLY DEFERRED",
            end(u", CONSTRAINT f FOREIGN KEY (id) REFERENCES owner (id) ON DELETE SET NULL "
                "DEFERRABLE INITIALLY DEFERRED"));
        row("DROP CONSTRAINT pet_pkey, ADD PRIMARY KEY (name, id)",
            u"( id INTEGER NOT NULL, name TEXT NOT NULL, owner_id INTEGER REFERENCES owner (id), "
            "PRIMARY KEY (name, id) )");
        row("DROP CONSTRAINT pet_pkey, ADD CONSTRAINT k PRIMARY KEY (id)",
            u"( id INTEGER, name TEXT, owner_id INTEGER REFERENCES owner (id), "
            "CONSTRAINT k PRIMARY KEY (id) )");
        row("DROP CONSTRAINT pet_owner_id_fkey", pet(u"name TEXT, owner_id INTEGER"));
        row("ADD UNIQUE (name), DROP CONSTRAINT pet_name_key", end(u""));
        row("ADD CHECK (name > 1), ADD CHECK (name > 2), DROP CONSTRAINT pet_name_check1",
            end(u", CHECK (name > 1)"));
        row("ADD CHECK (id > name), DROP CONSTRAINT PET_CHECK", end(u""));
        row("ALTER name SET NOT NULL, DROP CONSTRAINT pet_name_not_null", end(u""));
        row("ADD CONSTRAINT u UNIQUE (name), DROP CONSTRAINT u", end(u""));
        row("ADD CONSTRAINT u UNIQUE (name), RENAME CONSTRAINT u TO v",
            end(u", CONSTRAINT v UNIQUE (name)"));
        row("DROP CONSTRAINT IF EXISTS missing", end(u""));
        row("RENAME owner_id TO keeper_id, ALTER keeper_id SET NOT NULL",
            pet(u"name TEXT, keeper_id INTEGER NOT NULL REFERENCES owner (id)"));
    }

    void alters()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, expected);
        const Content content = contentOf(OwnerAndPet);
        const QString script = u"ALTER TABLE pet "_s + sql;
        QCOMPARE(ddlAfter(content, script, u"pet"), u"CREATE TABLE pet "_s + expected);
        const Result<Changes> changes = editBySql(content, script + u';');
        QVERIFY(!after(content, changes).startsWith("FAULTS"_L1));
        const Schema schema = applied(content, *changes).schema;
        for (const Problem &problem : tryScript(scriptOf(schema), schema))
            QVERIFY2(problem.severity != Severity::Error, qUtf8Printable(problem.text));
    }

    void scripts_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *sql, const auto &expected) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << expectedText(expected);
        };
        const auto pets
            = u"owner id:INTEGER:pk name:TEXT | pet id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.id"_s;
        const auto keepers
            = u"keeper id:INTEGER:pk name:TEXT | pet id:INTEGER:pk name:TEXT owner_id:INTEGER>keeper.id"_s;
        row("ALTER TABLE owner RENAME TO keeper", keepers);
        row("ALTER TABLE ONLY main.OWNER RENAME TO keeper;;", keepers);
        row("ALTER TABLE IF EXISTS missing RENAME TO keeper", pets);
        row("-- only the type\nALTER TABLE owner ALTER id TYPE BIGINT -- follows",
            u"owner id:BIGINT:pk name:TEXT | pet id:INTEGER:pk name:TEXT owner_id:BIGINT>owner.id");
        row("ALTER TABLE owner RENAME TO x; ALTER TABLE pet RENAME TO owner; "
            "ALTER TABLE x RENAME TO pet",
            u"owner id:INTEGER:pk name:TEXT owner_id:INTEGER>pet.id | pet id:INTEGER:pk name:TEXT");
        row("CREATE TABLE vet (id INTEGER PRIMARY KEY, boss INT REFERENCES vet, s String(9)) "
            "STRICT",
            pets + u" | vet id:INTEGER:pk boss:INT>vet s:VARCHAR(9) @strict");
        row("CREATE TABLE IF NOT EXISTS pet (x)", pets);
        row("CREATE TABLE a (b_id INT REFERENCES b); CREATE TABLE b (id INTEGER PRIMARY KEY)",
            u"a b_id:INT>b | b id:INTEGER:pk | "_s + pets);
        row("CREATE TABLE v (s Enum('x', 'yz') DEFAULT 'x', t Enum ( 'abc' ))",
            pets + u" | v s:VARCHAR(2) t:VARCHAR(3)");
        row("CREATE INDEX i ON pet (name, owner_id DESC) WHERE name > 1",
            pets + u" ix(name,owner_id)?");
        row("CREATE UNIQUE INDEX main.i ON pet (lower(name))", pets + u" ux(lower(name))");
        row("CREATE INDEX i ON pet (name); CREATE INDEX IF NOT EXISTS i ON pet (id)",
            pets + u" ix(name)");
        row("CREATE INDEX i ON pet (name); CREATE INDEX j ON pet (id); DROP INDEX main.I, j", pets);
        row("CREATE INDEX i ON pet (name); ALTER INDEX i RENAME TO j; DROP INDEX j", pets);
        row("DROP INDEX IF EXISTS missing", pets);
        row("DROP TABLE pet", u"owner id:INTEGER:pk name:TEXT");
        row("DROP TABLE pet; DROP TABLE owner", u"");
        row("DROP TABLE owner, pet", u"");
        row("DROP TABLE owner CASCADE", u"pet id:INTEGER:pk name:TEXT owner_id:INTEGER");
        row("DROP TABLE IF EXISTS missing, pet RESTRICT", u"owner id:INTEGER:pk name:TEXT");
        row("ALTER TABLE owner DROP id CASCADE",
            u"owner name:TEXT | pet id:INTEGER:pk name:TEXT owner_id:INTEGER");
        row("ALTER TABLE owner DROP CONSTRAINT owner_pkey CASCADE",
            u"owner id:INTEGER name:TEXT | pet id:INTEGER:pk name:TEXT owner_id:INTEGER");
        row("ALTER TABLE owner ADD UNIQUE (id), DROP CONSTRAINT owner_pkey",
            u"owner id:INTEGER name:TEXT uq(id) | "
            "pet id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.id");
        row("CREATE INDEX i ON pet (id, name); ALTER TABLE pet DROP name",
            u"owner id:INTEGER:pk name:TEXT | pet id:INTEGER:pk owner_id:INTEGER>owner.id");
        row("CREATE VIRTUAL TABLE docs USING fts5(body); DROP TABLE docs", pets);
    }

    void scripts()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, expected);
        const Content content = contentOf(OwnerAndPet);
        QCOMPARE(after(content, editBySql(content, sql)), expected);
    }

    void renamesKeepIdentity()
    {
        const Content content = contentOf(OwnerAndPet);
        const auto changes = editBySql(
            content, u"ALTER TABLE pet RENAME TO animal; ALTER TABLE animal RENAME name TO title; "
                     "CREATE TABLE pet (id INTEGER PRIMARY KEY)"_s);
        QVERIFY(changes.ok());
        const Content then = applied(content, *changes);
        QCOMPARE(tableIn(then, u"animal"), tableIn(content, u"pet"));
        QCOMPARE(columnIn(then, u"animal.title"), columnIn(content, u"pet.name"));
        QCOMPARE(then.schema.table(u"animal")->formerNames, QStringList{u"pet"_s});
        QCOMPARE(faultsOf(then), QStringList());
    }

    void viewsAndTriggers()
    {
        Content content = contentOf(OwnerAndPet);
        const auto run = [&](const QString &sql) {
            const auto changes = editBySql(content, sql);
            QVERIFY2(changes.ok(), qUtf8Printable(after(content, changes)));
            sw::apply(content, *changes);
        };
        run(u"CREATE VIEW names (n) AS SELECT name FROM pet;"
            "CREATE TRIGGER log AFTER INSERT ON pet BEGIN SELECT 1; SELECT 2; END;"
            "CREATE TRIGGER IF NOT EXISTS log AFTER DELETE ON pet BEGIN SELECT 3; END;"
            "CREATE TRIGGER seen INSTEAD OF INSERT ON names BEGIN SELECT 1; END"_s);
        QCOMPARE(content.schema.view(u"names")->select, u"SELECT name FROM pet"_s);
        QCOMPARE(content.schema.view(u"names")->columns, QStringList{u"n"_s});
        QCOMPARE(content.schema.table(u"pet")->triggers.size(), 1U);
        const ViewId id = viewIn(content, u"names");
        run(u"CREATE OR REPLACE VIEW names AS SELECT id FROM pet;"
            "CREATE VIEW IF NOT EXISTS names AS SELECT 1; ALTER VIEW names RENAME TO ids"_s);
        QCOMPARE(content.schema.view(u"ids")->select, u"SELECT id FROM pet"_s);
        QCOMPARE(content.schema.view(u"ids")->id, id);
        QCOMPARE(content.schema.view(u"ids")->triggers.size(), 1U);
        run(u"DROP TRIGGER log; DROP TRIGGER seen ON ids; DROP TRIGGER IF EXISTS log"_s);
        QVERIFY(content.schema.table(u"pet")->triggers.empty());
        QVERIFY(content.schema.view(u"ids")->triggers.empty());
        run(u"DROP VIEW ids; DROP VIEW IF EXISTS ids"_s);
        QVERIFY(content.schema.views.isEmpty());
    }
};

} // namespace

SW_SUITE(editsql, EditSqlTest)
#include "tst_editsql.moc"
