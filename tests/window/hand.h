// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designpage.h"
#include "app/window.h"
#include "tests/support/home.h"
#include "tests/support/suite.h"
#include "tests/window/dialogs.h"
#include "widgets/canvas/inlineeditors.h"

#include <QComboBox>

namespace sw::test {

/// A window with a new document, and a person at it who has a mouse and keys and nothing else.
class Hand {
public:
    explicit Hand(QSize size = {1900, 1300}) : m_window(m_theme)
    {
        m_window.resize(size);
        m_window.show();
        m_window.activateWindow();
        m_page = &m_window.newDocument();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&m_window);
    }

    [[nodiscard]] Window &window() { return m_window; }
    [[nodiscard]] DesignPage &page() { return *m_page; }
    [[nodiscard]] CanvasView &canvas() { return m_page->canvas(); }
    [[nodiscard]] const Content &content() const { return m_page->editor().content(); }
    [[nodiscard]] Picks &picks() { return m_page->editor().picks(); }
    [[nodiscard]] const Home &home() const { return m_home; }

    [[nodiscard]] TablePtr table(QStringView name) const { return content().schema.table(name); }

    /// The editor of a relationship; null where none was opened yet.
    [[nodiscard]] QWidget *popover() const
    {
        return m_page->findChild<QWidget *>(QStringLiteral("relationshipPopover"));
    }

    // Places, as points of the viewport.
    [[nodiscard]] QPoint at(QPointF scene) { return canvas().camera().toView(scene).toPoint(); }
    [[nodiscard]] QPoint header(QStringView name)
    {
        return at(figure(name).headerRect().center() - QPointF(20, 0));
    }
    [[nodiscard]] QPoint row(QStringView name, QStringView column)
    {
        const TableFigure &box = figure(name);
        const auto index = box.rowOf(table(name)->column(column)->id);
        return at(box.rowRect(*index).center());
    }
    [[nodiscard]] const TableFigure &figure(QStringView name)
    {
        return *canvas().scene().table(table(name)->id.value());
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(focus(), key, modifiers);
    }
    void keys(Qt::Key each, int times)
    {
        for (int i = 0; i < times; ++i)
            key(each);
    }
    /// Letter by letter, to whatever has the focus then; also letters that no key of QTest stands
    /// for.
    void type(const QString &text)
    {
        for (const QChar letter : text) {
            if (letter.unicode() < 128)
                QTest::keyClick(focus(), letter.toLatin1());
            else
                QTest::sendKeyEvent(QTest::Click, focus(), Qt::Key_unknown, QString(letter), {});
        }
    }

    /// A file by Ctrl+O; from then on the hand is at it.
    void open(const QString &path)
    {
        answerFileDialog(path);
        key(Qt::Key_O, Qt::ControlModifier);
        m_page = m_window.page();
        m_window.activateWindow();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&m_window);
        canvas().setFocus();
    }

    void click(QPoint place) { QTest::mouseClick(viewport(), Qt::LeftButton, {}, place); }
    void doubleClick(QPoint place) { QTest::mouseDClick(viewport(), Qt::LeftButton, {}, place); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mouseMove(viewport(), from);
        QTest::mousePress(viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(viewport(), (from + to) / 2);
        QTest::mouseMove(viewport(), to);
        QTest::mouseRelease(viewport(), Qt::LeftButton, {}, to);
    }

    /// Tab until the widget of this accessible name or text has the focus.
    [[nodiscard]] bool tabTo(const QString &name)
    {
        for (int i = 0; i < 30; ++i) {
            const QWidget *focus = QApplication::focusWidget();
            if (focus && (focus->accessibleName() == name || focus->property("text") == name))
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }

private:
    /// Without a window manager nobody gives the focus back after a dialog, a menu or a list.
    [[nodiscard]] QWidget *focus()
    {
        const QWidget *has = QApplication::focusWidget();
        if (!has || !has->isVisible()) {
            QApplication::setActiveWindow(&m_window);
            canvas().setFocus();
        }
        return QApplication::focusWidget();
    }
    [[nodiscard]] QWidget *viewport() { return canvas().viewport(); }

    Home m_home;
    Theme m_theme;
    Window m_window;
    DesignPage *m_page = nullptr;
};

} // namespace sw::test
