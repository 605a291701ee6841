// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_diagram.h"
#include "model/document/verbs_relationship.h"
#include "model/document/verbs_table.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

using Kind = RelationshipKind;

NewRelationship between(const Content &content, QStringView parent, QStringView child, Kind kind)
{
    NewRelationship wanted;
    wanted.parent = tableIn(content, parent);
    wanted.child = tableIn(content, child);
    wanted.kind = kind;
    return wanted;
}

/// The relationship that the printed line begins with.
Relationship relationshipIn(const Content &content, QStringView line)
{
    const QStringList lines = relationshipsText(content.schema).split(u'\n');
    const auto all = relationships(content.schema);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].startsWith(line))
            return all[static_cast<size_t>(i)];
    }
    qFatal("no relationship %s in %s", qUtf8Printable(line.toString()),
           qUtf8Printable(lines.join(u'\n')));
}

class RelationshipVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneToMany()
    {
        const Content content = contentOf(u"owners id:pk | pet id:pk");
        NewRelationship wanted = between(content, u"owners", u"pet", Kind::OneToMany);
        QCOMPARE(after(content, makeRelationship(content, wanted)),
                 u"owners id:INTEGER:pk | pet id:INTEGER:pk owner_id:INTEGER>owners.id "
                 "ix(owner_id)"_s);
        wanted.required = true;
        wanted.enforced = false;
        QCOMPARE(after(content, makeRelationship(content, wanted)),
                 u"owners id:INTEGER:pk | pet id:INTEGER:pk owner_id:INTEGER!>owners.id{unenforced}"
                 " ix(owner_id)"_s);
    }

    void columnNames_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("picture"); // of tables, the first is the parent
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QStringView pattern, QStringView picture,
                            QStringView expected) {
            QTest::newRow(name) << pattern.toString() << picture.toString() << expected.toString();
        };
        row("default", u"", u"owner id:pk | pet", u"owner_id");
        row("says the parent already", u"", u"owner owner_id:pk | pet", u"owner_id");
        row("humped", u"", u"Owner Id:pk | Pet", u"OwnerId");
        row("humped, says the parent", u"", u"Artist ArtistId:pk | Album", u"ArtistId");
        row("taken", u"", u"owner id:pk | pet owner_id", u"owner_id_2");
        row("pattern", u"fk_{parent}_{column}", u"owner id:pk | pet", u"fk_owner_id");
        row("one place", u"{column}_{column}", u"owner id:pk | pet", u"id_id");
        row("no place", u"ref", u"owner id:pk | pet", u"ref");
        row("no trick", u"{parent}_x", u"{column} id:pk | pet", u"{column}_x");
        row("nothing", u" ", u"owner id:pk | pet", u"id_2");
    }

    void columnNames()
    {
        QFETCH(const QString, pattern);
        QFETCH(QString, picture);
        QFETCH(const QString, expected);
        const bool braces = picture.startsWith(u'{');
        if (braces)
            picture.replace(u"{column} "_s, u"\"{column}\" "_s);
        const QStringList tables = picture.split(u" | "_s);
        Content content = contentOf(QString(tables[0] + u" | " + tables[1] + u" id"));
        Settings settings;
        settings.foreignKeyPattern = pattern;
        sw::apply(content, *setSettings(content, settings));
        const QString parent = braces ? u"{column}"_s : tables[0].section(u' ', 0, 0);
        const QString child = tables[1].section(u' ', 0, 0);
        const auto changes
            = makeRelationship(content, between(content, parent, child, Kind::OneToMany));
        QVERIFY2(changes.ok(), qUtf8Printable(after(content, changes)));
        QCOMPARE(applied(content, *changes).schema.table(child)->columns.back().name, expected);
    }

    void compositeKeys()
    {
        const Content beds = contentOf(u"room house:TEXT no:INT pk(house,no) | bed n");
        QCOMPARE(
            after(beds, makeRelationship(beds, between(beds, u"room", u"bed", Kind::OneToMany))),
            u"bed n room_house:TEXT room_no:INT fk(room_house,room_no)>room.(house,no) "
            "ix(room_house,room_no) | room house:TEXT no:INT pk(house,no)"_s);
    }

    void toItself()
    {
        const Content content = contentOf(u"category id:pk");
        const auto one = makeRelationship(
            content, between(content, u"category", u"category", Kind::OneToMany));
        QCOMPARE(after(content, one),
                 u"category id:INTEGER:pk parent_id:INTEGER>category.id ix(parent_id)"_s);
        QCOMPARE(rolesText(applied(content, *one).schema), u"category.children, category.parent"_s);
        const auto many = makeRelationship(
            content, between(content, u"category", u"category", Kind::ManyToMany));
        QCOMPARE(after(content, many),
                 u"category id:INTEGER:pk | category_category category_id:INTEGER!>category.id "
                 "other_category_id:INTEGER!>category.id pk(category_id,other_category_id) "
                 "ix(other_category_id)"_s);
    }

    void oneToOne()
    {
        const Content content = contentOf(u"user id:pk | profile id:pk");
        NewRelationship wanted = between(content, u"user", u"profile", Kind::OneToOne);
        QCOMPARE(after(content, makeRelationship(content, wanted)),
                 u"profile id:INTEGER:pk user_id:INTEGER=>user.id | user id:INTEGER:pk"_s);
        wanted.oneByMark = true;
        QCOMPARE(after(content, makeRelationship(content, wanted)),
                 u"profile id:INTEGER:pk user_id:INTEGER>user.id{one} ix(user_id) | "
                 "user id:INTEGER:pk"_s);
        wanted.oneByMark = false;
        wanted.identifying = true;
        QCOMPARE(after(content, makeRelationship(content, wanted)),
                 u"profile id:INTEGER user_id:INTEGER:pk!>user.id | user id:INTEGER:pk"_s);
    }

    void identifying()
    {
        const Content content = contentOf(u"bill id:pk | line no pk(no)");
        NewRelationship wanted = between(content, u"bill", u"line", Kind::OneToMany);
        wanted.identifying = true;
        const auto changes = makeRelationship(content, wanted);
        QCOMPARE(after(content, changes),
                 u"bill id:INTEGER:pk | line no bill_id:INTEGER!>bill.id pk(bill_id,no)"_s);
        QCOMPARE(relationshipsText(applied(content, *changes).schema),
                 u"bill.lines 1-n line.bill via bill_id required identifying"_s);
    }

    void manyToMany()
    {
        const Content content = contentOf(u"students id:pk | courses id:pk");
        NewRelationship wanted = between(content, u"students", u"courses", Kind::ManyToMany);
        const auto both = makeRelationship(content, wanted);
        const auto association = [&](const Result<Changes> &changes) {
            return after(content, changes).section(u" | "_s, 1, 1);
        };
        QCOMPARE(association(both),
                 u"student_course student_id:INTEGER!>students.id course_id:INTEGER!>courses.id "
                 "pk(student_id,course_id) ix(course_id)"_s);
        const Content then = applied(content, *both);
        QVERIFY(relationshipsText(then.schema)
                    .endsWith(u"courses.students n-n students.courses via "
                              "student_course(student_id/course_id) identifying"_s)
                || relationshipsText(then.schema)
                       .endsWith(u"students.courses n-n courses.students via "
                                 "student_course(student_id/course_id) identifying"_s));
        QVERIFY(
            then.drawing.placements.find(std::tuple(mainDiagram(), madeTable(*both)->id.value())));
        wanted.associationKey = AssociationKey::OwnId;
        QCOMPARE(association(makeRelationship(content, wanted)),
                 u"student_course id:INTEGER:pk student_id:INTEGER!>students.id "
                 "course_id:INTEGER!>courses.id uq(student_id,course_id) ix(course_id) "
                 "@association"_s);
        wanted.associationKey = AssociationKey::None;
        QCOMPARE(association(makeRelationship(content, wanted)),
                 u"student_course student_id:INTEGER!>students.id course_id:INTEGER!>courses.id "
                 "ix(student_id) ix(course_id)"_s);
        wanted.associationName = u"takes"_s;
        const Content named = applied(content, *makeRelationship(content, wanted));
        QVERIFY(named.schema.table(u"takes"));
        QVERIFY(associationKeys(*named.schema.table(u"takes")));
        wanted.associationName = u"courses"_s;
        QVERIFY(!makeRelationship(content, wanted).ok());
    }

    void aSecondAssociationHasAFreeName()
    {
        Content content = contentOf(u"a id:pk | b id:pk");
        const NewRelationship wanted = between(content, u"a", u"b", Kind::ManyToMany);
        sw::apply(content, *makeRelationship(content, wanted));
        sw::apply(content, *makeRelationship(content, wanted));
        QVERIFY(content.schema.table(u"a_b_2"));
        QCOMPARE(faultsOf(content), QStringList());
    }

    void parentsWithoutAKey()
    {
        const Content content = contentOf(u"a x | b y! uq(y) | c z=");
        const auto make = [&](QStringView parent, Kind kind) {
            return after(content, makeRelationship(content, between(content, parent, u"c", kind)));
        };
        QCOMPARE(make(u"a", Kind::OneToMany),
                 u"error: Table “a” has no primary key to refer to; give it one first."_s);
        QCOMPARE(make(u"b", Kind::OneToMany), u"a x | b y! uq(y) | c z= b_y>b.y ix(b_y)"_s);
        // A UNIQUE that may be NULL is no key to refer to.
        QCOMPARE(make(u"b", Kind::ManyToMany),
                 u"error: Table “c” has no primary key to refer to; give it one first."_s);
    }

    void coveredColumnsNeedNoIndex()
    {
        Content content = contentOf(u"room a b pk(a,b) | bed n pk(n)");
        NewRelationship wanted = between(content, u"room", u"bed", Kind::OneToOne);
        QVERIFY(!after(content, makeRelationship(content, wanted)).contains("ix("_L1));
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QStringView picture, QStringView line, Kind to,
                            QStringView expected) {
            QTest::newRow(name) << picture.toString() << line.toString() << static_cast<int>(to)
                                << expected.toString();
        };
        row("1-n to 1-1", u"o id:pk | p o_id>o", u"o.ps 1-n", Kind::OneToOne,
            u"o id:INTEGER:pk | p o_id=>o");
        row("1-n to 1-n", u"o id:pk | p o_id>o ix(o_id)", u"o.ps 1-n", Kind::OneToMany,
            u"o id:INTEGER:pk | p o_id>o ix(o_id)");
        row("1-1 to 1-1", u"o id:pk | p o_id=>o", u"o.p 1-1", Kind::OneToOne,
            u"o id:INTEGER:pk | p o_id=>o");
        row("1-1 to 1-n", u"o id:pk | p o_id=>o", u"o.p 1-1", Kind::OneToMany,
            u"o id:INTEGER:pk | p o_id>o ix(o_id)");
        row("a mark", u"o id:pk | p o_id>o{one}", u"o.p 1-1", Kind::OneToMany,
            u"o id:INTEGER:pk | p o_id>o ix(o_id)");
        row("a mark to a UNIQUE", u"o id:pk | p o_id>o{one}", u"o.p 1-1", Kind::OneToOne,
            u"o id:INTEGER:pk | p o_id=>o");
        row("a unique index", u"o id:pk | p o_id>o ux(o_id)", u"o.p 1-1", Kind::OneToMany,
            u"o id:INTEGER:pk | p o_id>o ix(o_id)");
        row("the primary key", u"o id:pk | p id:pk>o", u"o.p 1-1", Kind::OneToMany,
            u"error: The primary key of “p” is the foreign key itself, so there is one at most; "
            "give it another primary key first.");
        row("a UNIQUE that others need", u"o id:pk | p o_id=>o | q p_o>p.o_id", u"o.p 1-1",
            Kind::OneToMany,
            u"error: The UNIQUE of “p” is what “q” refers to; change these foreign keys first.");
        row("1-n to n-n", u"o id:pk | p id:pk x o_id>o{parent=keeper,children=pets} ix(o_id)",
            u"o.pets 1-n", Kind::ManyToMany,
            u"o id:INTEGER:pk | o_p o_id:INTEGER!>o.id{across=pets} "
            "p_id:INTEGER!>p.id{across=keepers} pk(o_id,p_id) ix(p_id) | p id:INTEGER:pk x");
        row("1-1 to n-n", u"o id:pk | p id:pk o_id=>o", u"o.p 1-1", Kind::ManyToMany,
            u"o id:INTEGER:pk | o_p o_id:INTEGER!>o.id p_id:INTEGER!>p.id pk(o_id,p_id) ix(p_id) "
            "| p id:INTEGER:pk");
        row("a key that identifies", u"o id:pk | p id:pk>o", u"o.p 1-1", Kind::ManyToMany,
            u"error: The primary key of “p” holds the foreign key; give it another primary key "
            "first.");
        row("n-n to n-n", u"o id:pk | p id:pk | x o_id>o p_id>p", u"o.ps n-n", Kind::ManyToMany,
            u"o id:INTEGER:pk | p id:INTEGER:pk | x o_id>o p_id>p");
        row("n-n to 1-n",
            u"o id:pk | p id:pk | x o_id!>o{across=pets} p_id>p{across=owners} "
            "note! pk(o_id,p_id)",
            u"o.pets n-n", Kind::OneToMany,
            u"o id:INTEGER:pk | p id:INTEGER:pk o_id>o{parent=owner,children=pets} note ix(o_id)");
        row("n-n to 1-1", u"o id:pk | p id:pk | x o_id>o p_id>p", u"o.ps n-n", Kind::OneToOne,
            u"o id:INTEGER:pk | p id:INTEGER:pk o_id=>o");
        row("an association that others need",
            u"o id:pk | p id:pk | x id:pk o_id>o p_id>p @association | y x_id>x", u"o.ps n-n",
            Kind::OneToMany,
            u"error: “y” refers to the association “x”; delete that foreign key first.");
    }

    void kinds()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, line);
        QFETCH(const int, to);
        QFETCH(const QString, expected);
        const Content content = contentOf(picture);
        KindChange change;
        change.to = static_cast<Kind>(to);
        QCOMPARE(after(content, changeKind(content, relationshipIn(content, line), change)),
                 expected);
    }

    void aUniqueBecomesAMark()
    {
        KindChange change;
        change.to = Kind::OneToOne;
        change.oneByMark = true;
        const auto marked = [&](QStringView picture, QStringView line) {
            const Content content = contentOf(picture);
            return after(content, changeKind(content, relationshipIn(content, line), change));
        };
        const auto expected = u"o id:INTEGER:pk | p o_id>o{one} ix(o_id)"_s;
        QCOMPARE(marked(u"o id:pk | p o_id=>o", u"o.p 1-1"), expected);
        QCOMPARE(marked(u"o id:pk | p o_id>o ux(o_id)", u"o.p 1-1"), expected);
        QCOMPARE(marked(u"o id:pk | p o_id>o", u"o.ps 1-n"), expected);
        QVERIFY(marked(u"o id:pk | p id:pk>o", u"o.p 1-1").startsWith(u"error: The primary key"));
    }

    void theOtherEndCanBecomeTheChild()
    {
        const Content content = contentOf(u"o id:pk | p id:pk | x o_id>o p_id>p");
        KindChange change;
        change.to = Kind::OneToMany;
        change.many = tableIn(content, u"o");
        QCOMPARE(after(content, changeKind(content, relationshipIn(content, u"o.ps n-n"), change)),
                 u"o id:INTEGER:pk p_id>p ix(p_id) | p id:INTEGER:pk"_s);
        change.many = TableId(7);
        QVERIFY(!changeKind(content, relationshipIn(content, u"o.ps n-n"), change).ok());
    }

    void deletes()
    {
        const Content content
            = contentOf(u"o id:pk | p id:pk o_id>o ix(o_id) | x o_id>o p_id>p pk(o_id,p_id)");
        const Relationship one = relationshipIn(content, u"o.ps 1-n");
        const auto text = [&](const Relationship &relationship, bool withColumns) {
            return after(content, deleteRelationship(content, relationship, withColumns));
        };
        const auto rest = u" | x o_id>o p_id>p pk(o_id,p_id)"_s;
        QCOMPARE(text(one, false), u"o id:INTEGER:pk | p id:INTEGER:pk o_id ix(o_id)"_s + rest);
        QCOMPARE(text(one, true), u"o id:INTEGER:pk | p id:INTEGER:pk"_s + rest);
        QCOMPARE(text(relationshipIn(content, u"o.xes 1-n"), true),
                 u"o id:INTEGER:pk | p id:INTEGER:pk o_id>o ix(o_id) | "
                 "x o_id p_id>p pk(o_id,p_id)"_s);
        QCOMPARE(text(relationships(content.schema).back(), true),
                 u"o id:INTEGER:pk | p id:INTEGER:pk o_id>o ix(o_id)"_s);
        const Content gone = applied(content, *deleteRelationship(content, one, false));
        QVERIFY(!deleteRelationship(gone, one, false).ok());
        KindChange change;
        for (const Kind kind : {Kind::OneToOne, Kind::OneToMany, Kind::ManyToMany}) {
            change.to = kind;
            QVERIFY(!changeKind(gone, one, change).ok());
        }
    }

    void foldAndUnfold()
    {
        Content content = contentOf(u"o id:pk | p id:pk | x o_id>o p_id>p");
        const TableId x = tableIn(content, u"x");
        const auto place
            = [&] { return content.drawing.placements.find(std::tuple(mainDiagram(), x.value())); };
        sw::apply(content, *setUnfolded(content, mainDiagram(), x, true));
        QVERIFY(place()->unfolded);
        sw::apply(content, *setUnfolded(content, mainDiagram(), x, false));
        QVERIFY(!place()->unfolded);
        QCOMPARE(after(content, setUnfolded(content, mainDiagram(), tableIn(content, u"o"), true)),
                 u"error: “o” is not an association, so it cannot be folded into one edge; "
                 "mark it as one first."_s);
        sw::apply(content, *unplace(content, mainDiagram(), {x.value()}));
        QCOMPARE(after(content, setUnfolded(content, mainDiagram(), x, true)),
                 u"error: “x” is not in this diagram; place it first."_s);
    }
};

} // namespace

SW_SUITE(relationshipverbs, RelationshipVerbsTest)
#include "tst_relationshipverbs.moc"
