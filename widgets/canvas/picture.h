// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "widgets/canvas/scene.h"
#include "widgets/editing/picks.h"
#include "widgets/theme/colors.h"

#include <QImage>

namespace sw {

/// A drawing on its way into a file: what is drawn, how, and what it is called.
struct Picture {
    Scene scene;
    const Colors &colors = lightColors();
    QString title;
    bool roleNames = true;

    /// With a margin around all that is drawn.
    [[nodiscard]] QRectF frame() const;
};

/// A diagram as a picture; where `only` is not empty, what is picked with what lies between.
[[nodiscard]] Picture pictureOf(const Content &content, DiagramId diagram,
                                const std::vector<Pick> &only, const Colors &colors,
                                const QString &title);

/// An error where it would be larger than an image can be, with the scale at which it fits.
[[nodiscard]] Result<QImage> imageOf(const Picture &picture, double scale);
[[nodiscard]] Result<QByteArray> pngOf(const Picture &picture, double scale);

/// Text stays text. Valid XML whatever the names are.
[[nodiscard]] QByteArray svgOf(const Picture &picture);

enum class PdfPages { One, Tiled };

struct Pdf {
    QByteArray bytes;
    int pages = 1;
    QString note; ///< that it was made smaller than it is, where it was
};

/// One page as large as the drawing, or as many pages A4 as it takes. Text stays text.
[[nodiscard]] Pdf pdfOf(const Picture &picture, PdfPages pages);

/// Paints the frame of the picture at the origin, at 100 %.
void paintPicture(QPainter &painter, const Picture &picture);

} // namespace sw
