// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/name.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>
#include <vector>

namespace sw {

/// Finds names that went round: a is called b now, and b is called a; or b is gone and a took its
/// name. Own names say one thing there and former names another. Whichever leaves less to change is
/// right, own names in case of doubt.
template <typename T> class Exchanges {
public:
    /// A place among those that remember names, and one among the others.
    using Pair = std::pair<size_t, size_t>;

    Exchanges(std::vector<const T *> items, std::vector<const T *> others)
        : m_items(std::move(items)), m_others(std::move(others)), m_byName(placesOf(m_items))
    {
        const QHash<QString, size_t> byOtherName = placesOf(m_others);
        for (const T *item : m_items) {
            const auto own = byOtherName.constFind(foldedName(item->name));
            m_own.push_back(own == byOtherName.constEnd() ? std::nullopt : std::optional(*own));
            m_former.push_back(m_own.back() ? formerOf(*item, byOtherName) : std::nullopt);
        }
    }

    /// `cost(item, other)` is how much is left to change where both are one.
    template <typename Cost> [[nodiscard]] std::vector<Pair> find(Cost cost) const
    {
        std::vector<Pair> found;
        QSet<size_t> seen;
        for (size_t i = 0; i < m_items.size(); ++i) {
            if (!m_former[i] || seen.contains(i))
                continue;
            const std::vector<size_t> ring = ringFrom(i);
            int byName = 0;
            int byFormerName = 0;
            for (const size_t each : ring) {
                byName += cost(*m_items[each], *m_others[*m_own[each]]);
                byFormerName += cost(*m_items[each], *m_others[*m_former[each]]);
            }
            if (byFormerName >= byName)
                continue;
            for (const size_t each : ring) {
                seen.insert(each);
                found.emplace_back(each, *m_former[each]);
            }
        }
        return found;
    }

private:
    static QHash<QString, size_t> placesOf(const std::vector<const T *> &list)
    {
        QHash<QString, size_t> places;
        places.reserve(static_cast<qsizetype>(list.size()));
        for (size_t i = 0; i < list.size(); ++i)
            places.insert(foldedName(list[i]->name), i);
        return places;
    }

    /// The latest name counts most.
    static std::optional<size_t> formerOf(const T &item, const QHash<QString, size_t> &others)
    {
        for (qsizetype i = item.formerNames.size(); i > 0; --i) {
            const QString name = foldedName(item.formerNames[i - 1]);
            if (const auto found = others.constFind(name);
                found != others.constEnd() && name != foldedName(item.name))
                return *found;
        }
        return std::nullopt;
    }

    /// The item, whose name it takes, whose name that one takes, until all have one. Nothing where
    /// somebody among them keeps its name.
    [[nodiscard]] std::vector<size_t> ringFrom(size_t first) const
    {
        std::vector<size_t> ring;
        size_t at = first;
        while (true) {
            ring.push_back(at);
            const auto next = m_byName.constFind(foldedName(m_others[*m_former[at]]->name));
            if (next == m_byName.constEnd() || *next == first)
                return ring;
            if (!m_former[*next] || std::find(ring.begin(), ring.end(), *next) != ring.end())
                return {};
            at = *next;
        }
    }

    std::vector<const T *> m_items;
    std::vector<const T *> m_others;
    QHash<QString, size_t> m_byName;
    std::vector<std::optional<size_t>> m_own;    ///< the other of the same name
    std::vector<std::optional<size_t>> m_former; ///< and of a former one
};

} // namespace sw
