// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/accessible.h"

#include "widgets/canvas/accessibleitem.h"
#include "widgets/canvas/readingorder.h"

#include <algorithm>

namespace sw {

namespace {

QAccessibleInterface *makeCanvasInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<CanvasView *>(object);
    return view ? new CanvasAccessible(*view) : nullptr;
}

} // namespace

void CanvasAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeCanvasInterface);
        return true;
    }();
    Q_UNUSED(installed);
}

CanvasAccessible::CanvasAccessible(CanvasView &view)
    : QAccessibleWidget(&view, QAccessible::Canvas), m_view(view)
{
    Editor &editor = view.editor();
    QObject::connect(&editor, &Editor::changed, &m_connections, [this] { forget(); });
    QObject::connect(&editor, &Editor::diagramChanged, &m_connections, [this] { forget(); });
    QObject::connect(&editor.picks(), &Picks::changed, &m_connections, [this] { tellFocus(); });
}

CanvasAccessible::~CanvasAccessible()
{
    for (const auto &[key, id] : m_items)
        QAccessible::deleteAccessibleInterface(id);
}

const std::vector<Pick> &CanvasAccessible::children() const
{
    if (!m_childrenKnown) {
        m_children = picksInReadingOrder(m_view.scene());
        for (const EdgeFigure *edge : m_view.scene().allEdges())
            m_children.push_back({PickKind::Edge, edge->key().value()});
        m_childrenKnown = true;
    }
    return m_children;
}

QAccessibleInterface *CanvasAccessible::itemOf(const Part &part) const
{
    const auto known = m_items.find(part.key());
    if (known != m_items.end())
        return QAccessible::accessibleInterface(known->second);
    auto *item = new AccessibleItem(*this, part);
    m_items[part.key()] = QAccessible::registerAccessibleInterface(item);
    return item;
}

void CanvasAccessible::forget()
{
    m_childrenKnown = false;
    for (auto item = m_items.begin(); item != m_items.end();) {
        const QAccessibleInterface *made = QAccessible::accessibleInterface(item->second);
        if (made && made->isValid()) {
            ++item;
            continue;
        }
        QAccessible::deleteAccessibleInterface(item->second);
        item = m_items.erase(item);
    }
    if (QAccessible::isActive()) {
        QAccessibleEvent event(&m_view, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }
}

void CanvasAccessible::tellFocus() const
{
    QAccessibleInterface *item = QAccessible::isActive() ? focusChild() : nullptr;
    if (!item)
        return;
    QAccessibleEvent event(item, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

int CanvasAccessible::childCount() const
{
    return static_cast<int>(children().size()) + QAccessibleWidget::childCount();
}

QAccessibleInterface *CanvasAccessible::child(int index) const
{
    const auto count = static_cast<int>(children().size());
    if (index >= 0 && index < count)
        return itemOf({children()[static_cast<size_t>(index)], -1});
    return QAccessibleWidget::child(index - count);
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *item = dynamic_cast<const AccessibleItem *>(child)) {
        const auto place = std::find(children().begin(), children().end(), item->part().pick);
        return place == children().end() ? -1 : static_cast<int>(place - children().begin());
    }
    const int index = QAccessibleWidget::indexOfChild(child);
    return index < 0 ? -1 : static_cast<int>(children().size()) + index;
}

QAccessibleInterface *CanvasAccessible::childAt(int x, int y) const
{
    const QPoint inView = m_view.mapFromGlobal(QPoint(x, y));
    if (m_view.childAt(inView) != m_view.viewport())
        return QAccessibleWidget::childAt(x, y);
    const QPoint at = m_view.viewport()->mapFrom(&m_view, inView);
    const Hit hit = m_view.pointerAt(at, {}).hit;
    const bool known
        = std::find(children().begin(), children().end(), hit.pick) != m_children.end();
    return hit && known ? itemOf({hit.pick, -1}) : nullptr;
}

QAccessibleInterface *CanvasAccessible::focusChild() const
{
    const Picks &picks = m_view.editor().picks();
    const std::optional<Pick> current = picks.current();
    if (!m_view.hasFocus() || !current
        || std::find(children().begin(), children().end(), *current) == children().end())
        return QAccessibleWidget::focusChild();
    const TableFigure *table = m_view.scene().table(current->id);
    const auto row
        = table && !picks.column().isNull() ? table->rowOf(picks.column()) : std::nullopt;
    return itemOf({*current, row ? static_cast<int>(*row) : -1});
}

} // namespace sw
