// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QHeaderView>

namespace sw {

/// The header of the columns' grid, small enough for columns of one tick: its words are painted
/// without the margins that a style wants.
class ColumnsHeader : public QHeaderView {
    Q_OBJECT

public:
    ColumnsHeader(const Theme &theme, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &place, int section) const override;

private:
    const Theme &m_theme;
};

} // namespace sw
