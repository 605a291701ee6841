// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/canvas/randomplaces.h"
#include "widgets/canvas/autoscroll.h"

#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QWheelEvent>

namespace sw::test {

/// Somebody who does whatever a hand can do at a canvas, in any order, and types nonsense, too.
class RandomHand : private RandomPlaces {
public:
    RandomHand(Hand &hand, quint32 seed) : RandomPlaces(hand, seed)
    {
        QObject::connect(&m_answers, &QTimer::timeout, &m_answers, [this] { answerDialog(); });
        m_answers.start(1);
    }

    /// One gesture, from the press of a button or key to its release. Says what it was.
    QString gesture()
    {
        if (QApplication::activePopupWidget())
            return answerMenu();
        if (const QWidget *popover = m_hand.popover(); popover && popover->isVisible())
            return answerPopover();
        if (m_hand.canvas().inlineEditors().isOpen() && !oneIn(4))
            return typeAndLeave();
        struct Way {
            int weight;
            QString (RandomHand::*gesture)();
        };
        static constexpr Way ways[]{
            {6, &RandomHand::newTable},     {3, &RandomHand::useTool},
            {6, &RandomHand::dragTable},    {6, &RandomHand::dragAnything},
            {8, &RandomHand::relate},       {3, &RandomHand::rubberBand},
            {4, &RandomHand::click},        {4, &RandomHand::doubleClick},
            {2, &RandomHand::wheel},        {2, &RandomHand::pan},
            {3, &RandomHand::fold},         {8, &RandomHand::steer},
            {4, &RandomHand::relateByKeys}, {4, &RandomHand::edit},
            {3, &RandomHand::copyAndPaste}, {4, &RandomHand::undoAndRedo},
            {2, &RandomHand::typeAnything},
        };
        int all = 0;
        for (const Way &way : ways)
            all += way.weight;
        int at = below(all);
        const Way *way = ways;
        while (at >= way->weight)
            at -= (way++)->weight;
        return (this->*way->gesture)();
    }

    /// What is open is closed, and no tool is in use.
    void rest()
    {
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        for (int i = 0; i < 4; ++i)
            m_hand.key(Qt::Key_Escape);
        m_hand.canvas().setFocus();
        m_hand.keys(Qt::Key_Escape, 3);
    }

private:
    /// Sometimes Escape comes while the button is down, or another button does.
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseMove(viewport(), from);
        QTest::mousePress(viewport(), Qt::LeftButton, modifiers, from);
        QTest::mouseMove(viewport(), (from + to) / 2);
        if (oneIn(8))
            m_hand.key(oneIn(2) ? Qt::Key_Escape : Qt::Key_X);
        QTest::mouseMove(viewport(), to);
        if (oneIn(6)) { // over the border, where the view comes along
            to.setX(oneIn(2) ? -30 : viewport()->width() + 30);
            QTest::mouseMove(viewport(), to);
            for (int i = below(12); i > 0; --i)
                m_hand.canvas().findChild<AutoScroll *>()->step();
        }
        QTest::mouseRelease(viewport(), Qt::LeftButton, modifiers, to);
    }

    QString newTable()
    {
        if (oneIn(2)) {
            m_hand.doubleClick(anywhere());
        } else {
            m_hand.key(Qt::Key_T);
            oneIn(2) ? m_hand.key(Qt::Key_Return) : m_hand.click(anywhere());
        }
        const QString name = anyName();
        m_hand.type(name);
        return QStringLiteral("new table ") + name;
    }

    /// Into an editor that is open, then on to the next one or out of it.
    QString typeAndLeave()
    {
        const QString text = oneIn(3) ? anyName() : anyColumn();
        if (!oneIn(4))
            m_hand.type(text);
        static constexpr Qt::Key ways[]{Qt::Key_Tab,    Qt::Key_Tab,     Qt::Key_Tab,
                                        Qt::Key_Return, Qt::Key_Return,  Qt::Key_Escape,
                                        Qt::Key_Enter,  Qt::Key_Backtab, Qt::Key_F2};
        const Qt::Key way = anyOf(ways);
        m_hand.key(way);
        return QStringLiteral("type %1, then key %2").arg(text).arg(way, 0, 16);
    }

