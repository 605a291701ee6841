// SPDX-License-Identifier: Apache-2.0
#include "model/sync/diff.h"

#include "model/base/name.h"
#include "model/sync/looseends.h"

#include <QSet>

#include <algorithm>

namespace sw {

namespace {

template <typename T>
bool areSame(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
{
    return a == b || (a && b && *a == *b);
}

/// Gathers what differs between a and b, object by object.
class Differ {
public:
    Differ(const Content &a, const Content &b, Scope scope) : m_a(a), m_b(b), m_scope(scope) {}

    Changes run()
    {
        const bool database = m_scope == Scope::Database;
        const Schema a = database ? withoutUnenforced(m_a.schema) : m_a.schema;
        const Schema b = database ? withoutUnenforced(m_b.schema) : m_b.schema;
        const Match pairs = match(a, b, database ? Identity::Names : Identity::Ids);
        m_toA = redirectionsToA(pairs, m_a.schema);
        diffTables(pairs);
        diffViews(pairs);
        sortByName();
        if (a.options != b.options)
            m_changes.insert(m_changes.begin(),
                             Change{std::make_shared<const DatabaseOptions>(a.options),
                                    std::make_shared<const DatabaseOptions>(b.options)});
        if (!database)
            diffTheRest();
        return std::move(m_changes);
    }

private:
    template <typename T>
    void add(const std::shared_ptr<const T> &before, const std::shared_ptr<const T> &after)
    {
        m_changes.push_back({before, after});
    }

    void diffTables(const Match &pairs)
    {
        for (const TableMatch &pair : pairs.tables) {
            if (pair.alike && !concerns(m_toA, *pair.a))
                continue;
            // What a shadow table holds is up to its module, and to the module's version.
            if (pair.a->kind == TableKind::Shadow && pair.b->kind == TableKind::Shadow)
                continue;
            const Table now = expressed(pair.a.get(), *pair.b, m_toA, m_scope);
            if (now == *pair.a)
                continue;
            const TablePtr original = m_a.schema.tables.find(pair.a->id);
            add(original, std::make_shared<const Table>(withUnenforced(now, *original)));
        }
        for (const TablePtr &table : pairs.tablesOnlyInA)
            add(m_a.schema.tables.find(table->id), TablePtr());
        for (const TablePtr &table : pairs.tablesOnlyInB)
            add(TablePtr(), std::make_shared<const Table>(expressed(
                                static_cast<const Table *>(nullptr), *table, m_toA, m_scope)));
    }

    void diffViews(const Match &pairs)
    {
        for (const ViewMatch &pair : pairs.views) {
            View now = expressed(pair.a.get(), *pair.b, m_toA, m_scope);
            if (now != *pair.a)
                add(pair.a, std::make_shared<const View>(std::move(now)));
        }
        for (const ViewPtr &view : pairs.viewsOnlyInA)
            add(view, ViewPtr());
        for (const ViewPtr &view : pairs.viewsOnlyInB)
            add(ViewPtr(), std::make_shared<const View>(expressed(
                               static_cast<const View *>(nullptr), *view, m_toA, m_scope)));
    }

    /// By the names that things have in a, so that the same two contents give the same text.
    void sortByName()
    {
        const auto nameOf = [](const Change &change) {
            const Object &object = isThere(change.before) ? change.before : change.after;
            if (const TablePtr *table = std::get_if<TablePtr>(&object))
                return foldedName((*table)->name);
            return foldedName(std::get<ViewPtr>(object)->name);
        };
        std::stable_sort(m_changes.begin(), m_changes.end(), [&](const Change &x, const Change &y) {
            return x.before.index() != y.before.index() ? x.before.index() < y.before.index()
                                                        : nameOf(x) < nameOf(y);
        });
    }

    void diffTheRest()
    {
        if (!areSame(m_a.settings, m_b.settings))
            m_changes.insert(m_changes.begin(), Change{m_a.settings, m_b.settings});
        for (const DiagramPtr &diagram : m_b.drawing.diagrams)
            pairDiagram(*diagram);
        diffShelf(m_a.drawing.diagrams, m_b.drawing.diagrams);
        diffShelf(m_a.drawing.placements, m_b.drawing.placements);
        diffShelf(m_a.drawing.routes, m_b.drawing.routes);
        diffShelf(m_a.drawing.notes, m_b.drawing.notes);
        diffShelf(m_a.drawing.areas, m_b.drawing.areas);
        diffShelf(m_a.conflicts, m_b.conflicts);
    }

    /// A diagram that a has not by its id is that of the same name which b has not by its id.
    void pairDiagram(const Diagram &inB)
    {
        if (m_a.drawing.diagrams.find(inB.id))
            return;
        for (const DiagramPtr &inA : m_a.drawing.diagrams) {
            const auto isTaken = [&](DiagramId taken) { return taken == inA->id; };
            if (inA->name == inB.name && !m_b.drawing.diagrams.find(inA->id)
                && std::none_of(m_toA.diagrams.begin(), m_toA.diagrams.end(), isTaken)) {
                m_toA.diagrams.insert(inB.id, inA->id);
                return;
            }
        }
    }

    template <typename T> void diffShelf(const Shelf<T> &a, const Shelf<T> &b)
    {
        Shelf<T> redirectedB = b; // NOLINT(performance-unnecessary-copy-initialization)
        if constexpr (!std::is_same_v<T, MergeConflict>) {
            if (!m_toA.isEmpty())
                redirectShelf(b, redirectedB, m_toA);
        }
        auto before = a.begin();
        auto after = redirectedB.begin();
        while (before != a.end() || after != redirectedB.end()) {
            if (after == redirectedB.end()
                || (before != a.end() && shelfKey(**before) < shelfKey(**after)))
                add(*before++, std::shared_ptr<const T>());
            else if (before == a.end() || shelfKey(**after) < shelfKey(**before))
                add(std::shared_ptr<const T>(), *after++);
            else if (areSame(*before, *after))
                ++before, ++after;
            else
                add(*before++, *after++);
        }
    }

    const Content &m_a;
    const Content &m_b;
    Scope m_scope;
    Redirections m_toA;
    Changes m_changes;
};

} // namespace

Difference diff(const Content &a, const Content &b, Scope scope)
{
    Difference difference;
    difference.changes = Differ(a, b, scope).run();
    Content after = a;
    sw::apply(after, difference.changes);
    if (scope == Scope::Database)
        tieLooseEnds(a, after, difference.changes);
    difference.lines = wordsFor(difference.changes, a, after);
    return difference;
}

} // namespace sw
