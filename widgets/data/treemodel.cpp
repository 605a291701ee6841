// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/treemodel.h"

#include "widgets/data/celltext.h"
#include "widgets/data/peek.h"
#include "widgets/data/rowscolumns.h"
#include "widgets/data/rowsmodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

TreeModel::TreeModel(RowEditing &editing, QObject *parent)
    : QAbstractItemModel(parent), m_editing(editing), m_database(editing.database())
{
    connect(&m_database, &RowDatabase::formatsChanged, this, [this](const QString &table) {
        if (!m_tree || m_tree->table()->name != table)
            return;
        showAs(m_columns, m_database.formatsOf(table), false);
        Q_EMIT arrived();
    });
}

TreeModel::~TreeModel() = default;

void TreeModel::clear()
{
    beginResetModel();
    m_askedRows = {};
    m_askedMarks = {};
    m_askedCount = {};
    m_askedCircles = {};
    m_askedPage.reset();
    m_askedBeside.reset();
    m_wanted.clear();
    m_wantedBeside.clear();
    m_toCount.clear();
    m_counting = false;
    m_openedByItself = 0;
    m_restoring = 0;
    m_circles.clear();
    m_error.clear();
    m_tree.reset();
    m_top.reset();
    m_columns.clear();
    m_labelled.clear();
    m_reading = false;
    endResetModel();
}

void TreeModel::show(const RowTree &tree, const std::vector<OpenRow> &open)
{
    clear();
    beginResetModel();
    m_tree = tree;
    m_top = std::make_unique<Branch>();
    m_top->set = tree.roots();
    m_top->toOpen = open;
    m_restoring = static_cast<int>(open.size());
    RowsColumn first;
    first.name = tree.table()->name;
    m_columns = {first};
    const std::vector<RowsColumn> own = columnsOf(m_top->set, &m_database.ways());
    m_columns.insert(m_columns.end(), own.begin(), own.end());
    showAs(m_columns, m_database.formatsOf(tree.table()->name), false);
    m_labelled = labelled(m_columns);
    m_reading = true;
    endResetModel();
    askPage(*m_top, 0);
}

TreeModel::Branch *TreeModel::branchOf(const QModelIndex &index)
{
    return static_cast<Branch *>(index.internalPointer());
}

int TreeModel::rowsIn(const Branch &branch)
{
    return static_cast<int>(branch.rows) + (branch.more != 0 ? 1 : 0) + (branch.hasCircles ? 1 : 0);
}

QModelIndex TreeModel::indexOf(const Branch &branch) const
{
    return branch.above ? createIndex(branch.place, 0, branch.above) : QModelIndex();
}

TreeModel::Kind TreeModel::kindOf(const QModelIndex &index) const
{
    const Branch &branch = *branchOf(index);
    if (index.row() < branch.rows)
        return Kind::Row;
    return branch.more != 0 && index.row() == branch.rows ? Kind::More : Kind::Circles;
}

const TreeModel::Page *TreeModel::pageOf(const QModelIndex &index) const
{
    if (!index.isValid() || kindOf(index) != Kind::Row)
        return nullptr;
    const auto &pages = branchOf(index)->pages;
    const auto found = pages.find(index.row() / PageRows);
    const bool has
        = found != pages.end()
          && index.row() % PageRows < static_cast<qint64>(found->second.page.rows.size());
    return has ? &found->second : nullptr;
}

const RowValues *TreeModel::row(const QModelIndex &index) const
{
    const Page *page = pageOf(index);
    return page && page->held ? &page->page.rows[static_cast<size_t>(index.row() % PageRows)]
                              : nullptr;
}

qint64 TreeModel::belowOf(const QModelIndex &index) const
{
    const Page *page = pageOf(index);
    const auto place = static_cast<size_t>(index.row() % PageRows);
    return page && place < page->below.size() ? std::max<qint64>(page->below[place], 0) : 0;
}

