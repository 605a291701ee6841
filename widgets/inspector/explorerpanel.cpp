// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/explorerpanel.h"

#include "widgets/inspector/explorerdelegate.h"
#include "widgets/inspector/explorermodel.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

ExplorerPanel::ExplorerPanel(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_model(new ExplorerModel(editor, this))
{
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the explorer"));
    m_filter->setClearButtonEnabled(true);
    // Rows that go take their selection along, which is no choice of the person. The tree must hear
    // of it later than this.
    connect(m_model, &ExplorerModel::rowsAboutToBeRemoved, this, [this] { m_leaving = true; });
    makeTree(theme);
    m_filter->installEventFilter(this);

    auto *field = new QVBoxLayout;
    field->setContentsMargins(10, 8, 10, 6);
    field->addWidget(m_filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(field);
    column->addWidget(m_tree, 1);
    setFocusProxy(m_filter);

    connect(m_filter, &QLineEdit::textChanged, this, &ExplorerPanel::setFilter);
    connect(&editor.picks(), &Picks::changed, this, &ExplorerPanel::showPicks);
    for (const auto signal : {&ExplorerModel::rowsInserted, &ExplorerModel::rowsRemoved}) {
        connect(m_model, signal, this, [this] {
            m_leaving = false;
            hideEmptyGroups();
            showPicks();
        });
    }
    hideEmptyGroups();
    showPicks();
}

void ExplorerPanel::makeTree(const Theme &theme)
{
    m_tree = new QTreeView(this);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ExplorerDelegate(theme, m_tree));
    m_tree->setAccessibleName(tr("Objects of the document"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setUniformRowHeights(true);
    m_tree->setMouseTracking(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->expand(m_model->group(ExplorerGroup::Tables));
    m_tree->expand(m_model->group(ExplorerGroup::Views));

    const QModelIndex edges = m_model->group(ExplorerGroup::Relationships);
    connect(m_tree, &QTreeView::expanded, this, [this, edges](const QModelIndex &index) {
        if (index == edges)
            m_model->setRelationshipsWanted(true);
    });
    connect(m_tree, &QTreeView::collapsed, this, [this, edges](const QModelIndex &index) {
        if (index == edges)
            m_model->setRelationshipsWanted(false);
    });
    m_tree->viewport()->installEventFilter(this);
    connect(m_tree, &QTreeView::activated, this, &ExplorerPanel::activate);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ExplorerPanel::openMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ExplorerPanel::takeSelection);
}

/// While there is a filter all that it found is seen; then everything is as it was.
void ExplorerPanel::setFilter(const QString &text)
{
    const bool filtering = !text.trimmed().isEmpty();
    if (filtering && m_open.empty()) {
        for (int i = 0; i < ExplorerGroups; ++i)
            m_open.push_back(m_tree->isExpanded(m_model->group(static_cast<ExplorerGroup>(i))));
    }
    // The rows that leave are no choice of the person.
    const QScopedValueRollback syncing(m_syncing, true);
    const bool edges
        = filtering
          || (!m_open.empty() && m_open[static_cast<size_t>(ExplorerGroup::Relationships)]);
    // In this order no relationship comes that would have to go at once.
    if (!edges)
        m_model->setRelationshipsWanted(false);
    m_model->setFilter(text);
    m_model->setRelationshipsWanted(edges);
    for (int i = 0; i < ExplorerGroups; ++i) {
        const bool open = filtering || (!m_open.empty() && m_open[static_cast<size_t>(i)]);
        m_tree->setExpanded(m_model->group(static_cast<ExplorerGroup>(i)), open);
    }
    if (!filtering)
        m_open.clear();
    m_syncing = false;
    showPicks();
}

/// A group without rows is no news; relationships are not counted before somebody looks.
void ExplorerPanel::hideEmptyGroups()
{
    for (int i = 0; i < ExplorerGroups; ++i) {
        const QModelIndex index = m_model->group(static_cast<ExplorerGroup>(i));
        const bool uncounted = static_cast<ExplorerGroup>(i) == ExplorerGroup::Relationships
                               && m_filter->text().isEmpty();
        m_tree->setRowHidden(i, {}, m_model->rowCount(index) == 0 && !uncounted);
    }
}

void ExplorerPanel::activate(const QModelIndex &index)
{
    if (ExplorerModel::isGroup(index))
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
    else if (const DiagramId diagram = m_model->diagramAt(index); !diagram.isNull())
        m_editor.setDiagram(diagram);
    else if (const auto pick = m_model->pick(index))
        Q_EMIT revealWanted(*pick);
}

void ExplorerPanel::openMenu(const QPoint &place)
{
    const QModelIndex index = m_tree->indexAt(place);
    if (const auto pick = m_model->pick(index))
        Q_EMIT menuWanted(*pick, m_tree->viewport()->mapToGlobal(place));
}

void ExplorerPanel::takeSelection()
{
    if (m_syncing || m_leaving)
        return;
    const QScopedValueRollback syncing(m_syncing, true);
    std::vector<Pick> picks;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedIndexes()) {
        const auto pick = m_model->pick(index);
        if (pick && std::find(picks.begin(), picks.end(), *pick) == picks.end())
            picks.push_back(*pick);
    }
    m_editor.picks().set(std::move(picks));
}

void ExplorerPanel::showPicks()
{
    if (m_syncing)
        return;
    const QScopedValueRollback syncing(m_syncing, true);
    QItemSelection selection;
    QModelIndex last;
    for (const Pick &pick : m_editor.picks().all()) {
        const QModelIndex index = m_model->indexOf(pick);
        if (!index.isValid())
            continue;
        selection.append(QItemSelectionRange(index));
        last = index;
    }
    QItemSelectionModel &selected = *m_tree->selectionModel();
    if (selection == selected.selection())
        return; // it may have been scrolled away
    if (selection.isEmpty()) {
        selected.clearSelection();
        return;
    }
    selected.select(selection, QItemSelectionModel::ClearAndSelect);
    if (m_tree->isExpanded(last.parent())) {
        selected.setCurrentIndex(last, QItemSelectionModel::NoUpdate);
        m_tree->scrollTo(last);
    }
}

/// A group folds and unfolds; what is selected has nothing to do with it.
bool ExplorerPanel::pressGroup(const QMouseEvent &event)
{
    const QModelIndex index = m_tree->indexAt(event.position().toPoint());
    if (event.button() != Qt::LeftButton || !ExplorerModel::isGroup(index))
        return false;
    m_tree->setExpanded(index, !m_tree->isExpanded(index));
    return true;
}

bool ExplorerPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree->viewport()) {
        const bool pressed = event->type() == QEvent::MouseButtonPress
                             || event->type() == QEvent::MouseButtonDblClick;
        return pressed && pressGroup(*static_cast<QMouseEvent *>(event));
    }
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    // Straight to the first thing that was found.
    for (int i = 0; i < ExplorerGroups; ++i) {
        const QModelIndex group = m_model->group(static_cast<ExplorerGroup>(i));
        if (m_tree->isExpanded(group) && m_model->rowCount(group) > 0) {
            m_tree->setCurrentIndex(m_model->index(0, 0, group));
            m_tree->setFocus();
            break;
        }
    }
    return true;
}

} // namespace sw
