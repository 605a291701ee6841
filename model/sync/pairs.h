// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/name.h"
#include "model/sync/exchanges.h"
#include "model/sync/match.h"

#include <algorithm>

namespace sw {

/// Pairs the items of two lists, by one rule after the other: a later rule sees only what the
/// earlier ones left over.
template <typename T> class Pairer {
public:
    Pairer(const std::vector<T> &a, const std::vector<T> &b)
        : m_a(a), m_b(b), m_inB(a.size(), -1), m_inA(b.size(), -1)
    {
    }

    /// The search for a partner begins after the last one found: lists that are nearly alike are
    /// paired in one walk.
    template <typename Same> void by(Same same)
    {
        size_t next = 0;
        for (size_t i = 0; i < m_a.size(); ++i) {
            if (m_inB[i] >= 0)
                continue;
            for (size_t step = 0; step < m_b.size(); ++step) {
                const size_t j = (next + step) % m_b.size();
                if (m_inA[j] < 0 && same(m_a[i], m_b[j])) {
                    pair(i, j);
                    next = j + 1;
                    break;
                }
            }
        }
    }

    void byId()
    {
        by([](const T &a, const T &b) { return a.id == b.id; });
    }

    void byName()
    {
        by([](const T &a, const T &b) { return !a.name.isEmpty() && sameName(a.name, b.name); });
    }

    /// Who is paired by a former name leaves its own to others: a became b when b became c. A name
    /// that nobody has any more counts before one that somebody took over.
    void byFormerName()
    {
        const std::vector<int> inB = m_inB;
        const std::vector<int> inA = m_inA;
        for (const bool taken : {false, true}) {
            std::vector<int> last;
            do {
                last = m_inB;
                by([&](const T &a, const T &b) {
                    return (wasCalled(b, a.name) && !isThere(m_a, inB, m_inB, b.name)
                            && (taken || !isThere(m_b, inA, m_inA, a.name)))
                           || (wasCalled(a, b.name) && !isThere(m_b, inA, m_inA, a.name)
                               && (taken || !isThere(m_a, inB, m_inB, b.name)));
                });
            } while (m_inB != last);
        }
    }

    /// Names that went round; see Exchanges. `cost` takes the one that remembers first.
    template <typename Cost> void byExchangedNames(Cost cost)
    {
        exchange(m_b, m_inA, m_a, m_inB, cost, [&](size_t j, size_t i) { pair(i, j); });
        exchange(m_a, m_inB, m_b, m_inA, cost, [&](size_t i, size_t j) { pair(i, j); });
    }

    [[nodiscard]] Pairing pairing() const
    {
        bool alike = m_a.size() == m_b.size();
        for (size_t i = 0; alike && i < m_a.size(); ++i)
            alike = m_inB[i] == static_cast<int>(i);
        return alike ? Pairing() : Pairing(m_inB, m_inA);
    }

private:
    static bool wasCalled(const T &item, const QString &name)
    {
        return std::any_of(item.formerNames.begin(), item.formerNames.end(),
                           [&](const QString &former) { return sameName(former, name); });
    }

    /// Whether one has the name that was not paired since `before`.
    static bool isThere(const std::vector<T> &items, const std::vector<int> &before,
                        const std::vector<int> &now, const QString &name)
    {
        for (size_t i = 0; i < items.size(); ++i) {
            if (before[i] == now[i] && sameName(items[i].name, name))
                return true;
        }
        return false;
    }

    template <typename Cost, typename Take>
    static void exchange(const std::vector<T> &items, const std::vector<int> &partners,
                         const std::vector<T> &others, const std::vector<int> &theirs, Cost cost,
                         Take take)
    {
        std::vector<const T *> open = openIn(items, partners);
        if (std::all_of(open.begin(), open.end(),
                        [](const T *item) { return item->formerNames.isEmpty(); }))
            return;
        const std::vector<const T *> openOthers = openIn(others, theirs);
        const auto placeIn = [](const std::vector<T> &list, const T *item) {
            return static_cast<size_t>(item - list.data());
        };
        for (const auto &[item, other] : Exchanges<T>(open, openOthers).find(cost))
            take(placeIn(items, open[item]), placeIn(others, openOthers[other]));
    }

    static std::vector<const T *> openIn(const std::vector<T> &list,
                                         const std::vector<int> &partners)
    {
        std::vector<const T *> open;
        for (size_t i = 0; i < list.size(); ++i) {
            if (partners[i] < 0)
                open.push_back(&list[i]);
        }
        return open;
    }

    void pair(size_t i, size_t j)
    {
        m_inB[i] = static_cast<int>(j);
        m_inA[j] = static_cast<int>(i);
    }

    const std::vector<T> &m_a;
    const std::vector<T> &m_b;
    std::vector<int> m_inB;
    std::vector<int> m_inA;
};

/// Fills in the pairings of the parts of all tables and views of the match.
void matchParts(Match &match, const Schema &a, const Schema &b, Identity identity);

} // namespace sw
