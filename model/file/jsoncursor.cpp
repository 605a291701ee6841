// SPDX-License-Identifier: Apache-2.0
#include "model/file/jsoncursor.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sw {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view view(const char *from, const char *to)
{
    return {from, static_cast<size_t>(to - from)};
}

/// QString::fromUtf8 takes a byte order mark away; within a file it is a character as any other.
QString textOf(std::string_view utf8)
{
    constexpr std::string_view Mark = "\xEF\xBB\xBF";
    QString marks;
    while (utf8.starts_with(Mark)) {
        marks += QChar(QChar::ByteOrderMark);
        utf8.remove_prefix(Mark.size());
    }
    return marks + QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// The code unit of four hex digits, -1 where they are not.
int hexUnit(std::string_view digits)
{
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool all
        = digits.size() == 4 && digits.front() != '-' && read.ptr == digits.data() + digits.size();
    return all ? value : -1;
}

/// What `\n` and its like stand for; 0 where there is no such escape.
char16_t escaped(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return static_cast<char16_t>(c);
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return 0;
    }
}

} // namespace

JsonCursor::JsonCursor(QByteArrayView text)
    : m_at(text.data()), m_end(text.data() + text.size()), m_lineStart(text.data())
{
}

bool JsonCursor::nextLine()
{
    if (m_line == 0)
        m_line = 1;
    for (;;) {
        skipSpace();
        if (m_at == m_end)
            return false;
        if (*m_at == '\r' && m_at + 1 != m_end && m_at[1] == '\n')
            ++m_at;
        if (*m_at != '\n')
            return true;
        m_lineStart = ++m_at;
        ++m_line;
    }
}

bool JsonCursor::endLine()
{
    skipSpace();
    const bool ended
        = m_at == m_end || *m_at == '\n' || (*m_at == '\r' && m_at + 1 != m_end && m_at[1] == '\n');
    return ended || fail(QStringLiteral("the line should end here, found %1").arg(found()));
}

void JsonCursor::skipLine()
{
    m_at = std::find(m_at, m_end, '\n');
    m_failure.clear();
    m_path.clear();
}

void JsonCursor::skipSpace()
{
    while (m_at != m_end && isBlank(*m_at))
        ++m_at;
}

bool JsonCursor::expect(char wanted, const char *called)
{
    skipSpace();
    if (m_at == m_end || *m_at != wanted)
        return failNeeding(called);
    ++m_at;
    return true;
}

bool JsonCursor::beginObject()
{
    m_first = true;
    return expect('{', "an object, {…},");
}

bool JsonCursor::beginArray()
{
    m_first = true;
    return expect('[', "a list, […],");
}

/// Goes to the next member, or past the end of all.
bool JsonCursor::comma(char closing, bool &more)
{
    skipSpace();
    more = m_at == m_end || *m_at != closing;
    if (!more)
        ++m_at;
    else if (!m_first && !expect(',', closing == '}' ? "a comma or }" : "a comma or ]"))
        return false;
    m_first = false;
    return true;
}

bool JsonCursor::nextKey(std::string_view &key)
{
    bool more = false;
    if (!ok() || !comma('}', more) || !more)
        return false;
    return readWord(key) && expect(':', "a colon");
}

bool JsonCursor::nextItem()
{
    bool more = false;
    return ok() && comma(']', more) && more;
}

/// Finds the end of a text. `plain`: ASCII without escapes, so that its bytes are its characters.
bool JsonCursor::scanText(std::string_view &raw, bool &plain)
{
    if (!expect('"', "a text, \"…\","))
        return false;
    const char *start = m_at;
    plain = true;
    for (; m_at != m_end; ++m_at) {
        const auto c = static_cast<unsigned char>(*m_at);
        if (c == '"') {
            raw = view(start, m_at);
            ++m_at;
            return true;
        }
        if (c < 0x20)
            break;
        if (c == '\\') {
            plain = false;
            if (m_at + 1 != m_end && static_cast<unsigned char>(m_at[1]) >= 0x20)
                ++m_at;
        } else if (c >= 0x80) {
            plain = false;
        }
    }
    if (m_at == m_end || *m_at == '\n' || *m_at == '\r')
        return fail(QStringLiteral("a text is cut off: its closing quote is missing"));
    return fail(QStringLiteral("a control character stands in a text; it is written as \\u%1")
                    .arg(static_cast<int>(*m_at), 4, 16, QLatin1Char('0')));
}

bool JsonCursor::unescape(std::string_view raw, QString &value)
{
    value.clear();
    value.reserve(static_cast<qsizetype>(raw.size()));
    bool high = false; // whether the last unit waits for the second half of its pair
    while (!raw.empty()) {
        const size_t run = std::min(raw.find('\\'), raw.size());
        if (run > 0) {
            if (high)
                break;
            value += textOf(raw.substr(0, run));
            raw.remove_prefix(run);
            continue;
        }
        const char letter = raw.size() > 1 ? raw[1] : '\0';
        const int unit = letter == 'u' ? hexUnit(raw.substr(2, 4)) : escaped(letter);
        if (unit < 0 || (unit == 0 && letter != 'u'))
            return fail(QStringLiteral("no escape is written as %1")
                            .arg(textOf(raw.substr(0, letter == 'u' ? 6 : 2))));
        raw.remove_prefix(letter == 'u' ? 6 : 2);
        const QChar c(static_cast<char16_t>(unit));
        if (c.isLowSurrogate() != high)
            return fail(QStringLiteral("half of a surrogate pair stands alone"));
        high = c.isHighSurrogate();
        value += c;
    }
    return !high || fail(QStringLiteral("half of a surrogate pair stands alone"));
}

