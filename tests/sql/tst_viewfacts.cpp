// SPDX-License-Identifier: Apache-2.0
// What views read, and what they give.
#include "model/sql/viewfacts.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

View aViewOf(const QString &name, const QString &select)
{
    View view;
    view.id = ViewId::fromNames({u"view", name});
    view.name = name;
    view.select = select;
    return view;
}

QString columnsText(const ViewFacts &facts)
{
    QStringList texts;
    for (const ViewColumn &column : facts.columns)
        texts.append(column.type.isEmpty() ? column.name : column.name + u':' + column.type);
    return texts.join(u' ');
}

class ViewFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatAreRead_data()
    {
        QTest::addColumn<QString>("select");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *what, const QString &select, const QString &names) {
            QTest::newRow(what) << select << names;
        };
        row("one", u"SELECT owner FROM pet"_s, u"pet"_s);
        row("a list", u"SELECT a, b FROM pet p, main.owner AS o, [the visit]"_s,
            u"pet the visit owner"_s);
        row("joins", u"SELECT 1 FROM a LEFT JOIN b ON a.x = b.x NATURAL JOIN \"c\" USING (y)"_s,
            u"a b c"_s);
        row("in parentheses", u"SELECT 1 FROM (a JOIN b), (SELECT x, y FROM c) d"_s, u"a b c"_s);
        row("within expressions",
            u"SELECT (SELECT max(x) FROM a) FROM b WHERE y IN c AND z IN (SELECT z, 1 FROM d)"_s,
            u"a b c d"_s);
        row("what WITH makes",
            u"WITH t(n) AS (SELECT x FROM a), u AS (SELECT 1) SELECT * FROM t, u JOIN b"_s,
            u"a b"_s);
        row("a recursion",
            u"WITH RECURSIVE t AS (SELECT 1 UNION ALL SELECT n FROM t, a) SELECT * FROM t"_s,
            u"a"_s);
        row("no FROM at all", u"SELECT a IS DISTINCT FROM b, 'x', c"_s, QString());
        row("a function", u"SELECT value FROM json_each(x), a ORDER BY b, c"_s, u"a"_s);
        row("sets", u"SELECT x FROM a UNION SELECT y FROM b LIMIT 1, 2"_s, u"a b"_s);
    }
    void namesThatAreRead()
    {
        QFETCH(const QString, select);
        QFETCH(const QString, names);
        QCOMPARE(readNames(select).join(u' '), names);
    }

    void columnsAreThoseOfSqlite()
    {
        Schema schema
            = test::schemaFromPicture(u"owner id:pk name:TEXT | pet id:pk owner_id>owner.id");
        const View adults
            = aViewOf(u"adults"_s, u"SELECT *, unknown_function(name) AS x FROM owner"_s);
        View named = aViewOf(u"named"_s, u"SELECT id, name, x FROM adults JOIN pet USING (id)"_s);
        named.columns = {u"a"_s, u"b"_s, u"c"_s};
        schema.views.put(adults);
        schema.views.put(named);
        schema.views.put(aViewOf(u"wrong"_s, u"SELECT nothing FROM owner"_s));
        ViewFactsCache cache;
        cache.update(schema);
        QCOMPARE(columnsText(cache.of(adults.id)), u"id:INTEGER name:TEXT x"_s);
        QCOMPARE(columnsText(cache.of(named.id)), u"a:INTEGER b:TEXT c"_s);
        QCOMPARE(cache.of(named.id).reads.size(), size_t(2));
        QVERIFY(cache.of(ViewId::fromNames({u"view", u"wrong"})).columns.empty());
    }

    void changesOfWhatIsReadAreSeen()
    {
        Schema schema = test::schemaFromPicture(u"owner id:pk name:TEXT");
        const View all = aViewOf(u"all_owners"_s, u"SELECT * FROM owner"_s);
        const View again = aViewOf(u"again"_s, u"SELECT * FROM all_owners"_s);
        schema.views.put(all);
        schema.views.put(again);
        ViewFactsCache cache;
        cache.update(schema);
        Table owner = *schema.table(u"owner");
        owner.columns.pop_back();
        schema.tables.put(owner);
        cache.update(schema);
        QCOMPARE(columnsText(cache.of(again.id)), u"id:INTEGER"_s);
        schema.views.remove(all.id);
        cache.update(schema);
        QCOMPARE(columnsText(cache.of(again.id)), QString());
        QVERIFY(cache.of(all.id).reads.empty());
    }

    void viewsThatReadThemselvesEnd()
    {
        Schema schema;
        schema.views.put(aViewOf(u"a"_s, u"SELECT * FROM b"_s));
        schema.views.put(aViewOf(u"b"_s, u"SELECT * FROM a, b"_s));
        // Each reads the one before twice: written out, the last has 2^40 parts.
        schema.views.put(aViewOf(u"v0"_s, u"SELECT 1 AS x"_s));
        for (int i = 1; i < 40; ++i)
            schema.views.put(
                aViewOf(u"v%1"_s.arg(i), u"SELECT 1 AS x FROM v%1 p, v%1 q"_s.arg(i - 1)));
        ViewFactsCache cache;
        cache.update(schema);
        QCOMPARE(columnsText(cache.of(ViewId::fromNames({u"view", u"v3"}))), u"x"_s);
        QCOMPARE(columnsText(cache.of(ViewId::fromNames({u"view", u"v39"}))), QString());
    }
};

} // namespace

SW_SUITE(viewfacts, ViewFactsTest)
#include "tst_viewfacts.moc"
