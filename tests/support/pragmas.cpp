// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pragmas.h"

#include <QStringList>

#include <sqlite3.h>

#include <map>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

QList<QStringList> rowsOf(sqlite3 *database, const QString &sql, const QString &argument = {})
{
    QList<QStringList> rows;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.toUtf8().constData(), -1, &statement, nullptr)
        != SQLITE_OK)
        return {{QString::fromUtf8(sqlite3_errmsg(database))}};
    const QByteArray bound = argument.toUtf8();
    sqlite3_bind_text(statement, 1, bound.constData(), static_cast<int>(bound.size()),
                      SQLITE_TRANSIENT);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        QStringList row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const void *text = sqlite3_column_text(statement, i);
            row.append(text ? QString::fromUtf8(static_cast<const char *>(text)) : u"NULL"_s);
        }
        rows.append(row);
    }
    sqlite3_finalize(statement);
    return rows;
}

QStringList columnLines(sqlite3 *database, const QString &table)
{
    QStringList lines;
    for (const QString sql = u"SELECT name, type, \"notnull\", dflt_value, pk, hidden "
                             "FROM pragma_table_xinfo(?) ORDER BY cid"_s;
         const QStringList &row : rowsOf(database, sql, table))
        lines.append(u"  column "_s + row.join(u' '));
    return lines;
}

QStringList foreignKeyLines(sqlite3 *database, const QString &table)
{
    std::map<QString, QString> keys; // by their number, whatever it is
    for (const QString sql = u"SELECT id, \"from\", \"table\", \"to\", on_update, on_delete, match "
                             "FROM pragma_foreign_key_list(?) ORDER BY id, seq"_s;
         const QStringList &row : rowsOf(database, sql, table))
        keys[row.front()] += u' ' + row.mid(1).join(u' ');
    QStringList lines;
    for (const auto &[number, columns] : keys)
        lines.append(u"  foreign key"_s + columns);
    lines.sort();
    return lines;
}

QStringList indexLines(sqlite3 *database, const QString &table)
{
    QStringList lines;
    for (const QString sql
         = u"SELECT name, \"unique\", origin, partial FROM pragma_index_list(?)"_s;
         const QStringList &row : rowsOf(database, sql, table)) {
        QString line = row[1] == u"0" ? u"  index "_s + row[0] + u' ' + row[2] : u"  unique"_s;
        line += u" partial "_s + row[3];
        for (const QStringList &part :
             rowsOf(database, u"SELECT name FROM pragma_index_info(?) ORDER BY seqno"_s, row[0]))
            line += u' ' + part.join(u' ');
        lines.append(line);
    }
    lines.sort();
    return lines;
}

} // namespace

QString pragmasOf(const QString &path)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr)
        != SQLITE_OK) {
        sqlite3_close(database);
        return u"cannot open "_s + path;
    }
    QStringList lines;
    for (const QStringList &table :
         rowsOf(database, u"SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"_s)) {
        lines.append(table.front());
        lines += columnLines(database, table.front());
        lines += foreignKeyLines(database, table.front());
        lines += indexLines(database, table.front());
    }
    sqlite3_close(database);
    return lines.join(u'\n');
}

} // namespace sw::test
