// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/plurals.h"

#include "model/schema/english.h"

#include <QRegularExpression>

namespace sw {

QString EnglishPlurals::translate(const char *context, const char *text, const char *comment,
                                  int n) const
{
    Q_UNUSED(context);
    Q_UNUSED(comment);
    // The word that is counted is the one after the number, or after `more` or `foreign`.
    static const QRegularExpression counted(QStringLiteral("%n (?:more |foreign )?([a-z]+)"));
    const QString source = QString::fromUtf8(text);
    const QRegularExpressionMatch match
        = n == 1 ? counted.match(source) : QRegularExpressionMatch();
    if (!match.hasMatch())
        return {};
    QString one = source;
    return one.replace(match.capturedStart(1), match.capturedLength(1),
                       singularName(match.captured(1), PluralRule::English));
}

} // namespace sw
