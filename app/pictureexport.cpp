// SPDX-License-Identifier: Apache-2.0
#include "app/pictureexport.h"

#include "app/designpage.h"
#include "model/base/filebytes.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QSize PreviewSize(520, 320);

enum Format { Svg, Png, PdfPage, PdfTiles };

QString suffixOf(int format)
{
    return format == Svg ? u"svg"_s : format == Png ? u"png"_s : u"pdf"_s;
}

QComboBox *choice(const QString &name, const QStringList &texts, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->addItems(texts);
    box->setAccessibleName(name);
    return box;
}

} // namespace

PictureExport::PictureExport(DesignPage &page, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_page(page), m_preview(new QLabel(this))
{
    setWindowTitle(tr("Export picture"));
    m_preview->setFixedSize(PreviewSize);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setAccessibleName(tr("Preview"));
    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *save = new QPushButton(tr("Export…"), this);
    save->setProperty("primary", true);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_preview);
    layout->addLayout(makeFields());
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    m_colors->setCurrentIndex(theme.colors().dark ? 1 : 0);
    connect(save, &QPushButton::clicked, this, &PictureExport::write);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QComboBox *box : {m_what, m_format, m_colors})
        connect(box, &QComboBox::currentIndexChanged, this, &PictureExport::showPreview);
    showPreview();
}

QLayout *PictureExport::makeFields()
{
    QStringList what{tr("The whole diagram")};
    if (!m_page.editor().picks().isEmpty())
        what.append(tr("What is selected"));
    m_what = choice(tr("What"), what, this);
    m_format
        = choice(tr("As"), {tr("SVG"), tr("PNG"), tr("PDF, one page"), tr("PDF, pages A4")}, this);
    m_colors = choice(tr("Colours"), {tr("Light"), tr("Dark")}, this);
    m_scale = new QDoubleSpinBox(this);
    constexpr double Least = 0.1;
    constexpr double Most = 8;
    m_scale->setRange(Least, Most);
    m_scale->setSingleStep(1);
    m_scale->setValue(2);
    m_scale->setPrefix(u"× "_s);
    m_scale->setAccessibleName(tr("Scale"));
    auto *form = new QFormLayout;
    form->addRow(tr("What"), m_what);
    form->addRow(tr("As"), m_format);
    form->addRow(tr("Colours"), m_colors);
    form->addRow(tr("Scale"), m_scale);
    return form;
}

Picture PictureExport::chosen() const
{
    const Editor &editor = m_page.editor();
    const bool selection = m_what->currentIndex() == 1;
    return pictureOf(editor.content(), editor.diagram(),
                     selection ? m_page.editor().picks().all() : std::vector<Pick>(),
                     m_colors->currentIndex() == 1 ? darkColors() : lightColors(), m_page.title());
}

void PictureExport::showPreview()
{
    m_scale->setEnabled(m_format->currentIndex() == Png);
    m_note->clear();
    const Picture picture = chosen();
    const QSizeF frame = picture.frame().size();
    const double ratio = devicePixelRatioF();
    const double scale = std::min(
        {PreviewSize.width() / frame.width(), PreviewSize.height() / frame.height(), 1.0});
    if (const Result<QImage> image = imageOf(picture, scale * ratio)) {
        QPixmap pixmap = QPixmap::fromImage(*image);
        pixmap.setDevicePixelRatio(ratio);
        m_preview->setPixmap(pixmap);
    }
}

Result<QByteArray> PictureExport::bytes(const Picture &picture)
{
    switch (m_format->currentIndex()) {
    case Svg:
        return svgOf(picture);
    case Png:
        return pngOf(picture, m_scale->value());
    default:
        break;
    }
    const Pdf pdf
        = pdfOf(picture, m_format->currentIndex() == PdfPage ? PdfPages::One : PdfPages::Tiled);
    m_said = pdf.note.isEmpty() ? tr("%n pages", nullptr, pdf.pages) : pdf.note;
    return pdf.bytes;
}

void PictureExport::write()
{
    const QString suffix = suffixOf(m_format->currentIndex());
    QFileDialog dialog(this, tr("Export picture"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.setNameFilter(u"*."_s + suffix);
    if (!m_page.path().isEmpty())
        dialog.setDirectory(QFileInfo(m_page.path()).absolutePath());
    dialog.selectFile(m_page.title() + u'.' + suffix);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().constFirst();
    m_said.clear();
    const Result<QByteArray> made = bytes(chosen());
    const Result<Done> written = made ? writeFile(path, *made) : Result<Done>(made.error());
    if (!written) {
        m_note->setText(written.error().text);
        return;
    }
    m_said = tr("Wrote %1. %2").arg(path, m_said);
    accept();
}

Result<Done> copyPicture(DesignPage &page, const Theme &theme)
{
    const Picture picture = pictureOf(page.editor().content(), page.editor().diagram(),
                                      page.editor().picks().all(), theme.colors(), page.title());
    constexpr double Sharp = 2;
    const Result<QImage> image = imageOf(picture, Sharp);
    if (!image)
        return image.error();
    auto *data = new QMimeData;
    data->setImageData(*image);
    data->setData(u"image/svg+xml"_s, svgOf(picture));
    QGuiApplication::clipboard()->setMimeData(data);
    return Done();
}

} // namespace sw
