// SPDX-License-Identifier: Apache-2.0
#include "model/sync/merge.h"

#include "model/document/integrity.h"
#include "model/sync/mergerepair.h"
#include "model/sync/mergevalues.h"
#include "model/sync/unite.h"

#include <algorithm>

namespace sw {

namespace {

template <typename T>
bool areEqual(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
{
    return a == b || (a && b && *a == *b);
}

/// Merges shelf by shelf, object by object.
class ContentMerger {
public:
    ContentMerger(const Content &base, const Content &ours, const Content &theirs, MergeLog &log)
        : m_base(base), m_ours(ours), m_theirs(theirs), m_log(log),
          m_values(base, ours, theirs, log)
    {
    }

    Content run()
    {
        Content result = m_ours;
        result.settings = mergedOnce(m_base.settings, m_ours.settings, m_theirs.settings);
        result.schema.options = m_values.merged(m_base.schema.options, m_ours.schema.options,
                                                m_theirs.schema.options);
        mergeShelf(
            [](auto &content) -> auto & { return content.schema.tables; }, result);
        mergeShelf(
            [](auto &content) -> auto & { return content.schema.views; }, result);
        mergeShelf(
            [](auto &content) -> auto & { return content.drawing.diagrams; }, result);
        mergeShelf(
            [](auto &content) -> auto & { return content.drawing.placements; }, result);
        mergeShelf(
            [](auto &content) -> auto & { return content.drawing.routes; }, result);
        mergeShelf(
            [](auto &content) -> auto & { return content.drawing.notes; }, result);
        mergeShelf(
            [](auto &content) -> auto & { return content.drawing.areas; }, result);
        mergeShelf(
            [](auto &content) -> auto & { return content.conflicts; }, result);
        return result;
    }

private:
    SettingsPtr mergedOnce(const SettingsPtr &base, const SettingsPtr &ours,
                           const SettingsPtr &theirs)
    {
        return std::make_shared<const Settings>(m_values.merged(*base, *ours, *theirs));
    }

    /// Walks over the three shelves at once, in the order of their keys.
    template <typename ShelfOf> void mergeShelf(ShelfOf shelfOf, Content &result)
    {
        const auto &base = shelfOf(m_base);
        const auto &ours = shelfOf(m_ours);
        const auto &theirs = shelfOf(m_theirs);
        using Pointer = typename std::decay_t<decltype(base)>::Pointer;
        std::vector<Pointer> merged;
        auto b = base.begin();
        auto o = ours.begin();
        auto t = theirs.begin();
        while (b != base.end() || o != ours.end() || t != theirs.end()) {
            const Pointer *first = nullptr;
            const auto consider = [&](auto at, const auto &shelf) {
                if (at != shelf.end() && (!first || shelfKey(**at) < shelfKey(**first)))
                    first = &*at;
            };
            consider(b, base);
            consider(o, ours);
            consider(t, theirs);
            const auto key = shelfKey(**first);
            const auto take = [&](auto &at, const auto &shelf) -> Pointer {
                return at != shelf.end() && shelfKey(**at) == key ? *at++ : nullptr;
            };
            const Pointer inBase = take(b, base);
            const Pointer inOurs = take(o, ours);
            const Pointer inTheirs = take(t, theirs);
            if (Pointer object = decided(inBase, inOurs, inTheirs))
                merged.push_back(std::move(object));
        }
        shelfOf(result).assign(std::move(merged));
    }

    template <typename T>
    std::shared_ptr<const T> decided(const std::shared_ptr<const T> &base,
                                     const std::shared_ptr<const T> &ours,
                                     const std::shared_ptr<const T> &theirs)
    {
        if (areEqual(ours, theirs) || areEqual(base, theirs))
            return ours;
        if (areEqual(base, ours))
            return theirs;
        if constexpr (std::is_same_v<T, MergeConflict>) {
            // Resolved on one side and changed on the other: whoever has it decides again.
            return ours;
        } else {
            if (!ours || !theirs)
                return decidedDeletion(base, ours, theirs);
            return std::make_shared<const T>(base ? m_values.merged(*base, *ours, *theirs)
                                                  : m_values.united(*ours, *theirs));
        }
    }

    /// The object with what it lost only because a side deleted something else: that is no change
    /// of its own.
    template <typename T> static const T &withLost(const T &, const T &left, const Content &)
    {
        return left;
    }

    static Table withLost(const Table &base, const Table &left, const Content &side)
    {
        Table table = left;
        table.foreignKeys = base.foreignKeys;
        std::erase_if(table.foreignKeys, [&](const ForeignKey &key) {
            const TablePtr parent = side.schema.tables.find(key.parent.id);
            const bool gone = !parent
                              || std::any_of(key.parentColumns.begin(), key.parentColumns.end(),
                                             [&](const ColumnRef &ref) {
                                                 return !ref.id.isNull() && !parent->column(ref.id);
                                             });
            return !gone && !left.foreignKey(key.id);
        });
        for (ForeignKey &key : table.foreignKeys) {
            if (const ForeignKey *kept = left.foreignKey(key.id))
                key = *kept;
        }
        for (const ForeignKey &key : left.foreignKeys) {
            if (!base.foreignKey(key.id))
                table.foreignKeys.push_back(key);
        }
        return table;
    }

    /// One side changed it, the other deleted it. Moving is no change.
    template <typename T>
    std::shared_ptr<const T> decidedDeletion(const std::shared_ptr<const T> &base,
                                             const std::shared_ptr<const T> &ours,
                                             const std::shared_ptr<const T> &theirs)
    {
        const T left = withLost(*base, ours ? *ours : *theirs, ours ? m_ours : m_theirs);
        if (left == *base)
            return nullptr;
        if (sameButForPlace(*base, left)) {
            m_log.note(Speech(m_base).called(*base, nullptr)
                       + (ours ? QStringLiteral(": placed here, deleted there; it is deleted")
                               : QStringLiteral(": deleted here, placed there; it is deleted")));
            return nullptr;
        }
        m_values.changedAndDeleted(*base, ours != nullptr);
        return ours;
    }

    const Content &m_base;
    const Content &m_ours;
    const Content &m_theirs;
    MergeLog &m_log;
    Merger m_values;
};

} // namespace

MergeResult merge(const Content &base, const Content &ours, const Content &theirs)
{
    Content ourSide = ours;
    Content theirSide = theirs;
    unite(base, ourSide, theirSide);
    MergeLog log;
    MergeResult result;
    result.content = ContentMerger(base, ourSide, theirSide, log).run();
    repair(result.content, base, ourSide, theirSide, log);
    result.conflicts = log.conflicts(base, theirSide);
    for (const MergeConflictPtr &conflict : result.conflicts)
        result.content.conflicts.put(conflict);
    result.notes = log.notes();
    Q_ASSERT(!firstFault(result.content));
    return result;
}

} // namespace sw
