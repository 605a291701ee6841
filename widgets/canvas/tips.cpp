// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/tips.h"

#include "widgets/canvas/boxlook.h"
#include "widgets/canvas/tablesize.h"

namespace sw {

namespace {

/// A row's name and type, which its figure may not hold.
QString wholeRow(const Schema &schema, const TableFigure &box, size_t row)
{
    if (const TablePtr table = schema.tables.find(TableId(box.id))) {
        const Column *column = table->column(box.rows[row].column);
        return column ? inOneLine(column->name + u' ' + column->type).trimmed() : QString();
    }
    ViewFactsCache facts;
    facts.update(schema);
    const auto &columns = facts.of(ViewId(box.id)).columns;
    return row < columns.size() ? inOneLine(columns[row].name + u' ' + columns[row].type).trimmed()
                                : QString();
}

QString wholeName(const Schema &schema, const TableFigure &box)
{
    const TablePtr table = schema.tables.find(TableId(box.id));
    const ViewPtr view = schema.views.find(ViewId(box.id));
    const QString name = inOneLine(table ? table->name : view ? view->name : QString());
    return name == box.name ? QString() : name;
}

/// Of a header: the name where it is cut, and what the mark beside it means.
QString headerTip(const CanvasView &view, const TableFigure &box)
{
    QStringList lines{wholeName(view.editor().content().schema, box)};
    if (view.editor().unapplied().contains(box.id))
        lines.append(CanvasView::tr("The database does not have it like this yet: Apply changes "
                                    "that."));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

QString wholeTextAt(const CanvasView &view, QPointF scene, const Hit &hit)
{
    if (const TableFigure *box = view.scene().table(hit.pick.id); box && hit.isTable()) {
        const Schema &schema = view.editor().content().schema;
        const auto row = box->rowAt(scene);
        if (!row)
            return headerTip(view, *box);
        return box->rows[*row].elided ? wholeRow(schema, *box, *row) : QString();
    }
    if (hit.pick.kind == PickKind::Note) {
        const NoteFigure *note = view.scene().note(NoteId(hit.pick.id));
        return note && isCut(*note) ? note->text : QString();
    }
    if (hit.pick.kind == PickKind::Area) {
        const AreaFigure *area = view.scene().area(AreaId(hit.pick.id));
        return area && shownTitle(*area) != area->title ? area->title : QString();
    }
    return {};
}

} // namespace sw
