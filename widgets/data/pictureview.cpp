// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/pictureview.h"

#include <QPainter>

namespace sw {

void PictureView::show(const QPixmap &picture)
{
    m_picture = picture;
    update();
}

void PictureView::paintEvent(QPaintEvent * /*event*/)
{
    if (m_picture.isNull())
        return;
    constexpr int Around = 8;
    const QRect room = rect().adjusted(Around, Around, -Around, -Around);
    QSize size = m_picture.size();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    QRect where(QPoint(), size);
    where.moveCenter(room.center());
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(where, m_picture);
}

} // namespace sw