std::unique_ptr<TreeModel::Branch> TreeModel::makeBranch(const QModelIndex &index) const
{
    auto made = std::make_unique<Branch>();
    made->above = branchOf(index);
    made->place = index.row();
    if (kindOf(index) == Kind::Circles) {
        made->set = m_tree->these(m_circles);
        made->rows = static_cast<qint64>(m_circles.size());
        made->more = m_moreCircles ? -1 : 0;
        made->counted = true;
        return made;
    }
    const qint64 below = belowOf(index);
    if (below == 0)
        return {};
    made->key = pageOf(index)->page.rows[static_cast<size_t>(index.row() % PageRows)].key;
    made->set = m_tree->below(made->key);
    made->rows = std::min(below, RowTree::MostBelow - 1);
    made->counted = below < RowTree::MostBelow;
    return made;
}

TreeModel::Branch *TreeModel::branchBelow(const QModelIndex &index) const
{
    const auto &known = branchOf(index)->below;
    if (const auto found = known.find(index.row()); found != known.end())
        return found->second.get();
    std::unique_ptr<Branch> made = makeBranch(index);
    return made ? (branchOf(index)->below[index.row()] = std::move(made)).get() : nullptr;
}

QModelIndex TreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_top || row < 0 || column < 0 || column >= columnCount() || row >= rowCount(parent))
        return {};
    Branch *branch = parent.isValid() ? branchBelow(parent) : m_top.get();
    return branch ? createIndex(row, column, branch) : QModelIndex();
}

QModelIndex TreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(*branchOf(index)) : QModelIndex();
}

int TreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_top ? rowsIn(*m_top) : 0;
    if (parent.column() > 0)
        return 0;
    const auto &known = branchOf(parent)->below;
    if (const auto found = known.find(parent.row()); found != known.end())
        return rowsIn(*found->second);
    switch (kindOf(parent)) {
    case Kind::More:
        return 0;
    case Kind::Circles:
        return static_cast<int>(m_circles.size()) + (m_moreCircles ? 1 : 0);
    case Kind::Row:
        break;
    }
    return static_cast<int>(std::min(belowOf(parent), RowTree::MostBelow - 1));
}

int TreeModel::columnCount(const QModelIndex & /*parent*/) const
{
    return static_cast<int>(m_columns.size());
}

bool TreeModel::isItsOwnAncestor(const Branch &branch, const std::vector<Value> &key) const
{
    for (const Branch *each = &branch; each; each = each->above) {
        if (each->key == key)
            return true;
    }
    return false;
}

bool TreeModel::isDangling(const RowValues &row) const
{
    const std::vector<ColumnId> &columns = m_tree->way().toColumns;
    return std::none_of(columns.begin(), columns.end(), [&](ColumnId id) {
        const auto place = static_cast<size_t>(m_tree->table()->columnIndex(id));
        return place >= row.cells.size() || row.cells[place].value.isNull();
    });
}

std::optional<WholeRow> TreeModel::whole(const QModelIndex &index) const
{
    const RowValues *values = row(index);
    if (!values)
        return {};
    WholeRow whole{{m_tree->table()->id, values->key, 0}, {}};
    for (const Cell &cell : values->cells) {
        if (cell.isCut())
            return {};
        whole.values.push_back(cell.value);
    }
    return whole;
}

OpenRow *TreeModel::rowIn(std::vector<OpenRow> &rows, const QModelIndex &index) const
{
    OpenRow row;
    row.place = index.row();
    if (kindOf(index) == Kind::More)
        return nullptr;
    if (kindOf(index) == Kind::Row) {
        const Page *page = pageOf(index);
        if (page)
            row.key = page->page.rows[static_cast<size_t>(index.row() % PageRows)].key;
        if (row.key.empty())
            return nullptr;
    }
    const auto same = std::find_if(rows.begin(), rows.end(),
                                   [&](const OpenRow &each) { return each.place == row.place; });
    return same != rows.end() ? &*same : &rows.emplace_back(std::move(row));
}

