// SPDX-License-Identifier: Apache-2.0
#include "model/document/content.h"

#include <algorithm>

namespace sw {

namespace {

/// The shelf on which values of a kind stand.
Shelf<Table> &shelfOf(Content &content, const TablePtr &) { return content.schema.tables; }
Shelf<View> &shelfOf(Content &content, const ViewPtr &) { return content.schema.views; }
Shelf<Diagram> &shelfOf(Content &content, const DiagramPtr &) { return content.drawing.diagrams; }
Shelf<Placement> &shelfOf(Content &content, const PlacementPtr &)
{
    return content.drawing.placements;
}
Shelf<Route> &shelfOf(Content &content, const RoutePtr &) { return content.drawing.routes; }
Shelf<Note> &shelfOf(Content &content, const NotePtr &) { return content.drawing.notes; }
Shelf<Area> &shelfOf(Content &content, const AreaPtr &) { return content.drawing.areas; }
Shelf<MergeConflict> &shelfOf(Content &content, const MergeConflictPtr &)
{
    return content.conflicts;
}

void replace(Content &content, const SettingsPtr &, const SettingsPtr &after)
{
    content.settings = after ? after : std::make_shared<const Settings>();
}

void replace(Content &content, const DatabaseOptionsPtr &, const DatabaseOptionsPtr &after)
{
    content.schema.options = after ? *after : DatabaseOptions();
}

template <typename Pointer>
void replace(Content &content, const Pointer &before, const Pointer &after)
{
    auto &shelf = shelfOf(content, before);
    if (after)
        shelf.put(after);
    else if (before)
        shelf.remove(shelfKey(*before));
}

} // namespace

bool MergeConflict::operator==(const MergeConflict &other) const
{
    return id == other.id && text == other.text && sameObject(base, other.base)
           && sameObject(theirs, other.theirs);
}

bool Content::operator==(const Content &other) const
{
    return *settings == *other.settings && schema == other.schema && drawing == other.drawing
           && conflicts == other.conflicts;
}

bool sameObject(const Object &a, const Object &b)
{
    if (a.index() != b.index())
        return false;
    return std::visit(
        [&](const auto &first) {
            const auto &second = std::get<std::decay_t<decltype(first)>>(b);
            return first == second || (first && second && *first == *second);
        },
        a);
}

bool isThere(const Object &object)
{
    return std::visit([](const auto &pointer) { return pointer != nullptr; }, object);
}

void apply(Content &content, const Change &change)
{
    Q_ASSERT(change.before.index() == change.after.index());
    std::visit(
        [&](const auto &before) {
            replace(content, before, std::get<std::decay_t<decltype(before)>>(change.after));
        },
        change.before);
}

void apply(Content &content, const Changes &changes)
{
    for (const Change &change : changes)
        apply(content, change);
}

Changes inverse(const Changes &changes)
{
    Changes result;
    result.reserve(changes.size());
    std::transform(changes.rbegin(), changes.rend(), std::back_inserter(result),
                   [](const Change &change) { return change.inverse(); });
    return result;
}

} // namespace sw
