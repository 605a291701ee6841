// SPDX-License-Identifier: Apache-2.0
#include "model/data/csvreader.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QByteArrayView Utf8Mark("\xEF\xBB\xBF");

/// What is called Latin-1 is nearly always Windows-1252, which has letters where Latin-1 has
/// control characters; browsers read it so too.
QByteArray fromLatin1(const QByteArray &raw)
{
    constexpr uchar First = 0x80;
    constexpr char16_t Letters[] = u"\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6"
                                   "\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018"
                                   "\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161"
                                   "\u203A\u0153\u009D\u017E\u0178";
    constexpr size_t Count = std::size(Letters) - 1;
    if (std::all_of(raw.begin(), raw.end(), [](char c) { return static_cast<uchar>(c) < First; }))
        return raw;
    QString text = QString::fromLatin1(raw);
    for (QChar &c : text) {
        if (c.unicode() >= First && c.unicode() < First + Count)
            c = Letters[c.unicode() - First];
    }
    return text.toUtf8();
}

} // namespace

CsvReader::CsvReader(QIODevice &device, const CsvDialect &dialect)
    : m_device(device), m_dialect(dialect)
{
}

void CsvReader::fail(const QString &text)
{
    if (!m_failure)
        m_failure = Error{text};
    m_ended = true;
}

bool CsvReader::more()
{
    while (m_at >= m_text.size() && !m_ended) {
        constexpr qint64 Piece = 65'536;
        QByteArray raw = m_device.read(Piece);
        // The mark of the encoding may come in pieces.
        while (!m_began && raw.size() < Utf8Mark.size() && !m_device.atEnd()) {
            const QByteArray rest = m_device.read(Piece);
            if (rest.isEmpty())
                break;
            raw += rest;
        }
        m_bytesRead += raw.size();
        m_text.clear();
        m_at = 0;
        if (raw.isEmpty()) {
            if (!m_device.atEnd())
                fail(u"The file cannot be read on: %1."_s.arg(m_device.errorString()));
            if (!m_half.isEmpty())
                fail(u"The file ends in half a letter of UTF-16; choose another encoding."_s);
            m_ended = true;
            return false;
        }
        decode(raw);
    }
    return m_at < m_text.size();
}

void CsvReader::decode(const QByteArray &raw)
{
    switch (m_dialect.encoding) {
    case CsvEncoding::Utf8:
        m_text = raw;
        break;
    case CsvEncoding::Latin1:
        m_text = fromLatin1(raw);
        break;
    case CsvEncoding::Utf16LE:
    case CsvEncoding::Utf16BE:
        m_text = fromUtf16(raw);
        break;
    }
    // The mark of the encoding is no letter of the first cell.
    if (!m_began && m_dialect.encoding != CsvEncoding::Latin1 && m_text.startsWith(Utf8Mark))
        m_at = Utf8Mark.size();
    m_began = m_began || !m_text.isEmpty();
}

/// A letter that is not there as a whole yet is left for the next piece.
QByteArray CsvReader::fromUtf16(const QByteArray &raw)
{
    const QByteArray bytes = m_half + raw;
    QString text(bytes.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char *unit = bytes.constData() + 2 * i;
        text[i]
            = QChar(m_dialect.encoding == CsvEncoding::Utf16LE ? qFromLittleEndian<char16_t>(unit)
                                                               : qFromBigEndian<char16_t>(unit));
    }
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    m_half = bytes.mid(2 * text.size());
    if (!text.isValidUtf16())
        fail(u"After line %1 the file is no UTF-16; choose another encoding."_s.arg(m_lines));
    return text.toUtf8();
}

bool CsvReader::next()
{
    m_record.cells.clear();
    m_record.problem.clear();
    m_size = 0;
    if (!more())
        return false;
    m_record.line = m_lines + 1;
    for (;;) {
        readCell();
        if (m_failure)
            return false;
        const int end = peek();
        if (end < 0)
            break;
        ++m_at;
        if (end == m_dialect.separator)
            continue;
        ++m_lines;
        if (end == '\r' && peek() == '\n')
            ++m_at;
        break;
    }
    if (m_failure)
        return false;
    for (const CsvCell &cell : m_record.cells) {
        if (m_record.problem.isEmpty() && !cell.text.isValidUtf8())
            m_record.problem = u"it is no UTF-8; choose another encoding for the file"_s;
    }
    return true;
}

void CsvReader::readCell()
{
    CsvCell &cell = m_record.cells.emplace_back();
    const char ends[] = {m_dialect.separator, '\r', '\n', '\0'};
    if (peek() == '"')
        readQuoted(cell);
    const qsizetype size = cell.text.size();
    takeUntil(ends, cell.text);
    if (cell.quoted && cell.text.size() > size && m_record.problem.isEmpty())
        m_record.problem = u"something stands between a closing quote and the end of its cell"_s;
}

void CsvReader::readQuoted(CsvCell &cell)
{
    cell.quoted = true;
    const qint64 began = m_lines + 1;
    ++m_at;
    m_wasCr = false;
    for (;;) {
        const qsizetype size = cell.text.size();
        takeUntil("\"", cell.text);
        countLines(QByteArrayView(cell.text).sliced(size));
        if (peek() < 0) {
            m_record.problem = u"the quote that begins in line %1 is closed nowhere"_s.arg(began);
            return;
        }
        ++m_at;
        if (peek() != '"')
            return;
        cell.text += '"';
        ++m_at;
        m_wasCr = false;
    }
}

void CsvReader::takeUntil(const char *ends, QByteArray &text)
{
    const QByteArrayView stops(ends);
    while (more()) {
        const char *from = m_text.constData() + m_at;
        const char *end = m_text.constData() + m_text.size();
        const char *stop = std::find_first_of(from, end, stops.begin(), stops.end());
        text.append(from, stop - from);
        m_at += stop - from;
        m_size += stop - from;
        if (m_size > MostBytes)
            fail(u"The record that begins in line %1 is longer than %2 MB; is a quote in it closed"
                 " nowhere?"_s.arg(m_record.line)
                     .arg(MostBytes / 1'000'000));
        if (stop != end)
            return;
    }
}

void CsvReader::countLines(QByteArrayView text)
{
    for (const char c : text) {
        if (c == '\r' || (c == '\n' && !m_wasCr))
            ++m_lines;
        m_wasCr = c == '\r';
    }
}

} // namespace sw
