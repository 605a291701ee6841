// SPDX-License-Identifier: Apache-2.0
#include "model/sync/match.h"

#include "model/sync/pairs.h"

#include <QSet>

#include <algorithm>

namespace sw {

namespace {

template <typename T> using Pointers = std::vector<std::shared_ptr<const T>>;

/// A column of the table that has the name of the other, or had it, and its type.
bool hasColumnLike(const Table &table, const Column &other)
{
    const auto isCalled = [](const Column &x, const Column &y) {
        return sameName(x.name, y.name)
               || std::any_of(x.formerNames.begin(), x.formerNames.end(),
                              [&](const QString &former) { return sameName(former, y.name); });
    };
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column &column) {
        return sameName(column.type, other.type)
               && (isCalled(column, other) || isCalled(other, column));
    });
}

/// How many columns of each are not in the other. Views have nothing to lose.
template <typename T> int unlikeness(const T &item, const T &other)
{
    if constexpr (std::is_same_v<T, Table>) {
        const auto count = [](const Table &of, const Table &in) {
            return std::count_if(of.columns.begin(), of.columns.end(),
                                 [&](const Column &column) { return !hasColumnLike(in, column); });
        };
        return static_cast<int>(count(item, other) + count(other, item));
    } else {
        return 0;
    }
}

/// Objects of two shelves and whom they were paired with.
template <typename T> class ShelfPairer {
public:
    using Pointer = std::shared_ptr<const T>;

    ShelfPairer(const Shelf<T> &a, const Shelf<T> &b) : m_a(a), m_b(b) {}

    void byId()
    {
        auto a = m_a.begin();
        auto b = m_b.begin();
        while (a != m_a.end() || b != m_b.end()) {
            if (b == m_b.end() || (a != m_a.end() && (*a)->id < (*b)->id))
                onlyA.push_back(*a++);
            else if (a == m_a.end() || (*b)->id < (*a)->id)
                onlyB.push_back(*b++);
            else
                pairs.emplace_back(*a++, *b++);
        }
    }

    void noneYet()
    {
        onlyA.assign(m_a.begin(), m_a.end());
        onlyB.assign(m_b.begin(), m_b.end());
    }

    void byNames()
    {
        if (onlyA.empty() || onlyB.empty())
            return;
        // Who is paired by a former name leaves its own to others: a became b when b became c.
        Names ofA = formerNamesIn(onlyB) ? namesOf(m_a) : Names();
        Names ofB = formerNamesIn(onlyA) ? namesOf(m_b) : Names();
        size_t before = 0;
        do {
            before = pairs.size();
            byFormerNames(onlyA, onlyB, ofB, false);
            byFormerNames(onlyB, onlyA, ofA, true);
            for (size_t i = before; i < pairs.size(); ++i) {
                ofA.remove(foldedName(pairs[i].first->name));
                ofB.remove(foldedName(pairs[i].second->name));
            }
        } while (pairs.size() > before);
        byExchangedNames(onlyA, onlyB, false);
        byExchangedNames(onlyB, onlyA, true);
        const Names open = namesOf(onlyB);
        const auto find = [&](const Pointer &item) { return open.value(foldedName(item->name)); };
        pairAll(onlyA, onlyB, find, false);
    }

    std::vector<std::pair<Pointer, Pointer>> pairs;
    Pointers<T> onlyA;
    Pointers<T> onlyB;

private:
    using Names = QHash<QString, Pointer>;

    template <typename List> static Names namesOf(const List &items)
    {
        Names names;
        names.reserve(static_cast<qsizetype>(items.size()));
        for (const Pointer &item : items) {
            Pointer &place = names[foldedName(item->name)];
            if (!place)
                place = item;
        }
        return names;
    }

    static bool formerNamesIn(const Pointers<T> &items)
    {
        return std::any_of(items.begin(), items.end(),
                           [](const Pointer &item) { return !item->formerNames.isEmpty(); });
    }

    /// Those of `with` that remember a name of the others, while nobody there has their own.
    void byFormerNames(Pointers<T> &with, Pointers<T> &others, const Names &theirs, bool swapped)
    {
        if (!formerNamesIn(with))
            return;
        const Names ours = namesOf(with);
        const Names open = namesOf(others);
        pairAll(
            with, others,
            [&](const Pointer &item) -> Pointer {
                if (item->formerNames.isEmpty() || theirs.contains(foldedName(item->name)))
                    return nullptr;
                // The latest name counts most, but less than one that nobody has any more.
                Pointer latest;
                for (qsizetype i = item->formerNames.size(); i > 0; --i) {
                    const QString name = foldedName(item->formerNames[i - 1]);
                    const Pointer found = open.value(name);
                    if (found && !ours.contains(name))
                        return found;
                    latest = latest ? latest : found;
                }
                return latest;
            },
            swapped);
    }

    /// Names that went round; see Exchanges.
    void byExchangedNames(Pointers<T> &with, Pointers<T> &others, bool swapped)
    {
        if (!formerNamesIn(with))
            return;
        const auto plain = [](const Pointers<T> &items) {
            std::vector<const T *> list;
            for (const Pointer &item : items)
                list.push_back(item.get());
            return list;
        };
        const Exchanges<T> exchanges(plain(with), plain(others));
        QHash<const T *, Pointer> partners;
        for (const auto &[item, other] : exchanges.find(unlikeness<T>))
            partners.insert(with[item].get(), others[other]);
        pairAll(
            with, others, [&](const Pointer &item) { return partners.value(item.get()); }, swapped);
    }

    /// Pairs each of `items` with the partner that it finds, if nobody has it yet.
    template <typename Find>
    void pairAll(Pointers<T> &items, Pointers<T> &others, Find find, bool swapped)
    {
        QSet<const T *> taken;
        std::erase_if(items, [&](const Pointer &item) {
            const Pointer partner = find(item);
            if (!partner || taken.contains(partner.get()))
                return false;
            taken.insert(partner.get());
            swapped ? pairs.emplace_back(partner, item) : pairs.emplace_back(item, partner);
            return true;
        });
        std::erase_if(others, [&](const Pointer &item) { return taken.contains(item.get()); });
    }

    const Shelf<T> &m_a;
    const Shelf<T> &m_b;
};

