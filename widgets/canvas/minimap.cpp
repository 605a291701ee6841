// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/minimap.h"

#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/inlineeditors.h"

#include <QMouseEvent>
#include <QPainter>

namespace sw {

namespace {

constexpr QSize MapSize(150, 98);
constexpr double MapMargin = 8;

} // namespace

Minimap::Minimap(CanvasView &canvas, QWidget *parent) : QWidget(parent), m_canvas(canvas)
{
    resize(MapSize);
    setAccessibleName(tr("Minimap"));
    setCursor(Qt::PointingHandCursor);
    connect(&canvas, &CanvasView::cameraChanged, this, qOverload<>(&QWidget::update));
    // The map may follow a moment later than the canvas, which then follows at once.
    m_later.setSingleShot(true);
    m_later.setInterval(100);
    connect(&m_later, &QTimer::timeout, this, &Minimap::forget);
    connect(&canvas.editor(), &Editor::changed, &m_later, qOverload<>(&QTimer::start));
    connect(&canvas.editor(), &Editor::diagramChanged, this, &Minimap::forget);
    connect(&canvas.inlineEditors(), &InlineEditors::moved, this, &Minimap::giveWay);
}

void Minimap::setWanted(bool wanted)
{
    m_wanted = wanted;
    giveWay();
}

void Minimap::giveWay()
{
    const QRect typed = m_canvas.inlineEditors().cover();
    const QPoint corner
        = parentWidget()->mapFromGlobal(m_canvas.viewport()->mapToGlobal(typed.topLeft()));
    setVisible(m_wanted && !geometry().intersects(QRect(corner, typed.size())));
}

void Minimap::forget()
{
    m_drawing = {};
    update();
}

/// The drawing, and around it no less than a view shows at 100 %: one table does not fill the map.
QRectF Minimap::reach() const
{
    if (m_canvas.scene().isEmpty())
        return m_canvas.visibleScene();
    const QRectF drawing = m_canvas.scene().bounds();
    QRectF all(QPointF(), drawing.size().expandedTo(m_canvas.viewport()->size()));
    all.moveCenter(drawing.center());
    return all;
}

QTransform Minimap::toMap() const
{
    const QRectF inside = QRectF(rect()).adjusted(MapMargin, MapMargin, -MapMargin, -MapMargin);
    const double scale = std::min(inside.width() / std::max(m_bounds.width(), 1.0),
                                  inside.height() / std::max(m_bounds.height(), 1.0));
    QTransform transform;
    transform.translate(inside.center().x(), inside.center().y());
    transform.scale(scale, scale);
    transform.translate(-m_bounds.center().x(), -m_bounds.center().y());
    return transform;
}

void Minimap::paintDrawing()
{
    const double ratio = devicePixelRatioF();
    m_drawing = QPixmap(size() * ratio);
    m_drawing.setDevicePixelRatio(ratio);
    const Colors &colors = m_canvas.colors();
    m_paintedIn = &colors;
    m_drawing.fill(colors.panel);
    m_bounds = reach();
    QPainter painter(&m_drawing);
    const QTransform transform = toMap();
    for (const AreaFigure *area : m_canvas.scene().areasIn(m_bounds)) {
        QColor color = areaColor(colors, area->color);
        color.setAlpha(40);
        painter.fillRect(transform.mapRect(area->rect), color);
    }
    for (const TableFigure *table : m_canvas.scene().allTables()) {
        QColor color = areaColor(colors, table->color);
        color.setAlpha(150);
        painter.fillRect(transform.mapRect(table->rect), color);
    }
}

void Minimap::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_canvas.colors();
    QPainter painter(this);
    if (m_drawing.isNull() || m_drawing.devicePixelRatio() != devicePixelRatioF()
        || m_bounds != reach() || m_paintedIn != &colors)
        paintDrawing();
    painter.drawPixmap(0, 0, m_drawing);
    const QRectF seen = toMap().mapRect(m_canvas.visibleScene());
    painter.setPen(colors.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    // Where more is seen than the map shows, its frame is the map's.
    painter.setPen(QPen(colors.accent, 1));
    painter.drawRect(seen.intersected(QRectF(rect()).adjusted(0.5, 0.5, -1.5, -1.5)));
}

void Minimap::mousePressEvent(QMouseEvent *event) { mouseMoveEvent(event); }

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    Camera camera = m_canvas.camera();
    camera.center(toMap().inverted().map(event->position()), m_canvas.viewport()->size());
    m_canvas.setCamera(camera);
}

} // namespace sw
