// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>

#include <algorithm>
#include <vector>

namespace sw {

/// The order of a merged list.
template <typename IdT> struct MergedOrder {
    std::vector<IdT> ids;
    bool bothMoved = false; ///< both sides moved what they have in common, in different ways
};

/// Merges the orders of two lists that came from one. What both have stands as the side that moved
/// it says; what only one has follows the item that it follows there. Who is ours and who is theirs
/// counts only where both moved and the order means something. `kept` says which items the merged
/// list has.
template <typename IdT> class OrderMerger {
public:
    using Ids = std::vector<IdT>;

    OrderMerger(const Ids &base, const Ids &ours, const Ids &theirs, const QSet<IdT> &kept,
                bool ordered)
        : m_ours(only(ours, kept)), m_theirs(only(theirs, kept)), m_base(only(base, kept)),
          m_ordered(ordered)
    {
    }

    [[nodiscard]] MergedOrder<IdT> merged() const
    {
        MergedOrder<IdT> order;
        const Ids common = commonOrder(order.bothMoved);
        insertAfter(nullptr, common, order.ids);
        for (const IdT &id : common) {
            order.ids.push_back(id);
            insertAfter(&id, common, order.ids);
        }
        return order;
    }

private:
    static Ids only(const Ids &ids, const QSet<IdT> &wanted)
    {
        Ids result;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(result),
                     [&](const IdT &id) { return wanted.contains(id); });
        return result;
    }

    static QSet<IdT> setOf(const Ids &ids) { return QSet<IdT>(ids.begin(), ids.end()); }

    [[nodiscard]] Ids commonOrder(bool &bothMoved) const
    {
        const QSet<IdT> shared = setOf(m_ours) & setOf(m_theirs);
        const Ids ours = only(m_ours, shared);
        const Ids theirs = only(m_theirs, shared);
        if (ours == theirs)
            return ours;
        const QSet<IdT> old = setOf(m_base) & shared;
        const Ids base = only(m_base, old);
        const bool oursMoved = only(ours, old) != base;
        const bool theirsMoved = only(theirs, old) != base;
        if (oursMoved != theirsMoved)
            return oursMoved ? ours : theirs;
        bothMoved = oursMoved && m_ordered;
        return bothMoved ? ours : std::min(ours, theirs);
    }

    /// What the sides have, each alone, after the item (at the start: null): one group after the
    /// other, the group with the smaller first id first.
    void insertAfter(const IdT *anchor, const Ids &common, Ids &result) const
    {
        Ids first = groupAfter(m_ours, anchor, common);
        Ids second = groupAfter(m_theirs, anchor, common);
        if (!second.empty() && (first.empty() || second.front() < first.front()))
            std::swap(first, second);
        result.insert(result.end(), first.begin(), first.end());
        result.insert(result.end(), second.begin(), second.end());
    }

    static Ids groupAfter(const Ids &ids, const IdT *anchor, const Ids &common)
    {
        auto at = ids.begin();
        if (anchor) {
            at = std::find(ids.begin(), ids.end(), *anchor);
            if (at != ids.end())
                ++at;
        }
        const auto end = std::find_if(at, ids.end(), [&](const IdT &id) {
            return std::find(common.begin(), common.end(), id) != common.end();
        });
        return Ids(at, end);
    }

    Ids m_ours;
    Ids m_theirs;
    Ids m_base;
    bool m_ordered;
};

} // namespace sw