template <typename T, typename Matched>
void matchShelf(const Shelf<T> &a, const Shelf<T> &b, Identity identity,
                std::vector<Matched> &matched, Pointers<T> &onlyA, Pointers<T> &onlyB)
{
    ShelfPairer<T> pairer(a, b);
    if (identity == Identity::Ids)
        pairer.byId();
    else
        pairer.noneYet();
    pairer.byNames();
    std::sort(pairer.pairs.begin(), pairer.pairs.end(),
              [](const auto &x, const auto &y) { return x.first->id < y.first->id; });
    matched.reserve(pairer.pairs.size());
    for (auto &[first, second] : pairer.pairs) {
        Matched &made = matched.emplace_back();
        made.a = std::move(first);
        made.b = std::move(second);
    }
    onlyA = std::move(pairer.onlyA);
    onlyB = std::move(pairer.onlyB);
}

} // namespace

Pairing::Pairing(std::vector<int> inB, std::vector<int> inA)
    : m_placeForPlace(false), m_inB(std::move(inB)), m_inA(std::move(inA))
{
}

int Pairing::inB(size_t placeInA) const
{
    return m_placeForPlace ? static_cast<int>(placeInA) : m_inB[placeInA];
}

int Pairing::inA(size_t placeInB) const
{
    return m_placeForPlace ? static_cast<int>(placeInB) : m_inA[placeInB];
}

const TableMatch *Match::ofA(TableId id) const
{
    const int place = m_byA.value(id, -1);
    return place < 0 ? nullptr : &tables[static_cast<size_t>(place)];
}

const TableMatch *Match::ofB(TableId id) const
{
    const int place = m_byB.value(id, -1);
    return place < 0 ? nullptr : &tables[static_cast<size_t>(place)];
}

void Match::index()
{
    m_byA.reserve(static_cast<qsizetype>(tables.size()));
    m_byB.reserve(static_cast<qsizetype>(tables.size()));
    for (size_t i = 0; i < tables.size(); ++i) {
        m_byA.insert(tables[i].a->id, static_cast<int>(i));
        m_byB.insert(tables[i].b->id, static_cast<int>(i));
    }
}

Match match(const Schema &a, const Schema &b, Identity identity)
{
    Match match;
    matchShelf(a.tables, b.tables, identity, match.tables, match.tablesOnlyInA,
               match.tablesOnlyInB);
    matchShelf(a.views, b.views, identity, match.views, match.viewsOnlyInA, match.viewsOnlyInB);
    match.index();
    matchParts(match, a, b, identity);
    return match;
}

} // namespace sw