    QString useTool()
    {
        static constexpr Qt::Key tools[]{Qt::Key_T, Qt::Key_V, Qt::Key_N, Qt::Key_A,
                                         Qt::Key_A, Qt::Key_H, Qt::Key_S};
        const Qt::Key tool = anyOf(tools);
        m_hand.key(tool);
        const QPoint from = anywhere();
        if (oneIn(3))
            m_hand.click(from);
        else
            drag(from, from + QPoint(below(300), below(300)));
        return QStringLiteral("tool ") + QChar(tool);
    }

    QString dragTable()
    {
        drag(onTable(), anywhere(), oneIn(4) ? Qt::AltModifier : Qt::NoModifier);
        return QStringLiteral("drag a table");
    }

    QString dragAnything()
    {
        drag(onAnything(), oneIn(2) ? anywhere() : onAnything(),
             oneIn(6) ? Qt::ControlModifier : Qt::NoModifier);
        return QStringLiteral("drag anything");
    }

    QString relate()
    {
        if (oneIn(2)) {
            const QPoint to = oneIn(2) ? onRow() : onTable();
            drag(oneIn(2) ? onRow() : onHandle(), to);
            return QStringLiteral("relate by a drag");
        }
        static constexpr Qt::Key tools[]{Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_5};
        m_hand.key(anyOf(tools));
        m_hand.click(oneIn(2) ? onRow() : onTable());
        if (oneIn(8))
            m_hand.key(Qt::Key_Escape);
        m_hand.click(oneIn(2) ? onRow() : onTable());
        return QStringLiteral("relate by a tool");
    }

    QString rubberBand()
    {
        if (oneIn(3))
            m_hand.key(Qt::Key_A, Qt::ControlModifier);
        else
            drag(anywhere(), anywhere(), oneIn(3) ? Qt::ShiftModifier : Qt::NoModifier);
        return QStringLiteral("select");
    }

    QString click()
    {
        const QPoint place = onAnything();
        QTest::mouseClick(viewport(), oneIn(8) ? Qt::RightButton : Qt::LeftButton,
                          oneIn(4) ? Qt::ControlModifier : Qt::NoModifier, place);
        return QStringLiteral("click");
    }

    QString doubleClick()
    {
        m_hand.doubleClick(onAnything());
        return QStringLiteral("double click");
    }

