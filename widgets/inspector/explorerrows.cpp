// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/explorerrows.h"

#include "model/base/name.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

ExplorerRow explorerRow(const QString &name, quint64 id)
{
    return {foldedName(name), name, id, 0, -1, false};
}

template <typename Owner> void addTriggers(ExplorerRows &rows, const Owner &owner, bool ofView)
{
    for (const Trigger &trigger : owner.triggers) {
        rows.push_back(explorerRow(trigger.name, trigger.id.value()));
        rows.back().owner = owner.id.value();
        rows.back().ofView = ofView;
    }
}

/// `pet.owner → owner`, `student.courses → course`: from who knows the other to the other.
ExplorerRow relationshipRow(const Relationship &edge, const Schema &schema)
{
    const bool across = edge.kind == RelationshipKind::ManyToMany;
    const RelationshipEnd &from = across ? edge.left : edge.right;
    const RelationshipEnd &to = across ? edge.right : edge.left;
    const TablePtr child = schema.tables.find(from.table);
    const TablePtr parent = schema.tables.find(to.table);
    QString name = child ? child->name : QString();
    if (!to.role.isEmpty())
        name += u'.' + to.role;
    name += u" → "_s + (parent ? parent->name : QString());
    return explorerRow(name, edge.key.value());
}

/// An association stands for its two foreign keys.
ExplorerRows relationshipRows(const Editor &editor)
{
    ExplorerRows rows;
    QSet<TableId> associations;
    for (const Relationship &edge : editor.relationships()) {
        if (edge.kind == RelationshipKind::ManyToMany)
            associations.insert(edge.association);
    }
    for (const Relationship &edge : editor.relationships()) {
        if (edge.kind == RelationshipKind::ManyToMany || !associations.contains(edge.right.table))
            rows.push_back(relationshipRow(edge, editor.content().schema));
    }
    return rows;
}

std::vector<Trigger> triggersIn(const Object &object)
{
    if (const auto *table = std::get_if<TablePtr>(&object); table && *table)
        return (*table)->triggers;
    if (const auto *view = std::get_if<ViewPtr>(&object); view && *view)
        return (*view)->triggers;
    return {};
}

} // namespace

bool comesBefore(const ExplorerRow &a, const ExplorerRow &b)
{
    const int order = a.folded.compare(b.folded);
    return order != 0 ? order < 0 : a.id < b.id;
}

ExplorerRow rowOf(const Table &table)
{
    ExplorerRow row = explorerRow(table.name, table.id.value());
    row.count = static_cast<int>(table.columns.size());
    return row;
}

ExplorerRows rowsOf(ExplorerGroup group, const Editor &editor)
{
    const Content &content = editor.content();
    ExplorerRows rows;
    switch (group) {
    case ExplorerGroup::Diagrams:
        for (const DiagramPtr &diagram : diagramsInOrder(content.drawing))
            rows.push_back(explorerRow(diagram->name, diagram->id.value()));
        break;
    case ExplorerGroup::Areas:
        for (const AreaPtr &area : content.drawing.areas) {
            if (area->diagram == editor.diagram())
                rows.push_back(explorerRow(area->title, area->id.value()));
        }
        break;
    case ExplorerGroup::Tables:
        rows.reserve(static_cast<size_t>(content.schema.tables.size()));
        for (const TablePtr &table : content.schema.tables)
            rows.push_back(rowOf(*table));
        break;
    case ExplorerGroup::Relationships:
        rows = relationshipRows(editor);
        break;
    case ExplorerGroup::Views:
        for (const ViewPtr &view : content.schema.views)
            rows.push_back(explorerRow(view->name, view->id.value()));
        break;
    case ExplorerGroup::Triggers:
        for (const TablePtr &table : content.schema.tables)
            addTriggers(rows, *table, false);
        for (const ViewPtr &view : content.schema.views)
            addTriggers(rows, *view, true);
        break;
    }
    std::sort(rows.begin(), rows.end(), comesBefore);
    return rows;
}

bool concerns(ExplorerGroup group, const Change &change)
{
    const Object &object = change.before;
    switch (group) {
    case ExplorerGroup::Diagrams:
        return std::holds_alternative<DiagramPtr>(object);
    case ExplorerGroup::Areas:
        return std::holds_alternative<AreaPtr>(object);
    case ExplorerGroup::Tables:
        return std::holds_alternative<TablePtr>(object);
    case ExplorerGroup::Relationships:
        return std::holds_alternative<TablePtr>(object)
               || std::holds_alternative<SettingsPtr>(object);
    case ExplorerGroup::Views:
        return std::holds_alternative<ViewPtr>(object);
    case ExplorerGroup::Triggers:
        break;
    }
    return triggersIn(change.before) != triggersIn(change.after);
}

std::optional<Pick> pickOf(ExplorerGroup group, const ExplorerRow &row)
{
    switch (group) {
    case ExplorerGroup::Areas:
        return Pick{PickKind::Area, row.id};
    case ExplorerGroup::Tables:
        return Pick{PickKind::Table, row.id};
    case ExplorerGroup::Relationships:
        return Pick{PickKind::Edge, row.id};
    case ExplorerGroup::Views:
        return Pick{PickKind::View, row.id};
    case ExplorerGroup::Triggers:
        return Pick{row.ofView ? PickKind::View : PickKind::Table, row.owner};
    case ExplorerGroup::Diagrams:
        break;
    }
    return std::nullopt;
}

} // namespace sw
