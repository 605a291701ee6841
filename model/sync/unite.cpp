// SPDX-License-Identifier: Apache-2.0
#include "model/sync/unite.h"

#include "model/base/name.h"
#include "model/sync/redirect.h"

#include <algorithm>

namespace sw {

namespace {

/// Gathers which ids become others, on either side.
class Uniter {
public:
    Uniter(const Content &base, const Content &ours, const Content &theirs)
        : m_base(base), m_ours(ours), m_theirs(theirs)
    {
    }

    Redirections forOurs;
    Redirections forTheirs;

    /// Tables, views and diagrams, and the columns of tables.
    void uniteObjects()
    {
        uniteShelf(m_base.schema.views, m_ours.schema.views, m_theirs.schema.views, forOurs.views,
                   forTheirs.views, [&](const View &ours, const View &theirs) {
                       pairNew<Trigger>(nullptr, ours.triggers, theirs.triggers,
                                        forOurs.ofViews[ours.id], forTheirs.ofViews[theirs.id],
                                        [](const Trigger &a, const Trigger &b) {
                                            return sameName(a.name, b.name);
                                        });
                   });
        uniteShelf(m_base.drawing.diagrams, m_ours.drawing.diagrams, m_theirs.drawing.diagrams,
                   forOurs.diagrams, forTheirs.diagrams, [](const Diagram &, const Diagram &) {});
        forEachTable(true, [&](const Table *base, const Table &ours, const Table &theirs) {
            uniteParts(base, ours, theirs, &Table::columns, &PartRedirections::columns,
                       [](const Column &a, const Column &b) { return sameName(a.name, b.name); });
        });
    }

    /// What refers to columns; by now these have their ids.
    void uniteRest()
    {
        const auto sameNameSaid = [](const auto &a, const auto &b) {
            return !a.name.isEmpty() && sameName(a.name, b.name);
        };
        forEachTable(false, [&](const Table *base, const Table &ours, const Table &theirs) {
            uniteParts(base, ours, theirs, &Table::keys, &PartRedirections::keys,
                       [](const Key &a, const Key &b) {
                           return a.primary == b.primary && (a.primary || a.parts == b.parts);
                       });
            uniteParts(base, ours, theirs, &Table::checks, &PartRedirections::checks,
                       [&](const Check &a, const Check &b) {
                           return sameNameSaid(a, b)
                                  || (a.name == b.name && a.expression == b.expression);
                       });
            uniteParts(base, ours, theirs, &Table::indexes, &PartRedirections::indexes,
                       sameNameSaid);
            uniteParts(base, ours, theirs, &Table::triggers, &PartRedirections::triggers,
                       sameNameSaid);
            uniteForeignKeys(base, ours, theirs);
        });
    }

private:
    template <typename T, typename IdT, typename Then>
    void uniteShelf(const Shelf<T> &base, const Shelf<T> &ours, const Shelf<T> &theirs,
                    QHash<IdT, IdT> &toOurs, QHash<IdT, IdT> &toTheirs, Then then)
    {
        const auto isNew = [&](const auto &object, const Shelf<T> &other) {
            return !base.find(object->id) && !other.find(object->id);
        };
        QHash<QString, std::shared_ptr<const T>> added;
        for (const auto &object : ours) {
            if (isNew(object, theirs))
                added.insert(foldedName(object->name), object);
        }
        if (added.isEmpty())
            return;
        for (const auto &object : theirs) {
            if (!isNew(object, ours))
                continue;
            // Taken out: another one of this name is another table.
            if (const auto twin = added.take(foldedName(object->name))) {
                choose(twin->id, object->id, toOurs, toTheirs);
                then(*twin, *object);
            }
        }
    }

    template <typename IdT>
    static void choose(IdT ours, IdT theirs, QHash<IdT, IdT> &toOurs, QHash<IdT, IdT> &toTheirs)
    {
        if (ours < theirs)
            toTheirs.insert(theirs, ours);
        else if (theirs < ours)
            toOurs.insert(ours, theirs);
    }

