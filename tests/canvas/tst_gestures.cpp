// SPDX-License-Identifier: Apache-2.0
// Drawing with real mouse and key events.
#include "tests/support/picture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/inlineeditors.h"

#include <QApplication>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

Content emptyDocument()
{
    Content content;
    Diagram diagram;
    diagram.id = DiagramId(7);
    diagram.name = u"Main diagram"_s;
    content.drawing.diagrams.put(diagram);
    return content;
}

class GesturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<Editor>(emptyDocument());
        m_view = std::make_unique<CanvasView>(*m_editor, m_theme);
        m_view->resize(1000, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_editor.reset();
    }

    void aTableIsTypedInOneGo()
    {
        drawTable({100, 100}, u"owner"_s, {u"name varchar(80) not null"_s, u"email text uq"_s});
        QCOMPARE(test::pictureOf(m_editor->content().schema),
                 test::pictureOf(
                     test::schemaFromPicture(u"owner id:pk name:varchar(80)! email:text="_s)));
    }

    void escapeTakesAnUnnamedTableAway()
    {
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, {300, 300});
        QCOMPARE(m_editor->content().schema.tables.size(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(m_editor->content().schema.tables.size(), 0);
    }

    void aTakenNameStaysInTheEditor()
    {
        drawTable({100, 100}, u"owner"_s, {});
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, {500, 300});
        QTest::keyClicks(QApplication::focusWidget(), u"owner"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(m_view->viewport()->isAncestorOf(QApplication::focusWidget()));
        const auto reasons = m_view->viewport()->findChildren<QLabel *>(u"inlineReason"_s);
        QVERIFY(std::any_of(reasons.begin(), reasons.end(), [](const QLabel *reason) {
            return reason->isVisible() && reason->text().contains(u"owner"_s);
        }));
    }

    void aDragRelatesWhicheverWayItGoes()
    {
        for (const bool fromChild : {true, false}) {
            cleanup();
            init();
            drawTable({100, 100}, u"owner"_s, {});
            drawTable({500, 200}, u"pet"_s, {u"owner_id integer"_s});
            const QPoint key = rowPlace(u"owner"_s, u"id"_s);
            const QPoint column = rowPlace(u"pet"_s, u"owner_id"_s);
            drag(fromChild ? column : key, fromChild ? key : column);
            const TablePtr pet = m_editor->content().schema.table(u"pet");
            QCOMPARE(pet->foreignKeys.size(), size_t(1));
            QCOMPARE(pet->foreignKeys.front().columns.front(), pet->column(u"owner_id")->id);
            QCOMPARE(m_editor->relationships().size(), size_t(1));
        }
    }

    void whatWasDrawnIsUndoneToTheBottom()
    {
        const Content before = m_editor->content();
        drawTable({100, 100}, u"owner"_s, {u"name text"_s});
        drawTable({500, 200}, u"pet"_s, {});
        const QPoint header = tablePlace(u"pet"_s);
        drag(header, header + QPoint(60, 90));
        const Content after = m_editor->content();
        while (m_editor->undoStack().canUndo())
            m_editor->undoStack().undo();
        QVERIFY(m_editor->content() == before);
        while (m_editor->undoStack().canRedo())
            m_editor->undoStack().redo();
        QVERIFY(m_editor->content() == after);
    }

private:
    void drawTable(QPoint at, const QString &name, const QStringList &columns)
    {
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at);
        QTest::keyClicks(QApplication::focusWidget(), name);
        if (columns.isEmpty()) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            return;
        }
        // Over the three fields of the key's column to a new one.
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (const QString &column : columns) {
            QTest::keyClicks(QApplication::focusWidget(), column);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }

    [[nodiscard]] const TableFigure &figure(const QString &table) const
    {
        return *m_view->scene().table(m_editor->content().schema.table(table)->id.value());
    }

    [[nodiscard]] QPoint tablePlace(const QString &table) const
    {
        const QPointF at = figure(table).headerRect().center() - QPointF(20, 0);
        return m_view->camera().toView(at).toPoint();
    }

    [[nodiscard]] QPoint rowPlace(const QString &table, const QString &column) const
    {
        const TableFigure &box = figure(table);
        const auto row = box.rowOf(m_editor->content().schema.table(table)->column(column)->id);
        return m_view->camera().toView(box.rowRect(*row).center()).toPoint();
    }

    void drag(QPoint from, QPoint to)
    {
        QWidget *on = m_view->viewport();
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        QTest::mouseMove(on, (from + to) / 2);
        QTest::mouseMove(on, to);
        QTest::mouseRelease(on, Qt::LeftButton, {}, to);
    }

    Theme m_theme;
    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<CanvasView> m_view;
};

} // namespace

SW_SUITE(gestures, GesturesTest)
#include "tst_gestures.moc"
