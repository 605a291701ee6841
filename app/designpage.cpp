// SPDX-License-Identifier: Apache-2.0
#include "app/designpage.h"

#include "app/commandline/source.h"
#include "app/diagramtabs.h"
#include "app/notes.h"
#include "app/pageswitch.h"
#include "model/sync/merge.h"
#include "model/sync/targetpath.h"
#include "widgets/canvas/minimap.h"
#include "widgets/common/background.h"
#include "widgets/common/banner.h"
#include "widgets/editing/relationshippopover.h"

#include <QDir>
#include <QFileInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int MinimapMargin = 14;
constexpr int ComparisonPause = 200; ///< ms

/// The target as a document there says it: nothing where it is the one beside it anyway.
QString targetSeenFrom(const QString &document, const QString &database)
{
    if (database == targetPathOf(document, Settings()))
        return {};
    const QString relative = QFileInfo(document).absoluteDir().relativeFilePath(database);
    return relative.startsWith(u".."_s) ? database : relative;
}

} // namespace

DesignPage::DesignPage(Content content, const QString &untitled, const Theme &theme,
                       QWidget *parent)
    : QWidget(parent), m_editor(readyToShow(std::move(content))), m_theme(theme),
      m_untitled(untitled), m_keeper(m_editor, untitled), m_target(m_editor),
      m_banner(new Banner(this)), m_canvas(new CanvasView(m_editor, theme, this)),
      m_minimap(new Minimap(*m_canvas, this)), m_diagrams(new DiagramTabs(m_editor, theme, this)),
      m_switch(new PageSwitch(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_diagrams, 1);
    top->addWidget(m_switch);
    layout->addLayout(top);
    layout->addWidget(m_banner);
    layout->addWidget(m_canvas);
    setFocusProxy(m_canvas);
    m_comparisonPause.setSingleShot(true);
    m_comparisonPause.setInterval(ComparisonPause);
    const auto compareSoon = [this] { m_comparisonPause.start(); };
    connect(&m_editor, &Editor::changed, this, compareSoon);
    connect(&m_editor, &Editor::diagramChanged, this, compareSoon);
    connect(&m_comparisonPause, &QTimer::timeout, this, &DesignPage::refreshComparison);
    connect(&m_target, &Target::changed, this, &DesignPage::followTarget);
    connect(&m_editor, &Editor::refused, this, &DesignPage::said);
    // Not with the edit itself: what can be undone is known only after it.
    connect(&m_editor.undoStack(), &QUndoStack::indexChanged, this, &DesignPage::titleChanged);
    connect(&m_editor.undoStack(), &QUndoStack::cleanChanged, this, &DesignPage::titleChanged);
    connect(m_canvas, &CanvasView::said, this, &DesignPage::said);
    connect(m_canvas, &CanvasView::noted, this, &DesignPage::tellNotes);
    connect(m_canvas, &CanvasView::relationshipWanted, this, &DesignPage::editRelationship);
    connect(&m_keeper, &Keeper::failed, this, [this](const QString &text) {
        m_banner->ask(text, {{tr("Close"), {}}});
    });
    connect(&m_keeper, &Keeper::changedOnDisk, this, &DesignPage::changedOnDisk);
    connect(&m_keeper, &Keeper::goneFromDisk, this, &DesignPage::goneFromDisk);
    connect(&m_keeper, &Keeper::databaseChanged, this, &DesignPage::readDatabaseAgain);
    connect(m_switch, &PageSwitch::designWanted, this, &DesignPage::showDesign);
    connect(m_switch, &PageSwitch::dataWanted, this, &DesignPage::showData);
    connect(m_diagrams, &DiagramTabs::said, this, &DesignPage::said);
    connect(m_diagrams, &DiagramTabs::gathered, m_canvas, &CanvasView::fitAll);
}

DesignPage::~DesignPage()
{
    // It tells that it is being cleared, of a page that is half gone.
    disconnect(&m_editor.undoStack(), nullptr, this, nullptr);
}

bool DesignPage::finishEditing()
{
    m_diagrams->finishEditing();
    return m_canvas->finishEditing();
}

QString DesignPage::title() const
{
    return path().isEmpty() ? m_untitled : QFileInfo(path()).completeBaseName();
}

void DesignPage::opened(const QString &path, const QString &hash)
{
    m_keeper.opened(path, hash);
    m_target.setDocument(path);
    Q_EMIT titleChanged();
}

const QString &DesignPage::source() const
{
    return path().isEmpty() ? m_keeper.database() : path();
}

void DesignPage::browses(const QString &database, const QString &document)
{
    m_keeper.browses(database);
    m_target.setDocument(document);
}

void DesignPage::recovered(const RecoveryCopy &copy)
{
    m_keeper.recovered(copy);
    m_target.setDocument(path());
    Q_EMIT titleChanged();
}

Result<Done> DesignPage::save(const QString &path)
{
    const QString target = m_editor.content().settings->target;
    if (QDir::isAbsolutePath(target) && targetSeenFrom(path, target) != target) {
        Settings settings = *m_editor.content().settings;
        settings.target = targetSeenFrom(path, target);
        Edit edit(m_editor.content());
        edit.put(settings);
        m_editor.run(tr("Target database"), edit.result());
    }
    Result<Done> saved = m_keeper.save(path);
    if (saved) {
        m_target.setDocument(path);
        Q_EMIT titleChanged();
    }
    return saved;
}

