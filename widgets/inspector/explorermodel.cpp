// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/explorermodel.h"

#include "model/base/name.h"
#include "widgets/editing/draggedtables.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr quintptr IsGroup = 0; ///< the internal id of groups; of rows: their group's place + 1

QString groupName(ExplorerGroup group)
{
    switch (group) {
    case ExplorerGroup::Diagrams:
        return ExplorerModel::tr("Diagrams");
    case ExplorerGroup::Areas:
        return ExplorerModel::tr("Areas");
    case ExplorerGroup::Tables:
        return ExplorerModel::tr("Tables");
    case ExplorerGroup::Relationships:
        return ExplorerModel::tr("Relationships");
    case ExplorerGroup::Views:
        return ExplorerModel::tr("Views");
    case ExplorerGroup::Triggers:
        break;
    }
    return ExplorerModel::tr("Triggers");
}

} // namespace

ExplorerModel::ExplorerModel(Editor &editor, QObject *parent)
    : QAbstractItemModel(parent), m_editor(editor)
{
    for (int i = 0; i < ExplorerGroups; ++i)
        refresh(static_cast<ExplorerGroup>(i));
    connect(&editor, &Editor::changed, this, &ExplorerModel::takeChanges);
    connect(&editor, &Editor::unappliedChanged, this, &ExplorerModel::showUnapplied);
    connect(&editor, &Editor::diagramChanged, this, [this] {
        m_all[static_cast<size_t>(ExplorerGroup::Areas)].reset();
        refresh(ExplorerGroup::Areas);
    });
}

ExplorerRows &ExplorerModel::rows(ExplorerGroup group)
{
    return m_rows[static_cast<size_t>(group)];
}

const ExplorerRows &ExplorerModel::rows(ExplorerGroup group) const
{
    return m_rows[static_cast<size_t>(group)];
}

bool ExplorerModel::passes(const ExplorerRow &row) const
{
    return m_filter.isEmpty() || row.folded.contains(m_filter);
}

void ExplorerModel::setFilter(const QString &text)
{
    const QString wanted = foldedName(text.trimmed());
    if (m_filter == wanted)
        return;
    // Without a filter the rows are all that there are.
    if (m_filter.isEmpty())
        std::copy(m_rows.begin(), m_rows.end(), m_all.begin());
    if (!m_relationshipsWanted)
        m_all[static_cast<size_t>(ExplorerGroup::Relationships)].reset();
    m_filter = wanted;
    for (int i = 0; i < ExplorerGroups; ++i)
        refresh(static_cast<ExplorerGroup>(i));
}

void ExplorerModel::setRelationshipsWanted(bool wanted)
{
    if (wanted == m_relationshipsWanted)
        return;
    m_relationshipsWanted = wanted;
    if (wanted)
        refresh(ExplorerGroup::Relationships);
    else
        replace(ExplorerGroup::Relationships, {});
}

void ExplorerModel::refresh(ExplorerGroup group)
{
    if (group == ExplorerGroup::Relationships && !m_relationshipsWanted)
        return;
    replace(group, wantedRows(group));
}

ExplorerRows ExplorerModel::wantedRows(ExplorerGroup group)
{
    std::optional<ExplorerRows> &all = m_all[static_cast<size_t>(group)];
    if (m_filter.isEmpty()) {
        all.reset();
        return rowsOf(group, m_editor);
    }
    if (!all)
        all = rowsOf(group, m_editor);
    ExplorerRows wanted;
    std::copy_if(all->begin(), all->end(), std::back_inserter(wanted),
                 [this](const ExplorerRow &row) { return passes(row); });
    return wanted;
}

/// What both lists begin and end with stays, and with it what is selected there.
void ExplorerModel::replace(ExplorerGroup group, ExplorerRows wanted)
{
    ExplorerRows &present = rows(group);
    const auto [a, b] = std::mismatch(present.begin(), present.end(), wanted.begin(), wanted.end());
    const auto head = a - present.begin();
    auto tail = std::mismatch(present.rbegin(), std::make_reverse_iterator(a), wanted.rbegin(),
                              std::make_reverse_iterator(b))
                    .first
                - present.rbegin();
    const auto goEnd = static_cast<ptrdiff_t>(present.size()) - tail;
    const auto comeEnd = static_cast<ptrdiff_t>(wanted.size()) - tail;
    const QModelIndex parent = this->group(group);
    if (goEnd > head) {
        beginRemoveRows(parent, static_cast<int>(head), static_cast<int>(goEnd) - 1);
        present.erase(present.begin() + head, present.begin() + goEnd);
        endRemoveRows();
    }
    if (comeEnd > head) {
        beginInsertRows(parent, static_cast<int>(head), static_cast<int>(comeEnd) - 1);
        present.insert(present.begin() + head, wanted.begin() + head, wanted.begin() + comeEnd);
        endInsertRows();
    }
}

