// SPDX-License-Identifier: Apache-2.0
// The rows of a table that refers to itself, below each other instead of in a grid.
#include "model/data/rowsout.h"
#include "widgets/data/datapage.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/narrow.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowsheader.h"
#include "widgets/data/rowstree.h"
#include "widgets/data/valuepane.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t MostSteps = 200; ///< down to a row that is looked for

} // namespace

void DataPage::makeTree(QBoxLayout &around)
{
    m_treeBox = new QWidget(this);
    auto *layout = new QVBoxLayout(m_treeBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_treeNote = new QLabel(m_treeBox);
    m_treeNote->setObjectName(u"treeNote"_s);
    m_treeNote->setProperty("muted", true);
    m_treeNote->setContentsMargins(12, 6, 12, 6);
    m_treeNote->hide();
    m_tree = new RowsTree(*m_editing, m_theme, m_treeBox);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_treeNote);
    around.addWidget(m_treeBox);
    m_treeBox->hide();
    connect(m_tree, &RowsTree::focusRowChanged, &m_panePause, qOverload<>(&QTimer::start));
    connect(m_tree, &RowsTree::followed, this, &DataPage::followInTree);
    connect(m_tree, &RowsTree::menuWanted, this, &DataPage::openMenu);
    connect(m_tree, &RowsTree::editWanted, this, [this](const QModelIndex &index) {
        goToInGrid(m_tree->rows().row(index)->key, std::max(index.column() - 1, 0));
    });
    connect(&m_tree->filters(), &FilterRow::changed, this, [this] {
        m_place.filters = m_tree->filters().texts();
        showRows();
        m_grid->filters().setTexts(m_place.filters);
        showTree(TreePlace{m_place.tree ? m_place.tree->role : QString(), {}, 0});
    });
    connect(&m_tree->filters(), &FilterRow::left, this, [this] { m_tree->setFocus(); });
    connect(m_editing, &RowEditing::changed, this, &DataPage::showTreeNote);
    // The grid is behind it with the same columns, and knows how wide they must be.
    connect(&m_grid->header(), &QHeaderView::sectionResized, this, [this] {
        if (showsTree())
            m_tree->arrangeAs(m_grid->header());
    });
}

void DataPage::makeTreeButton()
{
    m_treeButton = new QToolButton(m_bar);
    m_treeButton->setObjectName(u"rowsTree"_s);
    m_treeButton->setCheckable(true);
    m_treeButton->setIcon(m_theme.icon(u"tree"_s));
    m_treeButton->setToolTip(tr("As a tree: each row below the one that it refers to"));
    m_treeButton->setAccessibleName(tr("Tree"));
    m_treeButton->setMenu(new QMenu(m_treeButton));
    connect(m_treeButton, &QToolButton::clicked, this, &DataPage::toggleTree);
    connect(&m_theme, &Theme::changed, m_treeButton,
            [this] { m_treeButton->setIcon(m_theme.icon(u"tree"_s)); });
    m_bar->layout()->addWidget(m_treeButton);
    connect(this, &DataPage::placeChanged, this, &DataPage::showTreeButton);
}

bool DataPage::showsTree() const { return m_place.tree.has_value(); }

std::vector<Way> DataPage::treeWays() const
{
    const TablePtr &table = m_rows->set().table;
    return table && m_database->isOpen() ? RowTree::waysIn(m_database->ways(), table->id)
                                         : std::vector<Way>();
}

