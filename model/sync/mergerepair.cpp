// SPDX-License-Identifier: Apache-2.0
#include "model/sync/mergerepair.h"

#include "model/sync/mergenames.h"
#include "model/sync/speech.h"

#include <QSet>

#include <algorithm>

namespace sw {

namespace {

template <typename T> const T *among(const std::vector<T> &parts, decltype(T::id) id)
{
    const auto found
        = std::find_if(parts.begin(), parts.end(), [&](const T &part) { return part.id == id; });
    return found == parts.end() ? nullptr : &*found;
}

/// A column or (where the column is null) a table that something refers to.
struct Target {
    TableId table;
    ColumnId column;

    bool operator==(const Target &) const = default;
};

void targetsOf(const Column &, TableId, std::vector<Target> &) {}
void targetsOf(const Trigger &, TableId, std::vector<Target> &) {}

void targetsOf(const Key &key, TableId own, std::vector<Target> &targets)
{
    for (const KeyPart &part : key.parts)
        targets.push_back({own, part.column});
}

void targetsOf(const Check &check, TableId own, std::vector<Target> &targets)
{
    if (!check.column.isNull())
        targets.push_back({own, check.column});
}

void targetsOf(const Index &index, TableId own, std::vector<Target> &targets)
{
    for (const IndexPart &part : index.parts) {
        if (!part.column.isNull())
            targets.push_back({own, part.column});
    }
}

void targetsOf(const ForeignKey &key, TableId own, std::vector<Target> &targets)
{
    for (const ColumnId column : key.columns)
        targets.push_back({own, column});
    if (key.parent.id.isNull())
        return;
    targets.push_back({key.parent.id, ColumnId()});
    for (const ColumnRef &ref : key.parentColumns) {
        if (!ref.id.isNull())
            targets.push_back({key.parent.id, ref.id});
    }
}

/// Brings back and leaves out until every reference leads somewhere.
class Repairer {
public:
    Repairer(Content &merged, const Content &base, const Content &ours, const Content &theirs,
             MergeLog &log)
        : m_merged(merged), m_base(base), m_ours(ours), m_theirs(theirs), m_log(log)
    {
    }

    void run()
    {
        // Each round takes something of theirs out or something of ours back: it ends.
        while (settleNames(m_merged, m_ours, m_theirs, m_log) || repairTables()
               || repairDrawing()) {
        }
        repairAreas();
        placeWhatStays();
    }

private:
    [[nodiscard]] bool isThere(const Target &target) const
    {
        const TablePtr table = m_merged.schema.tables.find(target.table);
        return table && (target.column.isNull() || table->column(target.column));
    }

    bool repairTables()
    {
        const Shelf<Table> tables = m_merged.schema.tables;
        bool changed = false;
        for (const TablePtr &table : tables) {
            forEachField<Table>([&](const auto &field) {
                if constexpr (isParts<decltype(field)>) {
                    for (const auto &part : (*table).*field.member)
                        changed = changed || repairPart(*table, part, field.member);
                }
            });
            changed = changed || dropSecondPrimaryKey(*table);
            if (changed)
                return true;
        }
        return false;
    }

    template <typename T>
    bool repairPart(const Table &table, const T &part, std::vector<T> Table::*member)
    {
        std::vector<Target> targets;
        targetsOf(part, table.id, targets);
        const auto lost = std::find_if(targets.begin(), targets.end(),
                                       [&](const Target &target) { return !isThere(target); });
        if (lost == targets.end())
            return false;
        const TablePtr ourTable = m_ours.schema.tables.find(table.id);
        const T *ours = ourTable ? among((*ourTable).*member, part.id) : nullptr;
        std::vector<Target> ourTargets;
        if (ours)
            targetsOf(*ours, table.id, ourTargets);
        if (std::find(ourTargets.begin(), ourTargets.end(), *lost) != ourTargets.end())
            bringBack(*lost, Speech(m_ours).called(*ours, ourTable.get()));
        else
            leaveOut(table, part, ours, member, *lost);
        return true;
    }

