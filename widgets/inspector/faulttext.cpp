// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/faulttext.h"

#include "model/sql/quote.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

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

std::optional<TextFault> faultOfExpression(const Schema &schema, const Table &table,
                                           const QString &expression)
{
    if (expression.trimmed().isEmpty())
        return std::nullopt;
    // On lines of its own, so that only the line of a fault is another one, and a comment ends.
    View asked;
    asked.id = ViewId(table.id.value());
    asked.select = u"SELECT (\n"_s + expression + u"\n) FROM "_s + alwaysQuotedName(table.name);
    auto fault = faultOfView(schema, asked);
    if (fault && fault->line > 0)
        --fault->line;
    return fault;
}

} // namespace sw