    QString wheel()
    {
        const QPointF place = anywhere();
        QWheelEvent event(place, viewport()->mapToGlobal(place), {},
                          {0, (oneIn(2) ? 120 : -120) * (1 + below(3))}, {},
                          oneIn(3) ? Qt::NoModifier : Qt::ControlModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(viewport(), &event);
        if (oneIn(2)) {
            static constexpr Qt::Key zooms[]{Qt::Key_0, Qt::Key_9, Qt::Key_8, Qt::Key_Plus};
            m_hand.key(anyOf(zooms), Qt::ControlModifier);
        }
        return QStringLiteral("zoom");
    }

    QString pan()
    {
        const bool space = oneIn(2);
        const Qt::MouseButton button = space ? Qt::LeftButton : Qt::MiddleButton;
        if (space)
            QTest::keyPress(&m_hand.canvas(), Qt::Key_Space);
        const QPoint from = anywhere();
        QTest::mousePress(viewport(), button, {}, from);
        QTest::mouseMove(viewport(), (from + viewport()->rect().center()) / 2);
        QTest::mouseRelease(viewport(), button, {}, from);
        if (space)
            QTest::keyRelease(&m_hand.canvas(), Qt::Key_Space);
        return QStringLiteral("pan");
    }

    QString fold()
    {
        m_hand.click(oneIn(2) ? onEdge() : onBox());
        m_hand.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        return QStringLiteral("fold");
    }

    QString steer()
    {
        static constexpr Qt::Key keys[]{
            Qt::Key_Tab,    Qt::Key_Tab,  Qt::Key_Backtab,     Qt::Key_Left,         Qt::Key_Up,
            Qt::Key_Right,  Qt::Key_Down, Qt::Key_Return,      Qt::Key_Down,         Qt::Key_E,
            Qt::Key_Escape, Qt::Key_E,    Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_Plus,
            Qt::Key_Minus};
        static constexpr Qt::KeyboardModifiers with[]{
            Qt::NoModifier,  Qt::NoModifier,      Qt::ShiftModifier,
            Qt::AltModifier, Qt::ControlModifier, Qt::ShiftModifier | Qt::AltModifier};
        QString text = QStringLiteral("keys");
        for (int i = 1 + below(4); i > 0; --i) {
            const Qt::Key key = anyOf(keys);
            const bool isArrow = key >= Qt::Key_Left && key <= Qt::Key_Down;
            m_hand.key(key, isArrow ? anyOf(with) : Qt::KeyboardModifiers());
            text += QStringLiteral(" %1").arg(key, 0, 16);
        }
        return text;
    }

    QString relateByKeys()
    {
        static constexpr Qt::Key tools[]{Qt::Key_R, Qt::Key_R, Qt::Key_1, Qt::Key_3};
        m_hand.key(Qt::Key_Tab);
        m_hand.key(anyOf(tools));
        m_hand.type(oneIn(3) ? anyName() : QStringLiteral("t"));
        if (oneIn(2))
            m_hand.key(Qt::Key_Down);
        m_hand.key(oneIn(5) ? Qt::Key_Escape : Qt::Key_Return);
        return QStringLiteral("relate by keys");
    }

    QString edit()
    {
        static constexpr Qt::Key keys[]{Qt::Key_F2,     Qt::Key_Insert, Qt::Key_Insert,
                                        Qt::Key_Return, Qt::Key_Delete, Qt::Key_P};
        const Qt::Key key = anyOf(keys);
        m_hand.key(key);
        return QStringLiteral("edit with key %1").arg(key, 0, 16);
    }

    QString copyAndPaste()
    {
        // Each time more; what is there in the end is only so much.
        const bool many = scene().tableCount() > 20;
        static constexpr Qt::Key keys[]{Qt::Key_C, Qt::Key_V, Qt::Key_V, Qt::Key_D, Qt::Key_X};
        const Qt::Key key = many ? Qt::Key_X : anyOf(keys);
        if (many)
            m_hand.key(Qt::Key_A, Qt::ControlModifier);
        m_hand.key(key, Qt::ControlModifier);
        return QStringLiteral("Ctrl+") + QChar(key);
    }

    QString undoAndRedo()
    {
        const bool undo = oneIn(2);
        for (int i = 1 + below(4); i > 0; --i)
            m_hand.key(undo ? Qt::Key_Z : Qt::Key_Y, Qt::ControlModifier);
        return undo ? QStringLiteral("undo") : QStringLiteral("redo");
    }

    QString typeAnything()
    {
        const QString text = QStringLiteral("x%1 e").arg(below(100));
        m_hand.type(text);
        return QStringLiteral("type ") + text;
    }

    QString answerPopover()
    {
        static constexpr Qt::Key keys[]{Qt::Key_1,      Qt::Key_2,     Qt::Key_3,
                                        Qt::Key_Tab,    Qt::Key_Space, Qt::Key_Down,
                                        Qt::Key_Return, Qt::Key_Escape};
        if (oneIn(6)) {
            m_hand.click(anywhere());
            return QStringLiteral("click beside the popover");
        }
        const Qt::Key key = anyOf(keys);
        for (int i = key == Qt::Key_Tab ? below(12) : 1; i > 0; --i)
            m_hand.key(key);
        if (qobject_cast<QLineEdit *>(QApplication::focusWidget()) && oneIn(2))
            m_hand.type(anyName());
        return QStringLiteral("popover key %1").arg(key, 0, 16);
    }

    QString answerMenu()
    {
        QWidget *popup = QApplication::activePopupWidget();
        QWidget *focus = popup->focusWidget() ? popup->focusWidget() : popup;
        const bool yes = oneIn(2);
        if (yes)
            QTest::keyClick(focus, Qt::Key_Down);
        QTest::keyClick(focus, yes ? Qt::Key_Return : Qt::Key_Escape);
        while (QWidget *still = QApplication::activePopupWidget())
            still->close();
        return yes ? QStringLiteral("choose from a menu") : QStringLiteral("leave a menu");
    }

    /// One that waits for its answer.
    void answerDialog()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        else if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
            anyOf(box->buttons())->click();
        else if (QWidget *dialog = QApplication::activeModalWidget())
            dialog->close();
    }

    QTimer m_answers; ///< for it may come while a gesture goes on
};

} // namespace sw::test
