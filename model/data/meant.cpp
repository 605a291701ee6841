// SPDX-License-Identifier: Apache-2.0
#include "model/data/meant.h"

#include "model/base/name.h"
#include "model/data/labels.h"
#include "model/data/matching.h"
#include "model/data/walk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The columns of its key, and what a row of it is called by.
QStringList shownOf(const Table &table, const RowSet &set)
{
    const Key *primary = table.primaryKey();
    QStringList shown = primary ? columnNames(table, columnsOf(*primary)) : set.key();
    if (const QString label = labelExpression(table); !label.isEmpty())
        shown.append(label);
    return shown;
}

MeantRow rowOf(const RowValues &values, qsizetype keys)
{
    MeantRow row;
    row.key = values.key;
    for (const Cell &cell : values.cells) {
        if (static_cast<qsizetype>(row.primary.size()) < keys)
            row.primary.push_back(cell);
        else
            row.label = cell;
    }
    return row;
}

/// How far what the row is called by is from what was looked for.
int distance(const MeantRow &row, const QString &text)
{
    const QString label = QString::fromUtf8(row.label.value.bytes);
    if (label.compare(text, Qt::CaseInsensitive) == 0)
        return 0;
    return label.startsWith(text, Qt::CaseInsensitive) ? 1 : 2;
}

} // namespace

Meant rowsMeant(const WaysOf &ways, const TablePtr &table, const QString &text)
{
    RowSet all;
    all.table = table;
    const QStringList shown = shownOf(*table, all);
    Meant meant;
    meant.keys = shown.size() - (labelExpression(*table).isEmpty() ? 0 : 1);
    // As a path says it: `3`, `(7, 'eu')`, `name='Alice'`.
    const auto path
        = parseRowPath(QString(alwaysQuotedName(table->name) + u'[' + text.trimmed() + u']'));
    if (const auto walk = path ? Walk::along(*path, ways) : Result<Walk>(path.error()); walk) {
        RowSet exact = walk->rows();
        exact.shown = shown;
        meant.sets.push_back(exact);
    }
    const Key *primary = table->primaryKey();
    if (!primary && labelExpression(*table).isEmpty())
        return meant;
    all.shown = shown;
    all.where = namedLike(*table, primary ? columnsOf(*primary) : std::vector<ColumnId>(), text);
    meant.sets.push_back(all);
    return meant;
}

Result<std::vector<MeantRow>> readMeant(sqlite3 *database, const Meant &meant, const QString &text,
                                        int most)
{
    /// So many are looked at for the likeliest of them.
    constexpr int Looked = 50;
    std::vector<MeantRow> rows;
    size_t sure = 0;
    for (const RowSet &set : meant.sets) {
        sure = rows.size();
        const auto page = RowReader(database, set).page({}, 0, std::max(most, Looked));
        if (!page)
            return page.error();
        for (const RowValues &values : page->rows) {
            MeantRow row = rowOf(values, meant.keys);
            const auto same = [&](const MeantRow &other) { return other.key == row.key; };
            if (std::none_of(rows.begin(), rows.end(), same))
                rows.push_back(std::move(row));
        }
    }
    // What has that very key stays first.
    const auto others
        = rows.begin() + static_cast<std::ptrdiff_t>(meant.sets.size() > 1 ? sure : 0);
    std::stable_sort(others, rows.end(), [&](const MeantRow &a, const MeantRow &b) {
        return distance(a, text.trimmed()) < distance(b, text.trimmed());
    });
    if (rows.size() > static_cast<size_t>(most))
        rows.resize(static_cast<size_t>(most));
    return rows;
}

} // namespace sw
