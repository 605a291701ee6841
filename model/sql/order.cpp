// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/script.h"
#include "model/sql/token.h"

#include <QHash>
#include <queue>

#include <numeric>
#include <set>

namespace sw {

namespace {

/// Orders 0…n-1 so that each comes after what it needs; circles are cut at the smallest number.
class OrderByNeed {
public:
    explicit OrderByNeed(size_t count) : m_users(count), m_open(count) {}

    void need(size_t user, size_t needed)
    {
        if (user == needed)
            return;
        m_users[needed].push_back(user);
        ++m_open[user];
    }

    std::vector<size_t> run()
    {
        std::set<size_t> left;
        for (size_t i = 0; i < m_open.size(); ++i) {
            left.insert(left.end(), i);
            if (m_open[i] == 0)
                m_ready.push(i);
        }
        std::vector<size_t> order;
        order.reserve(m_open.size());
        while (!left.empty()) {
            if (m_ready.empty())
                m_ready.push(*left.begin());
            const size_t next = m_ready.top();
            m_ready.pop();
            if (left.erase(next) == 0)
                continue;
            order.push_back(next);
            for (const size_t user : m_users[next]) {
                if (--m_open[user] == 0)
                    m_ready.push(user);
            }
        }
        return order;
    }

private:
    std::vector<std::vector<size_t>> m_users;
    std::vector<int> m_open;
    std::priority_queue<size_t, std::vector<size_t>, std::greater<>> m_ready;
};

template <typename Pointer> std::vector<Pointer> byName(const std::vector<Pointer> &items)
{
    std::vector<Pointer> sorted = items;
    std::sort(sorted.begin(), sorted.end(), [](const Pointer &a, const Pointer &b) {
        return std::tuple(a->name, a->id) < std::tuple(b->name, b->id);
    });
    return sorted;
}

template <typename Pointer>
std::vector<Pointer> picked(const std::vector<Pointer> &items, const std::vector<size_t> &order)
{
    std::vector<Pointer> result;
    result.reserve(order.size());
    for (const size_t i : order)
        result.push_back(items[i]);
    return result;
}

} // namespace

std::vector<TablePtr> tablesByNeed(const Schema &schema)
{
    const std::vector<TablePtr> tables
        = byName(std::vector<TablePtr>(schema.tables.begin(), schema.tables.end()));
    QHash<TableId, size_t> places;
    for (size_t i = 0; i < tables.size(); ++i)
        places.insert(tables[i]->id, i);
    OrderByNeed order(tables.size());
    for (size_t i = 0; i < tables.size(); ++i) {
        for (const ForeignKey &key : tables[i]->foreignKeys) {
            const auto parent = places.constFind(key.parent.id);
            if (key.enforced && parent != places.constEnd())
                order.need(i, *parent);
        }
    }
    return picked(tables, order.run());
}

std::vector<ViewPtr> viewsByNeed(const Schema &schema)
{
    const std::vector<ViewPtr> views
        = byName(std::vector<ViewPtr>(schema.views.begin(), schema.views.end()));
    QHash<QString, size_t> places;
    for (size_t i = 0; i < views.size(); ++i)
        places.insert(foldedName(views[i]->name), i);
    OrderByNeed order(views.size());
    for (size_t i = 0; i < views.size(); ++i) {
        const QByteArray select = views[i]->select.toUtf8();
        std::set<size_t> needed;
        for (const Token &token : tokenize(viewOf(select))) {
            if (token.kind != TokenKind::Word && token.kind != TokenKind::Quoted)
                continue;
            const QString name
                = nameFromToken(viewOf(select).substr(token.begin, token.end - token.begin));
            const auto place = places.constFind(foldedName(name));
            if (place != places.constEnd() && needed.insert(*place).second)
                order.need(i, *place);
        }
    }
    return picked(views, order.run());
}

} // namespace sw
