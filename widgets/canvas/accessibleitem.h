// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/accessible.h"

namespace sw {

/// What can be selected, or a row of a table, for screen readers. It asks the scene each time.
class AccessibleItem : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessibleItem(const CanvasAccessible &canvas, const CanvasAccessible::Part &part)
        : m_canvas(canvas), m_part(part)
    {
    }

    [[nodiscard]] const CanvasAccessible::Part &part() const { return m_part; }

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return m_canvas.window(); }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] const TableFigure *table() const;
    [[nodiscard]] const EdgeFigure *edge() const;
    [[nodiscard]] const NoteFigure *note() const;
    [[nodiscard]] const AreaFigure *area() const;
    [[nodiscard]] const RowFigure *row() const;
    [[nodiscard]] QRectF sceneRect() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString description() const;

    const CanvasAccessible &m_canvas;
    CanvasAccessible::Part m_part;
};

} // namespace sw
