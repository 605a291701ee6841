// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowform.h"

#include "model/data/csvform.h"
#include "model/data/rowtext.h"
#include "model/sql/quote.h"

#include <set>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// An array of objects, or an object a line.
class JsonForm : public RowForm {
public:
    JsonForm(const std::vector<OutColumn> &columns, bool lines) : m_lines(lines)
    {
        for (const OutColumn &column : columns)
            m_names.push_back(QString(jsonText(column.name) + u": "_s).toUtf8());
    }

    void row(QByteArray &out, const std::vector<Value> &row) override
    {
        if (!m_lines)
            out += m_any ? ",\n  " : "[\n  ";
        out += '{';
        for (size_t i = 0; i < m_names.size(); ++i) {
            const Value &value = row[i];
            if (value.kind == ValueClass::Text && !value.bytes.isValidUtf8())
                countOdd();
            if (i > 0)
                out += ", ";
            out += m_names[i];
            out += jsonOf(value).toUtf8();
        }
        out += m_lines ? "}\n" : "}";
        m_any = true;
    }

    void tail(QByteArray &out) override
    {
        if (!m_lines)
            out += m_any ? "\n]\n" : "[]\n";
    }

private:
    bool m_lines;
    bool m_any = false;
    std::vector<QByteArray> m_names;
};

/// Statements of several rows each; a literal gives the very same value.
class InsertForm : public RowForm {
public:
    InsertForm(const QString &table, const std::vector<OutColumn> &columns, qint64 rowsAStatement)
        : m_most(rowsAStatement)
    {
        QStringList names;
        for (size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].isComputed)
                continue;
            m_places.push_back(i);
            names.append(quotedName(columns[i].name));
        }
        const QString into = u"INSERT INTO "_s + quotedName(table);
        m_head = m_places.empty()
                     ? QByteArray(into.toUtf8() + " DEFAULT VALUES;\n")
                     : QString(into + u" ("_s + names.join(u", ") + u") VALUES\n"_s).toUtf8();
    }

    void row(QByteArray &out, const std::vector<Value> &row) override
    {
        if (m_places.empty()) {
            out += m_head;
            return;
        }
        QByteArray values = "    (";
        for (const size_t place : m_places) {
            if (place != m_places.front())
                values += ", ";
            values += literalOf(row[place]).toUtf8();
        }
        values += ')';
        // A statement that is too long is refused by whoever reads it.
        constexpr qsizetype MostBytes = 900'000;
        if (m_rows > 0 && (m_rows >= m_most || m_bytes + values.size() > MostBytes))
            tail(out);
        out += m_rows == 0 ? m_head : QByteArray(",\n");
        out += values;
        ++m_rows;
        m_bytes += values.size();
    }

    void tail(QByteArray &out) override
    {
        if (m_rows > 0)
            out += ";\n";
        m_rows = 0;
        m_bytes = 0;
    }

private:
    qint64 m_most;
    std::vector<size_t> m_places;
    QByteArray m_head;
    qint64 m_rows = 0; ///< in the statement that is open
    qsizetype m_bytes = 0;
};

/// What would mean something in Markdown stands for itself.
QByteArray markdownText(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool within = i > 0 && i + 1 < text.size() && text[i - 1].isLetterOrNumber()
                            && text[i + 1].isLetterOrNumber();
        if (c == u'\n' || (c == u'\r' && !QStringView(text).mid(i + 1).startsWith(u'\n')))
            out += u"<br>"_s;
        else if (u"\\|`*<[]~&"_s.contains(c) || (c == u'_' && !within))
            out += QString(u'\\') + c;
        else if (c != u'\r')
            out += c;
    }
    return out.toUtf8();
}

/// A table with numbers at the right.
class MarkdownForm : public RowForm {
public:
    explicit MarkdownForm(std::vector<OutColumn> columns) : m_columns(std::move(columns)) {}

    void head(QByteArray &out) override
    {
        QByteArray rule;
        for (const OutColumn &column : m_columns) {
            out += "| " + markdownText(column.name) + ' ';
            rule += column.isNumber ? "| ---: " : "| --- ";
        }
        out += "|\n" + rule + "|\n";
    }

    void row(QByteArray &out, const std::vector<Value> &row) override
    {
        for (size_t i = 0; i < m_columns.size(); ++i)
            out += "| " + cell(row[i]) + ' ';
        out += "|\n";
    }

private:
    QByteArray cell(const Value &value)
    {
        if (value.isNull())
            return "*NULL*";
        if (value.kind != ValueClass::Text)
            return literalOf(value).toUtf8();
        if (!value.bytes.isValidUtf8() || value.bytes.contains('\0')) {
            countOdd();
            return literalOf(Value::ofBlob(value.bytes)).toUtf8();
        }
        return markdownText(
            stringOf({value.bytes.constData(), static_cast<size_t>(value.bytes.size())}));
    }

    std::vector<OutColumn> m_columns;
};

/// Each value once; NULL is in no list.
class InListForm : public RowForm {
public:
    void head(QByteArray &out) override { out += '('; }

    void row(QByteArray &out, const std::vector<Value> &row) override
    {
        if (row.front().isNull() || !m_seen.insert(row.front()).second)
            return;
        const QByteArray literal = literalOf(row.front()).toUtf8();
        constexpr qsizetype LineLength = 100;
        const bool breaks = m_length + literal.size() > LineLength;
        if (m_seen.size() > 1)
            out += breaks ? ",\n " : ", ";
        m_length = (breaks ? 0 : m_length) + literal.size() + 2;
        out += literal;
    }

    void tail(QByteArray &out) override { out += m_seen.empty() ? "NULL)" : ")"; }

private:
    std::set<Value> m_seen;
    qsizetype m_length = 0;
};

} // namespace

std::unique_ptr<RowForm> formOf(const RowFormatOptions &options, const QString &table,
                                std::vector<OutColumn> columns)
{
    switch (options.format) {
    case RowFormat::Json:
    case RowFormat::JsonLines:
        return std::make_unique<JsonForm>(columns, options.format == RowFormat::JsonLines);
    case RowFormat::Insert:
        return std::make_unique<InsertForm>(table, columns, options.rowsAStatement);
    case RowFormat::Markdown:
        return std::make_unique<MarkdownForm>(std::move(columns));
    case RowFormat::InList:
        return std::make_unique<InListForm>();
    case RowFormat::Csv:
    case RowFormat::Tabbed:
        break;
    }
    return std::make_unique<CsvForm>(options, std::move(columns));
}

QString suffixOf(const RowFormatOptions &options)
{
    switch (options.format) {
    case RowFormat::Json:
        return u"json"_s;
    case RowFormat::JsonLines:
        return u"jsonl"_s;
    case RowFormat::Insert:
    case RowFormat::InList:
        return u"sql"_s;
    case RowFormat::Markdown:
        return u"md"_s;
    case RowFormat::Csv:
    case RowFormat::Tabbed:
        break;
    }
    return options.separator == '\t' ? u"tsv"_s : u"csv"_s;
}

std::optional<RowFormat> rowFormatNamed(const QString &name)
{
    if (name == u"csv")
        return RowFormat::Csv;
    if (name == u"json")
        return RowFormat::Json;
    if (name == u"jsonl")
        return RowFormat::JsonLines;
    if (name == u"insert")
        return RowFormat::Insert;
    if (name == u"markdown")
        return RowFormat::Markdown;
    return std::nullopt;
}

} // namespace sw
