// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QTest>

namespace sw::test {

/// What a result says of itself.
inline QString wordsOf(const Result<Done> &result)
{
    return result ? QStringLiteral("done") : result.error().text;
}

} // namespace sw::test

/// The text holds that part; if not, it is shown.
#define VERIFY_SAYS(text, part)                                                                    \
    do {                                                                                           \
        const QString said = (text);                                                               \
        QVERIFY2(said.contains(part), qPrintable(said));                                           \
    } while (false)
