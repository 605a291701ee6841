// SPDX-License-Identifier: Apache-2.0
// What ties the rows of a grid to the one that they are reached from, across an association.
#include "model/data/editverbs.h"
#include "model/data/rowkey.h"
#include "widgets/data/rowsmodel.h"

#include <algorithm>

namespace sw {

TablePtr RowsModel::tableOf(const QModelIndex &index) const
{
    const bool ofLink = m_columns[static_cast<size_t>(index.column())].ofLink;
    return ofLink ? m_database.schema().tables.find(m_crossing->way.association) : editTable();
}

Beyond RowsModel::beyond(const RowRef &row, const RowValues *values) const
{
    Beyond beyond{row, {}};
    for (const ColumnId id : m_crossing->way.toColumns) {
        const auto place = static_cast<size_t>(m_set.table->columnIndex(id));
        if (values && place < values->cells.size() && !values->cells[place].isCut())
            beyond.values.push_back(values->cells[place].value);
    }
    if (beyond.values.size() != m_crossing->way.toColumns.size())
        beyond.values.clear();
    return beyond;
}

void RowsModel::askLinks(qint64 number)
{
    m_askedLinksOf = number;
    std::vector<std::vector<Value>> beyond;
    for (const RowValues &row : m_pages[number].page.rows)
        beyond.push_back(this->beyond({}, &row).values);
    m_askedLinks = m_database.ask(
        m_lane, this,
        [schema = m_database.schema(), edits = m_editing ? m_editing->edits() : RowEdits(),
         way = m_crossing->way, from = m_crossing->from, beyond](sqlite3 *database, Watcher &) {
            return readLinks(database, schema, edits, way, from, beyond);
        },
        [this, number](const Result<Links> &links) {
            m_askedLinksOf = -1;
            const auto page = m_pages.find(number);
            if (page == m_pages.end())
                return;
            page->second.linked = true;
            page->second.links = links ? *links : Links();
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            Q_EMIT arrived();
            askNext();
        });
}

std::vector<WholeRow> RowsModel::links(qint64 row) const
{
    const std::optional<RowRef> which = m_crossing ? ref(row) : std::nullopt;
    if (!which)
        return {};
    static const std::vector<WholeRow> none;
    const Page *page = row < m_count ? pageOf(row) : nullptr;
    const auto place = static_cast<size_t>(row % RowIndex::Step);
    const bool known = page && place < page->links.stored.size();
    return linksTo(m_database.schema(), m_editing ? m_editing->edits() : RowEdits(),
                   m_crossing->way, m_crossing->row, beyond(*which, this->row(row)),
                   known ? page->links.stored[place] : none, page ? page->links.moved : none);
}

/// Whether its ties are all to go, or are all still to be made.
RowState RowsModel::linkState(qint64 row) const
{
    const Page *page = pageOf(row);
    if (!page || !page->linked)
        return RowState::Same;
    const auto place = static_cast<size_t>(row % RowIndex::Step);
    const bool isStored = place < page->links.stored.size() && !page->links.stored[place].empty();
    const std::vector<WholeRow> links = this->links(row);
    const bool remains = std::any_of(links.begin(), links.end(), [this](const WholeRow &link) {
        return m_editing->edits().stateOf(link.row) != RowState::Removed;
    });
    return !remains ? RowState::Removed : isStored ? RowState::Same : RowState::New;
}

std::optional<WholeRow> RowsModel::owner(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (m_columns[static_cast<size_t>(index.column())].ofLink) {
        std::vector<WholeRow> links = this->links(index.row());
        return links.size() == 1 ? std::optional(std::move(links.front())) : std::nullopt;
    }
    const std::optional<RowRef> which = ref(index.row());
    const std::optional<WholeRow> all = whole(index.row());
    return all || !which ? all : WholeRow{*which, {}};
}

ShownCell RowsModel::shownOfLink(const QModelIndex &index) const
{
    ShownCell shown;
    const RowsColumn &column = m_columns[static_cast<size_t>(index.column())];
    const std::vector<WholeRow> links = this->links(index.row());
    if (links.size() != 1) {
        if (links.size() > 1)
            shown.word = tr("%n links", nullptr, static_cast<int>(links.size()));
        else if (row(index.row()) || index.row() >= m_count)
            shown.word = QStringLiteral("…");
        return shown;
    }
    const WholeRow &link = links.front();
    const TablePtr table = tableOf(index);
    if (const Value *stored = link.value(*table, column.id))
        shown.cell = beginningOf(*stored);
    const RowState state = m_editing ? m_editing->edits().stateOf(link.row) : RowState::Same;
    const NewValue *pending = m_editing ? m_editing->edits().pending(link.row, column.id) : nullptr;
    if (state == RowState::New || state == RowState::Removed || pending)
        shown.state = state;
    if (m_editing)
        shown.problem = m_editing->problem(link.row, column.id);
    if (pending || state == RowState::New)
        showPending(shown, *table, column, pending, link.row);
    return shown;
}

QString RowsModel::readOnlyReasonOfLink(const QModelIndex &index) const
{
    const std::vector<WholeRow> links = this->links(index.row());
    if (links.size() > 1)
        return tr("It is linked more than once; go to the rows of %1 to change one of these links.")
            .arg(tableOf(index)->name);
    if (links.empty())
        return tr("What ties the row is not read yet.");
    if (m_editing->edits().stateOf(links.front().row) == RowState::Removed)
        return tr("The link is to be removed.");
    const TablePtr table = tableOf(index);
    if (const QString reason = sw::readOnlyReason(*table); !reason.isEmpty())
        return reason;
    return sw::readOnlyReason(*table, m_columns[static_cast<size_t>(index.column())].id);
}

void RowsModel::askWhole(const std::vector<qint64> &rows,
                         std::function<void(const Result<std::vector<WholeRow>> &)> take)
{
    std::vector<WholeRow> found;
    std::vector<RowRef> missing;
    for (const qint64 each : rows) {
        if (std::optional<WholeRow> row = whole(each))
            found.push_back(std::move(*row));
        else if (const std::optional<RowRef> which = ref(each))
            missing.push_back(*which);
        else if (m_set.view && this->row(each)) {
            take(Error{lockedReasonInView(each, RowState::Removed, {})});
            return;
        }
    }
    if (missing.empty()) {
        take(found);
        return;
    }
    m_askedWhole = m_database.ask(
        m_lane, this,
        [table = editTable(), missing](sqlite3 *database, Watcher &) {
            return readRows(database, *table, whereKeys(*table, missing),
                            static_cast<qint64>(missing.size()));
        },
        [found, take = std::move(take)](const Result<std::vector<WholeRow>> &read) {
            if (!read) {
                take(read.error());
                return;
            }
            std::vector<WholeRow> all = found;
            all.insert(all.end(), read->begin(), read->end());
            take(all);
        });
}

} // namespace sw
