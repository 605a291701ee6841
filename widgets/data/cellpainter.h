// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/colors.h"

#include <QFontMetrics>
#include <QModelIndex>
#include <QRect>

class QPainter;

namespace sw {

class CellSource;
struct ShownCell;

/// How a cell stands among others.
struct CellState {
    bool selected = false;
    bool current = false;  ///< the one that keys are for
    bool focusRow = false; ///< in the row of that one
    bool active = false;   ///< its grid has the keys
};

/// Paints the cells of a grid: values, words for what is no value, what a key refers to with the
/// arrow that follows it.
class CellPainter {
public:
    CellPainter(const CellSource &rows, const QFont &font, const Colors &colors)
        : m_rows(rows), m_metrics(font), m_colors(colors)
    {
    }

    void paint(QPainter &painter, const QModelIndex &index, const QRect &rect,
               const CellState &state) const;
    /// Only what is in it.
    void paintTexts(QPainter &painter, const QModelIndex &index, const QRect &rect,
                    bool numbersRight = true) const;
    /// What it needs to be seen whole.
    [[nodiscard]] int widthOf(const QModelIndex &index) const;

    /// What is written in the cell.
    [[nodiscard]] QString textOf(const QModelIndex &index, const ShownCell &shown) const;

    /// Where the arrow is in the rectangle of a cell.
    [[nodiscard]] static QRect arrowRect(const QRect &cell);

private:
    [[nodiscard]] QColor colorOf(const ShownCell &shown) const;
    [[nodiscard]] QString badgeOf(const QModelIndex &index, const ShownCell &shown) const;
    [[nodiscard]] int badgeWidth(const QString &badge) const;
    void paintBadge(QPainter &painter, const QString &badge, QRect &inner) const;
    /// Whether there is a picture to be seen instead.
    [[nodiscard]] bool paintPicture(QPainter &painter, const QModelIndex &index,
                                    const ShownCell &shown, const QRect &rect) const;
    void paintState(QPainter &painter, const ShownCell &shown, const QRect &rect,
                    bool selected) const;
    void paintValue(QPainter &painter, const QModelIndex &index, const ShownCell &shown,
                    const QRect &rect, bool numbersRight) const;

    const CellSource &m_rows;
    QFontMetrics m_metrics;
    const Colors &m_colors;
};

/// An arrow to the upper right, as links that lead away have it.
void paintFollowArrow(QPainter &painter, const QRect &rect, const QColor &color);

} // namespace sw
