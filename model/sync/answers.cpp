// SPDX-License-Identifier: Apache-2.0
#include "model/sync/answers.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct WayWord {
    WayOut way;
    const char *word;
};
constexpr std::array Words{
    WayWord{WayOut::Accept, "accept"},      WayWord{WayOut::Fill, "fill"},
    WayWord{WayOut::SetNull, "set-null"},   WayWord{WayOut::DeleteRows, "delete-rows"},
    WayWord{WayOut::KeepType, "keep-type"}, WayWord{WayOut::LeaveOut, "leave-out"}};

Error wrongAnswer(const QString &id, const QString &why)
{
    return {u"The answer to “%1” is wrong: %2."_s.arg(id, why)};
}

/// `rename pet.name`: true renames it to what was asked about, a text to that name.
Result<Done> takeRename(const QString &id, const QJsonValue &value, Answers &answers)
{
    const QString path = id.mid(id.indexOf(u' ') + 1);
    if (value.isObject() && value.toObject().value(u"rename").isString()) {
        answers.renames.insert(path, value.toObject().value(u"rename").toString());
        return Done();
    }
    if (value.toString() != u"no")
        return wrongAnswer(id, u"it is \"no\" or {\"rename\": \"the new name\"}"_s);
    answers.notRenamed.append(path);
    return Done();
}

Result<Choice> choiceFrom(const QString &id, const QJsonValue &value)
{
    if (value.isObject() && value.toObject().value(u"fill").isString())
        return Choice{WayOut::Fill, value.toObject().value(u"fill").toString()};
    const WayOut way = wayOutOf(value.toString());
    if (way == WayOut::None)
        return wrongAnswer(id, u"“%1” is none of its choices"_s.arg(value.toString()));
    if (way == WayOut::Fill)
        return wrongAnswer(id, u"write {\"fill\": \"an SQL expression\"}"_s);
    return Choice{way, {}};
}

} // namespace

Choice Answers::choiceOf(const QString &risk, const std::vector<WayOut> &offered) const
{
    const Choice choice = choices.value(risk);
    const bool isOffered = std::find(offered.begin(), offered.end(), choice.way) != offered.end();
    return isOffered ? choice : Choice();
}

QString wordOf(WayOut way)
{
    for (const WayWord &each : Words) {
        if (each.way == way)
            return QString::fromLatin1(each.word);
    }
    return {};
}

WayOut wayOutOf(const QString &word)
{
    for (const WayWord &each : Words) {
        if (word == QLatin1StringView(each.word))
            return each.way;
    }
    return WayOut::None;
}

Result<Done> readAnswers(const QByteArray &json, Answers &answers)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{u"at byte %1: %2"_s.arg(error.offset).arg(error.errorString())};
    if (!document.isObject())
        return Error{u"it is no JSON object of answers by their ids"_s};
    const QJsonObject whole = document.object();
    if (whole.contains(u"answers") && !whole.value(u"answers").isObject())
        return Error{u"its “answers” are no JSON object of answers by their ids"_s};
    const QJsonObject all = whole.contains(u"answers") ? whole.value(u"answers").toObject() : whole;
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (it.key().startsWith(u"rename ")) {
            if (const Result<Done> taken = takeRename(it.key(), it.value(), answers); !taken)
                return taken;
            continue;
        }
        const Result<Choice> choice = choiceFrom(it.key(), it.value());
        if (!choice)
            return choice.error();
        answers.choices.insert(it.key(), *choice);
    }
    return Done();
}

} // namespace sw
