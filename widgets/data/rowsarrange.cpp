// SPDX-License-Identifier: Apache-2.0
// How wide the columns of a grid are, which of them are seen, in which order, and which stay.
#include "widgets/data/cellpainter.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowsheader.h"

#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace sw {

namespace {

constexpr int LeastColumn = 48;
constexpr int MostColumn = 320;

} // namespace

void RowsGrid::setColumnLayout(const ColumnLayout &layout)
{
    ColumnLayout own = layout;
    own.formats.clear(); // the database has them, for every grid
    if (m_layout == own)
        return;
    m_layout = own;
    m_fitted = false;
}

/// What the header has, as somebody made it.
void RowsGrid::takeArrangement()
{
    if (m_fitting)
        return;
    m_layout.hidden.clear();
    m_layout.order.clear();
    bool isMoved = false;
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        const QString &name = m_rows.columns()[static_cast<size_t>(column)].name;
        isMoved |= place != column;
        m_layout.order.append(name);
        if (m_header->isSectionHidden(column))
            m_layout.hidden.append(name);
    }
    if (!isMoved)
        m_layout.order.clear();
    m_layout.frozen = m_header->frozen();
    updateGeometries();
    m_filters->arrange();
    viewport()->update();
    Q_EMIT arranged();
}

void RowsGrid::fitColumns()
{
    const bool outer = std::exchange(m_fitting, true);
    const auto count = std::min<int>(m_header->count(), static_cast<int>(m_rows.columns().size()));
    const auto nameOf
        = [this](int column) { return m_rows.columns()[static_cast<size_t>(column)].name; };
    for (int column = 0; column < count; ++column) {
        m_header->setSectionHidden(column, m_layout.hidden.contains(nameOf(column)));
        const int kept = m_layout.widths.value(nameOf(column));
        if (kept > 0 && !m_header->isSectionHidden(column))
            m_header->resizeSection(column, kept);
        else
            fitColumn(column);
    }
    // New columns stand where the table has them, as far as the others allow it.
    for (int place = 0, wanted = 0; wanted < m_layout.order.size(); ++wanted) {
        for (int column = 0; column < count; ++column) {
            if (nameOf(column) == m_layout.order[wanted])
                m_header->moveSection(m_header->visualIndex(column), place++);
        }
    }
    m_header->setFrozen(m_layout.frozen);
    m_fitting = outer;
}

void RowsGrid::fitColumn(int column)
{
    constexpr qint64 Sample = 50;
    const bool outer = std::exchange(m_fitting, true);
    const CellPainter painter(m_rows, font(), m_theme.colors());
    int width = m_header->sectionSizeHint(column);
    const qint64 end = std::min(m_rows.count(), topRow() + Sample);
    for (qint64 row = topRow(); row < end; ++row)
        width = std::max(width, painter.widthOf(m_rows.index(static_cast<int>(row), column)));
    m_header->resizeSection(column, std::clamp(width, LeastColumn, MostColumn));
    m_fitting = outer;
}

/// A number is read whole or wrong: its column grows with what comes into sight.
void RowsGrid::growForNumbers()
{
    const bool outer = std::exchange(m_fitting, true);
    const CellPainter painter(m_rows, font(), m_theme.colors());
    const qint64 end = std::min(m_rows.count(), topRow() + rowsInSight() + 1);
    const auto count = std::min<int>(m_header->count(), static_cast<int>(m_rows.columns().size()));
    for (int column = 0; column < count; ++column) {
        const RowsColumn &shown = m_rows.columns()[static_cast<size_t>(column)];
        const bool isNumber = shown.affinity == Affinity::Integer
                              || shown.affinity == Affinity::Real
                              || shown.affinity == Affinity::Numeric;
        if (!isNumber || m_layout.widths.contains(shown.name) || m_header->isSectionHidden(column))
            continue;
        int width = m_header->sectionSize(column);
        for (qint64 row = topRow(); row < end; ++row)
            width = std::max(width, painter.widthOf(m_rows.index(static_cast<int>(row), column)));
        if (width > m_header->sectionSize(column))
            m_header->resizeSection(column, std::min(width, MostColumn));
    }
    m_fitting = outer;
}

void RowsGrid::setColumnHidden(int column, bool hidden)
{
    // One is always to be seen.
    if (hidden && m_header->count() - m_header->hiddenSectionCount() <= 1)
        return;
    const bool outer = std::exchange(m_fitting, true);
    m_header->setSectionHidden(column, hidden);
    if (!hidden)
        fitColumn(column);
    m_fitting = outer;
    takeArrangement();
}

void RowsGrid::setFrozen(int columns)
{
    m_header->setFrozen(columns);
    takeArrangement();
}

void RowsGrid::openHeaderMenu(const QPoint &point)
{
    QMenu menu(this);
    const int column = m_header->columnAt(point.x());
    if (column >= 0) {
        const QString name = m_rows.columns()[static_cast<size_t>(column)].name;
        menu.addAction(tr("Hide %1").arg(name), this,
                       [this, column] { setColumnHidden(column, true); })
            ->setEnabled(m_header->count() - m_header->hiddenSectionCount() > 1);
        menu.addAction(tr("Fit the width"), this, [this, column] {
            m_layout.widths.remove(m_rows.columns()[static_cast<size_t>(column)].name);
            fitColumn(column);
            takeArrangement();
        });
        addFormats(menu, column);
        const int place = m_header->visualIndex(column);
        if (place >= m_header->frozen())
            menu.addAction(tr("Keep in sight up to here"), this,
                           [this, place] { setFrozen(place + 1); });
    }
    if (m_header->frozen() > 0)
        menu.addAction(tr("Let all columns scroll"), this, [this] { setFrozen(0); });
    menu.addSeparator();
    QMenu *shown = menu.addMenu(tr("Columns"));
    for (int place = 0; place < m_header->count(); ++place) {
        const int each = m_header->logicalIndex(place);
        QAction *action
            = shown->addAction(m_rows.columns()[static_cast<size_t>(each)].name, this,
                               [this, each](bool isShown) { setColumnHidden(each, !isShown); });
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(each));
    }
    if (m_header->hiddenSectionCount() > 0)
        menu.addAction(tr("Show all columns"), this, [this] {
            for (int each = 0; each < m_header->count(); ++each) {
                if (m_header->isSectionHidden(each))
                    setColumnHidden(each, false);
            }
        });
    if (!m_layout.isEmpty())
        menu.addAction(tr("As the table has them"), this, [this] {
            m_layout = {};
            const bool outer = std::exchange(m_fitting, true);
            for (int each = 0; each < m_header->count(); ++each) {
                m_header->moveSection(m_header->visualIndex(each), each);
                m_header->setSectionHidden(each, false);
            }
            m_fitting = outer;
            fitColumns();
            takeArrangement();
        });
    menu.exec(m_header->viewport()->mapToGlobal(point));
}

} // namespace sw
