// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/paint.h"
#include "widgets/canvas/pixels.h"
#include "widgets/canvas/tablesize.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <array>

namespace sw {

namespace {

constexpr double NullableGap = 1;
constexpr double TitlesFrom = 0.23; ///< below, a title is as high as three pixels: a bar

bool isLit(const TableFigure &table, const Emphasis &emphasis)
{
    return (emphasis.lit.isEmpty() || emphasis.lit.contains(table.id))
           && !emphasis.refused.contains(table.id);
}

Pick pickOf(const TableFigure &table)
{
    return {table.isView ? PickKind::View : PickKind::Table, table.id};
}

double textHeight(CanvasText kind)
{
    static const std::array heights = [] {
        std::array<double, 5> found{};
        for (size_t i = 0; i < found.size(); ++i)
            found[i] = QFontMetricsF(canvasFont(static_cast<CanvasText>(i))).height();
        return found;
    }();
    return heights[static_cast<size_t>(kind)];
}

/// Where a line of text begins so that it stands in the middle of a row.
double textTop(const QRectF &row, CanvasText kind)
{
    return row.center().y() - textHeight(kind) / 2;
}

bool isSmooth(const PaintContext &context) { return context.scale >= SmoothFrom; }

QPainterPath diamond(QPointF center, double radius)
{
    QPainterPath path;
    path.moveTo(center - QPointF(radius, 0));
    path.lineTo(center - QPointF(0, radius));
    path.lineTo(center + QPointF(radius, 0));
    path.lineTo(center + QPointF(0, radius));
    path.closeSubpath();
    return path;
}

/// A key's mark: filled for the primary key, outlined for a foreign one, both for both.
void paintKeyMark(QPainter &painter, const QRectF &rect, const RowFigure &row,
                  const PaintContext &context)
{
    const Colors &colors = context.colors;
    const QPointF center(rect.left() + measure::Padding + 4, rect.center().y());
    if (!isSmooth(context)) {
        if (row.primary || row.foreign)
            painter.fillRect(QRectF(center - QPointF(3, 3), QSizeF(6, 6)),
                             row.primary ? colors.key : colors.accent);
    } else if (row.primary) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.key);
        painter.drawPath(diamond(center, 4.6));
    } else if (row.foreign) {
        painter.setPen(QPen(colors.accent, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(diamond(center, 4));
    }
}

void paintBadge(QPainter &painter, QPointF topLeft, QChar letter, const PaintContext &context)
{
    const QRectF box(topLeft, QSizeF(measure::Badge, measure::Badge));
    painter.setPen(QPen(context.colors.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(context.colors.muted);
    const QString text(letter);
    const double width = labelTextWidth(text) * 0.82;
    painter.save();
    painter.translate(box.center().x() - width / 2, box.top() + 1.4);
    painter.scale(0.82, 0.82);
    context.texts.draw(painter, {}, text, CanvasText::Label);
    painter.restore();
}

void paintRow(QPainter &painter, const TableFigure &table, size_t index,
              const PaintContext &context)
{
    const RowFigure &row = table.rows[index];
    const Colors &colors = context.colors;
    const QRectF rect = table.rowRect(index);
    paintKeyMark(painter, rect, row, context);
    double x = rect.left() + measure::Padding + measure::Mark;
    painter.setPen(colors.text);
    context.texts.draw(painter, {x, textTop(rect, CanvasText::Row)}, row.name, CanvasText::Row);
    x += row.nameWidth;
    if (row.nullable) {
        painter.setPen(colors.faint);
        context.texts.draw(painter, {x + NullableGap, textTop(rect, CanvasText::Row)},
                           QStringLiteral("?"), CanvasText::Row);
        x += NullableGap + 8;
    }
    if ((row.unique || row.indexed) && isSmooth(context))
        paintBadge(painter, {x + measure::BadgeGap, rect.center().y() - measure::Badge / 2},
                   row.unique ? u'U' : u'I', context);
    painter.setPen(colors.muted);
    context.texts.draw(
        painter, {rect.right() - measure::Padding - row.typeWidth, textTop(rect, CanvasText::Type)},
        row.type, CanvasText::Type);
}

/// Rows as bars, where text would be too small to be read.
void paintBars(Pixels &pixels, const TableFigure &table, const PaintContext &context)
{
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const RowFigure &row = table.rows[i];
        const QRectF rect = table.rowRect(i);
        const double left = rect.left() + measure::Padding + measure::Mark;
        const double y = rect.center().y() - 3;
        pixels.fill(QRectF(left, y, row.nameWidth, 6),
                    row.primary ? context.colors.key : context.colors.faint);
        pixels.fill(QRectF(rect.right() - measure::Padding - row.typeWidth, y, row.typeWidth, 6),
                    context.colors.line);
    }
}

void paintRowBack(QPainter &painter, const TableFigure &table, const PaintContext &context)
{
    const Emphasis &emphasis = context.emphasis;
    const auto fill = [&](ColumnId column, const QColor &color) {
        if (const auto row = column.isNull() ? std::nullopt : table.rowOf(column))
            painter.fillRect(table.rowRect(*row).adjusted(1, 0, -1, 0), color);
    };
    for (size_t i = 0; i < table.rows.size() && !emphasis.litColumns.isEmpty(); ++i) {
        if (emphasis.litColumns.contains(table.rows[i].column))
            fill(table.rows[i].column, context.colors.accentBack);
    }
    if (emphasis.hovered == pickOf(table))
        fill(emphasis.hoveredColumn, context.colors.panel2);
    if (emphasis.picks && emphasis.picks->currentTable().value() == table.id)
        fill(emphasis.picks->column(), context.colors.accentBack);
    if (emphasis.target == pickOf(table))
        fill(emphasis.targetColumn, context.colors.accentBack);
}

void paintProblem(QPainter &painter, const TableFigure &table, const PaintContext &context)
{
    const auto problem = context.emphasis.problems.constFind(table.id);
    if (problem == context.emphasis.problems.cend() || *problem == Severity::Hint)
        return;
    const QColor color = *problem == Severity::Error ? context.colors.red : context.colors.amber;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QRectF header = table.headerRect();
    painter.drawEllipse(QPointF(header.right() - measure::Padding - 26, header.center().y() + 1.5),
                        3.5, 3.5);
}

void paintUnapplied(QPainter &painter, const TableFigure &table, const PaintContext &context)
{
    if (!context.emphasis.unapplied.contains(table.id))
        return;
    const QRectF header = table.headerRect();
    painter.setPen(Qt::NoPen);
    painter.setBrush(context.colors.accent);
    painter.drawEllipse(
        QPointF(header.right() - measure::Padding - 17.5, header.center().y() + 1.5), 2.5, 2.5);
}

void paintHeader(QPainter &painter, const TableFigure &table, const PaintContext &context)
{
    const Colors &colors = context.colors;
    const QRectF header = table.headerRect();
    QRectF line = header.adjusted(0, measure::Stripe, 0, 0);
    painter.setPen(colors.text);
    context.texts.draw(painter,
                       {header.left() + measure::Padding, textTop(line, CanvasText::Title)},
                       table.name, CanvasText::Title);
    painter.setPen(Qt::NoPen);
    painter.setBrush(table.pinned ? colors.accent : colors.faint);
    for (int i = 0; i < 3 && context.interactive && isSmooth(context); ++i)
        painter.drawEllipse(
            QPointF(header.right() - measure::Padding - 2 - i * 4.5, line.center().y()), 1.1, 1.1);
    if (context.interactive) {
        paintProblem(painter, table, context);
        paintUnapplied(painter, table, context);
    }
    if (!table.rows.empty())
        painter.fillRect(QRectF(header.left() + 1, header.bottom() - 1, header.width() - 2, 1),
                         colors.line);
}

/// What the round corners leave of the top of a table.
QPainterPath stripe(const QRectF &table)
{
    constexpr double Diameter = 2 * measure::Corner;
    constexpr double Sweep = 60; // a stripe is half as high as a corner
    static_assert(measure::Corner == 2 * measure::Stripe);
    const QRectF left(table.left(), table.top(), Diameter, Diameter);
    const QRectF right(table.right() - Diameter, table.top(), Diameter, Diameter);
    QPainterPath path;
    path.arcMoveTo(left, 90 + Sweep);
    path.arcTo(left, 90 + Sweep, -Sweep);
    path.arcTo(right, 90, -Sweep);
    path.closeSubpath();
    return path;
}

void paintSmoothBox(QPainter &painter, const TableFigure &table, const PaintContext &context,
                    bool selected)
{
    const Colors &colors = context.colors;
    if (context.interactive) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.shadow);
        painter.drawRoundedRect(table.rect.adjusted(0, 1.5, 0, 2), measure::Corner,
                                measure::Corner);
    }
    QPen border(selected ? colors.accent : colors.line, 1);
    if (table.isView)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(table.shownOnly ? colors.panel2 : colors.panel);
    painter.drawRoundedRect(table.rect.adjusted(0.5, 0.5, -0.5, -0.5), measure::Corner,
                            measure::Corner);
    paintRowBack(painter, table, context);
    painter.setPen(Qt::NoPen);
    painter.setBrush(areaColor(colors, table.color));
    painter.drawPath(stripe(table.rect));
}

void paintPlainBox(QPainter &painter, Pixels &pixels, const TableFigure &table,
                   const PaintContext &context, bool selected)
{
    const Colors &colors = context.colors;
    pixels.fill(table.rect, table.shownOnly ? colors.panel2 : colors.panel);
    paintRowBack(painter, table, context);
    pixels.fill(QRectF(table.rect.topLeft(), QSizeF(table.rect.width(), measure::Stripe)),
                areaColor(colors, table.color));
    pixels.frame(table.rect, 1, selected ? colors.accent : colors.line);
}

void paintNear(QPainter &painter, Pixels &pixels, const TableFigure &table,
               const PaintContext &context, bool selected)
{
    if (isSmooth(context))
        paintSmoothBox(painter, table, context, selected);
    else
        paintPlainBox(painter, pixels, table, context, selected);
    paintHeader(painter, table, context);
    for (size_t i = 0; i < table.rows.size(); ++i)
        paintRow(painter, table, i, context);
}

void paintAfar(QPainter &painter, Pixels &pixels, const TableFigure &table,
               const PaintContext &context, bool selected)
{
    const Colors &colors = context.colors;
    pixels.fill(table.rect, colors.panel);
    const QColor color = areaColor(colors, table.color);
    if (closenessAt(context.scale) == Closeness::Far) {
        pixels.fill(QRectF(table.rect.topLeft(),
                           QSizeF(table.rect.width(), measure::Stripe + measure::Header)),
                    selected ? colors.accent : color);
        return;
    }
    pixels.fill(QRectF(table.rect.topLeft(), QSizeF(table.rect.width(), measure::Stripe * 2)),
                color);
    const QRectF header = table.headerRect();
    const QPointF title(header.left() + measure::Padding, textTop(header, CanvasText::Title));
    if (context.scale >= TitlesFrom) {
        painter.setPen(colors.text);
        context.texts.draw(painter, title, table.name, CanvasText::Title);
    } else {
        pixels.fill(QRectF(title.x(), header.center().y() - 3, table.nameWidth, 8), colors.muted);
    }
    paintBars(pixels, table, context);
}

/// A second line around the table that keys mean.
void paintFocusRing(QPainter &painter, const TableFigure &table, const PaintContext &context)
{
    const double pixel = 1 / std::min(context.scale, 1.0);
    const double out = 4 * pixel;
    painter.setPen(QPen(withOpacity(context.colors.accent, 140), pixel));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(table.rect.adjusted(-out, -out, out, out), measure::Corner + out,
                            measure::Corner + out);
}

void paintBox(QPainter &painter, Pixels &pixels, const TableFigure &table,
              const PaintContext &context)
{
    const Emphasis &emphasis = context.emphasis;
    const Pick pick = pickOf(table);
    const bool selected = emphasis.picks && emphasis.picks->contains(pick);
    if (closenessAt(context.scale) == Closeness::Near)
        paintNear(painter, pixels, table, context, selected);
    else
        paintAfar(painter, pixels, table, context, selected);
    if (selected || emphasis.target == pick || emphasis.hovered == pick) {
        const bool strong = selected || emphasis.target == pick;
        const double width = (strong ? 2 : 1) / std::min(context.scale, 1.0);
        const QColor color = strong ? context.colors.accent : context.colors.faint;
        const double out = strong ? width / 2 - 0.5 : -0.5;
        if (isSmooth(context)) {
            painter.setPen(QPen(color, width));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(table.rect.adjusted(-out, -out, out, out), measure::Corner,
                                    measure::Corner);
        } else {
            const double half = out + width / 2;
            pixels.frame(table.rect.adjusted(-half, -half, half, half), strong ? 2 : 1, color);
        }
    }
    if (selected && emphasis.focusRing && emphasis.picks->current() == pick)
        paintFocusRing(painter, table, context);
}

} // namespace

void paintTables(QPainter &painter, const std::vector<const TableFigure *> &tables,
                 const PaintContext &context)
{
    Pixels pixels(painter);
    const PaintContext unlit = dimmed(context);
    for (const TableFigure *table : tables)
        paintBox(painter, pixels, *table, isLit(*table, context.emphasis) ? context : unlit);
}

} // namespace sw
