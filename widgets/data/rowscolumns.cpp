// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowscolumns.h"

#include "model/data/labels.h"
#include "model/data/matching.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What the row is called that a row of `table` refers to by this way. The name of the parent is
/// one that no column can hide.
QString labelAlong(const Table &table, const Table &parent, const Way &way)
{
    const QString alias = u"\"its parent\"."_s;
    const QString label = labelExpression(parent, alias);
    if (label.isEmpty())
        return {};
    const QStringList own = columnNames(table, way.fromColumns);
    const QStringList other = columnNames(parent, way.toColumns);
    QStringList same;
    for (qsizetype i = 0; i < own.size() && i < other.size(); ++i)
        same.append(alias + other[i] + u" = "_s + alwaysQuotedName(table.name) + u'.' + own[i]);
    return u"(SELECT %1 FROM %2 AS \"its parent\" WHERE %3)"_s.arg(label, inMain(parent.name),
                                                                   same.join(u" AND "));
}

/// A key that is its parent's only label already needs none beside it.
bool saysMore(const Table &parent, const Way &way)
{
    const QString label = labelExpression(parent);
    return !(way.toColumns.size() == 1 && columnNames(parent, way.toColumns).first() == label);
}

void refer(std::vector<RowsColumn> &columns, const Table &table, const WaysOf &ways)
{
    for (const Way &way : ways.from(table.id)) {
        if (!way.toParent || way.fromColumns.empty())
            continue;
        const TablePtr parent = ways.schema().tables.find(way.to);
        const int last = table.columnIndex(way.fromColumns.back());
        if (!parent || last < 0)
            continue;
        RowsColumn &column = columns[static_cast<size_t>(last)];
        if (column.parent)
            continue;
        column.parent = way;
        // One that is no key would be sought row by row.
        if (areUnique(*parent, way.toColumns) && saysMore(*parent, way))
            column.label = labelAlong(table, *parent, way);
    }
}

RowsColumn shownColumn(const Table &table, const Column &column)
{
    RowsColumn made;
    made.name = column.name;
    made.type = column.type;
    made.id = column.id;
    made.affinity = affinityOf(table, column);
    return made;
}

} // namespace

std::vector<RowsColumn> columnsOf(const RowSet &set, const WaysOf *ways)
{
    std::vector<RowsColumn> columns;
    if (!set.table)
        return columns;
    const Key *primary = set.table->primaryKey();
    const std::vector<ColumnId> key = primary ? columnsOf(*primary) : std::vector<ColumnId>();
    for (const Column &column : set.table->columns) {
        columns.push_back(shownColumn(*set.table, column));
        columns.back().isKey = std::find(key.begin(), key.end(), column.id) != key.end();
    }
    if (ways)
        refer(columns, *set.table, *ways);
    return columns;
}

std::vector<RowsColumn> linkColumns(const Schema &schema, const Way &way)
{
    std::vector<RowsColumn> columns;
    const TablePtr association = schema.tables.find(way.association);
    for (const ColumnId id : way.payload) {
        if (const Column *column = association ? association->column(id) : nullptr) {
            columns.push_back(shownColumn(*association, *column));
            columns.back().ofLink = true;
        }
    }
    return columns;
}

std::vector<RowsColumn> viewColumns(const QStringList &names)
{
    std::vector<RowsColumn> columns;
    for (const QString &name : names)
        columns.emplace_back().name = name;
    return columns;
}

void showAs(std::vector<RowsColumn> &columns, const QHash<QString, QString> &formats, bool ofLink)
{
    for (RowsColumn &column : columns) {
        if (column.ofLink == ofLink)
            column.format = columnFormatIn(formats.value(column.name));
    }
}

std::vector<int> labelled(const std::vector<RowsColumn> &columns)
{
    std::vector<int> places;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].label.isEmpty())
            places.push_back(static_cast<int>(i));
    }
    return places;
}

} // namespace sw
