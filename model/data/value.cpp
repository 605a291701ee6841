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

std::string_view viewOfBytes(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

QByteArray bytesOf(std::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

QString hexLiteral(const QByteArray &bytes)
{
    return u"x'"_s + QString::fromLatin1(bytes.toHex()) + u'\'';
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
                                      : textOfReal(value.real);
    case ValueClass::Text: {
        const QString text = QString::fromUtf8(value.bytes);
        // No literal of text holds a NUL, or bytes that are not UTF-8.
        const bool plain = text.toUtf8() == value.bytes && !value.bytes.contains('\0');
        return plain ? quotedText(text)
                     : QString(u"CAST("_s + hexLiteral(value.bytes) + u" AS TEXT)"_s);
    }
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