void ExplorerModel::takeChanges(const Changes &changes)
{
    std::array<bool, ExplorerGroups> stale{};
    for (const Change &change : changes) {
        for (int i = 0; i < ExplorerGroups; ++i)
            stale[static_cast<size_t>(i)] |= concerns(static_cast<ExplorerGroup>(i), change);
    }
    for (size_t i = 0; i < stale.size(); ++i) {
        if (stale[i])
            m_all[i].reset();
    }
    // Many tables at once are cheaper in one go.
    constexpr size_t OneByOne = 50;
    if (changes.size() <= OneByOne) {
        std::for_each(changes.begin(), changes.end(),
                      [this](const Change &change) { takeTable(change); });
        stale[static_cast<size_t>(ExplorerGroup::Tables)] = false;
    }
    for (int i = 0; i < ExplorerGroups; ++i) {
        if (stale[static_cast<size_t>(i)])
            refresh(static_cast<ExplorerGroup>(i));
    }
    if (stale[static_cast<size_t>(ExplorerGroup::Relationships)]) {
        const QModelIndex counted = group(ExplorerGroup::Relationships);
        Q_EMIT dataChanged(counted, counted, {CountRole});
    }
}

void ExplorerModel::takeTable(const Change &change)
{
    const auto *before = std::get_if<TablePtr>(&change.before);
    const auto *after = std::get_if<TablePtr>(&change.after);
    if (!before || !after)
        return;
    if (*before && *after && (*before)->name == (*after)->name) {
        const QModelIndex index = indexOf(ExplorerGroup::Tables, rowOf(**before));
        if (!index.isValid())
            return;
        rows(ExplorerGroup::Tables)[static_cast<size_t>(index.row())] = rowOf(**after);
        Q_EMIT dataChanged(index, index);
        return;
    }
    if (*before)
        removeRow(ExplorerGroup::Tables, rowOf(**before));
    if (*after)
        insertRow(ExplorerGroup::Tables, rowOf(**after));
}

void ExplorerModel::showUnapplied(const QSet<quint64> &others)
{
    for (const ExplorerGroup group : {ExplorerGroup::Tables, ExplorerGroup::Views}) {
        const ExplorerRows &all = rows(group);
        for (size_t i = 0; i < all.size(); ++i) {
            const QModelIndex changed = index(static_cast<int>(i), 0, this->group(group));
            if (others.contains(all[i].id))
                Q_EMIT dataChanged(changed, changed, {UnappliedRole});
        }
    }
}

void ExplorerModel::removeRow(ExplorerGroup group, const ExplorerRow &row)
{
    const QModelIndex index = indexOf(group, row);
    if (!index.isValid())
        return;
    beginRemoveRows(this->group(group), index.row(), index.row());
    rows(group).erase(rows(group).begin() + index.row());
    endRemoveRows();
}

void ExplorerModel::insertRow(ExplorerGroup group, const ExplorerRow &row)
{
    if (!passes(row))
        return;
    ExplorerRows &all = rows(group);
    const auto place = std::lower_bound(all.begin(), all.end(), row, comesBefore);
    const int at = static_cast<int>(place - all.begin());
    beginInsertRows(this->group(group), at, at);
    all.insert(place, row);
    endInsertRows();
}

QModelIndex ExplorerModel::group(ExplorerGroup group) const
{
    return createIndex(static_cast<int>(group), 0, IsGroup);
}

bool ExplorerModel::isGroup(const QModelIndex &index)
{
    return index.isValid() && index.internalId() == IsGroup;
}

