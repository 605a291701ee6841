// SPDX-License-Identifier: Apache-2.0
// The SQL of what is selected, as it is at this moment.
#include "model/document/verbs_column.h"
#include "model/document/verbs_table.h"
#include "tests/support/contents.h"
#include "tests/support/generate.h"
#include "tests/support/suite.h"
#include "widgets/common/codeedit.h"
#include "widgets/inspector/sqlpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class SqlPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open(test::contentOf(u"owner id:pk name:TEXT! | pet id:pk owner_id:INTEGER>owner.id"));
    }

    void cleanup()
    {
        m_panel.reset();
        m_editor.reset();
    }

    void withoutASelectionAllIsShown()
    {
        QVERIFY(m_panel->sql().contains(u"CREATE TABLE owner"_s));
        QVERIFY(m_panel->sql().contains(u"CREATE TABLE pet"_s));
        QCOMPARE(text(), m_panel->sql());
    }

    void itFollowsTheSelection()
    {
        m_editor->picks().setOne(PickKind::Table, id(u"owner").value());
        QVERIFY(m_panel->sql().startsWith(u"CREATE TABLE owner"_s));
        QVERIFY(!m_panel->sql().contains(u"CREATE TABLE pet"_s));
        m_editor->picks().setOne(PickKind::Edge,
                                 test::keyIn(m_editor->content(), u"pet.owner_id").value());
        QVERIFY(m_panel->sql().contains(u"CREATE TABLE pet"_s));
        QVERIFY(m_panel->sql().contains(u"CREATE TABLE owner"_s));
        m_editor->picks().setOne(PickKind::Table, 404); // what is no longer there
        QVERIFY(m_panel->sql().contains(u"CREATE TABLE pet"_s));
    }

    void itFollowsAnEditAtOnce()
    {
        m_editor->picks().setOne(PickKind::Table, id(u"owner").value());
        const Content &content = m_editor->content();
        m_editor->run(u"edit"_s, renameColumn(content, id(u"owner"),
                                              test::columnIn(content, u"owner.name"), u"title"_s));
        QVERIFY(text().contains(u"title TEXT NOT NULL"_s));
        m_editor->undoStack().undo();
        QVERIFY(text().contains(u"name TEXT NOT NULL"_s));
        m_editor->run(u"edit"_s, deleteTables(content, {id(u"owner")}));
        QVERIFY(!text().contains(u"CREATE TABLE owner"_s));
    }

    void itIsCopied()
    {
        m_editor->picks().setOne(PickKind::Table, id(u"owner").value());
        QTest::mouseClick(m_panel->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), m_panel->sql());
    }

    void whileHiddenNothingIsWritten()
    {
        m_panel->hide();
        const QString before = m_panel->sql();
        m_editor->picks().setOne(PickKind::Table, id(u"owner").value());
        QCOMPARE(m_panel->sql(), before);
        m_panel->show();
        QVERIFY(m_panel->sql() != before);
    }

    void aLargeSchemaIsWrittenBeside()
    {
        open(test::generatedContent(400, 1));
        QTRY_VERIFY(m_panel->sql().count(u"CREATE TABLE "_s) == 400);
        QVERIFY(text().size() <= m_panel->sql().size());
        // What was on its way when somebody chose another thing is not shown.
        const TablePtr first = m_editor->content().schema.tables.at(0);
        m_editor->picks().setOne(PickKind::Table, first->id.value());
        m_editor->picks().clear();
        m_editor->picks().setOne(PickKind::Table, first->id.value());
        QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(m_panel->sql().count(u"CREATE TABLE "_s), 1);
    }

    void anEmptyDocumentHasNothingToCopy()
    {
        open({});
        QVERIFY(!m_panel->sql().contains(u"CREATE"_s));
    }

private:
    void open(const Content &content)
    {
        cleanup();
        m_editor = std::make_unique<Editor>(content);
        m_panel = std::make_unique<SqlPanel>(*m_editor, m_theme);
        m_panel->resize(600, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    [[nodiscard]] TableId id(QStringView name) const
    {
        return test::tableIn(m_editor->content(), name);
    }
    [[nodiscard]] QString text() const { return m_panel->findChild<CodeEdit *>()->toPlainText(); }

    Theme m_theme;
    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<SqlPanel> m_panel;
};

} // namespace

SW_SUITE(sqlpanel, SqlPanelTest)
#include "tst_sqlpanel.moc"
