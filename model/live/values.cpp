// SPDX-License-Identifier: Apache-2.0
#include "model/live/values.h"

#include "model/sql/quote.h"

#include <QLocale>

#include <algorithm>
#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qsizetype MostLetters = 60;
constexpr qsizetype MostBytes = 16;

QString shownBytes(std::string_view bytes)
{
    const QByteArray first(bytes.data(), std::min(qsizetype(bytes.size()), MostBytes));
    const QString hex = u"x'"_s + QString::fromLatin1(first.toHex());
    return qsizetype(bytes.size()) <= MostBytes
               ? QString(hex + u'\'')
               : QString(u"%1…' (%2 bytes)"_s.arg(hex, QString::number(bytes.size())));
}

QString shownReal(double real)
{
    // QString writes -0.0 as 0.
    const QString text = real == 0 && std::signbit(real)
                             ? u"-0"_s
                             : QString::number(real, 'g', QLocale::FloatingPointShortest);
    const bool plain
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'-' || c.isDigit(); });
    return plain ? QString(text + u".0") : text;
}

QString shownText(std::string_view bytes)
{
    QString text = stringOf(bytes);
    const QByteArray back = text.toUtf8();
    // What is no UTF-8 looks like anything else that is none.
    const bool exact = std::string_view(back.data(), static_cast<size_t>(back.size())) == bytes;
    if (text.size() > MostLetters)
        text = text.left(MostLetters) + u'…';
    constexpr char16_t FirstControlPicture = 0x2400;
    for (QChar &c : text) {
        if (c.unicode() < u' ')
            c = QChar(char16_t(FirstControlPicture + c.unicode()));
    }
    return exact ? quotedText(text)
                 : QString(u"%1 (bytes %2)"_s.arg(quotedText(text), shownBytes(bytes)));
}

} // namespace

bool sameValue(const SqliteQuery &a, int columnOfA, const SqliteQuery &b, int columnOfB)
{
    const ValueClass kind = a.valueClass(columnOfA);
    if (kind != b.valueClass(columnOfB))
        return false;
    switch (kind) {
    case ValueClass::Null:
        return true;
    case ValueClass::Integer:
        return a.integer(columnOfA) == b.integer(columnOfB);
    case ValueClass::Real:
        return std::bit_cast<quint64>(a.real(columnOfA))
               == std::bit_cast<quint64>(b.real(columnOfB));
    case ValueClass::Text:
        return a.bytes(columnOfA) == b.bytes(columnOfB);
    case ValueClass::Blob:
        return a.blob(columnOfA) == b.blob(columnOfB);
    }
    return false;
}

QString shownValue(const SqliteQuery &query, int column)
{
    switch (query.valueClass(column)) {
    case ValueClass::Integer:
        return QString::number(query.integer(column));
    case ValueClass::Real:
        return shownReal(query.real(column));
    case ValueClass::Text:
        return shownText(query.bytes(column));
    case ValueClass::Blob:
        return shownBytes(query.blob(column));
    case ValueClass::Null:
        break;
    }
    return u"NULL"_s;
}

QString shownKey(const SqliteQuery &query, int columns)
{
    QStringList values;
    for (int i = 0; i < columns; ++i)
        values.append(shownValue(query, i));
    return values.join(u", ");
}

} // namespace sw
