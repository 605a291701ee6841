// SPDX-License-Identifier: Apache-2.0
#include "model/sync/oldrows.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"

using namespace Qt::StringLiterals;

namespace sw {

QString OldRows::path(const QString &column) const
{
    return quotedName(m_after.name) + u'.' + quotedName(column);
}

QString OldRows::table() const { return inMain(m_before.name); }

QString OldRows::fillOf(const Column &column) const
{
    return m_answers.fills.value(path(column.name));
}

QString OldRows::valueOf(ColumnId after) const
{
    const Column *is = m_after.column(after);
    if (!is)
        return {};
    if (const QString fill = fillOf(*is); !fill.isEmpty())
        return u"("_s + fill + u')';
    const Column *was = m_before.column(after);
    return was ? alwaysQuotedName(was->name) : QString();
}

bool OldRows::keepRowids() const
{
    const Column *is = rowidAlias(m_after);
    const Column *was = rowidAlias(m_before);
    const bool isAnother = is && m_before.column(is->id) && !(was && was->id == is->id);
    return m_before.withoutRowid == m_after.withoutRowid && !isAnother;
}

QStringList OldRows::keyColumns() const
{
    QStringList columns;
    const Key *key = m_before.primaryKey();
    for (const KeyPart &part : key ? key->parts : std::vector<KeyPart>()) {
        if (const Column *column = m_before.column(part.column))
            columns.append(column->name);
    }
    if (columns.isEmpty() && !rowidName(m_before).isEmpty())
        columns.append(rowidName(m_before));
    return columns;
}

QString OldRows::count(const QString &where) const
{
    return u"SELECT count(*) FROM "_s + rowsAlsoCalled(m_before, &m_alsoCalled) + u" WHERE "_s
           + where;
}

QString OldRows::sample(const QStringList &values, const QString &where) const
{
    QStringList shown;
    for (const QString &column : keyColumns())
        shown.append(m_before.column(column) ? alwaysQuotedName(column) : column);
    for (const QString &value : values) {
        if (!shown.contains(value))
            shown.append(value);
    }
    return u"SELECT "_s + shown.join(u", ") + u" FROM "_s + rowsAlsoCalled(m_before, &m_alsoCalled)
           + u" WHERE "_s + where + u" LIMIT 5"_s;
}

QString rowsAlsoCalled(const Table &table, const Table *other)
{
    QStringList names;
    for (const Column &column : table.columns) {
        const Column *there = other ? other->column(column.id) : nullptr;
        if (there && !sameName(there->name, column.name) && !table.column(there->name))
            names.append(alwaysQuotedName(column.name) + u" AS "_s + alwaysQuotedName(there->name));
    }
    if (names.isEmpty())
        return inMain(table.name);
    // What comes out of a query has no rowid but the one that is asked for.
    const QString rowid = rowidName(table);
    if (!rowid.isEmpty() && !rowid.startsWith(u'"'))
        names.append(rowid);
    return u"(SELECT *, "_s + names.join(u", ") + u" FROM "_s + inMain(table.name) + u") AS "_s
           + alwaysQuotedName(table.name);
}

} // namespace sw
