// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace sw {

class RowsGrid;

/// The numbers of the rows beside them; a click on one selects the row.
class RowsGutter : public QWidget {
    Q_OBJECT

public:
    RowsGutter(RowsGrid &grid, const Theme &theme);

    /// Where the rows begin.
    void setTop(int top) { m_top = top; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int rowAt(int y) const;
    void select(int row, Qt::KeyboardModifiers modifiers);

    RowsGrid &m_grid;
    const Theme &m_theme;
    int m_top = 0;
    int m_from = -1; ///< where a range began
};

} // namespace sw
