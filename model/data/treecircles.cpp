// SPDX-License-Identifier: Apache-2.0
// Rows of a tree to which no way leads from a root.
#include "model/data/rowkey.h"
#include "model/data/rowtree.h"
#include "model/live/watcher.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t MostReferring = 2'000'000; ///< rows that refer to one; 16 bytes each
constexpr size_t MostNamed = 200'000;       ///< keys that are no rowid; some hundred bytes each
constexpr size_t MostCircles = 1'000;

/// A number for each key: the rowid itself, else one of our own.
class KeyNumbers {
public:
    explicit KeyNumbers(const RowKey &key)
        : m_columns(static_cast<int>(key.terms.size())), m_isRowid(key.isRowid)
    {
    }

    [[nodiscard]] qint64 numberIn(const SqliteQuery &query, int first)
    {
        if (m_isRowid)
            return query.integer(first);
        std::vector<Value> key;
        for (int i = first; i < first + m_columns; ++i)
            key.push_back(Value::in(query, i));
        const auto [place, isNew]
            = m_numbers.emplace(std::move(key), static_cast<qint64>(m_keys.size()));
        if (isNew)
            m_keys.push_back(&place->first);
        return place->second;
    }
    [[nodiscard]] bool isFull() const { return m_keys.size() >= MostNamed; }
    [[nodiscard]] std::vector<Value> keyOf(qint64 number) const
    {
        return m_isRowid ? std::vector<Value>{Value::of(number)}
                         : *m_keys[static_cast<size_t>(number)];
    }

private:
    int m_columns;
    bool m_isRowid;
    std::map<std::vector<Value>, qint64> m_numbers;
    std::vector<const std::vector<Value> *> m_keys;
};

/// A row and the one that it refers to.
using Link = std::pair<qint64, qint64>;

/// Goes up from each row until it comes to an end or to where it was before.
class CircleSearch {
public:
    explicit CircleSearch(std::vector<Link> &links) : m_links(links), m_walk(links.size(), 0)
    {
        std::sort(m_links.begin(), m_links.end());
    }

    /// The rows of each circle.
    template <typename Take> void run(Take take)
    {
        for (size_t i = 0; i < m_links.size(); ++i) {
            size_t at = i;
            while (at < m_links.size() && m_walk[at] == 0) {
                m_walk[at] = static_cast<quint32>(i + 1);
                at = linkOf(m_links[at].second);
            }
            if (at < m_links.size() && m_walk[at] == i + 1 && !take(circleFrom(at)))
                return;
        }
    }

private:
    [[nodiscard]] size_t linkOf(qint64 row) const
    {
        const auto found = std::lower_bound(m_links.begin(), m_links.end(),
                                            Link(row, std::numeric_limits<qint64>::min()));
        return found != m_links.end() && found->first == row
                   ? static_cast<size_t>(found - m_links.begin())
                   : m_links.size();
    }
    [[nodiscard]] std::vector<qint64> circleFrom(size_t start) const
    {
        std::vector<qint64> rows;
        size_t at = start;
        do {
            rows.push_back(m_links[at].first);
            at = linkOf(m_links[at].second);
        } while (at != start);
        return rows;
    }

    std::vector<Link> &m_links;
    std::vector<quint32> m_walk; ///< on which of the walks each was met; 0: on none yet
};

} // namespace

Result<TreeCircles> RowTree::circles(sqlite3 *database, Watcher &watcher) const
{
    const QString lower = u"\"lower\""_s;
    const QString upper = u"\"upper\""_s;
    const QStringList keys = keyTerms(lower) + keyTerms(upper);
    const QByteArray text
        = u"SELECT %1 FROM %2 AS %3 CROSS JOIN %2 AS %4 WHERE %5"_s
              .arg(keys.join(u", "), inMain(m_table->name), lower, upper, refers(lower, upper))
              .toUtf8();
    SqliteQuery query(database, viewOf(text));
    KeyNumbers numbers(rowKeyOf(*m_table));
    std::vector<Link> links;
    TreeCircles circles;
    const auto second = static_cast<int>(m_key.size());
    while (query.next()) {
        if (watcher.cancelled())
            return Error{u"cancelled"_s};
        circles.more = links.size() >= MostReferring || numbers.isFull();
        if (circles.more)
            break;
        const qint64 row = numbers.numberIn(query, 0);
        links.emplace_back(row, numbers.numberIn(query, second));
    }
    if (query.failed() || !query.isReady())
        return failure(query);
    CircleSearch(links).run([&](const std::vector<qint64> &rows) {
        if (circles.keys.size() >= MostCircles) {
            circles.more = true;
            return false;
        }
        std::vector<std::vector<Value>> all;
        for (const qint64 row : rows)
            all.push_back(numbers.keyOf(row));
        circles.keys.push_back(*std::min_element(all.begin(), all.end()));
        return true;
    });
    std::sort(circles.keys.begin(), circles.keys.end());
    return circles;
}

} // namespace sw
