// SPDX-License-Identifier: Apache-2.0
#include "model/sync/rebuild.h"

#include "model/base/name.h"
#include "model/sql/createname.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/types.h"
#include "model/sync/oldrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool hasAutoincrement(const Table &table)
{
    const Key *key = table.primaryKey();
    return key && key->autoincrement;
}

/// Whether a value may become another one, or of another class, by being stored in the column.
bool mayChangeValues(const Table &before, const Column &was, const Table &after, const Column &is)
{
    return affinityOf(before, was) != affinityOf(after, is) || before.strict != after.strict
           || (was.generated && !is.generated);
}

/// The value is another one, or of another class, and going back does not give the old one.
QString differs(const QString &was, const QString &is)
{
    return u"(typeof(%1) <> typeof(%2) OR %1 IS NOT %2 COLLATE BINARY)"
           " AND NOT CASE typeof(%1)"
           " WHEN 'text' THEN typeof(%2) IN ('integer', 'real') AND CAST(%2 AS TEXT) IS %1 COLLATE"
           " BINARY"
           " WHEN 'integer' THEN typeof(%2) IN ('real', 'text') AND CAST(%2 AS INTEGER) IS %1"
           " WHEN 'real' THEN typeof(%2) IN ('integer', 'text') AND CAST(%2 AS REAL) IS %1"
           " ELSE 0 END"_s.arg(was, is);
}

class Rebuilder {
public:
    explicit Rebuilder(const TableRebuild &rebuild)
        : m_rebuild(rebuild), m_before(*rebuild.before), m_after(*rebuild.after)
    {
    }

    Result<std::vector<Step>> run()
    {
        if (const Result<Done> listed = listColumns(); !listed)
            return listed.error();
        const Result<std::optional<QString>> create
            = createdAs(m_rebuild.text, m_rebuild.temporary);
        if (!create)
            return create.error();
        if (*create)
            underAnotherName(**create);
        else
            underItsOwnName();
        return std::move(m_steps);
    }

private:
    void underAnotherName(const QString &create)
    {
        add(create, Effect::Rewrites, u"%1 as it is to be, under another name"_s.arg(called()));
        add(u"INSERT INTO "_s + inMain(m_rebuild.temporary) + u" ("_s + m_targets.join(u", ")
                + u") "_s + selectSql(),
            Effect::Rewrites, u"the rows of %1 are copied"_s.arg(called()))
            .copiesRows
            = true;
        checkCount(u"(SELECT count(*) FROM "_s + inMain(m_before.name) + condition() + u')',
                   m_rebuild.temporary);
        checkValues(joined());
        dropOld();
        add(u"ALTER TABLE "_s + inMain(m_rebuild.temporary) + u" RENAME TO "_s
                + alwaysQuotedName(m_after.name),
            Effect::Rewrites, u"the new one takes its name"_s);
        if (m_rebuild.hasStatistics)
            moveStatistics(m_rebuild.temporary, m_after.name);
    }

    /// A table that speaks of itself by its name can be made under no other: the rows wait in a
    /// table that takes every value as it is, until the old one is gone.
    void underItsOwnName()
    {
        const QString waiting = inMain(m_rebuild.temporary);
        add(u"CREATE TABLE "_s + waiting + u" ("_s + waitingColumns().join(u", ") + u')',
            Effect::Rewrites, u"the rows of %1 wait here"_s.arg(called()));
        add(u"INSERT INTO "_s + waiting + u' ' + selectSql(), Effect::Rewrites,
            u"the rows of %1 are set aside"_s.arg(called()));
        dropOld();
        add(QString::fromUtf8(m_rebuild.text), Effect::Rewrites,
            u"%1 as it is to be"_s.arg(called()));
        add(u"INSERT INTO "_s + inMain(m_after.name) + u" ("_s + m_targets.join(u", ")
                + u") SELECT "_s + waitingColumns().join(u", ") + u" FROM "_s + waiting,
            Effect::Rewrites, u"the rows of %1 are copied"_s.arg(called()))
            .copiesRows
            = true;
        checkCount(u"(SELECT count(*) FROM "_s + waiting + u')', m_after.name);
        checkValues(joinedToWaiting());
        if (keepsSequence())
            moveSequence(m_rebuild.temporary, m_after.name);
        if (m_rebuild.hasStatistics)
            moveStatistics(m_rebuild.temporary, m_after.name);
        add(u"DROP TABLE "_s + waiting, Effect::Rewrites,
            u"the rows of %1 are where they belong"_s.arg(called()));
    }

    void dropOld()
    {
        if (keepsSequence())
            moveSequence(m_before.name, m_rebuild.temporary);
        if (m_rebuild.hasStatistics)
            moveStatistics(m_before.name, m_rebuild.temporary);
        add(u"DROP TABLE "_s + inMain(m_before.name), Effect::Rewrites,
            u"the old %1 goes, its rows are copied"_s.arg(called()));
    }

    [[nodiscard]] QString called() const { return quotedName(m_after.name); }

