// SPDX-License-Identifier: Apache-2.0
#include "model/document/proposal.h"

#include "model/document/joining.h"
#include "model/document/names.h"
#include "model/document/verbs_key.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Whether a foreign key may refer to the column alone.
bool canBeReferredTo(const Table &table, ColumnId column)
{
    return std::any_of(table.keys.begin(), table.keys.end(),
                       [&](const Key &key) {
                           return key.parts.size() == 1 && key.parts.front().column == column;
                       })
           || std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index &index) {
                  return index.unique && index.where.isEmpty() && index.parts.size() == 1
                         && index.parts.front().column == column;
              });
}

bool hasKey(const Table &table) { return referableColumns(table).ok(); }

/// Whether an end can be the parent's: its column, or without one its table, has a key.
bool canBeParent(const Table &table, ColumnId column)
{
    return column.isNull() ? hasKey(table) : canBeReferredTo(table, column);
}

QString columnNames(const Table &table, const std::vector<ColumnId> &columns)
{
    QStringList names;
    for (const ColumnId id : columns) {
        const Column *column = table.column(id);
        names.append(column ? column->name : QString());
    }
    return names.size() == 1 ? names.front() : u'(' + names.join(u", ") + u')';
}

/// The names that new key columns would get.
QString newColumnNames(const Content &content, const Table &child, const Table &parent,
                       const std::vector<ColumnId> &targets)
{
    QStringList names;
    const QString word = parentWord(content, parent, child.id);
    for (const ColumnId id : targets) {
        const Column *target = parent.column(id);
        names.append(freeColumnName(child, keyColumnName(content, word, *target)));
    }
    return names.size() == 1 ? names.front() : u'(' + names.join(u", ") + u')';
}

QString sentenceFor(const Content &content, const Proposal &proposal, const Table &child,
                    const Table &parent, RelationshipKind kind)
{
    const PluralRule rule = pluralRuleOf(content);
    const QString one = singularName(parent.name, rule);
    if (kind == RelationshipKind::ManyToMany)
        return u"%1 ↔ %2   one %3 has many %4, and the other way round"_s.arg(
            child.name, parent.name, singularName(child.name, rule), pluralName(parent.name, rule));
    const QString columns = proposal.childColumns.empty()
                                ? newColumnNames(content, child, parent, proposal.parentColumns)
                                : columnNames(child, proposal.childColumns);
    const QString many = kind == RelationshipKind::OneToOne
                             ? u"one %1 has one %2"_s.arg(one, singularName(child.name, rule))
                             : u"one %1 has many %2"_s.arg(one, pluralName(child.name, rule));
    return u"%1.%2 → %3.%4   %5"_s.arg(child.name, columns, parent.name,
                                       columnNames(parent, proposal.parentColumns), many);
}

/// Whether the start of the line is the child's end.
bool startIsChild(const DrawnRelationship &drawn, const Table &from, const Table &to)
{
    const bool fromCan = canBeParent(from, drawn.from.column);
    const bool toCan = canBeParent(to, drawn.to.column);
    if (fromCan != toCan)
        return toCan;
    // Both could be, or neither. A key's column says that its own table is the parent.
    const bool fromKey = fromCan && !drawn.from.column.isNull();
    return (fromKey ? false : drawn.fromIsChild) != drawn.swapped;
}

/// To each end of an association that has none.
void giveKeys(Edit &edit, const Proposal &proposal)
{
    for (const TableId id : {proposal.child, proposal.parent}) {
        if (!hasKey(*edit.schema().tables.find(id)))
            edit.run(addKeyColumn(edit.now(), id));
    }
}