const Cell *TreeModel::cell(const QModelIndex &index) const
{
    const RowValues *values = index.column() > 0 ? row(index) : nullptr;
    const auto column = static_cast<size_t>(index.column());
    return values && column <= values->cells.size() ? &values->cells[column - 1] : nullptr;
}

/// Where it hangs is as it is saved; what it holds is as it is to be.
ShownCell TreeModel::shown(const QModelIndex &index) const
{
    ShownCell shown;
    const Cell *stored = cell(index);
    if (!stored)
        return shown;
    shown.cell = *stored;
    const RowsColumn &column = m_columns[static_cast<size_t>(index.column())];
    const RowRef which{m_tree->table()->id, row(index)->key, 0};
    const RowState state = m_editing.edits().stateOf(which);
    if (state == RowState::Removed)
        shown.state = state;
    shown.problem = m_editing.problem(which, column.id);
    if (const NewValue *pending = m_editing.edits().pending(which, column.id)) {
        shown.state = state;
        showPending(shown, *m_tree->table(), column, pending, which);
    }
    return shown;
}

std::optional<RowSet> TreeModel::seenFrom(const QModelIndex &index) const
{
    const RowValues *values = row(index);
    if (!values)
        return {};
    const ShownCell shown = this->shown(index);
    const RowsColumn &column = m_columns[static_cast<size_t>(index.column())];
    const bool refers = column.parent && !shown.cell.value.isNull();
    return rowSeenFrom(m_database.schema(), &m_editing.edits(),
                       {m_tree->table()->id, values->key, 0}, whole(index),
                       refers ? column.parent : std::nullopt);
}

QString TreeModel::label(const QModelIndex &index) const
{
    const auto place = std::find(m_labelled.begin(), m_labelled.end(), index.column());
    const Page *page = place == m_labelled.end() ? nullptr : pageOf(index);
    const auto row = static_cast<size_t>(index.row() % PageRows);
    return page && row < page->labels.size() ? page->labels[row].value(place - m_labelled.begin())
                                             : QString();
}

TreeModel::Title TreeModel::title(const QModelIndex &index) const
{
    if (kindOf(index) == Kind::Circles)
        return {tr("In circles"), QString::number(m_circles.size()),
                tr("no way leads up to a root"), false};
    if (kindOf(index) == Kind::More) {
        const qint64 more = branchOf(index)->more;
        return {more < 0 ? tr("There may be more")
                         : tr("%1 more are not shown: a filter finds them")
                               .arg(QLocale::system().toString(more)),
                {},
                {},
                true};
    }
    const Page *page = pageOf(index);
    const auto row = static_cast<size_t>(index.row() % PageRows);
    if (!page || !page->held || row >= page->titles.size())
        return {};
    Title title = page->titles[row];
    if (const qint64 below = belowOf(index); below > 0)
        title.count = below >= RowTree::MostBelow ? tr("10k+") : QString::number(below);
    return title;
}

QVariant TreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.column() == 0) {
        const Title said = title(index);
        if (role == Qt::ToolTipRole)
            return said.mark.isEmpty() ? QVariant() : QVariant(said.text + u" · " + said.mark);
        const bool isText = role == Qt::DisplayRole && !said.text.isEmpty();
        return isText ? QVariant(said.text) : QVariant();
    }
    if (!cell(index) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const ShownCell shown = this->shown(index);
    if (role == Qt::ToolTipRole)
        return shown.problem ? QVariant(shown.problem->text) : QVariant();
    return shown.word.isEmpty() ? cellText(shown.cell) : shown.word;
}

/// The first column has no name of the table's, and no filter.
QVariant TreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section <= 0 || section >= columnCount())
        return {};
    const RowsColumn &column = m_columns[static_cast<size_t>(section)];
    if (role == Qt::ToolTipRole)
        return column.type.isEmpty() ? column.name : QString(column.name + u"  " + column.type);
    return role == Qt::DisplayRole ? QVariant(column.name) : QVariant();
}

} // namespace sw
