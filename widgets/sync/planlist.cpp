// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/planlist.h"

#include "model/base/name.h"
#include "widgets/sync/fillfield.h"
#include "widgets/sync/noticebox.h"
#include "widgets/sync/questionbox.h"
#include "widgets/sync/riskbox.h"
#include "widgets/sync/stepsbox.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString pathOf(const Question &question) { return question.id.mid(question.id.indexOf(u' ') + 1); }

std::optional<bool> answerTo(const Question &question, const Answers &answers)
{
    if (answers.renames.contains(pathOf(question)))
        return true;
    if (answers.notRenamed.contains(pathOf(question)))
        return false;
    return {};
}

bool mayBeFilled(const Risk &risk)
{
    return std::find(risk.ways.begin(), risk.ways.end(), WayOut::Fill) != risk.ways.end();
}

} // namespace

PlanList::PlanList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_rows(new QVBoxLayout(this))
{
    constexpr int Between = 8;
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(Between);
}

template <typename Box, typename Make> Box *PlanList::box(const QString &key, Make make)
{
    auto *found = qobject_cast<Box *>(m_boxes.value(key));
    if (!found)
        found = make();
    place(key, found);
    return found;
}

void PlanList::place(const QString &key, QWidget *widget)
{
    m_placed.insert(key, widget);
    if (m_rows->indexOf(widget) != m_place)
        m_rows->insertWidget(m_place, widget);
    ++m_place;
}

void PlanList::show(const QString &database, const Prepared &prepared, const Answers &answers)
{
    if (std::exchange(m_database, database) != database)
        clear();
    m_place = 0;
    m_placed.clear();
    showProblems(prepared.plan);
    showQuestions(prepared.plan, answers);
    showRisks(prepared);
    showSteps(prepared);
    for (auto it = m_boxes.begin(); it != m_boxes.end(); ++it) {
        if (m_placed.value(it.key()) == it.value())
            continue;
        m_rows->removeWidget(it.value());
        it.value()->hide();
        it.value()->deleteLater();
    }
    m_boxes = m_placed;
    orderTabs();
}

/// Tab goes down the page, whichever box was made first.
void PlanList::orderTabs()
{
    QWidget *last = nullptr;
    for (int i = 0; i < m_rows->count(); ++i) {
        const QWidget *each = m_rows->itemAt(i)->widget();
        for (QWidget *child : each->findChildren<QWidget *>()) {
            if (!(child->focusPolicy() & Qt::TabFocus) || child->focusProxy())
                continue;
            if (last)
                setTabOrder(last, child);
            last = child;
        }
    }
}

void PlanList::clear()
{
    for (QWidget *each : std::as_const(m_boxes))
        delete each;
    m_boxes.clear();
    m_answered.clear();
}

void PlanList::showHeading(const QString &text)
{
    auto *heading = box<QLabel>(u"heading "_s + text, [&] {
        auto *label = new QLabel(text, this);
        label->setProperty("planHeading", true);
        return label;
    });
    heading->show();
}

void PlanList::showProblems(const Plan &plan)
{
    const auto say = [&](const Problem &problem, const QString &heading, const QString &tone) {
        auto *notice
            = box<NoticeBox>(u"problem "_s + problem.text, [&] { return new NoticeBox(this); });
        notice->say(tone, heading, problem.text, {});
    };
    for (const Problem &refusal : plan.refusals)
        say(refusal, tr("This cannot be done"), u"red"_s);
    for (const Problem &note : plan.notes)
        say(note, tr("To know"), u"accent"_s);
}

/// With those that were answered: an answer can be changed.
void PlanList::showQuestions(const Plan &plan, const Answers &answers)
{
    for (const Question &question : plan.questions) {
        const bool isNew
            = std::none_of(m_answered.begin(), m_answered.end(), [&](const Question &each) {
                  return each.id == question.id && each.to == question.to;
              });
        if (isNew)
            m_answered.push_back(question);
    }
    for (const Question &question : m_answered) {
        const std::optional<bool> answer = answerTo(question, answers);
        const bool isAsked
            = std::any_of(plan.questions.begin(), plan.questions.end(), [&](const Question &each) {
                  return each.id == question.id && each.to == question.to;
              });
        if (!answer && !isAsked)
            continue;
        const auto make = [&] {
            auto *made = new QuestionBox(question, this);
            connect(made, &QuestionBox::answered, this,
                    [this, question](bool renamed) { Q_EMIT answered(question, renamed); });
            return made;
        };
        box<QuestionBox>(question.id + u' ' + question.to, make)->setAnswer(answer);
    }
}

void PlanList::showRisks(const Prepared &prepared)
{
    for (const Risk &risk : prepared.plan.risks) {
        const auto make = [&] {
            auto *made = new RiskBox(m_database, risk, this);
            connect(made, &RiskBox::chosen, this,
                    [this, id = risk.id](const Choice &choice) { Q_EMIT chosen(id, choice); });
            connect(made, &RiskBox::settledChanged, this, &PlanList::settledChanged);
            return made;
        };
        box<RiskBox>(u"risk "_s + risk.id, make)
            ->show(risk, mayBeFilled(risk) ? fillableOf(prepared.seen, risk) : Fillable());
    }
}

void PlanList::showSteps(const Prepared &prepared)
{
    std::vector<Fillable> columns = fillables(prepared.seen, prepared.plan);
    // What is asked above is not asked twice.
    std::erase_if(columns, [&](const Fillable &column) {
        return std::any_of(
            prepared.plan.risks.begin(), prepared.plan.risks.end(), [&](const Risk &risk) {
                return mayBeFilled(risk) && fillableOf(prepared.seen, risk).path == column.path;
            });
    });
    const std::vector<StepRun> runs = runsOf(prepared.plan, columns);
    if (!runs.empty())
        showHeading(tr("In this order, all of it or nothing"));
    for (const StepRun &run : runs) {
        const auto make = [&] {
            auto *made = new StepsBox(m_database, m_theme, this);
            connect(made, &StepsBox::filled, this, &PlanList::filled);
            connect(made, &StepsBox::settledChanged, this, &PlanList::settledChanged);
            return made;
        };
        box<StepsBox>(run.key, make)->show(run, prepared.plan.fills);
    }
}

bool PlanList::isSettled() const
{
    return std::all_of(m_boxes.begin(), m_boxes.end(), [](const QWidget *each) {
        const auto *risk = qobject_cast<const RiskBox *>(each);
        const auto *steps = qobject_cast<const StepsBox *>(each);
        return (!risk || risk->isSettled()) && (!steps || steps->isSettled());
    });
}

} // namespace sw
