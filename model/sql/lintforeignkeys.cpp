// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/lintrules.h"
#include "model/sql/quote.h"
#include "model/sql/target.h"
#include "model/sql/token.h"
#include "model/sql/types.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr std::array NotNullForms = {" IS NOT NULL", " NOTNULL", " NOT NULL"};

/// Whether an index with this condition holds every row that a search for values of the columns
/// may find: it leaves out nothing, or the rows in which one of them is NULL.
bool holdsAllWithValues(const QString &where, const Table &table,
                        const std::vector<ColumnId> &columns)
{
    if (where.isEmpty())
        return true;
    const QByteArray condition = where.toUtf8();
    return std::any_of(columns.begin(), columns.end(), [&](ColumnId id) {
        const Column *column = table.column(id);
        if (!column)
            return false;
        const QByteArray name = quotedName(column->name).toUtf8();
        return std::any_of(NotNullForms.begin(), NotNullForms.end(), [&](const char *form) {
            return sameTokens(viewOf(condition), viewOf(name + form));
        });
    });
}

/// Whether a key or an index begins with the columns, in any order.
bool isIndexed(const Table &table, const std::vector<ColumnId> &columns)
{
    const auto beginsWith = [&](const auto &parts) {
        if (parts.size() < columns.size())
            return false;
        return std::all_of(parts.begin(), parts.begin() + static_cast<qsizetype>(columns.size()),
                           [&](const auto &part) {
                               return std::count(columns.begin(), columns.end(), part.column) > 0;
                           });
    };
    return std::any_of(table.keys.begin(), table.keys.end(),
                       [&](const Key &key) { return beginsWith(key.parts); })
           || std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index &index) {
                  return beginsWith(index.parts) && holdsAllWithValues(index.where, table, columns);
              });
}

QString collationOf(const Column &column)
{
    return column.collation.isEmpty() ? u"BINARY"_s : column.collation;
}

void lintPairs(LintRun &run, const Table &table, const ForeignKey &key, const Table &parent,
               const std::vector<ColumnId> &targets)
{
    for (size_t i = 0; i < key.columns.size() && i < targets.size(); ++i) {
        const Column *from = table.column(key.columns[i]);
        const Column *to = parent.column(targets[i]);
        if (!from || !to)
            continue;
        const QString other = parent.name + u'.' + to->name;
        if (affinityOf(table, *from) != affinityOf(parent, *to))
            run.find(Severity::Warning, u"type-mismatch", subjectOf(table, *from),
                     u"is %1, and %2, to which it refers, is %3."_s.arg(
                         from->type.isEmpty() ? u"without a type"_s : from->type, other,
                         to->type.isEmpty() ? u"without a type"_s : to->type));
        if (affinityOf(parent, *to) == Affinity::Text
            && !sameName(collationOf(*from), collationOf(*to)))
            run.find(Severity::Warning, u"collation-mismatch", subjectOf(table, *from),
                     u"compares by %1, and %2, to which it refers, by %3; SQLite uses the"
                     " parent’s."_s.arg(collationOf(*from), other, collationOf(*to)));
    }
}

void lintTarget(LintRun &run, const Table &table, const ForeignKey &key, const Table &parent)
{
    const std::vector<ColumnId> targets = parentColumnsOf(key, parent);
    const Subject subject = subjectOf(table, key);
    if (targets.empty()) {
        if (key.parentColumns.empty()) {
            run.find(Severity::Error, u"parent-without-key", subject,
                     u"refers to the primary key of %1, which has none."_s.arg(parent.name));
            return;
        }
        for (const ColumnRef &ref : key.parentColumns) {
            if (ref.id.isNull() ? !parent.column(ref.name) : !parent.column(ref.id))
                run.find(Severity::Error, u"missing-parent-column", subject,
                         u"refers to %1.%2, which does not exist."_s.arg(parent.name, ref.name));
        }
        return;
    }
    if (targets.size() != key.columns.size()) {
        run.find(
            Severity::Error, u"column-count", subject,
            u"has %1 columns, and its target in %2 has %3."_s.arg(
                QString::number(key.columns.size()), parent.name, QString::number(targets.size())));
        return;
    }
    if (!isTarget(parent, targets))
        run.find(Severity::Error, u"parent-not-unique", subject,
                 u"refers to %1(%2), which is neither its key nor UNIQUE; SQLite refuses to write"
                 " rows then."_s.arg(parent.name, columnList(parent, targets)));
    lintPairs(run, table, key, parent, targets);
}

} // namespace

void lintForeignKeys(LintRun &run, const Table &table)
{
    for (const ForeignKey &key : table.foreignKeys) {
        const Subject subject = subjectOf(table, key);
        const TablePtr parent = run.names.parentOf(key);
        if (!parent)
            run.find(Severity::Error, u"missing-parent", subject,
                     u"refers to the table %1, which does not exist."_s.arg(key.parent.name));
        else if (parent->kind == TableKind::Ordinary)
            lintTarget(run, table, key, *parent);
        if (!isIndexed(table, key.columns))
            run.find(Severity::Hint, u"unindexed-foreign-key", subject,
                     u"has no index; finding the children of a row reads the whole table."_s);
        if (key.oneChild && !areUnique(table, key.columns))
            run.find(Severity::Hint, u"one-to-one-by-mark", subject,
                     u"is drawn one-to-one, and no UNIQUE makes the database keep to it."_s);
    }
}

} // namespace sw
