// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/fonts.h"

#include <QFontDatabase>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const QString &canvasFamily()
{
    static const QString family = hasCanvasFont() ? u"Inter"_s : u"DejaVu Sans"_s;
    return family;
}

QFont made(int pixels, QFont::Weight weight)
{
    QFont font(canvasFamily());
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setKerning(true);
    return font;
}

} // namespace

const QFont &canvasFont(CanvasText text)
{
    static const QFont title = made(13, QFont::DemiBold);
    static const QFont row = made(12, QFont::Normal);
    static const QFont type = made(11, QFont::Normal);
    static const QFont label = made(11, QFont::Normal);
    static const QFont note = made(12, QFont::Normal);
    switch (text) {
    case CanvasText::Title:
        return title;
    case CanvasText::Row:
        return row;
    case CanvasText::Type:
        return type;
    case CanvasText::Label:
        return label;
    case CanvasText::Note:
        break;
    }
    return note;
}

bool hasCanvasFont()
{
    static const bool has = QFontDatabase::families().contains(u"Inter"_s);
    return has;
}

QFont codeFont(const QFont &like)
{
    static const bool has = QFontDatabase::families().contains(u"JetBrains Mono"_s);
    QFont font
        = has ? QFont(u"JetBrains Mono"_s) : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (like.pixelSize() > 0)
        font.setPixelSize(like.pixelSize());
    else
        font.setPointSizeF(like.pointSizeF() * 0.95);
    return font;
}

} // namespace sw
