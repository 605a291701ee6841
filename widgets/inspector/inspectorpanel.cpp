// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/inspectorpanel.h"

#include "widgets/inspector/columnsgrid.h"
#include "widgets/inspector/drawninspector.h"
#include "widgets/inspector/relationshipinspector.h"
#include "widgets/inspector/severalinspector.h"
#include "widgets/inspector/tableinspector.h"
#include "widgets/inspector/viewinspector.h"

namespace sw {

namespace {

/// Where things stand is nothing that is shown here.
bool concernsInspector(const Change &change)
{
    return !std::holds_alternative<PlacementPtr>(change.before)
           && !std::holds_alternative<RoutePtr>(change.before);
}

} // namespace

InspectorPanel::InspectorPanel(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_scroll(new QScrollArea(this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Inspector"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    makePages(theme);
    connect(&editor, &Editor::changed, this, &InspectorPanel::takeChanges);
    connect(&editor.picks(), &Picks::changed, this, &InspectorPanel::showPicks);
    showPicks();
}

/// Fields that go lose the focus, which must not edit a document that is being closed.
InspectorPanel::~InspectorPanel()
{
    m_editor.disconnect(this);
    m_editor.picks().disconnect(this);
    m_table->columns().reset();
    for (Field *field : findChildren<Field *>())
        field->reset();
}

void InspectorPanel::makePages(const Theme &theme)
{
    auto *pages = new QWidget(m_scroll);
    auto *column = new QVBoxLayout(pages);
    column->setContentsMargins(0, 0, 0, 0);
    m_table = new TableInspector(m_editor, theme, pages);
    m_relationship = new RelationshipInspector(m_editor, theme, pages);
    m_view = new ViewInspector(m_editor, theme, pages);
    m_note = new NoteInspector(m_editor, theme, pages);
    m_area = new AreaInspector(m_editor, theme, pages);
    m_several = new SeveralInspector(m_editor, theme, pages);
    for (InspectorPage *page : std::initializer_list<InspectorPage *>{
             m_table, m_relationship, m_view, m_note, m_area, m_several}) {
        column->addWidget(page);
        page->hide();
    }
    m_scroll->setWidget(pages);
    connect(m_table, &TableInspector::relationshipWanted, this,
            &InspectorPanel::relationshipWanted);
    connect(m_relationship, &RelationshipInspector::relationshipWanted, this,
            &InspectorPanel::relationshipWanted);
}

void InspectorPanel::takeChanges(const Changes &changes)
{
    if (std::any_of(changes.begin(), changes.end(), concernsInspector))
        showPicks();
}

bool InspectorPanel::isThere(const Pick &pick) const
{
    const Content &content = m_editor.content();
    switch (pick.kind) {
    case PickKind::Table:
        return content.schema.tables.find(TableId(pick.id)) != nullptr;
    case PickKind::View:
        return content.schema.views.find(ViewId(pick.id)) != nullptr;
    case PickKind::Edge:
        return m_editor.relationship(ForeignKeyId(pick.id), true) != nullptr;
    case PickKind::Note:
        return content.drawing.notes.find(NoteId(pick.id)) != nullptr;
    case PickKind::Area:
        break;
    }
    return content.drawing.areas.find(AreaId(pick.id)) != nullptr;
}

InspectorPage *InspectorPanel::pageFor(PickKind kind) const
{
    switch (kind) {
    case PickKind::Table:
        return m_table;
    case PickKind::View:
        return m_view;
    case PickKind::Edge:
        return m_relationship;
    case PickKind::Note:
        return m_note;
    case PickKind::Area:
        break;
    }
    return m_area;
}

void InspectorPanel::showPicks()
{
    const Picks &picks = m_editor.picks();
    const auto current = picks.current();
    if (picks.all().size() == 1 && isThere(*current))
        showPage(pageFor(current->kind), current->id);
    else
        showPage(m_several, 0);
}

void InspectorPanel::showPage(InspectorPage *page, quint64 id)
{
    page->showObject(id);
    if (page == m_current)
        return;
    if (m_current)
        m_current->hide();
    m_current = page;
    page->setVisible(true);
}

} // namespace sw
