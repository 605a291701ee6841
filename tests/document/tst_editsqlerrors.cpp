// SPDX-License-Identifier: Apache-2.0
// What the verbs spoken as SQL refuse, and how they say so.
#include "model/document/editsql.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_view.h"
#include "tests/support/contents.h"
#include "tests/support/mutator.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const auto PetAndOwner
    = u"owner id:INTEGER:pk name:TEXT | pet id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.id"_s;

/// A content of a picture with a view that reads pet.name.
Content withView()
{
    Content content = contentOf(PetAndOwner);
    View view;
    view.name = u"names"_s;
    view.select = u"SELECT pet.name FROM pet"_s;
    sw::apply(content, *putView(content, view));
    view.name = u"more"_s;
    view.select = u"SELECT * FROM names"_s;
    sw::apply(content, *putView(content, view));
    return content;
}

class EditSqlErrorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatDependsNeedsCascade()
    {
        const Content content = withView();
        const auto text
            = [&](const QString &sql) { return after(content, editBySql(content, sql)); };
        QCOMPARE(text(u"ALTER TABLE owner DROP COLUMN id"_s),
                 u"error: line 1, column 31: “pet” depends on column “id”; say CASCADE to take "
                 "that away too."_s);
        QCOMPARE(text(u"ALTER TABLE owner DROP CONSTRAINT owner_pkey"_s),
                 u"error: line 1, column 35: “pet” depends on this key; say CASCADE to take that "
                 "away too."_s);
        QCOMPARE(text(u"DROP TABLE owner"_s),
                 u"error: line 1, column 12: “pet” depends on “owner”; say CASCADE to take that "
                 "away too."_s);
        QCOMPARE(
            text(u"ALTER TABLE pet DROP name"_s).section(u": "_s, 2),
            u"“names” and “more” depend on column “name”; say CASCADE to take that away too."_s);
        QCOMPARE(text(u"DROP VIEW names"_s).section(u": "_s, 2),
                 u"“more” depends on “names”; say CASCADE to take that away too."_s);
        for (const QString &sql :
             {u"ALTER TABLE pet DROP name CASCADE"_s, u"DROP TABLE pet CASCADE"_s,
              u"DROP VIEW names CASCADE"_s, u"DROP VIEW names, more"_s}) {
            const auto changes = editBySql(content, sql);
            QVERIFY2(changes.ok(), qUtf8Printable(after(content, changes)));
            QVERIFY2(applied(content, *changes).schema.views.isEmpty(), qUtf8Printable(sql));
        }
        const Content computed = [&] {
            Content made = contentOf(PetAndOwner);
            const Generated generated{u"upper(name)"_s, false};
            sw::apply(made, *setGenerated(made, tableIn(made, u"pet"),
                                          columnIn(made, u"pet.owner_id"), generated));
            return made;
        }();
        QVERIFY(!editBySql(computed, u"ALTER TABLE pet DROP name"_s).ok());
        QVERIFY(editBySql(computed, u"ALTER TABLE pet DROP name CASCADE"_s).ok());
        QVERIFY(!editBySql(computed, u"ALTER TABLE pet ALTER owner_id SET DEFAULT 1"_s).ok());
    }

    void errors_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *sql, QStringView expected) {
            QTest::newRow(sql) << QString::fromUtf8(sql) << expected.toString();
        };
        row("", u"There is no statement to do; write one, such as ALTER TABLE t RENAME TO n.");
        row("-- nothing\n;",
            u"There is no statement to do; write one, such as ALTER TABLE t RENAME TO n.");
        row("SELECT 1", u"line 1, column 1: this does not edit a document; write ALTER TABLE, or "
                        "CREATE or DROP of a TABLE, INDEX, VIEW or TRIGGER.");
        row("ALTER", u"line 1, column 6: incomplete input");
        row("ALTER TABLE", u"line 1, column 12: incomplete input");
        row("ALTER TABLE pet", u"line 1, column 16: incomplete input");
        row("ALTER TABLE pet;\nDROP TABLE pet", u"line 1, column 16: incomplete input");
        row("ALTER SEQUENCE s", u"line 1, column 7: near \"SEQUENCE\": syntax error");
        row("ALTER TABLE cat DROP x",
            u"line 1, column 13: There is no table “cat”; create it first.");
        row("ALTER TABLE other.pet DROP x", u"line 1, column 13: A document has no other schema "
                                            "than main; leave out “other.”");
        row("ALTER TABLE pet\n  DROP COLUMN né",
            u"line 2, column 15: Table “pet” has no column “né”.");
        row("ALTER TABLE pet DROP name 'é' x", u"line 1, column 27: near \"'é'\": syntax error");
        row("ALTER TABLE pet DROP CONSTRAINT x",
            u"line 1, column 33: Table “pet” has no constraint “x”.");
        row("ALTER TABLE pet RENAME name TO id",
            u"line 1, column 32: Table “pet” has a column “id” already; choose another name.");
        row("ALTER TABLE pet RENAME TO owner",
            u"line 1, column 27: “owner” is the name of a table already; choose another name.");
        row("ALTER TABLE pet RENAME CONSTRAINT a TO b",
            u"line 1, column 35: Table “pet” has no constraint “a”.");
        row("ALTER TABLE pet RENAME name title",
            u"line 1, column 29: near \"title\": syntax error");
        row("ALTER TABLE pet ADD", u"line 1, column 20: incomplete input");
        row("ALTER TABLE pet ADD name INT",
            u"line 1, column 21: Table “pet” has a column “name” already; choose another name.");
        row("ALTER TABLE pet ADD a INT NOT", u"line 1, column 27: near \"NOT\": syntax error");
        row("ALTER TABLE pet ADD a INT b c DEFAULT", u"line 1, column 38: incomplete input");
        row("ALTER TABLE pet ADD UNIQUE (missing)", u"line 1, column 29: no such column: missing");
        row("ALTER TABLE pet ADD CONSTRAINT x",
            u"line 1, column 21: A name of a constraint needs PRIMARY KEY, UNIQUE, CHECK or "
            "FOREIGN KEY behind it.");
        row("ALTER TABLE pet ADD CHECK ()", u"line 1, column 28: near \")\": syntax error");
        row("ALTER TABLE pet ADD PRIMARY KEY (name)",
            u"line 1, column 21: Table “pet” has a primary key already; drop it first.");
        row("ALTER TABLE pet ADD CONSTRAINT a UNIQUE (id), ADD CONSTRAINT A CHECK (1)",
            u"line 1, column 51: Table “pet” has a constraint “A” already; choose another name.");
        row("ALTER TABLE pet ADD FOREIGN KEY (name) REFERENCES owner (name)",
            u"line 1, column 21: The columns of “owner” that the foreign key refers to are not "
            "unique; make them a key or UNIQUE first.");
        row("ALTER TABLE pet ADD FOREIGN KEY (name) REFERENCES cat",
            u"line 1, column 21: There is no table “cat” to refer to; create it or choose another "
            "one.");
        row("ALTER TABLE pet ADD FOREIGN KEY (name, id) REFERENCES owner",
            u"line 1, column 21: A foreign key to “owner” needs 1 columns here, not 2; choose as "
            "many on both sides.");
        row("ALTER TABLE pet ALTER name", u"line 1, column 27: incomplete input");
        row("ALTER TABLE pet ALTER name SET", u"line 1, column 31: incomplete input");
        row("ALTER TABLE pet ALTER name TYPE", u"line 1, column 32: incomplete input");
        row("ALTER TABLE pet ALTER name TYPE a b(",
            u"line 1, column 33: “a b(” is not a type of column “name”; correct it.");
        row("ALTER TABLE pet ALTER name TYPE INT USING", u"line 1, column 42: incomplete input");
        row("ALTER TABLE pet ALTER name SET DEFAULT", u"line 1, column 39: incomplete input");
        row("ALTER TABLE pet ALTER name SET DEFAULT id",
            u"line 1, column 40: A default cannot be a column; write a text in single quotes, a "
            "number or an expression.");
        row("ALTER TABLE pet ALTER name SET DEFAULT \"x\"",
            u"line 1, column 40: A default cannot be a column; write a text in single quotes, a "
            "number or an expression.");
        row("ALTER TABLE pet ALTER id DROP NOT NULL",
            u"line 1, column 23: Column “id” is in the primary key, which has no NULLs; drop the "
            "key first.");
        row("ALTER TABLE pet ALTER name DROP EXPRESSION",
            u"line 1, column 23: Column “name” is not computed.");
        row("ALTER TABLE pet ALTER name DROP", u"line 1, column 32: incomplete input");
        row("ALTER TABLE pet ADD a INT,", u"line 1, column 27: incomplete input");
        row("ALTER TABLE pet ADD a INT DROP b", u"line 1, column 27: near \"DROP\": syntax error");
        row("ALTER TABLE pet DROP id, DROP name, DROP owner_id",
            u"line 1, column 42: Table “pet” would have no column left; delete the table instead.");
        row("ALTER INDEX i RENAME TO j", u"line 1, column 13: There is no index “i”.");
        row("ALTER VIEW v RENAME TO j", u"line 1, column 12: There is no view “v”.");
        row("CREATE", u"line 1, column 7: incomplete input");
        row("CREATE TABLE pet (a)",
            u"line 1, column 14: “pet” is the name of a table already; choose another name.");
        row("CREATE TABLE sqlite_x (a)",
            u"line 1, column 14: “sqlite_x” cannot be the name of a table: SQLite keeps names that "
            "begin with sqlite_ for itself; choose another name.");
        row("CREATE TEMP TABLE x (a)",
            u"line 1, column 8: What is temporary is no part of a document; leave out TEMP.");
        row("CREATE TABLE x ()", u"line 1, column 17: near \")\": syntax error");
        row("CREATE TABLE x (a, a)",
            u"line 1, column 14: Table “x” has a column “a” already; choose another name.");
        row("CREATE TABLE x (a\n b c, PRIMARY KEY (z))", u"line 2, column 20: no such column: z");
        row("CREATE TABLE x (a PRIMARY KEY, b PRIMARY KEY)",
            u"line 1, column 14: Table “x” has several primary keys; keep one.");
        row("CREATE TABLE x (a) WITHOUT ROWID",
            u"line 1, column 14: Table “x” has neither a rowid nor a primary key; give it one.");
        row("CREATE TABLE x (a REFERENCES pet (id, name))",
            u"line 1, column 14: A foreign key of “x” has 1 columns but refers to 2; choose as "
            "many on both sides.");
        row("CREATE TABLE x AS SELECT 1",
            u"line 1, column 1: its columns are known only when its SELECT runs");
        row("CREATE OR REPLACE TABLE x (a)", u"line 1, column 19: near \"TABLE\": syntax error");
        row("CREATE INDEX i ON cat (a)",
            u"line 1, column 19: There is no table “cat”; create it first.");
        row("CREATE INDEX i ON pet (missing)",
            u"line 1, column 19: Index “i” names a column that “pet” does not have; add it first.");
        row("CREATE INDEX owner ON pet (id)",
            u"line 1, column 14: “owner” is the name of a table already; choose another name.");
        row("CREATE VIEW v AS", u"line 1, column 17: incomplete input");
        row("CREATE VIEW owner AS SELECT 1",
            u"line 1, column 13: “owner” is the name of a table already; choose another name.");
        row("CREATE TRIGGER t AFTER INSERT ON cat BEGIN SELECT 1; END",
            u"line 1, column 16: There is no table or view “cat”; create it first.");
        row("CREATE TRIGGER t AFTER INSERT ON pet BEGIN SELECT 1",
            u"line 1, column 52: incomplete input");
        row("DROP TABLE cat", u"line 1, column 12: There is no table “cat”.");
        row("DROP TABLE pet owner", u"line 1, column 16: near \"owner\": syntax error");
        row("DROP VIEW pet", u"line 1, column 11: There is no view “pet”.");
        row("DROP INDEX i", u"line 1, column 12: There is no index “i”.");
        row("DROP TRIGGER t ON pet", u"line 1, column 14: There is no trigger “t” on “pet”.");
        row("DROP TRIGGER a, b",
            u"line 1, column 17: DROP TRIGGER takes one name; write one statement for each.");
        row("DROP DATABASE x", u"line 1, column 6: near \"DATABASE\": syntax error");
        row("ALTER TABLE \"pet RENAME TO x", u"line 1, column 13: unrecognized token: "
                                             "\"\"pet RENAME TO x\"");
    }

    void errors()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, expected);
        const Content content = contentOf(PetAndOwner);
        QCOMPARE(after(content, editBySql(content, sql)), u"error: "_s + expected);
    }

    void allOrNothing()
    {
        const Content content = contentOf(PetAndOwner);
        QCOMPARE(after(content, editBySql(content, u"DROP TABLE pet;\nDROP TABLE pet"_s)),
                 u"error: line 2, column 12: There is no table “pet”."_s);
        QCOMPARE(after(content, editBySql(content, u"DROP TABLE pet;"_s + QChar(u'\0') + u"x"_s)),
                 u"error: line 1, column 16: a NUL character; remove it."_s);
    }

    void hostileScripts()
    {
        const quint64 seed = propertySeed();
        const std::vector<std::string> seeds{
            "ALTER TABLE pet RENAME TO animal, ADD COLUMN a INT NOT NULL UNIQUE, DROP name CASCADE",
            "ALTER TABLE owner ADD CONSTRAINT c FOREIGN KEY (id, name) REFERENCES pet (id, name)",
            "ALTER TABLE pet ALTER name TYPE Enum('a'), ALTER name SET DEFAULT (1), DROP "
            "CONSTRAINT x",
            "CREATE TABLE x (a Enum('a', 'b') PRIMARY KEY, b REFERENCES pet, CHECK (a > b)) STRICT",
            "CREATE OR REPLACE VIEW v AS SELECT 1 FROM pet; DROP VIEW IF EXISTS v, w CASCADE",
            "CREATE TRIGGER t AFTER UPDATE OF name ON pet BEGIN SELECT NEW.name; END; DROP TRIGGER "
            "t",
            "CREATE UNIQUE INDEX i ON pet (name COLLATE nocase DESC, lower(id)) WHERE id > 1",
        };
        Mutator mutator(seeds, seed);
        const Content content = contentOf(PetAndOwner);
        int good = 0;
        for (int i = 0; i < propertyRounds(3000); ++i) {
            const QString script = QString::fromStdString(mutator.next());
            const QString result = after(content, editBySql(content, script));
            QVERIFY2(
                !result.startsWith("FAULTS"_L1) && !result.startsWith("THE INV"_L1),
                qUtf8Printable(u"seed %1: %2: %3"_s.arg(QString::number(seed), script, result)));
            good += result.startsWith("error"_L1) ? 0 : 1;
        }
        qInfo("%d scripts did something", good);
    }
};

} // namespace

SW_SUITE(editsqlerrors, EditSqlErrorsTest)
#include "tst_editsqlerrors.moc"
