// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/dropping.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/newthings.h"
#include "widgets/canvas/tablesize.h"

#include <QCoreApplication>
#include <QMimeData>

#include <algorithm>

namespace sw {

namespace {

QString tablesType() { return QStringLiteral("application/x-schemawright-tables"); }

/// Read by hand: an id has 64 bits, of which a JSON number keeps 53.
std::vector<quint64> idsFrom(const QByteArray &json)
{
    std::vector<quint64> ids;
    QByteArray list = json.trimmed();
    if (!list.startsWith('[') || !list.endsWith(']'))
        return ids;
    for (const QByteArray &word : list.mid(1, list.size() - 2).split(',')) {
        bool isNumber = false;
        const quint64 id = word.trimmed().toULongLong(&isNumber);
        if (isNumber && std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    return ids;
}

/// Its box as it will stand; null where there is no such table or view.
std::optional<QSizeF> sizeOf(const Content &content, quint64 id)
{
    if (const TablePtr table = content.schema.tables.find(TableId(id)))
        return figureOf(*table, {}, Detail::Columns).rect.size();
    if (const ViewPtr view = content.schema.views.find(ViewId(id))) {
        ViewFactsCache facts;
        facts.update(content.schema);
        return figureOf(*view, {}, facts.of(view->id).columns).rect.size();
    }
    return std::nullopt;
}

Pick pickOfSubject(const Content &content, quint64 id)
{
    return {content.schema.views.find(ViewId(id)) ? PickKind::View : PickKind::Table, id};
}

} // namespace

bool canDrop(const QMimeData &data) { return data.hasFormat(tablesType()); }

void dropTables(CanvasView &view, const QMimeData &data, QPointF scene)
{
    Editor &editor = view.editor();
    const Content &content = editor.content();
    std::vector<Pick> picks;
    std::vector<Placement> placements;
    std::vector<QRectF> taken;
    QPointF at = scene;
    for (const quint64 id : idsFrom(data.data(tablesType()))) {
        const std::optional<QSizeF> size = sizeOf(content, id);
        if (!size)
            continue;
        picks.push_back(pickOfSubject(content, id));
        if (content.drawing.placements.find(std::tuple(editor.diagram(), id)))
            continue;
        Placement placement;
        placement.diagram = editor.diagram();
        placement.subject = id;
        placement.unfolded = true; // whoever drags a table wants to see one
        placement.position = freePlace(view, at, *size, taken);
        placements.push_back(placement);
        taken.emplace_back(placement.position, *size);
        at = placement.position + QPointF(0, size->height() + 2 * measure::GridStep);
    }
    if (!placements.empty())
        editor.run(QCoreApplication::translate("Undo", "Place in diagram"),
                   putPlacements(content, placements));
    if (picks.empty())
        return;
    view.setFocus();
    editor.picks().set(picks);
    view.revealPick(picks.front());
}

} // namespace sw
