// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/exportpicture.h"

#include "app/commandline/source.h"
#include "app/designpage.h"
#include "model/base/filebytes.h"
#include "widgets/canvas/picture.h"
#include "widgets/theme/fonts.h"

#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr double LeastScale = 0.01;
constexpr double MostScale = 100;

/// The one that is named; without a name the first one.
Result<DiagramPtr> diagramCalled(const Content &content, const QString &name)
{
    QStringList names;
    for (const DiagramPtr &diagram : diagramsInOrder(content.drawing)) {
        if (name.isEmpty() || diagram->name == name)
            return diagram;
        names.append(diagram->name);
    }
    return Error{u"There is no diagram “%1”; there is: %2."_s.arg(name, names.join(u", "))};
}

Result<QByteArray> bytesOf(const Picture &picture, const QString &format, double scale, bool tiled)
{
    if (format == u"svg")
        return svgOf(picture);
    if (format == u"png")
        return pngOf(picture, scale);
    Pdf pdf = pdfOf(picture, tiled ? PdfPages::Tiled : PdfPages::One);
    if (!pdf.note.isEmpty())
        printMessage(pdf.note);
    return std::move(pdf.bytes);
}

} // namespace

const QStringList &pictureFormats()
{
    static const QStringList formats{u"svg"_s, u"png"_s, u"pdf"_s};
    return formats;
}

Exit exportPicture(const Invocation &given)
{
    bool isNumber = true;
    const QString scaleText = given.value(u"scale"_s);
    const double scale = scaleText.isEmpty() ? 1 : scaleText.toDouble(&isNumber);
    if (!isNumber || !(scale >= LeastScale && scale <= MostScale))
        return usageError(u"export"_s, u"“%1” is no scale; 2 is twice as large."_s.arg(scaleText));
    Result<Source> source = readSource(given.argument(0));
    if (!source)
        return failure(source.error().text);
    const Content content = readyToShow(std::move(source->content));
    const Result<DiagramPtr> diagram = diagramCalled(content, given.value(u"diagram"_s));
    if (!diagram)
        return failure(diagram.error().text);
    if (!hasCanvasFont())
        printMessage(u"warning: the font Inter is not installed: the picture has other sizes than"
                     " elsewhere."_s);
    const Picture picture = pictureOf(content, (*diagram)->id, {},
                                      given.has(u"dark"_s) ? darkColors() : lightColors(),
                                      QFileInfo(given.argument(0)).completeBaseName());
    const Result<QByteArray> bytes
        = bytesOf(picture, given.value(u"format"_s), scale, given.has(u"tiled"_s));
    if (!bytes)
        return failure(bytes.error().text);
    const QString output = given.value(u"output"_s);
    if (output.isEmpty()) {
        std::fwrite(bytes->constData(), 1, static_cast<size_t>(bytes->size()), stdout);
        std::fflush(stdout);
        return Exit::Done;
    }
    const Result<Done> written = writeFile(output, *bytes);
    return written ? Exit::Done : failure(written.error().text);
}

} // namespace sw
