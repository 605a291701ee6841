// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelroles.h"

#include "model/base/name.h"
#include "model/exchange/modelends.h"
#include "model/schema/relationships.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using Pairs = std::vector<std::pair<ColumnSpot, ColumnSpot>>;

/// Which end of which foreign key a relationship is.
struct EndFound {
    Table *table = nullptr;
    ForeignKey *key = nullptr;
    bool toParent = false;
};

class RoleNamer {
public:
    RoleNamer(Schema &schema, const ModelFacts &facts, ImportNotes &notes)
        : m_schema(schema), m_facts(facts), m_notes(notes), m_tables(schema), m_ends(notes)
    {
        for (const ClassFact &each : facts.classes) {
            if (!each.parentTable.isEmpty())
                m_tables.setParent(each.name, each.parentTable);
        }
    }

    void run()
    {
        // What only looks at rows, or at some of them, comes after what is the way itself.
        for (const bool plain : {true, false}) {
            for (const RelationshipFact &each : m_facts.relationships) {
                if (plain == !(each.end.model.viewOnly || each.more))
                    name(each);
            }
            m_ends.giveBackrefs();
        }
        m_ends.tie();
        if (!m_facts.relationships.empty())
            markAbsent();
        m_tables.putBack(m_schema);
    }

private:
    void name(const RelationshipFact &fact)
    {
        Table *near = m_tables.called(fact.table);
        Table *far = targetOf(fact);
        if (!near || !far)
            return;
        if (fact.more)
            note(fact,
                 u"its condition says more than which columns are equal; that was left out"_s);
        if (fact.viaTables) {
            if (Table *between = m_tables.called(fact.secondary))
                nameAcross(fact, *near, *between, *far);
            return;
        }
        const EndFound found = endOf(fact, *near, *far);
        if (found.key)
            m_ends.put(fact, *found.table, *found.key, found.toParent);
    }

    void note(const RelationshipFact &fact, const QString &text)
    {
        m_notes.add(fact.place, fact.className + u'.' + fact.key + u": " + text);
    }

    Table *targetOf(const RelationshipFact &fact)
    {
        return fact.targetTable.isEmpty() ? m_tables.ofClass(fact.target)
                                          : m_tables.called(fact.targetTable);
    }

