// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/canvasview.h"

#include <QAccessibleWidget>

#include <map>

namespace sw {

/// A canvas as a screen reader sees it: tables, each a list of its columns, with notes and areas
/// between them; then the relationships; then the widgets over it. What it hands out is made when
/// it is asked for.
class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(CanvasView &view);
    ~CanvasAccessible() override;

    /// Makes it known to Qt; once is enough.
    static void install();

    /// Anything that can be selected, or a row of a table.
    struct Part {
        Pick pick;
        int row = -1;

        [[nodiscard]] auto key() const { return std::tuple(pick.kind, pick.id, row); }
    };
    [[nodiscard]] QAccessibleInterface *itemOf(const Part &part) const;
    [[nodiscard]] CanvasView &view() const { return m_view; }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Canvas; }
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

private:
    const std::vector<Pick> &children() const;
    void forget(); ///< what is no longer there
    void tellFocus() const;

    CanvasView &m_view;
    QObject m_connections; ///< lives as long as this does
    mutable std::vector<Pick> m_children;
    mutable bool m_childrenKnown = false;
    mutable std::map<std::tuple<PickKind, quint64, int>, QAccessible::Id> m_items;
};

} // namespace sw
