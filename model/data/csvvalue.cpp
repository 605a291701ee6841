// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/data/csvimport.h"
#include "model/data/pastecells.h"
#include "model/data/rowform.h"
#include "model/sql/rowid.h"
#include "model/sql/types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool isDigits(QStringView text)
{
    const QStringView digits = text.startsWith(u'-') || text.startsWith(u'+') ? text.mid(1) : text;
    return !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
}

/// `x'00ff'`, as a blob is exported.
std::optional<QByteArray> blobIn(const QByteArray &text)
{
    if (text.size() < 3 || !(text.startsWith("x'") || text.startsWith("X'"))
        || !text.endsWith('\''))
        return std::nullopt;
    const QByteArray hex = text.mid(2, text.size() - 3);
    const bool isHex = hex.size() % 2 == 0 && std::all_of(hex.begin(), hex.end(), [](char c) {
                           return std::isxdigit(static_cast<uchar>(c)) != 0;
                       });
    return isHex ? std::optional(QByteArray::fromHex(hex)) : std::nullopt;
}

bool isNull(const CsvCell &cell, const CsvImport &how)
{
    if (!how.nullWord.isEmpty() && !cell.quoted && cell.text == how.nullWord.toUtf8())
        return true;
    return cell.text.isEmpty()
           && (how.nulls == CsvNulls::Empty || (how.nulls == CsvNulls::BareEmpty && !cell.quoted));
}

std::optional<ColumnId> columnNamed(const Table &table, const QString &name)
{
    for (const Column &column : table.columns) {
        if (!column.generated && sameName(column.name, name))
            return column.id;
    }
    return std::nullopt;
}

bool areAmong(const std::vector<ColumnId> &wanted, const std::vector<ColumnId> &columns)
{
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](ColumnId each) {
        return !each.isNull() && std::find(columns.begin(), columns.end(), each) != columns.end();
    });
}

} // namespace

std::vector<ColumnId> matchedByName(const Table &table, const QStringList &names)
{
    std::vector<ColumnId> matched;
    for (const QString &name : names) {
        QString plain = name.trimmed();
        if (!columnNamed(table, plain) && isGuarded(plain.toUtf8()))
            plain.remove(0, 1);
        const ColumnId column = columnNamed(table, plain).value_or(ColumnId());
        const bool isTaken = std::find(matched.begin(), matched.end(), column) != matched.end();
        matched.push_back(isTaken ? ColumnId() : column);
    }
    return matched;
}

std::vector<ColumnId> matchedByPlace(const Table &table, size_t cells)
{
    std::vector<ColumnId> matched;
    for (const Column &column : table.columns) {
        if (!column.generated && matched.size() < cells)
            matched.push_back(column.id);
    }
    matched.resize(cells);
    return matched;
}

std::vector<ColumnId> importKey(const Table &table, const std::vector<ColumnId> &columns)
{
    if (const Key *primary = table.primaryKey(); primary && areAmong(columnsOf(*primary), columns))
        return columnsOf(*primary);
    for (const Key &key : table.keys) {
        if (areAmong(columnsOf(key), columns))
            return columnsOf(key);
    }
    for (const Index &index : table.indexes) {
        std::vector<ColumnId> parts;
        for (const IndexPart &part : index.parts)
            parts.push_back(part.column);
        if (index.unique && index.where.isEmpty() && areAmong(parts, columns))
            return parts;
    }
    return {};
}

QStringList neededAndNotFilled(const Table &table, const std::vector<ColumnId> &columns)
{
    QStringList needed;
    for (const Column &column : table.columns) {
        const bool fillsItself
            = column.generated || !column.defaultValue.isEmpty() || rowidAlias(table) == &column;
        if (!fillsItself && isNeverNull(table, column) && !areAmong({column.id}, columns))
            needed.append(column.name);
    }
    return needed;
}

std::variant<Value, QString> csvValue(const Table &table, const Column &column, const CsvCell &cell,
                                      const CsvImport &how)
{
    if (isNull(cell, how))
        return Value();
    const Affinity affinity = affinityOf(table, column);
    if (affinity == Affinity::Blob) {
        if (const auto blob = blobIn(cell.text))
            return Value::ofBlob(*blob);
    }
    const bool guarded = how.unguard && isGuarded(cell.text);
    Value text;
    text.kind = ValueClass::Text;
    text.bytes = guarded ? cell.text.mid(1) : cell.text;
    if (affinity == Affinity::Text)
        return text;
    const QString written = QString::fromUtf8(cell.text);
    const bool takesWhole = affinity == Affinity::Integer || affinity == Affinity::Numeric;
    const Value typed = guarded ? text : typedValue(table, column, written);
    if (takesWhole && typed.kind == ValueClass::Real && isDigits(QStringView(written).trimmed()))
        return u"a whole number of more than 64 bits would lose digits"_s;
    if (typed.kind != ValueClass::Text)
        return typed;
    const bool isInfinite = written == u"1e999" || written == u"-1e999";
    const bool wantsNumber = affinity == Affinity::Integer || affinity == Affinity::Real;
    if (how.onlyNumbers && wantsNumber && !isInfinite)
        return u"is no number, and %1 takes numbers (%2)"_s.arg(column.name, column.type);
    return text;
}

} // namespace sw
