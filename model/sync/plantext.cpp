// SPDX-License-Identifier: Apache-2.0
#include "model/sync/plantext.h"

#include "model/sql/quote.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString counted(qint64 count, const QString &one, const QString &many)
{
    return count == 1 ? u"1 "_s + one
                      : QString(QLocale(QLocale::English).toString(count) + u' ' + many);
}

QString effectWord(Effect effect)
{
    switch (effect) {
    case Effect::Creates:
        return u"creates"_s;
    case Effect::Alters:
        return u"alters"_s;
    case Effect::Rewrites:
        return u"rewrites"_s;
    case Effect::LosesData:
        break;
    }
    return u"loses"_s;
}

/// What is lost where all that was accepted is done.
QString lossOf(const Plan &plan)
{
    QStringList lost;
    for (const Risk &risk : plan.risks) {
        const WayOut way = risk.choice.way;
        if ((risk.loses && (way == WayOut::Accept || way == WayOut::Fill))
            || way == WayOut::DeleteRows || way == WayOut::SetNull)
            lost.append(risk.text);
    }
    if (!plan.isReady())
        return u"once what is open is decided"_s;
    return lost.isEmpty() ? u"nothing lost"_s : u"lost: "_s + lost.join(u"; ");
}

QString wayInWords(const Risk &risk, WayOut way)
{
    const QString path = quotedName(risk.newTable) + u'.' + quotedName(risk.newColumn);
    switch (way) {
    case WayOut::Accept:
        return u"accept it: --accept-loss "_s
               + (risk.kind == RiskKind::DropTable ? quotedName(risk.table)
                  : risk.kind == RiskKind::DropColumn
                      ? QString(quotedName(risk.table) + u'.' + quotedName(risk.column))
                      : path);
    case WayOut::Fill:
        return u"give a value: --fill "_s + path + u"=EXPRESSION"_s;
    case WayOut::SetNull:
        return u"set them to NULL: --answers FILE with \"set-null\""_s;
    case WayOut::DeleteRows:
        return u"delete these rows: --answers FILE with \"delete-rows\""_s;
    case WayOut::KeepType:
        return u"keep the type: --answers FILE with \"keep-type\""_s;
    case WayOut::LeaveOut:
        return u"leave it out: --answers FILE with \"leave-out\""_s;
    case WayOut::None:
        break;
    }
    return {};
}

QString textOfRisk(const Risk &risk)
{
    QString text = (risk.isOpen() ? u"? "_s : u"! "_s) + onOneLine(risk.text) + u'\n';
    if (!risk.sample.empty()) {
        text += u"    "_s + onOneLine(risk.sampleNames.join(u" | ")) + u'\n';
        for (const QStringList &row : risk.sample)
            text += u"    "_s + onOneLine(row.join(u" | ")) + u'\n';
    }
    if (!risk.isOpen())
        return text + u"    decided: "_s + wordOf(risk.choice.way) + u'\n';
    for (const WayOut way : risk.ways)
        text += u"    - "_s + wayInWords(risk, way) + u'\n';
    return text;
}

QJsonObject jsonOf(const Risk &risk)
{
    QJsonArray ways;
    for (const WayOut way : risk.ways)
        ways.append(wordOf(way));
    QJsonArray rows;
    for (const QStringList &row : risk.sample)
        rows.append(QJsonArray::fromStringList(row));
    QJsonObject object{{u"id"_s, risk.id},
                       {u"text"_s, risk.text},
                       {u"table"_s, risk.newTable},
                       {u"column"_s, risk.newColumn.isEmpty() ? risk.column : risk.newColumn},
                       {u"count"_s, risk.count},
                       {u"loses"_s, risk.loses},
                       {u"choices"_s, ways},
                       {u"columns"_s, QJsonArray::fromStringList(risk.sampleNames)},
                       {u"rows"_s, rows}};
    if (risk.choice.way != WayOut::None)
        object.insert(u"chosen"_s, wordOf(risk.choice.way));
    return object;
}

} // namespace

