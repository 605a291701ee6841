// SPDX-License-Identifier: Apache-2.0
#include "model/schema/sentence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The tables of a relationship; false where one of them is gone.
struct RelatedTables {
    RelatedTables(const Relationship &relationship, const Schema &schema)
        : left(schema.tables.find(relationship.left.table)),
          right(schema.tables.find(relationship.right.table)),
          association(schema.tables.find(relationship.association)),
          complete(left && right
                   && (association || relationship.kind != RelationshipKind::ManyToMany))
    {
    }

    explicit operator bool() const { return complete; }

    TablePtr left;
    TablePtr right;
    TablePtr association;
    bool complete;
};

/// `id`, `(x, y)`; a column that is gone is no word.
QString columnsText(const Table &table, const std::vector<ColumnId> &columns)
{
    QStringList names;
    for (const ColumnId id : columns) {
        if (const Column *column = table.column(id))
            names.append(column->name);
    }
    return names.size() == 1 ? names.front() : QString(u'(' + names.join(u", ") + u')');
}

QString pairText(const Table &child, ForeignKeyId key, const Table &parent,
                 const std::vector<ColumnId> &parentColumns)
{
    const ForeignKey *found = child.foreignKey(key);
    return columnsText(child, found ? found->columns : std::vector<ColumnId>()) + u" → "
           + parent.name + u'.' + columnsText(parent, parentColumns);
}

/// Whether the names of its tables leave open which relationship is meant.
bool needsRoles(const Relationship &relationship, const RelatedTables &tables)
{
    if (tables.left == tables.right)
        return true;
    const auto &keys = tables.right->foreignKeys;
    return relationship.kind != RelationshipKind::ManyToMany
           && std::count_if(keys.begin(), keys.end(), [&](const ForeignKey &key) {
                  return key.parent.id == relationship.left.table;
              }) > 1;
}

/// One end as the other has it: `items`, `one store`.
class EndWords {
public:
    EndWords(bool byRole, PluralRule rule) : m_byRole(byRole), m_rule(rule) {}

    [[nodiscard]] QString one(const RelationshipEnd &end, const Table &table) const
    {
        return called(end, singularName(table.name, m_rule));
    }

    [[nodiscard]] QString many(const RelationshipEnd &end, const Table &table) const
    {
        return called(end, pluralName(table.name, m_rule));
    }

private:
    [[nodiscard]] QString called(const RelationshipEnd &end, const QString &name) const
    {
        return m_byRole && !end.role.isEmpty() ? end.role : name;
    }

    bool m_byRole;
    PluralRule m_rule;
};

} // namespace

QString sentenceOf(const Relationship &relationship, const Schema &schema, PluralRule rule)
{
    const RelatedTables tables(relationship, schema);
    if (!tables)
        return {};
    const RelationshipEnd &left = relationship.left;
    const RelationshipEnd &right = relationship.right;
    const EndWords words(needsRoles(relationship, tables), rule);
    const QString leftName = singularName(tables.left->name, rule);
    const QString rightName = singularName(tables.right->name, rule);
    const auto some = [&](const RelationshipEnd &end, const Table &table) -> QString {
        return end.one ? u" has at most one "_s + words.one(end, table)
                       : u" has many "_s + words.many(end, table);
    };
    if (relationship.kind == RelationshipKind::ManyToMany)
        return u"One "_s + leftName + some(right, *tables.right) + u"; one " + rightName
               + some(left, *tables.left) + u", through " + tables.association->name + u'.';
    // Who must have a partner is spoken of as a half of the other: one user has one profile.
    const QString children = right.one && left.required
                                 ? QString(u" has one "_s + words.one(right, *tables.right))
                                 : some(right, *tables.right);
    return u"One "_s + leftName + children + u"; each " + rightName
           + (left.required ? u" has one "_s : u" may have one "_s) + words.one(left, *tables.left)
           + u'.';
}

QString pairsOf(const Relationship &relationship, const Schema &schema)
{
    const RelatedTables tables(relationship, schema);
    if (!tables)
        return {};
    if (relationship.kind != RelationshipKind::ManyToMany)
        return pairText(*tables.right, relationship.key, *tables.left, relationship.left.columns);
    return pairText(*tables.association, relationship.key, *tables.left, relationship.left.columns)
           + u", "
           + pairText(*tables.association, relationship.farKey, *tables.right,
                      relationship.right.columns);
}

QString accessibleNameOf(const Relationship &relationship, const Schema &schema)
{
    const RelatedTables tables(relationship, schema);
    if (!tables)
        return {};
    if (relationship.kind == RelationshipKind::ManyToMany)
        return tables.left->name + u" many to many " + tables.right->name + u" through "
               + tables.association->name;
    const QString kind
        = relationship.kind == RelationshipKind::OneToOne ? u" one to one "_s : u" many to one "_s;
    return tables.right->name + u'.' + columnsText(*tables.right, relationship.right.columns) + kind
           + tables.left->name + u'.' + columnsText(*tables.left, relationship.left.columns);
}

} // namespace sw
