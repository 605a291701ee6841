// SPDX-License-Identifier: Apache-2.0
// Relationships that real databases do not declare. The judge is what somebody found out by hand,
// or what they declared before it was taken away.
#include "model/data/undeclaredrows.h"
#include "tests/data/keytexts.h"
#include "tests/data/walked.h"
#include "tests/support/corpus.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QElapsedTimer>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// The keys that the schema declares; and the schema without them.
QStringList takeKeys(Schema &schema)
{
    QStringList declared;
    const Schema before = schema;
    for (const TablePtr &table : before.tables) {
        for (const ForeignKey &key : table->foreignKeys) {
            const TablePtr parent = before.parentOf(key);
            if (parent && !parentColumnsOf(key, *parent).empty())
                declared.append(keyText(before, table->id, key.columns, parent->id,
                                        parentColumnsOf(key, *parent)));
        }
        Table bare = *table;
        bare.foreignKeys.clear();
        schema.tables.put(bare);
    }
    declared.removeDuplicates();
    return declared;
}

/// The relationships of openfootball.db as its models have them, found out by hand.
const QHash<QString, QString> &footballTruth()
{
    static const QHash<QString, QString> truth{
        {u"alltime_standing_entries"_s, u"alltime_standing_id>alltime_standings team_id>teams"_s},
        {u"assocs"_s, u"country_id>countries"_s},
        {u"assocs_assocs"_s, u"assoc1_id>assocs assoc2_id>assocs"_s},
        {u"badges"_s, u"team_id>teams league_id>leagues season_id>seasons"_s},
        {u"cities"_s, u"place_id>places country_id>countries region_id>regions city_id>cities"_s},
        {u"continents"_s, u"place_id>places"_s},
        {u"countries"_s, u"place_id>places continent_id>continents country_id>countries"_s},
        {u"event_standing_entries"_s, u"event_standing_id>event_standings team_id>teams"_s},
        {u"event_standings"_s, u"event_id>events"_s},
        {u"events"_s, u"league_id>leagues season_id>seasons"_s},
        {u"events_grounds"_s, u"event_id>events ground_id>grounds"_s},
        {u"events_teams"_s, u"event_id>events team_id>teams"_s},
        {u"games"_s, u"round_id>rounds group_id>groups team1_id>teams team2_id>teams "
                     "ground_id>grounds city_id>cities next_game_id>games prev_game_id>games"_s},
        {u"goals"_s, u"person_id>persons game_id>games team_id>teams"_s},
        {u"grounds"_s, u"country_id>countries city_id>cities"_s},
        {u"group_standing_entries"_s, u"group_standing_id>group_standings team_id>teams"_s},
        {u"group_standings"_s, u"group_id>groups"_s},
        {u"groups"_s, u"event_id>events"_s},
        {u"groups_teams"_s, u"group_id>groups team_id>teams"_s},
        {u"leagues"_s, u"country_id>countries"_s},
        {u"names"_s, u"place_id>places"_s},
        {u"persons"_s, u"city_id>cities region_id>regions country_id>countries "
                       "nationality_id>countries"_s},
        {u"regions"_s, u"place_id>places country_id>countries"_s},
        {u"rosters"_s, u"person_id>persons team_id>teams event_id>events"_s},
        {u"rounds"_s, u"event_id>events"_s},
        // taggable_id is of the table that taggable_type names: no relationship of its own.
        {u"taggings"_s, u"tag_id>tags"_s},
        {u"tags"_s, u"parent_id>tags"_s},
        {u"teams"_s, u"country_id>countries city_id>cities assoc_id>assocs"_s},
        {u"usages"_s, u"country_id>countries lang_id>langs"_s},
    };
    return truth;
}

class UndeclaredRealTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void football()
    {
        const QString path = corpusPath(u"databases/openfootball.db"_s);
        SW_NEED_CORPUS(path);
        Walked database(path);
        const Schema &schema = database.schema();
        QSet<QString> truth;
        for (auto each = footballTruth().cbegin(); each != footballTruth().cend(); ++each) {
            for (const QString &line : each.value().split(u' '))
                truth.insert(each.key() + u'.' + line + u".id"_s);
        }
        QElapsedTimer clock;
        clock.start();
        Watching watching;
        const auto found = seenInRows(database.handle(), schema, undeclaredKeys(schema), watching);
        const qint64 elapsed = clock.elapsed();
        QVERIFY(found.ok());
        QStringList wrong;
        QStringList unticked;
        QSet<QString> right;
        for (const UndeclaredKey &key : *found) {
            const QString text = keyText(schema, key);
            if (truth.contains(text))
                right.insert(text);
            else
                wrong.append(text + u' ' + QString::number(key.certainty));
            if (!key.isCertain())
                unticked.append(text);
        }
        qInfo() << "openfootball:" << truth.size() << "true," << right.size() << "of them proposed,"
                << wrong.size() << "wrong" << wrong << "unticked" << unticked << elapsed << "ms";
        const QSet<QString> missed = truth - right;
        QVERIFY2(missed.isEmpty(), qPrintable(QStringList(missed.values()).join(u' ')));
        QVERIFY(wrong.size() * 20 <= static_cast<qsizetype>(found->size()));
        // The whole list of a person's hands: nothing that ends in _id is left out of the truth.
        qsizetype ids = 0;
        for (const TablePtr &table : schema.tables)
            ids += std::count_if(table->columns.begin(), table->columns.end(),
                                 [](const Column &c) { return c.name.endsWith(u"_id"); });
        QCOMPARE(ids, truth.size() + 1); // taggable_id
    }

    void keysTakenAwayComeBack_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("atLeast"); ///< of 100 declared
        QTest::addColumn<int>("others");  ///< at most, of 100 proposed
        QTest::addColumn<int>("wrong");   ///< ticked, at most, of 100 ticked
        const auto row
            = [](const char *name, const QString &file, int atLeast, int others, int wrong) {
                  QTest::newRow(name) << file << atLeast << others << wrong;
              };
        // With rows. SupportRepId and ShipVia say nothing of Employee and Shippers.
        row("chinook", u"databases/chinook.sqlite"_s, 90, 0, 0);
        row("northwind", u"databases/northwind.db"_s, 92, 0, 0);
        row("sakila", u"databases/sakila.db"_s, 100, 5, 5); // film_text extends film, unsaid
        row("beekeeper", u"databases/beekeeper_demo.db"_s, 100, 0, 0);
        // By the names alone.
        row("vaultwarden", u"schemas/vaultwarden_migrations.db"_s, 82, 25, 23);
        row("lnd", u"schemas/lnd_migrations.db"_s, 75, 25, 0);
        row("roundcube", u"schemas/roundcube_sqlite.db"_s, 100, 13, 0);
        row("libdnf", u"schemas/libdnf_history.db"_s, 84, 0, 0);
    }

    void keysTakenAwayComeBack()
    {
        QFETCH(QString, file);
        QFETCH(int, atLeast);
        QFETCH(int, others);
        QFETCH(int, wrong);
        const QString path = corpusPath(file);
        SW_NEED_CORPUS(path);
        Walked database(path);
        Schema schema = database.schema();
        const QStringList declared = takeKeys(schema);
        Watching watching;
        const auto found = seenInRows(database.handle(), schema, undeclaredKeys(schema), watching);
        QVERIFY(found.ok());
        QStringList missed = declared;
        QStringList strangers;
        int ticked = 0;
        int tickedStrangers = 0;
        for (const UndeclaredKey &key : *found) {
            const QString text = keyText(schema, key);
            const bool isDeclared = missed.removeOne(text);
            ticked += key.isCertain() ? 1 : 0;
            if (!isDeclared) {
                strangers.append(text + (key.isCertain() ? u""_s : u" ?"_s));
                tickedStrangers += key.isCertain() ? 1 : 0;
            }
        }
        const auto all = static_cast<qsizetype>(found->size());
        qInfo().noquote() << QTest::currentDataTag() << declared.size() << "declared,"
                          << declared.size() - missed.size()
                          << "come back, others:" << strangers.join(u", "_s)
                          << "missed:" << missed.join(u", "_s);
        QVERIFY((declared.size() - missed.size()) * 100 >= atLeast * declared.size());
        QVERIFY(strangers.size() * 100 <= others * all);
        QVERIFY(tickedStrangers * 100 <= wrong * ticked);
    }

    /// Its links are called after the tables and have no word for the key.
    void calibre()
    {
        const QString path = corpusPath(u"databases/calibre_metadata.db"_s);
        SW_NEED_CORPUS(path);
        Walked database(path);
        Watching watching;
        const Schema &schema = database.schema();
        const auto found = seenInRows(database.handle(), schema, undeclaredKeys(schema), watching);
        QVERIFY(found.ok());
        QStringList lines;
        for (const UndeclaredKey &key : *found) {
            if (schema.tables.find(key.child)->column(key.columns.front())->name == u"book")
                QCOMPARE(schema.tables.find(key.parent)->name, u"books"_s);
            else
                lines.append(keyText(schema, key));
        }
        qInfo().noquote() << "calibre:" << found->size() << lines.join(u", "_s);
        QVERIFY(found->size() > 25);
        QVERIFY(lines.contains(u"books_authors_link.author>authors.id"_s));
        QVERIFY(lines.contains(u"books_tags_link.tag>tags.id"_s));
    }
};

} // namespace

SW_SUITE(undeclaredreal, UndeclaredRealTest)
#include "tst_undeclaredreal.moc"
