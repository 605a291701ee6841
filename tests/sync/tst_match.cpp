// SPDX-License-Identifier: Apache-2.0
#include "model/sync/match.h"
#include "tests/support/edits.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

template <typename T, typename NameOf>
void tell(QStringList &lines, const std::vector<T> &a, const std::vector<T> &b,
          const Pairing &pairing, const NameOf &nameOf)
{
    for (size_t i = 0; i < a.size(); ++i) {
        const int place = pairing.inB(i);
        lines += u"%1=%2"_s.arg(nameOf(a[i]), place < 0 ? u"-"_s : nameOf(b[size_t(place)]));
        if (place >= 0 && pairing.inA(size_t(place)) != int(i))
            lines += u"not the same both ways"_s;
    }
    for (size_t i = 0; i < b.size(); ++i) {
        if (pairing.inA(i) < 0)
            lines += u"-=%1"_s.arg(nameOf(b[i]));
    }
}

/// `pet=animal: id=id name=called`, tables by name; what has no partner has `-`.
QString told(const Schema &a, const Schema &b, Identity identity = Identity::Names)
{
    const Match pairs = match(a, b, identity);
    QStringList tables;
    for (const TableMatch &pair : pairs.tables) {
        if (pairs.ofA(pair.a->id) != &pair || pairs.ofB(pair.b->id) != &pair)
            tables += u"not found by its id"_s;
        QStringList parts;
        const auto named = [](const auto &part) { return part.name; };
        tell(parts, pair.a->columns, pair.b->columns, pair.columns, named);
        tell(parts, pair.a->indexes, pair.b->indexes, pair.indexes, named);
        const auto places = [&](const QString &kind, size_t count, const Pairing &pairing) {
            for (size_t i = 0; i < count; ++i)
                parts += u"%1%2=%3"_s.arg(kind).arg(i).arg(pairing.inB(i));
        };
        places(u"key"_s, pair.a->keys.size(), pair.keys);
        places(u"check"_s, pair.a->checks.size(), pair.checks);
        places(u"fk"_s, pair.a->foreignKeys.size(), pair.foreignKeys);
        tables += u"%1=%2: %3"_s.arg(pair.a->name, pair.b->name, parts.join(u' '));
    }
    for (const TablePtr &table : pairs.tablesOnlyInA)
        tables += table->name + u"=-"_s;
    for (const TablePtr &table : pairs.tablesOnlyInB)
        tables += u"-="_s + table->name;
    tables.sort();
    return tables.join(u" | ");
}

QString told(QStringView a, QStringView b)
{
    return told(schemaFromPicture(a), schemaFromPicture(b));
}

class MatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byNameWhateverTheCase()
    {
        QCOMPARE(told(u"pet Id | a x", u"Pet iD y | b x"), u"-=b | a=- | pet=Pet: Id=iD -=y"_s);
    }

    void keysByTheirColumns()
    {
        QCOMPARE(told(u"t a b c pk(a) uq(b) uq(b,c)", u"t c b a uq(b,c) pk(a) uq(b)"),
                 u"t=t: a=a b=b c=c key0=1 key1=2 key2=0"_s);
        // A primary key is the primary key, whatever its columns.
        QCOMPARE(told(u"t a b pk(a) uq(b)", u"t a b pk(b) uq(a)"),
                 u"t=t: a=a b=b key0=0 key1=-1"_s);
    }

    void foreignKeysByColumnsAndParent()
    {
        QCOMPARE(told(u"p id:pk | q id:pk | t a b fk(a)>p.(id) fk(b)>q.(id)",
                      u"p id:pk | q id:pk | t a b fk(b)>q.(id) fk(a)>p.(id)"),
                 u"p=p: id=id key0=0 | q=q: id=id key0=0 | t=t: a=a b=b fk0=1 fk1=0"_s);
        // Two of one column: the parent decides; then the columns alone.
        QCOMPARE(
            told(u"p id:pk | q id:pk | r id:pk | t a fk(a)>p.(id) fk(a)>q.(id)",
                 u"p id:pk | q id:pk | r id:pk | t a fk(a)>r.(id) fk(a)>p.(id)"),
            u"p=p: id=id key0=0 | q=q: id=id key0=0 | r=r: id=id key0=0 | t=t: a=a fk0=1 fk1=0"_s);
        // A parent that is missing on one side is known by its name.
        QCOMPARE(told(u"p id:pk | t a b fk(a)>p fk(b)>p", u"t a b fk(b)>p fk(a)>p"),
                 u"p=- | t=t: a=a b=b fk0=1 fk1=0"_s);
    }

    void checksByTheirTokens()
    {
        QCOMPARE(told(u"t a check(a > 0) check(a<9)", u"t a check(a <  9) check(a > 0)"),
                 u"t=t: a=a check0=1 check1=0"_s);
    }

    void formerNamesOfTablesColumnsAndIndexes()
    {
        const Content a = contentFromPicture(u"pet id name ix(name)");
        Content b = withFreshIds(
            renamed(renamed(a, u"pet", u"animal"_s), u"animal", u"name", u"called"_s), u"b");
        b = withTable(b, u"animal", [](Table &table) {
            table.indexes[0].formerNames = {table.indexes[0].name};
            table.indexes[0].name = u"i"_s;
        });
        const QString both = u"pet=animal: id=id name=called pet_name=i"_s;
        QCOMPARE(told(a.schema, b.schema), both);
        QCOMPARE(told(a.schema, b.schema, Identity::Ids), both);
        QCOMPARE(told(b.schema, a.schema), u"animal=pet: id=id called=name i=pet_name"_s);
    }

    void namesThatWentRound()
    {
        const auto roundIn = [](Content content, QStringView table) {
            content = renamed(renamed(content, table, u"a", u"x"_s), table, u"b", u"a"_s);
            return renamed(content, table, u"x", u"b"_s);
        };
        // The order tells whether that was done already, and so do the types.
        const Content old = contentFromPicture(u"t a b c");
        const Content now = roundIn(old, u"t");
        QCOMPARE(told(old.schema, now.schema), u"t=t: a=b b=a c=c"_s);
        QCOMPARE(told(now.schema, old.schema), u"t=t: b=a a=b c=c"_s);
        QCOMPARE(told(contentFromPicture(u"t b a c").schema, now.schema), u"t=t: b=b a=a c=c"_s);
        QCOMPARE(told(contentFromPicture(u"t b a c d").schema, now.schema),
                 u"t=t: b=b a=a c=c d=-"_s);
        const Content typed = roundIn(contentFromPicture(u"t a:INT b:TEXT"), u"t");
        QCOMPARE(told(contentFromPicture(u"t a:INT b:TEXT").schema, typed.schema),
                 u"t=t: a=b b=a"_s);
        QCOMPARE(told(contentFromPicture(u"t b:INT a:TEXT").schema, typed.schema),
                 u"t=t: b=b a=a"_s);
    }

    void tablesWhoseNamesWentRound()
    {
        const Content old = contentFromPicture(u"pet id name | dog id age");
        const Content now
            = renamed(renamed(renamed(old, u"pet", u"x"_s), u"dog", u"pet"_s), u"x", u"dog"_s);
        QCOMPARE(told(old.schema, now.schema),
                 u"dog=pet: id=id age=age | pet=dog: id=id name=name"_s);
        QCOMPARE(told(now.schema, now.schema),
                 u"dog=dog: id=id name=name | pet=pet: id=id age=age"_s);
    }

    void aNameTakenFromWhatIsGone()
    {
        const Content old = contentFromPicture(u"t a:INT b:TEXT");
        Content now = withTable(old, u"t", [](Table &table) { table.columns.pop_back(); });
        now = renamed(now, u"t", u"a", u"b"_s);
        QCOMPARE(told(old.schema, now.schema), u"t=t: a=b b=-"_s);
        // The type says more than the place does.
        Content moved = contentFromPicture(u"t id:INT a:TEXT b:INT");
        moved = withTable(moved, u"t",
                          [](Table &table) { table.columns.erase(table.columns.begin() + 1); });
        moved = renamed(moved, u"t", u"b", u"a"_s);
        QCOMPARE(told(contentFromPicture(u"t id:INT a:TEXT b:INT").schema, moved.schema),
                 u"t=t: id=id a=- b=a"_s);
        // What came later by the former name is something else.
        QCOMPARE(told(contentFromPicture(u"t b:INT a:TEXT").schema, now.schema), u"t=t: b=b a=-"_s);
    }

    void aNameThatNobodyHasAnyMoreCountsMost()
    {
        // c5 was c1 for a while, until c1 took its name back.
        Content now = contentFromPicture(u"t c1 c5");
        now = renamed(renamed(now, u"t", u"c1", u"x"_s), u"t", u"c5", u"c1"_s);
        now = renamed(renamed(now, u"t", u"c1", u"n"_s), u"t", u"x", u"c1"_s);
        QCOMPARE(told(contentFromPicture(u"t c1 c5").schema, now.schema), u"t=t: c1=c1 c5=n"_s);
        Content tables = contentFromPicture(u"a id | b id");
        tables = renamed(renamed(tables, u"a", u"x"_s), u"b", u"a"_s);
        tables = renamed(renamed(tables, u"a", u"n"_s), u"x", u"a"_s);
        QCOMPARE(told(contentFromPicture(u"a id | b id").schema, tables.schema),
                 u"a=a: id=id | b=n: id=id"_s);
    }

    void idsDecideBetweenDocuments()
    {
        const Content a = contentFromPicture(u"pet id | dog id");
        const Content b
            = renamed(renamed(renamed(a, u"pet", u"x"_s), u"dog", u"pet"_s), u"x", u"dog"_s);
        QCOMPARE(told(a.schema, b.schema, Identity::Ids), u"dog=pet: id=id | pet=dog: id=id"_s);
        QCOMPARE(told(a.schema, b.schema, Identity::Names), u"dog=dog: id=id | pet=pet: id=id"_s);
    }
};

} // namespace

SW_SUITE(match, MatchTest)
#include "tst_match.moc"