/// With several foreign keys to the table itself there is a choice.
void DataPage::showTreeButton()
{
    const std::vector<Way> ways = treeWays();
    m_treeButton->setVisible(!ways.empty());
    m_treeButton->setChecked(showsTree());
    QMenu *menu = m_treeButton->menu();
    menu->clear();
    for (QActionGroup *old : menu->findChildren<QActionGroup *>())
        old->deleteLater(); // one of its actions may be the one that is done
    auto *group = new QActionGroup(menu);
    for (const Way &way : ways) {
        QAction *action
            = menu->addAction(way.role, this, [this, role = way.role] { toTree(role); });
        action->setCheckable(true);
        action->setChecked(showsTree() && m_tree->place().role == way.role);
        group->addAction(action);
    }
    m_treeButton->setPopupMode(ways.size() > 1 ? QToolButton::MenuButtonPopup
                                               : QToolButton::DelayedPopup);
    m_treeButton->style()->unpolish(m_treeButton); // it needs other room now
    m_treeButton->style()->polish(m_treeButton);
}

void DataPage::toggleTree()
{
    if (showsTree()) {
        const QModelIndex current = m_tree->currentIndex();
        const RowValues *row = m_tree->rows().row(current);
        goToInGrid(row ? row->key : std::vector<Value>(), std::max(current.column() - 1, 0));
        return;
    }
    const std::vector<Way> ways = treeWays();
    if (!ways.empty())
        toTree(ways.front().role);
    else if (!m_rows->isEmpty())
        Q_EMIT said(tr("%1 does not refer to itself, so that its rows make no tree.")
                        .arg(m_rows->set().name()));
    showTreeButton();
}

/// The tree of the whole table, open down to the row that has the focus.
void DataPage::toTree(const QString &role)
{
    Place place = placeNow();
    std::vector<Value> key = place.row;
    if (showsTree()) {
        const RowValues *row = m_tree->rows().row(m_tree->currentIndex());
        key = row ? row->key : std::vector<Value>();
    }
    const TablePtr table = m_rows->set().table;
    place.path = RowPath{{PathStep{table->name, {}}}};
    if (place.path != m_place.path)
        place.filters.clear();
    place.tree = TreePlace{role, {}, 0};
    if (key.empty()) {
        goTo(place);
        return;
    }
    QHash<QString, QString> problems;
    const std::optional<RowTree> tree = treeAt(place, problems);
    if (!tree)
        return;
    m_asked = m_database->ask(
        RowDatabase::Lane::Panes, this,
        [tree = *tree, key](sqlite3 *database, Watcher &) {
            return tree.lineage(database, key, MostSteps);
        },
        [this, place](const Result<std::vector<TreeStep>> &steps) {
            Place there = place;
            std::vector<OpenRow> *rows = &there.tree->open;
            for (const TreeStep &step : steps ? *steps : std::vector<TreeStep>()) {
                const bool isLast = step.key == steps->back().key;
                rows->push_back({static_cast<int>(step.place), step.key, !isLast, isLast, {}});
                rows = &rows->back().below;
            }
            goTo(there);
            if (steps && steps->empty())
                Q_EMIT said(tr("The row lies in a circle, or more than %1 steps deep: the tree"
                               " begins at its roots.")
                                .arg(MostSteps));
        });
}

std::optional<RowTree> DataPage::treeAt(const Place &place, QHash<QString, QString> &problems) const
{
    const TablePtr table = place.path.steps.size() == 1
                               ? m_database->schema().table(place.path.steps.front().name)
                               : TablePtr();
    if (!table || !place.tree)
        return {};
    RowSet all;
    all.table = table;
    const BoundSql filter = narrowed(all, m_database->ways(), place.filters, {}, problems).where;
    const std::vector<Way> ways = RowTree::waysIn(m_database->ways(), table->id);
    for (const Way &way : ways) {
        if (way.role == place.tree->role || place.tree->role.isEmpty())
            return RowTree(m_database->schema(), way, filter);
    }
    return {};
}

