// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/name.h"
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

    /// Who is paired by a former name leaves its own to others: a became b when b became c.
    void byFormerName()
    {
        const std::vector<int> inB = m_inB;
        const std::vector<int> inA = m_inA;
        std::vector<int> last;
        do {
            last = m_inB;
            by([&](const T &a, const T &b) {
                return (wasCalled(b, a.name) && !isThere(m_a, inB, m_inB, b.name))
                       || (wasCalled(a, b.name) && !isThere(m_b, inA, m_inA, a.name));
            });
        } while (m_inB != last);
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
