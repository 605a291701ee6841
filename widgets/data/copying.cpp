// SPDX-License-Identifier: Apache-2.0
// What is selected, as text.
#include "widgets/data/celltext.h"
#include "widgets/data/datapage.h"
#include "widgets/data/rowsgrid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// As a spreadsheet takes it: a cell with a tab or a line break in it stands in quotes.
QString pasteable(const ShownCell &shown)
{
    if (!shown.word.isEmpty())
        return shown.word;
    const Cell &cell = shown.cell;
    if (cell.value.isNull())
        return {};
    QString text = cell.value.kind == ValueClass::Text ? QString::fromUtf8(cell.value.bytes)
                                                       : cellText(cell);
    if (text.contains(u'\t') || text.contains(u'\n') || text.contains(u'"'))
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text;
}

} // namespace

/// All of it or nothing: a part would be taken for the whole.
bool DataPage::copySelected()
{
    constexpr size_t MostRows = 2'000;
    const RowsGrid &grid = active();
    const RowsModel &rows = grid.rows();
    const std::vector<qint64> selected = grid.selectedRows(MostRows + 1);
    QStringList lines;
    for (const qint64 row : selected) {
        QStringList cells;
        for (int place = 0; place < grid.header().count(); ++place) {
            const int column = grid.header().logicalIndex(place);
            const QModelIndex index = rows.index(static_cast<int>(row), column);
            if (grid.header().isSectionHidden(column) || !grid.selectionModel()->isSelected(index))
                continue;
            const ShownCell shown = rows.shown(index);
            if (!index.data().isValid() || selected.size() > MostRows) {
                Q_EMIT said(tr("Nothing was copied: so many rows are not held; select fewer."));
                return false;
            }
            if (shown.word.isEmpty() && shown.cell.isCut()) {
                Q_EMIT said(tr("Nothing was copied: of %1 only the beginning was read.")
                                .arg(rows.columns()[static_cast<size_t>(column)].name));
                return false;
            }
            cells.append(pasteable(shown));
        }
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    return !lines.isEmpty();
}

} // namespace sw