/// Instead of the grid, as the place says; without one the grid.
void DataPage::showTree(const std::optional<TreePlace> &place)
{
    m_place.tree = place;
    QHash<QString, QString> problems;
    const std::optional<RowTree> tree = place ? treeAt(m_place, problems) : std::nullopt;
    if (!tree)
        m_place.tree.reset();
    const bool hadKeys = m_grid->hasFocus() || m_tree->hasFocus();
    m_treeBox->setVisible(tree.has_value());
    m_grid->setVisible(!tree);
    setFocusProxy(tree ? static_cast<QWidget *>(m_tree) : m_grid);
    if (hadKeys)
        focusRows();
    if (tree) {
        m_tree->show(*tree, *place);
        m_tree->arrangeAs(m_grid->header());
        m_tree->filters().setTexts(m_place.filters);
        m_tree->filters().setProblems(problems);
        m_value->look(nullptr, {});
    } else {
        m_tree->clear();
    }
    showTreeNote();
    m_panePause.start();
}

void DataPage::focusRows()
{
    if (showsTree())
        m_tree->setFocus();
    else
        m_grid->setFocus();
}

/// What is pending is seen at its rows, and not in how they hang together.
void DataPage::showTreeNote()
{
    const bool isOther = showsTree() && hasEdits();
    m_treeNote->setText(
        isOther ? tr("%1. The tree hangs the rows as they are saved.").arg(m_editing->summary())
                : QString());
    m_treeNote->setVisible(isOther);
}

FocusRows DataPage::focusNow() const
{
    return showsTree() ? m_tree->focus(m_place.path) : focusOf(*m_grid, m_place.path);
}

void DataPage::followInTree(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    const TreeModel &rows = m_tree->rows();
    const auto &parent = rows.columns()[static_cast<size_t>(index.column())].parent;
    RowPath path = m_place.path;
    path.steps.back().key = keyTermsOf(*rows.tree()->table(), *rows.row(index));
    if (!parent || path.steps.back().key.empty())
        return;
    path.steps.push_back({parent->role, {}});
    wanted(path, modifiers);
}

/// The same rows in the grid, at this one; in the order of their key, in which its place is known.
void DataPage::goToInGrid(const std::vector<Value> &key, int column)
{
    Place place = m_place;
    place.tree.reset();
    place.sort.clear();
    place.top = place.rowAt = 0;
    place.row = key;
    place.column = column;
    QHash<QString, QString> problems;
    const Result<RowSet> set = setOf(place, problems);
    if (key.empty() || !set) {
        goTo(place);
        return;
    }
    m_asked = m_database->ask(
        RowDatabase::Lane::Panes, this,
        [set = *set, key](sqlite3 *database, Watcher &) {
            return RowReader(database, set).placeOf(RowIndex(), key);
        },
        [this, place](const Result<qint64> &row) {
            constexpr qint64 Above = 5; ///< rows in sight above it
            Place there = place;
            there.rowAt = row ? std::max<qint64>(*row, 0) : 0;
            there.top = std::max<qint64>(there.rowAt - Above, 0);
            goTo(there);
        });
}

/// Whether rows would be edited that are seen in the tree, which only shows them.
bool DataPage::refusesInTree()
{
    if (!showsTree() || activePane())
        return false;
    Q_EMIT said(tr("The tree shows the rows; F2 goes to the row in the grid, where it is edited."));
    return true;
}

/// What is selected in the tree, to be copied; nothing where not all of it was read.
std::optional<RowsOut> DataPage::pickedInTree()
{
    constexpr qsizetype Most = 10'000;
    if (!m_tree->rows().tree())
        return {};
    const std::optional<RowTree::Keys> keys = m_tree->selectedKeys(Most);
    if (!keys) {
        Q_EMIT said(tr("Not all of what is selected was read: select fewer rows, or copy them in"
                       " the grid."));
        return {};
    }
    RowsOut rows{m_tree->rows().tree()->these(*keys)};
    rows.all = false;
    rows.columns.resize(m_rows->columns().size());
    std::iota(rows.columns.begin(), rows.columns.end(), size_t(0));
    rows.runs = {{0, static_cast<qint64>(keys->size()), *keys}};
    rows.edits = m_editing->edits();
    return rows;
}

} // namespace sw
