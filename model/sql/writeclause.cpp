// SPDX-License-Identifier: Apache-2.0
// The clauses of CREATE TABLE, one function each.
#include "model/base/name.h"
#include "model/sql/parse.h"
#include "model/sql/quote.h"
#include "model/sql/writer.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

template <typename Test> bool isGood(Test test, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return test(viewOf(bytes));
}

QString actionClause(QStringView event, Action action)
{
    static constexpr std::array words{"",         "NO ACTION",   "RESTRICT",
                                      "SET NULL", "SET DEFAULT", "CASCADE"};
    if (action == Action::Unsaid)
        return {};
    return u" ON "_s + event + u' ' + QLatin1String(words[static_cast<size_t>(action)]);
}

QString deferralClause(const ForeignKey &key)
{
    if (key.deferrable == Deferrable::Unsaid)
        return {};
    QString out = key.deferrable == Deferrable::No ? u" NOT DEFERRABLE"_s : u" DEFERRABLE"_s;
    if (key.initially != Initially::Unsaid)
        out += key.initially == Initially::Deferred ? u" INITIALLY DEFERRED"_s
                                                    : u" INITIALLY IMMEDIATE"_s;
    return out;
}

QString nameInTable(const Table &table, ColumnId id)
{
    const Column *column = table.column(id);
    return column ? quotedName(column->name) : QString();
}

QString keyAtColumn(const Key &key)
{
    return nameClause(key.name) + (key.primary ? u" PRIMARY KEY"_s : u" UNIQUE"_s)
           + orderClause(key.parts.front().order) + conflictClause(key.onConflict)
           + (key.autoincrement ? u" AUTOINCREMENT"_s : QString());
}

QString keyAtTable(const Table &table, const Key &key)
{
    QString out = nameClause(key.name) + (key.primary ? u" PRIMARY KEY ("_s : u" UNIQUE ("_s);
    QStringView separator;
    for (const KeyPart &part : key.parts) {
        out += separator % nameInTable(table, part.column);
        if (!part.collation.isEmpty())
            out += u" COLLATE "_s + quotedName(part.collation);
        out += orderClause(part.order);
        separator = u", ";
    }
    if (key.autoincrement)
        out += u" AUTOINCREMENT"_s;
    return out + u')' + conflictClause(key.onConflict);
}

QString referenceOf(const ForeignKey &key, const Schema &schema)
{
    QString out = u" REFERENCES "_s + quotedName(parentNameOf(key, schema));
    if (!key.parentColumns.empty()) {
        const TablePtr parent = schema.parentOf(key);
        QStringList names;
        for (const ColumnRef &ref : key.parentColumns) {
            const Column *column = parent && ref.name.isEmpty() ? parent->column(ref.id) : nullptr;
            names.append(quotedName(column ? column->name : ref.name));
        }
        out += u" ("_s + names.join(u", ") + u')';
    }
    return out + referenceClauses(key);
}

} // namespace

QString conflictClause(Conflict conflict)
{
    static constexpr std::array words{"", "ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"};
    if (conflict == Conflict::Unsaid)
        return {};
    return u" ON CONFLICT "_s + QLatin1String(words[static_cast<size_t>(conflict)]);
}

QString orderClause(SortOrder order)
{
    if (order == SortOrder::Unsaid)
        return {};
    return order == SortOrder::Ascending ? u" ASC"_s : u" DESC"_s;
}

QString referenceClauses(const ForeignKey &key)
{
    QString out = actionClause(u"DELETE", key.onDelete) + actionClause(u"UPDATE", key.onUpdate);
    if (!key.match.isEmpty())
        out += u" MATCH "_s + (sameName(key.match, u"full") ? key.match : quotedName(key.match));
    return out + deferralClause(key);
}

QString nameClause(const QString &name)
{
    return name.isEmpty() ? QString() : QString(u" CONSTRAINT "_s + quotedName(name));
}

bool isSaidAt(ColumnId column, const Key &key)
{
    return key.inColumn && key.parts.size() == 1 && key.parts.front().column == column
           && key.parts.front().collation.isEmpty()
           && (key.primary || key.parts.front().order == SortOrder::Unsaid);
}

bool isSaidAt(ColumnId column, const Check &check) { return check.column == column; }

