// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace sw {

/// Of one thing, a text with `%n things` says `1 thing`.
class EnglishPlurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *comment,
                                    int n) const override;
};

} // namespace sw
