// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace sw {

/// The key by which a value stands on its shelf; a value without an `id` of its own says its own.
template <typename T> auto shelfKey(const T &value) { return value.id; }

/// Shared, unchangeable values, sorted by identity: cheap to copy, and two copies differ only in
/// the pointers of what was changed.
template <typename T> class Shelf {
public:
    using Pointer = std::shared_ptr<const T>;
    using Key = decltype(shelfKey(std::declval<const T &>()));

    [[nodiscard]] auto begin() const { return m_items.begin(); }
    [[nodiscard]] auto end() const { return m_items.end(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_items.size()); }
    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] const Pointer &at(qsizetype i) const { return m_items[static_cast<size_t>(i)]; }

    [[nodiscard]] Pointer find(const Key &key) const
    {
        const auto place = lowerBound(key);
        return place != m_items.end() && shelfKey(**place) == key ? *place : nullptr;
    }

    /// Puts the value in its place, instead of the one with its key if there is one.
    void put(Pointer value)
    {
        const auto place = lowerBound(shelfKey(*value));
        if (place != m_items.end() && shelfKey(**place) == shelfKey(*value))
            m_items[static_cast<size_t>(place - m_items.begin())] = std::move(value);
        else
            m_items.insert(place, std::move(value));
    }

    void put(T value) { put(std::make_shared<const T>(std::move(value))); }

    bool remove(const Key &key)
    {
        const auto place = lowerBound(key);
        if (place == m_items.end() || shelfKey(**place) != key)
            return false;
        m_items.erase(place);
        return true;
    }

    /// All at once; where two have one key, the later stands.
    void assign(std::vector<Pointer> values)
    {
        std::stable_sort(values.begin(), values.end(), [](const Pointer &a, const Pointer &b) {
            return shelfKey(*a) < shelfKey(*b);
        });
        m_items.clear();
        m_items.reserve(values.size());
        for (Pointer &value : values) {
            if (!m_items.empty() && shelfKey(*m_items.back()) == shelfKey(*value))
                m_items.back() = std::move(value);
            else
                m_items.push_back(std::move(value));
        }
    }

    bool operator==(const Shelf &other) const
    {
        return std::equal(begin(), end(), other.begin(), other.end(),
                          [](const Pointer &a, const Pointer &b) { return a == b || *a == *b; });
    }

private:
    [[nodiscard]] auto lowerBound(const Key &key) const
    {
        return std::lower_bound(
            m_items.begin(), m_items.end(), key,
            [](const Pointer &item, const Key &wanted) { return shelfKey(*item) < wanted; });
    }

    std::vector<Pointer> m_items;
};

} // namespace sw
