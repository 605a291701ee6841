// SPDX-License-Identifier: Apache-2.0
#include "model/sync/rebuild.h"

#include "model/base/name.h"
#include "model/sql/parse.h"
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
        const Result<QString> create = createdAs(m_rebuild.text, m_rebuild.temporary);
        if (!create)
            return create.error();
        if (const Result<Done> listed = listColumns(); !listed)
            return listed.error();
        add(*create, Effect::Rewrites, u"%1 as it is to be, under another name"_s.arg(called()));
        add(copySql(), Effect::Rewrites, u"the rows of %1 are copied"_s.arg(called())).copiesRows
            = true;
        addChecks();
        keepSequence();
        if (m_rebuild.hasStatistics)
            moveStatistics(m_before.name, m_rebuild.temporary);
        add(u"DROP TABLE "_s + inMain(m_before.name), Effect::Rewrites,
            u"the old %1 goes, its rows are copied"_s.arg(called()));
        add(u"ALTER TABLE "_s + inMain(m_rebuild.temporary) + u" RENAME TO "_s
                + alwaysQuotedName(m_after.name),
            Effect::Rewrites, u"the new one takes its name"_s);
        if (m_rebuild.hasStatistics)
            moveStatistics(m_rebuild.temporary, m_after.name);
        return std::move(m_steps);
    }

private:
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
                m_compared.emplace_back(was, &column);
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

    [[nodiscard]] QString copySql() const
    {
        return u"INSERT INTO "_s + inMain(m_rebuild.temporary) + u" ("_s + m_targets.join(u", ")
               + u") SELECT "_s + m_expressions.join(u", ") + u" FROM "_s + source() + condition();
    }

    void addChecks()
    {
        check(u"SELECT (SELECT count(*) FROM "_s + inMain(m_before.name) + condition()
                  + u") <> (SELECT count(*) FROM "_s + inMain(m_rebuild.temporary) + u')',
              u"all rows of %1 are there"_s.arg(called()),
              u"not all rows of %1 could be copied: one replaced another"_s.arg(called()));
        const QString join = joined();
        if (join.isEmpty() || m_compared.empty())
            return;
        for (const auto &[was, is] : m_compared) {
            check(u"SELECT count(*) FROM "_s + join + u" WHERE "_s
                      + differs(u"o."_s + alwaysQuotedName(was->name),
                                u"n."_s + alwaysQuotedName(is->name)),
                  u"%1 has its values"_s.arg(quotedName(is->name)),
                  u"values of %1.%2 would become others as %3"_s.arg(called(), quotedName(is->name),
                                                                     is->type));
        }
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
    void keepSequence()
    {
        if (!hasAutoincrement(m_before) || !hasAutoincrement(m_after))
            return;
        const QString from = quotedText(m_before.name);
        const QString to = quotedText(m_rebuild.temporary);
        const QString reason = u"%1 goes on counting where it was"_s.arg(called());
        add(u"DELETE FROM main.sqlite_sequence WHERE name = "_s + to, Effect::Rewrites, reason);
        add(u"INSERT INTO main.sqlite_sequence (name, seq) SELECT "_s + to
                + u", seq FROM main.sqlite_sequence WHERE name = "_s + from,
            Effect::Rewrites, reason);
    }

    void moveStatistics(const QString &from, const QString &to)
    {
        add(u"UPDATE main.sqlite_stat1 SET tbl = "_s + quotedText(to) + u" WHERE tbl = "_s
                + quotedText(from),
            Effect::Rewrites, u"what ANALYZE found stays"_s);
    }

    const TableRebuild &m_rebuild;
    const Table &m_before;
    const Table &m_after;
    QStringList m_targets;
    QStringList m_expressions;
    std::vector<std::pair<const Column *, const Column *>> m_compared;
    std::vector<Step> m_steps;
};

/// Whether a token before a dot is the table's own name.
bool namesItself(const CreateTableSyntax &tree, std::string_view text, const QString &name)
{
    for (quint32 i = tree.open; i + 1 < tree.close; ++i) {
        if (tree.tokens[i + 1].symbol != '.')
            continue;
        const std::string_view bytes
            = text.substr(tree.tokens[i].begin, tree.tokens[i].end - tree.tokens[i].begin);
        if (sameName(nameFromToken(bytes), name))
            return true;
    }
    return false;
}

} // namespace

Result<QString> createdAs(const QByteArray &text, const QString &name)
{
    const auto tree = parseCreateTable(viewOf(text));
    if (!tree)
        return Error{tree.error().text};
    const QString own = nameFromToken(textOf(viewOf(text), tree->tokens, tree->name));
    if (namesItself(*tree, viewOf(text), own))
        return Error{u"%1 speaks of itself by its name in a check or a computed column (%1.column):"
                     " write the column alone there."_s.arg(quotedName(own))};
    const Token &first = tree->tokens[tree->name.begin];
    const Token &last = tree->tokens[tree->name.end - 1];
    QByteArray renamed = text;
    renamed.replace(first.begin, last.end - first.begin, alwaysQuotedName(name).toUtf8());
    return QString::fromUtf8(renamed);
}

Result<std::vector<Step>> rebuildSteps(const TableRebuild &rebuild)
{
    return Rebuilder(rebuild).run();
}

} // namespace sw
