// SPDX-License-Identifier: Apache-2.0
#include "model/document/columnline.h"
#include "model/document/columnlinetext.h"
#include "model/document/references.h"
#include "model/sql/quote.h"
#include "model/sql/writer.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString primaryWords(const Key &key)
{
    const bool alone = key.parts.size() == 1;
    const QString details
        = alone ? orderClause(key.parts.front().order) + conflictClause(key.onConflict) : QString();
    return (details.isEmpty() ? u" pk"_s : u" PRIMARY KEY"_s) + details;
}

QString withConflict(const QString &flag, const QString &sql, Conflict conflict)
{
    return conflict == Conflict::Unsaid ? flag : QString(sql + conflictClause(conflict));
}

QString flagsOf(const Column &column, const ColumnBelongings &own)
{
    QString text;
    if (own.primary)
        text += primaryWords(*own.primary);
    if (column.notNull)
        text += withConflict(u" nn"_s, u" NOT NULL"_s, column.notNull->onConflict);
    if (!own.uniques.empty())
        text += withConflict(u" uq"_s, u" UNIQUE"_s, own.uniques.front()->onConflict);
    else if (!own.uniqueIndexes.empty())
        text += u" uq"_s;
    if (!own.indexes.empty())
        text += u" ix"_s;
    if (own.primary && own.primary->autoincrement)
        text += u" ai"_s;
    return text;
}

QString arrowOf(const Schema &schema, const ForeignKey &key)
{
    const TablePtr parent = schema.parentOf(key);
    const ColumnIds targets = parent ? parentColumnsOf(key, *parent) : ColumnIds();
    const QString column = !targets.empty()            ? parent->column(targets.front())->name
                           : key.parentColumns.empty() ? QString()
                                                       : key.parentColumns.front().name;
    return u" -> "_s + quotedName(parent ? parent->name : key.parent.name)
           + (column.isEmpty() ? QString() : QString(u'.' + quotedName(column)))
           + referenceClauses(key);
}

} // namespace

ColumnBelongings belongingsOf(const Table &table, ColumnId column)
{
    ColumnBelongings own;
    for (const Key &key : table.keys) {
        const ColumnIds columns = columnsOf(key);
        if (key.primary && holds(columns, column))
            own.primary = &key;
        else if (!key.primary && columns == ColumnIds{column})
            own.uniques.push_back(&key);
    }
    for (const Index &index : table.indexes) {
        if (index.parts.size() == 1 && index.parts.front().column == column
            && index.where.isEmpty())
            (index.unique ? own.uniqueIndexes : own.indexes).push_back(&index);
    }
    for (const Check &check : table.checks) {
        if (check.column == column)
            own.checks.push_back(&check);
    }
    for (const ForeignKey &key : table.foreignKeys) {
        if (key.columns == ColumnIds{column})
            own.references.push_back(&key);
    }
    return own;
}

QString columnLineOf(const Content &content, const Table &table, const Column &column)
{
    const ColumnBelongings own = belongingsOf(table, column.id);
    QString text = quotedName(column.name);
    if (!column.type.isEmpty())
        text += u' ' + column.type;
    text += flagsOf(column, own);
    if (!column.defaultValue.isEmpty())
        text += u" DEFAULT "_s + column.defaultValue;
    for (const Check *check : own.checks)
        text += u" CHECK ("_s + check->expression + u')';
    if (!column.collation.isEmpty())
        text += u" COLLATE "_s + quotedName(column.collation);
    if (column.generated)
        text += u" AS ("_s + column.generated->expression + u')'
                + (column.generated->stored ? u" STORED"_s : QString());
    for (const ForeignKey *key : own.references)
        text += arrowOf(content.schema, *key);
    return text;
}

} // namespace sw
