// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowsgrid.h"

#include "widgets/data/celldelegate.h"
#include "widgets/data/cellpainter.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowsgutter.h"
#include "widgets/data/rowsheader.h"
#include "widgets/data/thumbnails.h"

#include <QGuiApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace sw {

namespace {

constexpr int RowPadding = 8;
constexpr int LeastRow = 24;

int bounded(qint64 pixels)
{
    constexpr qint64 Far = 1'000'000;
    return static_cast<int>(std::clamp(pixels, -Far, Far));
}

} // namespace

RowsGrid::RowsGrid(RowsModel &rows, const Theme &theme, QWidget *parent)
    : QAbstractItemView(parent), m_rows(rows), m_theme(theme),
      m_header(new RowsHeader(theme, this)), m_filters(new FilterRow(*m_header, this)),
      m_gutter(new RowsGutter(*this, theme))
{
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setItemDelegate(new CellDelegate(rows, this));
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    m_header->setModel(&rows);
    setModel(&rows);
    m_header->setParent(this);
    makeHeader();
    m_filters->hide();
    connect(&rows, &RowsModel::arrived, this, &RowsGrid::takeArrival);
    connect(&rows, &QAbstractItemModel::modelReset, this, [this] {
        QStringList names;
        for (const RowsColumn &column : m_rows.columns())
            names.append(column.name);
        m_fitted = m_fitted && names == m_names;
        m_labelsFitted = m_labelsFitted && names == m_names;
        m_names = names;
        verticalScrollBar()->setValue(0);
        horizontalScrollBar()->setValue(0);
    });
    connect(&rows, &RowsModel::labelsArrived, this, [this] {
        if (!std::exchange(m_labelsFitted, true))
            fitColumns();
    });
    connect(&rows, &RowsModel::formatsChanged, this, &RowsGrid::takeFormats);
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
}

RowsGrid::~RowsGrid() = default;

void RowsGrid::makeHeader()
{
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int size) {
        if (!m_fitting && size > 0) {
            m_layout.widths.insert(m_rows.columns()[static_cast<size_t>(column)].name, size);
            Q_EMIT arranged();
        }
        updateGeometries();
        viewport()->update();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, &RowsGrid::takeArrangement);
    connect(m_header, &QWidget::customContextMenuRequested, this, &RowsGrid::openHeaderMenu);
    connect(m_header, &QHeaderView::geometriesChanged, this, &RowsGrid::updateGeometries);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &RowsGrid::fitColumn);
    connect(m_header, &QHeaderView::sectionClicked, this, [this](int column) {
        Q_EMIT sortWanted(column, QGuiApplication::keyboardModifiers() & Qt::ShiftModifier);
    });
}

void RowsGrid::showSort(const std::vector<SortedColumn> &sort)
{
    std::vector<RowsHeader::Sorted> sorted;
    for (const SortedColumn &each : sort) {
        for (size_t i = 0; i < m_rows.columns().size(); ++i) {
            if (m_rows.columns()[i].name == each.name && !m_rows.columns()[i].ofLink)
                sorted.push_back({static_cast<int>(i), each.descending});
        }
    }
    m_header->setSorted(sorted);
}

void RowsGrid::setFiltersShown(bool shown)
{
    m_filters->setVisible(shown);
    updateGeometries();
}

int RowsGrid::rowHeight() const
{
    const int usual = std::max(LeastRow, fontMetrics().height() + RowPadding);
    return showsPictures() ? std::max(usual, Thumbnails::Room.height() + RowPadding) : usual;
}

int RowsGrid::rowsInSight() const { return std::max(1, viewport()->height() / rowHeight()); }

int RowsGrid::gutterWidth() const
{
    constexpr int Padding = 16;
    const auto digits = QString::number(std::max<qint64>(m_rows.count(), 10)).size();
    return fontMetrics().horizontalAdvance(u'8') * static_cast<int>(digits) + Padding;
}

qint64 RowsGrid::topRow() const { return verticalScrollBar()->value(); }

void RowsGrid::setTopRow(qint64 row)
{
    verticalScrollBar()->setValue(static_cast<int>(std::min<qint64>(row, m_rows.count())));
}

void RowsGrid::goTo(qint64 row, int column)
{
    if (m_rows.columns().empty() || row < 0 || row >= m_rows.count())
        return;
    const int current = currentIndex().isValid() ? currentIndex().column() : 0;
    const QModelIndex there = m_rows.index(static_cast<int>(row), column >= 0 ? column : current);
    QItemSelectionModel::SelectionFlags how = QItemSelectionModel::ClearAndSelect;
    how.setFlag(QItemSelectionModel::Rows, selectionBehavior() == SelectRows);
    selectionModel()->setCurrentIndex(there, how);
    scrollTo(there);
}

std::vector<qint64> RowsGrid::selectedRows(size_t most) const
{
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<qint64> rows;
    int next = 0;
    for (const auto &[top, bottom] : ranges) {
        for (int row = std::max(top, next); row <= bottom && rows.size() < most; ++row)
            rows.push_back(row);
        next = std::max(next, bottom + 1);
    }
    return rows;
}

QRect RowsGrid::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || m_header->isSectionHidden(index.column()))
        return {};
    return {m_header->leftOf(index.column()), bounded((index.row() - topRow()) * rowHeight()),
            m_header->sectionSize(index.column()), rowHeight()};
}

QModelIndex RowsGrid::indexAt(const QPoint &point) const
{
    const qint64 row = topRow() + point.y() / rowHeight();
    const int column = m_header->columnAt(point.x());
    return point.y() < 0 || column < 0 || row >= m_rows.count()
               ? QModelIndex()
               : m_rows.index(static_cast<int>(row), column);
}

