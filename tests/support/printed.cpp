// SPDX-License-Identifier: Apache-2.0
#include "tests/support/picture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

bool isPlain(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_';
    });
}

QString quoted(const QString &name) { return isPlain(name) ? name : QString(u'"' + name + u'"'); }

QString columnName(const Table &table, ColumnId id)
{
    const Column *column = table.column(id);
    return column ? quoted(column->name) : u"(no column)"_s;
}

QString columnNames(const Table &table, const std::vector<ColumnId> &ids)
{
    QStringList names;
    for (const ColumnId id : ids)
        names.append(columnName(table, id));
    return names.join(u',');
}

QString keyColumns(const Table &table, const Key &key)
{
    std::vector<ColumnId> ids;
    for (const KeyPart &part : key.parts)
        ids.push_back(part.column);
    return columnNames(table, ids);
}

QString marksText(const ForeignKey &key)
{
    QStringList marks;
    const auto role = [&](const char16_t *word, const Role &given) {
        if (given.absent)
            marks.append(QStringView(word) + u"=-"_s);
        else if (!given.name.isEmpty())
            marks.append(QStringView(word) + u"="_s + given.name);
    };
    role(u"parent", key.parentRole);
    role(u"children", key.childrenRole);
    role(u"across", key.acrossRole);
    if (key.oneChild)
        marks.append(u"one"_s);
    if (!key.enforced)
        marks.append(u"unenforced"_s);
    if (key.associates)
        marks.append(u"associates"_s);
    if (key.onDelete == Action::Cascade)
        marks.append(u"cascade"_s);
    return marks.isEmpty() ? QString() : QString(u'{' + marks.join(u',') + u'}');
}

QString referenceText(const ForeignKey &key, const Schema &schema)
{
    const TablePtr parent = schema.parentOf(key);
    QStringList targets;
    for (const ColumnRef &ref : key.parentColumns) {
        const Column *column = parent && !ref.id.isNull() ? parent->column(ref.id) : nullptr;
        targets.append(column ? quoted(column->name) : ref.name);
    }
    const QString target = targets.size() > 1  ? QString(u".(" + targets.join(u',') + u')')
                           : targets.isEmpty() ? QString()
                                               : QString(u'.' + targets.front());
    return u'>' + (parent ? quoted(parent->name) : key.parent.name) + target + marksText(key);
}

/// The one object of a list that is said at this column.
QString columnText(const Table &table, const Column &column, const Schema &schema)
{
    QString text = quoted(column.name);
    if (!column.type.isEmpty())
        text += u':' + column.type;
    const auto isHere = [&](const Key &key) {
        return key.inColumn && key.parts.size() == 1 && key.parts.front().column == column.id;
    };
    for (const Key &key : table.keys) {
        if (isHere(key))
            text += key.primary ? u":pk"_s : u"="_s;
    }
    if (column.notNull)
        text += u'!';
    for (const ForeignKey &key : table.foreignKeys) {
        if (key.inColumn && key.columns == std::vector{column.id})
            text += referenceText(key, schema);
    }
    return text;
}

QString tableText(const Table &table, const Schema &schema)
{
    QStringList words{quoted(table.name)};
    for (const Column &column : table.columns)
        words.append(columnText(table, column, schema));
    for (const Key &key : table.keys) {
        if (!key.inColumn)
            words.append((key.primary ? u"pk("_s : u"uq("_s) + keyColumns(table, key) + u')');
    }
    for (const ForeignKey &key : table.foreignKeys) {
        if (!key.inColumn)
            words.append(u"fk("_s + columnNames(table, key.columns) + u')'
                         + referenceText(key, schema));
    }
    for (const Check &check : table.checks)
        words.append(u"check("_s + check.expression + u')');
    for (const Index &index : table.indexes) {
        QStringList parts;
        for (const IndexPart &part : index.parts)
            parts.append(part.column.isNull() ? part.expression : columnName(table, part.column));
        words.append((index.unique ? u"ux("_s : u"ix("_s) + parts.join(u',') + u')'
                     + (index.where.isEmpty() ? u""_s : u"?"_s));
    }
    if (table.strict)
        words.append(u"@strict"_s);
    if (table.withoutRowid)
        words.append(u"@without-rowid"_s);
    if (table.association != Association::Derived)
        words.append(table.association == Association::Yes ? u"@association"_s
                                                           : u"@no-association"_s);
    return words.join(u' ');
}

QString endText(const Schema &schema, const RelationshipEnd &owner, const RelationshipEnd &seen)
{
    const TablePtr table = schema.tables.find(owner.table);
    return (table ? table->name : u"(no table)"_s) + u'.'
           + (seen.role.isEmpty() ? u"-"_s : seen.role);
}

QString viaText(const Schema &schema, const Relationship &each)
{
    if (each.association.isNull())
        return columnNames(*schema.tables.find(each.right.table), each.right.columns);
    const Table &table = *schema.tables.find(each.association);
    QString text = table.name + u'(' + columnNames(table, table.foreignKey(each.key)->columns)
                   + u'/' + columnNames(table, table.foreignKey(each.farKey)->columns) + u')';
    if (!each.payload.empty())
        text += u" with " + columnNames(table, each.payload);
    return text;
}

QString relationshipText(const Schema &schema, const Relationship &each)
{
    QString text = endText(schema, each.left, each.right) + u' ' + (each.left.one ? u'1' : u'n')
                   + u'-' + (each.right.one ? u'1' : u'n') + u' '
                   + endText(schema, each.right, each.left) + u" via " + viaText(schema, each);
    if (each.left.required)
        text += u" required"_s;
    if (each.identifying)
        text += u" identifying"_s;
    if (each.oneByMark)
        text += u" by mark"_s;
    if (!each.enforced)
        text += u" unenforced"_s;
    return text;
}

} // namespace

QString pictureOf(const Schema &schema)
{
    std::vector<TablePtr> tables(schema.tables.begin(), schema.tables.end());
    std::sort(tables.begin(), tables.end(),
              [](const TablePtr &a, const TablePtr &b) { return a->name < b->name; });
    QStringList texts;
    for (const TablePtr &table : tables)
        texts.append(tableText(*table, schema));
    return texts.join(u" | ");
}

QString relationshipsText(const Schema &schema, PluralRule rule)
{
    QStringList lines;
    for (const Relationship &each : relationships(schema, rule))
        lines.append(relationshipText(schema, each));
    return lines.join(u'\n');
}

QString rolesText(const Schema &schema, PluralRule rule)
{
    QStringList roles;
    for (const Relationship &each : relationships(schema, rule)) {
        roles.append(endText(schema, each.left, each.right));
        roles.append(endText(schema, each.right, each.left));
    }
    roles.removeIf([](const QString &role) { return role.endsWith(".-"_L1); });
    roles.sort();
    return roles.join(u", ");
}

} // namespace sw::test
