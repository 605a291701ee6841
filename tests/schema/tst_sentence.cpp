// SPDX-License-Identifier: Apache-2.0
#include "model/schema/sentence.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class SentenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentences_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const char *picture, const char *sentence) {
            QTest::newRow(name) << QString::fromUtf8(picture) << QString::fromUtf8(sentence);
        };
        row("one to many", "store id:pk | item id:pk store_id!>store",
            "One store has many items; each item has one store.");
        row("optional", "stores id:pk | items id:pk store_id>stores",
            "One store has many items; each item may have one store.");
        row("one to one", "user id:pk | profile id:pk user_id=!>user",
            "One user has one profile; each profile has one user.");
        row("one to one, optional", "user id:pk | profile id:pk user_id=>user",
            "One user has at most one profile; each profile may have one user.");
        row("one to one by a mark", "user id:pk | profile id:pk user_id!>user{one}",
            "One user has one profile; each profile has one user.");
        row("another way of writing", "Category id:pk | BoxKey id:pk CategoryId!>Category",
            "One Category has many BoxKeys; each BoxKey has one Category.");
        row("a column of the parent's name", "owner id:pk | pet id:pk owner!>owner",
            "One owner has many pets; each pet has one owner.");
        row("with itself", "employee id:pk manager_id>employee{children=subordinates}",
            "One employee has many subordinates; each employee may have one manager.");
        row("with itself, one", "page id:pk parent_id=>page{children=next}",
            "One page has at most one next; each page may have one parent.");
        row("with itself, without words", "employee id:pk manager_id>employee{parent=-,children=-}",
            "One employee has many employees; each employee may have one employee.");
        row("several between two", "user id:pk | message id:pk sender_id!>user receiver_id>user",
            "One user has many received_messages; each message may have one receiver.\n"
            "One user has many sent_messages; each message has one sender.");
    }

    void sentences()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, sentence);
        const Schema schema = schemaFromPicture(picture);
        QStringList lines;
        for (const Relationship &each : relationships(schema))
            lines.append(sentenceOf(each, schema));
        lines.sort();
        QCOMPARE(lines.join(u'\n'), sentence);
    }

    void manyToMany_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("pairs");
        QTest::addColumn<QString>("accessible");
        const auto row = [](const char *name, const char *picture, const char *sentence,
                            const char *pairs, const char *accessible) {
            QTest::newRow(name) << QString::fromUtf8(picture) << QString::fromUtf8(sentence)
                                << QString::fromUtf8(pairs) << QString::fromUtf8(accessible);
        };
        row("two tables",
            "student id:pk | course id:pk | student_course student_id>student course_id>course "
            "pk(student_id,course_id)",
            "One student has many courses; one course has many students, through student_course.",
            "student_id → student.id, course_id → course.id",
            "student many to many course through student_course");
        row("one at most",
            "student id:pk | course id:pk | seat id:pk student_id=>student course_id>course "
            "@association",
            "One student has at most one course; one course has many students, through seat.",
            "student_id → student.id, course_id → course.id",
            "student many to many course through seat");
        row("with itself",
            "user id:pk | follow a_id>user{across=followed} b_id>user{across=followers} "
            "pk(a_id,b_id)",
            "One user has many followed; one user has many followers, through follow.",
            "a_id → user.id, b_id → user.id", "user many to many user through follow");
    }

    void manyToMany()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, sentence);
        QFETCH(const QString, pairs);
        QFETCH(const QString, accessible);
        const Schema schema = schemaFromPicture(picture);
        const Relationship found = relationships(schema).back();
        QCOMPARE(sentenceOf(found, schema), sentence);
        QCOMPARE(pairsOf(found, schema), pairs);
        QCOMPARE(accessibleNameOf(found, schema), accessible);
    }

    void pairs_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("pairs");
        QTest::addColumn<QString>("accessible");
        const auto row = [](const char *picture, const char *pairs, const char *accessible) {
            QTest::newRow(picture) << QString::fromUtf8(picture) << QString::fromUtf8(pairs)
                                   << QString::fromUtf8(accessible);
        };
        row("owner user_id:pk | pet id:pk owner_id>owner", "owner_id → owner.user_id",
            "pet.owner_id many to one owner.user_id");
        row("user id:pk | profile user_id:pk>user", "user_id → user.id",
            "profile.user_id one to one user.id");
        row("t x y pk(x,y) | c a b fk(a,b)>t.(x,y)", "(a, b) → t.(x, y)",
            "c.(a, b) many to one t.(x, y)");
    }

    void pairs()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, pairs);
        QFETCH(const QString, accessible);
        const Schema schema = schemaFromPicture(picture);
        const Relationship found = relationships(schema).front();
        QCOMPARE(pairsOf(found, schema), pairs);
        QCOMPARE(accessibleNameOf(found, schema), accessible);
    }

    void namesAsTheyAre()
    {
        const Schema schema = schemaFromPicture(u"Kunde id:pk | Auftrag id:pk KundeId!>Kunde");
        const Relationship found = relationships(schema, PluralRule::AsTheyAre).front();
        QCOMPARE(sentenceOf(found, schema, PluralRule::AsTheyAre),
                 u"One Kunde has many Auftrag; each Auftrag has one Kunde."_s);
    }

    void whatIsGoneHasNoWords()
    {
        Schema schema = schemaFromPicture(u"owner id:pk | pet id:pk owner_id>owner");
        const Relationship found = relationships(schema).front();
        schema.tables.remove(found.left.table);
        QVERIFY(sentenceOf(found, schema).isEmpty());
        QVERIFY(pairsOf(found, schema).isEmpty());
        QVERIFY(accessibleNameOf(found, schema).isEmpty());
    }
};

} // namespace

SW_SUITE(sentence, SentenceTest)
#include "tst_sentence.moc"
