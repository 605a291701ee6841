// SPDX-License-Identifier: Apache-2.0
#include "model/data/columnformat.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct FormatWords {
    Q_DECLARE_TR_FUNCTIONS(sw::ColumnFormat)
};

constexpr std::array<std::pair<Moment::Form, QStringView>, 4> TimeForms{
    std::pair(Moment::Form::Text, QStringView(u"iso")),
    std::pair(Moment::Form::UnixSeconds, QStringView(u"seconds")),
    std::pair(Moment::Form::UnixMilliseconds, QStringView(u"milliseconds")),
    std::pair(Moment::Form::JulianDay, QStringView(u"julian"))};
constexpr int MostDigits = 15;

QLocale formatLocale()
{
    QLocale locale = QLocale::system();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // C would leave thousands together
    return locale;
}

std::optional<QString> formattedNumber(const Value &value, int digits)
{
    constexpr double Exact = 1e15; ///< beyond it not every digit of a double means something
    const QLocale locale = formatLocale();
    if (value.kind == ValueClass::Integer) {
        const QString whole = locale.toString(value.integer);
        return digits > 0 ? QString(whole + locale.decimalPoint() + QString(digits, u'0')) : whole;
    }
    if (value.kind != ValueClass::Real || !std::isfinite(value.real)
        || std::abs(value.real) >= Exact)
        return {};
    return locale.toString(value.real, 'f', digits < 0 ? QLocale::FloatingPointShortest : digits);
}

std::optional<QString> formattedTime(const Value &value, Moment::Form form)
{
    const std::optional<Moment> moment = momentIn(value, form);
    if (!moment)
        return {};
    const QLocale locale = QLocale::system();
    const QTime time = moment->time.time();
    QString text = locale.toString(moment->time.date(), u"d MMM yyyy"_s);
    if (!moment->hasTime)
        return text;
    const bool hasSeconds = time.second() != 0 || time.msec() != 0;
    text += u' ' + time.toString(hasSeconds ? u"HH:mm:ss"_s : u"HH:mm"_s);
    return moment->zone.isEmpty() || moment->zone == u"Z" ? text
                                                          : QString(text + u' ' + moment->zone);
}

std::optional<QString> formattedBoolean(const Value &value)
{
    const QString yes = FormatWords::tr("true");
    const QString no = FormatWords::tr("false");
    if (value.kind == ValueClass::Integer && (value.integer == 0 || value.integer == 1))
        return value.integer == 1 ? yes : no;
    if (value.kind != ValueClass::Text || value.bytes.size() > 5)
        return {};
    const QByteArray word = value.bytes.toLower();
    if (word == "true" || word == "t" || word == "yes" || word == "y")
        return yes;
    if (word == "false" || word == "f" || word == "no" || word == "n")
        return no;
    return {};
}

} // namespace

QString textOf(const ColumnFormat &format)
{
    switch (format.kind) {
    case ColumnFormat::Kind::Number:
        return format.digits < 0 ? u"number"_s : u"number:%1"_s.arg(format.digits);
    case ColumnFormat::Kind::Time:
        for (const auto &[form, name] : TimeForms) {
            if (form == format.form)
                return u"time:"_s + name;
        }
        break;
    case ColumnFormat::Kind::Boolean:
        return u"boolean"_s;
    case ColumnFormat::Kind::Picture:
        return u"picture"_s;
    }
    return {};
}

std::optional<ColumnFormat> columnFormatIn(const QString &text)
{
    const QString name = text.section(u':', 0, 0);
    const QString rest = text.section(u':', 1);
    ColumnFormat format;
    if (name == u"number") {
        bool isNumber = true;
        format.digits = rest.isEmpty() ? -1 : rest.toInt(&isNumber);
        const bool isRight = isNumber && format.digits >= -1 && format.digits <= MostDigits;
        return isRight ? std::optional(format) : std::nullopt;
    }
    if (name == u"time") {
        format.kind = ColumnFormat::Kind::Time;
        for (const auto &[form, known] : TimeForms) {
            format.form = form;
            if (known == rest)
                return format;
        }
        return {};
    }
    format.kind = name == u"boolean" ? ColumnFormat::Kind::Boolean : ColumnFormat::Kind::Picture;
    const bool isKnown = rest.isEmpty() && (name == u"boolean" || name == u"picture");
    return isKnown ? std::optional(format) : std::nullopt;
}

std::optional<QString> formatted(const ColumnFormat &format, const Value &value)
{
    switch (format.kind) {
    case ColumnFormat::Kind::Number:
        return formattedNumber(value, format.digits);
    case ColumnFormat::Kind::Time:
        return formattedTime(value, format.form);
    case ColumnFormat::Kind::Boolean:
        return formattedBoolean(value);
    case ColumnFormat::Kind::Picture:
        break;
    }
    return {};
}

} // namespace sw
