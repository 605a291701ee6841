// SPDX-License-Identifier: Apache-2.0
// The inspector: fields that edit in place, and what they answer to what cannot be.
#include "model/document/verbs_diagram.h"
#include "model/document/verbs_table.h"
#include "tests/support/contents.h"
#include "tests/support/suite.h"
#include "widgets/common/codeedit.h"
#include "widgets/inspector/inspectorpanel.h"
#include "widgets/inspector/itemlist.h"
#include "widgets/inspector/relationshipform.h"
#include "widgets/inspector/section.h"
#include "widgets/inspector/subjectcolor.h"
#include "widgets/inspector/tableinspector.h"

#include <QApplication>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

Content clinicWithAView()
{
    Content content = test::contentOf(u"owner id:pk name:TEXT! | "
                                      "pet id:pk name:TEXT born:DATE owner_id:INTEGER>owner.id");
    View view;
    view.id = ViewId(11);
    view.name = u"old_pets"_s;
    view.select = u"SELECT name\nFROM pet"_s;
    content.schema.views.put(view);
    Note note;
    note.id = NoteId(5);
    note.diagram = test::mainDiagram();
    note.size = {200, 100};
    note.text = u"SELECT is a word"_s;
    content.drawing.notes.put(note);
    return content;
}

class InspectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<Editor>(clinicWithAView());
        m_panel = std::make_unique<InspectorPanel>(*m_editor, m_theme);
        m_panel->resize(270, 1400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_editor->picks().setOne(PickKind::Table, pet()->id.value());
    }

    void cleanup()
    {
        m_panel.reset();
        m_editor.reset();
    }

    void theTitleRenamesTheTable()
    {
        type(*field(u"Table name"_s), u"animal"_s);
        QCOMPARE(m_editor->undoStack().undoText(), u"Rename table"_s);
        QVERIFY(m_editor->content().schema.table(u"animal"));
        m_editor->undoStack().undo();
        QCOMPARE(field(u"Table name"_s)->line().text(), u"pet"_s);
    }

    /// Of the place in the diagram that is looked at.
    void theTableIsColoured()
    {
        auto *swatches = m_panel->currentPage()->findChild<SubjectColor *>();
        QVERIFY(swatches->isVisible());
        QTest::mouseClick(swatches, Qt::LeftButton, {}, {30, 14});
        const auto placement = [&] {
            return m_editor->content().drawing.placements.find(
                {m_editor->diagram(), pet()->id.value()});
        };
        QCOMPARE(placement()->color, swatches->color());
        QVERIFY(!swatches->color().isEmpty());
        m_editor->undoStack().undo();
        QVERIFY(placement()->color.isEmpty() && swatches->color().isEmpty());
        m_editor->run(u"away"_s,
                      unplace(m_editor->content(), m_editor->diagram(), {pet()->id.value()}));
        QVERIFY(!swatches->isVisible());
    }

    void aTakenNameIsRefusedAndKept()
    {
        TextField &title = *field(u"Table name"_s);
        type(title, u"Owner"_s);
        QVERIFY(title.reason().contains(u"owner"_s, Qt::CaseInsensitive));
        QCOMPARE(title.line().text(), u"Owner"_s);
        QVERIFY(pet());
        // Somebody else's edit does not take it away, another selection does.
        m_editor->run(u"edit"_s, setTableComment(m_editor->content(), pet()->id, u"beasts"_s));
        QCOMPARE(title.line().text(), u"Owner"_s);
        QTest::keyClick(&title.line(), Qt::Key_Escape);
        QCOMPARE(title.line().text(), u"pet"_s);
        QVERIFY(title.reason().isEmpty());
    }

    void anIndexIsMadeWithWhereAndDesc()
    {
        openSection(u"Indexes"_s, true);
        QCOMPARE(pet()->indexes.size(), size_t(1));
        type(*field(u"Columns"_s), u"born DESC, lower(name)"_s);
        type(*field(u"Where"_s), u"name IS NOT NULL"_s);
        const Index &index = pet()->indexes.front();
        QCOMPARE(index.parts.size(), size_t(2));
        QCOMPARE(index.parts[0].order, SortOrder::Descending);
        QCOMPARE(index.parts[1].expression, u"lower(name)"_s);
        QCOMPARE(index.where, u"name IS NOT NULL"_s);
        QVERIFY(sqlOfPage().contains(u"born DESC, lower(name)) WHERE name IS NOT NULL"_s));
    }

    void whatIsNoIndexIsRefusedWithItsReason()
    {
        openSection(u"Indexes"_s, true);
        const Index before = pet()->indexes.front();
        for (const QString &wrong : {u""_s, u"nowhere"_s, u"born DESC,"_s, u"lower("_s}) {
            type(*field(u"Columns"_s), wrong);
            QVERIFY2(!field(u"Columns"_s)->reason().isEmpty(), qPrintable(wrong));
            QCOMPARE(field(u"Columns"_s)->line().text(), wrong);
        }
        type(*field(u"Where"_s), u"born >"_s);
        QVERIFY(!field(u"Where"_s)->reason().isEmpty());
        QCOMPARE(pet()->indexes.front(), before);
    }

    void aForeignKeyIsEditedInItsLine()
    {
        auto &list = openSection(u"Foreign keys"_s, false);
        list.openItem(list.items().front().id);
        auto *form = list.findChild<RelationshipForm *>();
        QVERIFY(form);
        auto *onDelete = named<QComboBox>(*form, u"On delete"_s);
        onDelete->setCurrentText(u"Cascade"_s);
        Q_EMIT onDelete->activated(onDelete->currentIndex());
        QCOMPARE(pet()->foreignKeys.front().onDelete, Action::Cascade);
        QVERIFY(sqlOfPage().contains(u"ON DELETE CASCADE"_s));
    }

    void modelsOfTheColumnFollowTheGrid()
    {
        m_editor->picks().setColumn(pet()->id, test::columnIn(m_editor->content(), u"pet.born"));
        type(*field(u"Attribute"_s), u"birthday"_s);
        type(*field(u"Enum"_s), u"a, b,, c "_s);
        type(*field(u"Class"_s), u"Animal"_s);
        QCOMPARE(pet()->column(u"born")->model.attribute, u"birthday"_s);
        QCOMPARE(pet()->column(u"born")->model.enumValues, QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(pet()->model.className, u"Animal"_s);
        m_editor->picks().setColumn(pet()->id, test::columnIn(m_editor->content(), u"pet.name"));
        QCOMPARE(field(u"Attribute"_s)->line().text(), QString());
    }

    void modelsOfARelationshipHaveTwoEnds()
    {
        const ForeignKeyId key = test::keyIn(m_editor->content(), u"pet.owner_id");
        m_editor->picks().setOne(PickKind::Edge, key.value());
        const auto forms = m_panel->currentPage()->findChildren<EndModelForm *>();
        QCOMPARE(forms.size(), 2);
        type(*fieldIn(*forms[0], u"Lazy"_s), u"\"joined\""_s);
        type(*fieldIn(*forms[1], u"Cascade"_s), u"all, delete-orphan"_s);
        const ForeignKey &now = pet()->foreignKeys.front();
        QCOMPARE(now.parentModel.lazy, u"\"joined\""_s);
        QCOMPARE(now.childrenModel.cascade, u"all, delete-orphan"_s);
        type(*field(u"To children"_s), u"beasts"_s);
        QCOMPARE(pet()->foreignKeys.front().childrenRole.name, u"beasts"_s);
    }

    void aViewSaysItsErrorAtItsPlace()
    {
        m_editor->picks().setOne(PickKind::View, 11);
        auto *code = named<CodeEdit>(*m_panel, u"SELECT"_s);
        code->setFocus();
        code->selectAll();
        QTest::keyClicks(code, u"SELECT name, wage FROM pet"_s);
        auto *select = static_cast<CodeField *>(code->parentWidget());
        QTRY_COMPARE(select->reason(), u"Line 1, column 14: no such column: wage"_s);
        QCOMPARE(code->extraSelections().size(), 1);
        QCOMPARE(code->extraSelections().constFirst().cursor.selectedText(), u"wage"_s);
        code->selectAll();
        QTest::keyClicks(code, u"SELECT born FROM pet"_s);
        QTRY_VERIFY(select->reason().isEmpty());
        QVERIFY(code->extraSelections().isEmpty());
        QTest::keyClick(code, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_editor->content().schema.view(u"old_pets")->select, u"SELECT born FROM pet"_s);
    }

    void aViewHasTriggers()
    {
        m_editor->picks().setOne(PickKind::View, 11);
        openSection(u"Triggers"_s, true);
        const ViewPtr view = m_editor->content().schema.view(u"old_pets");
        QCOMPARE(view->triggers.size(), size_t(1));
        auto *code = named<CodeEdit>(*m_panel->currentPage(), u"Text"_s);
        auto *text = static_cast<CodeField *>(code->parentWidget());
        QTRY_VERIFY(text->reason().isEmpty());
        code->setFocus();
        code->selectAll();
        QTest::keyClicks(code, u"AFTER INSERT ON old_pets BEGIN SELECT 1; END"_s);
        QTRY_VERIFY(!text->reason().isEmpty());
    }

    void aNoteIsNoSql()
    {
        m_editor->picks().setOne(PickKind::Note, 5);
        auto *text = named<CodeEdit>(*m_panel->currentPage(), u"Text"_s);
        text->setFocus();
        text->selectAll();
        QTest::keyClicks(text, u"WHERE to go"_s);
        QCOMPARE(text->toPlainText(), u"WHERE to go"_s);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_editor->content().drawing.notes.find(NoteId(5))->text, u"WHERE to go"_s);
        QVERIFY(text->document()->firstBlock().layout()->formats().isEmpty());
    }

    void whatIsBeingTypedGoesWithThePanel()
    {
        TextField &title = *field(u"Table name"_s);
        title.line().setFocus();
        QTest::keyClicks(&title.line(), u"x"_s);
        m_panel.reset();
        QVERIFY(!m_editor->isModified());
    }

    void whatIsGoneIsNotShown()
    {
        InspectorPage *tablePage = m_panel->currentPage();
        QCOMPARE(tablePage, &m_panel->tablePage());
        m_editor->run(u"edit"_s, deleteTables(m_editor->content(), {pet()->id}));
        QVERIFY(m_panel->currentPage() != tablePage);
        m_editor->undoStack().undo();
        m_editor->picks().set({{PickKind::Table, 404}});
        QVERIFY(m_panel->currentPage() != tablePage);
    }

