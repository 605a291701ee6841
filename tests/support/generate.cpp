// SPDX-License-Identifier: Apache-2.0
#include "tests/support/generate.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

struct Sample {
    const char *name;
    const char *type;
};

constexpr std::array Nouns{"user",     "account", "order",   "invoice", "payment", "product",
                           "category", "store",   "staff",   "project", "task",    "comment",
                           "message",  "file",    "session", "role",    "event",   "ticket",
                           "price",    "stock",   "machine", "plan",    "ledger",  "asset"};
constexpr std::array Samples{Sample{"name", "VARCHAR(100)"},        Sample{"title", "VARCHAR(200)"},
                             Sample{"description", "TEXT"},         Sample{"status", "VARCHAR(20)"},
                             Sample{"amount", "NUMERIC(12,2)"},     Sample{"quantity", "INTEGER"},
                             Sample{"created_at", "TIMESTAMP"},     Sample{"is_active", "BOOLEAN"},
                             Sample{"email", "VARCHAR(255)"},       Sample{"code", "VARCHAR(32)"},
                             Sample{"valid_from", "DATE"},          Sample{"weight", "REAL"},
                             Sample{"external_ref", "VARCHAR(64)"}, Sample{"priority", "SMALLINT"}};
/// How many foreign keys a table has: 1.3 on average.
constexpr std::array ForeignKeyCounts{0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 5};

class Generator {
public:
    explicit Generator(quint32 seed) : m_random(seed) {}

    Content make(int tables)
    {
        std::vector<Table> made;
        made.reserve(static_cast<size_t>(tables));
        for (int i = 0; i < tables; ++i)
            made.push_back(table(i, made));
        Content content;
        Diagram diagram;
        diagram.id = DiagramId::fromNames({u"diagram", u"all"});
        diagram.name = u"All"_s;
        content.drawing.diagrams.put(diagram);
        std::vector<TablePtr> shared;
        std::vector<PlacementPtr> placed;
        for (int i = 0; i < tables; ++i) {
            const int row = i / 100;
            Placement placement;
            placement.diagram = diagram.id;
            placement.subject = made[size_t(i)].id.value();
            placement.position = QPointF(i % 100 * 260.0, row * 180.5);
            placed.push_back(std::make_shared<const Placement>(placement));
            shared.push_back(std::make_shared<const Table>(std::move(made[size_t(i)])));
        }
        content.schema.tables.assign(std::move(shared));
        content.drawing.placements.assign(std::move(placed));
        return content;
    }

private:
    int below(int most) { return static_cast<int>(m_random.bounded(most)); }

    Table table(int number, const std::vector<Table> &before)
    {
        Table table;
        table.name = u"m%1_%2_%3"_s.arg(number / 25)
                         .arg(QLatin1StringView(Nouns[size_t(below(int(Nouns.size())))]))
                         .arg(number);
        table.id = TableId::fromNames({u"table", table.name});
        add(table, u"id"_s, u"INTEGER"_s);
        Key key;
        key.id = KeyId::fromNames({u"key", table.name});
        key.primary = key.inColumn = true;
        key.parts.push_back({table.columns.front().id, {}, {}});
        table.keys.push_back(key);
        const int keys = before.empty() ? 0 : ForeignKeyCounts[size_t(below(20))];
        for (int i = 0; i < keys; ++i)
            refer(table, parent(before), i);
        const size_t columns = table.columns.size() + 1 + size_t(below(11));
        for (auto i = size_t(below(5)); table.columns.size() < columns; ++i) {
            const Sample &sample = Samples[i % Samples.size()];
            add(table,
                i < Samples.size() ? QString(QLatin1StringView(sample.name))
                                   : u"%1_%2"_s.arg(QLatin1StringView(sample.name)).arg(i),
                QLatin1StringView(sample.type));
        }
        return table;
    }

    Column &add(Table &table, const QString &name, const QString &type)
    {
        Column column;
        column.id = ColumnId::fromNames({u"column", table.name, name});
        column.name = name;
        column.type = type;
        if (below(10) < 4)
            column.notNull = NotNull();
        table.columns.push_back(column);
        return table.columns.back();
    }

    /// Early tables are preferred: few of them get most of the references.
    const Table &parent(const std::vector<Table> &before)
    {
        const int reach = 1 + below(static_cast<int>(before.size()));
        return before[size_t(below(reach))];
    }

    void refer(Table &table, const Table &parent, int number)
    {
        const QString name = u"%1_id%2"_s.arg(parent.name).arg(number);
        ForeignKey key;
        key.columns.push_back(add(table, name, u"INTEGER"_s).id);
        key.id = ForeignKeyId::fromNames({u"foreign key", table.name, name});
        key.parent.id = parent.id;
        key.parentColumns.push_back({parent.columns.front().id, {}});
        key.onDelete = Action::Cascade;
        table.foreignKeys.push_back(key);
        Index index;
        index.name = u"ix_%1_%2"_s.arg(table.name, name);
        index.id = IndexId::fromNames({u"index", index.name});
        index.parts.push_back({key.columns.front(), {}, {}, {}});
        table.indexes.push_back(index);
    }

    QRandomGenerator m_random;
};

} // namespace

Content generatedContent(int tables, quint32 seed) { return Generator(seed).make(tables); }

} // namespace sw::test
