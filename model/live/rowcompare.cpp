// SPDX-License-Identifier: Apache-2.0
#include "model/live/rowcompare.h"

#include "model/live/values.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <sqlite3.h>

#include <bit>
#include <cstring>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

// SQLite allows a function 127 arguments.
constexpr qsizetype PairsAtOnce = 60;
constexpr int MostShown = 5;

/// SQL's IS takes -0.0 for 0.0, and a collation takes what it likes for the same.
bool differ(sqlite3_value *a, sqlite3_value *b)
{
    const int kind = sqlite3_value_type(a);
    if (kind != sqlite3_value_type(b))
        return true;
    if (kind == SQLITE_NULL)
        return false;
    if (kind == SQLITE_INTEGER)
        return sqlite3_value_int64(a) != sqlite3_value_int64(b);
    if (kind == SQLITE_FLOAT)
        return std::bit_cast<quint64>(sqlite3_value_double(a))
               != std::bit_cast<quint64>(sqlite3_value_double(b));
    // As the database has them, whatever its encoding: nothing is converted to be compared.
    const void *bytesOfA = sqlite3_value_blob(a);
    const void *bytesOfB = sqlite3_value_blob(b);
    const int size = sqlite3_value_bytes(a);
    return size != sqlite3_value_bytes(b)
           || (size > 0 && std::memcmp(bytesOfA, bytesOfB, static_cast<size_t>(size)) != 0);
}

/// differ(a1, b1, a2, b2, …): 1 where any pair does.
void answerDiffer(sqlite3_context *context, int count, sqlite3_value **values)
{
    int result = 0;
    for (int i = 0; result == 0 && i + 1 < count; i += 2)
        result = differ(values[i], values[i + 1]) ? 1 : 0;
    sqlite3_result_int(context, result);
}

/// The comparison of some of the pairs, as a query for the rows that differ.
class PairQuery {
public:
    PairQuery(const CopiedTable &table, std::vector<ColumnPair> pairs)
        : m_table(table), m_pairs(std::move(pairs))
    {
    }

    [[nodiscard]] QByteArray sql() const
    {
        QStringList keys;
        QStringList joins;
        for (const ColumnPair &key : m_table.key) {
            keys.append(before(key));
            joins.append(after(key) + u" = " + before(key));
        }
        QStringList values;
        for (const ColumnPair &pair : m_pairs)
            values.append(before(pair) + u", " + after(pair));
        const QString missing = after(m_table.key.front()) + u" IS NULL";
        return u"SELECT %1, %2, %3 FROM main.%4 AS b LEFT JOIN main.%5 AS a ON %6"
               " WHERE %2 OR schemawright_differ(%3) LIMIT %7"_s
                   .arg(keys.join(u", "), missing, values.join(u", "),
                        alwaysQuotedName(m_table.before), alwaysQuotedName(m_table.after),
                        joins.join(u" AND "), QString::number(MostShown))
                   .toUtf8();
    }

    /// “row 5: name was 'a' and is 'A'”
    [[nodiscard]] QString words(const SqliteQuery &row) const
    {
        const int keys = static_cast<int>(m_table.key.size());
        const QString name = u"row "_s + shownKey(row, keys);
        if (row.integer(keys) != 0)
            return name + u" is missing";
        QStringList differences;
        for (size_t i = 0; i < m_pairs.size(); ++i) {
            const int column = keys + 1 + 2 * static_cast<int>(i);
            if (!sameValue(row, column, row, column + 1))
                differences.append(u"%1 was %2 and is %3"_s.arg(
                    m_pairs[i].before, shownValue(row, column), shownValue(row, column + 1)));
        }
        return name + u": " + differences.join(u", ");
    }

private:
    static QString before(const ColumnPair &pair) { return u"b." + alwaysQuotedName(pair.before); }
    static QString after(const ColumnPair &pair) { return u"a." + alwaysQuotedName(pair.after); }

    const CopiedTable &m_table;
    std::vector<ColumnPair> m_pairs;
};

Error notCopied(const CopiedTable &table, const QString &how)
{
    return {u"The rows of “%1” were not copied exactly: %2. Nothing is kept of the copy; please"
            " report this with the table’s definition."_s.arg(table.before, how)};
}

Result<Done> sameCount(WritableDatabase &database, const CopiedTable &table)
{
    const auto count = [&](const QString &name) {
        const QByteArray sql
            = u"SELECT count(*) FROM main.%1"_s.arg(alwaysQuotedName(name)).toUtf8();
        return database.number(viewOf(sql));
    };
    const Result<qint64> before = count(table.before);
    const Result<qint64> after = count(table.after);
    if (!before || !after)
        return before ? after.error() : before.error();
    if (*before != *after)
        return notCopied(table, u"there were %1 and now there are %2"_s.arg(
                                    QString::number(*before), QString::number(*after)));
    return Done();
}

} // namespace

Result<Done> sameRows(WritableDatabase &database, const CopiedTable &table)
{
    if (const Result<Done> same = sameCount(database, table); !same)
        return same;
    sqlite3_create_function(database.handle(), "schemawright_differ", -1,
                            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                            answerDiffer, nullptr, nullptr);
    // The keys too: a join by a column's own collation finds 'a' for 'A'.
    std::vector<ColumnPair> pairs = table.key;
    pairs.insert(pairs.end(), table.columns.begin(), table.columns.end());
    database.setTask(u"Comparing the rows of %1"_s.arg(table.before));
    for (auto each = pairs.begin(); each != pairs.end();) {
        const auto end = each + std::min<qsizetype>(PairsAtOnce, pairs.end() - each);
        const PairQuery pairQuery(table, {each, end});
        QStringList differences;
        const QByteArray sql = pairQuery.sql();
        const Result<Done> read = database.each(
            viewOf(sql), [&](const SqliteQuery &row) { differences.append(pairQuery.words(row)); });
        if (!read)
            return read;
        if (!differences.isEmpty())
            return notCopied(table, differences.join(u"; "));
        each = end;
    }
    return Done();
}

} // namespace sw
