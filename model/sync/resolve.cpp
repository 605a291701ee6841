// SPDX-License-Identifier: Apache-2.0
#include "model/sync/resolve.h"

#include "model/base/name.h"
#include "model/document/integrity.h"
#include "model/document/names.h"
#include "model/document/verbs_diagram.h"
#include "model/sync/beside.h"
#include "model/sync/merge.h"
#include "model/sync/mergelog.h"
#include "model/sync/speech.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

ObjectKey conflictKey(const MergeConflict &conflict)
{
    const Object &known = isThere(conflict.base) ? conflict.base : conflict.theirs;
    return std::visit([](const auto &object) { return keyOf(*object); }, known);
}

Content withObject(Content content, const ObjectKey &key, const Object &object)
{
    apply(content, Change{objectIn(content, key), object});
    return content;
}

/// Only what a table must agree with: no drawing, and the other tables without their foreign keys,
/// so that the merge sees this table alone.
Content aroundTable(const Content &content, TableId id)
{
    Content reduced = content;
    reduced.drawing = {};
    for (const TablePtr &each : content.schema.tables) {
        if (each->id == id || each->foreignKeys.empty())
            continue;
        Table table = *each;
        table.foreignKeys.clear();
        reduced.schema.tables.put(std::move(table));
    }
    return reduced;
}

/// Foreign keys are what may lead nowhere; ids in a text would tell nobody anything.
QString faultText(const Content &content, const Fault &fault)
{
    for (const TablePtr &table : content.schema.tables) {
        if (const ForeignKey *key = table->foreignKey(ForeignKeyId(fault.id)))
            return Speech(content).kind(*key) + u' ' + table->name + u'('
                   + Speech(content).say(key->columns, table.get())
                   + u") needs a table or column that is not here";
    }
    return fault.kind + u": " + fault.text;
}

Objection objectionToFaults(const Content &content)
{
    const auto fault = firstFault(content);
    if (!fault)
        return std::nullopt;
    return Error{faultText(content, *fault) + u"; mend that first, or keep ours."_s};
}

Objection objectionToNames(const Schema &schema, const Table &table)
{
    if (Objection objection = objectionToName(schema, table.name, u"table"_s, table.id.value()))
        return objection;
    for (const Column &column : table.columns) {
        if (Objection objection = objectionToColumnName(table, column.name, column.id))
            return objection;
    }
    for (const Index &index : table.indexes) {
        if (Objection objection = objectionToName(schema, index.name, u"index"_s, index.id.value()))
            return objection;
    }
    return std::nullopt;
}

Objection objectionToNames(const Schema &schema, const Object &object)
{
    if (const auto *table = std::get_if<TablePtr>(&object); table && *table)
        return objectionToNames(schema, **table);
    if (const auto *view = std::get_if<ViewPtr>(&object); view && *view)
        return objectionToName(schema, (*view)->name, u"view"_s, (*view)->id.value());
    return std::nullopt;
}

/// Why the content cannot be so; `key` is the object that became another.
Objection objectionTo(const Content &content, const ObjectKey &key)
{
    if (Objection objection = objectionToFaults(content))
        return objection;
    return objectionToNames(content.schema, objectIn(content, key));
}

/// Whether the foreign key leads to another table, or to a column of it, that is not there.
bool leadsNowhere(const ForeignKey &key, TableId own, const Schema &schema)
{
    if (key.parent.id.isNull() || key.parent.id == own)
        return false;
    const TablePtr parent = schema.tables.find(key.parent.id);
    return !parent
           || std::any_of(
               key.parentColumns.begin(), key.parentColumns.end(),
               [&](const ColumnRef &ref) { return !ref.id.isNull() && !parent->column(ref.id); });
}

/// Ours deleted a table with the foreign keys to it: versions from before that must not bring one
/// of these back. One that is theirs alone is left, to be found at fault.
void dropForeignKeysToDeleted(MergeConflict &conflict, const Schema &schema)
{
    const auto *base = std::get_if<TablePtr>(&conflict.base);
    const auto *theirs = std::get_if<TablePtr>(&conflict.theirs);
    if (!base || !theirs || !*base || !*theirs)
        return;
    Table baseTable = **base;
    Table theirTable = **theirs;
    const TableId id = baseTable.id;
    const auto isUnchanged = [&](const ForeignKey &key) {
        const ForeignKey *before = (*base)->foreignKey(key.id);
        return before && *before == key;
    };
    std::erase_if(theirTable.foreignKeys, [&](const ForeignKey &key) {
        return leadsNowhere(key, id, schema) && isUnchanged(key);
    });
    std::erase_if(baseTable.foreignKeys,
                  [&](const ForeignKey &key) { return leadsNowhere(key, id, schema); });
    conflict.base = std::make_shared<const Table>(std::move(baseTable));
    conflict.theirs = std::make_shared<const Table>(std::move(theirTable));
}

