// SPDX-License-Identifier: Apache-2.0
#include "model/data/csvtable.h"

#include "model/base/name.h"
#include "model/schema/english.h"
#include "model/sql/quote.h"
#include "model/sql/script.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

ColumnId idOfPlace(size_t place)
{
    return ColumnId::fromNames({u"column of a file", QString::number(place)});
}

Column columnAt(size_t place, const QString &name, const QString &type)
{
    Column column;
    column.id = idOfPlace(place);
    column.name = name;
    column.type = type;
    return column;
}

template <typename Taken> QString freeOf(const QString &wanted, const Taken &isTaken)
{
    QString name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = wanted + u'_' + QString::number(number);
    return name;
}

QString ownKeyName(const CsvTable &table)
{
    return freeOf(u"id"_s, [&](const QString &name) {
        return std::any_of(table.columns.begin(), table.columns.end(), [&](const auto &column) {
            return !column.type.isEmpty() && sameName(column.name, name);
        });
    });
}

bool isNameTaken(const Schema &schema, const QString &name)
{
    const auto hasIndex = [&](const TablePtr &table) {
        return std::any_of(table->indexes.begin(), table->indexes.end(),
                           [&](const Index &index) { return sameName(index.name, name); });
    };
    return schema.table(name) || schema.view(name)
           || std::any_of(schema.tables.begin(), schema.tables.end(), hasIndex);
}

/// The value as a column without a type of its own would take it: NULL, bytes, or a text.
Value plainValue(const CsvCell &cell, CsvImport how)
{
    how.unguard = false; // what is guarded is a text, whatever stands behind the apostrophe
    static const Table table = [] {
        Table made;
        made.columns = {columnAt(0, u"text"_s, u"TEXT"_s), columnAt(1, u"any"_s, u"BLOB"_s)};
        return made;
    }();
    const auto any = csvValue(table, table.columns[1], cell, how);
    const auto *value = std::get_if<Value>(&any);
    if (value && (value->isNull() || value->kind == ValueClass::Blob))
        return *value;
    return std::get<Value>(csvValue(table, table.columns[0], cell, how));
}

/// What a value can be without being written otherwise: `007` is no number, nor is one of more
/// digits than SQLite keeps.
enum class Shape { Whole, Real, Bytes, Text };

Shape shapeOf(const Value &value)
{
    static const QRegularExpression number(
        u"\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?\\z"_s);
    constexpr qsizetype MostDigits = 15;
    if (value.kind == ValueClass::Blob)
        return Shape::Bytes;
    const QString text = QString::fromUtf8(value.bytes);
    const auto match = number.match(text);
    if (!match.hasMatch())
        return Shape::Text;
    bool fits = false;
    text.toLongLong(&fits);
    if (fits)
        return Shape::Whole;
    const bool isReal = !match.captured(2).isEmpty() || !match.captured(3).isEmpty();
    const QString digits = match.captured(1) + match.captured(2);
    return isReal && digits.size() <= MostDigits + 1 ? Shape::Real : Shape::Text;
}

QString typeOf(const std::vector<Value> &values)
{
    QSet<int> shapes;
    for (const Value &value : values) {
        if (!value.isNull())
            shapes.insert(static_cast<int>(shapeOf(value)));
    }
    const auto has = [&](Shape shape) { return shapes.contains(static_cast<int>(shape)); };
    if (shapes.isEmpty() || has(Shape::Text) || (has(Shape::Bytes) && shapes.size() > 1))
        return u"TEXT"_s;
    if (has(Shape::Bytes))
        return u"BLOB"_s;
    return has(Shape::Real) ? u"REAL"_s : u"INTEGER"_s;
}

bool areDistinct(const std::vector<Value> &values)
{
    QSet<QByteArray> seen;
    return !values.empty() && std::all_of(values.begin(), values.end(), [&](const Value &value) {
        const bool isNew = !seen.contains(value.bytes);
        seen.insert(value.bytes);
        return isNew && !value.isNull();
    });
}

/// `id`, or after the table: `customer_id` of customers.
bool isCalledKey(const QString &column, const QString &table)
{
    return sameName(column, u"id") || sameName(column, QString(table + u"_id"))
           || sameName(column, QString(singularName(table) + u"_id"));
}

/// Of all the lines that are known.
std::vector<Value> valuesAt(const CsvPart &part, size_t place, const CsvImport &how)
{
    std::vector<Value> values;
    for (const CsvRecord &record : part.records) {
        if (place < record.cells.size())
            values.push_back(plainValue(record.cells[place], how));
    }
    return values;
}

} // namespace

