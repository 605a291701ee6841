// SPDX-License-Identifier: Apache-2.0
#include "model/sync/express.h"

#include "model/schema/fields.h"
#include "model/sql/token.h"

#include <QSet>

#include <algorithm>

namespace sw {

namespace {

/// Another id, the same each time.
template <typename IdT, typename Taken> IdT freeId(IdT id, const Taken &isTaken)
{
    while (isTaken(id))
        id = IdT::fromNames({id.text(), u"another"});
    return id;
}

/// Ids of b's parts that become others: those of the partners in a, or free ones.
template <typename T, typename IdT, typename Taken>
void collect(const std::vector<T> &a, const std::vector<T> &b, const Pairing &pairing,
             const Taken &isTaken, QHash<IdT, IdT> &map)
{
    for (size_t i = 0; i < b.size(); ++i) {
        const int place = pairing.inA(i);
        const IdT id = place >= 0 ? a[static_cast<size_t>(place)].id : freeId(b[i].id, isTaken);
        if (id != b[i].id)
            map.insert(b[i].id, id);
    }
}

template <typename T, typename IdT>
void collectIn(const std::vector<T> &a, const std::vector<T> &b, const Pairing &pairing,
               QHash<IdT, IdT> &map)
{
    const auto isTaken = [&](IdT id) {
        return std::any_of(a.begin(), a.end(), [&](const T &part) { return part.id == id; });
    };
    collect(a, b, pairing, isTaken, map);
}

QSet<ForeignKeyId> foreignKeysOf(const Schema &schema)
{
    QSet<ForeignKeyId> ids;
    for (const TablePtr &table : schema.tables) {
        for (const ForeignKey &key : table->foreignKeys)
            ids.insert(key.id);
    }
    return ids;
}

/// The items in the order that a has, what a has not at the end.
template <typename T> void arrange(const std::vector<T> &a, std::vector<T> &items)
{
    const auto place = [&](const T &item) {
        const auto found
            = std::find_if(a.begin(), a.end(), [&](const T &other) { return other.id == item.id; });
        return found - a.begin();
    };
    std::stable_sort(items.begin(), items.end(),
                     [&](const T &x, const T &y) { return place(x) < place(y); });
}

template <typename T> void adoptMarks(const T &a, T &object)
{
    forEachField<T>([&](const auto &field) {
        if constexpr (!isParts<decltype(field)>) {
            if (field.use == FieldUse::Mark)
                object.*field.member = a.*field.member;
        }
    });
    if constexpr (requires { object.formerNames; }) {
        if (object.name != a.name) {
            object.formerNames.removeAll(object.name);
            object.formerNames.append(a.name);
        }
    }
}

/// A text that only has its names in other quotes stays as a has it.
void adoptQuotes(const QString &a, QString &text)
{
    if (a != text && withoutNeedlessQuotes(a) == withoutNeedlessQuotes(text))
        text = a;
}

template <typename T> void adoptQuotesOf(const T & /*a*/, T & /*object*/) {}
void adoptQuotesOf(const Column &a, Column &object)
{
    adoptQuotes(a.defaultValue, object.defaultValue);
    if (a.generated && object.generated)
        adoptQuotes(a.generated->expression, object.generated->expression);
}
void adoptQuotesOf(const Check &a, Check &object) { adoptQuotes(a.expression, object.expression); }
void adoptQuotesOf(const Trigger &a, Trigger &object) { adoptQuotes(a.text, object.text); }
void adoptQuotesOf(const View &a, View &object) { adoptQuotes(a.select, object.select); }
void adoptQuotesOf(const Index &a, Index &object)
{
    adoptQuotes(a.where, object.where);
    for (size_t i = 0; i < a.parts.size() && i < object.parts.size(); ++i)
        adoptQuotes(a.parts[i].expression, object.parts[i].expression);
}

template <typename T> const T *byId(const std::vector<T> &items, decltype(T::id) id)
{
    const auto found
        = std::find_if(items.begin(), items.end(), [&](const T &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

template <typename T> void expressOver(const T &a, T &object, Scope scope)
{
    if (scope == Scope::Database) {
        adoptMarks(a, object);
        adoptQuotesOf(a, object);
    }
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>) {
            auto &parts = object.*field.member;
            const auto &inA = a.*field.member;
            if (!field.ordered)
                arrange(inA, parts);
            if (scope == Scope::Database) {
                for (auto &part : parts) {
                    if (const auto *partner = byId(inA, part.id)) {
                        adoptMarks(*partner, part);
                        adoptQuotesOf(*partner, part);
                    }
                }
            }
        }
    });
}

} // namespace

Redirections redirectionsToA(const Match &match, const Schema &a)
{
    Redirections to;
    const auto isTaken
        = [&](quint64 id) { return a.tables.find(TableId(id)) || a.views.find(ViewId(id)); };
    std::optional<QSet<ForeignKeyId>> foreignKeys; // looked up seldom
    const auto isTakenKey = [&](ForeignKeyId id) {
        if (!foreignKeys)
            foreignKeys = foreignKeysOf(a);
        return foreignKeys->contains(id);
    };
    for (const TableMatch &pair : match.tables) {
        if (pair.a->id != pair.b->id)
            to.tables.insert(pair.b->id, pair.a->id);
        if (pair.alike)
            continue;
        PartRedirections parts;
        collectIn(pair.a->columns, pair.b->columns, pair.columns, parts.columns);
        collectIn(pair.a->keys, pair.b->keys, pair.keys, parts.keys);
        collectIn(pair.a->checks, pair.b->checks, pair.checks, parts.checks);
        collectIn(pair.a->indexes, pair.b->indexes, pair.indexes, parts.indexes);
        collectIn(pair.a->triggers, pair.b->triggers, pair.triggers, parts.triggers);
        if (!parts.isEmpty())
            to.ofTables.insert(pair.b->id, parts);
        collect(pair.a->foreignKeys, pair.b->foreignKeys, pair.foreignKeys, isTakenKey,
                to.foreignKeys);
    }
    for (const ViewMatch &pair : match.views) {
        if (pair.a->id != pair.b->id)
            to.views.insert(pair.b->id, pair.a->id);
        QHash<TriggerId, TriggerId> triggers;
        collectIn(pair.a->triggers, pair.b->triggers, pair.triggers, triggers);
        if (!triggers.isEmpty())
            to.ofViews.insert(pair.b->id, triggers);
    }
    for (const TablePtr &table : match.tablesOnlyInB) {
        const TableId id = freeId(table->id, [&](TableId i) { return isTaken(i.value()); });
        if (id != table->id)
            to.tables.insert(table->id, id);
        collect({}, table->foreignKeys, Pairing({}, std::vector(table->foreignKeys.size(), -1)),
                isTakenKey, to.foreignKeys);
    }
    for (const ViewPtr &view : match.viewsOnlyInB) {
        const ViewId id = freeId(view->id, [&](ViewId i) { return isTaken(i.value()); });
        if (id != view->id)
            to.views.insert(view->id, id);
    }
    return to;
}

Table expressed(const Table *a, const Table &b, const Redirections &toA, Scope scope)
{
    Table table = b;
    redirect(table, toA);
    if (a)
        expressOver(*a, table, scope);
    return table;
}

View expressed(const View *a, const View &b, const Redirections &toA, Scope scope)
{
    View view = b;
    redirect(view, toA);
    if (a)
        expressOver(*a, view, scope);
    return view;
}

Schema withoutUnenforced(const Schema &schema)
{
    Schema result = schema;
    for (const TablePtr &table : schema.tables) {
        const auto &keys = table->foreignKeys;
        if (std::all_of(keys.begin(), keys.end(), [](const ForeignKey &k) { return k.enforced; }))
            continue;
        Table copy = *table;
        std::erase_if(copy.foreignKeys, [](const ForeignKey &key) { return !key.enforced; });
        result.tables.put(std::move(copy));
    }
    return result;
}

} // namespace sw
