// SPDX-License-Identifier: Apache-2.0
#include "model/document/references.h"

#include "model/base/name.h"
#include "model/document/names.h"
#include "model/schema/link.h"
#include "model/schema/naming.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The tables that have a foreign key of which `matches` is true.
template <typename Matches> std::vector<TablePtr> tablesWithKey(const Edit &edit, Matches matches)
{
    std::vector<TablePtr> found;
    for (const TablePtr &table : edit.schema().tables) {
        const auto &keys = table->foreignKeys;
        if (std::any_of(keys.begin(), keys.end(),
                        [&](const ForeignKey &key) { return matches(*table, key); }))
            found.push_back(table);
    }
    return found;
}

/// The columns of the child for those of the parent's new key: those it had, and new ones.
struct Growth {
    Edit &edit;
    const Table &parent;
    const ColumnIds &before;
    const ColumnIds &after;

    [[nodiscard]] bool refersToKey(const ForeignKey &key) const
    {
        if (key.parent.id != parent.id || key.columns.size() != before.size())
            return false;
        if (key.parentColumns.empty())
            return true;
        return key.parentColumns.size() == before.size()
               && std::all_of(key.parentColumns.begin(), key.parentColumns.end(),
                              [&](const ColumnRef &ref) { return holds(before, ref.id); });
    }

    /// What the foreign key's columns mean: those it names, else the whole key.
    [[nodiscard]] ColumnIds targets(const ForeignKey &key) const
    {
        if (key.parentColumns.empty())
            return before;
        ColumnIds result;
        for (const ColumnRef &ref : key.parentColumns)
            result.push_back(ref.id);
        return result;
    }

    [[nodiscard]] QString wordOf(const Table &child, const ForeignKey &key) const
    {
        const QString stem = keyStem({child, parent, key, targets(key)}, false);
        return stem.isEmpty() ? parentWord(edit.now(), parent, child.id) : stem;
    }

    void change(Table &child, ForeignKey &key) const
    {
        const ColumnIds had = targets(key);
        const bool required = std::all_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
            const Column *column = child.column(id);
            return column && column->notNull;
        });
        const QString word = wordOf(child, key);
        ColumnIds columns;
        for (const ColumnId target : after) {
            const auto place = std::find(had.begin(), had.end(), target);
            if (place != had.end()) {
                columns.push_back(key.columns[static_cast<size_t>(place - had.begin())]);
                continue;
            }
            const Column &wanted = *parent.column(target);
            child.columns.push_back(
                keyColumn(child, keyColumnName(edit.now(), word, wanted), wanted, required));
            columns.push_back(child.columns.back().id);
        }
        key.columns = std::move(columns);
        key.inColumn = key.inColumn && key.columns.size() == 1;
        if (key.parentColumns.empty())
            return;
        key.parentColumns.clear();
        for (const ColumnId target : after)
            key.parentColumns.push_back({target, {}});
    }

    /// Says what the foreign key left unsaid.
    void keepTargets(ForeignKey &key) const
    {
        if (!key.parentColumns.empty())
            return;
        for (const ColumnId column : before)
            key.parentColumns.push_back({column, {}});
    }
};

/// Adds to the child's own key what its identifying foreign key has got; the key's columns before,
/// empty where nothing was added.
ColumnIds growOwnKey(Table &child, const ColumnIds &oldColumns, const ColumnIds &newColumns)
{
    const auto primary = std::find_if(child.keys.begin(), child.keys.end(),
                                      [](const Key &key) { return key.primary; });
    if (primary == child.keys.end())
        return {};
    const ColumnIds before = columnsOf(*primary);
    const bool identifying = std::all_of(oldColumns.begin(), oldColumns.end(),
                                         [&](ColumnId id) { return holds(before, id); });
    if (!identifying)
        return {};
    for (const ColumnId column : newColumns) {
        if (!holds(before, column) && !holds(oldColumns, column))
            primary->parts.push_back({column, {}, {}});
    }
    if (primary->parts.size() == before.size())
        return {};
    primary->inColumn = false;
    primary->autoincrement = false;
    return before;
}

