// SPDX-License-Identifier: Apache-2.0
#include "model/sync/seen.h"

#include "model/base/name.h"
#include "model/base/utf8.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <QCryptographicHash>

#include <sqlite3.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// SQLite's word about a statement that is only prepared; empty where it compiles.
QString refusal(sqlite3 *database, const QString &sql)
{
    const QByteArray bytes = sql.toUtf8();
    const SqliteQuery query(database, viewOf(bytes));
    return query.isReady() ? QString() : QString::fromUtf8(sqlite3_errmsg(database));
}

/// DELETE, INSERT or UPDATE: no trigger can be called so without quotes.
QString eventOf(const StoredObject &trigger)
{
    const std::string_view text = viewOf(trigger.sql);
    for (const Token &token : tokenize(text)) {
        const QString word = stringOf(text.substr(token.begin, token.end - token.begin)).toUpper();
        if (word == u"DELETE" || word == u"INSERT" || word == u"UPDATE")
            return word;
    }
    return {};
}

/// SQLite's word about the triggers of a table or view, as if the event took place.
QString refusalOfTriggers(sqlite3 *database, const QString &owner, const QString &event)
{
    if (event == u"DELETE")
        return refusal(database, u"DELETE FROM "_s + inMain(owner));
    if (event == u"INSERT")
        return refusal(database, u"INSERT INTO "_s + inMain(owner) + u" DEFAULT VALUES"_s);
    const auto columns = Catalog::columnsOf(database, owner);
    QStringList sets;
    for (const CatalogColumn &column : columns ? *columns : std::vector<CatalogColumn>()) {
        const QString name = alwaysQuotedName(column.name);
        if (column.hidden == 0)
            sets.append(name + u" = "_s + name);
    }
    return sets.isEmpty()
               ? QString()
               : refusal(database, u"UPDATE "_s + inMain(owner) + u" SET "_s + sets.join(u", "));
}

/// Lets views and triggers be compiled for a while, which a guarded connection does not, or not.
class Compiling {
public:
    explicit Compiling(sqlite3 *database, bool allowed = true) : m_database(database)
    {
        for (size_t i = 0; i < m_before.size(); ++i) {
            sqlite3_db_config(database, Options[i], -1, &m_before[i]);
            sqlite3_db_config(database, Options[i], allowed ? 1 : 0, nullptr);
        }
    }
    ~Compiling()
    {
        for (size_t i = 0; i < m_before.size(); ++i)
            sqlite3_db_config(m_database, Options[i], m_before[i], nullptr);
    }
    Compiling(const Compiling &) = delete;
    Compiling &operator=(const Compiling &) = delete;

private:
    static constexpr std::array Options{SQLITE_DBCONFIG_ENABLE_VIEW,
                                        SQLITE_DBCONFIG_ENABLE_TRIGGER};
    sqlite3 *m_database;
    std::array<int, 2> m_before{};
};

/// What the tables want beyond SQLite itself: to write a row it has to understand each check, each
/// expression and each collation of an index.
Needs needsOf(sqlite3 *database, const Schema &schema)
{
    const Compiling withoutTriggers(database, false);
    Needs needs;
    const auto take = [](const QString &word, const QString &prefix, QStringList &list) {
        if (word.startsWith(prefix))
            list.append(word.mid(prefix.size()).remove(u"()"_s));
    };
    for (const TablePtr &table : schema.tables) {
        if (table->kind == TableKind::Virtual || table->kind == TableKind::Shadow)
            continue;
        const QString word
            = refusal(database, u"INSERT INTO "_s + inMain(table->name) + u" DEFAULT VALUES"_s);
        take(word, u"no such collation sequence: "_s, needs.collations);
        take(word, u"unknown function: "_s, needs.functions);
        take(word, u"no such function: "_s, needs.functions);
    }
    needs.collations.removeDuplicates();
    needs.functions.removeDuplicates();
    return needs;
}

} // namespace

const StoredObject *Seen::object(QStringView type, QStringView name) const
{
    const auto found
        = std::find_if(objects.begin(), objects.end(), [&](const StoredObject &object) {
              return object.type == type && sameName(object.name, name);
          });
    return found == objects.end() ? nullptr : &*found;
}

QHash<QString, QString> brokenObjects(sqlite3 *database, const std::vector<StoredObject> &objects)
{
    const Compiling compiling(database);
    QHash<QString, QString> broken;
    QHash<QString, QString> words; // about the triggers of an owner and event
    for (const StoredObject &object : objects) {
        QString word;
        if (object.type == u"view") {
            word = refusal(database, u"SELECT * FROM "_s + inMain(object.name));
        } else if (object.type == u"trigger") {
            const QString event = eventOf(object);
            const QString key = event + u' ' + object.table;
            if (!words.contains(key))
                words.insert(key, refusalOfTriggers(database, object.table, event));
            word = words.value(key);
        }
        if (!word.isEmpty())
            broken.insert(object.name, word);
    }
    return broken;
}

QString whyUnmovable(const Needs &needs)
{
    QStringList lacking;
    for (const QString &collation : needs.collations)
        lacking.append(u"the collation "_s + quotedName(collation));
    for (const QString &function : needs.functions)
        lacking.append(u"the function "_s + quotedName(function));
    if (lacking.isEmpty())
        return {};
    return u"the tables need %1, which only the program has that made them; without that SQLite"
           " copies no rows and renames nothing: make the change with that program"_s.arg(
               lacking.join(u", "));
}

Result<QString> markOf(sqlite3 *database)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    SqliteQuery version(database, "PRAGMA main.schema_version");
    if (!version.next())
        return Error{QString::fromUtf8(sqlite3_errmsg(database))};
    hash.addData(QByteArray::number(version.integer(0)));
    SqliteQuery rows(database, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema");
    while (rows.next()) {
        for (int i = 0; i < 4; ++i) {
            const std::string_view bytes = rows.bytes(i);
            hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
            hash.addData(QByteArrayView("\0", 1));
        }
    }
    if (rows.failed())
        return Error{QString::fromUtf8(sqlite3_errmsg(database))};
    return QString::fromLatin1(hash.result().toHex());
}

Result<Seen> see(sqlite3 *database)
{
    Seen seen;
    const Result<QString> mark = markOf(database);
    if (!mark)
        return mark.error();
    seen.mark = *mark;
    Result<Introspection> read = introspect(database);
    if (!read)
        return read.error();
    seen.content.schema = std::move(read->schema);
    seen.needs = needsOf(database, seen.content.schema);
    Result<Catalog> catalog = Catalog::read(database);
    if (!catalog)
        return catalog.error();
    seen.objects = catalog->objects();
    seen.broken = brokenObjects(database, seen.objects).keys();
    seen.hasStatistics = seen.object(u"table", u"sqlite_stat1") != nullptr;
    return seen;
}

} // namespace sw
