// SPDX-License-Identifier: Apache-2.0
#include "model/live/changedvalues.h"

#include "model/live/values.h"
#include "model/schema/column.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sql/types.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t MostShown = 5;
constexpr qint64 RowsALook = 1000;

bool isAny(const ColumnType &type)
{
    return type.strict && type.declared.compare(u"ANY", Qt::CaseInsensitive) == 0;
}

Affinity affinityUnder(const ColumnType &type)
{
    return isAny(type) ? Affinity::Blob : affinityOf(type.declared);
}

bool isStrictType(const QString &declared)
{
    static constexpr std::array Types{u"INT", u"INTEGER", u"REAL", u"TEXT", u"BLOB", u"ANY"};
    return std::any_of(Types.begin(), Types.end(), [&](const char16_t *type) {
        return declared.compare(QStringView(type), Qt::CaseInsensitive) == 0;
    });
}

/// Whether the type wants values of that class.
bool isWanted(ValueClass value, Affinity affinity)
{
    switch (affinity) {
    case Affinity::Integer:
        return value == ValueClass::Integer || value == ValueClass::Null;
    case Affinity::Real:
        return value == ValueClass::Real || value == ValueClass::Null;
    case Affinity::Numeric:
        return value != ValueClass::Text && value != ValueClass::Blob;
    case Affinity::Text:
        return value == ValueClass::Text || value == ValueClass::Null;
    case Affinity::Blob:
        break;
    }
    return true;
}

/// Makes of a value what a column of that type would: a table in memory of one row.
class ValueProbe {
public:
    ValueProbe(sqlite3 *memory, const char *name, const ColumnType &type)
    {
        const QString column
            = isAny(type) ? u"ANY"_s : affinityName(affinityUnder(type)).toString();
        const QByteArray create
            = u"CREATE TABLE %1 (x %2)%3"_s
                  .arg(QLatin1String(name), column, type.strict ? u" STRICT"_s : QString())
                  .toUtf8();
        SqliteQuery(memory, viewOf(create)).next();
        // RETURNING does both at once, in twice the time.
        const QByteArray insert = QByteArray("REPLACE INTO ") + name + " (rowid, x) VALUES (1, ?1)";
        const QByteArray select = QByteArray("SELECT x FROM ") + name + " WHERE rowid = 1";
        m_insert = std::make_unique<SqliteQuery>(memory, viewOf(insert));
        m_select = std::make_unique<SqliteQuery>(memory, viewOf(select));
    }

    /// The value as the column holds it is value() then, until the next one; false: it is refused.
    bool take(const SqliteQuery &from, int column)
    {
        m_select->reset();
        m_insert->bindValue(1, from, column);
        m_insert->next();
        const bool taken = !m_insert->failed();
        if (!taken)
            m_whyNot = m_insert->errorText();
        m_insert->reset();
        return taken && m_select->next();
    }

    [[nodiscard]] const SqliteQuery &value() const { return *m_select; }

    /// SQLite's words, without the name of our column at their end.
    [[nodiscard]] QString whyNot() const { return m_whyNot.section(u' ', 0, -2); }

private:
    std::unique_ptr<SqliteQuery> m_insert;
    std::unique_ptr<SqliteQuery> m_select;
    QString m_whyNot;
};

/// The two columns, the new and the old, in one database in memory.
class Conversion {
public:
    Conversion(const TypeChange &change, const QString &encoding)
        : m_affinity(affinityUnder(change.to)), m_keys(static_cast<int>(change.key.size()))
    {
        // In the encoding of the database, so that no text is converted on the way.
        (void)m_memory.run(viewOf(u"PRAGMA encoding = '%1'"_s.arg(encoding).toUtf8()));
        (void)m_memory.run("PRAGMA journal_mode=OFF");
        m_there.emplace(m_memory.handle(), "there", change.to);
        m_back.emplace(m_memory.handle(), "back", change.from);
        (void)m_memory.run("BEGIN");
    }

