// SPDX-License-Identifier: Apache-2.0
#include "model/sync/viewsteps.h"

#include "model/base/utf8.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sql/writer.h"
#include "model/sync/both.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool haveSameText(const View &a, const View &b)
{
    return a.name == b.name && a.columns == b.columns && a.select == b.select;
}

class ViewStepper {
public:
    explicit ViewStepper(Schema &goal) : m_goal(goal) {}

    void take(const ViewPtr &before, const ViewPtr &after)
    {
        if (before && after && haveSameText(*before, *after)) {
            m_kept.emplace_back(before, after);
            m_goal.views.put(after);
            return;
        }
        if (before) {
            m_steps.first.push_back(
                stepOf(u"DROP VIEW "_s + inMain(before->name), Effect::Alters,
                       u"view %1 goes or is made anew"_s.arg(quotedName(before->name)),
                       subjectOf(*before)));
            m_goal.views.remove(before->id);
        }
        if (after) {
            m_goal.views.put(after);
            m_made.insert(after->id);
        }
    }

    TextSteps finish()
    {
        DdlWriter writer(m_goal);
        for (const auto &[before, after] : m_kept)
            changeTriggers(*before, *after, writer);
        for (const ViewPtr &view :
             m_made.isEmpty() ? std::vector<ViewPtr>() : viewsByNeed(m_goal)) {
            if (!m_made.contains(view->id))
                continue;
            m_steps.views.push_back(stepOf(
                writer.view(*view), Effect::Creates,
                u"view %1 is new or another"_s.arg(quotedName(view->name)), subjectOf(*view)));
            for (const Trigger &trigger : view->triggers)
                create(*view, trigger, writer);
        }
        for (const Problem &problem : writer.problems()) {
            if (problem.severity == Severity::Error)
                m_steps.refusals.push_back(problem);
        }
        return std::move(m_steps);
    }

private:
    void create(const View &view, const Trigger &trigger, DdlWriter &writer)
    {
        const Subject subject = subjectOf(view, trigger);
        m_steps.triggers.push_back(
            stepOf(writer.trigger(trigger, subject), Effect::Creates,
                   u"trigger %1 of view %2"_s.arg(quotedName(trigger.name), quotedName(view.name)),
                   subject));
    }

    void changeTriggers(const View &before, const View &after, DdlWriter &writer)
    {
        const auto isIn = [](const View &view, const Trigger &trigger) {
            return std::find(view.triggers.begin(), view.triggers.end(), trigger)
                   != view.triggers.end();
        };
        for (const Trigger &was : before.triggers) {
            if (!isIn(after, was))
                m_steps.first.push_back(
                    stepOf(u"DROP TRIGGER "_s + inMain(was.name), Effect::Alters,
                           u"trigger %1 goes or is made anew"_s.arg(quotedName(was.name)),
                           subjectOf(after, was)));
        }
        for (const Trigger &is : after.triggers) {
            if (!isIn(before, is))
                create(after, is, writer);
        }
    }

    Schema &m_goal;
    TextSteps m_steps;
    QSet<ViewId> m_made;
    std::vector<std::pair<ViewPtr, ViewPtr>> m_kept;
};

} // namespace

TextSteps viewSteps(const Changes &changes, Schema &goal)
{
    ViewStepper stepper(goal);
    for (const Both<View> &each : changesOf<View>(changes))
        stepper.take(each.before, each.after);
    return stepper.finish();
}

/// The texts of views and triggers as they are to be: their own, unless a rename changed them.
class TextsPutBack {
public:
    TextsPutBack(const Seen &seen, const Schema &goal) : m_seen(seen), m_goal(goal), m_writer(goal)
    {
    }

    [[nodiscard]] QString of(const StoredObject &object)
    {
        const QString stored = stringOf(viewOf(object.sql));
        if (object.type == u"view") {
            const ViewPtr was = m_seen.content.schema.view(object.name);
            const ViewPtr is = m_goal.view(object.name);
            return !was || !is || haveSameText(*was, *is) ? stored : m_writer.view(*is);
        }
        QString text = stored;
        find(m_goal.tables, object, text);
        find(m_goal.views, object, text);
        return text;
    }

private:
    template <typename Owners>
    void find(const Owners &owners, const StoredObject &object, QString &text)
    {
        for (const auto &owner : owners) {
            for (const Trigger &trigger : owner->triggers) {
                if (trigger.name == object.name && !isAsItWas(trigger))
                    text = m_writer.trigger(trigger, subjectOf(*owner, trigger));
            }
        }
    }

    [[nodiscard]] bool isAsItWas(const Trigger &trigger) const
    {
        const auto has = [&](const auto &owners) {
            return std::any_of(owners.begin(), owners.end(), [&](const auto &owner) {
                return std::find(owner->triggers.begin(), owner->triggers.end(), trigger)
                       != owner->triggers.end();
            });
        };
        return has(m_seen.content.schema.tables) || has(m_seen.content.schema.views);
    }

    const Seen &m_seen;
    const Schema &m_goal;
    DdlWriter m_writer;
};

TextSteps brokenAside(const Seen &seen, const Schema &goal, const std::vector<Step> &first)
{
    TextSteps steps;
    TextsPutBack texts(seen, goal);
    const auto goesAnyway = [&](const StoredObject &object) {
        const QString name = u" "_s + inMain(object.name);
        return std::any_of(first.begin(), first.end(),
                           [&](const Step &each) { return each.statement.sql.endsWith(name); });
    };
    for (const StoredObject &object : seen.objects) {
        const bool isView = object.type == u"view";
        if ((!isView && object.type != u"trigger") || !seen.broken.contains(object.name)
            || goesAnyway(object))
            continue;
        const QString kind = isView ? u"VIEW "_s : u"TRIGGER "_s;
        const QString reason = u"%1 could not be read before, and is put back as it was"_s.arg(
            quotedName(object.name));
        steps.first.push_back(
            stepOf(u"DROP "_s + kind + inMain(object.name), Effect::Rewrites, reason));
        (isView ? steps.views : steps.triggers)
            .push_back(stepOf(texts.of(object), Effect::Rewrites, reason));
        steps.notes.push_back({Severity::Warning, u"broken"_s, {}, reason});
    }
    return steps;
}

} // namespace sw
