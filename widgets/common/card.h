// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractButton>

namespace sw {

/// A button of two lines: what it opens, and a word about it.
class Card : public QAbstractButton {
    Q_OBJECT

public:
    Card(const QString &icon, const QString &title, const QString &about, const Theme &theme,
         QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    const Theme &m_theme;
    QString m_icon;
    QString m_about;
};

} // namespace sw
