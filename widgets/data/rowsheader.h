// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowset.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>

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

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int column) const override;

private:
    const Theme &m_theme;
    std::vector<Sorted> m_sorted;
};

} // namespace sw