QRect RowsGrid::arrowRect(const QModelIndex &index) const
{
    const Cell *cell = m_rows.cell(index);
    if (!cell || cell->value.isNull()
        || !m_rows.columns()[static_cast<size_t>(index.column())].parent)
        return {};
    return CellPainter::arrowRect(visualRect(index));
}

QModelIndex RowsGrid::arrowAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    return index.isValid() && arrowRect(index).contains(point) ? index : QModelIndex();
}

int RowsGrid::horizontalOffset() const { return m_header->offset(); }

int RowsGrid::verticalOffset() const
{
    constexpr qint64 Most = std::numeric_limits<int>::max() / 2;
    return static_cast<int>(std::min<qint64>(topRow() * rowHeight(), Most));
}

bool RowsGrid::isIndexHidden(const QModelIndex &index) const
{
    return m_header->isSectionHidden(index.column());
}

QRegion RowsGrid::visualRegionForSelection(const QItemSelection & /*selection*/) const
{
    return viewport()->rect();
}

void RowsGrid::updateGeometries()
{
    const int left = gutterWidth();
    const int header = m_header->sizeHint().height();
    const int filters = m_filters->isHidden() ? 0 : m_filters->sizeHint().height();
    setViewportMargins(left, header + filters, 0, 0);
    const QRect inner = viewport()->geometry();
    m_header->setGeometry(inner.left(), inner.top() - header - filters, inner.width(), header);
    m_filters->setGeometry(inner.left(), inner.top() - filters, inner.width(), filters);
    m_gutter->setGeometry(inner.left() - left, inner.top() - header - filters, left,
                          inner.height() + header + filters);
    m_gutter->setTop(header + filters);
    const int fits = rowsInSight();
    verticalScrollBar()->setPageStep(fits);
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<qint64>(0, m_rows.count() - fits)));
    horizontalScrollBar()->setPageStep(inner.width());
    horizontalScrollBar()->setSingleStep(rowHeight());
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - inner.width()));
    QAbstractItemView::updateGeometries();
    wantRows();
}

void RowsGrid::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        m_header->setOffset(horizontalScrollBar()->value());
        m_filters->arrange();
    }
    if (dy != 0)
        wantRows();
    scrollDirtyRegion(0, 0);
    viewport()->update();
    m_gutter->update();
    updateEditorGeometries();
}

void RowsGrid::wantRows()
{
    if (!m_rows.isEmpty())
        m_rows.want(topRow(), topRow() + rowsInSight());
}

void RowsGrid::takeArrival()
{
    if (!m_fitted && m_rows.row(0)) {
        m_fitted = true;
        fitColumns();
    } else if (m_fitted) {
        growForNumbers();
    }
    updateGeometries();
    viewport()->update();
    m_gutter->update();
}

void RowsGrid::finishEditing()
{
    if (QWidget *editor = state() == EditingState ? indexWidget(currentIndex()) : nullptr)
        commitData(editor);
    setFocus();
}

QString RowsGrid::emptyText() const
{
    if (!m_rows.error().isEmpty())
        return m_rows.error();
    if (m_rows.isEmpty()) // nobody asked for any
        return {};
    if (m_rows.isReading())
        return tr("Reading…");
    return m_rows.count() == 0 && m_rows.isCounted() ? tr("No rows") : QString();
}

void RowsGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Colors &colors = m_theme.colors();
    painter.fillRect(event->rect(), colors.panel);
    const CellPainter cells(m_rows, font(), colors);
    const qint64 last = std::min(m_rows.count() - 1, topRow() + viewport()->height() / rowHeight());
    // What stays is painted over what scrolls beneath it.
    const int kept = m_header->frozenWidth();
    for (const bool isKept : {false, true}) {
        painter.setClipRect(isKept ? QRect(0, 0, kept, viewport()->height())
                                   : viewport()->rect().adjusted(kept, 0, 0, 0));
        for (qint64 row = topRow(); row <= last; ++row) {
            for (int column = 0; column < m_header->count(); ++column) {
                const QModelIndex index = m_rows.index(static_cast<int>(row), column);
                const QRect rect = visualRect(index);
                if (m_header->isFrozen(column) == isKept && rect.intersects(event->rect()))
                    cells.paint(painter, index, rect,
                                {selectionModel()->isSelected(index), index == currentIndex(),
                                 row == currentIndex().row(), hasFocus()});
            }
        }
    }
    painter.setClipping(false);
    if (kept > 0) {
        painter.setPen(colors.muted);
        painter.drawLine(kept - 1, 0, kept - 1, viewport()->height());
    }
    const QString text = emptyText();
    if (!text.isEmpty() && m_rows.count() == 0) {
        constexpr int Margin = 16;
        painter.setPen(m_rows.error().isEmpty() ? colors.muted : colors.red);
        painter.drawText(viewport()->rect().adjusted(Margin, Margin, -Margin, -Margin),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text);
    }
}

bool RowsGrid::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        viewport()->unsetCursor();
    if (event->type() == QEvent::ToolTip) {
        // A pointer that rests on an arrow.
        const QModelIndex arrow = arrowAt(static_cast<QHelpEvent *>(event)->pos());
        if (const auto row = arrow.isValid() ? m_rows.seenFrom(arrow) : std::nullopt) {
            Q_EMIT peeked({*row, onScreen(*viewport(), arrowRect(arrow)), false});
            return true;
        }
    }
    return QAbstractItemView::viewportEvent(event);
}

void RowsGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void RowsGrid::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometries();
}

} // namespace sw
