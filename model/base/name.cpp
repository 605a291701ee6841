// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"

#include <algorithm>

namespace sw {

namespace {

char16_t folded(QChar c)
{
    const char16_t unit = c.unicode();
    return unit >= u'A' && unit <= u'Z' ? static_cast<char16_t>(unit + 32) : unit;
}

} // namespace

bool sameName(QStringView a, QStringView b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](QChar x, QChar y) {
               return folded(x) == folded(y);
           });
}

QString foldedName(QStringView name)
{
    QString result(name.size(), Qt::Uninitialized);
    std::transform(name.begin(), name.end(), result.begin(),
                   [](QChar c) { return QChar(folded(c)); });
    return result;
}

} // namespace sw
