// SPDX-License-Identifier: Apache-2.0
#include "model/data/dangling.h"

#include "model/base/name.h"
#include "model/data/matching.h"
#include "model/data/rowkey.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The parent of a foreign key, and which of its columns are meant.
struct Meant {
    TablePtr parent; ///< null: there is no such table
    std::vector<ColumnId> columns;
};

std::optional<Meant> meantBy(const Schema &schema, const ForeignKey &key)
{
    const TablePtr parent = schema.parentOf(key);
    if (!parent)
        return Meant{};
    const std::vector<ColumnId> columns = parentColumnsOf(key, *parent);
    if (columns.empty() || columns.size() != key.columns.size())
        return {};
    return Meant{parent, columns};
}

/// Whether equals stand together in an index and are equals of the parent's too, so that one of
/// each is enough to ask for.
bool isGrouped(const Table &child, const ForeignKey &key, const Table &parent,
               const std::vector<ColumnId> &parentColumns)
{
    if (comparedNames(child, key.columns, parent, parentColumns) != columnNames(child, key.columns))
        return false;
    const auto begins = [&](const auto &parts) {
        if (parts.size() < key.columns.size())
            return false;
        for (size_t i = 0; i < key.columns.size(); ++i) {
            const Column *column = child.column(key.columns[i]);
            const bool isOwn = parts[i].collation.isEmpty()
                               || (column && sameName(parts[i].collation, column->collation));
            if (parts[i].column != key.columns[i] || !isOwn)
                return false;
        }
        return true;
    };
    return std::any_of(
               child.indexes.begin(), child.indexes.end(),
               [&](const Index &each) { return each.where.isEmpty() && begins(each.parts); })
           || std::any_of(child.keys.begin(), child.keys.end(),
                          [&](const Key &each) { return begins(each.parts); });
}

QString unreadable(const Table &child)
{
    return u"The rows of %1 cannot be read: SQLite says “%2”."_s.arg(quotedName(child.name));
}

/// Looks for what one key leaves dangling.
class DanglingSearch {
public:
    DanglingSearch(sqlite3 *database, const Schema &schema, const Table &child,
                   const ForeignKey &key, const DanglingLimits &limits)
        : m_database(database), m_child(child), m_key(key), m_limits(limits),
          m_columns(columnNames(child, key.columns)),
          m_where(parentIsMissing(schema, child, key)), m_found{child.id, key.id, 0, false, {}, {}}
    {
        const std::optional<Meant> meant = meantBy(schema, key);
        m_isGrouped
            = meant && meant->parent && isGrouped(child, key, *meant->parent, meant->columns);
    }

    /// Counted, with the first rows.
    [[nodiscard]] Dangling found()
    {
        if (m_where.isEmpty()) {
            m_found.problem = u"The parent's key is not there."_s;
            return m_found;
        }
        if (m_isGrouped)
            lookAtGroups();
        else
            lookAtRows(m_where, true);
        return m_found;
    }

    /// The first rows, uncounted.
    [[nodiscard]] Dangling rows()
    {
        lookAtRows(m_where, false);
        return m_found;
    }

private:
    template <typename Take> void run(const BoundSql &sql, Take take)
    {
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(m_database, viewOf(text));
        sql.bindTo(query);
        while (query.isReady() && query.next() && take(query)) {
        }
        if (!query.isReady() || query.failed())
            m_found.problem = unreadable(m_child).arg(query.errorText());
    }

    [[nodiscard]] static std::vector<Value> valuesIn(const SqliteQuery &query, qsizetype from,
                                                     qsizetype count)
    {
        std::vector<Value> values;
        for (qsizetype i = from; i < from + count; ++i)
            values.push_back(Value::in(query, static_cast<int>(i)));
        return values;
    }

    void lookAtRows(const BoundSql &where, bool counts)
    {
        const RowKey key = rowKeyOf(m_child);
        BoundSql sql(u"SELECT "_s + (key.terms + m_columns).join(u", ") + u" FROM "_s
                     + inMain(m_child.name) + u" WHERE "_s);
        sql.add(where);
        run(sql, [&](const SqliteQuery &query) {
            if (counts && m_found.count == m_limits.counted) {
                m_found.more = true;
                return false;
            }
            m_found.count += counts ? 1 : 0;
            if (m_found.first.size() < m_limits.first)
                m_found.first.push_back({{m_child.id, valuesIn(query, 0, key.terms.size()), 0},
                                         valuesIn(query, key.terms.size(), m_columns.size())});
            return counts || m_found.first.size() < m_limits.first;
        });
    }