    Step &add(const QString &sql, Effect effect, const QString &reason)
    {
        m_steps.push_back(stepOf(sql, effect, reason, subjectOf(m_after)));
        return m_steps.back();
    }

    void check(const QString &sql, const QString &reason, const QString &failure)
    {
        m_steps.push_back(checkOf(sql, reason, failure, subjectOf(m_after)));
    }

    void copy(const QString &target, const QString &expression)
    {
        m_targets.append(target);
        m_expressions.append(expression);
    }

    /// Which columns get what.
    Result<Done> listColumns()
    {
        if (const Result<Done> keyed = listRowid(); !keyed)
            return keyed;
        for (const Column &column : m_after.columns) {
            if (column.generated || m_targets.contains(alwaysQuotedName(column.name)))
                continue;
            const Column *was = m_before.column(column.id);
            const QString fill = m_rebuild.fills.value(column.id);
            const QString fillOfNull = m_rebuild.fillsOfNull.value(column.id);
            QString value = was ? alwaysQuotedName(was->name) : QString();
            if (m_rebuild.replaced.contains(column.id))
                value = m_rebuild.replaced.value(column.id);
            else if (!fill.isEmpty())
                value = u"("_s + fill + u')';
            else if (!fillOfNull.isEmpty())
                value = was ? QString(u"coalesce("_s + value + u", ("_s + fillOfNull + u"))"_s)
                            : QString(u"("_s + fillOfNull + u')');
            if (value.isEmpty())
                continue; // its default
            copy(alwaysQuotedName(column.name), value);
            if (was && isCopied(column.id) && mayChangeValues(m_before, *was, m_after, column))
                m_compared.emplace_back(alwaysQuotedName(was->name), &column);
        }
        if (m_targets.isEmpty())
            copyNothing();
        return Done();
    }

    /// Every column is another: the rows are only as many as they were.
    void copyNothing()
    {
        const auto plain = std::find_if(m_after.columns.begin(), m_after.columns.end(),
                                        [](const Column &each) { return !each.generated; });
        if (plain != m_after.columns.end())
            copy(alwaysQuotedName(plain->name),
                 plain->defaultValue.isEmpty() ? u"NULL"_s : plain->defaultValue);
    }

    /// Rows keep their rowid, whether or not it has a name.
    Result<Done> listRowid()
    {
        if (m_before.withoutRowid || m_after.withoutRowid)
            return Done();
        const QString from = rowidName(m_before);
        const Column *alias = rowidAlias(m_after);
        if (alias && (m_before.column(alias->id) || m_rebuild.fills.contains(alias->id)))
            return Done(); // its own value is the rowid
        const QString to = alias ? alwaysQuotedName(alias->name) : rowidName(m_after);
        if (from.isEmpty() || to.isEmpty())
            return Error{u"%1 has columns called rowid, oid and _rowid_, so that its rows cannot be"
                         " copied with their rowids: rename one of them."_s.arg(called())};
        copy(to, from);
        return Done();
    }

    /// Rows of which nobody can tell stay.
    [[nodiscard]] QString condition() const
    {
        QStringList all;
        for (const QString &each : m_rebuild.leftOut)
            all.append(u"("_s + each + u") IS NOT TRUE"_s);
        return all.isEmpty() ? QString() : u" WHERE "_s + all.join(u" AND ");
    }

    /// Somebody's expression may name the columns as they were called before the plan.
    [[nodiscard]] QString source() const
    {
        const bool expressions = !m_rebuild.fills.isEmpty() || !m_rebuild.fillsOfNull.isEmpty();
        return rowsAlsoCalled(m_before, expressions ? m_rebuild.original.get() : nullptr);
    }

    [[nodiscard]] QString selectSql() const
    {
        return u"SELECT "_s + m_expressions.join(u", ") + u" FROM "_s + source() + condition();
    }

    void checkCount(const QString &rows, const QString &table)
    {
        check(u"SELECT "_s + rows + u" <> (SELECT count(*) FROM "_s + inMain(table) + u')',
              u"all rows of %1 are there"_s.arg(called()),
              u"not all rows of %1 could be copied: one replaced another"_s.arg(called()));
    }

    /// `join` has the old values as o and the new ones as n; empty where there is none.
    void checkValues(const QString &join)
    {
        for (const auto &[was, is] : join.isEmpty() ? Compared() : m_compared) {
            check(u"SELECT count(*) FROM "_s + join + u" WHERE "_s
                      + differs(u"o."_s + was, u"n."_s + alwaysQuotedName(is->name)),
                  u"%1 has its values"_s.arg(quotedName(is->name)),
                  u"values of %1.%2 would become others as %3"_s.arg(called(), quotedName(is->name),
                                                                     is->type));
        }
    }

    /// One for each that is copied, whatever those are called.
    [[nodiscard]] QStringList waitingColumns() const
    {
        QStringList columns;
        for (qsizetype i = 1; i <= m_targets.size(); ++i)
            columns.append(u"c%1"_s.arg(i));
        return columns;
    }