    /// Calls `visit` with the tables that both have and that are not the same; `byName`: also with
    /// those that both added under one name, which get one id.
    template <typename Visit> void forEachTable(bool byName, Visit visit)
    {
        for (const TablePtr &ours : m_ours.schema.tables) {
            const TablePtr theirs = m_theirs.schema.tables.find(ours->id);
            const TablePtr base = m_base.schema.tables.find(ours->id);
            if (theirs && theirs != ours && base != ours && base != theirs)
                visit(base.get(), *ours, *theirs);
        }
        if (byName)
            uniteShelf(
                m_base.schema.tables, m_ours.schema.tables, m_theirs.schema.tables, forOurs.tables,
                forTheirs.tables,
                [&](const Table &ours, const Table &theirs) { visit(nullptr, ours, theirs); });
    }

    template <typename T> static bool isIn(const std::vector<T> &parts, decltype(T::id) id)
    {
        return std::any_of(parts.begin(), parts.end(), [&](const T &p) { return p.id == id; });
    }

    /// The parts that only this side has and that were not in the base.
    template <typename T>
    static std::vector<const T *> newIn(const std::vector<T> &parts, const std::vector<T> &others,
                                        const std::vector<T> *base)
    {
        std::vector<const T *> result;
        for (const T &part : parts) {
            if (!isIn(others, part.id) && !(base && isIn(*base, part.id)))
                result.push_back(&part);
        }
        return result;
    }

    template <typename T, typename IdT, typename Same>
    void uniteParts(const Table *base, const Table &ours, const Table &theirs,
                    std::vector<T> Table::*member, QHash<IdT, IdT> PartRedirections::*map,
                    Same same)
    {
        PartRedirections toOurs;
        PartRedirections toTheirs;
        pairNew(base ? &(base->*member) : nullptr, ours.*member, theirs.*member, toOurs.*map,
                toTheirs.*map, same);
        if (!(toOurs.*map).isEmpty())
            (forOurs.ofTables[ours.id].*map).insert(toOurs.*map);
        if (!(toTheirs.*map).isEmpty())
            (forTheirs.ofTables[theirs.id].*map).insert(toTheirs.*map);
    }

    void uniteForeignKeys(const Table *base, const Table &ours, const Table &theirs)
    {
        pairNew(base ? &base->foreignKeys : nullptr, ours.foreignKeys, theirs.foreignKeys,
                forOurs.foreignKeys, forTheirs.foreignKeys,
                [](const ForeignKey &a, const ForeignKey &b) {
                    return a.columns == b.columns && a.parent.id == b.parent.id
                           && sameName(a.parent.name, b.parent.name);
                });
    }

    template <typename T, typename IdT, typename Same>
    void pairNew(const std::vector<T> *base, const std::vector<T> &ours,
                 const std::vector<T> &theirs, QHash<IdT, IdT> &toOurs, QHash<IdT, IdT> &toTheirs,
                 Same same)
    {
        std::vector<const T *> open = newIn(theirs, ours, base);
        for (const T *part : newIn(ours, theirs, base)) {
            const auto twin = std::find_if(open.begin(), open.end(),
                                           [&](const T *other) { return same(*part, *other); });
            if (twin == open.end())
                continue;
            choose(part->id, (*twin)->id, toOurs, toTheirs);
            open.erase(twin);
        }
    }

    const Content &m_base;
    const Content &m_ours;
    const Content &m_theirs;
};

} // namespace

void unite(const Content &base, Content &ours, Content &theirs)
{
    for (const auto step : {&Uniter::uniteObjects, &Uniter::uniteRest}) {
        Uniter uniter(base, ours, theirs);
        (uniter.*step)();
        ours = redirected(ours, uniter.forOurs);
        theirs = redirected(theirs, uniter.forTheirs);
    }
}

} // namespace sw
