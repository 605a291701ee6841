// SPDX-License-Identifier: Apache-2.0
#include "model/sql/createitems.h"

#include "model/sql/sqljoiner.h"

namespace sw {

namespace {

QByteArray bytes(std::string_view text, quint32 begin, quint32 end)
{
    return QByteArray(text.data() + begin, static_cast<qsizetype>(end - begin));
}

/// The end of the last comment that begins on the first line of the gap; its begin without one.
quint32 endOfLineRemark(std::string_view text, quint32 begin, quint32 end)
{
    quint32 found = begin;
    for (const Comment &comment : commentsIn(text, begin, end)) {
        if (!comment.lineBreakBefore)
            found = comment.end;
    }
    return found;
}

void takeSpaceAndLead(CreateItem &item, std::string_view text, quint32 begin, quint32 end)
{
    const auto comments = commentsIn(text, begin, end);
    const quint32 lead = comments.empty() ? end : comments.front().begin;
    item.space = bytes(text, begin, lead);
    item.lead = bytes(text, lead, end);
}

/// What of white space and comments is white space, up to the first comment.
QByteArray blankOf(const QByteArray &space)
{
    const auto comments = commentsIn(viewOf(space), 0, static_cast<quint32>(space.size()));
    return comments.empty() ? space : space.first(comments.front().begin);
}

/// Cuts the gap behind an item into what belongs to it, the separator, and what belongs to the
/// next.
void cutGap(std::string_view text, const Tokens &tokens, CreateItem &item, quint32 last,
            CreateItem &next)
{
    const Token &behind = tokens[last + 1];
    const quint32 begin = tokens[last].end;
    const quint32 remark = endOfLineRemark(text, begin, behind.begin);
    if (behind.symbol != ',') { // constraints may do without
        item.lateRemark = bytes(text, begin, remark);
        takeSpaceAndLead(next, text, remark, behind.begin);
        return;
    }
    const quint32 nextBegin = tokens[last + 2].begin;
    const quint32 lateRemark = endOfLineRemark(text, behind.end, nextBegin);
    item.hasComma = true;
    item.remark = bytes(text, begin, remark);
    next.separator = bytes(text, remark, behind.end);
    item.lateRemark = bytes(text, behind.end, lateRemark);
    takeSpaceAndLead(next, text, lateRemark, nextBegin);
}

/// The separator and the space of what stands near, for an item that has none of its own.
void borrow(CreateItem &item, const std::vector<CreateItem> &items, size_t place,
            const CreateBody &body)
{
    const CreateItem *nearest = nullptr;
    size_t least = items.size();
    for (size_t i = 0; i < items.size(); ++i) {
        const CreateItem &other = items[i];
        const size_t distance = i < place ? place - i : i - place;
        if (!other.isNew && !other.isFirst && !other.separator.isEmpty() && distance < least) {
            nearest = &other;
            least = distance;
        }
    }
    for (const CreateItem &other : body.items) { // where all such neighbours went
        if (!nearest && !other.isFirst && !other.separator.isEmpty())
            nearest = &other;
    }
    const QByteArray &first = body.items.front().space;
    item.separator = nearest ? nearest->separator : ",";
    QByteArray space = item.space;
    if (!nearest)
        space = first.contains('\n') ? first : " ";
    else if (item.isNew || item.isFirst)
        space = nearest->space;
    if (item.lead.isEmpty() || space.contains('\n'))
        item.space = space;
    const QByteArray blank = blankOf(item.separator);
    if (blank != item.separator)
        item.separator = blank + ',';
}

void separate(SqlJoiner &out, const CreateItem &item, const QByteArray &separator)
{
    const bool ownLine = blankOf(separator).contains('\n');
    const bool first = !ownLine && endsInLineComment(viewOf(item.remark));
    const bool last = ownLine && !item.hasComma;
    const auto putSeparator = [&] {
        const qsizetype comma = separator.lastIndexOf(',');
        if (comma < 0)
            return;
        out.space(separator.first(comma));
        out.code(separator.sliced(comma));
    };
    if (first)
        putSeparator();
    out.space(item.remark);
    if (!first && !last)
        putSeparator();
    out.space(item.lateRemark);
    if (last)
        putSeparator();
}

} // namespace

CreateBody bodyOf(std::string_view text, const CreateTableSyntax &tree)
{
    std::vector<Range> ranges;
    for (const ColumnSyntax &column : tree.columns)
        ranges.push_back(column.range);
    for (const ClauseSyntax &clause : tree.constraints)
        ranges.push_back(clause.range);
    CreateBody body;
    body.items.resize(ranges.size());
    const Tokens &tokens = tree.tokens;
    const quint32 open = tokens[tree.open].end;
    const quint32 first = tokens[tree.open + 1].begin;
    const quint32 remark = endOfLineRemark(text, open, first);
    body.opening = bytes(text, open, remark);
    body.items.front().isFirst = true;
    takeSpaceAndLead(body.items.front(), text, remark, first);
    for (size_t i = 0; i < ranges.size(); ++i) {
        CreateItem &item = body.items[i];
        item.isColumn = i < tree.columns.size();
        const std::string_view own = textOf(text, tokens, ranges[i]);
        item.text = bytes(own, 0, static_cast<quint32>(own.size()));
        if (i + 1 < ranges.size())
            cutGap(text, tokens, item, ranges[i].end - 1, body.items[i + 1]);
    }
    const quint32 last = tokens[tree.close - 1].end;
    const quint32 close = tokens[tree.close].begin;
    const quint32 lastRemark = endOfLineRemark(text, last, close);
    body.items.back().lateRemark = bytes(text, last, lastRemark);
    body.closing = bytes(text, lastRemark, close);
    return body;
}

QByteArray joined(const CreateBody &body, const std::vector<CreateItem> &items)
{
    const QByteArray &firstSpace = body.items.front().space;
    SqlJoiner out(firstSpace.contains("\r\n") ? "\r\n" : "\n");
    out.space(body.opening);
    for (size_t i = 0; i < items.size(); ++i) {
        CreateItem item = items[i];
        if (i == 0) {
            const QByteArray blank = blankOf(item.separator);
            const bool comments = blank.size() + 1 < item.separator.size();
            if (comments) // they stood before the comma, on lines of their own
                item.lead.prepend(item.separator.chopped(1).sliced(blank.size()) + item.space);
            if (item.lead.isEmpty() || firstSpace.contains('\n'))
                item.space = firstSpace;
        } else {
            const bool free = !item.isColumn && !items[i - 1].isColumn;
            if (item.isNew || item.isFirst || (item.separator.isEmpty() && !free))
                borrow(item, items, i, body);
            separate(out, items[i - 1], item.separator);
        }
        out.space(item.space);
        out.space(item.lead);
        out.code(item.text);
    }
    separate(out, items.back(), {});
    out.space(body.closing);
    out.code(")");
    return out.text().chopped(1);
}

} // namespace sw
