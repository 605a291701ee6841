// SPDX-License-Identifier: Apache-2.0
#include "app/designpage.h"

#include "model/document/verbs_diagram.h"
#include "model/file/documentfile.h"
#include "widgets/canvas/gridplaces.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/tools.h"
#include "widgets/editing/relationshippopover.h"

#include <QFileInfo>
#include <QTabBar>
#include <QVBoxLayout>

namespace sw {

namespace {

constexpr int MinimapMargin = 14;

} // namespace

Content readyToShow(Content content)
{
    if (!content.drawing.diagrams.isEmpty())
        return content;
    Diagram diagram;
    // The same for two imports of one database, as all that is imported.
    diagram.id = DiagramId::fromNames({u"diagram", u"Main diagram"});
    diagram.name = DesignPage::tr("Main diagram");
    content.drawing.diagrams.put(diagram);
    sw::apply(content, gridPlaces(content, diagram.id));
    return content;
}

DesignPage::DesignPage(Content content, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(readyToShow(std::move(content))), m_theme(theme),
      m_canvas(new CanvasView(m_editor, theme, this)), m_minimap(new Minimap(*m_canvas, this)),
      m_diagrams(new QTabBar(this))
{
    m_diagrams->setObjectName(QStringLiteral("diagramTabs"));
    m_diagrams->setDrawBase(false);
    m_diagrams->setExpanding(false);
    m_diagrams->setAccessibleName(tr("Diagrams"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_diagrams);
    layout->addWidget(m_canvas);
    setFocusProxy(m_canvas);
    connect(m_diagrams, &QTabBar::currentChanged, this, &DesignPage::diagramChosen);
    connect(&m_editor, &Editor::changed, this, [this](const Changes &changes) {
        for (const Change &change : changes) {
            if (std::holds_alternative<DiagramPtr>(change.before)) {
                showDiagrams();
                break;
            }
        }
        Q_EMIT titleChanged();
    });
    connect(&m_editor, &Editor::diagramChanged, this, &DesignPage::showDiagrams);
    connect(&m_editor, &Editor::refused, this, &DesignPage::said);
    connect(m_canvas, &CanvasView::said, this, &DesignPage::said);
    connect(m_canvas, &CanvasView::relationshipWanted, this, &DesignPage::editRelationship);
    connect(&m_editor.undoStack(), &QUndoStack::cleanChanged, this, &DesignPage::titleChanged);
    showDiagrams();
}

DesignPage::~DesignPage() = default;

void DesignPage::setPath(const QString &path)
{
    m_path = path;
    Q_EMIT titleChanged();
}

QString DesignPage::title() const
{
    return m_path.isEmpty() ? m_untitled : QFileInfo(m_path).completeBaseName();
}

bool DesignPage::isModified() const { return m_editor.isModified(); }

Result<Done> DesignPage::save(const QString &path)
{
    const Result<Done> saved = saveDocument(path, m_editor.content());
    if (saved) {
        m_editor.undoStack().setClean();
        setPath(path);
    }
    return saved;
}

void DesignPage::editRelationship(ForeignKeyId key, bool isNew)
{
    const EdgeFigure *edge = m_canvas->scene().edge(key);
    if (!edge)
        return;
    if (!m_popover)
        m_popover = new RelationshipPopover(m_editor, m_theme, this);
    const QRectF bounds(m_canvas->camera().toView(edge->bounds()));
    const QRect around = bounds.toAlignedRect().intersected(m_canvas->viewport()->rect());
    m_popover->open(key, isNew,
                    QRect(m_canvas->viewport()->mapToGlobal(around.topLeft()), around.size()));
}

void DesignPage::newDiagram(const QString &name, const std::vector<quint64> &subjects)
{
    Diagram diagram;
    diagram.id = DiagramId::random();
    diagram.name = name;
    Edit edit(m_editor.content());
    edit.run(putDiagram(edit.now(), diagram));
    std::vector<Placement> placements;
    for (const quint64 subject : subjects) {
        const PlacementPtr here
            = m_editor.content().drawing.placements.find(std::tuple(m_editor.diagram(), subject));
        if (!here)
            continue;
        Placement placement = *here;
        placement.diagram = diagram.id;
        placements.push_back(placement);
    }
    if (!placements.empty())
        edit.run(putPlacements(edit.now(), placements));
    if (m_editor.run(tr("New diagram"), edit.result()))
        m_editor.setDiagram(diagram.id);
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

void DesignPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeMinimap();
}

void DesignPage::placeMinimap()
{
    const QRect view = m_canvas->geometry();
    const QSize bars(18, 18);
    m_minimap->move(view.right() - m_minimap->width() - MinimapMargin - bars.width(),
                    view.bottom() - m_minimap->height() - MinimapMargin - bars.height());
    m_minimap->raise();
}

} // namespace sw