void DesignPage::tellNotes(const QStringList &notes)
{
    if (notes.isEmpty())
        return;
    const auto count = static_cast<int>(notes.size());
    m_banner->ask(tr("%n notes on what was read.", nullptr, count),
                  {{tr("Show"), [this, notes] { showNotes(this, notes); }}, {tr("Close"), {}}});
}

void DesignPage::attach(const QString &database)
{
    Settings settings = *m_editor.content().settings;
    settings.target = path().isEmpty() ? database : targetSeenFrom(path(), database);
    Edit edit(m_editor.content());
    edit.put(settings);
    m_editor.run(tr("Target database"), edit.result());
    m_target.look();
}

void DesignPage::editRelationship(ForeignKeyId key, bool isNew)
{
    const EdgeFigure *edge = m_canvas->scene().edge(key);
    if (!edge)
        return;
    if (!m_popover)
        m_popover = new RelationshipPopover(m_editor, m_theme, this);
    const auto onScreen = [this](const QRectF &scene) {
        const QRect seen
            = m_canvas->camera().toView(scene).toAlignedRect() & m_canvas->viewport()->rect();
        return QRect(m_canvas->viewport()->mapToGlobal(seen.topLeft()), seen.size());
    };
    std::vector<QRect> tables;
    for (const EndFigure *end : {&edge->child, &edge->parent})
        tables.push_back(onScreen(m_canvas->scene().table(end->table)->rect));
    m_popover->open(key, isNew, onScreen(edge->bounds()), tables);
}

void DesignPage::reveal(const Pick &pick)
{
    const Drawing &drawing = m_editor.content().drawing;
    const bool isPlaced = pick.kind == PickKind::Table || pick.kind == PickKind::View;
    if (isPlaced && !drawing.placements.find(std::tuple(m_editor.diagram(), pick.id))) {
        for (const PlacementPtr &placement : drawing.placements) {
            if (placement->subject == pick.id) {
                m_editor.setDiagram(placement->diagram);
                break;
            }
        }
    }
    m_canvas->revealPick(pick);
}

void DesignPage::takeIn(const Content &theirs, const QString &hash, const QString &text)
{
    m_keeper.tookIn(theirs, hash);
    m_editor.run(text, difference(m_editor.content(), readyToShow(theirs)));
}

void DesignPage::changedOnDisk(const Content &theirs, const QString &hash)
{
    const QString name = QFileInfo(path()).fileName();
    if (!isModified()) {
        takeIn(theirs, hash, tr("Read again"));
        m_editor.undoStack().setClean();
        Q_EMIT said(tr("%1 was changed by another program and read again.").arg(name));
        return;
    }
    m_banner->ask(
        tr("Another program changed %1, and there are changes here that are not saved.").arg(name),
        {{tr("Merge"), [this, theirs, hash] { mergeIn(theirs, hash); }},
         {tr("Read again"),
          [this, theirs, hash] {
              takeIn(theirs, hash, tr("Read again"));
              m_editor.undoStack().setClean();
          }},
         {tr("Keep mine"), [this, hash] { m_keeper.leave(hash); }}});
}

void DesignPage::mergeIn(const Content &theirs, const QString &hash)
{
    const MergeResult merged = merge(m_keeper.saved(), m_editor.content(), theirs);
    m_keeper.tookIn(theirs, hash);
    m_editor.run(tr("Merge"), difference(m_editor.content(), readyToShow(merged.content)));
    if (merged.conflicts.empty())
        Q_EMIT said(tr("Both are merged."));
    else
        m_banner->ask(tr("Changed on both sides: %n things, which Problems lists.", nullptr,
                         static_cast<int>(merged.conflicts.size())),
                      {{tr("Close"), {}}});
}

void DesignPage::goneFromDisk()
{
    m_editor.undoStack().resetClean();
    m_banner->ask(tr("%1 is not there any more. Saving writes it again.").arg(path()),
                  {{tr("Close"), {}}});
}

void DesignPage::readDatabaseAgain()
{
    // Who has begun to edit has a document of his own: how it differs is said beside Apply.
    if (isModified())
        return;
    inBackground(
        this, [database = m_keeper.database()] { return readSource(database); },
        [this, by = whoChanged()](const Result<Source> &read) {
            if (!read)
                Q_EMIT said(read.error().text);
            else if (!isModified())
                takeDatabase(read->content, by);
        });
}

void DesignPage::takeDatabase(const Content &read, const QString &by)
{
    Content fresh = read;
    fresh.settings = m_editor.content().settings;
    fresh = withPlacesOf(std::move(fresh), m_editor.content());
    if (fresh.schema == m_editor.content().schema)
        return;
    m_keeper.tookIn(fresh, {});
    m_editor.run(tr("Read again"), difference(m_editor.content(), fresh));
    const QString name = QFileInfo(m_keeper.database()).fileName();
    Q_EMIT said(tr("%1 was changed by %2 and read again.").arg(name, by));
    Q_EMIT titleChanged();
}

void DesignPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeMinimap();
}

void DesignPage::setMinimapShown(bool shown)
{
    m_minimapShown = shown;
    placeMinimap();
}

void DesignPage::placeMinimap()
{
    const QRect view = m_canvas->geometry();
    const QSize bars(18, 18);
    // It must not take the place of what it is a map of.
    const bool fits
        = view.width() >= 3 * m_minimap->width() && view.height() >= 3 * m_minimap->height();
    m_minimap->move(view.right() - m_minimap->width() - MinimapMargin - bars.width(),
                    view.bottom() - m_minimap->height() - MinimapMargin - bars.height());
    m_minimap->setWanted(m_minimapShown && fits && !showsPlan() && !showsData());
    m_minimap->raise();
}

} // namespace sw
