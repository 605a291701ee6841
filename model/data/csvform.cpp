// SPDX-License-Identifier: Apache-2.0
#include "model/data/csvform.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Behind any apostrophes: those that a guard set are not to be taken for the text's own.
char firstBehindApostrophes(QByteArrayView text)
{
    const auto first = std::find_if(text.begin(), text.end(), [](char c) { return c != '\''; });
    return first == text.end() ? '\0' : *first;
}

bool beginsFormula(char c)
{
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

QByteArray realText(double real)
{
    if (std::isinf(real))
        return real < 0 ? "-1e999" : "1e999"; // read as what it is by whoever reads numbers
    return textOfReal(real).toUtf8();
}

} // namespace

bool needsGuard(QByteArrayView text) { return beginsFormula(firstBehindApostrophes(text)); }

bool isGuarded(QByteArrayView text) { return text.startsWith('\'') && needsGuard(text); }

CsvForm::CsvForm(const RowFormatOptions &options, std::vector<OutColumn> columns)
    : m_options(options), m_columns(std::move(columns)),
      m_isTabbed(options.format == RowFormat::Tabbed)
{
    if (m_isTabbed)
        m_options.separator = '\t';
}

void CsvForm::head(QByteArray &out)
{
    if (m_isTabbed)
        return;
    if (m_options.byteOrderMark)
        out += "\xEF\xBB\xBF";
    if (!m_options.header)
        return;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            out += m_options.separator;
        addText(out, m_columns[i].name.toUtf8(), true);
    }
    out += m_options.crlf ? "\r\n" : "\n";
}

void CsvForm::row(QByteArray &out, const std::vector<Value> &row)
{
    if (m_isTabbed && m_any)
        out += '\n';
    m_any = true;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            out += m_options.separator;
        addCell(out, row[i]);
    }
    if (!m_isTabbed)
        out += m_options.crlf ? "\r\n" : "\n";
}

void CsvForm::tail(QByteArray & /*out*/) {}

void CsvForm::addCell(QByteArray &out, const Value &value)
{
    switch (value.kind) {
    case ValueClass::Null:
        return;
    case ValueClass::Integer:
        out += QByteArray::number(value.integer);
        return;
    case ValueClass::Real:
        out += realText(value.real);
        return;
    case ValueClass::Text:
        if (value.bytes.isValidUtf8() && !value.bytes.contains('\0'))
            return addText(out, value.bytes, true);
        countOdd();
        break;
    case ValueClass::Blob:
        break;
    }
    const bool base64 = m_options.base64 && value.kind == ValueClass::Blob;
    addText(out, base64 ? value.bytes.toBase64() : QByteArray("x'" + value.bytes.toHex() + '\''),
            false);
}

void CsvForm::addText(QByteArray &out, const QByteArray &text, bool mayGuard) const
{
    const bool guards = mayGuard && m_options.guarded && !m_isTabbed && needsGuard(text);
    const bool quotes
        = text.contains(m_options.separator) || text.contains('"') || text.contains('\n')
          || text.contains('\r') || (!m_isTabbed && text.isEmpty())
          || text.startsWith("\xEF\xBB\xBF"); // at the beginning it would be taken for a mark
    if (!quotes) {
        out += guards ? QByteArray('\'' + text) : text;
        return;
    }
    out += guards ? "\"'" : "\"";
    out += QByteArray(text).replace("\"", "\"\"");
    out += '"';
}

} // namespace sw