    /// Theirs deleted what ours needs.
    void bringBack(const Target &target, const QString &user)
    {
        const TablePtr ours = m_ours.schema.tables.find(target.table);
        const TablePtr merged = m_merged.schema.tables.find(target.table);
        const Column *column = ours->column(target.column);
        const Speech speech(m_ours);
        m_log.conflict(*ours, (column && merged ? speech.called(*column, ours.get())
                                                : speech.called(*ours, nullptr))
                                  + QStringLiteral(": deleted there, but needed here by ") + user);
        if (!merged) {
            m_merged.schema.tables.put(ours);
            return;
        }
        Table copy = *merged;
        auto place = copy.columns.begin();
        for (int i = ours->columnIndex(target.column) - 1; i >= 0; --i) {
            const int before = copy.columnIndex(ours->columns[static_cast<size_t>(i)].id);
            if (before >= 0) {
                place += before + 1;
                break;
            }
        }
        copy.columns.insert(place, *column);
        m_merged.schema.tables.put(std::move(copy));
    }

    /// Theirs refers to what ours deleted.
    template <typename T>
    void leaveOut(const Table &table, const T &part, const T *ours, std::vector<T> Table::*member,
                  const Target &lost)
    {
        const TablePtr old = m_base.schema.tables.find(lost.table);
        const bool wasThere = old && (lost.column.isNull() || old->column(lost.column));
        m_log.conflict(table, QStringLiteral("%1: it refers there to %2, which %3")
                                  .arg(Speech(m_theirs).called(
                                           part, m_theirs.schema.tables.find(table.id).get()),
                                       called(lost),
                                       wasThere ? QStringLiteral("was deleted here")
                                                : QStringLiteral("is left out")));
        Table copy = table;
        auto &parts = copy.*member;
        const auto place
            = std::find_if(parts.begin(), parts.end(), [&](const T &p) { return p.id == part.id; });
        if (ours)
            *place = *ours;
        else
            parts.erase(place);
        m_merged.schema.tables.put(std::move(copy));
    }

    [[nodiscard]] QString called(const Target &target) const
    {
        for (const Content *side : {&m_base, &m_theirs}) {
            const TablePtr table = side->schema.tables.find(target.table);
            const Column *column = table ? table->column(target.column) : nullptr;
            if (column)
                return Speech(*side).called(*column, table.get());
            if (table && target.column.isNull())
                return Speech(*side).called(*table, nullptr);
        }
        return target.table.text();
    }

    bool dropSecondPrimaryKey(const Table &table)
    {
        const auto isPrimary = [](const Key &key) { return key.primary; };
        const TablePtr ours = m_ours.schema.tables.find(table.id);
        if (!ours || std::count_if(table.keys.begin(), table.keys.end(), isPrimary) < 2)
            return false;
        const auto second = std::find_if(table.keys.begin(), table.keys.end(), [&](const Key &key) {
            return key.primary && !among(ours->keys, key.id);
        });
        if (second == table.keys.end() || !ours->primaryKey())
            return false;
        m_log.conflict(table,
                       Speech(m_theirs).called(*second, &table)
                           + QStringLiteral(": added there beside another primary key here"));
        Table copy = table;
        std::erase_if(copy.keys, [&](const Key &key) { return key.id == second->id; });
        m_merged.schema.tables.put(std::move(copy));
        return true;
    }

    bool repairDrawing()
    {
        QSet<ForeignKeyId> edges;
        for (const TablePtr &table : m_merged.schema.tables) {
            for (const ForeignKey &key : table->foreignKeys)
                edges.insert(key.id);
        }
        bool changed = false;
        const Drawing before = m_merged.drawing;
        for (const PlacementPtr &placement : before.placements)
            changed = repairPlacement(*placement) || changed;
        for (const RoutePtr &route : before.routes) {
            if (!edges.contains(route->edge))
                m_merged.drawing.routes.remove(shelfKey(*route));
            else
                changed = repairDiagramOf(*route, m_merged.drawing.routes, m_ours.drawing.routes,
                                          m_base.drawing.routes)
                          || changed;
        }
        for (const NotePtr &note : before.notes)
            changed = repairDiagramOf(*note, m_merged.drawing.notes, m_ours.drawing.notes,
                                      m_base.drawing.notes)
                      || changed;
        for (const AreaPtr &area : before.areas)
            changed = repairDiagramOf(*area, m_merged.drawing.areas, m_ours.drawing.areas,
                                      m_base.drawing.areas)
                      || changed;
        return changed;
    }