    void look(const SqliteQuery &row, ChangedValues &result)
    {
        ++result.rows;
        const auto note = [&](ValueGroup &group, const QString &after) {
            ++group.count;
            if (group.first.size() < MostShown)
                group.first.push_back({shownKey(row, m_keys), shownValue(row, m_keys), after});
        };
        const auto isFull = [](const ValueGroup &group) { return group.first.size() >= MostShown; };
        const auto shown = [&](const ValueGroup &group) {
            return isFull(group) ? QString() : shownValue(m_there->value(), 0);
        };
        if (!m_there->take(row, m_keys)) {
            note(result.refused, isFull(result.refused) ? QString() : m_there->whyNot());
            return;
        }
        // A value that stayed the same need not come back.
        const SqliteQuery &there = m_there->value();
        const bool stayed = sameValue(row, m_keys, there, 0);
        if (!stayed && !(m_back->take(there, 0) && sameValue(row, m_keys, m_back->value(), 0)))
            note(result.changed, shown(result.changed));
        else if (!isWanted(there.valueClass(0), m_affinity))
            note(result.unconverted, shown(result.unconverted));
    }

private:
    Affinity m_affinity;
    int m_keys;
    ScratchDatabase m_memory{ScratchDatabase::StandIns::Modules};
    std::optional<ValueProbe> m_there;
    std::optional<ValueProbe> m_back;
};

Error unread(const TypeChange &change, const QString &reason)
{
    return {u"What becomes of the values of “%1”.“%2” cannot be told: %3."_s.arg(
        change.table, change.column, reason)};
}

/// The first value of the answer; empty where there is none.
QString firstWord(sqlite3 *database, const QString &sql)
{
    const QByteArray bytes = sql.toUtf8();
    SqliteQuery query(database, viewOf(bytes));
    return query.next() ? query.text(0) : QString();
}

QString rowsOf(const TypeChange &change)
{
    QStringList columns;
    for (const QString &key : change.key)
        columns.append(u"t." + alwaysQuotedName(key));
    columns.append(u"t." + alwaysQuotedName(change.column));
    return u"SELECT %1 FROM main.%2 AS t NOT INDEXED"_s.arg(columns.join(u", "),
                                                            alwaysQuotedName(change.table));
}

} // namespace

bool mayChangeValues(const ColumnType &from, const ColumnType &to)
{
    const Affinity before = affinityUnder(from);
    const Affinity after = affinityUnder(to);
    if (isAny(to) || (!to.strict && after == Affinity::Blob))
        return false;
    if (to.strict)
        return !from.strict || isAny(from) || before != after;
    return before != after && !(before == Affinity::Integer && after == Affinity::Numeric);
}

Result<ChangedValues> changedValues(sqlite3 *database, const TypeChange &change, Watcher &watcher)
{
    ChangedValues result;
    if (change.to.strict && !isStrictType(change.to.declared))
        return unread(change, u"a STRICT table knows only INT, INTEGER, REAL, TEXT, BLOB and ANY,"
                              " not “%1”"_s.arg(change.to.declared));
    if (!mayChangeValues(change.from, change.to))
        return result;
    const QString total = firstWord(database, u"SELECT count(*) FROM main.%1 NOT INDEXED"_s.arg(
                                                  alwaysQuotedName(change.table)));
    Conversion conversion(change, firstWord(database, u"PRAGMA encoding"_s));
    const QByteArray sql = rowsOf(change).toUtf8();
    SqliteQuery row(database, viewOf(sql));
    QElapsedTimer clock;
    clock.start();
    Pace pace;
    while (row.next()) {
        conversion.look(row, result);
        if (result.rows % RowsALook != 0)
            continue;
        if (watcher.cancelled())
            return unread(change, u"it was cancelled"_s);
        if (pace.due())
            watcher.progress({u"Trying the values of %1"_s.arg(change.column), result.rows,
                              total.toLongLong(), std::chrono::milliseconds(clock.elapsed())});
    }
    if (row.failed())
        return unread(change, watcher.cancelled() ? u"it was cancelled"_s
                                                  : u"SQLite says “%1”"_s.arg(row.errorText()));
    return result;
}

} // namespace sw
