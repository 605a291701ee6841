// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPixmap>
#include <QWidget>

namespace sw {

/// A picture in the middle, as large as it is or as there is room.
class PictureView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void show(const QPixmap &picture);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPixmap m_picture;
};

} // namespace sw
