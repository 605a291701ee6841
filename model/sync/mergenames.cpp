// SPDX-License-Identifier: Apache-2.0
#include "model/sync/mergenames.h"

#include "model/base/name.h"
#include "model/sync/speech.h"

#include <algorithm>
#include <functional>

namespace sw {

namespace {

template <typename T> const T *within(const std::vector<T> &parts, decltype(T::id) id)
{
    const auto found
        = std::find_if(parts.begin(), parts.end(), [&](const T &part) { return part.id == id; });
    return found == parts.end() ? nullptr : &*found;
}

/// Whether a side has the thing under this very name.
template <typename T> bool hasNamed(const T *inSide, const T &merged)
{
    return inSide && sameName(inSide->name, merged.name);
}

/// A thing with a name that must be its own, and what to do if it is not.
struct Holder {
    QString name; ///< folded, with the space of names in front
    bool inOurs = false;
    bool inTheirs = false;
    std::function<void()> giveWay;
};

/// One name is two things' if neither side alone has them so.
template <typename Give> bool settle(std::vector<Holder> &holders, Give give)
{
    std::stable_sort(holders.begin(), holders.end(),
                     [](const Holder &a, const Holder &b) { return a.name < b.name; });
    bool changed = false;
    for (auto first = holders.begin(); first != holders.end();) {
        const auto last = std::find_if(first, holders.end(),
                                       [&](const Holder &h) { return h.name != first->name; });
        const bool allOurs = std::all_of(first, last, [](const Holder &h) { return h.inOurs; });
        const bool allTheirs = std::all_of(first, last, [](const Holder &h) { return h.inTheirs; });
        for (; first != last; ++first) {
            if (!allOurs && !allTheirs && !first->inOurs) {
                give(*first);
                changed = true;
            }
        }
    }
    return changed;
}

class NameSettler {
public:
    NameSettler(Content &merged, const Content &ours, const Content &theirs, MergeLog &log)
        : m_merged(merged), m_ours(ours), m_theirs(theirs), m_log(log)
    {
    }

    bool run()
    {
        bool changed = false;
        const Shelf<Table> tables = m_merged.schema.tables;
        for (const TablePtr &table : tables)
            changed = settleColumns(*table) || changed;
        std::vector<Holder> holders;
        for (const TablePtr &table : m_merged.schema.tables) {
            collect(
                *table, m_ours.schema.tables, m_theirs.schema.tables,
                [](Content & content) -> auto & { return content.schema.tables; }, holders);
            collectParts(*table, &Table::indexes, u"object ", holders);
            collectParts(*table, &Table::triggers, u"trigger ", holders);
        }
        for (const ViewPtr &view : m_merged.schema.views)
            collect(
                *view, m_ours.schema.views, m_theirs.schema.views,
                [](Content & content) -> auto & { return content.schema.views; }, holders);
        return settle(holders, [](const Holder &holder) { holder.giveWay(); }) || changed;
    }

private:
    bool isMerged(const Table &table) const
    {
        return m_ours.schema.tables.find(table.id).get() != &table
               && m_theirs.schema.tables.find(table.id).get() != &table;
    }

    bool settleColumns(const Table &table)
    {
        if (!isMerged(table))
            return false;
        std::vector<Holder> holders;
        collectParts(table, &Table::columns, u"column ", holders);
        return settle(holders, [](const Holder &holder) { holder.giveWay(); });
    }

    template <typename T, typename ShelfOf>
    void collect(const T &object, const Shelf<T> &ours, const Shelf<T> &theirs, ShelfOf shelfOf,
                 std::vector<Holder> &holders)
    {
        const auto inOurs = ours.find(object.id);
        const auto inTheirs = theirs.find(object.id);
        holders.push_back({QStringLiteral("object ") + foldedName(object.name),
                           hasNamed(inOurs.get(), object), hasNamed(inTheirs.get(), object),
                           [this, id = object.id, inOurs, inTheirs, shelfOf] {
                               report(keyOf(*inTheirs), *inTheirs, nullptr, inOurs != nullptr);
                               if (!inOurs) {
                                   shelfOf(m_merged).remove(id);
                                   return;
                               }
                               T copy = *shelfOf(m_merged).find(id);
                               takeName(copy, *inOurs);
                               shelfOf(m_merged).put(std::move(copy));
                           }});
    }

    template <typename T>
    void collectParts(const Table &table, std::vector<T> Table::*member, QStringView space,
                      std::vector<Holder> &holders)
    {
        const TablePtr ours = m_ours.schema.tables.find(table.id);
        const TablePtr theirs = m_theirs.schema.tables.find(table.id);
        for (const T &part : table.*member) {
            const T *inOurs = ours ? within((*ours).*member, part.id) : nullptr;
            const T *inTheirs = theirs ? within((*theirs).*member, part.id) : nullptr;
            // The sides outlive the settling, so that the pointers stay good.
            holders.push_back({space + foldedName(part.name), hasNamed(inOurs, part),
                               hasNamed(inTheirs, part),
                               [this, owner = table.id, id = part.id, inOurs, inTheirs, member] {
                                   giveWay(owner, id, inOurs, inTheirs, member);
                               }});
        }
    }

    template <typename T>
    void giveWay(TableId owner, decltype(T::id) id, const T *inOurs, const T *inTheirs,
                 std::vector<T> Table::*member)
    {
        const TablePtr before = m_merged.schema.tables.find(owner);
        if (!before)
            return;
        const TablePtr theirs = m_theirs.schema.tables.find(owner);
        report(keyOf(*before), *inTheirs, theirs.get(), inOurs != nullptr);
        Table table = *before;
        auto &parts = table.*member;
        if (inOurs)
            takeName(
                *std::find_if(parts.begin(), parts.end(), [&](const T &p) { return p.id == id; }),
                *inOurs);
        else
            std::erase_if(parts, [&](const T &part) { return part.id == id; });
        m_merged.schema.tables.put(std::move(table));
    }

    template <typename T> static void takeName(T &object, const T &from)
    {
        object.name = from.name;
        if constexpr (requires { object.formerNames; })
            object.formerNames = from.formerNames;
    }

    template <typename T>
    void report(const ObjectKey &owner, const T &inTheirs, const Table *table, bool renamed)
    {
        m_log.conflict(
            owner, Speech(m_theirs).called(inTheirs, table)
                       + (renamed ? QStringLiteral(": called so there, while here another thing "
                                                   "has this name")
                                  : QStringLiteral(": added there, while here another thing has "
                                                   "this name")));
    }

    Content &m_merged;
    const Content &m_ours;
    const Content &m_theirs;
    MergeLog &m_log;
};

} // namespace

bool settleNames(Content &merged, const Content &ours, const Content &theirs, MergeLog &log)
{
    return NameSettler(merged, ours, theirs, log).run();
}

} // namespace sw
