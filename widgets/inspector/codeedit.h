// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QPlainTextEdit>

namespace sw {

/// A text of SQL, coloured; to read, or to write.
class CodeEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    CodeEdit(const Theme &theme, QWidget *parent);

    /// As a page of its own instead of a field: nothing around it.
    void setBare();

    /// As high as its text, between so many lines; without, as high as there is room.
    void growBetween(int least, int most);
    /// Another text without a jump: what is looked at stays where it was, and the cursor too.
    void showText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeTheme();
    [[nodiscard]] int heightOf(int lines) const;

    const Theme &m_theme;
    int m_least = 0;
    int m_most = 0;
};

} // namespace sw
