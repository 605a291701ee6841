// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/picked.h"

#include "widgets/data/rowsgrid.h"

#include <QHeaderView>

#include <algorithm>

namespace sw {

namespace {

struct Span {
    qint64 first = 0;
    qint64 end = 0; ///< behind the last
};

/// The rows that have anything selected, in their order, each once.
std::vector<Span> selectedSpans(const QItemSelection &selection)
{
    std::vector<Span> spans;
    for (const QItemSelectionRange &range : selection)
        spans.push_back({range.top(), range.bottom() + 1});
    std::sort(spans.begin(), spans.end(),
              [](const Span &a, const Span &b) { return a.first < b.first; });
    std::vector<Span> merged;
    for (const Span &span : spans) {
        if (!merged.empty() && span.first <= merged.back().end)
            merged.back().end = std::max(merged.back().end, span.end);
        else
            merged.push_back(span);
    }
    return merged;
}

/// Columns of what ties the rows to others stand behind their own, and are not of the set.
std::vector<size_t> selectedColumns(const QHeaderView &header, const QItemSelection &selection,
                                    const RowSet &set)
{
    std::vector<size_t> columns;
    const auto own = set.table ? static_cast<int>(set.columns().size()) : header.count();
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        const bool isSelected
            = std::any_of(selection.begin(), selection.end(), [&](const auto &each) {
                  return column >= each.left() && column <= each.right();
              });
        if (isSelected && column < own && !header.isSectionHidden(column))
            columns.push_back(static_cast<size_t>(column));
    }
    return columns;
}

/// Rows that are held go by their keys: they are what a person saw. The others go by their places;
/// a page may hold fewer rows by now than there are.
void addSpan(RowsOut &out, const RowsModel &rows, const Span &span)
{
    constexpr qint64 Page = RowIndex::Step;
    for (qint64 at = span.first; at < span.end;) {
        const RowValues *held = rows.row(at);
        const bool isKnown = held && !held->key.empty();
        const RowRun *last = out.runs.empty() ? nullptr : &out.runs.back();
        const bool goesOn = last
                            && (isKnown ? !last->keys.empty()
                                        : last->keys.empty() && last->first + last->count == at);
        RowRun &run = goesOn ? out.runs.back() : out.runs.emplace_back(RowRun{at, 0, {}});
        if (isKnown) {
            run.keys.push_back(held->key);
            ++at;
        } else {
            const qint64 end = std::min((at / Page + 1) * Page, span.end);
            run.count += end - at;
            at = end;
        }
    }
}

} // namespace

RowsOut pickedRows(const RowsGrid &grid, const RowEditing &editing)
{
    const RowsModel &rows = grid.rows();
    const QItemSelection selection = grid.selectionModel()->selection();
    RowsOut out{rows.set()};
    out.all = false;
    out.columns = selectedColumns(grid.header(), selection, rows.set());
    out.index = rows.rowIndex();
    if (rows.set().table)
        out.edits = editing.edits();
    const qint64 stored = rows.storedCount();
    for (Span span : selectedSpans(selection)) {
        for (qint64 row = std::max(span.first, stored); row < span.end; ++row) {
            if (const std::optional<RowRef> fresh = rows.ref(row))
                out.fresh.push_back(*fresh);
        }
        span.end = std::min(span.end, stored);
        if (span.first < span.end)
            addSpan(out, rows, span);
    }
    return out;
}

qint64 countOf(const RowsOut &rows)
{
    auto count = static_cast<qint64>(rows.fresh.size());
    for (const RowRun &run : rows.runs)
        count += run.keys.empty() ? run.count : static_cast<qint64>(run.keys.size());
    return count;
}

} // namespace sw
