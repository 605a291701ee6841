// SPDX-License-Identifier: Apache-2.0
// Relationships that nothing declares: what names say, and what the rows say to it. The judge of
// real databases is what somebody found out by hand, or what they declared before it was taken
// away.
#include "model/data/undeclaredrows.h"
#include "tests/data/keytexts.h"
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// What is proposed for a picture: `pet.owner_id>owner.id`, with ` ?` behind what is not certain.
QString proposed(QStringView picture)
{
    const Schema schema = schemaFromPicture(picture);
    QStringList lines;
    for (const UndeclaredKey &key : undeclaredKeys(schema))
        lines.append(keyText(schema, key) + (key.isCertain() ? u""_s : u" ?"_s));
    lines.sort();
    return lines.join(u" | ");
}

class UndeclaredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &picture, const QString &expected) {
            QTest::newRow(name) << picture << expected;
        };
        row("x_id and a plural", u"owners id:pk | pet id:pk owner_id:INTEGER"_s,
            u"pet.owner_id>owners.id"_s);
        row("camel case", u"Owner OwnerId:pk | Pet PetId:pk OwnerId:INTEGER"_s,
            u"Pet.OwnerId>Owner.OwnerId"_s);
        row("all in one", u"person id:pk | pet id:pk personid:INTEGER"_s,
            u"pet.personid>person.id"_s);
        row("roles",
            u"teams id:pk | games id:pk home_team_id:INTEGER team1_id:INTEGER"
            " team_2_id:INTEGER team_a_id:INTEGER"_s,
            u"games.home_team_id>teams.id | games.team1_id>teams.id | games.team_2_id>teams.id"
            " | games.team_a_id>teams.id ?"_s);
        row("its own table", u"tags id:pk parent_id:INTEGER"_s, u"tags.parent_id>tags.id"_s);
        row("meant", u"team id:pk | game id:pk winner_id:INTEGER winner:INTEGER"_s,
            u"game.winner_id>team.id ?"_s);
        row("by whom", u"users id:pk | post id:pk created_by:INTEGER author_id:INTEGER"_s,
            u"post.author_id>users.id ? | post.created_by>users.id ?"_s);
        row("a prefix",
            u"app_user id:pk | app_log id:pk user_id:INTEGER | app_x id:pk | app_y id:pk"_s,
            u"app_log.user_id>app_user.id ?"_s);
        row("a key of its own name", u"book isbn:TEXT isbn2:TEXT pk(isbn) | copy id:pk isbn:TEXT"_s,
            u"copy.isbn>book.isbn ?"_s);
        row("a unique code", u"country id:pk code:TEXT= | city id:pk country_code:TEXT"_s,
            u"city.country_code>country.code"_s);
        row("no word for the key", u"authors id:pk | books id:pk author:INTEGER"_s,
            u"books.author>authors.id ?"_s);
        row("a type that does not fit",
            u"team id:pk | game id:pk team_id:TEXT team:BOOLEAN team2_id:DATE"_s, QString());
        row("of many tables",
            u"taggable id:pk | tag id:pk taggable_id:INTEGER taggable_type:TEXT"_s, QString());
        row("declared already", u"owner id:pk | pet id:pk owner_id>owner.id"_s, QString());
        row("a mark already", u"owner id:pk | pet id:pk owner_id>owner.id{unenforced}"_s,
            QString());
        row("own keys are no references", u"a id:pk | b id:pk | c c_id:pk | d d_id:pk"_s,
            QString());
        row("but those called after another table",
            u"film film_id:pk | film_text film_id:pk t:TEXT"_s,
            u"film_text.film_id>film.film_id"_s);
        row("a whole key",
            u"item tenant_id:INTEGER! id:INTEGER! pk(tenant_id,id)"
            " | line line_no:pk tenant_id:INTEGER item_id:INTEGER | tenant id:pk"_s,
            u"item.tenant_id>tenant.id | line.tenant_id,item_id>item.tenant_id,id"
            " | line.tenant_id>tenant.id"_s);
        row("an association is nobody's parent",
            u"a id:pk | b id:pk | ab a_id:INTEGER b_id:INTEGER pk(a_id,b_id)"
            " | ba id:pk a_id:INTEGER b_id:INTEGER"_s,
            u"ab.a_id>a.id | ab.b_id>b.id | ba.a_id>a.id | ba.b_id>b.id"_s);
        row("two tables of one name", u"person id:pk | persons id:pk | pet person_id:INTEGER"_s,
            QString());
    }

    void names()
    {
        QFETCH(QString, picture);
        QTEST(proposed(picture), "expected");
    }

    void oneToOneWhereUnique()
    {
        const Schema schema = schemaFromPicture(
            u"user id:pk | profile id:pk user_id:INTEGER= other_user_id:INTEGER");
        const auto keys = undeclaredKeys(schema);
        QCOMPARE(keys.size(), size_t(2));
        QVERIFY(keys[0].one);
        QVERIFY(!keys[1].one);
        QVERIFY(keys[0].certainty >= keys[1].certainty);
    }

    void rowsSpeakForAndAgainst()
    {
        const Folder folder;
        Walked database(folder.database(
            u"a.db"_s,
            "CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT);"
            "CREATE TABLE game (id INTEGER PRIMARY KEY, winner_id INTEGER, owner_team_id INTEGER,"
            " host INTEGER, team_id INTEGER, away_team_id INTEGER, team INTEGER);"
            "CREATE TABLE later (id INTEGER PRIMARY KEY, team_id INTEGER);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)"
            " INSERT INTO team SELECT i, 'T' || i FROM n;"
            "INSERT INTO game (id, winner_id, owner_team_id, team_id, away_team_id, team)"
            " SELECT id, id, id + 100, CASE id WHEN 3 THEN 99 ELSE id END,"
            "  CASE WHEN id < 5 THEN 0 WHEN id < 10 THEN NULL ELSE 7 END, id + 50 FROM team"));
        Watching watching;
        const Schema &schema = database.schema();
        const auto seen = seenInRows(database.handle(), schema, undeclaredKeys(schema), watching);
        QVERIFY(seen.ok());
        QStringList lines;
        for (const UndeclaredKey &key : *seen)
            lines.append(keyText(schema, key) + u": "_s + wordsOf(key.evidence)
                         + (key.isCertain() ? u""_s : u" ?"_s));
        lines.sort();
        // A word that may mean a team is certain by now; a name beyond doubt stays, unticked.
        QCOMPARE(lines.join(u'\n'),
                 u"game.away_team_id>team.id: 1 of 1 values found, 0 or '' where there is none\n"
                 "game.owner_team_id>team.id: 0 of 20 values found, each once ?\n"
                 "game.team_id>team.id: 19 of 20 values found, each once\n"
                 "game.winner_id>team.id: 20 of 20 values found, each once\n"
                 "later.team_id>team.id: no values: by the names alone"_s);
    }

    void underTheParentsTypeAndCollation()
    {
        const Folder folder;
        Walked database(folder.database(
            u"a.db"_s, "CREATE TABLE country (code TEXT COLLATE NOCASE PRIMARY KEY);"
                       "CREATE TABLE city (id INTEGER PRIMARY KEY, country_code TEXT);"
                       "INSERT INTO country VALUES ('AT'), ('DE');"
                       "INSERT INTO city (country_code) VALUES ('at'), ('De'), ('')"));
        Watching watching;
        const auto seen = seenInRows(database.handle(), database.schema(),
                                     undeclaredKeys(database.schema()), watching);
        QVERIFY(seen.ok() && seen->size() == 1);
        QCOMPARE(seen->front().evidence.found, 2);
        QCOMPARE(seen->front().evidence.values, 2);
        QVERIFY(seen->front().evidence.empties);
    }

    void manyRowsAreSampledAndItCanBeStopped()
    {
        const Folder folder;
        Walked database(folder.database(
            u"a.db"_s,
            "CREATE TABLE owner (id INTEGER PRIMARY KEY);"
            "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
            " INSERT INTO pet SELECT i, i % 90000 + 1 FROM n;"
            "INSERT INTO owner SELECT id FROM pet WHERE id <= 90000"));
        Watching watching;
        QElapsedTimer clock;
        clock.start();
        const auto keys = undeclaredKeys(database.schema());
        const auto seen = seenInRows(database.handle(), database.schema(), keys, watching);
        QVERIFY(seen.ok() && seen->size() == 1);
        qInfo() << "300,000 rows:" << clock.elapsed() << "ms," << wordsOf(seen->front().evidence);
        QVERIFY(clock.elapsed() < 500);
        QVERIFY(seen->front().evidence.sampled);
        QCOMPARE(seen->front().evidence.found, seen->front().evidence.values);
        watching.stop = true;
        QVERIFY(!seenInRows(database.handle(), database.schema(), keys, watching).ok());
    }

    void aThousandTables()
    {
        QString picture;
        for (int i = 0; i < 1'000; ++i)
            picture
                += u"t%1 id:pk name:TEXT t%2_id:INTEGER home_t%3_id:INTEGER a:TEXT b:TEXT c:TEXT"
                   " created_at:DATETIME "_s.arg(
                       QString(QChar(u'a' + i % 26)).repeated(2 + i / 26),
                       QString(QChar(u'a' + (i + 1) % 26)).repeated(2 + i / 26),
                       QString(QChar(u'a' + (i + 2) % 26)).repeated(2 + i / 26))
                   + (i < 999 ? u"| "_s : QString());
        const Schema schema = schemaFromPicture(picture);
        QElapsedTimer clock;
        clock.start();
        const auto keys = undeclaredKeys(schema);
        qInfo() << schema.tables.size() << "tables:" << keys.size() << "found in" << clock.elapsed()
                << "ms";
        QVERIFY(clock.elapsed() < 1'000);
        QVERIFY(keys.size() > 1'800);
    }
};

} // namespace

SW_SUITE(undeclared, UndeclaredTest)
#include "tst_undeclared.moc"
