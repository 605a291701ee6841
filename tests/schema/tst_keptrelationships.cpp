// SPDX-License-Identifier: Apache-2.0
// Relationships that are kept from edit to edit are those that would be found anew.
#include "model/document/edit.h"
#include "model/schema/keptrelationships.h"
#include "tests/support/contents.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

QSet<TableId> changedTables(const Schema &before, const Schema &after)
{
    QSet<TableId> changed;
    const auto addOthers = [&](const Schema &some, const Schema &others) {
        for (const TablePtr &table : some.tables) {
            if (others.tables.find(table->id) != table)
                changed.insert(table->id);
        }
    };
    addOthers(before, after);
    addOthers(after, before);
    return changed;
}

QString told(const std::vector<Relationship> &relationships)
{
    QStringList lines;
    for (const Relationship &each : relationships)
        lines.append(each.left.role + u" / " + each.right.role);
    return lines.join(u'\n');
}

/// Names that meet each other, as plurals, prefixes and columns do.
void renameSomeTable(Content &content, QRandomGenerator &random)
{
    static const QStringList names{u"pet"_s,  u"pets"_s,     u"owner"_s, u"person"_s,
                                   u"user"_s, u"Employee"_s, u"team"_s,  u"team_user"_s};
    const auto any = random.bounded(static_cast<int>(content.schema.tables.size()));
    Table table = *content.schema.tables.at(any);
    table.name = names[random.bounded(static_cast<int>(names.size()))];
    const auto isTaken = [&](const TablePtr &other) {
        return other->id != table.id && other->name.compare(table.name, Qt::CaseInsensitive) == 0;
    };
    const auto &tables = content.schema.tables;
    if (std::none_of(tables.begin(), tables.end(), isTaken))
        content.schema.tables.put(std::move(table));
}

std::vector<TableId> idsOf(const Content &content)
{
    std::vector<TableId> ids;
    for (const TablePtr &table : content.schema.tables)
        ids.push_back(table->id);
    return ids;
}

class KeptRelationshipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void afterEachEditTheyAreThoseOfTheSchema_data()
    {
        QTest::addColumn<Content>("start");
        QTest::newRow("a few tables that tie each other in many ways") << contentOf(
            u"owner id:pk name | pet id:pk owner_id>owner vet_id>owner | team id:pk boss_id>owner "
            "| member owner_id>owner team_id>team pk(owner_id,team_id) "
            "| fan owner_id>owner team_id>team since pk(owner_id,team_id) "
            "| node id:pk parent_id>node | room id:pk | bed id:pk room_id>room "
            "| lamp id:pk bed_id>bed | bulb id:pk lamp_id>lamp");
        QTest::newRow("many tables") << generatedContent(80, 3);
    }

    void afterEachEditTheyAreThoseOfTheSchema()
    {
        QFETCH(Content, start);
        const quint64 seed = propertySeed();
        for (int round = 0; round < propertyRounds(20); ++round) {
            Content content = start;
            const auto own = static_cast<quint32>(seed) + static_cast<quint32>(round);
            QRandomGenerator random(own);
            RandomEditor editor(own, u"n"_s, idsOf(content));
            KeptRelationships kept;
            kept.reset(content.schema, PluralRule::English);
            for (int step = 0; step < 40; ++step) {
                const Schema before = content.schema;
                if (random.bounded(3) == 0)
                    renameSomeTable(content, random);
                else
                    editor.edit(content, 1 + random.bounded(3));
                kept.update(content.schema, PluralRule::English,
                            changedTables(before, content.schema));
                const std::vector<Relationship> found = relationships(content.schema);
                QVERIFY2(kept.all() == found,
                         qUtf8Printable(u"seed %1, step %2: %3\nnot:\n%4"_s.arg(
                             QString::number(own), QString::number(step), told(kept.all()),
                             told(found))));
            }
        }
    }
};

} // namespace

SW_SUITE(keptrelationships, KeptRelationshipsTest)
#include "tst_keptrelationships.moc"
