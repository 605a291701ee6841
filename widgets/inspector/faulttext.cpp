// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/faulttext.h"

#include <QCoreApplication>

namespace sw {

QString faultText(const std::optional<TextFault> &fault)
{
    if (!fault)
        return {};
    if (fault->line == 0)
        return fault->text;
    return QCoreApplication::translate("FaultText", "Line %1, column %2: %3")
        .arg(fault->line)
        .arg(fault->column)
        .arg(fault->text);
}

} // namespace sw
