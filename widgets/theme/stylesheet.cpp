// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/stylesheet.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace sw {

QString styleSheetOf(const Colors &colors)
{
    QFile file(u":/theme/style.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1StringView, QColor> names[] = {
        {QLatin1StringView("@canvas"), colors.canvas},
        {QLatin1StringView("@panel2"), colors.panel2},
        {QLatin1StringView("@panel"), colors.panel},
        {QLatin1StringView("@line"), colors.line},
        {QLatin1StringView("@text"), colors.text},
        {QLatin1StringView("@muted"), colors.muted},
        {QLatin1StringView("@faint"), colors.faint},
        {QLatin1StringView("@accentBack"), colors.accentBack},
        {QLatin1StringView("@onAccent"), colors.onAccent},
        {QLatin1StringView("@accent"), colors.accent},
        {QLatin1StringView("@red"), colors.red},
        {QLatin1StringView("@green"), colors.green},
    };
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace sw
