// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_view.h"

#include "model/document/names.h"
#include "model/document/sqltexts.h"
#include "model/document/textnames.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Error noSuchView() { return {u"The view is no longer there; choose another one."_s}; }

Error noSuchTrigger() { return {u"The trigger is no longer there; choose another one."_s}; }

template <typename Work> Result<Changes> alterView(const Content &content, ViewId id, Work work)
{
    const ViewPtr found = content.schema.views.find(id);
    if (!found)
        return noSuchView();
    View view = *found;
    if (const Objection objection = work(view))
        return *objection;
    Edit edit(content);
    edit.put(std::move(view));
    return edit.result();
}

template <typename Owner>
Objection putTriggerOn(const Schema &schema, Owner &owner, Trigger trigger)
{
    if (Objection objection = objectionToTriggerName(schema, trigger.name, trigger.id))
        return objection;
    if (Objection objection = objectionToTexts(trigger, owner.name))
        return objection;
    putPart(owner.triggers, std::move(trigger));
    return std::nullopt;
}

template <typename Owner> Objection deleteTriggerOf(Owner &owner, TriggerId id)
{
    const auto isIt = [&](const Trigger &trigger) { return trigger.id == id; };
    return std::erase_if(owner.triggers, isIt) == 0 ? Objection(noSuchTrigger()) : std::nullopt;
}

} // namespace

Result<Changes> putView(const Content &content, View view)
{
    if (view.id.isNull())
        view.id = ViewId::random();
    const ViewPtr before = content.schema.views.find(view.id);
    if (const Objection objection
        = objectionToName(content.schema, view.name, u"view"_s, view.id.value()))
        return *objection;
    if (const Objection objection = objectionToTexts(view))
        return *objection;
    Edit edit(content);
    if (!before || before->name == view.name) {
        edit.put(std::move(view));
        return edit.result();
    }
    const NameChange change{before->name, {}, view.name};
    view.formerNames = formerNamesAfter(before->formerNames, before->name, view.name);
    edit.put(std::move(view));
    // The view itself is under its new name already; its triggers still name the old one.
    ChangedTexts texts = textsAfter(edit.schema(), change);
    for (Table &each : texts.tables)
        edit.put(std::move(each));
    for (View &each : texts.views)
        edit.put(std::move(each));
    return edit.result();
}

Result<Changes> renameView(const Content &content, ViewId id, const QString &name)
{
    const ViewPtr found = content.schema.views.find(id);
    if (!found)
        return noSuchView();
    View view = *found;
    view.name = name;
    return putView(content, std::move(view));
}

Result<Changes> deleteViews(const Content &content, const std::vector<ViewId> &views)
{
    Edit edit(content);
    for (const ViewId id : views) {
        if (!content.schema.views.find(id))
            return noSuchView();
        edit.remove(id);
    }
    return edit.result();
}

Result<Changes> putTrigger(const Content &content, TableId id, Trigger trigger)
{
    return alterTable(content, id, [&](Table &table) {
        return putTriggerOn(content.schema, table, std::move(trigger));
    });
}

Result<Changes> putTrigger(const Content &content, ViewId id, Trigger trigger)
{
    return alterView(content, id, [&](View &view) {
        return putTriggerOn(content.schema, view, std::move(trigger));
    });
}

Result<Changes> deleteTrigger(const Content &content, TableId id, TriggerId trigger)
{
    return alterTable(content, id, [&](Table &table) { return deleteTriggerOf(table, trigger); });
}

Result<Changes> deleteTrigger(const Content &content, ViewId id, TriggerId trigger)
{
    return alterView(content, id, [&](View &view) { return deleteTriggerOf(view, trigger); });
}

} // namespace sw
