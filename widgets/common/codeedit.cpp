// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/codeedit.h"

#include "widgets/common/highlighter.h"
#include "widgets/theme/fonts.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <cmath>
#include <utility>

namespace sw {

namespace {

constexpr int CodePixels = 11;
constexpr int ProsePixels = 13;
constexpr int CodeMargin = 6;

} // namespace

CodeEdit::CodeEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent), m_theme(theme), m_highlighter(new SqlHighlighter(document(), theme))
{
    setTabChangesFocus(true);
    // `>=` must not look like another sign; the style sheet below keeps what it does not set.
    QFont plain;
    plain.setStyleStrategy(QFont::PreferNoShaping);
    setFont(plain);
    setFrameShape(QFrame::StyledPanel);
    document()->setDocumentMargin(CodeMargin);
    // SQL reads from left to right, whatever the names in it are written in.
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    connect(this, &QPlainTextEdit::textChanged, this, &CodeEdit::fit);
    connect(&theme, &Theme::changed, this, &CodeEdit::takeTheme);
    takeTheme();
}

void CodeEdit::takeTheme()
{
    QFont code = QApplication::font();
    code.setPixelSize(m_prose ? ProsePixels : CodePixels);
    if (!m_prose)
        code = codeFont(code);
    // The program's style sheet would win over a font and a palette that are only set.
    setStyleSheet(QStringLiteral("QPlainTextEdit { font-family: \"%1\"; font-size: %2px;"
                                 " background: %3; %4 }")
                      .arg(code.family())
                      .arg(code.pixelSize())
                      .arg(m_theme.colors().panel2.name(),
                           frameShape() == QFrame::NoFrame
                               ? QStringLiteral("border: 0; border-radius: 0;")
                               : QString()));
    setTabStopDistance(4 * QFontMetricsF(code).horizontalAdvance(u' '));
}

void CodeEdit::setProse()
{
    m_prose = true;
    document()->setDefaultTextOption({});
    delete std::exchange(m_highlighter, nullptr);
    takeTheme();
}

void CodeEdit::setUncoloured() { delete std::exchange(m_highlighter, nullptr); }

void CodeEdit::setBare()
{
    setFrameShape(QFrame::NoFrame);
    takeTheme();
}

void CodeEdit::growBetween(int least, int most)
{
    m_least = least;
    m_most = most;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fit();
}

/// A bar only where the text is longer than the field may grow.
void CodeEdit::fit()
{
    if (m_most == 0)
        return;
    setVerticalScrollBarPolicy(lineCount() > m_most ? Qt::ScrollBarAsNeeded
                                                    : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

/// Wrapped lines too. A block is wrapped when its place is asked for, and counts as one line
/// before.
int CodeEdit::lineCount() const
{
    int count = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && count <= m_most;
         block = block.next()) {
        static_cast<void>(document()->documentLayout()->blockBoundingRect(block));
        count += std::max(1, block.lineCount());
    }
    return count;
}

void CodeEdit::showText(const QString &text)
{
    if (text == toPlainText())
        return;
    const int scrolled = verticalScrollBar()->value();
    const int place = textCursor().position();
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(place, document()->characterCount() - 1));
    setTextCursor(cursor);
    verticalScrollBar()->setValue(scrolled);
}

void CodeEdit::markFault(const std::optional<TextFault> &fault)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (fault && fault->line > 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        const QTextBlock block = document()->findBlockByNumber(fault->line - 1);
        const int place = std::min(fault->column - 1, std::max(0, block.length() - 2));
        mark.cursor.setPosition(block.position() + std::max(0, place));
        mark.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        if (!mark.cursor.hasSelection())
            mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(m_theme.colors().red);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit(); // other lines are too long now
}

int CodeEdit::heightOf(int lines) const
{
    const double line = std::ceil(QFontMetricsF(document()->defaultFont()).lineSpacing());
    return static_cast<int>(line * lines) + 2 * (CodeMargin + frameWidth()) + 2;
}

QSize CodeEdit::sizeHint() const
{
    if (m_most == 0)
        return QPlainTextEdit::sizeHint();
    return {120, heightOf(std::clamp(lineCount(), m_least, m_most))};
}

QSize CodeEdit::minimumSizeHint() const
{
    return m_most == 0 ? QSize(60, heightOf(2)) : QSize(60, sizeHint().height());
}

} // namespace sw
