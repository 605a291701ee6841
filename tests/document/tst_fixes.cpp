// SPDX-License-Identifier: Apache-2.0
// Every rule of lint: what it finds in a schema of one line, and that its fix mends it.
#include "model/document/fixes.h"
#include "model/document/integrity.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

Content pictured(const QString &picture)
{
    Content content;
    content.schema = test::schemaFromPicture(picture);
    return content;
}

/// The findings of a rule as lines: `column pet.id …`.
QStringList findingsOf(const Schema &schema, const QString &rule)
{
    QStringList lines;
    for (const Problem &problem : lint(schema)) {
        if (problem.rule == rule)
            lines.append(problem.subject.name);
    }
    return lines;
}

class FixesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRuleFindsItsOwnAndItsFixMendsIt_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("fix");
        const auto row = [](const char *rule, const char *picture, const char *subject,
                            const char *fix) {
            QTest::addRow("%s", rule) << QString::fromLatin1(rule) << QString::fromUtf8(picture)
                                      << QString::fromUtf8(subject) << QString::fromUtf8(fix);
        };
        row("missing-primary-key", "pet name", "table pet", "Add the key column id");
        row("association-without-key",
            "a id:pk | b id:pk | a_b a_id:INTEGER>a.id b_id:INTEGER>b.id", "table a_b",
            "Make both foreign keys its primary key");
        row("not-the-rowid", "pet id:INT pk(id)", "column pet.id", "Make it INTEGER PRIMARY KEY");
        row("nullable-key", "pet a:TEXT b:TEXT! pk(a,b)", "column pet.a", "Make it NOT NULL");
        row("strict-type", "pet id:pk name:VARCHAR @strict", "column pet.name", "Make it TEXT");
        row("text-as-number", "pet id:pk name:STRING", "column pet.name", "Make it TEXT");
        row("duplicate-index", "pet id:pk name ix(name) ux(name)", "index pet_name_ix", "");
        row("parent-not-unique", "owner id:pk name:TEXT | pet id:pk owner:TEXT>owner.name",
            "foreign key pet(owner)", "Make owner UNIQUE");
        row("missing-parent", "pet id:pk owner_id>owner.id", "foreign key pet(owner_id)",
            "Delete the foreign key");
        row("missing-parent-column", "owner id:pk | pet id:pk owner_id>owner.nothing",
            "foreign key pet(owner_id)", "");
        row("parent-without-key", "owner name | pet id:pk owner_id>owner",
            "foreign key pet(owner_id)", "");
        row("column-count", "owner a:TEXT! b:TEXT! pk(a,b) | pet id:pk owner_id>owner",
            "foreign key pet(owner_id)", "");
        row("unindexed-foreign-key", "owner id:pk | pet id:pk owner_id:INTEGER>owner.id",
            "foreign key pet(owner_id)", "Create an index");
        row("one-to-one-by-mark", "owner id:pk | pet id:pk owner_id:INTEGER>owner.id{one}",
            "foreign key pet(owner_id)", "Make it UNIQUE");
        row("type-mismatch", "owner id:pk | pet id:pk owner_id:TEXT>owner.id",
            "column pet.owner_id", "Make it INTEGER, as in owner");
        row("required-circle", "a id:pk b_id:INTEGER!>b.id | b id:pk a_id:INTEGER!>a.id", "table a",
            "Check its foreign keys at COMMIT");
        row("role-is-column", "owner id:pk | pet id:pk name owner_id>owner.id{parent=name}",
            "foreign key pet(owner_id)", "Use the default name");
        row("keyword-name", "pet id:pk order", "column pet.order", "");
        row("quoted-name", "pet id:pk \"full name\"", "column pet.full name", "");
    }

    void eachRuleFindsItsOwnAndItsFixMendsIt()
    {
        QFETCH(QString, rule);
        QFETCH(QString, picture);
        QFETCH(QString, subject);
        QFETCH(QString, fix);
        if (rule == u"duplicate-index")
            return; // its own test: the names of indexes are the picture's
        Content content = pictured(picture);
        QCOMPARE(findingsOf(content.schema, rule).join(u'|'), subject);
        for (const Problem &problem : lint(content.schema)) {
            if (problem.rule != rule)
                continue;
            const auto found = fixFor(content, problem);
            QCOMPARE(found ? found->text : QString(), fix);
            if (!found)
                continue;
            sw::apply(content, found->changes);
            QCOMPARE(findingsOf(content.schema, rule), QStringList());
        }
    }

    void ofTwoIndexesOneIsTooMany()
    {
        Content content = pictured(u"pet id:pk name kind ix(name) ix(name,kind) uq(kind)"_s);
        QCOMPARE(findingsOf(content.schema, u"redundant-index"_s).size(), 1);
        Table table = *content.schema.tables.at(0);
        Index copy = table.indexes.back();
        copy.id = IndexId::random();
        copy.name = u"copy"_s;
        table.indexes.push_back(copy);
        Index ofKey;
        ofKey.id = IndexId::random();
        ofKey.name = u"of_key"_s;
        ofKey.parts.push_back({table.keys.back().parts.front().column, {}, {}, {}});
        table.indexes.push_back(ofKey);
        content.schema.tables.put(table);
        QCOMPARE(findingsOf(content.schema, u"duplicate-index"_s),
                 (QStringList{u"index copy"_s, u"index of_key"_s}));
        for (const Problem &problem : lint(content.schema)) {
            if (problem.rule.endsWith(u"-index"_s))
                sw::apply(content, fixFor(content, problem)->changes);
        }
        QCOMPARE(content.schema.tables.at(0)->indexes.size(), size_t(1));
    }

    void anIndexOfAllChildrenIsAnIndex_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<bool>("serves");
        QTest::newRow("all rows") << u""_s << true;
        QTest::newRow("rows with a parent") << u"owner_id IS NOT NULL"_s << true;
        QTest::newRow("quoted") << u"\"owner_id\" notnull"_s << true;
        QTest::newRow("without a parent") << u"owner_id IS NULL"_s << false;
        QTest::newRow("another column") << u"id IS NOT NULL"_s << false;
        QTest::newRow("some parents") << u"owner_id IS NOT NULL AND owner_id > 5"_s << false;
    }
    void anIndexOfAllChildrenIsAnIndex()
    {
        QFETCH(const QString, where);
        QFETCH(const bool, serves);
        Content content
            = pictured(u"owner id:pk | pet id:pk owner_id:INTEGER>owner.id ix(owner_id)"_s);
        Table table = *content.schema.table(u"pet");
        table.indexes.front().where = where;
        content.schema.tables.put(table);
        QCOMPARE(findingsOf(content.schema, u"unindexed-foreign-key"_s).isEmpty(), serves);
    }

    void whatOnlyTextsCanSay()
    {
        Content content = pictured(u"pet id:pk name code:TEXT kind | Pet2 id:pk"_s);
        Table table = *content.schema.table(u"pet");
        table.columns[1].defaultValue = u"\"rex\""_s;
        table.keys.front().autoincrement = true;
        table.withoutRowid = true;
        content.schema.tables.put(table);
        QCOMPARE(findingsOf(content.schema, u"double-quoted-default"_s).join(u'|'),
                 u"column pet.name"_s);
        QCOMPARE(findingsOf(content.schema, u"autoincrement"_s).join(u'|'),
                 u"primary key pet(id)"_s);
        for (const Problem &problem : lint(content.schema)) {
            if (problem.rule == u"double-quoted-default" || problem.rule == u"autoincrement")
                sw::apply(content, fixFor(content, problem)->changes);
        }
        const TablePtr mended = content.schema.table(u"pet");
        QCOMPARE(mended->columns[1].defaultValue, u"'rex'"_s);
        QVERIFY(!mended->keys.front().autoincrement);
    }

    void collationsOfBothEndsMustAgree()
    {
        Content content
            = pictured(u"owner code:TEXT! pk(code) | pet id:pk owner:TEXT>owner.code"_s);
        Table owner = *content.schema.table(u"owner");
        owner.columns[0].collation = u"NOCASE"_s;
        content.schema.tables.put(owner);
        const Problems problems = lint(content.schema);
        const auto found = std::find_if(problems.begin(), problems.end(), [](const Problem &each) {
            return each.rule == u"collation-mismatch";
        });
        QVERIFY(found != problems.end());
        sw::apply(content, fixFor(content, *found)->changes);
        QCOMPARE(content.schema.table(u"pet")->columns[1].collation, u"NOCASE"_s);
    }

    void namesThatDifferOnlyByCase()
    {
        const Schema schema = test::schemaFromPicture(u"pet id:pk \"É\" \"é\""_s);
        QCOMPARE(findingsOf(schema, u"case-only-name"_s).join(u'|'), u"column pet.é"_s);
    }

    void aLongChainOfTablesNeedsNoStack()
    {
        QStringList tables;
        for (int i = 0; i < 5000; ++i)
            tables.append(u"t%1 id:pk next:INTEGER!>t%2.id"_s.arg(i).arg((i + 1) % 5000));
        const Schema schema = test::schemaFromPicture(tables.join(u" | "_s));
        QCOMPARE(findingsOf(schema, u"required-circle"_s).size(), 1);
    }

    void aGoodSchemaHasNoFindings()
    {
        const Schema schema = test::schemaFromPicture(
            u"owner id:pk name:TEXT! | pet id:pk name:TEXT! owner_id:INTEGER>owner.id ix(owner_id)"_s);
        QStringList lines;
        for (const Problem &problem : lint(schema))
            lines.append(problem.text);
        QCOMPARE(lines, QStringList());
    }
};

} // namespace

SW_SUITE(fixes, FixesTest)
#include "tst_fixes.moc"