bool JsonCursor::readText(QString &value)
{
    std::string_view raw;
    bool plain = true;
    if (!scanText(raw, plain))
        return false;
    if (plain) {
        value = QString::fromLatin1(raw.data(), static_cast<qsizetype>(raw.size()));
        return true;
    }
    if (unescape(raw, value))
        return true;
    value.clear();
    return false;
}

bool JsonCursor::readWord(std::string_view &value)
{
    bool plain = true;
    if (!scanText(value, plain))
        return false;
    if (plain)
        return true;
    QString text;
    if (!unescape(value, text))
        return false;
    m_buffer = text.toStdString();
    value = m_buffer;
    return true;
}

bool JsonCursor::takeTrue()
{
    skipSpace();
    constexpr std::string_view word = "true";
    if (!view(m_at, m_end).starts_with(word))
        return false;
    m_at += word.size();
    return true;
}

bool JsonCursor::readBool(bool &value)
{
    value = takeTrue();
    if (value)
        return true;
    constexpr std::string_view word = "false";
    if (!view(m_at, m_end).starts_with(word))
        return failNeeding("true or false");
    m_at += word.size();
    return true;
}

bool JsonCursor::scanNumber(std::string_view &raw, bool &whole)
{
    skipSpace();
    const char *at = m_at;
    const auto digits = [&] {
        const char *start = at;
        while (at != m_end && isDigit(*at))
            ++at;
        return at - start;
    };
    if (at != m_end && *at == '-')
        ++at;
    const bool zero = at != m_end && *at == '0';
    const auto length = digits();
    bool good = length > 0 && !(zero && length > 1);
    whole = true;
    if (good && at != m_end && *at == '.') {
        ++at;
        whole = false;
        good = digits() > 0;
    }
    if (good && at != m_end && (*at == 'e' || *at == 'E')) {
        ++at;
        whole = false;
        if (at != m_end && (*at == '+' || *at == '-'))
            ++at;
        good = digits() > 0;
    }
    if (!good)
        return failNeeding("a number");
    raw = view(m_at, at);
    return true;
}

bool JsonCursor::readInteger(qint64 &value)
{
    std::string_view raw;
    bool whole = true;
    if (!scanNumber(raw, whole))
        return false;
    if (!whole)
        return failNeeding("a whole number");
    if (std::from_chars(raw.data(), raw.data() + raw.size(), value).ec != std::errc())
        return fail(QStringLiteral("%1 is too large").arg(textOf(raw)));
    m_at = raw.data() + raw.size();
    return true;
}

bool JsonCursor::readNumber(double &value)
{
    std::string_view raw;
    bool whole = true;
    if (!scanNumber(raw, whole))
        return false;
    if (std::from_chars(raw.data(), raw.data() + raw.size(), value).ec != std::errc()
        || !std::isfinite(value))
        return fail(QStringLiteral("%1 is outside the range of numbers").arg(textOf(raw)));
    m_at = raw.data() + raw.size();
    return true;
}

bool JsonCursor::fail(const QString &what)
{
    if (ok()) {
        m_failure = what;
        m_failedAt = m_at;
    }
    return false;
}

bool JsonCursor::failNeeding(const char *needed)
{
    return fail(
        QStringLiteral("%1 is needed here, found %2").arg(QString::fromUtf8(needed), found()));
}

bool JsonCursor::within(std::string_view key)
{
    const bool dot = !m_path.isEmpty() && !m_path.startsWith(QLatin1Char('['));
    m_path = textOf(key) + (dot ? QStringLiteral(".") : QString()) + m_path;
    return false;
}

bool JsonCursor::within(size_t item)
{
    const bool dot = !m_path.isEmpty() && !m_path.startsWith(QLatin1Char('['));
    m_path = QStringLiteral("[%1]").arg(item) + (dot ? QStringLiteral(".") : QString()) + m_path;
    return false;
}

/// What stands where something else is needed, cut short.
QString JsonCursor::found() const
{
    const char *end = m_at;
    while (end != m_end && *end != '\n' && *end != '\r' && !isBlank(*end)
           && (end == m_at || (*end != ',' && *end != '}' && *end != ']')))
        ++end;
    if (end == m_at)
        return QStringLiteral("the end of the line");
    constexpr int Most = 20;
    const QString text = textOf(view(m_at, end));
    return text.size() <= Most ? text : QString(text.left(Most) + QStringLiteral("…"));
}

QString JsonCursor::failure() const
{
    if (ok())
        return {};
    const qsizetype character = textOf(view(m_lineStart, m_failedAt)).size() + 1;
    const QString place = m_path.isEmpty() ? QString() : QString(m_path + QStringLiteral(": "));
    return QStringLiteral("%1%2 (character %3)").arg(place, m_failure).arg(character);
}

} // namespace sw
