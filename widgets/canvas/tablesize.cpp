// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/tablesize.h"

#include "widgets/theme/fonts.h"

#include <QFontMetricsF>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace sw {

namespace {

constexpr double BetweenNameAndType = 16;
constexpr double NullableMark = 9;
constexpr double MenuMark = 26; ///< the place of the dots in the header
constexpr double WidthStep = 8;
constexpr int MostRemembered = 200'000;

class TextWidths {
public:
    explicit TextWidths(const QFont &font) : m_metrics(font) {}

    double of(const QString &text)
    {
        const auto known = m_widths.constFind(text);
        if (known != m_widths.cend())
            return *known;
        if (m_widths.size() > MostRemembered)
            m_widths.clear();
        return *m_widths.insert(text, m_metrics.horizontalAdvance(text));
    }

    [[nodiscard]] QString elided(const QString &text, double width) const
    {
        return m_metrics.elidedText(text, Qt::ElideRight, width);
    }

private:
    QFontMetricsF m_metrics;
    QHash<QString, double> m_widths;
};

TextWidths &titles()
{
    static TextWidths widths(canvasFont(CanvasText::Title));
    return widths;
}

TextWidths &rowTexts()
{
    static TextWidths widths(canvasFont(CanvasText::Row));
    return widths;
}

TextWidths &typeTexts()
{
    static TextWidths widths(canvasFont(CanvasText::Type));
    return widths;
}

TextWidths &labelTexts()
{
    static TextWidths widths(canvasFont(CanvasText::Label));
    return widths;
}

double widthOfMarks(const RowFigure &row)
{
    return (row.nullable ? NullableMark : 0)
           + (row.unique || row.indexed ? measure::Badge + measure::BadgeGap : 0);
}

double widthOf(const RowFigure &row)
{
    return 2 * measure::Padding + measure::Mark + row.nameWidth + widthOfMarks(row)
           + BetweenNameAndType + row.typeWidth;
}

/// The name gets what it needs, up to three fifths of what there is; the type gets the rest.
void elide(RowFigure &row)
{
    const double room = measure::MostWidth - 2 * measure::Padding - measure::Mark
                        - widthOfMarks(row) - BetweenNameAndType;
    const double forName
        = std::min<double>(row.nameWidth, std::max(room * 3 / 5, room - row.typeWidth));
    if (row.nameWidth > forName) {
        row.name = rowTexts().elided(row.name, forName);
        row.nameWidth = static_cast<float>(rowTexts().of(row.name));
    }
    if (row.typeWidth > room - row.nameWidth) {
        row.type = typeTexts().elided(row.type, room - row.nameWidth);
        row.typeWidth = static_cast<float>(typeTexts().of(row.type));
    }
    row.elided = true;
}

void finish(TableFigure &figure, QPointF position)
{
    figure.nameWidth = static_cast<float>(titles().of(figure.name));
    double width = 2 * measure::Padding + MenuMark + figure.nameWidth;
    if (width > measure::MostWidth) {
        figure.name
            = titles().elided(figure.name, measure::MostWidth - 2 * measure::Padding - MenuMark);
        figure.nameWidth = static_cast<float>(titles().of(figure.name));
        width = measure::MostWidth;
    }
    for (RowFigure &row : figure.rows) {
        if (widthOf(row) > measure::MostWidth)
            elide(row);
        width = std::max(width, widthOf(row));
    }
    width = std::ceil(std::clamp(width, measure::LeastWidth, measure::MostWidth) / WidthStep)
            * WidthStep;
    const double rows = static_cast<double>(figure.rows.size()) * measure::Row;
    figure.rect
        = {position.x(), position.y(), width,
           measure::Stripe + measure::Header + rows + (figure.rows.empty() ? 0 : measure::Bottom)};
}

struct ColumnMarks {
    QSet<ColumnId> primary;
    QSet<ColumnId> foreign;
    QSet<ColumnId> unique;
    QSet<ColumnId> indexed;
};

ColumnMarks marksOf(const Table &table)
{
    ColumnMarks marks;
    for (const Key &key : table.keys) {
        for (const KeyPart &part : key.parts) {
            if (key.primary)
                marks.primary.insert(part.column);
            else if (key.parts.size() == 1)
                marks.unique.insert(part.column);
            else
                marks.indexed.insert(part.column);
        }
    }
    for (const ForeignKey &key : table.foreignKeys) {
        for (const ColumnId column : key.columns)
            marks.foreign.insert(column);
    }
    for (const Index &index : table.indexes) {
        for (const IndexPart &part : index.parts)
            (index.unique && index.parts.size() == 1 && index.where.isEmpty() ? marks.unique
                                                                              : marks.indexed)
                .insert(part.column);
    }
    return marks;
}

} // namespace

TableFigure figureOf(const Table &table, const Placement &placement, Detail detail)
{
    TableFigure figure;
    figure.id = table.id.value();
    figure.name = inOneLine(table.name);
    figure.color = placement.color;
    figure.detail = detail;
    figure.pinned = placement.pinned;
    figure.shownOnly = table.kind != TableKind::Ordinary;
    const ColumnMarks marks = marksOf(table);
    for (const Column &column : table.columns) {
        RowFigure row;
        row.column = column.id;
        row.primary = marks.primary.contains(column.id);
        row.foreign = marks.foreign.contains(column.id);
        if (detail == Detail::Name || (detail == Detail::Keys && !row.primary && !row.foreign)) {
            ++figure.hiddenRows;
            continue;
        }
        row.unique = marks.unique.contains(column.id);
        row.indexed = !row.unique && marks.indexed.contains(column.id);
        row.nullable = !isNeverNull(table, column) && !row.primary;
        row.name = inOneLine(column.name);
        row.type = inOneLine(column.type);
        row.nameWidth = static_cast<float>(rowTexts().of(row.name));
        row.typeWidth = static_cast<float>(typeTexts().of(row.type));
        figure.rows.push_back(std::move(row));
    }
    finish(figure, placement.position);
    return figure;
}

TableFigure figureOf(const View &view, const Placement &placement,
                     const std::vector<ViewColumn> &columns)
{
    TableFigure figure;
    figure.id = view.id.value();
    figure.isView = true;
    figure.name = inOneLine(view.name);
    figure.color = placement.color;
    figure.pinned = placement.pinned;
    for (const ViewColumn &column : columns) {
        RowFigure row;
        row.name = inOneLine(column.name);
        row.type = inOneLine(column.type);
        row.nameWidth = static_cast<float>(rowTexts().of(row.name));
        row.typeWidth = static_cast<float>(typeTexts().of(row.type));
        figure.rows.push_back(std::move(row));
    }
    finish(figure, placement.position);
    return figure;
}

QSizeF foldedSize(const Area &area)
{
    const double width
        = titles().of(inOneLine(area.title)) + 3 * measure::Padding + measure::FoldSign;
    return {std::ceil(std::clamp(width, measure::LeastWidth, measure::MostWidth) / WidthStep)
                * WidthStep,
            measure::FoldedHeight};
}

QString inOneLine(QString text)
{
    for (QChar &character : text) {
        const QChar::Category category = character.category();
        if (category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph)
            character = u' ';
    }
    return text;
}

double rowTextWidth(const QString &text) { return rowTexts().of(text); }

double typeTextWidth(const QString &text) { return typeTexts().of(text); }

double labelTextWidth(const QString &text) { return labelTexts().of(text); }

} // namespace sw
