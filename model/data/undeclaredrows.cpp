// SPDX-License-Identifier: Apache-2.0
#include "model/data/undeclaredrows.h"

#include "model/data/matching.h"
#include "model/data/value.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/token.h"

#include <QElapsedTimer>

#include <map>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using KeyValues = std::vector<Value>;

bool isNothing(const KeyValues &values)
{
    return std::all_of(values.begin(), values.end(), [](const Value &value) {
        return (value.kind == ValueClass::Integer && value.integer == 0)
               || (value.kind == ValueClass::Text && value.bytes.isEmpty());
    });
}

/// Looks up for one key what its columns hold.
class KeyLook {
public:
    KeyLook(sqlite3 *database, const Table &child, const Table &parent, const UndeclaredKey &key,
            const Watcher &watcher, const RowBudget &budget)
        : m_database(database), m_child(child), m_parent(parent), m_key(key), m_watcher(watcher),
          m_budget(budget), m_columns(columnNames(child, key.columns))
    {
        m_clock.start();
    }

    [[nodiscard]] Result<KeyEvidence> evidence()
    {
        for (const qint64 start : starts()) {
            if (isEnough())
                break;
            if (const Result<Done> done = collect(start); !done)
                return done.error();
        }
        KeyEvidence seen;
        seen.rows = m_counts.empty() ? KeyEvidence::Rows::None : KeyEvidence::Rows::Some;
        seen.sampled = m_isPartly;
        if (const Result<Done> done = lookUp(seen); !done)
            return done.error();
        seen.eachOnce = !seen.sampled && seen.values > 1 && m_eachOnce;
        return seen;
    }

private:
    static constexpr int Slices = 16;

    [[nodiscard]] bool isEnough() const
    {
        return m_watcher.cancelled() || m_clock.hasExpired(m_budget.time.count())
               || m_counts.size() >= m_budget.values;
    }

    /// The rowids from which on rows are looked at: one for a table that is looked at from its
    /// beginning on.
    [[nodiscard]] std::vector<qint64> starts()
    {
        m_rowid = rowidName(m_child);
        if (m_rowid.isEmpty())
            return {0};
        const QByteArray text
            = QString(u"SELECT (SELECT min(%1) FROM %2), (SELECT max(%1) FROM %2)"_s.arg(
                          m_rowid, inMain(m_child.name)))
                  .toUtf8();
        SqliteQuery query(m_database, viewOf(text));
        if (!query.isReady() || !query.next() || query.isNull(0))
            return {};
        const qint64 first = query.integer(0);
        const auto width = static_cast<quint64>(query.integer(1)) - static_cast<quint64>(first);
        if (width < static_cast<quint64>(m_budget.rows))
            return {first};
        std::vector<qint64> places;
        for (quint64 i = 0; i < Slices; ++i)
            places.push_back(static_cast<qint64>(static_cast<quint64>(first) + width / Slices * i));
        m_isSliced = true;
        return places;
    }

    [[nodiscard]] Result<Done> collect(qint64 start)
    {
        const int most = m_isSliced ? m_budget.rows / Slices : m_budget.rows;
        const QString columns = m_columns.join(u", ");
        QString rows = u"SELECT %1 FROM %2"_s.arg(columns, inMain(m_child.name));
        if (!m_rowid.isEmpty())
            rows += u" WHERE %1 >= ?1 ORDER BY %1"_s.arg(m_rowid);
        const QByteArray text = QString(u"SELECT %1, count(*) FROM (%2 LIMIT %3) GROUP BY %1"_s.arg(
                                            columns, rows, QString::number(most)))
                                    .toUtf8();
        SqliteQuery query(m_database, viewOf(text));
        if (!m_rowid.isEmpty())
            query.bind(1, start);
        qint64 seen = 0;
        while (query.isReady() && query.next()) {
            const auto width = static_cast<int>(m_columns.size());
            KeyValues values;
            for (int i = 0; i < width; ++i)
                values.push_back(Value::in(query, i));
            seen += query.integer(width);
            const bool hasNull = std::any_of(values.begin(), values.end(),
                                             [](const Value &v) { return v.isNull(); });
            if (hasNull)
                continue;
            if (m_counts.size() >= m_budget.values) {
                m_isPartly = true;
                break;
            }
            m_counts[std::move(values)] += query.integer(width);
        }
        m_isPartly = m_isPartly || m_isSliced || seen >= most;
        if (!query.isReady() || query.failed())
            return Error{u"The rows of %1 cannot be read: SQLite says “%2”."_s.arg(
                quotedName(m_child.name), query.errorText())};
        return Done();
    }

