// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>
#include <QTransform>

namespace sw {

/// What part of the scene is seen, and how large.
struct Camera {
    double scale = 1;
    QPointF origin; ///< the point of the scene at the view's top left

    static constexpr double LeastScale = 0.02;
    static constexpr double MostScale = 4;

    [[nodiscard]] QPointF toScene(QPointF view) const { return view / scale + origin; }
    [[nodiscard]] QPointF toView(QPointF scene) const { return (scene - origin) * scale; }
    [[nodiscard]] QRectF toScene(const QRectF &view) const
    {
        return {toScene(view.topLeft()), view.size() / scale};
    }
    [[nodiscard]] QRectF toView(const QRectF &scene) const
    {
        return {toView(scene.topLeft()), scene.size() * scale};
    }

    // Pictures are painted from a whole pixel on: a pan moves them as they are.
    [[nodiscard]] QPoint pixelOrigin() const { return (origin * scale).toPoint(); }
    [[nodiscard]] QTransform transform() const
    {
        const QPoint from = pixelOrigin();
        return {scale, 0, 0, scale, -double(from.x()), -double(from.y())};
    }

    /// What is painted there.
    [[nodiscard]] QRectF painted(const QRectF &view) const
    {
        return {(view.topLeft() + QPointF(pixelOrigin())) / scale, view.size() / scale};
    }

    /// The same point of the scene stays under the point of the view.
    void zoomAt(QPointF view, double newScale)
    {
        const QPointF still = toScene(view);
        scale = qBound(LeastScale, newScale, MostScale);
        origin = still - view / scale;
    }

    /// All of the rectangle in the middle of a view of that size, not larger than 100 %.
    void fit(const QRectF &scene, QSizeF view, double margin)
    {
        const double across = (view.width() - 2 * margin) / qMax(scene.width(), 1.0);
        const double down = (view.height() - 2 * margin) / qMax(scene.height(), 1.0);
        scale = qBound(LeastScale, qMin(qMin(across, down), 1.0), MostScale);
        center(scene.center(), view);
    }

    void center(QPointF scene, QSizeF view)
    {
        origin = scene - QPointF(view.width(), view.height()) / (2 * scale);
    }

    bool operator==(const Camera &) const = default;
};

} // namespace sw
