// SPDX-License-Identifier: Apache-2.0
// The explorer: what it lists, its filter, and how it shares the selection.
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "tests/support/contents.h"
#include "tests/support/suite.h"
#include "widgets/editing/draggedtables.h"
#include "widgets/inspector/explorermodel.h"
#include "widgets/inspector/explorerpanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMimeData>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

Content clinic()
{
    Content content = test::contentOf(u"owner id:pk name! | pet id:pk name! owner_id>owner.id | "
                                      "visit id:pk pet_id>pet.id");
    View view;
    view.id = ViewId(11);
    view.name = u"pet_bill"_s;
    view.select = u"SELECT name FROM pet"_s;
    Trigger trigger;
    trigger.id = TriggerId(12);
    trigger.name = u"pet_bill_put"_s;
    trigger.text = u"INSTEAD OF INSERT ON pet_bill BEGIN SELECT 1; END"_s;
    view.triggers.push_back(trigger);
    content.schema.views.put(view);
    return content;
}

class ExplorerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<Editor>(clinic());
        m_panel = std::make_unique<ExplorerPanel>(*m_editor, m_theme);
        m_panel->resize(210, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_editor.reset();
    }

    void theModelIsSoundThroughEveryEdit()
    {
        ExplorerModel model(*m_editor);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRelationshipsWanted(true);
        run(renameTable(content(), id(u"pet"), u"animal"_s));
        run(deleteTables(content(), {id(u"visit")}));
        model.setFilter(u"an"_s);
        run(renameTable(content(), id(u"owner"), u"person"_s));
        m_editor->undoStack().undo();
        model.setFilter({});
        while (m_editor->undoStack().canUndo())
            m_editor->undoStack().undo();
        QCOMPARE(model.rowCount(model.group(ExplorerGroup::Tables)), 3);
        QCOMPARE(model.rowCount(model.group(ExplorerGroup::Relationships)), 2);
        model.setRelationshipsWanted(false);
        QCOMPARE(model.rowCount(model.group(ExplorerGroup::Relationships)), 0);
        m_editor->undoStack().redo();
        QVERIFY(model.indexOf({PickKind::Table, id(u"animal").value()}).isValid());
    }

    void theModelAnswersNonsenseWithNothing()
    {
        const ExplorerModel model(*m_editor);
        QVERIFY(!model.index(-1, 0).isValid());
        QVERIFY(!model.index(99, 0).isValid());
        QVERIFY(!model.index(0, 1).isValid());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QVERIFY(!model.pick({}));
        QVERIFY(!model.pick(model.group(ExplorerGroup::Tables)));
        QVERIFY(!model.indexOf(Pick{PickKind::Table, 404}).isValid());
        QVERIFY(!model.indexOf(Pick{PickKind::Note, 404}).isValid());
        QVERIFY(model.diagramAt({}).isNull());
        QVERIFY(!model.mimeData({}));
        QVERIFY(!model.mimeData({model.group(ExplorerGroup::Tables)}));
    }

    void theFilterShowsWhatHasTheTextInAnyCase()
    {
        QCOMPARE(shown(), QStringList({u"Tables"_s, u"owner"_s, u"pet"_s, u"visit"_s, u"Views"_s,
                                       u"pet_bill"_s}));
        QTest::keyClicks(&m_panel->filterField(), u"PET"_s);
        QCOMPARE(shown(), QStringList({u"Tables"_s, u"pet"_s, u"Relationships"_s,
                                       u"pet.owner → owner"_s, u"visit.pet → pet"_s, u"Views"_s,
                                       u"pet_bill"_s, u"Triggers"_s, u"pet_bill_put"_s}));
        QTest::keyClick(&m_panel->filterField(), Qt::Key_Escape);
        QVERIFY(m_panel->filterField().text().isEmpty());
        QCOMPARE(shown(), QStringList({u"Tables"_s, u"owner"_s, u"pet"_s, u"visit"_s, u"Views"_s,
                                       u"pet_bill"_s}));
    }

    void theFilterTakesEveryText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("signs") << u"%_*[("_s;
        QTest::newRow("right to left") << u"בעלים"_s;
        QTest::newRow("half a character") << QString(QChar(0xd83d));
        QTest::newRow("long") << QString(5000, u'x');
    }

    void theFilterTakesEveryText()
    {
        QFETCH(QString, text);
        m_panel->filterField().setText(text);
        QCOMPARE(shown(), QStringList());
        m_panel->filterField().setText(u"  "_s);
        QVERIFY(shown().contains(u"owner"_s));
    }

    void theSelectionGoesBothWays()
    {
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, placeOf(u"owner"_s));
        QCOMPARE(m_editor->picks().currentTable(), id(u"owner"));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, Qt::ControlModifier,
                          placeOf(u"visit"_s));
        QCOMPARE(m_editor->picks().ids(PickKind::Table).size(), size_t(2));

        m_editor->picks().setOne(PickKind::Table, id(u"pet").value());
        QCOMPARE(selected(), QStringList({u"pet"_s}));
        m_editor->picks().setOne(PickKind::View, 11);
        QCOMPARE(selected(), QStringList({u"pet_bill"_s}));
        m_editor->picks().clear();
        QCOMPARE(selected(), QStringList());
    }

    void whatIsSelectedStaysSoWhenItIsRenamed()
    {
        m_editor->picks().setOne(PickKind::Table, id(u"pet").value());
        run(renameTable(content(), id(u"pet"), u"zebra"_s));
        QCOMPARE(m_editor->picks().currentTable(), id(u"zebra"));
        QCOMPARE(selected(), QStringList({u"zebra"_s}));
        m_editor->undoStack().undo();
        QCOMPARE(selected(), QStringList({u"pet"_s}));
    }

    void aFilterHidesButDoesNotDeselect()
    {
        m_editor->picks().setOne(PickKind::Table, id(u"pet").value());
        QTest::keyClicks(&m_panel->filterField(), u"own"_s);
        QCOMPARE(m_editor->picks().currentTable(), id(u"pet"));
        QTest::keyClick(&m_panel->filterField(), Qt::Key_Escape);
        QCOMPARE(selected(), QStringList({u"pet"_s}));
    }

    void fromTheFilterStraightToWhatWasFound()
    {
        QSignalSpy reveal(m_panel.get(), &ExplorerPanel::revealWanted);
        QTest::keyClicks(&m_panel->filterField(), u"vis"_s);
        QTest::keyClick(&m_panel->filterField(), Qt::Key_Return);
        QCOMPARE(m_editor->picks().currentTable(), id(u"visit"));
        QTest::keyClick(&tree(), Qt::Key_Return);
        QCOMPARE(reveal.size(), 1);
        QCOMPARE(reveal.front().front().value<Pick>().id, id(u"visit").value());
    }

    void aGroupOpensWithAClick()
    {
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, placeOf(u"Relationships"_s));
        QVERIFY(shown().contains(u"pet.owner → owner"_s));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, placeOf(u"pet.owner → owner"_s));
        const std::vector<Pick> picked = m_editor->picks().all();
        QCOMPARE(picked.size(), size_t(1));
        QCOMPARE(picked.front().kind, PickKind::Edge);
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, placeOf(u"Relationships"_s));
        QVERIFY(!shown().contains(u"pet.owner → owner"_s));
        QVERIFY(m_editor->picks().all() == picked);
    }

    void tablesAreDraggedAsTheirIds()
    {
        const auto &model = static_cast<const ExplorerModel &>(*tree().model());
        const QModelIndex group = model.group(ExplorerGroup::Tables);
        const std::unique_ptr<QMimeData> data(
            model.mimeData({model.index(0, 0, group), model.index(1, 0, group)}));
        QCOMPARE(data->data(u"application/x-schemawright-tables"_s),
                 '[' + QByteArray::number(id(u"owner").value()) + ','
                     + QByteArray::number(id(u"pet").value()) + ']');
        QCOMPARE(draggedTables(*data), std::vector({id(u"owner"), id(u"pet")}));
    }

    void whatIsNoListOfTablesIsNone()
    {
        for (const char *text : {"", "[", "[]", "{}", "[1,x]", "[0]", "[-1]", "[1.5]", "[1,]",
                                 "[99999999999999999999]"}) {
            QMimeData data;
            data.setData(draggedTablesType(), text);
            QVERIFY2(draggedTables(data).empty(), text);
        }
        QMimeData data;
        data.setData(draggedTablesType(), " [ 18446744073709551615 , 2 ] ");
        QCOMPARE(draggedTables(data), std::vector({TableId(~0ULL), TableId(2)}));
        QVERIFY(draggedTables(QMimeData()).empty());
    }