    /// With the type and the collation of the parent, as a foreign key would.
    [[nodiscard]] Result<Done> lookUp(KeyEvidence &seen)
    {
        constexpr qint64 Pace = 64;
        QStringList same;
        for (const QString &name : columnNames(m_parent, m_key.parentColumns))
            same.append(name + u" = ?"_s);
        const QByteArray text = QString(u"SELECT 1 FROM %1 WHERE %2 LIMIT 1"_s.arg(
                                            inMain(m_parent.name), same.join(u" AND ")))
                                    .toUtf8();
        SqliteQuery query(m_database, viewOf(text));
        for (const auto &[values, count] : m_counts) {
            if (seen.values % Pace == Pace - 1 && m_clock.hasExpired(2 * m_budget.time.count())) {
                seen.sampled = true;
                break;
            }
            for (size_t i = 0; i < values.size(); ++i)
                values[i].bindTo(query, static_cast<int>(i) + 1);
            const bool isThere = query.isReady() && query.next();
            query.reset();
            if (query.failed() || m_watcher.cancelled())
                return Error{u"The rows of %1 were not looked at to the end."_s.arg(
                    quotedName(m_child.name))};
            if (!isThere && isNothing(values)) {
                seen.empties = true;
                continue;
            }
            ++seen.values;
            seen.found += isThere ? 1 : 0;
            m_eachOnce = m_eachOnce && count == 1;
        }
        if (seen.values == 0)
            seen.rows = KeyEvidence::Rows::None;
        return Done();
    }

    sqlite3 *m_database;
    const Table &m_child;
    const Table &m_parent;
    const UndeclaredKey &m_key;
    const Watcher &m_watcher;
    const RowBudget &m_budget;
    QStringList m_columns;
    QString m_rowid;
    QElapsedTimer m_clock;
    std::map<KeyValues, qint64> m_counts;
    bool m_isSliced = false;
    bool m_isPartly = false;
    bool m_eachOnce = true;
};

/// Whether the rows leave the key possible; what they say moves its certainty.
bool weigh(UndeclaredKey &key)
{
    constexpr double Clear = 0.5;  ///< fewer found: the names must be beyond doubt
    constexpr double Likely = 0.9; ///< fewer found: it takes more than a word that may mean it
    constexpr int BeyondDoubt = 90;
    constexpr int Doubtful = 70;
    const KeyEvidence &seen = key.evidence;
    if (seen.rows != KeyEvidence::Rows::Some)
        return true;
    const double share = static_cast<double>(seen.found) / static_cast<double>(seen.values);
    if (share < Clear) {
        const bool stays = key.certainty >= BeyondDoubt;
        key.certainty = 30;
        return stays;
    }
    if (share < Likely) {
        const bool stays = key.certainty >= Doubtful;
        key.certainty -= 25;
        return stays;
    }
    constexpr int More = 15;
    const bool speaks = seen.found == seen.values && seen.values > 1;
    key.certainty = speaks ? std::min(99, key.certainty + More) : key.certainty;
    return true;
}

bool hasAll(const TablePtr &table, const std::vector<ColumnId> &columns)
{
    return table && std::all_of(columns.begin(), columns.end(), [&](ColumnId id) {
               return table->column(id) != nullptr;
           });
}

} // namespace

Result<std::vector<UndeclaredKey>> seenInRows(sqlite3 *database, const Schema &schema,
                                              std::vector<UndeclaredKey> keys, Watcher &watcher,
                                              const RowBudget &budget)
{
    Pace pace;
    std::vector<UndeclaredKey> kept;
    for (size_t i = 0; i < keys.size(); ++i) {
        if (watcher.cancelled())
            return Error{u"The search was stopped."_s};
        if (pace.due())
            watcher.progress({u"Looking at rows"_s,
                              static_cast<qint64>(i),
                              static_cast<qint64>(keys.size()),
                              {}});
        UndeclaredKey &key = keys[i];
        const TablePtr child = schema.tables.find(key.child);
        const TablePtr parent = schema.tables.find(key.parent);
        if (!hasAll(child, key.columns) || !hasAll(parent, key.parentColumns)) {
            key.evidence.rows = KeyEvidence::Rows::NotThere;
        } else {
            const Result<KeyEvidence> seen
                = KeyLook(database, *child, *parent, key, watcher, budget).evidence();
            if (!seen && watcher.cancelled())
                return seen.error();
            if (seen)
                key.evidence = *seen;
        }
        if (weigh(key))
            kept.push_back(std::move(key));
    }
    sortByCertainty(kept, schema);
    return kept;
}

} // namespace sw