/// The proposal without its sentence, which costs most.
Proposal outlined(const Content &content, const DrawnRelationship &drawn)
{
    Proposal proposal;
    const TablePtr from = content.schema.tables.find(drawn.from.table);
    const TablePtr to = content.schema.tables.find(drawn.to.table);
    if (!from || !to) {
        proposal.objection = noSuchTable().text;
        return proposal;
    }
    const bool fromIsChild = startIsChild(drawn, *from, *to);
    const Table &child = fromIsChild ? *from : *to;
    const Table &parent = fromIsChild ? *to : *from;
    const DrawnEnd &childEnd = fromIsChild ? drawn.from : drawn.to;
    const DrawnEnd &parentEnd = fromIsChild ? drawn.to : drawn.from;
    proposal.child = child.id;
    proposal.parent = parent.id;
    if (const Objection objection = objectionToAltering(child)) {
        proposal.objection = objection->text;
        return proposal;
    }
    // What would help is no help where the parent cannot be altered.
    const auto offer = [&](const QString &text) {
        if (!objectionToAltering(parent))
            proposal.needsKey = text;
    };
    if (drawn.kind == RelationshipKind::ManyToMany) {
        QStringList keyless;
        for (const Table *each : {&child, &parent}) {
            if (hasKey(*each))
                continue;
            proposal.objection = referableColumns(*each).error().text;
            keyless.append(each->name);
        }
        keyless.removeDuplicates();
        if (!keyless.isEmpty())
            offer(u"Give %1 a key"_s.arg(listedNames(keyless)));
        return proposal;
    }
    if (!parentEnd.column.isNull()) {
        proposal.parentColumns = {parentEnd.column};
        if (!canBeReferredTo(parent, parentEnd.column)) {
            const QString name = parent.column(parentEnd.column)->name;
            proposal.objection
                = u"“%1.%2” is neither a key nor UNIQUE, so nothing can refer to it."_s.arg(
                    parent.name, name);
            offer(u"Make %1.%2 UNIQUE"_s.arg(parent.name, name));
        }
    } else if (const Result<ColumnIds> key = referableColumns(parent)) {
        proposal.parentColumns = *key;
    } else {
        proposal.objection = key.error().text;
        offer(u"Give %1 a key"_s.arg(parent.name));
        return proposal;
    }
    if (!childEnd.column.isNull()) {
        if (childEnd == parentEnd)
            proposal.objection = u"A column cannot refer to itself; drop it on another one."_s;
        else if (proposal.parentColumns.size() != 1)
            proposal.objection = u"The key of “%1” has %2 columns; drop the line on the table"
                                 " instead of a column."_s.arg(
                                     parent.name, QString::number(proposal.parentColumns.size()));
        else
            proposal.childColumns = {childEnd.column};
    }
    return proposal;
}

bool isPossible(const Content &content, const DrawnRelationship &drawn)
{
    const Proposal proposal = outlined(content, drawn);
    return proposal.objection.isEmpty() || !proposal.needsKey.isEmpty();
}

} // namespace

Proposal propose(const Content &content, const DrawnRelationship &drawn)
{
    Proposal proposal = outlined(content, drawn);
    if (proposal.objection.isEmpty())
        proposal.sentence
            = sentenceFor(content, proposal, *content.schema.tables.find(proposal.child),
                          *content.schema.tables.find(proposal.parent), drawn.kind);
    return proposal;
}

bool canEndOn(const Content &content, DrawnRelationship drawn)
{
    drawn.to.column = {};
    if (isPossible(content, drawn))
        return true;
    const TablePtr to = content.schema.tables.find(drawn.to.table);
    return to && std::any_of(to->columns.begin(), to->columns.end(), [&](const Column &column) {
               drawn.to.column = column.id;
               return isPossible(content, drawn);
           });
}

Result<Changes> makeProposed(const Content &content, const DrawnRelationship &drawn, bool makeKey)
{
    const Proposal proposal = propose(content, drawn);
    if (!proposal.objection.isEmpty() && !(makeKey && !proposal.needsKey.isEmpty()))
        return Error{proposal.objection};
    Edit edit(content);
    if (!proposal.objection.isEmpty()) {
        const TablePtr parent = content.schema.tables.find(proposal.parent);
        if (drawn.kind == RelationshipKind::ManyToMany)
            giveKeys(edit, proposal);
        else if (proposal.parentColumns.empty())
            edit.run(addKeyColumn(content, parent->id));
        else
            edit.run(putKey(content, parent->id, uniqueKey(proposal.parentColumns)));
        if (edit.failed())
            return edit.result();
    }
    const Proposal now = propose(edit.now(), drawn);
    NewRelationship wanted;
    wanted.child = now.child;
    wanted.parent = now.parent;
    wanted.kind = drawn.kind;
    wanted.parentColumns = now.parentColumns;
    wanted.childColumns = now.childColumns;
    wanted.identifying = drawn.identifying;
    edit.run(makeRelationship(edit.now(), wanted));
    return edit.result();
}

} // namespace sw
