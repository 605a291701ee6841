// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace sw {

class CodeEdit;

/// Where a word stands in a text.
struct WordPlace {
    int begin = 0;
    int length = 0;

    bool operator==(const WordPlace &) const = default;
};

/// The words of `text` that are not in `other`, where both are read from the beginning.
[[nodiscard]] std::vector<WordPlace> changedWords(const QString &text, const QString &other);

/// A CREATE statement as it is and as it will be, side by side, with the changed words marked.
class DdlBeside : public QWidget {
    Q_OBJECT

public:
    DdlBeside(const Theme &theme, QWidget *parent);

    void show(const QString &before, const QString &after);

private:
    void mark();

    const Theme &m_theme;
    CodeEdit *m_before;
    CodeEdit *m_after;
};

} // namespace sw
