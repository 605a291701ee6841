// SPDX-License-Identifier: Apache-2.0
#include "model/data/value.h"

#include "model/sql/quote.h"

#include <QLocale>

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString hexLiteral(const QByteArray &bytes)
{
    return u"x'"_s + QString::fromLatin1(bytes.toHex()) + u'\'';
}

QString textLiteral(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    // No literal of text holds a NUL, or bytes that are not UTF-8; and of a line that ends in CR LF
    // the sqlite3 shell drops the CR.
    constexpr qsizetype MostReturns = 100;
    const qsizetype returns = text.count(u'\r');
    if (text.toUtf8() != bytes || bytes.contains('\0') || returns > MostReturns)
        return u"CAST("_s + hexLiteral(bytes) + u" AS TEXT)"_s;
    if (returns == 0)
        return quotedText(text);
    return u'(' + quotedText(text).replace(u'\r', u"' || char(13) || '"_s) + u')';
}

std::string_view viewOfBytes(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

QByteArray bytesOf(std::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

/// What SQLite reads digits as: in rare cases not the nearest number that there is.
class DigitsReader {
public:
    [[nodiscard]] double read(const QString &digits)
    {
        m_query.reset();
        m_query.bind(1, digits);
        const double real = m_query.next() ? m_query.real(0) : 0;
        m_query.reset();
        return real;
    }

private:
    ScratchDatabase m_scratch{ScratchDatabase::StandIns::Modules};
    SqliteQuery m_query{m_scratch.handle(), "SELECT CAST(? AS REAL)"};
};

/// As a whole number and powers of two: no step of it rounds.
QString exactTerm(double real)
{
    constexpr int Bits = 53;
    constexpr int Step = 50;
    int exponent = 0;
    const double half = std::frexp(real, &exponent);
    exponent -= Bits;
    QString text = u'(' + QString::number(static_cast<qint64>(std::ldexp(half, Bits))) + u" * 1.0";
    for (; exponent != 0; exponent -= std::clamp(exponent, -Step, Step))
        text += (exponent < 0 ? u" / "_s : u" * "_s)
                + QString::number(qint64(1) << std::min(std::abs(exponent), Step));
    return text + u')';
}

/// The fewest digits that SQLite reads as that very number.
QString realLiteral(double real)
{
    thread_local DigitsReader reader;
    QString text = textOfReal(real);
    if (reader.read(text) == real)
        return text;
    constexpr int MostDigits = 20;
    for (int digits = 17; digits <= MostDigits; ++digits) {
        text = QString::number(real, 'e', digits - 1);
        if (reader.read(text) == real)
            return text;
    }
    return exactTerm(real);
}

} // namespace

Value Value::of(qint64 integer)
{
    Value value;
    value.kind = ValueClass::Integer;
    value.integer = integer;
    return value;
}

Value Value::of(double real)
{
    Value value;
    value.kind = ValueClass::Real;
    value.real = real;
    return value;
}

Value Value::ofText(const QString &text)
{
    Value value;
    value.kind = ValueClass::Text;
    value.bytes = text.toUtf8();
    return value;
}

Value Value::ofBlob(const QByteArray &bytes)
{
    Value value;
    value.kind = ValueClass::Blob;
    value.bytes = bytes;
    return value;
}

Value Value::in(const SqliteQuery &query, int column)
{
    Value value;
    value.kind = query.valueClass(column);
    switch (value.kind) {
    case ValueClass::Integer:
        value.integer = query.integer(column);
        break;
    case ValueClass::Real:
        value.real = query.real(column);
        break;
    case ValueClass::Text:
        value.bytes = bytesOf(query.bytes(column));
        break;
    case ValueClass::Blob:
        value.bytes = bytesOf(query.blob(column));
        break;
    case ValueClass::Null:
        break;
    }
    return value;
}

void Value::bindTo(SqliteQuery &query, int place) const
{
    switch (kind) {
    case ValueClass::Integer:
        return query.bind(place, integer);
    case ValueClass::Real:
        return query.bind(place, real);
    case ValueClass::Text:
        return query.bindText(place, viewOfBytes(bytes));
    case ValueClass::Blob:
        return query.bindBlob(place, viewOfBytes(bytes));
    case ValueClass::Null:
        return query.bindNull(place);
    }
}

bool Value::operator==(const Value &other) const
{
    return kind == other.kind && integer == other.integer
           && std::bit_cast<quint64>(real) == std::bit_cast<quint64>(other.real)
           && bytes == other.bytes;
}

bool operator<(const Value &a, const Value &b)
{
    const auto parts = [](const Value &value) {
        return std::tuple(value.kind, value.integer, std::bit_cast<quint64>(value.real),
                          QByteArrayView(value.bytes));
    };
    return parts(a) < parts(b);
}

QString literalOf(const Value &value)
{
    switch (value.kind) {
    case ValueClass::Integer:
        return QString::number(value.integer);
    case ValueClass::Real:
        return std::isinf(value.real) ? (value.real < 0 ? u"-9e999"_s : u"9e999"_s)
                                      : realLiteral(value.real);
    case ValueClass::Text:
        return textLiteral(value.bytes);
    case ValueClass::Blob:
        return hexLiteral(value.bytes);
    case ValueClass::Null:
        break;
    }
    return u"NULL"_s;
}

QString textOfReal(double real)
{
    // QString writes -0.0 as 0.
    const QString text = real == 0 && std::signbit(real)
                             ? u"-0"_s
                             : QString::number(real, 'g', QLocale::FloatingPointShortest);
    const bool whole
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'-' || c.isDigit(); });
    return whole ? QString(text + u".0") : text;
}

} // namespace sw
