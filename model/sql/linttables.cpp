// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/circles.h"
#include "model/sql/lintrules.h"
#include "model/sql/types.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Types that people mean as text, and that SQLite takes for numbers.
bool isTextTakenForNumber(const Column &column)
{
    static constexpr std::array words{u"STRING", u"UNICODE", u"UUID", u"GUID", u"ENUM", u"XML"};
    if (affinityOf(column.type) != Affinity::Numeric)
        return false;
    return std::any_of(words.begin(), words.end(), [&](const char16_t *word) {
        return column.type.contains(QStringView(word), Qt::CaseInsensitive);
    });
}

void lintAutoincrement(LintRun &run, const Table &table, const Key &key)
{
    if (key.autoincrement && !isRowidKey(table, key)) {
        run.find(Severity::Error, u"autoincrement", subjectOf(table, key),
                 table.withoutRowid
                     ? u"has AUTOINCREMENT, which a table WITHOUT ROWID cannot have."_s
                     : u"has AUTOINCREMENT, which only a key of one INTEGER column can have."_s);
    }
}

bool isNullable(const Table &table, const Key &key, const Column &column)
{
    return !column.notNull && !table.withoutRowid && !table.strict && !isRowidKey(table, key);
}

} // namespace

void lintTable(LintRun &run, const Table &table)
{
    const AssociationKeys association = associationKeys(table);
    if (!table.primaryKey()) {
        if (association)
            run.find(Severity::Warning, u"association-without-key", subjectOf(table),
                     u"ties two tables without a key, so that a pair may be there twice."_s);
        else
            run.find(Severity::Warning, u"missing-primary-key", subjectOf(table),
                     u"has no primary key; its rows cannot be told apart or referred to."_s);
    }
}

void lintColumns(LintRun &run, const Table &table)
{
    for (const Column &column : table.columns) {
        if (table.strict && !isStrictType(column.type))
            run.find(Severity::Error, u"strict-type", subjectOf(table, column),
                     column.type.isEmpty()
                         ? u"has no type, which a STRICT table needs."_s
                         : u"is %1, which a STRICT table does not take; it takes INT, INTEGER,"
                           " REAL, TEXT, BLOB and ANY."_s.arg(column.type));
        else if (isTextTakenForNumber(column))
            run.find(
                Severity::Warning, u"text-as-number", subjectOf(table, column),
                u"is %1, which SQLite takes for a number: '007' becomes 7."_s.arg(column.type));
        if (column.defaultValue.startsWith(u'"'))
            run.find(Severity::Warning, u"double-quoted-default", subjectOf(table, column),
                     u"has the default %1, which looks like a name; a text stands in single"
                     " quotes."_s.arg(column.defaultValue));
    }
}

void lintKeys(LintRun &run, const Table &table)
{
    for (const Key &key : table.keys) {
        lintAutoincrement(run, table, key);
        if (!key.primary)
            continue;
        const Column *only
            = key.parts.size() == 1 ? table.column(key.parts.front().column) : nullptr;
        if (only && !table.withoutRowid && !table.strict && !isRowidKey(table, key)
            && affinityOf(only->type) == Affinity::Integer)
            run.find(Severity::Warning, u"not-the-rowid", subjectOf(table, *only),
                     key.inColumn && sameName(only->type, u"INTEGER")
                         ? u"is INTEGER PRIMARY KEY DESC, which is not the rowid: it takes NULL and"
                           " is not filled in."_s
                         : u"is %1 PRIMARY KEY, which is not the rowid: it takes NULL and is not"
                           " filled in; INTEGER is."_s.arg(only->type));
        for (const KeyPart &part : key.parts) {
            const Column *column = table.column(part.column);
            if (column && isNullable(table, key, *column))
                run.find(Severity::Warning, u"nullable-key", subjectOf(table, *column),
                         u"is part of the primary key and may be NULL; SQLite takes any number of"
                         " such rows."_s);
        }
    }
}

void lintRequiredCircles(LintRun &run)
{
    for (const QList<TablePtr> &circle : requiredCircles(run.schema)) {
        QStringList names;
        for (const TablePtr &table : circle)
            names.append(table->name);
        run.find(Severity::Warning, u"required-circle", subjectOf(*circle.first()),
                 u"stands in a circle of required foreign keys (%1): no first row can be written"
                 " unless one is deferred."_s.arg(names.join(u", ")));
    }
}

} // namespace sw