ExplorerGroup ExplorerModel::groupOf(const QModelIndex &index)
{
    return static_cast<ExplorerGroup>(isGroup(index) ? index.row()
                                                     : static_cast<int>(index.internalId()) - 1);
}

const ExplorerRow *ExplorerModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(index))
        return nullptr;
    const ExplorerRows &all = rows(groupOf(index));
    const auto row = static_cast<size_t>(index.row());
    return row < all.size() ? &all[row] : nullptr;
}

std::optional<Pick> ExplorerModel::pick(const QModelIndex &index) const
{
    const ExplorerRow *row = rowAt(index);
    return row ? pickOf(groupOf(index), *row) : std::nullopt;
}

DiagramId ExplorerModel::diagramAt(const QModelIndex &index) const
{
    const ExplorerRow *row = rowAt(index);
    return row && groupOf(index) == ExplorerGroup::Diagrams ? DiagramId(row->id) : DiagramId();
}

QModelIndex ExplorerModel::indexOf(ExplorerGroup group, const ExplorerRow &row) const
{
    const ExplorerRows &all = rows(group);
    const auto place = std::lower_bound(all.begin(), all.end(), row, comesBefore);
    if (place == all.end() || place->id != row.id)
        return {};
    return index(static_cast<int>(place - all.begin()), 0, this->group(group));
}

QModelIndex ExplorerModel::indexOf(const Pick &pick) const
{
    if (pick.kind == PickKind::Table) {
        const TablePtr table = m_editor.content().schema.tables.find(TableId(pick.id));
        return table ? indexOf(ExplorerGroup::Tables, rowOf(*table)) : QModelIndex();
    }
    for (const ExplorerGroup group :
         {ExplorerGroup::Areas, ExplorerGroup::Relationships, ExplorerGroup::Views}) {
        const ExplorerRows &all = rows(group);
        const auto isIt = [&](const ExplorerRow &row) { return pickOf(group, row) == pick; };
        const auto found = std::find_if(all.begin(), all.end(), isIt);
        if (found != all.end())
            return index(static_cast<int>(found - all.begin()), 0, this->group(group));
    }
    return {};
}

QModelIndex ExplorerModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : IsGroup);
}

QModelIndex ExplorerModel::parent(const QModelIndex &child) const
{
    return child.isValid() && !isGroup(child) ? group(groupOf(child)) : QModelIndex();
}

int ExplorerModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return ExplorerGroups;
    return isGroup(parent) ? static_cast<int>(rows(groupOf(parent)).size()) : 0;
}

/// Relationships that nobody looks at are counted all the same.
int ExplorerModel::countOf(ExplorerGroup group) const
{
    if (group == ExplorerGroup::Relationships && !m_relationshipsWanted && m_filter.isEmpty())
        return static_cast<int>(m_editor.relationships().size());
    return static_cast<int>(rows(group).size());
}

int ExplorerModel::columnCount(const QModelIndex & /*parent*/) const { return 1; }

QVariant ExplorerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == IsGroupRole)
        return isGroup(index);
    const ExplorerRow *row = rowAt(index);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return row ? row->name : groupName(groupOf(index));
    if (role == CountRole)
        return row ? row->count : countOf(groupOf(index));
    const ExplorerGroup of = groupOf(index);
    const bool unapplied = row && (of == ExplorerGroup::Tables || of == ExplorerGroup::Views)
                           && m_editor.unapplied().contains(row->id);
    if (role == UnappliedRole)
        return unapplied;
    if (role == Qt::AccessibleDescriptionRole && unapplied)
        return tr("not applied to the database");
    return role == Qt::ToolTipRole && row ? row->name : QVariant();
}

Qt::ItemFlags ExplorerModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (isGroup(index))
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (groupOf(index) == ExplorerGroup::Tables)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList ExplorerModel::mimeTypes() const { return {draggedTablesType()}; }

QMimeData *ExplorerModel::mimeData(const QModelIndexList &indexes) const
{
    std::vector<TableId> tables;
    for (const QModelIndex &index : indexes) {
        const ExplorerRow *row = rowAt(index);
        if (row && groupOf(index) == ExplorerGroup::Tables)
            tables.emplace_back(row->id);
    }
    if (tables.empty())
        return nullptr;
    auto *data = new QMimeData;
    putDraggedTables(*data, tables);
    return data;
}

} // namespace sw
