// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/cellpainter.h"

#include "widgets/data/cellsource.h"
#include "widgets/data/celltext.h"

#include <QPainter>

#include <array>

namespace sw {

namespace {

constexpr int Padding = 8;
constexpr int Gap = 8;
constexpr int ArrowWidth = 22;
constexpr int BadgePixels = 9;
constexpr int PictureWidth = 96 + 2 * Padding;
constexpr qsizetype MostLetters = 300; ///< more are never seen in a cell

bool isNumber(const Cell &cell)
{
    return cell.value.kind == ValueClass::Integer || cell.value.kind == ValueClass::Real;
}

} // namespace

void paintFollowArrow(QPainter &painter, const QRect &rect, const QColor &color)
{
    constexpr qreal Half = 3.5;
    constexpr qreal Width = 1.3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, Width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(rect).center();
    const QPointF tip = middle + QPointF(Half, -Half);
    painter.drawLine(middle + QPointF(-Half, Half), tip);
    painter.drawLine(tip, tip + QPointF(-2 * Half + 1, 0));
    painter.drawLine(tip, tip + QPointF(0, 2 * Half - 1));
    painter.restore();
}

QRect CellPainter::arrowRect(const QRect &cell)
{
    return cell.isEmpty() ? QRect()
                          : QRect(cell.right() - ArrowWidth, cell.top(), ArrowWidth, cell.height());
}

QColor CellPainter::colorOf(const ShownCell &shown) const
{
    const Cell &cell = shown.cell;
    if (!shown.word.isEmpty())
        return m_colors.muted;
    if (cell.value.isNull() || (isWordFor(cell) && cell.value.kind == ValueClass::Text))
        return m_colors.faint;
    return isWordFor(cell) ? m_colors.muted : m_colors.text;
}

void CellPainter::paint(QPainter &painter, const QModelIndex &index, const QRect &rect,
                        const CellState &state) const
{
    const ShownCell shown = m_rows.shown(index);
    if (state.selected || state.focusRow)
        painter.fillRect(rect, state.selected ? m_colors.accentBack : m_colors.panel2);
    paintState(painter, shown, rect, state.selected);
    painter.setPen(m_colors.line);
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    painter.drawLine(rect.topRight(), rect.bottomRight());
    paintValue(painter, index, shown, rect, true);
    if (state.current) {
        painter.setPen(state.active ? m_colors.accent : m_colors.muted);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
}

/// What is pending has the colour of what becomes of it; what is wrong a red corner.
void CellPainter::paintState(QPainter &painter, const ShownCell &shown, const QRect &rect,
                             bool selected) const
{
    const float tint = selected ? 0.36F : 0.16F; // it is to be seen through the selection as well
    QColor color = shown.state == RowState::Changed ? m_colors.amber
                   : shown.state == RowState::New   ? m_colors.green
                                                    : m_colors.red;
    color.setAlphaF(tint);
    if (shown.state != RowState::Same)
        painter.fillRect(rect, color);
    if (!shown.problem)
        return;
    constexpr int Corner = 7;
    const QPoint corner = rect.topLeft();
    const std::array<QPoint, 3> triangle{corner, corner + QPoint(Corner, 0),
                                         corner + QPoint(0, Corner)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(shown.problem->refused ? m_colors.red : m_colors.amber);
    painter.drawPolygon(triangle.data(), static_cast<int>(triangle.size()));
    painter.setBrush(Qt::NoBrush);
}

QString CellPainter::badgeOf(const QModelIndex &index, const ShownCell &shown) const
{
    const RowsColumn &column = m_rows.columns()[static_cast<size_t>(index.column())];
    return shown.word.isEmpty() ? oddClass(shown.cell.value, column.affinity, column.type)
                                : QString();
}

/// At the right end; `inner` is what is left of the cell.
void CellPainter::paintBadge(QPainter &painter, const QString &badge, QRect &inner) const
{
    if (badge.isEmpty())
        return;
    const int width = badgeWidth(badge);
    QRect where(inner.right() - width + 1, 0, width, m_metrics.height());
    where.moveCenter({where.center().x(), inner.center().y()});
    inner.setRight(where.left() - Gap);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_colors.amber);
    painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    QFont small = painter.font();
    small.setPixelSize(BadgePixels);
    painter.setFont(small);
    painter.drawText(where, Qt::AlignCenter, badge);
    painter.restore();
}

int CellPainter::badgeWidth(const QString &badge) const
{
    constexpr double Smaller = 0.8; // than the letters of values
    return badge.isEmpty() ? 0 : static_cast<int>(m_metrics.horizontalAdvance(badge) * Smaller) + 8;
}

void CellPainter::paintTexts(QPainter &painter, const QModelIndex &index, const QRect &rect,
                             bool numbersRight) const
{
    const ShownCell shown = m_rows.shown(index);
    paintState(painter, shown, rect, false);
    paintValue(painter, index, shown, rect, numbersRight);
}

QString CellPainter::textOf(const QModelIndex &index, const ShownCell &shown) const
{
    if (!shown.word.isEmpty())
        return shown.word;
    const auto &format = m_rows.columns()[static_cast<size_t>(index.column())].format;
    const std::optional<QString> otherwise
        = format && !shown.cell.isCut() ? formatted(*format, shown.cell.value) : std::nullopt;
    return otherwise ? *otherwise : cellText(shown.cell);
}

bool CellPainter::paintPicture(QPainter &painter, const QModelIndex &index, const ShownCell &shown,
                               const QRect &rect) const
{
    const auto &format = m_rows.columns()[static_cast<size_t>(index.column())].format;
    const bool isWanted = format && format->kind == ColumnFormat::Kind::Picture
                          && shown.word.isEmpty() && shown.state != RowState::Changed;
    const QImage picture = isWanted ? m_rows.picture(index) : QImage();
    if (picture.isNull())
        return false;
    constexpr int Around = 3;
    const QRect room = rect.adjusted(0, Around, 0, -Around);
    QSize size = picture.size();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    QRect where(QPoint(), size);
    where.moveCenter(room.center());
    where.moveLeft(room.left());
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(where, picture);
    painter.restore();
    return true;
}

void CellPainter::paintValue(QPainter &painter, const QModelIndex &index, const ShownCell &shown,
                             const QRect &rect, bool numbersRight) const
{
    if (!index.data().isValid())
        return;
    const bool refers = m_rows.columns()[static_cast<size_t>(index.column())].parent
                        && shown.word.isEmpty() && !shown.cell.value.isNull();
    QRect inner = rect.adjusted(Padding, 0, refers ? -ArrowWidth : -Padding, 0);
    paintBadge(painter, badgeOf(index, shown), inner);
    if (paintPicture(painter, index, shown, inner))
        return;
    const QString text = textOf(index, shown).left(MostLetters);
    // A key that is to be another has another name.
    const QString label = shown.state == RowState::Changed ? QString() : m_rows.label(index);
    const bool right = numbersRight && isNumber(shown.cell) && !refers;
    painter.save();
    if (shown.state == RowState::Removed) {
        QFont struck = painter.font();
        struck.setStrikeOut(true);
        painter.setFont(struck);
    }
    painter.setPen(colorOf(shown));
    const Qt::Alignment side = right ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(inner, static_cast<int>(Qt::AlignVCenter | side),
                     m_metrics.elidedText(text, Qt::ElideRight, inner.width()));
    if (!label.isEmpty()) {
        inner.setLeft(inner.left() + m_metrics.horizontalAdvance(text) + Gap);
        painter.setPen(m_colors.muted);
        if (inner.width() > Gap)
            painter.drawText(
                inner, Qt::AlignVCenter | Qt::AlignLeft,
                m_metrics.elidedText(label.left(MostLetters), Qt::ElideRight, inner.width()));
    }
    painter.restore();
    if (refers)
        paintFollowArrow(painter, arrowRect(rect), m_colors.accent);
}

int CellPainter::widthOf(const QModelIndex &index) const
{
    constexpr qsizetype Sampled = 60;
    const Cell *cell = m_rows.cell(index);
    if (!cell)
        return 0;
    const RowsColumn &column = m_rows.columns()[static_cast<size_t>(index.column())];
    ShownCell shown;
    shown.cell = *cell;
    int width = m_metrics.horizontalAdvance(textOf(index, shown).left(Sampled)) + 2 * Padding + 1;
    if (column.format && column.format->kind == ColumnFormat::Kind::Picture)
        width = std::max(width, PictureWidth);
    if (const QString label = m_rows.label(index); !label.isEmpty())
        width += Gap + m_metrics.horizontalAdvance(label.left(Sampled)) + 2;
    if (const QString badge = badgeOf(index, m_rows.shown(index)); !badge.isEmpty())
        width += badgeWidth(badge) + Gap;
    return column.parent ? width + ArrowWidth - Padding : width;
}

} // namespace sw
