// SPDX-License-Identifier: Apache-2.0
// What is wrong is found, gone to, and mended with one click.
#include "model/document/verbs_table.h"
#include "tests/support/contents.h"
#include "tests/support/suite.h"
#include "widgets/inspector/problemsdelegate.h"
#include "widgets/inspector/problemsmodel.h"
#include "widgets/inspector/problemspanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class ProblemsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<Editor>(test::contentOf(
            u"owner id:pk name:TEXT! | pet id:pk name:TEXT! owner_id:INTEGER!>owner.id"));
        m_panel = std::make_unique<ProblemsPanel>(*m_editor, m_theme);
        m_panel->resize(900, 200);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTRY_COMPARE(m_panel->list().model()->rowCount(), 1);
    }

    void cleanup()
    {
        m_panel.reset();
        m_editor.reset();
    }

    void theModelIsSound()
    {
        ProblemsModel model(*m_editor);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Problem hint;
        hint.severity = Severity::Hint;
        hint.text = u"a hint"_s;
        Problem error = hint;
        error.severity = Severity::Error;
        error.text = u"an error"_s;
        model.setProblems({hint, error});
        QCOMPARE(model.index(0).data().toString(), u"an error"_s); // the worst comes first
        model.setProblems({hint, error});
        model.setProblems({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theModelAnswersNonsenseWithNothing()
    {
        ProblemsModel model(*m_editor);
        Problem lost; // of a table that is gone
        lost.subject.table = TableId(404);
        lost.subject.part = 405;
        model.setProblems({lost});
        QVERIFY(!model.pick(0));
        QVERIFY(!model.pick(-1));
        QVERIFY(!model.pick(99));
        QVERIFY(model.columnAt(0).isNull());
        QVERIFY(model.columnAt(-1).isNull());
        QVERIFY(model.actions(0).empty());
        QVERIFY(model.actions(99).empty());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
    }

    void oneClickMendsIt()
    {
        const auto &delegate = static_cast<ProblemsDelegate &>(*list().itemDelegate());
        const QModelIndex first = list().model()->index(0, 0);
        const auto buttons = delegate.buttons(list().visualRect(first), list().font(), first);
        QCOMPARE(buttons.size(), size_t(1));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, buttons.front().center());
        QCOMPARE(m_editor->content().schema.table(u"pet")->indexes.size(), size_t(1));
        QTRY_COMPARE(list().model()->rowCount(), 0);
        m_editor->undoStack().undo();
        QTRY_COMPARE(list().model()->rowCount(), 1);
    }

    void theKeyboardMendsItToo()
    {
        list().setCurrentIndex(list().model()->index(0, 0));
        QTest::keyClick(&list(), Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(m_editor->content().schema.table(u"pet")->indexes.size(), size_t(1));
    }

    void inANarrowPanelAnIconMendsIt()
    {
        m_panel->resize(240, 200);
        const auto &delegate = static_cast<ProblemsDelegate &>(*list().itemDelegate());
        const QModelIndex first = list().model()->index(0, 0);
        const QRect row = list().visualRect(first);
        const auto buttons = delegate.buttons(row, list().font(), first);
        QCOMPARE(buttons.size(), size_t(1));
        QVERIFY(row.contains(buttons.front()));
        QVERIFY(buttons.front().width() < 30);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, buttons.front().center());
        QCOMPARE(m_editor->content().schema.table(u"pet")->indexes.size(), size_t(1));
    }

    void aClickGoesThere()
    {
        QSignalSpy reveal(m_panel.get(), &ProblemsPanel::revealWanted);
        const QRect row = list().visualRect(list().model()->index(0, 0));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(60, 10));
        QCOMPARE(reveal.size(), 1);
        const auto pick = m_editor->picks().current();
        QVERIFY(pick);
        QCOMPARE(pick->kind, PickKind::Edge);
        QCOMPARE(ForeignKeyId(pick->id), test::keyIn(m_editor->content(), u"pet.owner_id"));
    }

    void theWorstOfEachTableIsTold()
    {
        QSignalSpy changed(m_panel.get(), &ProblemsPanel::problemsChanged);
        m_editor->run(u"edit"_s, deleteTables(m_editor->content(),
                                              {test::tableIn(m_editor->content(), u"owner")}));
        QTRY_VERIFY(!changed.isEmpty());
        m_editor->undoStack().undo();
        QTRY_VERIFY(changed.size() > 1);
        QVERIFY(m_panel->worst().contains(test::tableIn(m_editor->content(), u"pet").value()));
    }

    void whatIsFoundLateForAnOlderContentIsDropped()
    {
        // Two edits within one pause: only the last is looked at, and nothing of the first stays.
        m_editor->undoStack().undo();
        const TableId pet = test::tableIn(m_editor->content(), u"pet");
        m_editor->run(u"edit"_s, renameTable(m_editor->content(), pet, u"animal"_s));
        m_editor->run(u"edit"_s, renameTable(m_editor->content(), pet, u"creature"_s));
        QTRY_VERIFY(list().model()->rowCount() == 1
                    && list().model()->index(0, 0).data().toString().contains(u"creature"_s));
    }

    void aConflictIsDecidedWithOneClick()
    {
        Content content = m_editor->content();
        const TablePtr pet = content.schema.table(u"pet");
        Table theirs = *pet;
        theirs.comment = u"theirs"_s;
        MergeConflict conflict;
        conflict.id = decltype(conflict.id)(77);
        conflict.text = u"table pet: both changed its comment"_s;
        conflict.base = pet;
        conflict.theirs = std::make_shared<const Table>(theirs);
        content.conflicts.put(conflict);
        m_panel.reset();
        m_editor = std::make_unique<Editor>(content);
        m_panel = std::make_unique<ProblemsPanel>(*m_editor, m_theme);
        m_panel->resize(900, 200);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        const auto &delegate = static_cast<ProblemsDelegate &>(*list().itemDelegate());
        const QModelIndex first = list().model()->index(0, 0);
        QCOMPARE(first.data().toString(), conflict.text);
        const auto buttons = delegate.buttons(list().visualRect(first), list().font(), first);
        QVERIFY(buttons.size() >= 2); // ours, theirs, and both where that can be
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, buttons[1].center());
        QVERIFY(m_editor->content().conflicts.isEmpty());
        QCOMPARE(m_editor->content().schema.table(u"pet")->comment, u"theirs"_s);
        // In a narrow panel one button opens the menu of all ways.
        m_editor->undoStack().undo();
        m_panel->resize(240, 200);
        const QModelIndex again = list().model()->index(0, 0);
        const auto one = delegate.buttons(list().visualRect(again), list().font(), again);
        QCOMPARE(one.size(), size_t(1));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, one.front().center());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), qsizetype(buttons.size()) + 1); // and Show
        menu->close();
    }

    void thePanelMayGoWhileSomebodyLooks()
    {
        m_editor->run(u"edit"_s, renameTable(m_editor->content(),
                                             test::tableIn(m_editor->content(), u"pet"), u"x"_s));
        m_panel = std::make_unique<ProblemsPanel>(*m_editor, m_theme);
        QTRY_COMPARE(m_panel->list().model()->rowCount(), 1);
    }

private:
    [[nodiscard]] QListView &list() const { return m_panel->list(); }

    Theme m_theme;
    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<ProblemsPanel> m_panel;
};

} // namespace

SW_SUITE(problems, ProblemsTest)
#include "tst_problems.moc"
