// SPDX-License-Identifier: Apache-2.0
#include "model/data/moment.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr double JulianOf1970 = 2'440'587.5;
constexpr double MillisecondsADay = 86'400'000;
constexpr qint64 FirstSecond = -62'135'596'800; ///< of the year 1
constexpr qint64 LastSecond = 253'402'300'799;  ///< of the year 9999

std::optional<Moment> momentInText(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(^(\d{4}-\d\d-\d\d)(?:([ T])(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$)"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    Moment moment;
    moment.hasTime = match.hasCaptured(2) && !match.captured(2).isEmpty();
    moment.hasSeconds = !match.captured(4).isEmpty();
    moment.fraction = static_cast<int>(match.captured(5).size());
    moment.between = moment.hasTime ? match.captured(2).front() : QChar(u' ');
    moment.zone = match.captured(6);
    QTime time(0, 0);
    if (moment.hasTime) {
        const QString seconds = moment.hasSeconds ? match.captured(4) : u"00"_s;
        time = QTime::fromString(match.captured(3) + u':' + seconds, u"hh:mm:ss"_s);
        if (time.isValid())
            time = time.addMSecs(match.captured(5).leftJustified(3, u'0').left(3).toInt());
    }
    moment.time = QDateTime(date, time, Qt::UTC);
    if (!date.isValid() || !time.isValid())
        return {};
    return moment;
}

} // namespace

std::optional<Moment> momentIn(const Value &value)
{
    constexpr qsizetype Longest = 64;
    Moment moment;
    switch (value.kind) {
    case ValueClass::Text:
        return value.bytes.size() > Longest ? std::nullopt
                                            : momentInText(QString::fromUtf8(value.bytes));
    case ValueClass::Integer: {
        constexpr qint64 Thousand = 1000;
        const bool seconds = value.integer >= FirstSecond && value.integer <= LastSecond;
        if (!seconds
            && (value.integer / Thousand < FirstSecond || value.integer / Thousand > LastSecond))
            return {};
        moment.form = seconds ? Moment::Form::UnixSeconds : Moment::Form::UnixMilliseconds;
        moment.time = seconds ? QDateTime::fromSecsSinceEpoch(value.integer, Qt::UTC)
                              : QDateTime::fromMSecsSinceEpoch(value.integer, Qt::UTC);
        moment.hasTime = true;
        return moment;
    }
    case ValueClass::Real: {
        constexpr double LastDay = 5'373'484.5;
        if (!(value.real >= 0 && value.real < LastDay))
            return {};
        moment.form = Moment::Form::JulianDay;
        moment.time = QDateTime::fromMSecsSinceEpoch(
            std::llround((value.real - JulianOf1970) * MillisecondsADay), Qt::UTC);
        moment.hasTime = true;
        return moment;
    }
    default:
        return {};
    }
}

std::optional<Moment> momentIn(const Value &value, Moment::Form form)
{
    constexpr double Thousand = 1000;
    if (form == Moment::Form::Text)
        return value.kind == ValueClass::Text ? momentIn(value) : std::nullopt;
    if (value.kind != ValueClass::Integer && value.kind != ValueClass::Real)
        return {};
    const double number
        = value.kind == ValueClass::Real ? value.real : static_cast<double>(value.integer);
    if (form == Moment::Form::JulianDay)
        return momentIn(Value::of(number));
    const double seconds = form == Moment::Form::UnixSeconds ? number : number / Thousand;
    if (!(seconds >= FirstSecond && seconds <= LastSecond))
        return {};
    Moment moment;
    moment.form = form;
    moment.hasTime = true;
    moment.time = QDateTime::fromMSecsSinceEpoch(std::llround(seconds * Thousand), Qt::UTC);
    return moment;
}

Value valueOf(const Moment &moment)
{
    switch (moment.form) {
    case Moment::Form::UnixSeconds:
        return Value::of(moment.time.toSecsSinceEpoch());
    case Moment::Form::UnixMilliseconds:
        return Value::of(moment.time.toMSecsSinceEpoch());
    case Moment::Form::JulianDay:
        return Value::of(static_cast<double>(moment.time.toMSecsSinceEpoch()) / MillisecondsADay
                         + JulianOf1970);
    case Moment::Form::Text:
        break;
    }
    QString text = moment.time.date().toString(Qt::ISODate);
    if (!moment.hasTime)
        return Value::ofText(text);
    text += moment.between + moment.time.time().toString(u"hh:mm"_s);
    if (moment.hasSeconds)
        text += moment.time.time().toString(u":ss"_s);
    if (moment.fraction > 0)
        text += u'.'
                + moment.time.time()
                      .toString(u"zzz"_s)
                      .leftJustified(moment.fraction, u'0')
                      .left(moment.fraction);
    return Value::ofText(text + moment.zone);
}

} // namespace sw
