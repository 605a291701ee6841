// SPDX-License-Identifier: Apache-2.0
#include "model/sync/foreignkeys.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/sqlite.h"
#include "model/sql/token.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Those tables and the ones that refer to them, as far as they are there.
QStringList withChildren(sqlite3 *database, const QStringList &tables)
{
    QSet<QString> wanted;
    for (const QString &table : tables)
        wanted.insert(foldedName(table));
    QStringList found;
    // No virtual table has foreign keys, and a missing module would end the whole answer.
    SqliteQuery query(database, "SELECT m.name, f.\"table\" FROM main.sqlite_schema m LEFT JOIN "
                                "pragma_foreign_key_list(m.name, 'main') f "
                                "WHERE m.type = 'table' AND m.rootpage > 0");
    while (query.next()) {
        const QString name = query.text(0);
        const bool concerned
            = wanted.contains(foldedName(name)) || wanted.contains(foldedName(query.text(1)));
        if (concerned && !query.isNull(1) && !found.contains(name))
            found.append(name);
    }
    return found;
}

QString nameAfter(const QString &name, const QHash<QString, QString> &names)
{
    return foldedName(names.value(foldedName(name), name));
}

} // namespace

Result<Violations> Violations::of(WritableDatabase &database, const QStringList &tables)
{
    Violations violations;
    for (const QString &table : withChildren(database.handle(), tables)) {
        const QByteArray sql
            = (u"PRAGMA main.foreign_key_check("_s + alwaysQuotedName(table) + u')').toUtf8();
        SqliteQuery query(database.handle(), viewOf(sql));
        while (query.next()) {
            const Row row{foldedName(query.text(0)), foldedName(query.text(2)), query.text(1)};
            ++violations.m_rows[row];
        }
        // “foreign key mismatch” is how SQLite says that there is no key to refer to.
        if (query.failed() && query.code() != SQLITE_ERROR)
            return database.failure();
    }
    return violations;
}

QString Violations::newSince(const Violations &before, const QHash<QString, QString> &names,
                             const QSet<QString> &renumbered) const
{
    const auto known = [&](const Row &row) {
        return renumbered.contains(row.table) ? Row{row.table, row.parent, {}} : row;
    };
    QHash<Row, int> were;
    for (auto it = before.m_rows.begin(); it != before.m_rows.end(); ++it)
        were[known(
            {nameAfter(it.key().table, names), nameAfter(it.key().parent, names), it.key().key})]
            += it.value();
    QHash<Row, int> are;
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        int &count = are[known(it.key())];
        count += it.value();
        if (count <= were.value(known(it.key())))
            continue;
        const QString row = it.key().key.isEmpty() ? u"a row"_s : u"row "_s + it.key().key;
        return u"%1 of %2 would refer to a row of %3 that is not there"_s.arg(
            row, quotedName(it.key().table), quotedName(it.key().parent));
    }
    return {};
}

} // namespace sw
