// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/picture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/gridplaces.h"

#include <QApplication>

namespace sw::test {

/// A schema from a picture on a canvas that is shown, with the focus.
class Drawn {
public:
    explicit Drawn(QStringView picture, DiagramId diagram = DiagramId(7))
        : editor(contentOf(picture, diagram)), view(editor, theme)
    {
        view.resize(1100, 760);
        view.show();
        QApplication::setActiveWindow(&view);
        view.setFocus();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&view);
    }

    static Content contentOf(QStringView picture, DiagramId id)
    {
        Content content;
        if (!picture.isEmpty())
            content.schema = schemaFromPicture(picture);
        Diagram diagram;
        diagram.id = id;
        diagram.name = QStringLiteral("Main diagram");
        content.drawing.diagrams.put(diagram);
        sw::apply(content, gridPlaces(content, id));
        return content;
    }

    [[nodiscard]] TablePtr table(QStringView name) const
    {
        return editor.content().schema.table(name);
    }
    [[nodiscard]] TableId id(QStringView name) const { return table(name)->id; }
    [[nodiscard]] ColumnId column(QStringView name, QStringView columnName) const
    {
        return table(name)->column(columnName)->id;
    }
    [[nodiscard]] const TableFigure &figure(QStringView name) const
    {
        return *view.scene().table(id(name).value());
    }
    /// Points of the viewport.
    [[nodiscard]] QPoint header(QStringView name) const
    {
        return view.camera().toView(figure(name).headerRect().center() - QPointF(20, 0)).toPoint();
    }
    [[nodiscard]] QPoint row(QStringView name, QStringView columnName) const
    {
        const TableFigure &box = figure(name);
        const auto index = box.rowOf(column(name, columnName));
        return view.camera().toView(box.rowRect(*index).center()).toPoint();
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &view, key, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    void drag(QPoint from, QPoint to)
    {
        QWidget *on = view.viewport();
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        QTest::mouseMove(on, (from + to) / 2);
        QTest::mouseMove(on, to);
        QTest::mouseRelease(on, Qt::LeftButton, {}, to);
    }

    Theme theme;
    Editor editor;
    CanvasView view;
};

} // namespace sw::test
