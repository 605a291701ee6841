// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/picture.h"

#include "model/document/names.h"
#include "widgets/canvas/paint.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr double PictureMargin = 24;
constexpr int DotsAnInch = 96; ///< a pixel of the scene is a CSS pixel
constexpr double PointsAPixel = 72.0 / DotsAnInch;
constexpr double LargestPage = 14'400; ///< points; viewers show no more
constexpr int LargestImage = 32'767;
constexpr double LargestArea = 400e6; ///< pixels: 1.6 GB

QString tr(const char *text) { return QCoreApplication::translate("Picture", text); }

/// All else goes: objects that are not picked, from one diagram.
void keepOnly(Drawing &drawing, DiagramId diagram, const std::vector<Pick> &only)
{
    QSet<quint64> kept;
    for (const Pick &pick : only)
        kept.insert(pick.id);
    const auto goes = [&](DiagramId in, quint64 id) { return in == diagram && !kept.contains(id); };
    const auto placements = drawing.placements;
    for (const PlacementPtr &each : placements) {
        if (goes(each->diagram, each->subject))
            drawing.placements.remove(shelfKey(*each));
    }
    const auto notes = drawing.notes;
    for (const NotePtr &each : notes) {
        if (goes(each->diagram, each->id.value()))
            drawing.notes.remove(each->id);
    }
    const auto areas = drawing.areas;
    for (const AreaPtr &each : areas) {
        if (goes(each->diagram, each->id.value()))
            drawing.areas.remove(each->id);
    }
}

/// What XML 1.0 allows; all else, wherever it came from, is left out.
QByteArray validXml(const QByteArray &bytes)
{
    QByteArray valid;
    valid.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes.at(i));
        const bool control = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
        // U+FFFE and U+FFFF are no characters.
        const bool nonCharacter = byte == 0xEF && i + 2 < bytes.size()
                                  && static_cast<unsigned char>(bytes.at(i + 1)) == 0xBF
                                  && static_cast<unsigned char>(bytes.at(i + 2)) >= 0xBE;
        if (nonCharacter)
            i += 2;
        else if (!control)
            valid += bytes.at(i);
    }
    return valid;
}

void paintAll(QPainter &painter, const Picture &picture, bool plainTexts)
{
    Texts texts;
    texts.setPlain(plainTexts);
    Emphasis emphasis;
    emphasis.roles = picture.roleNames ? ShowRoles::Always : ShowRoles::OnHover;
    const PaintContext context{picture.colors, emphasis, texts, 1, false, picture.scene.notation()};
    const QRectF frame = picture.frame();
    painter.translate(-frame.topLeft());
    painter.fillRect(frame, picture.colors.canvas);
    paintScene(painter, picture.scene, frame, context);
}

QSizeF tileSize() { return QPageSize(QPageSize::A4).size(QPageSize::Point); }

} // namespace

QRectF Picture::frame() const
{
    const QRectF all = scene.isEmpty() ? QRectF(0, 0, 1, 1) : scene.bounds();
    const QRectF wide = all.adjusted(-PictureMargin, -PictureMargin, PictureMargin, PictureMargin);
    // Whole pixels, so that what is sharp in the window is sharp here.
    return wide.toAlignedRect();
}

Picture pictureOf(const Content &content, DiagramId diagram, const std::vector<Pick> &only,
                  const Colors &colors, const QString &title)
{
    Content shown = content;
    if (!only.empty())
        keepOnly(shown.drawing, diagram, only);
    Picture picture{Scene(), colors, title, true};
    picture.scene.show(shown, diagram, relationships(shown.schema, pluralRuleOf(shown)));
    return picture;
}

void paintPicture(QPainter &painter, const Picture &picture) { paintAll(painter, picture, false); }

Result<QImage> imageOf(const Picture &picture, double scale)
{
    const QSizeF frame = picture.frame().size();
    const QSize size = (frame * scale).toSize();
    const double pixels = static_cast<double>(size.width()) * size.height();
    if (size.width() > LargestImage || size.height() > LargestImage || pixels > LargestArea) {
        const double fits = std::min({LargestImage / frame.width(), LargestImage / frame.height(),
                                      std::sqrt(LargestArea / (frame.width() * frame.height()))});
        return Error{tr("The picture would have %1 × %2 pixels, more than an image can have; at "
                        "%3 % it fits, and SVG and PDF have no such limit.")
                         .arg(size.width())
                         .arg(size.height())
                         .arg(std::floor(fits * 100))};
    }
    QImage image(size.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return Error{tr("There is not enough memory for the picture; a smaller scale needs less.")};
    image.setText(u"Title"_s, picture.title);
    image.fill(picture.colors.canvas);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintAll(painter, picture, false);
    return image;
}

Result<QByteArray> pngOf(const Picture &picture, double scale)
{
    const Result<QImage> image = imageOf(picture, scale);
    if (!image)
        return image.error();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image->save(&buffer, "PNG"))
        return Error{tr("The picture could not be written as PNG.")};
    return bytes;
}

QByteArray svgOf(const Picture &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    const QSize size = picture.frame().size().toSize();
    generator.setOutputDevice(&buffer);
    generator.setResolution(DotsAnInch);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    // The generator writes both as they come.
    generator.setTitle(picture.title.toHtmlEscaped());
    generator.setDescription(tr("Entity relationship diagram").toHtmlEscaped());
    QPainter painter(&generator);
    paintAll(painter, picture, true);
    painter.end();
    return validXml(bytes);
}

Pdf pdfOf(const Picture &picture, PdfPages pages)
{
    Pdf pdf;
    QBuffer buffer(&pdf.bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(picture.title);
    writer.setCreator(u"Schemawright"_s);
    writer.setResolution(DotsAnInch);
    const QSizeF frame = picture.frame().size();
    const QSizeF points = frame * PointsAPixel;
    double scale = 1;
    QSizeF page = points;
    if (pages == PdfPages::Tiled) {
        page = tileSize();
        if (frame.width() > frame.height())
            page.transpose();
    } else if (const double largest = std::max(points.width(), points.height());
               largest > LargestPage) {
        scale = LargestPage / largest;
        page = points * scale;
        pdf.note = tr("The drawing is larger than a page of a PDF can be (%1 × %2 points): it was "
                      "made smaller, to %3 %. In tiles it keeps its size.")
                       .arg(qRound(points.width()))
                       .arg(qRound(points.height()))
                       .arg(std::floor(scale * 100));
    }
    writer.setPageSize(QPageSize(page, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    const QSizeF tile = page / PointsAPixel;
    const int across
        = pages == PdfPages::One ? 1 : static_cast<int>(std::ceil(frame.width() / tile.width()));
    const int down
        = pages == PdfPages::One ? 1 : static_cast<int>(std::ceil(frame.height() / tile.height()));
    QPainter painter(&writer);
    for (int i = 0; i < across * down; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.scale(scale, scale);
        const int column = i % across;
        const int row = i / across;
        painter.translate(-column * tile.width(), -row * tile.height());
        paintAll(painter, picture, true);
        painter.restore();
    }
    pdf.pages = across * down;
    return pdf;
}

} // namespace sw