QString summaryOf(const Plan &plan)
{
    if (plan.isEmpty() && plan.isReady())
        return plan.risks.empty() ? u"Nothing to do: the database equals the drawing."_s
                                  : u"Nothing to do: what would differ is left out."_s;
    QStringList parts;
    const auto add = [&](int count, const QString &done) {
        if (count > 0)
            parts.append(counted(count, u"table "_s + done, u"tables "_s + done));
    };
    add(plan.created, u"created"_s);
    add(plan.altered, u"altered"_s);
    add(plan.dropped, u"dropped"_s);
    qint64 rows = 0;
    for (const Rebuild &rebuild : plan.rebuilds)
        rows += std::max<qint64>(rebuild.rows, 0);
    for (const Risk &risk : plan.risks)
        rows -= risk.choice.way == WayOut::DeleteRows ? std::max<qint64>(risk.count, 0) : 0;
    rows = std::max<qint64>(rows, 0);
    if (!plan.rebuilds.empty())
        parts.append(counted(static_cast<qint64>(plan.rebuilds.size()), u"table rebuilt"_s,
                             u"tables rebuilt"_s)
                     + u" ("_s + counted(rows, u"row kept"_s, u"rows kept"_s) + u')');
    if (parts.isEmpty())
        parts.append(
            counted(static_cast<qint64>(plan.steps.size()), u"statement"_s, u"statements"_s));
    return parts.join(u", ") + u", "_s + lossOf(plan) + u'.';
}

QString textOf(const Plan &plan)
{
    QString text = onOneLine(summaryOf(plan)) + u'\n';
    for (const Problem &refusal : plan.refusals)
        text += u"x "_s + onOneLine(refusal.text) + u'\n';
    for (const Problem &note : plan.notes)
        text += u"  "_s + onOneLine(note.text) + u'\n';
    for (const Question &question : plan.questions) {
        const QString path = question.id.mid(question.id.indexOf(u' ') + 1);
        text += u"? "_s + onOneLine(question.text) + u"\n    - renamed: --rename "_s + path + u'='
                + quotedName(question.to) + u"\n    - not renamed: --no-rename "_s + path + u'\n';
    }
    for (const Risk &risk : plan.risks)
        text += textOfRisk(risk);
    for (const Step &step : plan.steps) {
        if (!step.isCheck)
            text += u'\n' + lineComment(step.statement.reason) + step.statement.sql + u";\n"_s;
    }
    return text;
}

QJsonObject toJson(const Plan &plan)
{
    QJsonArray statements;
    for (const Step &step : plan.steps) {
        QJsonObject object{
            {u"sql"_s, step.statement.sql},
            {u"reason"_s, step.statement.reason},
            {u"effect"_s, step.isCheck ? u"checks"_s : effectWord(step.statement.effect)}};
        statements.append(object);
    }
    QJsonArray questions;
    for (const Question &question : plan.questions)
        questions.append(QJsonObject{
            {u"id"_s, question.id},
            {u"text"_s, question.text},
            {u"choices"_s, QJsonArray{QJsonObject{{u"rename"_s, question.to}}, u"no"_s}}});
    for (const Risk &risk : plan.risks)
        questions.append(jsonOf(risk));
    QJsonArray refusals;
    for (const Problem &refusal : plan.refusals)
        refusals.append(refusal.text);
    return {{u"summary"_s, summaryOf(plan)},
            {u"ready"_s, plan.isReady()},
            {u"questions"_s, questions},
            {u"refusals"_s, refusals},
            {u"statements"_s, statements},
            {u"created"_s, plan.created},
            {u"altered"_s, plan.altered},
            {u"dropped"_s, plan.dropped},
            {u"rebuilt"_s, static_cast<qint64>(plan.rebuilds.size())}};
}

} // namespace sw