QStringList csvColumnTypes()
{
    return {u"INTEGER"_s, u"REAL"_s, u"NUMERIC"_s, u"TEXT"_s, u"BLOB"_s};
}

QString nameOfWords(const QString &words)
{
    static const QRegularExpression border(u"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"_s);
    static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s);
    constexpr qsizetype Longest = 60;
    QString parted = words;
    parted.replace(border, u"_"_s);
    QString name = parted.split(between, Qt::SkipEmptyParts).join(u'_').toLower().left(Longest);
    if (!name.isEmpty() && name.front().isDigit())
        name.prepend(u'_');
    return isKeyword(name) ? QString(name + u'_') : name;
}

CsvTable guessCsvTable(const Schema &schema, const QString &path, const CsvPart &part,
                       const CsvImport &how)
{
    CsvTable table;
    const QString name = nameOfWords(QFileInfo(path).completeBaseName());
    table.name = freeOf(name.isEmpty() || name.startsWith(u"sqlite_") ? u"imported"_s : name,
                        [&](const QString &each) { return isNameTaken(schema, each); });
    QSet<QString> names;
    for (size_t i = 0; i < part.columns; ++i) {
        const QString words = nameOfWords(part.names.value(static_cast<qsizetype>(i)));
        const QString free
            = freeOf(words.isEmpty() ? QString(u"column_"_s + QString::number(i + 1)) : words,
                     [&](const QString &each) { return names.contains(each); });
        names.insert(free);
        const std::vector<Value> values = valuesAt(part, i, how);
        table.columns.push_back({free, typeOf(values)});
        if (table.key == CsvTable::OwnKey && isCalledKey(free, name) && areDistinct(values))
            table.key = static_cast<int>(i);
    }
    return table;
}

Table tableFor(const CsvTable &wanted)
{
    Table table;
    table.id = TableId::fromNames({wanted.name});
    table.name = wanted.name;
    Key key;
    key.primary = true;
    key.inColumn = true;
    KeyPart &part = key.parts.emplace_back();
    if (wanted.key == CsvTable::OwnKey) {
        table.columns.push_back(columnAt(wanted.columns.size(), ownKeyName(wanted), u"INTEGER"_s));
        part.column = table.columns.back().id;
    }
    for (size_t i = 0; i < wanted.columns.size(); ++i) {
        const CsvTableColumn &each = wanted.columns[i];
        if (each.type.isEmpty())
            continue;
        table.columns.push_back(columnAt(i, each.name, each.type));
        if (static_cast<int>(i) != wanted.key)
            continue;
        part.column = table.columns.back().id;
        // SQLite takes NULL in a primary key that does not say so, unless it is the rowid.
        if (each.type != u"INTEGER")
            table.columns.back().notNull = NotNull();
    }
    if (!part.column.isNull())
        table.keys.push_back(key);
    return table;
}

std::vector<ColumnId> columnsFor(const CsvTable &wanted)
{
    std::vector<ColumnId> columns;
    for (size_t i = 0; i < wanted.columns.size(); ++i)
        columns.push_back(wanted.columns[i].type.isEmpty() ? ColumnId() : idOfPlace(i));
    return columns;
}

QString objectionTo(const Schema &schema, const CsvTable &wanted)
{
    if (wanted.name.trimmed().isEmpty())
        return u"The new table needs a name."_s;
    if (wanted.name.startsWith(u"sqlite_", Qt::CaseInsensitive))
        return u"Names that begin with sqlite_ are SQLite’s own: give the new table another."_s;
    if (isNameTaken(schema, wanted.name))
        return u"%1 is there already: give the new table another name."_s.arg(
            quotedName(wanted.name));
    QStringList names;
    for (const CsvTableColumn &column : wanted.columns) {
        if (column.type.isEmpty())
            continue;
        if (column.name.trimmed().isEmpty())
            return u"Each column of the new table needs a name."_s;
        const bool isTaken = std::any_of(names.begin(), names.end(), [&](const QString &name) {
            return sameName(name, column.name);
        });
        if (isTaken)
            return u"Two columns of the new table are called %1: give one of them another name."_s
                .arg(quotedName(column.name));
        names.append(column.name);
    }
    if (names.isEmpty())
        return u"No column of the file goes anywhere: choose a type for one at least."_s;
    // SQLite has the last word: on names of its own, on how many columns there may be.
    Schema alone;
    alone.tables.put(tableFor(wanted));
    const Script script = scriptOf(alone);
    const Problems problems = tryScript(script, alone);
    return problems.empty() && script.problems.empty()
               ? QString()
               : (problems.empty() ? script.problems : problems).front().text;
}

} // namespace sw
