// SPDX-License-Identifier: Apache-2.0
#include "model/document/fragment.h"

#include "model/base/name.h"
#include "model/document/freshids.h"
#include "model/document/names.h"
#include "model/document/textnames.h"

#include <algorithm>

namespace sw {

namespace {

/// A new object was never called otherwise, and has no rows of before.
void forgetThePast(Table &table)
{
    table.formerNames.clear();
    for (Column &column : table.columns) {
        column.formerNames.clear();
        column.fill.clear();
    }
    for (Index &index : table.indexes)
        index.formerNames.clear();
}

/// Renames a table or view within the fragment's own schema, texts and all.
void renameWithin(Schema &schema, const QString &from, const QString &to)
{
    if (from == to)
        return;
    ChangedTexts texts = textsAfter(schema, {from, {}, to});
    for (Table &table : texts.tables)
        schema.tables.put(std::move(table));
    for (View &view : texts.views)
        schema.views.put(std::move(view));
}

/// The paste, step by step.
class Paste {
public:
    Paste(const Content &content, const Fragment &fragment) : m_edit(content), m_from(fragment) {}

    Result<Changes> run(DiagramId diagram, QPointF offset)
    {
        nameAll();
        for (const TablePtr &table : m_schema.tables)
            putTable(*table);
        for (const ViewPtr &view : m_schema.views)
            putView(*view);
        if (m_edit.now().drawing.diagrams.find(diagram))
            putDrawing(diagram, offset);
        return m_edit.result();
    }

private:
    /// Free names for tables and views, chosen by name so that nothing hangs on ids; the texts
    /// follow before anything else is changed.
    void nameAll()
    {
        m_schema = m_from.schema;
        Schema taken = m_edit.schema(); // grows by the names that are given here
        for (const TablePtr &table : m_from.schema.tables) {
            const QString name = freeName(taken, table->name);
            renameWithin(m_schema, table->name, name);
            Table renamed = *m_schema.tables.find(table->id);
            renamed.name = name;
            takeName(taken, name);
            m_schema.tables.put(std::move(renamed));
        }
        for (const ViewPtr &view : m_from.schema.views) {
            const QString name = freeName(taken, view->name);
            renameWithin(m_schema, view->name, name);
            View renamed = *m_schema.views.find(view->id);
            renamed.name = name;
            takeName(taken, name);
            m_schema.views.put(std::move(renamed));
        }
    }

    static void takeName(Schema &taken, const QString &name)
    {
        View holder;
        holder.id = ViewId::random();
        holder.name = name;
        taken.views.put(std::move(holder));
    }

    void putTable(Table table)
    {
        m_ids.renewAll(table);
        forgetThePast(table);
        for (Trigger &trigger : table.triggers)
            trigger.name = freeTriggerName(m_edit.schema(), trigger.name);
        // One at a time, so that two indexes do not get one name.
        std::vector<Index> indexes;
        indexes.swap(table.indexes);
        m_edit.put(table);
        for (Index &index : indexes) {
            index.name = freeName(m_edit.schema(), index.name);
            table.indexes.push_back(std::move(index));
            m_edit.put(table);
        }
    }

    void putView(View view)
    {
        m_ids.renewAll(view);
        view.formerNames.clear();
        for (Trigger &trigger : view.triggers)
            trigger.name = freeTriggerName(m_edit.schema(), trigger.name);
        m_edit.put(std::move(view));
    }

    void putDrawing(DiagramId diagram, QPointF offset)
    {
        for (const PlacementPtr &each : m_from.drawing.placements) {
            Placement placement = *each;
            placement.diagram = diagram;
            placement.subject = m_ids.renewed(placement.subject);
            placement.position += offset;
            m_edit.put(std::move(placement));
        }
        for (const RoutePtr &each : m_from.drawing.routes) {
            Route route = *each;
            route.diagram = diagram;
            m_ids.renew(route.edge);
            for (QPointF &bend : route.bends)
                bend += offset;
            m_edit.put(std::move(route));
        }
        for (const AreaPtr &each : m_from.drawing.areas) {
            Area area = *each;
            area.diagram = diagram;
            m_ids.renew(area.id);
            m_ids.renew(area.parent);
            area.position += offset;
            m_edit.put(std::move(area));
        }
        for (const NotePtr &each : m_from.drawing.notes) {
            Note note = *each;
            note.diagram = diagram;
            m_ids.renew(note.id);
            note.position += offset;
            m_edit.put(std::move(note));
        }
    }

    Edit m_edit;
    const Fragment &m_from;
    Schema m_schema;
    FreshIds m_ids;
};

bool hasEdge(const Schema &schema, ForeignKeyId id)
{
    return std::any_of(schema.tables.begin(), schema.tables.end(),
                       [&](const TablePtr &table) { return table->foreignKey(id); });
}

} // namespace

Fragment fragmentOf(const Content &content, const Selection &selection)
{
    Fragment fragment;
    const auto isSelected = [&](TableId id) {
        return std::find(selection.tables.begin(), selection.tables.end(), id)
               != selection.tables.end();
    };
    const auto takePlacement = [&](quint64 subject) {
        if (const PlacementPtr placement
            = content.drawing.placements.find(std::tuple(selection.diagram, subject)))
            fragment.drawing.placements.put(placement);
    };
    for (const TableId id : selection.tables) {
        const TablePtr found = content.schema.tables.find(id);
        // A shadow table is made by its virtual table alone, an opaque text has its name within.
        if (!found || found->kind == TableKind::Shadow || found->kind == TableKind::Opaque)
            continue;
        Table table = *found;
        std::erase_if(table.foreignKeys,
                      [&](const ForeignKey &key) { return !isSelected(key.parent.id); });
        fragment.schema.tables.put(std::move(table));
        takePlacement(id.value());
    }
    for (const ViewId id : selection.views) {
        if (const ViewPtr view = content.schema.views.find(id)) {
            fragment.schema.views.put(view);
            takePlacement(id.value());
        }
    }
    for (const RoutePtr &route : content.drawing.routes) {
        if (route->diagram == selection.diagram && hasEdge(fragment.schema, route->edge))
            fragment.drawing.routes.put(route);
    }
    for (const NoteId id : selection.notes) {
        if (const NotePtr note = content.drawing.notes.find(id))
            fragment.drawing.notes.put(note);
    }
    for (const AreaId id : selection.areas) {
        const AreaPtr found = content.drawing.areas.find(id);
        if (!found)
            continue;
        Area area = *found;
        if (std::find(selection.areas.begin(), selection.areas.end(), area.parent)
            == selection.areas.end())
            area.parent = {};
        fragment.drawing.areas.put(std::move(area));
    }
    return fragment;
}

Result<Changes> paste(const Content &content, const Fragment &fragment, DiagramId diagram,
                      QPointF offset)
{
    return Paste(content, fragment).run(diagram, offset);
}

} // namespace sw
