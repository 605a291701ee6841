// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/colors.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int DisabledAlpha = 110;

/// How bright a channel is, by the W3C's definition of relative luminance.
double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

QColor withAlpha(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace

const Colors &lightColors()
{
    static const Colors colors = [] {
        Colors c;
        c.canvas = 0xF4F6F9;
        c.dot = 0xDCE1E8;
        c.panel = 0xFFFFFF;
        c.panel2 = 0xF7F8FA;
        c.line = 0xDDE2EA;
        c.text = 0x1B2330;
        c.muted = 0x5E6878;
        c.faint = 0x9AA4B2;
        c.accent = 0x2460DC;
        c.accentBack = 0xE8F0FE;
        c.onAccent = 0xFFFFFF;
        c.edge = 0x77849A;
        c.key = 0xB7860B;
        c.red = 0xC93A3A;
        c.green = 0x187A4A;
        c.amber = 0x9A5B00;
        c.keyword = 0x7A3FC0;
        c.string = 0x187A4A;
        c.shadow = withAlpha(QColor(0x1B2330), 26);
        c.areas = {QColor(0x2F6BEB), QColor(0x12897C), QColor(0x7A4FE0), QColor(0xB86E00),
                   QColor(0xC13D7B), QColor(0x4E8A1E), QColor(0xC2453A), QColor(0x66758C)};
        return c;
    }();
    return colors;
}

const Colors &darkColors()
{
    static const Colors colors = [] {
        Colors c;
        c.canvas = 0x16181D;
        c.dot = 0x262A31;
        c.panel = 0x1D2026;
        c.panel2 = 0x23272E;
        c.line = 0x30353E;
        c.text = 0xE6E9EF;
        c.muted = 0x9AA3B2;
        c.faint = 0x5B6472;
        c.accent = 0x6C9BFF;
        c.accentBack = 0x223257;
        c.onAccent = 0x10131A;
        c.edge = 0x7C8799;
        c.key = 0xE0B341;
        c.red = 0xFF7B72;
        c.green = 0x5CC98A;
        c.amber = 0xE0A23B;
        c.keyword = 0xB79BFF;
        c.string = 0x5CC98A;
        c.shadow = withAlpha(QColor(Qt::black), 90);
        c.areas = {QColor(0x6C9BFF), QColor(0x3FBFB0), QColor(0xA98BFF), QColor(0xE0A23B),
                   QColor(0xE879AE), QColor(0x8CC152), QColor(0xF0857B), QColor(0x94A3B8)};
        c.dark = true;
        return c;
    }();
    return colors;
}

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.panel);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.panel);
    palette.setColor(QPalette::AlternateBase, colors.panel2);
    palette.setColor(QPalette::ToolTipBase, colors.panel2);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.panel2);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.red);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Highlight, colors.accentBack);
    palette.setColor(QPalette::HighlightedText, colors.text);
    palette.setColor(QPalette::Light, colors.panel);
    palette.setColor(QPalette::Midlight, colors.panel2);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.line);
    palette.setColor(QPalette::Shadow, colors.shadow);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, withAlpha(colors.text, DisabledAlpha));
    return palette;
}

const QStringList &areaColorNames()
{
    static const QStringList names{u"blue"_s, u"teal"_s,  u"violet"_s, u"amber"_s,
                                   u"pink"_s, u"green"_s, u"red"_s,    u"grey"_s};
    return names;
}

QColor areaColor(const Colors &colors, const QString &name)
{
    const auto place = areaColorNames().indexOf(name);
    return colors.areas[static_cast<size_t>(std::max<qsizetype>(place, 0))];
}

double contrast(const QColor &text, const QColor &back)
{
    const double a = luminance(text);
    const double b = luminance(back);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace sw
