// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/schema/link.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>

#include <limits>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// The same schema with every id a fresh one, as if a person had drawn it.
Schema withRandomIds(const Schema &schema)
{
    Schema result;
    QHash<TableId, TableId> tables;
    QHash<ColumnId, ColumnId> columns;
    for (const TablePtr &table : schema.tables) {
        tables.insert(table->id, TableId::random());
        for (const Column &column : table->columns)
            columns.insert(column.id, ColumnId::random());
    }
    for (const TablePtr &original : schema.tables) {
        Table table = *original;
        table.id = tables.value(table.id);
        for (Column &column : table.columns)
            column.id = columns.value(column.id);
        for (Key &key : table.keys) {
            key.id = KeyId::random();
            for (KeyPart &part : key.parts)
                part.column = columns.value(part.column);
        }
        for (ForeignKey &key : table.foreignKeys) {
            key.id = ForeignKeyId::random();
            key.parent.id = tables.value(key.parent.id);
            for (ColumnId &column : key.columns)
                column = columns.value(column);
            for (ColumnRef &ref : key.parentColumns)
                ref.id = columns.value(ref.id);
        }
        std::reverse(table.foreignKeys.begin(), table.foreignKeys.end());
        result.tables.put(std::move(table));
    }
    return result;
}

QString pick(QRandomGenerator &random, const QStringList &words)
{
    return words.at(random.bounded(static_cast<int>(words.size())));
}

/// A picture in which names meet as often as possible.
QString collidingPicture(QRandomGenerator &random)
{
    const QStringList tables{u"pet"_s, u"pets"_s, u"owner"_s, u"Owner_row"_s, u"person"_s};
    const QStringList columns{u"owner"_s,   u"owner_id"_s,  u"ownerId"_s,   u"pets"_s,
                              u"pet_row"_s, u"pets_rows"_s, u"pet_id"_s,    u"person_id"_s,
                              u"owner_2"_s, u"people"_s,    u"sender_id"_s, u"parent_id"_s};
    QStringList parts;
    for (const QString &table : tables) {
        QString part = table + u" id:pk";
        QStringList used;
        for (int i = random.bounded(8); i > 0; --i) {
            const QString column = pick(random, columns);
            if (used.contains(column))
                continue;
            used.append(column);
            part += u' ' + column;
            if (random.bounded(3) > 0)
                part += u'>' + pick(random, tables);
        }
        parts.append(part);
    }
    return parts.join(u" | ");
}

class RelationshipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesGoThereAndBack()
    {
        const QString picture
            = u"a id:INTEGER:pk b:TEXT! \"c d\"= e>b.(x){parent=up,children=-,one,cascade} "
              "uq(id,b) fk(b,e)>b.(x,y) check(b > (1)) ix(b) ux(b,e)? @strict @association"
              " | b x y pk(x,y) @without-rowid"_s;
        const QString printed = pictureOf(schemaFromPicture(picture));
        QCOMPARE(printed, QString(picture).replace(u"b.(x){"_s, u"b.x{"_s));
        QVERIFY(schemaFromPicture(printed) == schemaFromPicture(picture));
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QStringView picture, QStringView expected) {
            QTest::newRow(name) << picture.toString() << expected.toString();
        };
        row("one to many", u"owner id:pk | pet id:pk owner_id>owner.id",
            u"owner.pets 1-n pet.owner via owner_id");
        row("required", u"owner id:pk | pet id:pk owner_id!>owner",
            u"owner.pets 1-n pet.owner via owner_id required");
        row("one to one by a key", u"user id:pk | profile id:pk>user",
            u"user.profile 1-1 profile.user via id required identifying");
        row("one to one by UNIQUE", u"user id:pk | profile user_id=>user",
            u"user.profile 1-1 profile.user via user_id");
        row("one to one by a unique index", u"user id:pk | profile user_id>user ux(user_id)",
            u"user.profile 1-1 profile.user via user_id");
        row("a partial unique index says nothing",
            u"user id:pk | profile user_id>user ux(user_id)?",
            u"user.profiles 1-n profile.user via user_id");
        row("a wider key says nothing", u"user id:pk | login user_id>user n uq(user_id,n)",
            u"user.logins 1-n login.user via user_id");
        row("a key within a composite foreign key",
            u"room a b pk(a,b) | safe a= b fk(a,b)>room.(a,b)", u"room.safe 1-1 safe.room via a,b");
        row("one by mark", u"user id:pk | profile user_id>user{one}",
            u"user.profile 1-1 profile.user via user_id by mark");
        row("a mark beside a UNIQUE", u"user id:pk | profile user_id=>user{one}",
            u"user.profile 1-1 profile.user via user_id");
        row("identifying", u"invoice id:pk | line invoice_id>invoice no pk(invoice_id,no)",
            u"invoice.lines 1-n line.invoice via invoice_id identifying");
        row("WITHOUT ROWID keys are never NULL",
            u"invoice id:pk | line invoice_id>invoice no pk(invoice_id,no) @without-rowid",
            u"invoice.lines 1-n line.invoice via invoice_id required identifying");
        row("unenforced", u"owner id:pk | pet owner_id>owner{unenforced}",
            u"owner.pets 1-n pet.owner via owner_id unenforced");
        row("missing table", u"pet owner_id>owner", u"");
        row("missing column", u"owner id:pk | pet owner_id>owner.nothing", u"");
        row("no key to refer to", u"owner name | pet owner_id>owner", u"");
        row("other number of columns", u"owner a b pk(a,b) | pet owner_id>owner", u"");
    }

    void kinds()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, expected);
        QCOMPARE(relationshipsText(schemaFromPicture(picture)), expected);
    }

    void associations_data()
    {
        QTest::addColumn<QString>("association");
        QTest::addColumn<QString>("expected"); // empty: it is none
        const auto row = [](const char *name, QStringView association, QStringView expected) {
            QTest::newRow(name) << association.toString() << expected.toString();
        };
        const auto tied = u"student.courses n-n course.students via ";
        const auto both = [&](QStringView rest) -> QString {
            return QStringView(tied) + u"takes(student_id/course_id)"_s + rest;
        };
        const auto takes = [](QStringView rest) -> QString {
            return u"takes student_id>student course_id>course "_s + rest;
        };
        row("all columns, no key", takes(u""), both(u""));
        row("key", takes(u"pk(course_id,student_id)"), both(u" identifying"));
        row("payload", takes(u"grade pk(student_id,course_id)"), both(u" with grade identifying"));
        row("no primary key, a UNIQUE", takes(u"grade uq(student_id,course_id)"),
            both(u" with grade"));
        row("payload, no key", takes(u"grade"), u"");
        row("a wider key", takes(u"day pk(student_id,course_id,day)"), u"");
        row("own key", takes(u"id:pk"), u"");
        row("own key, marked", takes(u"id:pk @association"), both(u""));
        row("marked as none", takes(u"@no-association"), u"");
        row("three keys", takes(u"term_id>term pk(student_id,course_id,term_id)"), u"");
        row("three keys, no mark", takes(u"term_id>term pk(student_id,course_id)"), u"");
        row("three keys, marked", takes(u"term_id>term pk(student_id,course_id) @association"),
            both(u" with term_id identifying"));
        row("two of three marked",
            u"takes student_id>student{associates} course_id>course{associates} term_id>term",
            both(u" with term_id"));
        row("one of three marked",
            u"takes student_id>student{associates} course_id>course term_id>term", u"");
        row("a missing parent", u"takes student_id>student class_id>class", u"");
        row("one key is the other's too", u"takes id:pk>student x=>course", u"");
        row("at most one each", takes(u"uq(student_id) @association"),
            u"student.course n-1 course.students via takes(student_id/course_id)");
        row("shared column", u"takes t s c pk(t,s,c) fk(t,s)>pupil.(t,id) fk(t,c)>lesson.(t,id)",
            u"pupil.lessons n-n lesson.pupils via takes(t,s/t,c) identifying");
    }

    void associations()
    {
        QFETCH(const QString, association);
        QFETCH(const QString, expected);
        const QString others = u" | student id:pk | course id:pk | term id:pk | pupil t id pk(t,id)"
                               " | lesson t id pk(t,id)"_s;
        const Schema schema = schemaFromPicture(QString(association + others));
        const QStringList lines = relationshipsText(schema).split(u'\n');
        const QStringList found = lines.filter(u"takes("_s);
        QCOMPARE(found.join(u'\n'), expected);
        QVERIFY2(lines.size() > found.size(), "its foreign keys are relationships of their own");
    }

    void ofOneTable()
    {
        const Schema schema
            = schemaFromPicture(u"a id:pk | b id:pk a_id>a | c b_id>b a_id>a | d a_id>a b_id>b");
        const auto ofB = relationshipsOf(schema, schema.table(u"b")->id);
        QCOMPARE(ofB.size(), 5U); // to a, from c, from d, and through c and d
    }

    void namesDoNotDependOnIds()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int i = 0; i < 50; ++i) {
            const QString picture = collidingPicture(random);
            const Schema schema = schemaFromPicture(picture);
            const auto info = u"seed %1: %2"_s.arg(seed).arg(picture);
            QVERIFY2(relationshipsText(withRandomIds(schema)) == relationshipsText(schema),
                     qUtf8Printable(info));
        }
    }

    void rolesAreDistinctAndNoColumns()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int i = 0; i < 300; ++i) {
            const QString picture = collidingPicture(random);
            const Schema schema = schemaFromPicture(picture);
            const auto info = u"seed %1: %2\n%3"_s.arg(QString::number(seed), picture,
                                                       relationshipsText(schema));
            QSet<std::pair<TableId, QString>> seen;
            const auto check = [&](TableId owner, const QString &role) {
                const std::pair name(owner, foldedName(role));
                QVERIFY2(!role.isEmpty() && !seen.contains(name), qUtf8Printable(info));
                QVERIFY2(!schema.tables.find(owner)->column(role), qUtf8Printable(info));
                seen.insert(name);
            };
            for (const Relationship &each : relationships(schema)) {
                check(each.left.table, each.right.role);
                check(each.right.table, each.left.role);
            }
        }
    }

    void tenThousandTables()
    {
        Schema schema;
        std::vector<TablePtr> tables;
        for (int i = 0; i < 10'000; ++i) {
            // The first ten are referred to by everybody.
            const Schema one
                = schemaFromPicture(u"table_%1 id:pk name! kind size note:TEXT created "
                                    "parent_id>table_%2 hub_id>table_%3"_s.arg(i)
                                        .arg(i / 2)
                                        .arg(i % 10));
            tables.push_back(one.tables.at(0));
        }
        schema.tables.assign(std::move(tables));
        linkSchema(schema);
        qint64 best = std::numeric_limits<qint64>::max();
        std::vector<Relationship> found;
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            found = relationships(schema);
            best = std::min(best, timer.elapsed());
        }
        qInfo("10,000 tables, %zu relationships: %lld ms", found.size(), best);
        QVERIFY(found.size() >= 20'000);
        QVERIFY2(best < 2'000, "a debug build is slow, but not that slow");
    }
};

} // namespace

SW_SUITE(relationships, RelationshipsTest)
#include "tst_relationships.moc"
