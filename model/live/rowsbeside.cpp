// SPDX-License-Identifier: Apache-2.0
#include "model/live/rowsbeside.h"

#include "model/live/values.h"
#include "model/live/watcher.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct ColumnThere {
    QString name;
    QString type;
    int keyPlace = 0; ///< in the primary key, from 1

    /// As far as it can be told without anybody's memory.
    bool operator==(const ColumnThere &other) const = default;
};

struct TableThere {
    QString name;
    bool hasRowid = true;
    std::vector<ColumnThere> columns;

    /// A word for the rowid that no column took; empty: there is none.
    [[nodiscard]] QString rowid() const
    {
        for (const QString &word : {u"rowid"_s, u"_rowid_"_s, u"oid"_s}) {
            const bool taken
                = std::any_of(columns.begin(), columns.end(), [&](const ColumnThere &column) {
                      return column.name.compare(word, Qt::CaseInsensitive) == 0;
                  });
            if (hasRowid && !taken)
                return word;
        }
        return {};
    }
};

/// The user's tables by name.
std::map<QString, TableThere> tablesIn(sqlite3 *database)
{
    std::map<QString, TableThere> tables;
    SqliteQuery query(database, "SELECT t.name, t.wr, c.name, c.type, c.pk"
                                " FROM pragma_table_list AS t,"
                                " pragma_table_info(t.name, 'main') AS c"
                                " WHERE t.schema = 'main' AND t.type = 'table'"
                                " AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (query.next()) {
        TableThere &table = tables[query.text(0)];
        table.name = query.text(0);
        table.hasRowid = query.integer(1) == 0;
        table.columns.push_back({query.text(2), query.text(3), static_cast<int>(query.integer(4))});
    }
    return tables;
}

/// Columns of one and of the other that hold the same: by name and type, else by place and type.
std::vector<std::pair<QString, QString>> pairsOf(const TableThere &now, const TableThere &then)
{
    const auto has = [](const TableThere &table, const ColumnThere &wanted) {
        return std::any_of(table.columns.begin(), table.columns.end(),
                           [&](const ColumnThere &each) { return each.name == wanted.name; });
    };
    std::vector<std::pair<QString, QString>> pairs;
    for (size_t i = 0; i < now.columns.size(); ++i) {
        const ColumnThere &column = now.columns[i];
        for (size_t j = 0; j < then.columns.size(); ++j) {
            const ColumnThere &other = then.columns[j];
            const bool renamed = i == j && !has(then, column) && !has(now, other);
            if (column.type == other.type && (column.name == other.name || renamed))
                pairs.emplace_back(alwaysQuotedName(column.name), alwaysQuotedName(other.name));
        }
    }
    return pairs;
}

/// What tells a row from others in both; empty where nothing does.
std::vector<std::pair<QString, QString>>
keyOf(const TableThere &now, const TableThere &then,
      const std::vector<std::pair<QString, QString>> &pairs)
{
    if (!now.rowid().isEmpty() && !then.rowid().isEmpty())
        return {{now.rowid(), then.rowid()}};
    std::vector<std::pair<QString, QString>> key;
    for (const ColumnThere &column : now.columns) {
        if (column.keyPlace == 0)
            continue;
        const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto &pair) {
            return pair.first == alwaysQuotedName(column.name);
        });
        if (found == pairs.end())
            return {};
        key.push_back(*found);
    }
    return key;
}

qint64 countOf(sqlite3 *database, const QString &table)
{
    const QByteArray sql = (u"SELECT count(*) FROM "_s + inMain(table)).toUtf8();
    SqliteQuery query(database, viewOf(sql));
    return query.next() ? query.integer(0) : 0;
}

/// Rows of both tables side by side: each is looked up in the other by its key.
class RowsBeside {
public:
    RowsBeside(sqlite3 *now, sqlite3 *then, const Watcher &watcher)
        : m_now(now), m_then(then), m_watcher(watcher)
    {
    }

    Result<qint64> differing(const TableThere &now, const TableThere &then)
    {
        const auto pairs = pairsOf(now, then);
        const auto key = keyOf(now, then, pairs);
        if (key.empty())
            return std::abs(countOf(m_now, now.name) - countOf(m_then, then.name));
        const auto keys = static_cast<int>(key.size());
        const QByteArray all = selectOf(now.name, key, pairs, true).toUtf8();
        const QByteArray one = selectOf(then.name, key, pairs, false).toUtf8();
        SqliteQuery rows(m_now, viewOf(all));
        SqliteQuery partner(m_then, viewOf(one));
        qint64 count = 0;
        qint64 found = 0;
        while (rows.next() && !m_watcher.cancelled()) {
            partner.reset();
            for (int i = 0; i < keys; ++i)
                partner.bindValue(i + 1, rows, i);
            const bool hasPartner = partner.next();
            found += hasPartner ? 1 : 0;
            count += hasPartner && holdSameValues(rows, partner, keys) ? 0 : 1;
        }
        if (rows.failed() || partner.failed())
            return Error{u"The rows cannot be compared: %1"_s.arg(
                rows.failed() ? rows.errorText() : partner.errorText())};
        return count + countOf(m_then, then.name) - found; // and those that went
    }

private:
    [[nodiscard]] static QString selectOf(const QString &table,
                                          const std::vector<std::pair<QString, QString>> &key,
                                          const std::vector<std::pair<QString, QString>> &pairs,
                                          bool now)
    {
        QStringList names;
        QStringList same;
        for (const auto &[is, was] : key) {
            names.append(now ? is : was);
            same.append(was + u" = ?"_s);
        }
        for (const auto &[is, was] : pairs)
            names.append(now ? is : was);
        const QString sql = u"SELECT "_s + names.join(u", ") + u" FROM "_s + inMain(table);
        return now ? sql : QString(sql + u" WHERE "_s + same.join(u" AND "));
    }

    static bool holdSameValues(const SqliteQuery &a, const SqliteQuery &b, int first)
    {
        for (int i = first; i < a.columnCount(); ++i) {
            if (!sameValue(a, i, b, i))
                return false;
        }
        return true;
    }

    sqlite3 *m_now;
    sqlite3 *m_then;
    const Watcher &m_watcher;
};

} // namespace

Result<qint64> differingRows(sqlite3 *now, sqlite3 *then, const Watcher &watcher)
{
    std::map<QString, TableThere> before = tablesIn(then);
    std::vector<TableThere> others;
    std::vector<std::pair<TableThere, TableThere>> pairs;
    for (const auto &[name, table] : tablesIn(now)) {
        const auto same = before.find(name);
        if (same == before.end()) {
            others.push_back(table);
            continue;
        }
        pairs.emplace_back(table, same->second);
        before.erase(same);
    }
    qint64 count = 0;
    // Renamed since, as it seems: the same columns under another name.
    for (const TableThere &table : others) {
        const auto renamed = std::find_if(before.begin(), before.end(), [&](const auto &each) {
            return each.second.columns == table.columns;
        });
        if (renamed == before.end()) {
            count += countOf(now, table.name);
            continue;
        }
        pairs.emplace_back(table, renamed->second);
        before.erase(renamed);
    }
    RowsBeside beside(now, then, watcher);
    for (const auto &[table, other] : pairs) {
        const Result<qint64> found = beside.differing(table, other);
        if (!found)
            return found;
        count += *found;
    }
    return count;
}

} // namespace sw
