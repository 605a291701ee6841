// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowset.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>

#include <memory>

namespace sw {

/// Names of columns, which of them are keys, and by what the rows are sorted.
class RowsHeader : public QHeaderView {
    Q_OBJECT

public:
    RowsHeader(const Theme &theme, QWidget *parent);

    /// A column, and whether it is from the top down; in their order.
    struct Sorted {
        int column = 0;
        bool descending = false;
        bool operator==(const Sorted &) const = default;
    };
    void setSorted(const std::vector<Sorted> &sorted);
    [[nodiscard]] const std::vector<Sorted> &sorted() const { return m_sorted; }

    /// So many columns, those in sight, from the left, do not scroll.
    void setFrozen(int columns);
    [[nodiscard]] int frozen() const { return m_frozen; }
    [[nodiscard]] bool isFrozen(int column) const { return visualIndex(column) < m_frozen; }
    [[nodiscard]] int frozenWidth() const;
    /// Beneath the names there is room for something else.
    void setRoom(int height);
    [[nodiscard]] int room() const { return m_room; }

    /// Where a column is, and which one is there, in what is in sight.
    [[nodiscard]] int leftOf(int column) const;
    [[nodiscard]] int columnAt(int x) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int column) const override;

private:
    [[nodiscard]] std::unique_ptr<QMouseEvent> moved(const QMouseEvent *event);

    const Theme &m_theme;
    std::vector<Sorted> m_sorted;
    int m_frozen = 0;
    int m_room = 0;
    bool m_pressedFrozen = false;
};

} // namespace sw
