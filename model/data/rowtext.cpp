// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowtext.h"

#include "model/data/rowform.h"
#include "model/live/values.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t RowsMeasured = 200;

bool isNumber(ValueClass kind) { return kind == ValueClass::Integer || kind == ValueClass::Real; }

/// A row as it is shown, and which of its values stand at the right.
struct ShownRow {
    QStringList texts;
    std::vector<bool> right;
};

ShownRow shown(const SqliteQuery &rows)
{
    ShownRow row;
    for (int i = 0; i < rows.columnCount(); ++i) {
        const ValueClass kind = rows.valueClass(i);
        QString text = shownValue(rows, i);
        // Nobody needs quotes round a text in a cell of its own, unless it looks like no text.
        if (kind == ValueClass::Text && text.startsWith(u'\'') && text.endsWith(u'\''))
            text = text.mid(1, text.size() - 2).replace(u"''"_s, u"'"_s);
        row.texts.append(text);
        row.right.push_back(isNumber(kind));
    }
    return row;
}

QString lineOf(const ShownRow &row, const std::vector<qsizetype> &widths)
{
    QString line;
    for (size_t i = 0; i < widths.size(); ++i) {
        const QString &text = row.texts[static_cast<qsizetype>(i)];
        line += (i > 0 ? u"  "_s : QString())
                + (row.right[i] ? text.rightJustified(widths[i]) : text.leftJustified(widths[i]));
    }
    while (line.endsWith(u' '))
        line.chop(1);
    return line + u'\n';
}

} // namespace

QString jsonText(const QString &text)
{
    QString json = u"\""_s;
    for (const QChar c : text) {
        constexpr int Hex = 16;
        switch (c.unicode()) {
        case u'"':
            json += u"\\\""_s;
            break;
        case u'\\':
            json += u"\\\\"_s;
            break;
        case u'\n':
            json += u"\\n"_s;
            break;
        case u'\t':
            json += u"\\t"_s;
            break;
        default:
            json += c.unicode() < u' ' || c.unicode() == 0x7f
                        ? u"\\u%1"_s.arg(c.unicode(), 4, Hex, QChar(u'0'))
                        : QString(c);
        }
    }
    return json + u'"';
}

QString jsonOf(const Value &value)
{
    switch (value.kind) {
    case ValueClass::Integer:
        return QString::number(value.integer);
    case ValueClass::Real:
        return std::isinf(value.real) ? (value.real < 0 ? u"-1e999"_s : u"1e999"_s)
                                      : textOfReal(value.real);
    case ValueClass::Text:
        if (value.bytes.isValidUtf8())
            return jsonText(stringOf(viewOf(value.bytes)));
        [[fallthrough]]; // no text of JSON holds it
    case ValueClass::Blob:
        return jsonText(QString::fromLatin1(value.bytes.toHex()));
    case ValueClass::Null:
        break;
    }
    return u"null"_s;
}

qint64 writeJson(SqliteQuery &rows, const TextSink &sink)
{
    std::vector<OutColumn> columns;
    for (int i = 0; i < rows.columnCount(); ++i)
        columns.push_back({rows.columnName(i)});
    const auto form = formOf({RowFormat::Json}, {}, columns);
    std::vector<Value> row(columns.size());
    QByteArray text;
    qint64 count = 0;
    for (; rows.next(); ++count) {
        for (int i = 0; i < rows.columnCount(); ++i)
            row[static_cast<size_t>(i)] = Value::in(rows, i);
        form->row(text, row);
        sink(QString::fromUtf8(text));
        text.clear();
    }
    form->tail(text);
    sink(QString::fromUtf8(text));
    return count;
}

qint64 writeTable(SqliteQuery &rows, const TextSink &sink)
{
    ShownRow head;
    for (int i = 0; i < rows.columnCount(); ++i) {
        head.texts.append(onOneLine(rows.columnName(i)));
        head.right.push_back(false);
    }
    std::vector<ShownRow> first;
    bool more = rows.next();
    for (; more && first.size() < RowsMeasured; more = rows.next())
        first.push_back(shown(rows));
    std::vector<qsizetype> widths;
    for (qsizetype i = 0; i < head.texts.size(); ++i) {
        qsizetype width = head.texts[i].size();
        for (const ShownRow &row : first)
            width = std::max(width, row.texts[i].size());
        widths.push_back(width);
        head.right[static_cast<size_t>(i)]
            = !first.empty() && first.front().right[static_cast<size_t>(i)];
    }
    ShownRow rule;
    for (const qsizetype width : widths)
        rule.texts.append(QString(width, u'─'));
    rule.right.resize(widths.size());
    sink(lineOf(head, widths) + lineOf(rule, widths));
    for (const ShownRow &row : first)
        sink(lineOf(row, widths));
    auto count = static_cast<qint64>(first.size());
    for (; more; more = rows.next()) {
        sink(lineOf(shown(rows), widths));
        ++count;
    }
    return count;
}

} // namespace sw
