// SPDX-License-Identifier: Apache-2.0
#include "model/file/jsonwriter.h"

#include <charconv>
#include <cmath>

namespace sw {

namespace {

/// Characters that a difference of two files would not show, or would show in the wrong place.
bool isUnseen(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F
           || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

} // namespace

void JsonWriter::text(QStringView value)
{
    m_text += '"';
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char16_t c = value[i].unicode();
        if (c >= 0x20 && c < 0x7F && c != u'"' && c != u'\\') {
            m_text += static_cast<char>(c);
        } else if (c < 0x80 || isUnseen(c)) {
            escaped(c);
        } else {
            // What is beyond ASCII goes through Qt, a run at a time; half a pair becomes ?.
            const qsizetype start = i;
            while (i + 1 < value.size() && value[i + 1].unicode() >= 0x80
                   && !isUnseen(value[i + 1].unicode()))
                ++i;
            const QByteArray utf8 = value.sliced(start, i + 1 - start).toUtf8();
            m_text.append(utf8.data(), static_cast<size_t>(utf8.size()));
        }
    }
    m_text += '"';
}

void JsonWriter::escaped(char16_t unit)
{
    constexpr std::string_view digits = "0123456789abcdef";
    m_text += '\\';
    switch (unit) {
    case u'"':
    case u'\\':
        m_text += static_cast<char>(unit);
        return;
    case u'\n':
        m_text += 'n';
        return;
    case u'\t':
        m_text += 't';
        return;
    case u'\r':
        m_text += 'r';
        return;
    default:
        m_text += 'u';
        for (unsigned shift = 16; shift > 0; shift -= 4)
            m_text += digits[(unit >> (shift - 4)) & 0xFU];
    }
}

void JsonWriter::integer(qint64 value)
{
    char buffer[24];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value).ptr;
    m_text.append(buffer, end);
}

void JsonWriter::number(double value)
{
    Q_ASSERT(std::isfinite(value));
    // Whole numbers up to here are exact, and shorter to read than 1e+05.
    constexpr double LargestWhole = 9007199254740992.0;
    if (std::abs(value) <= LargestWhole && std::trunc(value) == value) {
        integer(static_cast<qint64>(value));
        return;
    }
    char buffer[32];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value).ptr;
    m_text.append(buffer, end);
}

void JsonWriter::id(quint64 value)
{
    constexpr std::string_view digits = "0123456789abcdef";
    char buffer[18];
    buffer[0] = buffer[17] = '"';
    for (size_t i = 16; i > 0; --i, value >>= 4U)
        buffer[i] = digits[value & 0xFU];
    m_text.append(buffer, sizeof buffer);
}

void JsonWriter::pair(double first, double second)
{
    m_text += '[';
    number(first);
    m_text += ',';
    number(second);
    m_text += ']';
}

} // namespace sw