    /// Along the index, one question a value.
    void lookAtGroups()
    {
        std::vector<std::vector<Value>> missing;
        BoundSql sql(u"SELECT * FROM (SELECT %1, count(*) FROM %2 GROUP BY %1) WHERE "_s.arg(
            m_columns.join(u", "), inMain(m_child.name)));
        sql.add(m_where);
        run(sql, [&](const SqliteQuery &query) {
            m_found.count += query.integer(static_cast<int>(m_columns.size()));
            m_found.more = m_found.count > m_limits.counted;
            if (missing.size() < m_limits.first)
                missing.push_back(valuesIn(query, 0, m_columns.size()));
            return !m_found.more;
        });
        BoundSql which;
        for (const std::vector<Value> &values : missing) {
            which.add(which.isEmpty() ? u"("_s : u" OR ("_s);
            for (size_t i = 0; i < values.size(); ++i)
                which
                    .add((i == 0 ? QString() : u" AND "_s) + m_columns[static_cast<qsizetype>(i)]
                         + u" = "_s)
                    .add(values[i]);
            which.add(u")"_s);
        }
        if (!missing.empty())
            lookAtRows(which, false);
    }

    sqlite3 *m_database;
    const Table &m_child;
    const ForeignKey &m_key;
    const DanglingLimits &m_limits;
    QStringList m_columns;
    BoundSql m_where;
    Dangling m_found;
    bool m_isGrouped = false;
};

std::vector<TablePtr> tablesByName(const Schema &schema)
{
    std::vector<TablePtr> tables(schema.tables.begin(), schema.tables.end());
    std::sort(tables.begin(), tables.end(), [](const TablePtr &a, const TablePtr &b) {
        return a->name.compare(b->name, Qt::CaseInsensitive) < 0;
    });
    return tables;
}

QString roleOf(const WaysOf &ways, const Table &child, const ForeignKey &key)
{
    for (const Way &way : ways.from(child.id)) {
        if (way.toParent && way.key == key.id)
            return way.role;
    }
    return {};
}

bool beginsAt(const ForeignKey &key, ColumnId column)
{
    return !key.columns.empty() && key.columns.front() == column;
}

const QString MissingParent = u"missing parent"_s;

} // namespace

BoundSql parentIsMissing(const Schema &schema, const Table &child, const ForeignKey &key)
{
    const std::optional<Meant> meant = meantBy(schema, key);
    const QStringList names = columnNames(child, key.columns);
    if (!meant || names.size() != static_cast<qsizetype>(key.columns.size()))
        return {};
    QStringList parts;
    for (const QString &name : names)
        parts.append(name + u" IS NOT NULL"_s);
    if (meant->parent)
        // A NULL among the parents makes nothing of IN that is not found: no parent either.
        parts.append(u"(%1 IN (SELECT %2 FROM %3)) IS NOT TRUE"_s.arg(
            bracketed(comparedNames(child, key.columns, *meant->parent, meant->columns)),
            columnNames(*meant->parent, meant->columns).join(u", "), inMain(meant->parent->name)));
    return BoundSql(parts.join(u" AND "));
}

Result<DanglingReport> findDangling(sqlite3 *database, const Schema &schema, Watcher &watcher,
                                    const DanglingLimits &limits)
{
    DanglingReport report;
    Pace pace;
    for (const TablePtr &table : tablesByName(schema)) {
        for (const ForeignKey &key : table->foreignKeys) {
            if (!key.enforced && !schema.parentOf(key))
                continue; // the parent is drawn only
            if (pace.due())
                watcher.progress({u"Looking for parents"_s, report.keys, 0, {}});
            Dangling found = DanglingSearch(database, schema, *table, key, limits).found();
            if (watcher.cancelled())
                return Error{u"The search was stopped."_s};
            ++report.keys;
            if (found.count > 0 || !found.problem.isEmpty())
                report.found.push_back(std::move(found));
        }
    }
    return report;
}

Result<std::vector<DanglingRow>> danglingRows(sqlite3 *database, const Schema &schema,
                                              TableId child, ForeignKeyId key, size_t most)
{
    const TablePtr table = schema.tables.find(child);
    const ForeignKey *found = table ? table->foreignKey(key) : nullptr;
    if (!found)
        return Error{u"The relationship is no longer there; look for such rows again."_s};
    const DanglingLimits limits{0, most};
    Dangling all = DanglingSearch(database, schema, *table, *found, limits).rows();
    if (!all.problem.isEmpty())
        return Error{all.problem};
    return std::move(all.first);
}

std::vector<FilterWord> missingWords(const WaysOf &ways, const Table &child, ColumnId column)
{
    std::vector<FilterWord> words;
    BoundSql any;
    for (const ForeignKey &key : child.foreignKeys) {
        const BoundSql missing
            = beginsAt(key, column) ? parentIsMissing(ways.schema(), child, key) : BoundSql();
        if (missing.isEmpty())
            continue;
        any.add(any.isEmpty() ? u"(("_s : u" OR ("_s).add(missing).add(u")"_s);
        if (const QString role = roleOf(ways, child, key); !role.isEmpty())
            words.push_back({u"missing "_s + role, missing});
    }
    if (!any.isEmpty())
        words.push_back({MissingParent, any.add(u")"_s)});
    return words;
}

QString missingWord(const WaysOf &ways, const Table &child, const ForeignKey &key)
{
    const auto count
        = std::count_if(child.foreignKeys.begin(), child.foreignKeys.end(),
                        [&](const auto &each) { return beginsAt(each, key.columns.front()); });
    const QString role = roleOf(ways, child, key);
    return count > 1 && !role.isEmpty() ? QString(u"missing "_s + role) : MissingParent;
}

} // namespace sw