void follow(Edit &edit, TableId parentId, const ColumnIds &before, const ColumnIds &after,
            QSet<TableId> &visited)
{
    visited.insert(parentId);
    const TablePtr parent = edit.schema().tables.find(parentId);
    const Growth growth{edit, *parent, before, after};
    const bool grows
        = std::any_of(after.begin(), after.end(), [&](ColumnId id) { return holds(before, id); });
    const auto matches
        = [&](const Table &, const ForeignKey &key) { return growth.refersToKey(key); };
    for (const TablePtr &found : tablesWithKey(edit, matches)) {
        // As it is now: it may have grown already, by another way.
        Table child = *edit.schema().tables.find(found->id);
        ColumnIds keyBefore;
        for (ForeignKey &key : child.foreignKeys) {
            if (!growth.refersToKey(key))
                continue;
            if (!grows) {
                growth.keepTargets(key);
                continue;
            }
            const ColumnIds oldColumns = key.columns;
            growth.change(child, key);
            // Tables that identify each other would grow for ever: each key grows once.
            if (visited.contains(child.id))
                continue;
            const ColumnIds ownKey = growOwnKey(child, oldColumns, key.columns);
            if (keyBefore.empty())
                keyBefore = ownKey;
        }
        const Key *primary = child.primaryKey();
        const ColumnIds keyAfter = primary ? columnsOf(*primary) : ColumnIds();
        const TableId id = child.id;
        edit.put(std::move(child));
        if (!keyBefore.empty())
            follow(edit, id, keyBefore, keyAfter, visited);
    }
}

} // namespace

bool holds(const ColumnIds &columns, ColumnId column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

void removeForeignKeys(Edit &edit,
                       const std::function<bool(const Table &, const ForeignKey &)> &doomed)
{
    for (const TablePtr &found : tablesWithKey(edit, doomed)) {
        Table table = *found;
        std::erase_if(table.foreignKeys, [&](const ForeignKey &key) {
            if (!doomed(*found, key))
                return false;
            edit.removeRoutesOf(key.id);
            return true;
        });
        edit.put(std::move(table));
    }
}

void bindReferences(Edit &edit, TableId id)
{
    const TablePtr parent = edit.schema().tables.find(id);
    const auto isLoose = [&](const Table &table, const ForeignKey &key) {
        if (key.parent.id.isNull())
            return table.id == id || sameName(key.parent.name, parent->name);
        return (key.parent.id == id || table.id == id)
               && std::any_of(key.parentColumns.begin(), key.parentColumns.end(),
                              [](const ColumnRef &ref) { return ref.id.isNull(); });
    };
    const std::vector<TablePtr> loose = tablesWithKey(edit, isLoose);
    if (loose.empty())
        return;
    const SchemaNames names(edit.schema());
    std::vector<Table> bound;
    for (const TablePtr &found : loose) {
        Table table = *found;
        if (linkForeignKeys(table, names))
            bound.push_back(std::move(table));
    }
    for (Table &table : bound)
        edit.put(std::move(table));
}

void forgetSpellings(Edit &edit, TableId id, ColumnId column)
{
    const auto isSpelled = [&](const auto &ref) { return ref.id == column && !ref.name.isEmpty(); };
    const auto hasSpelling = [&](const Table &, const ForeignKey &key) {
        if (key.parent.id != id)
            return false;
        if (column.isNull())
            return !key.parent.name.isEmpty();
        return std::any_of(key.parentColumns.begin(), key.parentColumns.end(), isSpelled);
    };
    for (const TablePtr &found : tablesWithKey(edit, hasSpelling)) {
        Table table = *found;
        for (ForeignKey &key : table.foreignKeys) {
            if (!hasSpelling(table, key))
                continue;
            if (column.isNull())
                key.parent.name.clear();
            for (ColumnRef &ref : key.parentColumns) {
                if (isSpelled(ref))
                    ref.name.clear();
            }
        }
        edit.put(std::move(table));
    }
}

void followPrimaryKey(Edit &edit, TableId parent, const ColumnIds &before, const ColumnIds &after)
{
    if (before.empty() || before == after)
        return;
    QSet<TableId> visited;
    follow(edit, parent, before, after, visited);
}

QString keyColumnName(const Content &content, const QString &word, const Column &target)
{
    QString pattern = content.settings->foreignKeyPattern;
    if (!pattern.isEmpty()) {
        // In one pass, so that a parent that is called {column} is not a place to fill.
        QString name;
        for (qsizetype i = 0; i < pattern.size();) {
            const QStringView rest = QStringView(pattern).sliced(i);
            if (rest.startsWith(u"{parent}"_s)) {
                name += word;
                i += 8;
            } else if (rest.startsWith(u"{column}"_s)) {
                name += target.name;
                i += 8;
            } else {
                name += pattern.at(i++);
            }
        }
        return name;
    }
    // A key that carries its table's name already, user.user_id, does not say it twice.
    if (target.name.size() > word.size() && sameName(target.name.left(word.size()), word))
        return target.name;
    return joinedName(word, target.name);
}

QString parentWord(const Content &content, const Table &parent, TableId child)
{
    if (parent.id == child)
        return spelledLike(u"parent", parent.name);
    return singularName(parent.name, pluralRuleOf(content));
}

Column keyColumn(const Table &child, const QString &name, const Column &target, bool required)
{
    Column column;
    column.id = ColumnId::random();
    column.name = freeColumnName(child, name.trimmed().isEmpty() ? target.name : name);
    column.type = target.type;
    column.collation = target.collation;
    if (required)
        column.notNull = NotNull{};
    return column;
}

} // namespace sw