private:
    [[nodiscard]] TablePtr pet() const { return m_editor->content().schema.table(u"pet"); }

    template <typename Input>
    [[nodiscard]] static Input *named(const QWidget &within, const QString &name)
    {
        const auto inputs = within.findChildren<Input *>();
        const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const Input *input) {
            return input->accessibleName() == name;
        });
        return found == inputs.end() ? nullptr : *found;
    }

    [[nodiscard]] static TextField *fieldIn(const QWidget &within, const QString &label)
    {
        for (TextField *field : within.findChildren<TextField *>()) {
            if (field->label() == label)
                return field;
        }
        return nullptr;
    }

    /// The field of the page that is shown.
    [[nodiscard]] TextField *field(const QString &label) const
    {
        return fieldIn(*m_panel->currentPage(), label);
    }

    static void type(TextField &field, const QString &text)
    {
        field.line().setFocus();
        field.line().selectAll();
        QTest::keyClick(&field.line(), Qt::Key_Delete);
        QTest::keyClicks(&field.line(), text);
        QTest::keyClick(&field.line(), Qt::Key_Return);
    }

    /// The list of the section with that title; with a new part in it where one is wanted.
    ItemList &openSection(const QString &title, bool add)
    {
        for (Section *section : m_panel->currentPage()->findChildren<Section *>()) {
            if (section->findChild<FoldingLine *>()->text() != title)
                continue;
            section->setOpen(true);
            const auto buttons
                = section->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
            if (add)
                QTest::mouseClick(buttons.front(), Qt::LeftButton);
            return *section->findChild<ItemList *>();
        }
        qFatal("no such section");
    }

    [[nodiscard]] QString sqlOfPage() const
    {
        return named<CodeEdit>(*m_panel, u"SQL of the table"_s)->toPlainText();
    }

    Theme m_theme;
    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<InspectorPanel> m_panel;
};

} // namespace

SW_SUITE(inspector, InspectorTest)
#include "tst_inspector.moc"