    bool repairPlacement(const Placement &placement)
    {
        const TableId table(placement.subject);
        const ViewId view(placement.subject);
        if (m_merged.schema.tables.find(table) || m_merged.schema.views.find(view))
            return repairDiagramOf(placement, m_merged.drawing.placements,
                                   m_ours.drawing.placements, m_base.drawing.placements);
        const auto key = shelfKey(placement);
        const bool isNew = !m_base.drawing.placements.find(key);
        const Content &known = !isNew                                ? m_base
                               : m_ours.drawing.placements.find(key) ? m_ours
                                                                     : m_theirs;
        const QString placed = Speech(known).called(placement, nullptr);
        if (!isNew || !m_ours.drawing.placements.find(key)) {
            m_merged.drawing.placements.remove(key);
            const Schema &old = m_base.schema;
            if (isNew && (old.tables.find(table) || old.views.find(view)))
                m_log.conflict(placement,
                               placed + QStringLiteral(": added there, but deleted here"));
        } else if (const TablePtr ours = m_ours.schema.tables.find(table)) {
            bringBack({table, ColumnId()}, placed);
        } else if (const ViewPtr oursToo = m_ours.schema.views.find(view)) {
            m_log.conflict(*oursToo, Speech(m_ours).called(*oursToo, nullptr)
                                         + QStringLiteral(": deleted there, but needed here by ")
                                         + placed);
            m_merged.schema.views.put(oursToo);
        }
        return true;
    }

    /// What is drawn in a diagram that one side deleted.
    template <typename T>
    bool repairDiagramOf(const T &object, Shelf<T> &merged, const Shelf<T> &ours,
                         const Shelf<T> &base)
    {
        if (m_merged.drawing.diagrams.find(object.diagram))
            return false;
        const auto key = shelfKey(object);
        const DiagramPtr diagram = m_ours.drawing.diagrams.find(object.diagram);
        if (ours.find(key) && diagram) {
            m_log.conflict(*diagram, Speech(m_ours).called(*diagram, nullptr)
                                         + QStringLiteral(": deleted there, but drawn in here"));
            m_merged.drawing.diagrams.put(diagram);
            return true;
        }
        merged.remove(key);
        if (!base.find(key))
            m_log.conflict(object,
                           Speech(m_theirs).called(object, nullptr)
                               + QStringLiteral(": added there, but its diagram was deleted "
                                                "here"));
        return true;
    }

    /// Areas in areas that are gone, or that lie in each other by now, stand alone.
    void repairAreas()
    {
        const Shelf<Area> areas = m_merged.drawing.areas;
        for (const AreaPtr &area : areas) {
            AreaPtr around = area;
            for (qsizetype steps = 0; around && steps <= areas.size(); ++steps)
                around = around->parent.isNull() ? nullptr
                                                 : m_merged.drawing.areas.find(around->parent);
            const AreaPtr parent = m_merged.drawing.areas.find(area->parent);
            if (area->parent.isNull() || (parent && parent->diagram == area->diagram && !around))
                continue;
            Area alone = *area;
            alone.parent = {};
            m_merged.drawing.areas.put(alone);
            m_log.note(Speech(m_merged).called(alone, nullptr)
                       + QStringLiteral(": the area around it is gone; it stands alone"));
        }
    }

    /// What stays although theirs deleted it stays where it stood.
    void placeWhatStays()
    {
        for (const PlacementPtr &placement : m_ours.drawing.placements) {
            const TablePtr table = m_merged.schema.tables.find(TableId(placement->subject));
            const bool kept = table && !m_theirs.schema.tables.find(table->id);
            if (kept && !m_merged.drawing.placements.find(shelfKey(*placement))
                && m_merged.drawing.diagrams.find(placement->diagram))
                m_merged.drawing.placements.put(placement);
        }
    }

    Content &m_merged;
    const Content &m_base;
    const Content &m_ours;
    const Content &m_theirs;
    MergeLog &m_log;
};

} // namespace

void repair(Content &merged, const Content &base, const Content &ours, const Content &theirs,
            MergeLog &log)
{
    Repairer(merged, base, ours, theirs, log).run();
}

} // namespace sw
