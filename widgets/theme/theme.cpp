// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/theme.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/stylesheet.h"

#include <QApplication>
#include <QStyleFactory>

/// Resources of a static library come in only when they are asked for, and not from a namespace.
static void initResources() { Q_INIT_RESOURCE(resources); }

namespace sw {

Theme::Theme(QObject *parent) : QObject(parent)
{
    initResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    choose();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    choose();
}

void Theme::setSystemDark(bool dark)
{
    m_systemDark = dark;
    choose();
}

QIcon Theme::icon(const QString &name) const { return themedIcon(name, *m_colors); }

void Theme::choose()
{
    const bool dark
        = m_appearance == Appearance::System ? m_systemDark : m_appearance == Appearance::Dark;
    const Colors *colors = dark ? &darkColors() : &lightColors();
    if (colors == m_colors)
        return;
    m_colors = colors;
    QApplication::setPalette(paletteOf(*colors));
    qApp->setStyleSheet(styleSheetOf(*colors));
    Q_EMIT changed();
}

} // namespace sw
