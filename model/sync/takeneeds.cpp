// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/document/fields.h"
#include "model/sync/takespots.h"

namespace sw {

namespace {

/// Looks at a content that was put together of two, and adds what it lacks.
class NeedFinder {
public:
    NeedFinder(const Schema &ours, const Schema &theirs, const DiffSpots &open, DiffSpots &spots)
        : m_ours(ours), m_theirs(theirs), m_open(open), m_spots(spots)
    {
    }

    void look(const Schema &schema)
    {
        m_schema = &schema;
        for (const TablePtr &table : schema.tables) {
            const bool isOurs = m_ours.tables.find(table->id) == table;
            (isOurs ? m_same : m_other).push_back(table.get());
            // A table that only we have keeps the names of what goes.
            if (!m_theirs.tables.find(table->id))
                continue;
            if (!isOurs)
                lookAtReferences(*table);
            for (const ForeignKey &key : table->foreignKeys)
                lookAtKey(*table, key);
        }
        lookAtNames();
        lookAtShadows();
    }

private:
    using Holder = std::pair<quint64, quint64>; ///< an object and its part
    using Holders = QHash<QString, std::vector<Holder>>;

    void add(const DiffSpot &spot)
    {
        if (m_open.contains(spot))
            m_spots.insert(spot);
    }

    /// All that is to be taken of the part.
    void addPart(quint64 object, std::string_view kind, quint64 part)
    {
        const DiffSpot first{object, kind, part, {}};
        for (auto it = m_open.lower_bound(first); it != m_open.end(); ++it) {
            if (it->object != object || it->kind != kind || it->part != part)
                break;
            m_spots.insert(*it);
        }
    }

    template <typename T> void needColumn(const Table &table, const T &part, ColumnId column)
    {
        if (!column.isNull() && !table.column(column))
            fetchColumn(table, column, table, part);
    }

    /// The column comes, if it is one that only they have; else the part is another then.
    template <typename T>
    void fetchColumn(const Table &of, ColumnId column, const Table &table, const T &part)
    {
        const TablePtr theirs = m_theirs.tables.find(of.id);
        if (theirs && theirs->column(column))
            add({of.id.value(), kindOf<Column>(), column.value(), {}});
        else
            addPart(table.id.value(), kindOf<T>(), part.id.value());
    }

    void lookAtReferences(const Table &table)
    {
        for (const Key &key : table.keys) {
            for (const KeyPart &part : key.parts)
                needColumn(table, key, part.column);
        }
        for (const Check &check : table.checks)
            needColumn(table, check, check.column);
        for (const Index &index : table.indexes) {
            for (const IndexPart &part : index.parts)
                needColumn(table, index, part.column);
        }
    }

    void lookAtKey(const Table &table, const ForeignKey &key)
    {
        for (const ColumnId column : key.columns)
            needColumn(table, key, column);
        if (key.parent.id.isNull())
            return;
        const TablePtr parent = m_schema->tables.find(key.parent.id);
        if (!parent) {
            if (m_theirs.tables.find(key.parent.id))
                add({key.parent.id.value(), kindOf<Table>(), 0, {}});
            else
                addPart(table.id.value(), kindOf<ForeignKey>(), key.id.value());
            return;
        }
        for (const ColumnRef &ref : key.parentColumns) {
            if (!ref.id.isNull() && !parent->column(ref.id))
                fetchColumn(*parent, ref.id, table, key);
        }
    }

    /// Of two things with one name the other one goes, or is called otherwise by then. What is as
    /// we have it has none of its names twice.
    void lookAtNames()
    {
        Holders objects;
        Holders triggers;
        const auto collectAll = [&](const Table &table) {
            const quint64 id = table.id.value();
            collect<Table>(objects, table.name, id, 0);
            for (const Index &index : table.indexes)
                collect<Index>(objects, index.name, id, index.id.value());
            for (const Trigger &trigger : table.triggers)
                collect<Trigger>(triggers, trigger.name, id, trigger.id.value());
        };
        for (const Table *table : m_other) {
            Holders columns;
            collectAll(*table);
            for (const Column &column : table->columns)
                collect<Column>(columns, column.name, table->id.value(), column.id.value());
        }
        for (const ViewPtr &view : m_schema->views) {
            collect<View>(objects, view->name, view->id.value(), 0);
            for (const Trigger &trigger : view->triggers)
                collect<Trigger>(triggers, trigger.name, view->id.value(), trigger.id.value());
        }
        m_onlyThere = true;
        for (const Table *table : m_same)
            collectAll(*table);
    }

    template <typename T>
    void collect(Holders &holders, const QString &name, quint64 object, quint64 part)
    {
        const QString folded = foldedName(name);
        if (m_onlyThere && !holders.contains(folded))
            return;
        std::vector<Holder> &all = holders[folded];
        all.emplace_back(object, part);
        if (all.size() < 2)
            return;
        for (const auto &[held, heldPart] : all) {
            for (const std::string_view kind : {kindOf<Table>(), kindOf<View>(), kindOf<Column>(),
                                                kindOf<Index>(), kindOf<Trigger>()}) {
                add({held, kind, heldPart, {}});
                add({held, kind, heldPart, "name"});
            }
        }
    }

    /// A virtual table comes and goes with the tables in which it keeps its data.
    void lookAtShadows()
    {
        for (const DiffSpot &spot : DiffSpots(m_spots)) {
            const TablePtr table = wherever(spot);
            if (!table || table->kind != TableKind::Virtual)
                continue;
            for (const DiffSpot &other : m_open) {
                const TablePtr shadow = wherever(other);
                if (shadow && shadow->kind == TableKind::Shadow
                    && shadow->name.startsWith(table->name + QLatin1Char('_')))
                    m_spots.insert(other);
            }
        }
    }

    /// The table that comes or goes; null where the spot is about something else.
    [[nodiscard]] TablePtr wherever(const DiffSpot &spot) const
    {
        if (spot.part != 0 || !spot.member.empty() || spot.kind != kindOf<Table>())
            return nullptr;
        const TablePtr theirs = m_theirs.tables.find(TableId(spot.object));
        return theirs ? theirs : m_ours.tables.find(TableId(spot.object));
    }

    const Schema *m_schema = nullptr;
    std::vector<const Table *> m_same;  ///< as we have them
    std::vector<const Table *> m_other; ///< and not
    bool m_onlyThere = false;           ///< whether only names count that somebody has
    const Schema &m_ours;
    const Schema &m_theirs;
    const DiffSpots &m_open;
    DiffSpots &m_spots;
};

} // namespace

DiffSpots withNeeds(const Content &ours, const Content &theirs, const DiffSpots &open,
                    DiffSpots spots)
{
    size_t before = 0;
    do {
        before = spots.size();
        NeedFinder(ours.schema, theirs.schema, open, spots)
            .look(loosely(ours.schema, theirs.schema, spots));
    } while (spots.size() > before);
    return spots;
}

} // namespace sw
