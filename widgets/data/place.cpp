// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/place.h"

#include "model/data/labels.h"
#include "widgets/data/celltext.h"
#include "widgets/data/rowsmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

void turnSort(std::vector<SortedColumn> &sort, const QString &name, bool besides)
{
    const auto found = std::find_if(sort.begin(), sort.end(),
                                    [&](const SortedColumn &each) { return each.name == name; });
    if (found == sort.end()) {
        if (!besides)
            sort.clear();
        sort.push_back({name, false});
    } else if (!found->descending) {
        found->descending = true;
        if (!besides)
            sort = {SortedColumn(*found)};
    } else {
        sort.erase(found);
    }
}

void PlaceHistory::leave(const Place &now)
{
    constexpr size_t Most = 200;
    m_past.push_back(now);
    if (m_past.size() > Most)
        m_past.erase(m_past.begin());
    m_future.clear();
}

std::optional<Place> PlaceHistory::back(const Place &now)
{
    if (m_past.empty())
        return {};
    m_future.push_back(now);
    Place there = std::move(m_past.back());
    m_past.pop_back();
    return there;
}

std::optional<Place> PlaceHistory::forward(const Place &now)
{
    if (m_future.empty())
        return {};
    m_past.push_back(now);
    Place there = std::move(m_future.back());
    m_future.pop_back();
    return there;
}

void PlaceHistory::clear()
{
    m_past.clear();
    m_future.clear();
}

std::vector<KeyTerm> keyTermsOf(const Table &table, const RowValues &row)
{
    std::vector<KeyTerm> terms;
    if (row.cells.empty())
        return terms;
    if (const Key *primary = table.primaryKey()) {
        for (const ColumnId id : columnsOf(*primary)) {
            const Cell &cell = row.cells[static_cast<size_t>(table.columnIndex(id))];
            if (cell.isCut())
                return {};
            terms.push_back({{}, cell.value});
        }
        return terms;
    }
    for (const Value &value : row.key)
        terms.push_back({{}, value});
    return terms;
}

std::vector<KeyTerm> keyTermsOf(const RowsModel &rows, qint64 row)
{
    const RowValues *values = rows.row(row);
    const TablePtr &table = rows.set().table;
    return values && table ? keyTermsOf(*table, *values) : std::vector<KeyTerm>();
}

QString rowTitle(const RowsModel &rows, qint64 row)
{
    const RowValues *values = rows.row(row);
    if (!values || !rows.set().table || values->cells.empty())
        return {};
    const Table &table = *rows.set().table;
    if (const Column *naming = labelColumn(table)) {
        const Cell &cell = values->cells[static_cast<size_t>(table.columnIndex(naming->id))];
        if (!isWordFor(cell))
            return cellText(cell);
    }
    QStringList key;
    for (const KeyTerm &term : keyTermsOf(rows, row))
        key.append(cellText({term.value, term.value.bytes.size()}));
    return key.isEmpty() ? QString() : QString(u'#' + key.join(u", "));
}

} // namespace sw