    /// Whether the pairs of a join are those of the foreign key.
    static bool fits(const Pairs &pairs, const Table &child, const ForeignKey &key,
                     const Table &parent)
    {
        if (pairs.empty())
            return true;
        const std::vector<ColumnId> parents = parentColumnsOf(key, parent);
        for (size_t i = 0; i < key.columns.size() && i < parents.size(); ++i) {
            const ColumnSpot own{child.name, child.column(key.columns[i])->name};
            const ColumnSpot other{parent.name, parent.column(parents[i])->name};
            const bool said = std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) {
                return (pair.first == own && pair.second == other)
                       || (pair.first == other && pair.second == own);
            });
            if (!said)
                return false;
        }
        return true;
    }

    /// Whether foreign_keys= names the key's columns, where it names any of that table.
    static bool fits(const std::vector<ColumnSpot> &said, const Table &child, const ForeignKey &key)
    {
        return said.empty()
               || std::all_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
                      const ColumnSpot own{child.name, child.column(id)->name};
                      return std::find(said.begin(), said.end(), own) != said.end();
                  });
    }

    std::vector<EndFound> keysBetween(const RelationshipFact &fact, Table &child, Table &parent,
                                      bool toParent)
    {
        std::vector<EndFound> found;
        for (ForeignKey &key : child.foreignKeys) {
            if (key.parent.id == parent.id && fits(fact.pairs, child, key, parent)
                && fits(fact.foreignKeys, child, key))
                found.push_back({&child, &key, toParent});
        }
        return found;
    }

    /// In a table that refers to itself, remote_side= tells which way: the parent's column is
    /// remote for the child.
    static bool looksUp(const EndFact &end, const Table &table, const ForeignKey &key)
    {
        return std::any_of(
            end.remoteSide.begin(), end.remoteSide.end(), [&](const ColumnSpot &spot) {
                const Column *column = table.column(spot.column);
                return spot.table == table.name && column
                       && std::find(key.columns.begin(), key.columns.end(), column->id)
                              == key.columns.end();
            });
    }

    EndFound endOf(const RelationshipFact &fact, Table &near, Table &far)
    {
        std::vector<EndFound> found;
        for (Table *own : m_tables.withAncestors(near, fact.className)) {
            for (Table *other : m_tables.withAncestors(far, fact.target)) {
                std::vector<EndFound> some = keysBetween(fact, *own, *other, true);
                if (own == other) {
                    for (EndFound &each : some)
                        each.toParent = looksUp(fact.end, *own, *each.key);
                } else {
                    const std::vector<EndFound> back = keysBetween(fact, *other, *own, false);
                    some.insert(some.end(), back.begin(), back.end());
                }
                found.insert(found.end(), some.begin(), some.end());
            }
            if (!found.empty())
                break;
        }
        if (found.empty())
            return undeclared(fact, near, far);
        if (found.size() > 1)
            note(fact, u"several foreign keys tie %1 to %2, and nothing says which is meant; the"
                       " first was taken"_s.arg(near.name, far.name));
        return found.front();
    }

    /// A join over columns that no foreign key ties: drawn, and not enforced.
    EndFound undeclared(const RelationshipFact &fact, Table &near, Table &far)
    {
        for (const auto &pair : fact.pairs) {
            for (const auto &[child, parent] : {pair, std::pair(pair.second, pair.first)}) {
                const bool foreign
                    = std::find(fact.foreignKeys.begin(), fact.foreignKeys.end(), child)
                      != fact.foreignKeys.end();
                Table *holder = child.table == near.name ? &near : &far;
                Table *other = parent.table == near.name ? &near : &far;
                const bool both = holder->column(child.column) && other->column(parent.column)
                                  && child.table == holder->name && parent.table == other->name;
                if (!foreign || !both || fact.pairs.size() != 1)
                    continue;
                if (!m_tables.addKey(*holder, child.column, *other, parent.column))
                    return {};
                note(fact, u"no foreign key ties these columns; drawn as not enforced"_s);
                return {holder, &holder->foreignKeys.back(), holder == &near};
            }
        }
        note(fact, u"no foreign key ties %1 to %2; left out"_s.arg(near.name, far.name));
        return {};
    }

    ForeignKey *keyTo(const RelationshipFact &fact, Table &between, const Table &parent,
                      const Pairs &pairs, const ForeignKey *not_)
    {
        for (ForeignKey &key : between.foreignKeys) {
            if (&key != not_ && key.parent.id == parent.id && fits(pairs, between, key, parent))
                return &key;
        }
        note(fact, u"no foreign key of %1 leads to %2; left out"_s.arg(between.name, parent.name));
        return nullptr;
    }

    void nameAcross(const RelationshipFact &fact, Table &near, Table &between, Table &far)
    {
        ForeignKey *own = keyTo(fact, between, near, fact.pairs, nullptr);
        ForeignKey *other = own ? keyTo(fact, between, far, fact.secondPairs, own) : nullptr;
        if (!other)
            return;
        const AssociationKeys keys = associationKeys(between);
        const bool known = keys && (keys.left == own || keys.right == own)
                           && (keys.left == other || keys.right == other);
        if (!known && between.foreignKeys.size() == 2)
            between.association = Association::Yes;
        else if (!known)
            own->associates = other->associates = true;
        m_ends.putAcross(fact, between, *own, *other);
    }

    /// Ends of mapped tables that no relationship names.
    void markAbsent()
    {
        for (Table &table : m_tables.all()) {
            const AssociationKeys keys = associationKeys(table);
            for (ForeignKey &key : table.foreignKeys) {
                const Table *parent = m_tables.withId(key.parent.id);
                if (!parent)
                    continue;
                const bool childMapped = !table.model.className.isEmpty();
                const bool parentMapped = !parent->model.className.isEmpty();
                key.parentRole.absent = childMapped && key.parentRole.name.isEmpty();
                key.childrenRole.absent
                    = childMapped && parentMapped && key.childrenRole.name.isEmpty();
                key.acrossRole.absent = parentMapped && key.acrossRole.name.isEmpty()
                                        && (keys.left == &key || keys.right == &key);
            }
        }
    }

    Schema &m_schema;
    const ModelFacts &m_facts;
    ImportNotes &m_notes;
    ModelTables m_tables;
    ModelEnds m_ends;
};

} // namespace

void nameRelationships(Schema &schema, const ModelFacts &facts, ImportNotes &notes)
{
    RoleNamer(schema, facts, notes).run();
}

} // namespace sw
