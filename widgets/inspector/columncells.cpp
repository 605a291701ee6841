// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/columncells.h"

#include "model/document/columnlinetext.h"
#include "model/document/joining.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "widgets/inspector/faulttext.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const QString &storedWord()
{
    static const QString word = u" STORED"_s;
    return word;
}

std::optional<Generated> generatedFrom(QString text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    Generated generated;
    generated.stored = text.endsWith(storedWord(), Qt::CaseInsensitive);
    if (generated.stored)
        text = text.chopped(storedWord().size()).trimmed();
    generated.expression = text;
    return generated;
}

Result<Changes> putPrimary(const Content &content, const Table &table, ColumnId column, bool on)
{
    std::vector<ColumnId> columns;
    if (const Key *key = table.primaryKey())
        columns = columnsOf(*key);
    std::erase(columns, column);
    if (on)
        columns.push_back(column);
    return setPrimaryKey(content, table.id, columns);
}

/// Unique by whatever makes it so: a UNIQUE or an index.
Result<Changes> putUnique(const Content &content, const Table &table, ColumnId column, bool on)
{
    if (on)
        return putKey(content, table.id, uniqueKey({column}));
    Edit edit(content);
    const ColumnBelongings has = belongingsOf(table, column);
    for (const Key *key : has.uniques)
        edit.run(deleteKey(edit.now(), table.id, key->id));
    for (const Index *index : has.uniqueIndexes)
        edit.run(deleteIndex(edit.now(), table.id, index->id));
    return edit.result();
}

Result<Changes> putAutoincrement(const Content &content, const Table &table, ColumnId column,
                                 bool on)
{
    const Key *primary = belongingsOf(table, column).primary;
    if (!primary || primary->parts.size() != 1)
        return Error{u"AUTOINCREMENT is for an INTEGER PRIMARY KEY of one column: make the column "
                     "the primary key first."_s};
    Key key = *primary;
    key.autoincrement = on;
    return putKey(content, table.id, key);
}

Result<Changes> putColumnCheck(const Content &content, const Table &table, ColumnId column,
                               const QString &expression)
{
    const ColumnBelongings has = belongingsOf(table, column);
    Check check;
    if (!has.checks.empty())
        check = *has.checks.front();
    if (expression.isEmpty())
        return has.checks.empty() ? Result<Changes>(Changes())
                                  : deleteCheck(content, table.id, check.id);
    if (const auto fault = faultOfExpression(content.schema, table, expression))
        return Error{faultText(fault)};
    check.column = column;
    check.expression = expression;
    return putCheck(content, table.id, check);
}

Result<Changes> putGenerated(const Content &content, const Table &table, ColumnId column,
                             const std::optional<Generated> &generated)
{
    const QString expression = generated ? generated->expression : QString();
    if (const auto fault = faultOfExpression(content.schema, table, expression))
        return Error{faultText(fault)};
    return setGenerated(content, table.id, column, generated);
}

} // namespace

bool isFlag(ColumnCell cell)
{
    return cell == ColumnCell::NotNull || cell == ColumnCell::PrimaryKey
           || cell == ColumnCell::Unique || cell == ColumnCell::Autoincrement;
}

QVariant cellValue(const Table &table, const Column &column, ColumnCell cell)
{
    const ColumnBelongings has = belongingsOf(table, column.id);
    switch (cell) {
    case ColumnCell::Name:
        return column.name;
    case ColumnCell::Type:
        return column.type;
    case ColumnCell::NotNull:
        return column.notNull.has_value();
    case ColumnCell::PrimaryKey:
        return has.primary != nullptr;
    case ColumnCell::Unique:
        return !has.uniques.empty() || !has.uniqueIndexes.empty();
    case ColumnCell::Autoincrement:
        return has.primary && has.primary->autoincrement;
    case ColumnCell::Default:
        return column.defaultValue;
    case ColumnCell::Generated:
        return column.generated ? column.generated->expression
                                      + (column.generated->stored ? storedWord() : QString())
                                : QString();
    case ColumnCell::Collation:
        return column.collation;
    case ColumnCell::Check:
        return has.checks.empty() ? QString() : has.checks.front()->expression;
    case ColumnCell::Comment:
        break;
    }
    return column.comment;
}

Result<Changes> putCell(const Content &content, TableId id, ColumnId column, ColumnCell cell,
                        const QVariant &value)
{
    const TablePtr table = content.schema.tables.find(id);
    if (!table)
        return noSuchTable();
    if (!table->column(column))
        return noSuchColumn(*table);
    const QString text = value.toString().trimmed();
    const bool on = value.toBool();
    switch (cell) {
    case ColumnCell::Name:
        return renameColumn(content, id, column, text);
    case ColumnCell::Type:
        return retypeColumn(content, id, column, text);
    case ColumnCell::NotNull:
        return setNotNull(content, id, column, on ? std::optional(NotNull()) : std::nullopt);
    case ColumnCell::PrimaryKey:
        return putPrimary(content, *table, column, on);
    case ColumnCell::Unique:
        return putUnique(content, *table, column, on);
    case ColumnCell::Autoincrement:
        return putAutoincrement(content, *table, column, on);
    case ColumnCell::Default:
        return setDefault(content, id, column, text);
    case ColumnCell::Generated:
        return putGenerated(content, *table, column, generatedFrom(text));
    case ColumnCell::Collation:
        return setCollation(content, id, column, text);
    case ColumnCell::Check:
        return putColumnCheck(content, *table, column, text);
    case ColumnCell::Comment:
        break;
    }
    return setColumnComment(content, id, column, text);
}

} // namespace sw