/// The object with theirs wherever both changed it: a merge from the same base with the sides
/// exchanged, so that theirs wins.
Result<Object> preferringTheirs(const Content &content, const ObjectKey &key,
                                MergeConflict conflict)
{
    dropForeignKeysToDeleted(conflict, content.schema);
    const bool isTable = std::holds_alternative<TablePtr>(conflict.theirs);
    const Content now = isTable ? aroundTable(content, TableId(key.id)) : content;
    const Content theirs = withObject(now, key, conflict.theirs);
    if (const Objection objection = objectionTo(theirs, key))
        return *objection;
    return objectIn(merge(withObject(now, key, conflict.base), theirs, now).content, key);
}

/// Routes of foreign keys that a table has no longer.
void removeLostRoutes(Edit &edit, const Table &before, const Table &after)
{
    for (const ForeignKey &key : before.foreignKeys) {
        if (!after.foreignKey(key.id))
            edit.removeRoutesOf(key.id);
    }
}

/// Takes an object out of the content, with what is drawn of it.
struct Removal {
    Edit &edit;

    void operator()(const TablePtr &table) const { edit.remove(table->id); }
    void operator()(const ViewPtr &view) const { edit.remove(view->id); }
    void operator()(const DiagramPtr &diagram) const { edit.remove(diagram->id); }
    void operator()(const PlacementPtr &placement) const { edit.remove(*placement); }
    void operator()(const RoutePtr &route) const { edit.remove(*route); }
    void operator()(const NotePtr &note) const { edit.remove(note->id); }
    void operator()(const AreaPtr &area) const { edit.run(deleteAreas(edit.now(), {area->id})); }
    template <typename Other> void operator()(const Other &) const {}
};

Result<Changes> takeTheirs(const Content &content, const MergeConflict &conflict)
{
    const ObjectKey key = conflictKey(conflict);
    const Object ours = objectIn(content, key);
    Edit edit(content);
    if (!isThere(conflict.theirs)) {
        if (isThere(ours))
            std::visit(Removal{edit}, ours);
    } else if (!isThere(ours)) {
        edit.run(Changes{{ours, conflict.theirs}});
    } else {
        const Result<Object> mixed = preferringTheirs(content, key, conflict);
        if (!mixed)
            return mixed.error();
        edit.run(Changes{{ours, *mixed}});
        if (const auto *table = std::get_if<TablePtr>(&ours))
            removeLostRoutes(edit, **table, *std::get<TablePtr>(*mixed));
    }
    if (const Objection objection = objectionTo(edit.now(), key))
        return *objection;
    return edit.result();
}

Result<Changes> takeBoth(const Content &content, const MergeConflict &conflict)
{
    const ObjectKey key = conflictKey(conflict);
    const Object ours = objectIn(content, key);
    if (!isThere(conflict.theirs) || !isThere(ours))
        return Error{
            u"There are no two versions of it, one side deleted it; take ours or theirs."_s};
    if (std::holds_alternative<TablePtr>(ours)) {
        const Content theirs
            = withObject(aroundTable(content, TableId(key.id)), key, conflict.theirs);
        if (const Objection objection = objectionToFaults(theirs))
            return *objection;
    }
    Edit edit(content);
    if (edit.run(addBeside(content, ours, conflict.theirs))) {
        if (const Objection objection = objectionToFaults(edit.now()))
            return *objection;
    }
    return edit.result();
}

/// A file may say anything.
bool isOfOneObject(const MergeConflict &conflict)
{
    const auto key = [](const auto &object) { return keyOf(*object); };
    return conflict.base.index() == conflict.theirs.index()
           && (!isThere(conflict.base) || !isThere(conflict.theirs)
               || std::visit(key, conflict.base) == std::visit(key, conflict.theirs));
}

} // namespace

Result<Changes> resolveConflict(const Content &content, Id<struct ConflictTag> id,
                                Resolution resolution)
{
    const MergeConflictPtr conflict = content.conflicts.find(id);
    if (!conflict)
        return Error{u"The conflict is no longer there; it has been resolved already."_s};
    if (resolution != Resolution::Ours && !isOfOneObject(*conflict))
        return Error{u"The versions of this conflict are not of one object; keep ours."_s};
    Edit edit(content);
    edit.run(Changes{{conflict, MergeConflictPtr()}});
    if (resolution == Resolution::Theirs)
        edit.run(takeTheirs(edit.now(), *conflict));
    else if (resolution == Resolution::Both)
        edit.run(takeBoth(edit.now(), *conflict));
    return edit.result();
}

std::vector<Resolution> resolutionsFor(const Content &content, const MergeConflict &conflict)
{
    std::vector<Resolution> possible;
    for (const Resolution each : {Resolution::Ours, Resolution::Theirs, Resolution::Both}) {
        if (resolveConflict(content, conflict.id, each))
            possible.push_back(each);
    }
    return possible;
}

} // namespace sw