private:
    [[nodiscard]] QTreeView &tree() const { return m_panel->tree(); }
    [[nodiscard]] const Content &content() const { return m_editor->content(); }
    [[nodiscard]] TableId id(QStringView name) const { return test::tableIn(content(), name); }
    void run(const Result<Changes> &changes) { QVERIFY(m_editor->run(u"edit"_s, changes)); }

    /// All rows that can be seen, from the first down, but the one diagram.
    [[nodiscard]] QStringList shown() const
    {
        QStringList names;
        for (QModelIndex at = tree().model()->index(0, 0); at.isValid();
             at = tree().indexBelow(at)) {
            const bool hidden = tree().isRowHidden(at.row(), at.parent());
            const auto group = ExplorerModel::groupOf(at);
            const bool folded = ExplorerModel::isGroup(at) && !tree().isExpanded(at);
            if (!hidden && !folded && group != ExplorerGroup::Diagrams)
                names.append(at.data().toString());
        }
        return names;
    }

    [[nodiscard]] QStringList selected() const
    {
        QStringList names;
        for (const QModelIndex &index : tree().selectionModel()->selectedIndexes())
            names.append(index.data().toString());
        return names;
    }

    [[nodiscard]] QPoint placeOf(const QString &name) const
    {
        for (QModelIndex at = tree().model()->index(0, 0); at.isValid();
             at = tree().indexBelow(at)) {
            if (at.data().toString() == name)
                return tree().visualRect(at).center();
        }
        return {};
    }

    Theme m_theme;
    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<ExplorerPanel> m_panel;
};

} // namespace

SW_SUITE(explorer, ExplorerTest)
#include "tst_explorer.moc"
