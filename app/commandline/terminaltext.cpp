// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/terminaltext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// C0 and C1 controls, and what changes the direction of what follows.
bool isControl(char16_t unit)
{
    if (unit == u'\n' || unit == u'\t')
        return false;
    return unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || unit == 0x061c
           || (unit >= 0x200e && unit <= 0x200f) || (unit >= 0x2028 && unit <= 0x202e)
           || (unit >= 0x2066 && unit <= 0x2069);
}

} // namespace

QString terminalText(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return isControl(c.unicode()); }))
        return text;
    QString shown;
    for (const QChar c : text) {
        constexpr int Hex = 16;
        constexpr char16_t Byte = 0x100;
        const char16_t unit = c.unicode();
        if (!isControl(unit))
            shown += c;
        else if (unit < Byte)
            shown += u"\\x%1"_s.arg(unit, 2, Hex, QChar(u'0'));
        else
            shown += u"\\u%1"_s.arg(unit, 4, Hex, QChar(u'0'));
    }
    return shown;
}

} // namespace sw
