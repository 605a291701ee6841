// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/compile.h"
#include "widgets/theme/theme.h"

#include <QPlainTextEdit>

class QSyntaxHighlighter;

namespace sw {

/// A text of SQL, coloured; to read, or to write.
class CodeEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    CodeEdit(const Theme &theme, QWidget *parent);

    /// As words instead of SQL: without colours, in the font of the window.
    void setProse();
    /// As a text in no language that is known here: without colours.
    void setUncoloured();
    /// As a page of its own instead of a field: nothing around it.
    void setBare();

    /// As high as its text, between so many lines; without, as high as there is room.
    void growBetween(int least, int most);
    /// Another text without a jump: what is looked at stays where it was, and the cursor too.
    void showText(const QString &text);

    /// Underlines what is wrong, where its place is known; nothing: all is well.
    void markFault(const std::optional<TextFault> &fault);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeTheme();
    void fit();
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] int heightOf(int lines) const;

    const Theme &m_theme;
    QSyntaxHighlighter *m_highlighter = nullptr;
    bool m_prose = false;
    int m_least = 0;
    int m_most = 0;
};

} // namespace sw
