// SPDX-License-Identifier: Apache-2.0
#include "model/live/catalog.h"

#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr quint64 FnvOffset = 14695981039346656037ULL;
constexpr quint64 FnvPrime = 1099511628211ULL;

void addNumber(quint64 &sum, quint64 number) { sum = (sum ^ number) * FnvPrime; }

/// Adds a row's cells, from `first` on, to the number.
void addRow(quint64 &sum, const SqliteQuery &query, int first)
{
    if (sum == 0)
        sum = FnvOffset;
    const int count = query.columnCount();
    for (int i = first; i < count; ++i) {
        if (query.isInteger(i)) {
            addNumber(sum, static_cast<quint64>(query.integer(i)));
            continue;
        }
        // NULL and the empty text are two things.
        addNumber(sum, query.isNull(i) ? 0x100U : 0x200U);
        for (const char c : query.bytes(i))
            addNumber(sum, static_cast<unsigned char>(c));
    }
}

Error failure(sqlite3 *database)
{
    return {u"SQLite says “"_s + QString::fromUtf8(sqlite3_errmsg(database)) + u"”"_s};
}

// Virtual tables are left out: a missing module would end the whole answer.
constexpr std::string_view Columns
    = "SELECT m.name, x.* FROM sqlite_schema m, pragma_table_xinfo(m.name) x "
      "WHERE m.type = 'table' AND m.rootpage > 0";
// Only those that SQLite makes by itself for keys: an index of its own has a text of its own. The
// place in the list is left out, because it counts the others too.
constexpr std::string_view Indexes
    = "SELECT m.name, l.name, l.\"unique\", l.origin, l.partial, x.* FROM sqlite_schema m, "
      "pragma_index_list(m.name) l, pragma_index_xinfo(l.name) x "
      "WHERE m.type = 'table' AND m.rootpage > 0 AND l.origin <> 'c'";
constexpr std::string_view ForeignKeys
    = "SELECT m.name, f.* FROM sqlite_schema m, pragma_foreign_key_list(m.name) f "
      "WHERE m.type = 'table' AND m.rootpage > 0";
constexpr std::string_view Kinds
    = "SELECT name, type, ncol, wr, strict FROM pragma_table_list WHERE schema = 'main'";

} // namespace

Result<Catalog> Catalog::read(sqlite3 *database)
{
    Catalog catalog;
    SqliteQuery objects(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
    while (objects.next()) {
        const std::string_view sql = objects.bytes(3);
        catalog.m_objects.push_back({objects.text(0), objects.text(1), objects.text(2),
                                     QByteArray(sql.data(), static_cast<qsizetype>(sql.size()))});
    }
    if (objects.failed())
        return failure(database);
    return catalog;
}

Result<Done> Catalog::readPragmas(sqlite3 *database)
{
    const auto readAll = [&](std::string_view sql, quint64 CatalogTable::*member) {
        SqliteQuery query(database, sql);
        auto current = m_pragmas.end();
        while (query.next()) {
            // The rows of a table come together.
            const std::string_view name = query.bytes(0);
            if (current == m_pragmas.end() || current->first != name) {
                current = m_pragmas.find(name);
                if (current == m_pragmas.end())
                    current = m_pragmas.emplace(std::string(name), CatalogTable()).first;
            }
            addRow(current->second.*member, query, 1);
        }
        return !query.failed();
    };
    SqliteQuery kinds(database, Kinds);
    while (kinds.next()) {
        m_kinds.insert(kinds.text(0), kinds.text(1));
        if (kinds.bytes(1) != "view")
            addRow(m_pragmas[std::string(kinds.bytes(0))].list, kinds, 2);
    }
    if (!kinds.failed() && readAll(Columns, &CatalogTable::columns)
        && readAll(Indexes, &CatalogTable::indexes)
        && readAll(ForeignKeys, &CatalogTable::foreignKeys))
        return Done();
    return failure(database);
}

Result<std::vector<CatalogColumn>> Catalog::columnsOf(sqlite3 *database, const QString &table)
{
    const QByteArray sql
        = "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo("
          + quotedText(table).toUtf8() + ")";
    SqliteQuery query(database, viewOf(sql));
    std::vector<CatalogColumn> columns;
    while (query.next()) {
        columns.push_back({query.text(0), query.text(1), query.integer(2) != 0, query.text(3),
                           static_cast<int>(query.integer(4)), static_cast<int>(query.integer(5))});
    }
    if (query.failed())
        return failure(database);
    return columns;
}

const CatalogTable *Catalog::pragmasOf(const QString &table) const
{
    const QByteArray name = table.toUtf8();
    const auto found = m_pragmas.find(viewOf(name));
    return found == m_pragmas.end() ? nullptr : &found->second;
}

} // namespace sw
