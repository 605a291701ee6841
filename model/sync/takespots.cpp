// SPDX-License-Identifier: Apache-2.0
#include "model/sync/takespots.h"

#include "model/document/edit.h"
#include "model/document/fields.h"
#include "model/sync/looseends.h"

#include <algorithm>

namespace sw {

namespace {

template <typename T> auto placeOf(const std::vector<T> &items, decltype(T::id) id)
{
    return std::find_if(items.begin(), items.end(), [&](const T &item) { return item.id == id; });
}

template <typename T> const T *partOf(const std::vector<T> &items, decltype(T::id) id)
{
    const auto found = placeOf(items, id);
    return found == items.end() ? nullptr : &*found;
}

template <typename T> constexpr const T *NoOne = nullptr;

/// Puts two versions of one object together.
class Taker {
public:
    Taker(quint64 object, const DiffSpots &spots) : m_object(object), m_spots(spots) {}

    /// The object itself, with its parts where it has any.
    template <typename T> void take(T &ours, const T &theirs) const
    {
        takeMembers(ours, theirs, 0);
        forEachField<T>([&](const auto &field) {
            if constexpr (isParts<decltype(field)>) {
                const bool theirOrder
                    = field.ordered && m_spots.contains({m_object, kindOf<T>(), 0, OrderOfParts});
                auto &parts = ours.*field.member;
                parts = theirOrder ? takenParts(theirs.*field.member, parts, theirs.*field.member)
                                   : takenParts(parts, theirs.*field.member, theirs.*field.member);
            }
        });
    }

private:
    template <typename T> void takeMembers(T &ours, const T &theirs, quint64 part) const
    {
        forEachField<T>([&](const auto &field) {
            if constexpr (!isParts<decltype(field)>) {
                if (m_spots.contains({m_object, kindOf<T>(), part, field.name}))
                    takeMember(ours, theirs, field);
            }
        });
    }

    /// With what is said in one breath with it.
    template <typename T, typename F>
    static void takeMember(T &ours, const T &theirs, const F &field)
    {
        ours.*field.member = theirs.*field.member;
        const std::string_view member = field.name;
        if constexpr (requires { ours.formerNames; }) {
            if (member == "name")
                ours.formerNames = theirs.formerNames;
        }
        if constexpr (std::is_same_v<T, ForeignKey>) {
            if (member == "parent")
                ours.parentColumns = theirs.parentColumns;
        }
    }

    /// What is to be there of the first list, and of the other one behind whom it follows there.
    template <typename T>
    std::vector<T> takenParts(const std::vector<T> &first, const std::vector<T> &other,
                              const std::vector<T> &theirs) const
    {
        const bool firstIsTheirs = &first == &theirs;
        std::vector<T> parts;
        for (const T &part : first)
            addPart(parts, parts.size(), part, partOf(other, part.id), firstIsTheirs);
        size_t place = 0;
        for (const T &part : other) {
            const auto there = placeOf(parts, part.id);
            if (there != parts.end())
                place = static_cast<size_t>(there - parts.begin()) + 1;
            else if (!partOf(first, part.id)
                     && addPart(parts, place, part, NoOne<T>, !firstIsTheirs))
                ++place;
        }
        return parts;
    }

    template <typename T>
    bool addPart(std::vector<T> &parts, size_t place, const T &part, const T *other,
                 bool isTheirs) const
    {
        if (!other && m_spots.contains({m_object, kindOf<T>(), part.id.value(), {}}) != isTheirs)
            return false;
        T made = other && isTheirs ? *other : part;
        if (other)
            takeMembers(made, isTheirs ? part : *other, part.id.value());
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(place), std::move(made));
        return true;
    }

    quint64 m_object;
    const DiffSpots &m_spots;
};

/// What is not enforced is in no spot: it goes with the columns that it stands on.
void dropBaseless(Table &table)
{
    std::erase_if(table.foreignKeys, [&](const ForeignKey &key) {
        return !key.enforced
               && std::any_of(key.columns.begin(), key.columns.end(),
                              [&](ColumnId column) { return !table.column(column); });
    });
}

template <typename T, typename IdT>
void takeObject(Shelf<T> &shelf, const Shelf<T> &theirs, IdT id, const DiffSpots &spots)
{
    const auto before = shelf.find(id);
    const auto after = theirs.find(id);
    if (before && after) {
        T made = *before;
        Taker(id.value(), spots).take(made, *after);
        if constexpr (std::is_same_v<T, Table>)
            dropBaseless(made);
        shelf.put(std::move(made));
    } else if ((before || after) && spots.contains({id.value(), kindOf<T>(), 0, {}})) {
        if (after)
            shelf.put(after);
        else
            shelf.remove(id);
    }
}

} // namespace

Schema loosely(const Schema &ours, const Schema &theirs, const DiffSpots &spots)
{
    Schema schema = ours;
    quint64 last = 0;
    for (const DiffSpot &spot : spots) {
        if (spot.object == 0) {
            Taker(0, spots).take(schema.options, theirs.options);
        } else if (spot.object != last) {
            takeObject(schema.tables, theirs.tables, TableId(spot.object), spots);
            takeObject(schema.views, theirs.views, ViewId(spot.object), spots);
        }
        last = spot.object;
    }
    return schema;
}

Content withSpots(const Content &ours, const Content &theirs, const DiffSpots &spots)
{
    Content content = ours;
    content.schema = loosely(ours.schema, theirs.schema, spots);
    Changes changes = difference(ours, content);
    tieLooseEnds(ours, content, changes);
    return content;
}

} // namespace sw
