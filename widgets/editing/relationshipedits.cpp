// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/relationshipedits.h"

#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"

namespace sw {

namespace {

/// The table that holds the relationship's foreign keys.
TableId holderOf(const Relationship &relationship)
{
    return relationship.association.isNull() ? relationship.right.table : relationship.association;
}

/// The foreign key and the word of it by which one end calls the other.
std::pair<ForeignKeyId, RoleEnd> wordOf(const Relationship &relationship, bool parentEnd)
{
    if (relationship.association.isNull())
        return {relationship.key, parentEnd ? RoleEnd::Parent : RoleEnd::Children};
    // What lies beyond is a word of the parent's own key: student.courses of the key to student.
    return {parentEnd ? relationship.farKey : relationship.key, RoleEnd::Across};
}

EndModel ForeignKey::*modelMember(RoleEnd end)
{
    switch (end) {
    case RoleEnd::Parent:
        return &ForeignKey::parentModel;
    case RoleEnd::Children:
        return &ForeignKey::childrenModel;
    case RoleEnd::Across:
        break;
    }
    return &ForeignKey::acrossModel;
}

} // namespace

const ForeignKey *firstKey(const Content &content, const Relationship &relationship)
{
    const TablePtr table = content.schema.tables.find(holderOf(relationship));
    return table ? table->foreignKey(relationship.key) : nullptr;
}

Result<Changes> changeKeys(const Content &content, const Relationship &relationship,
                           const std::function<void(ForeignKey &)> &change)
{
    Edit edit(content);
    const TableId holder = holderOf(relationship);
    for (const ForeignKeyId id : {relationship.key, relationship.farKey}) {
        const TablePtr table = edit.schema().tables.find(holder);
        const ForeignKey *found = table && !id.isNull() ? table->foreignKey(id) : nullptr;
        if (!found)
            continue;
        ForeignKey key = *found;
        change(key);
        edit.run(putForeignKey(edit.now(), holder, key));
    }
    return edit.result();
}

Result<Changes> setRequired(const Content &content, const Relationship &relationship, bool required)
{
    Edit edit(content);
    for (const ColumnId column : relationship.right.columns)
        edit.run(setNotNull(edit.now(), relationship.right.table, column,
                            required ? std::optional(NotNull()) : std::nullopt));
    return edit.result();
}

Result<Changes> setEndRole(const Content &content, const Relationship &relationship, bool parentEnd,
                           const Role &role)
{
    const auto [key, end] = wordOf(relationship, parentEnd);
    return setRole(content, holderOf(relationship), key, end, role);
}

Role endRole(const Content &content, const Relationship &relationship, bool parentEnd)
{
    const auto [id, end] = wordOf(relationship, parentEnd);
    const TablePtr table = content.schema.tables.find(holderOf(relationship));
    const ForeignKey *key = table ? table->foreignKey(id) : nullptr;
    if (!key)
        return {};
    if (end == RoleEnd::Across)
        return key->acrossRole;
    return end == RoleEnd::Parent ? key->parentRole : key->childrenRole;
}

EndModel endModel(const Content &content, const Relationship &relationship, bool parentEnd)
{
    const auto [id, end] = wordOf(relationship, parentEnd);
    const TablePtr table = content.schema.tables.find(holderOf(relationship));
    const ForeignKey *key = table ? table->foreignKey(id) : nullptr;
    return key ? key->*modelMember(end) : EndModel();
}

Result<Changes> setEndModel(const Content &content, const Relationship &relationship,
                            bool parentEnd, const EndModel &model)
{
    const auto [id, end] = wordOf(relationship, parentEnd);
    const TablePtr table = content.schema.tables.find(holderOf(relationship));
    const ForeignKey *found = table ? table->foreignKey(id) : nullptr;
    if (!found)
        return noSuchTable();
    ForeignKey key = *found;
    key.*modelMember(end) = model;
    return putForeignKey(content, table->id, key);
}

Result<Changes> setChildColumn(const Content &content, const Relationship &relationship,
                               size_t place, ColumnId column)
{
    return changeKeys(content, relationship, [&](ForeignKey &key) {
        if (place < key.columns.size())
            key.columns[place] = column;
    });
}

Result<Changes> setParentColumn(const Content &content, const Relationship &relationship,
                                size_t place, ColumnId column)
{
    return changeKeys(content, relationship, [&](ForeignKey &key) {
        // A key that left its target unsaid says it from now on.
        key.parentColumns.clear();
        for (const ColumnId target : relationship.left.columns)
            key.parentColumns.push_back({target, {}});
        if (place < key.parentColumns.size())
            key.parentColumns[place] = {column, {}};
    });
}

} // namespace sw
