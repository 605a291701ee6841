// SPDX-License-Identifier: Apache-2.0
#include "model/data/pastecells.h"

#include "model/data/editverbs.h"
#include "model/data/rowdraft.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Reads the cell that begins at `place`, in quotes or not, and goes behind it.
QString nextCell(const QString &text, qsizetype &place)
{
    const auto ends = [&](qsizetype at) {
        return at >= text.size() || text[at] == u'\t' || text[at] == u'\n' || text[at] == u'\r';
    };
    QString cell;
    qsizetype at = place;
    if (at < text.size() && text[at] == u'"') {
        for (++at; at < text.size(); ++at) {
            if (text[at] == u'"' && (at + 1 >= text.size() || text[at + 1] != u'"'))
                break;
            if (text[at] == u'"')
                ++at;
            cell += text[at];
        }
        if (at < text.size() && ends(at + 1)) {
            place = at + 1;
            return cell;
        }
        // A quote that closes nowhere is a letter like any other.
        cell.clear();
        at = place;
    }
    while (!ends(at))
        cell += text[at++];
    place = at;
    return cell;
}

bool isWholeNumber(const QString &text)
{
    const qsizetype sign = text.startsWith(u'-') || text.startsWith(u'+') ? 1 : 0;
    return text.size() > sign && std::all_of(text.begin() + sign, text.end(), [](QChar c) {
               return c >= u'0' && c <= u'9';
           });
}

/// What the text is as a number, to the last bit; NULL: it is none.
Value numberIn(const QString &text)
{
    bool ok = false;
    if (isWholeNumber(text)) {
        const qint64 integer = text.toLongLong(&ok);
        if (ok)
            return Value::of(integer);
    }
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || u"+-.eE"_s.contains(c);
    });
    const double real = QLocale::c().toDouble(text, &ok);
    return plain && ok ? Value::of(real) : Value();
}

Result<Done> pasteLine(RowDraft &draft, const Table &table, const WholeRow &row,
                       const std::vector<ColumnId> &columns, const QStringList &cells)
{
    for (size_t i = 0; i < columns.size() && i < static_cast<size_t>(cells.size()); ++i) {
        if (const QString reason = readOnlyReason(table, columns[i]); !reason.isEmpty())
            return Error{reason};
        const Value value
            = typedValue(table, *table.column(columns[i]), cells[static_cast<qsizetype>(i)]);
        const Value *old = row.value(table, columns[i]);
        if (const Result<Done> done = draft.set(row.row, columns[i], value, old ? *old : Value());
            !done)
            return done;
    }
    return Done();
}

/// One cell alone goes everywhere; else the block as it is.
std::vector<QStringList> filled(const std::vector<QStringList> &block, size_t rows, size_t columns)
{
    if (block.size() != 1 || block.front().size() != 1 || rows == 0)
        return block;
    const QStringList line(static_cast<qsizetype>(columns), block.front().front());
    return std::vector<QStringList>(rows, line);
}

} // namespace

std::vector<QStringList> parseCells(const QString &text)
{
    std::vector<QStringList> lines;
    QStringList line;
    for (qsizetype place = 0; place < text.size() || !line.isEmpty();) {
        line.append(nextCell(text, place));
        if (place < text.size() && text[place] == u'\t') {
            ++place;
            if (place < text.size())
                continue;
            line.append(QString());
        }
        if (place < text.size() && text[place] == u'\r')
            ++place;
        if (place < text.size() && text[place] == u'\n')
            ++place;
        lines.push_back(line);
        line.clear();
    }
    return lines;
}

Value typedValue(const Table &table, const Column &column, const QString &text)
{
    const Affinity affinity = affinityOf(table, column);
    const Value asText = Value::ofText(text);
    if (affinity == Affinity::Text)
        return asText;
    const Value number = numberIn(text.trimmed());
    // Without a type nothing says that 007 is meant to be 7.
    const bool asWritten
        = affinity != Affinity::Blob
          || (number.kind == ValueClass::Integer && QString::number(number.integer) == text);
    if (number.isNull() || !asWritten)
        return asText;
    if (affinity == Affinity::Real && number.kind == ValueClass::Integer)
        return Value::of(static_cast<double>(number.integer));
    return number;
}

Result<RowStep> pasteCells(const Table &table, const RowEdits &edits,
                           const std::vector<WholeRow> &rows, const std::vector<ColumnId> &columns,
                           const std::vector<QStringList> &block, bool mayInsert)
{
    const std::vector<QStringList> lines = filled(block, rows.size(), columns.size());
    for (const QStringList &line : lines) {
        if (static_cast<size_t>(line.size()) > columns.size())
            return Error{u"What is pasted has %1 columns, and from here on there are only %2; begin"
                         " further to the left."_s.arg(line.size())
                             .arg(columns.size())};
    }
    if (lines.size() > rows.size() && !mayInsert)
        return Error{
            u"What is pasted has %1 rows, and from here on there are only %2."_s.arg(lines.size())
                .arg(rows.size())};
    if (const QString reason = readOnlyReason(table); !reason.isEmpty())
        return Error{reason};
    RowDraft draft(edits);
    for (size_t i = 0; i < lines.size(); ++i) {
        const WholeRow row = i < rows.size() ? rows[i] : WholeRow{draft.insert(table.id), {}};
        if (const Result<Done> done = pasteLine(draft, table, row, columns, lines[i]); !done)
            return done.error();
    }
    return draft.step(u"Paste into %1"_s.arg(quotedName(table.name)));
}

} // namespace sw
