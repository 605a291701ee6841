// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowsheader.h"

#include "widgets/data/cellsource.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int HeaderPadding = 8;
constexpr int KeyWidth = 13;
constexpr int SortWidth = 18;
constexpr int LinkSize = 14;

void paintDiamond(QPainter &painter, QPointF middle, const Colors &colors, bool filled)
{
    constexpr qreal Half = 3.5;
    QPainterPath path;
    path.moveTo(middle + QPointF(0, -Half));
    path.lineTo(middle + QPointF(Half, 0));
    path.lineTo(middle + QPointF(0, Half));
    path.lineTo(middle + QPointF(-Half, 0));
    path.closeSubpath();
    painter.setPen(QPen(filled ? colors.key : colors.accent, 1));
    painter.setBrush(filled ? QBrush(colors.key) : QBrush(Qt::NoBrush));
    painter.drawPath(path);
}

void paintSorted(QPainter &painter, const QRect &rect, bool descending, const QColor &color)
{
    constexpr qreal Half = 3;
    const QPointF middle = QRectF(rect).center();
    const qreal up = descending ? 1 : -1;
    QPainterPath path;
    path.moveTo(middle + QPointF(-Half, -up * Half / 2));
    path.lineTo(middle + QPointF(0, up * Half / 2));
    path.lineTo(middle + QPointF(Half, -up * Half / 2));
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

const RowsColumn &shownIn(const QAbstractItemModel *model, int column)
{
    return dynamic_cast<const CellSource &>(*model).columns()[static_cast<size_t>(column)];
}

} // namespace

RowsHeader::RowsHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setStretchLastSection(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RowsHeader::setSorted(const std::vector<Sorted> &sorted)
{
    m_sorted = sorted;
    viewport()->update();
}

void RowsHeader::paintSection(QPainter *painter, const QRect &whole, int column) const
{
    const QRect rect = whole.adjusted(0, 0, 0, -m_room);
    const Colors &colors = m_theme.colors();
    const RowsColumn &shown = shownIn(model(), column);
    painter->save();
    painter->fillRect(rect, colors.panel2);
    painter->setPen(colors.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->setRenderHint(QPainter::Antialiasing);
    QRect inner = rect.adjusted(HeaderPadding, 0, -HeaderPadding, 0);
    if (shown.isKey || shown.parent) {
        paintDiamond(*painter, QPointF(inner.left() + 4, inner.center().y() + 0.5), colors,
                     shown.isKey);
        inner.setLeft(inner.left() + KeyWidth);
    }
    if (shown.ofLink) {
        const QRect mark(inner.left() - 2, inner.center().y() - LinkSize / 2, LinkSize, LinkSize);
        m_theme.icon(u"link"_s).paint(painter, mark);
        inner.setLeft(inner.left() + LinkSize + 2);
    }
    const auto sorted = std::find_if(m_sorted.begin(), m_sorted.end(),
                                     [&](const Sorted &each) { return each.column == column; });
    if (sorted != m_sorted.end()) {
        const QRect mark(rect.right() - SortWidth, rect.top(), SortWidth, rect.height());
        paintSorted(*painter, mark, sorted->descending, colors.accent);
        inner.setRight(mark.left());
        if (m_sorted.size() > 1) {
            const QString number = QString::number(sorted - m_sorted.begin() + 1);
            painter->setPen(colors.accent);
            painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, number);
            inner.setRight(inner.right() - fontMetrics().horizontalAdvance(number) - 2);
        }
    }
    painter->setPen(sorted != m_sorted.end() ? colors.accent : colors.muted);
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                      fontMetrics().elidedText(shown.name, Qt::ElideRight, inner.width()));
    painter->restore();
}

QSize RowsHeader::sectionSizeFromContents(int column) const
{
    constexpr int Height = 27;
    const RowsColumn &shown = shownIn(model(), column);
    int width = fontMetrics().horizontalAdvance(shown.name) + 2 * HeaderPadding + 2;
    if (shown.isKey || shown.parent)
        width += KeyWidth;
    if (shown.ofLink)
        width += LinkSize + 2;
    return {width, std::max(Height, fontMetrics().height() + 2 * HeaderPadding - 4) + m_room};
}

void RowsHeader::setFrozen(int columns)
{
    m_frozen = std::clamp(columns, 0, count());
    viewport()->update();
}

void RowsHeader::setRoom(int height)
{
    m_room = height;
    updateGeometry();
    Q_EMIT geometriesChanged();
}

int RowsHeader::frozenWidth() const
{
    int width = 0;
    for (int place = 0; place < std::min(m_frozen, count()); ++place)
        width += sectionSize(logicalIndex(place)); // of a hidden one 0
    return width;
}

int RowsHeader::leftOf(int column) const
{
    return isFrozen(column) ? sectionPosition(column) : sectionViewportPosition(column);
}

int RowsHeader::columnAt(int x) const
{
    return logicalIndexAt(x < frozenWidth() ? x - offset() : x);
}

void RowsHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    if (m_frozen == 0)
        return;
    QPainter painter(viewport());
    for (int place = 0; place < std::min(m_frozen, count()); ++place) {
        const int column = logicalIndex(place);
        if (!isSectionHidden(column))
            paintSection(&painter, QRect(leftOf(column), 0, sectionSize(column), height()), column);
    }
    painter.setPen(m_theme.colors().muted);
    painter.drawLine(frozenWidth() - 1, 0, frozenWidth() - 1, height());
}

/// Over what stays, the event as if nothing had scrolled: QHeaderView knows of no such columns.
std::unique_ptr<QMouseEvent> RowsHeader::moved(const QMouseEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->buttons() == Qt::NoButton)
        m_pressedFrozen = event->position().x() < frozenWidth();
    const QPointF by(m_pressedFrozen ? -offset() : 0, 0);
    return std::make_unique<QMouseEvent>(event->type(), event->position() + by,
                                         event->globalPosition(), event->button(), event->buttons(),
                                         event->modifiers());
}

void RowsHeader::mousePressEvent(QMouseEvent *event)
{
    QHeaderView::mousePressEvent(moved(event).get());
}

void RowsHeader::mouseMoveEvent(QMouseEvent *event)
{
    QHeaderView::mouseMoveEvent(moved(event).get());
}

void RowsHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const QPointF by(m_pressedFrozen ? -offset() : 0, 0);
    QMouseEvent other(event->type(), event->position() + by, event->globalPosition(),
                      event->button(), event->buttons(), event->modifiers());
    QHeaderView::mouseReleaseEvent(&other);
}

void RowsHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    QHeaderView::mouseDoubleClickEvent(moved(event).get());
}

} // namespace sw
