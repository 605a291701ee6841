// SPDX-License-Identifier: Apache-2.0
// The tabs of a document's diagrams.
#include "app/designpage.h"
#include "model/document/verbs_diagram.h"
#include "widgets/canvas/gridplaces.h"

#include <QInputDialog>
#include <QMenu>
#include <QTabBar>

namespace sw {

void DesignPage::makeDiagramTabs()
{
    m_diagrams->setObjectName(QStringLiteral("diagramTabs"));
    m_diagrams->setDrawBase(false);
    m_diagrams->setExpanding(false);
    m_diagrams->setAccessibleName(tr("Diagrams"));
    m_diagrams->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_diagrams, &QTabBar::currentChanged, this, &DesignPage::diagramChosen);
    connect(m_diagrams, &QTabBar::tabBarDoubleClicked, this, &DesignPage::askNameOf);
    connect(m_diagrams, &QWidget::customContextMenuRequested, this, &DesignPage::openDiagramMenu);
}

void DesignPage::showDiagrams()
{
    m_showingDiagrams = true;
    const auto &diagrams = m_editor.content().drawing.diagrams;
    while (m_diagrams->count() > 0)
        m_diagrams->removeTab(m_diagrams->count() - 1);
    for (const DiagramPtr &diagram : diagrams) {
        const int tab = m_diagrams->addTab(diagram->name);
        m_diagrams->setTabData(tab, QVariant::fromValue(diagram->id.value()));
        if (diagram->id == m_editor.diagram())
            m_diagrams->setCurrentIndex(tab);
    }
    m_diagrams->setVisible(diagrams.size() > 1);
    m_showingDiagrams = false;
}

void DesignPage::diagramChosen(int index)
{
    if (!m_showingDiagrams && index >= 0)
        m_editor.setDiagram(DiagramId(m_diagrams->tabData(index).toULongLong()));
}

void DesignPage::openDiagramMenu(const QPoint &place)
{
    const int tab = m_diagrams->tabAt(place);
    if (tab < 0)
        return;
    const DiagramId diagram(m_diagrams->tabData(tab).toULongLong());
    QMenu menu(this);
    connect(menu.addAction(tr("Rename…")), &QAction::triggered, this,
            [this, tab] { askNameOf(tab); });
    QAction *remove = menu.addAction(tr("Delete diagram"));
    remove->setEnabled(m_diagrams->count() > 1);
    connect(remove, &QAction::triggered, this, [this, diagram] { removeDiagram(diagram); });
    menu.exec(m_diagrams->mapToGlobal(place));
}

void DesignPage::askNameOf(int tab)
{
    if (tab < 0)
        return;
    bool given = false;
    const QString name = QInputDialog::getText(this, tr("Rename diagram"), tr("Name"),
                                               QLineEdit::Normal, m_diagrams->tabText(tab), &given);
    if (given && !name.trimmed().isEmpty())
        renameDiagram(DiagramId(m_diagrams->tabData(tab).toULongLong()), name.trimmed());
}

void DesignPage::renameDiagram(DiagramId diagram, const QString &name)
{
    const DiagramPtr found = m_editor.content().drawing.diagrams.find(diagram);
    if (!found)
        return;
    Diagram renamed = *found;
    renamed.name = name;
    m_editor.run(tr("Rename diagram"), putDiagram(m_editor.content(), renamed));
}

void DesignPage::removeDiagram(DiagramId diagram)
{
    m_editor.run(tr("Delete diagram"), deleteDiagram(m_editor.content(), diagram));
}

void DesignPage::newDiagram(const QString &name, const std::vector<quint64> &subjects)
{
    Diagram diagram;
    diagram.id = DiagramId::random();
    diagram.name = name;
    Edit edit(m_editor.content());
    edit.run(putDiagram(edit.now(), diagram));
    if (!subjects.empty())
        edit.run(gatheredPlaces(edit.now(), m_editor.diagram(), diagram.id,
                                {subjects.begin(), subjects.end()}));
    if (!m_editor.run(tr("New diagram"), edit.result()))
        return;
    m_editor.setDiagram(diagram.id);
    if (!subjects.empty())
        m_canvas->fitAll();
}

} // namespace sw
