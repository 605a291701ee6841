// SPDX-License-Identifier: Apache-2.0
// What is selected, as text.
#include "widgets/common/worker.h"
#include "widgets/data/celltext.h"
#include "widgets/data/datapage.h"
#include "widgets/data/picked.h"
#include "widgets/data/readbeside.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowstree.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString heldText(const ShownCell &shown)
{
    if (!shown.word.isEmpty())
        return shown.word;
    RowFormatOptions options;
    options.format = RowFormat::Tabbed;
    QByteArray text;
    formOf(options, {}, {{}})->row(text, {shown.cell.value});
    return stringOf({text.constData(), static_cast<size_t>(text.size())});
}

/// Columns of an association stand behind those of the rows that it leads to, and are not theirs.
bool leavesLinksOut(const RowsGrid &grid)
{
    const std::vector<RowsColumn> &columns = grid.rows().columns();
    const QItemSelection selection = grid.selectionModel()->selection();
    return std::any_of(selection.begin(), selection.end(), [&](const QItemSelectionRange &range) {
        const auto last = static_cast<size_t>(range.right());
        return last < columns.size() && columns[last].ofLink;
    });
}

} // namespace

/// All of it or nothing: a part would be taken for the whole.
bool DataPage::copyHeld()
{
    constexpr size_t MostRows = 2'000;
    const RowsGrid &grid = active();
    const RowsModel &rows = grid.rows();
    const std::vector<qint64> selected = grid.selectedRows(MostRows + 1);
    if (selected.size() > MostRows)
        return false;
    QStringList lines;
    for (const qint64 row : selected) {
        QStringList cells;
        for (int place = 0; place < grid.header().count(); ++place) {
            const int column = grid.header().logicalIndex(place);
            const QModelIndex index = rows.index(static_cast<int>(row), column);
            if (grid.header().isSectionHidden(column) || !grid.selectionModel()->isSelected(index))
                continue;
            const ShownCell shown = rows.shown(index);
            if (!index.data().isValid() || (shown.word.isEmpty() && shown.cell.isCut()))
                return false;
            cells.append(heldText(shown));
        }
        lines.append(cells.join(u'\t'));
    }
    if (m_copying)
        m_copying->cancel();
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    return !lines.isEmpty();
}

void DataPage::copy()
{
    RowFormatOptions options;
    options.format = RowFormat::Tabbed;
    const bool isOfTree = showsTree() && !activePane();
    if (isOfTree || !copyHeld())
        copyAs(options);
}

void DataPage::copyAs(const RowFormatOptions &options)
{
    constexpr qsizetype MostBytes = 64'000'000;
    constexpr qint64 Many = 20'000;
    if (m_rows->isEmpty())
        return;
    const bool isOfTree = showsTree() && !activePane();
    const std::optional<RowsOut> picked
        = isOfTree ? pickedInTree() : std::optional(pickedRows(active(), *m_editing));
    if (!picked)
        return;
    RowsOut rows = *picked;
    const auto count = static_cast<int>(countOf(rows));
    if (rows.columns.empty() || count == 0) {
        Q_EMIT said(tr("Nothing of the rows themselves is selected."));
        return;
    }
    // A list is of one column: that of the cell that has the focus.
    const auto current = static_cast<size_t>(std::max(
        isOfTree ? m_tree->currentIndex().column() - 1 : active().currentIndex().column(), 0));
    if (options.format == RowFormat::InList)
        rows.columns
            = {std::find(rows.columns.begin(), rows.columns.end(), current) == rows.columns.end()
                   ? rows.columns.front()
                   : current};
    const QString without = !isOfTree && leavesLinksOut(active())
                                ? tr(" Columns of what ties them were left out.")
                                : QString();
    if (!m_copying)
        m_copying = new Worker(this);
    if (count > Many)
        Q_EMIT said(tr("%n rows are being copied…", nullptr, count));
    m_copying->start(
        [path = m_database->path(), rows, options](Watcher &watcher) {
            return readBeside(path, watcher, [&](sqlite3 *database) {
                return textOfRows(database, rows, options, MostBytes, watcher);
            });
        },
        [this, count, without](const Result<QByteArray> &text) {
            if (!text) {
                Q_EMIT said(tr("Nothing was copied. %1").arg(text.error().text));
                return;
            }
            QGuiApplication::clipboard()->setText(
                stringOf({text->constData(), static_cast<size_t>(text->size())}));
            Q_EMIT said(tr("%n rows copied.", nullptr, count) + without);
        });
}

} // namespace sw