    [[nodiscard]] QString joinedToWaiting()
    {
        const QStringList waiting = waitingColumns();
        const auto waitingFor = [&](const QString &target) {
            const qsizetype place = m_targets.indexOf(target);
            return place < 0 ? QString() : waiting[place];
        };
        QStringList same;
        for (const QString &key : newKey()) {
            if (waitingFor(key).isEmpty())
                return {};
            same.append(u"o."_s + waitingFor(key) + u" = n."_s + key);
        }
        for (auto &[was, is] : m_compared)
            was = waitingFor(alwaysQuotedName(is->name));
        return same.isEmpty() ? QString()
                              : QString(inMain(m_rebuild.temporary) + u" o LEFT JOIN "_s
                                        + inMain(m_after.name) + u" n ON "_s + same.join(u" AND "));
    }

    /// What tells the rows of the new table apart.
    [[nodiscard]] QStringList newKey() const
    {
        if (!m_after.withoutRowid && !rowidName(m_after).isEmpty())
            return {rowidName(m_after)};
        QStringList columns;
        const Key *key = m_after.primaryKey();
        for (const KeyPart &part : key ? key->parts : std::vector<KeyPart>()) {
            if (const Column *is = m_after.column(part.column))
                columns.append(alwaysQuotedName(is->name));
        }
        return columns;
    }

    /// Old rows beside new ones, those too that have no partner; empty where nothing tells which
    /// belongs to which.
    [[nodiscard]] QString joined() const
    {
        const auto keys = joiningColumns();
        if (keys.empty())
            return {};
        QStringList same;
        for (const auto &[was, is] : keys)
            same.append(u"o."_s + was + u" = n."_s + is);
        const QString rowid = rowidName(m_before);
        const QString old
            = condition().isEmpty()
                  ? inMain(m_before.name)
                  : QString(u"(SELECT *"_s + (rowid.isEmpty() ? u""_s : u", "_s) + rowid
                            + u" FROM "_s + inMain(m_before.name) + condition() + u')');
        return old + u" o LEFT JOIN "_s + inMain(m_rebuild.temporary) + u" n ON "_s
               + same.join(u" AND ");
    }

    /// What tells a row in the old table and in the new one, as it stands in SQL.
    [[nodiscard]] std::vector<std::pair<QString, QString>> joiningColumns() const
    {
        const Column *alias = rowidAlias(m_after);
        if (!m_before.withoutRowid && !m_after.withoutRowid
            && !(alias && m_before.column(alias->id))) {
            const QString from = rowidName(m_before);
            const QString to = alias ? alwaysQuotedName(alias->name) : rowidName(m_after);
            return from.isEmpty() || to.isEmpty() ? std::vector<std::pair<QString, QString>>()
                                                  : std::vector{std::pair(from, to)};
        }
        std::vector<std::pair<QString, QString>> columns;
        const Key *key = m_after.primaryKey();
        for (const KeyPart &part : key ? key->parts : std::vector<KeyPart>()) {
            const Column *was = m_before.column(part.column);
            const Column *is = m_after.column(part.column);
            if (!was || !is || !isCopied(part.column))
                return {};
            columns.emplace_back(alwaysQuotedName(was->name), alwaysQuotedName(is->name));
        }
        return columns;
    }

    /// Whether the new column has the old one's value, and no other.
    [[nodiscard]] bool isCopied(ColumnId column) const
    {
        return !m_rebuild.fills.contains(column) && !m_rebuild.fillsOfNull.contains(column)
               && !m_rebuild.replaced.contains(column) && !m_rebuild.mayChange.contains(column);
    }

    /// AUTOINCREMENT never gives a number again, also not one that no row has any more.
    [[nodiscard]] bool keepsSequence() const
    {
        return hasAutoincrement(m_before) && hasAutoincrement(m_after);
    }

    void moveSequence(const QString &from, const QString &to)
    {
        const QString reason = u"%1 goes on counting where it was"_s.arg(called());
        add(u"DELETE FROM main.sqlite_sequence WHERE name = "_s + quotedText(to), Effect::Rewrites,
            reason);
        add(u"UPDATE main.sqlite_sequence SET name = "_s + quotedText(to) + u" WHERE name = "_s
                + quotedText(from),
            Effect::Rewrites, reason);
    }

    void moveStatistics(const QString &from, const QString &to)
    {
        add(u"UPDATE main.sqlite_stat1 SET tbl = "_s + quotedText(to) + u" WHERE tbl = "_s
                + quotedText(from),
            Effect::Rewrites, u"what ANALYZE found stays"_s);
    }

    /// Where the old value is, as it stands in SQL, and the new column.
    using Compared = std::vector<std::pair<QString, const Column *>>;

    const TableRebuild &m_rebuild;
    const Table &m_before;
    const Table &m_after;
    QStringList m_targets;
    QStringList m_expressions;
    Compared m_compared;
    std::vector<Step> m_steps;
};

} // namespace

Result<std::vector<Step>> rebuildSteps(const TableRebuild &rebuild)
{
    return Rebuilder(rebuild).run();
}

} // namespace sw
