// SPDX-License-Identifier: Apache-2.0
#include "model/live/samecontents.h"

#include "model/sql/quote.h"
#include "model/sql/sqlite.h"
#include "model/sql/token.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool sameRow(const SqliteQuery &a, const SqliteQuery &b)
{
    for (int i = 0; i < a.columnCount(); ++i) {
        if (a.valueClass(i) != b.valueClass(i) || a.bytes(i) != b.bytes(i))
            return false;
    }
    return true;
}

/// Whether both answer the same, row by row.
Result<bool> sameAnswers(WritableDatabase &original, WritableDatabase &copy, std::string_view sql)
{
    SqliteQuery a(original.handle(), sql);
    SqliteQuery b(copy.handle(), sql);
    bool more = true;
    while (more) {
        more = a.next();
        if (more != b.next() || (more && !sameRow(a, b)))
            return a.failed() ? Result<bool>(original.failure()) : Result<bool>(false);
    }
    if (a.failed())
        return original.failure();
    return true;
}

Result<QStringList> tablesOf(WritableDatabase &database)
{
    QStringList names;
    SqliteQuery tables(database.handle(), "SELECT name FROM sqlite_schema"
                                          " WHERE type = 'table' AND rootpage > 0");
    while (tables.next())
        names.append(tables.text(0));
    if (tables.failed())
        return database.failure();
    return names;
}

} // namespace

Result<Done> soundFile(WritableDatabase &database)
{
    QString damage;
    const Result<Done> checked
        = database.each("PRAGMA quick_check(100000)", [&](const SqliteQuery &answer) {
              const QString text = answer.text(0);
              // What a row holds is no damage; and of tables WITHOUT ROWID whose key does not come
              // first, SQLite says so where it is not true (3.40).
              if (damage.isEmpty() && text != u"ok" && !text.startsWith(u"NULL value in "))
                  damage = text;
          });
    if (!checked)
        return checked;
    if (!damage.isEmpty())
        return Error{u"“%1” is damaged: SQLite’s check says “%2”. Restore it from a backup, or try"
                     " the sqlite3 shell’s .recover."_s.arg(database.path(), damage)};
    return Done();
}

Result<qint64> sameContents(WritableDatabase &original, WritableDatabase &copy)
{
    if (const Result<Done> sound = soundFile(copy); !sound)
        return sound.error();
    for (const std::string_view sql :
         {"SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema ORDER BY rowid",
          "SELECT * FROM pragma_user_version, pragma_application_id, pragma_encoding,"
          " pragma_page_size, pragma_page_count"}) {
        const Result<bool> same = sameAnswers(original, copy, sql);
        if (!same)
            return same.error();
        if (!*same)
            return Error{
                u"“%1” and “%2” do not have the same schema."_s.arg(original.path(), copy.path())};
    }
    const Result<QStringList> tables = tablesOf(original);
    if (!tables)
        return tables.error();
    qint64 rows = 0;
    for (const QString &table : *tables) {
        // An index may want a collation that only its own program knows.
        const QByteArray sql
            = u"SELECT count(*) FROM main.%1 NOT INDEXED"_s.arg(alwaysQuotedName(table)).toUtf8();
        const Result<qint64> wanted = original.number(viewOf(sql));
        if (!wanted)
            return wanted;
        const Result<qint64> found = copy.number(viewOf(sql));
        if (!found)
            return found;
        if (*wanted != *found)
            return Error{u"“%1” has %2 rows in “%3”, and “%4” has %5."_s.arg(
                table, QString::number(*wanted), original.path(), copy.path(),
                QString::number(*found))};
        rows += *wanted;
    }
    return rows;
}

} // namespace sw