bool isSaidAt(ColumnId column, const ForeignKey &key)
{
    return key.inColumn && key.columns.size() == 1 && key.columns.front() == column;
}

bool DdlWriter::acceptType(const Table &table, const Column &column)
{
    if (m_types.contains(column.type))
        return true;
    if (!isGood(isTypeText, column.type))
        return accept(false, subjectOf(table, column), u"“%1” is not a type"_s.arg(column.type));
    m_types.insert(column.type);
    return true;
}

QString DdlWriter::nameAndType(const Table &table, const Column &column)
{
    const QString name = quotedName(column.name);
    return column.type.isEmpty() || !acceptType(table, column) ? name
                                                               : QString(name + u' ' + column.type);
}

QString DdlWriter::notNull(const Column &column) const
{
    if (!column.notNull)
        return {};
    return nameClause(column.constraintNames.notNull) + u" NOT NULL"_s
           + conflictClause(column.notNull->onConflict);
}

QString DdlWriter::defaultValue(const Table &table, const Column &column)
{
    if (column.defaultValue.isEmpty()
        || !(isGood(isDefaultText, column.defaultValue)
             || accept(false, subjectOf(table, column),
                       u"“%1” is not a default"_s.arg(column.defaultValue))))
        return {};
    return nameClause(column.constraintNames.defaultValue) + u" DEFAULT "_s + column.defaultValue;
}

QString DdlWriter::collation(const Column &column) const
{
    if (column.collation.isEmpty())
        return {};
    return nameClause(column.constraintNames.collation) + u" COLLATE "_s
           + quotedName(column.collation);
}

QString DdlWriter::generated(const Table &table, const Column &column)
{
    if (!column.generated
        || !(isGood(isExpressionText, column.generated->expression)
             || accept(false, subjectOf(table, column),
                       u"“%1” is not an expression"_s.arg(column.generated->expression))))
        return {};
    const bool said = isGood(endsLikeGenerated, column.type);
    return nameClause(column.constraintNames.generated)
           + (said ? u" AS ("_s : u" GENERATED ALWAYS AS ("_s) + column.generated->expression + u')'
           + (column.generated->stored ? u" STORED"_s : u" VIRTUAL"_s);
}

QString DdlWriter::clause(const Table &table, const Key &key) const
{
    if (key.parts.empty())
        return {};
    return columnSaying(table, key) ? keyAtColumn(key) : keyAtTable(table, key);
}

QString DdlWriter::clause(const Table &table, const Check &check)
{
    if (!isGood(isExpressionText, check.expression)
        && !accept(false, subjectOf(table, check), u"it is not an expression"_s))
        return {};
    const QString out = nameClause(check.name) + u" CHECK ("_s + check.expression + u')';
    return columnSaying(table, check) ? out : QString(out + conflictClause(check.onConflict));
}

QString DdlWriter::clause(const Table &table, const ForeignKey &key) const
{
    if (!key.enforced)
        return {};
    QString out = nameClause(key.name);
    if (!columnSaying(table, key)) {
        QStringList names;
        for (const ColumnId id : key.columns)
            names.append(nameInTable(table, id));
        out += u" FOREIGN KEY ("_s + names.join(u", ") + u')';
    }
    return out + referenceOf(key, m_schema);
}

QString DdlWriter::column(const Table &table, const Column &column)
{
    QString out = nameAndType(table, column);
    const auto clausesOf = [&](const auto &items) {
        for (const auto &item : items) {
            if (isSaidAt(column.id, item))
                out += clause(table, item);
        }
    };
    clausesOf(table.keys);
    out += notNull(column) + defaultValue(table, column) + collation(column)
           + generated(table, column);
    clausesOf(table.checks);
    clausesOf(table.foreignKeys);
    for (const QString &name : column.constraintNames.loose)
        out += nameClause(name);
    return out;
}

QStringList DdlWriter::tableClauses(const Table &table)
{
    QStringList lines;
    const auto clausesOf = [&](const auto &items) {
        for (const auto &item : items) {
            const QString line = columnSaying(table, item) ? QString() : clause(table, item);
            if (!line.isEmpty())
                lines.append(line);
        }
    };
    clausesOf(table.keys);
    clausesOf(table.checks);
    clausesOf(table.foreignKeys);
    for (const QString &name : table.looseConstraintNames)
        lines.append(nameClause(name));
    return lines;
}

} // namespace sw
