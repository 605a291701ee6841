// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace sw {

/// The colours that areas, notes and tables may have, one of them chosen.
class Swatches : public QWidget {
    Q_OBJECT

public:
    Swatches(const Theme &theme, QWidget *parent);

    /// By the name that documents keep; empty: none of them.
    void setColor(const QString &name);
    [[nodiscard]] const QString &color() const { return m_color; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] static QRectF place(int i);
    [[nodiscard]] static int at(QPointF point);
    void choose(int i);

    const Theme &m_theme;
    QString m_color;
    int m_hovered = -1;
};

} // namespace sw
