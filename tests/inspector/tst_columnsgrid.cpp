// SPDX-License-Identifier: Apache-2.0
// The grid of a table's columns under real keys and the mouse.
#include "model/document/verbs_column.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"
#include "widgets/inspector/columnsgrid.h"
#include "widgets/inspector/columnsmodel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCompleter>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class ColumnsGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<Editor>(test::contentOf(
            u"owner id:pk name:TEXT! | pet id:pk name:TEXT born:DATE owner_id:INTEGER>owner.id"));
        m_grid = std::make_unique<ColumnsGrid>(*m_editor, m_theme, nullptr);
        m_grid->resize(600, 300);
        follow();
        connect(m_editor.get(), &Editor::changed, m_grid.get(), [this] { follow(); });
        m_grid->show();
        QVERIFY(QTest::qWaitForWindowActive(m_grid.get()));
        view().setFocus();
    }

    void cleanup()
    {
        m_grid.reset();
        m_editor.reset();
    }

    void theModelIsSoundThroughEveryEdit()
    {
        ColumnsModel model(*m_editor);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto show = [&] { model.setTable(pet()); };
        show();
        connect(m_editor.get(), &Editor::changed, &model, show);
        QVERIFY(model.move(columnId(u"pet.owner_id"), 0));
        QVERIFY(model.dropColumns({columnId(u"pet.born")}));
        QVERIFY(model.setData(model.index(model.rowCount() - 1, 0), u"sex text"_s, Qt::EditRole));
        while (m_editor->undoStack().canUndo())
            m_editor->undoStack().undo();
        QCOMPARE(model.rowCount(), 5);
        model.setTable(m_editor->content().schema.table(u"owner"));
        QCOMPARE(model.rowCount(), 3);
        model.setTable(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void theModelRefusesNonsense()
    {
        ColumnsModel model(*m_editor);
        QVERIFY(!model.changesFor({}, u"x"_s));
        QVERIFY(!model.move(ColumnId(404), 0));
        QVERIFY(!model.dropColumns({}));
        model.setTable(pet());
        QVERIFY(!model.setData({}, u"x"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, 0), u"x"_s, Qt::DisplayRole));
        QVERIFY(!model.setData(model.index(0, 0), QString(), Qt::EditRole));
        QVERIFY(!model.setData(model.index(4, 0), u"x integer frobnicate(("_s, Qt::EditRole));
        QVERIFY(!model.move(ColumnId(404), 0));
        QVERIFY(!model.dropColumns({ColumnId(404)}));
        QVERIFY(model.columnAt(-1).isNull());
        QVERIFY(model.columnAt(99).isNull());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
        QMimeData data;
        QVERIFY(!model.dropMimeData(&data, Qt::CopyAction, 0, 0, {}));
        data.setData(model.mimeTypes().constFirst(), "rubbish");
        QVERIFY(!model.dropMimeData(&data, Qt::CopyAction, 0, 0, {}));
        QVERIFY(!m_editor->isModified());
    }

    void aNameIsTypedAndUndone()
    {
        edit(u"name"_s, ColumnCell::Name);
        QTest::keyClicks(line(), u"nickname"_s);
        press(Qt::Key_Return);
        QCOMPARE(names(), QStringList({u"id"_s, u"nickname"_s, u"born"_s, u"owner_id"_s}));
        QCOMPARE(m_editor->undoStack().undoText(), u"Rename column"_s);
        m_editor->undoStack().undo();
        QCOMPARE(names(), QStringList({u"id"_s, u"name"_s, u"born"_s, u"owner_id"_s}));
    }

    void tabGoesFromFieldToField()
    {
        edit(u"born"_s, ColumnCell::Name);
        QTest::keyClicks(line(), u"birthday"_s);
        press(Qt::Key_Tab);
        QCOMPARE(view().currentIndex().column(), int(ColumnCell::Type));
        QVERIFY(line());
        QTest::keyClicks(line(), u"datetime"_s);
        press(Qt::Key_Tab);
        QCOMPARE(view().currentIndex().column(), int(ColumnCell::NotNull));
        press(Qt::Key_Space);
        press(Qt::Key_Tab);
        QCOMPARE(view().currentIndex().column(), int(ColumnCell::PrimaryKey));
        const Column *column = pet()->column(u"birthday");
        QVERIFY(column);
        QCOMPARE(column->type, u"datetime"_s);
        QVERIFY(column->notNull);
    }

    void aWholeLineMakesAColumn()
    {
        QTest::keyClick(&view(), Qt::Key_Insert);
        QVERIFY(line());
        QTest::keyClicks(line(), u"chip varchar(15) not null uq"_s);
        press(Qt::Key_Return);
        QCOMPARE(names().constLast(), u"chip"_s);
        QVERIFY(pet()->columns.back().notNull);
        QCOMPARE(pet()->keys.size(), size_t(2));
        // The next one is only a key away.
        press(Qt::Key_W);
        QVERIFY(line());
    }

    void aTakenNameIsRefusedAndKept()
    {
        edit(u"born"_s, ColumnCell::Name);
        QTest::keyClicks(line(), u"NAME"_s);
        QVERIFY(m_grid->reason().contains(u"name"_s));
        press(Qt::Key_Return);
        QVERIFY(line());
        QCOMPARE(line()->text(), u"NAME"_s);
        QVERIFY(!m_grid->reason().isEmpty());
        QVERIFY(!m_editor->isModified());
        press(Qt::Key_Escape);
        QVERIFY(m_grid->reason().isEmpty());
        QVERIFY(names().contains(u"born"_s));
    }

    void anEditElsewhereLeavesWhatIsBeingTyped()
    {
        edit(u"born"_s, ColumnCell::Name);
        QTest::keyClicks(line(), u"birth"_s);
        m_editor->run(u"edit"_s, renameColumn(m_editor->content(), pet()->id, columnId(u"pet.name"),
                                              u"called"_s));
        QVERIFY(line());
        QCOMPARE(line()->text(), u"birth"_s);
        press(Qt::Key_Return);
        QCOMPARE(names(), QStringList({u"id"_s, u"called"_s, u"birth"_s, u"owner_id"_s}));
    }

    void whatIsBeingTypedGoesWithTheGrid()
    {
        edit(u"born"_s, ColumnCell::Name);
        QTest::keyClicks(line(), u"birth"_s);
        m_grid.reset();
        QVERIFY(!m_editor->isModified());
    }

    void typesCompleteAndAnyTextIsTaken()
    {
        edit(u"born"_s, ColumnCell::Type);
        QVERIFY(line()->completer());
        QTest::keyClicks(line(), u"GEOMETRY(4)"_s);
        press(Qt::Key_Return);
        QCOMPARE(pet()->column(u"born")->type, u"GEOMETRY(4)"_s);
    }

    void aTickIsOneClick()
    {
        const QModelIndex cell = at(u"born"_s, ColumnCell::Unique);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(cell).center());
        QCOMPARE(pet()->keys.size(), size_t(2));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(cell).center());
        QCOMPARE(pet()->keys.size(), size_t(1));
    }

    void aColumnIsDraggedToAnotherPlace()
    {
        const std::unique_ptr<QMimeData> data(
            view().model()->mimeData({at(u"owner_id"_s, ColumnCell::Name)}));
        const QRect first = view().visualRect(at(u"id"_s, ColumnCell::Name));
        const QPoint above(first.center().x(), first.top() + 1);
        QDragEnterEvent enter(above, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(view().viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(above, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(view().viewport(), &move);
        QDropEvent drop(above, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(view().viewport(), &drop);
        QCOMPARE(names(), QStringList({u"owner_id"_s, u"id"_s, u"name"_s, u"born"_s}));
    }

    void columnsMoveAndGoByKeys()
    {
        view().setCurrentIndex(at(u"born"_s, ColumnCell::Name));
        QTest::keyClick(&view(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(), QStringList({u"id"_s, u"born"_s, u"name"_s, u"owner_id"_s}));
        QCOMPARE(view().currentIndex(), at(u"born"_s, ColumnCell::Name));
        QTest::keyClick(&view(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(&view(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(&view(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(names().constLast(), u"born"_s);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QCOMPARE(names(), QStringList({u"id"_s, u"name"_s, u"owner_id"_s}));
    }

    void theColumnIsSharedBothWays()
    {
        view().setCurrentIndex(at(u"born"_s, ColumnCell::Type));
        QCOMPARE(m_editor->picks().column(), columnId(u"pet.born"));
        m_editor->picks().setColumn(pet()->id, columnId(u"pet.id"));
        QCOMPARE(view().currentIndex().row(), 0);
    }

    void everyFieldOfAColumnIsThere()
    {
        const auto set = [&](ColumnCell cell, const QString &text) {
            return view().model()->setData(at(u"born"_s, cell), text, Qt::EditRole);
        };
        QVERIFY(set(ColumnCell::Default, u"CURRENT_DATE"_s));
        QVERIFY(set(ColumnCell::Collation, u"NOCASE"_s));
        QVERIFY(set(ColumnCell::Check, u"born > '1990'"_s));
        QVERIFY(set(ColumnCell::Comment, u"as told"_s));
        QVERIFY(!set(ColumnCell::Check, u"born >"_s));
        QVERIFY(!m_grid->reason().isEmpty());
        QVERIFY(!set(ColumnCell::Default, u"1 +"_s));
        const Column &born = *pet()->column(u"born");
        QCOMPARE(born.defaultValue, u"CURRENT_DATE"_s);
        QCOMPARE(born.collation, u"NOCASE"_s);
        QCOMPARE(born.comment, u"as told"_s);
        QCOMPARE(pet()->checks.size(), size_t(1));
        QVERIFY(set(ColumnCell::Default, {}));
        QVERIFY(set(ColumnCell::Generated, u"date(name) stored"_s));
        QVERIFY(pet()->column(u"born")->generated->stored);
    }

private:
    void follow() { m_grid->setTable(pet()); }
    [[nodiscard]] QTableView &view() const { return m_grid->view(); }
    [[nodiscard]] TablePtr pet() const { return m_editor->content().schema.table(u"pet"); }
    [[nodiscard]] ColumnId columnId(QStringView name) const
    {
        return test::columnIn(m_editor->content(), name);
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const Column &column : pet()->columns)
            names.append(column.name);
        return names;
    }

    [[nodiscard]] QModelIndex at(const QString &column, ColumnCell cell) const
    {
        return view().model()->index(static_cast<int>(names().indexOf(column)), int(cell));
    }

    void edit(const QString &column, ColumnCell cell)
    {
        view().setCurrentIndex(at(column, cell));
        QTest::keyClick(&view(), Qt::Key_Return);
        QVERIFY(line());
    }

    /// The editor that is open now, if any.
    [[nodiscard]] QLineEdit *line() const
    {
        for (QLineEdit *line : view().viewport()->findChildren<QLineEdit *>()) {
            if (line->isVisible())
                return line;
        }
        return nullptr;
    }

    /// As Qt would: a list that is open takes the keys before what has the focus.
    static void press(Qt::Key key)
    {
        QWidget *popup = QApplication::activePopupWidget();
        QTest::keyClick(popup ? popup : QApplication::focusWidget(), key);
    }

    Theme m_theme;
    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<ColumnsGrid> m_grid;
};

} // namespace

SW_SUITE(columnsgrid, ColumnsGridTest)
#include "tst_columnsgrid.moc"
