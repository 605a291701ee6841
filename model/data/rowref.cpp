// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowref.h"

#include "model/sql/quote.h"
#include "model/sql/rowid.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString shortLiteral(const Value &value)
{
    constexpr qsizetype Most = 40;
    Value begun = value;
    if (begun.bytes.size() <= Most)
        return onOneLine(literalOf(begun));
    begun.bytes.truncate(Most);
    while (begun.kind == ValueClass::Text && !begun.bytes.isEmpty()
           && (static_cast<unsigned char>(value.bytes[begun.bytes.size()]) & 0xC0U) == 0x80U)
        begun.bytes.chop(1);
    return onOneLine(literalOf(begun)) + u'…';
}

} // namespace

bool operator<(const RowRef &a, const RowRef &b)
{
    if (a.table != b.table || a.fresh != b.fresh)
        return std::tuple(a.table, a.fresh) < std::tuple(b.table, b.fresh);
    return std::lexicographical_compare(a.key.begin(), a.key.end(), b.key.begin(), b.key.end());
}

const Value *WholeRow::value(const Table &table, ColumnId column) const
{
    const auto place = static_cast<size_t>(table.columnIndex(column));
    return place < values.size() ? &values[place] : nullptr;
}

QString freshName(int fresh) { return u"new "_s + QString::number(fresh); }

QString rowWords(const Schema &schema, const RowRef &row)
{
    const TablePtr table = schema.tables.find(row.table);
    const QString name = table ? quotedName(table->name) : u"a table"_s;
    if (row.isFresh())
        return name + u' ' + freshName(row.fresh);
    const QString key = shownValues(row.key);
    // The number of a row is not among its columns.
    if (table && row.key.size() == 1 && !table->withoutRowid && !rowidAlias(*table))
        return name + u" row "_s + key;
    return name + u' ' + (row.key.size() == 1 ? key : QString(u'(' + key + u')'));
}

QString shownValues(const std::vector<Value> &values)
{
    QStringList texts;
    for (const Value &value : values)
        texts.append(shortLiteral(value));
    return texts.join(u", ");
}

QString shownColumns(const Table &table, const std::vector<ColumnId> &columns)
{
    QStringList names;
    for (const ColumnId id : columns) {
        if (const Column *column = table.column(id))
            names.append(quotedName(column->name));
    }
    return names.join(u", ");
}

} // namespace sw
