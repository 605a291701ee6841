// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/hexview.h"

#include "widgets/theme/fonts.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int HexMargin = 8;
constexpr int OffsetDigits = 8;
constexpr int LettersAByte = 4; ///< two digits, a space, and the letter at the side
constexpr int Gaps = 4;         ///< letters between the three parts

} // namespace

HexView::HexView(const Theme &theme, QWidget *parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    QFont font = codeFont(QApplication::font());
    font.setPixelSize(12);
    font.setStyleStrategy(QFont::PreferNoShaping); // `<=` are two bytes
    viewport()->setFont(font);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

int HexView::letterWidth() const { return viewport()->fontMetrics().horizontalAdvance(u'0'); }

int HexView::lineHeight() const { return viewport()->fontMetrics().height() + 3; }

int HexView::bytesALine() const
{
    const int letters = (viewport()->width() - 2 * HexMargin) / letterWidth() - OffsetDigits - Gaps;
    for (const int bytes : {32, 16, 8}) {
        if (letters >= bytes * LettersAByte)
            return bytes;
    }
    return 4;
}

void HexView::show(qint64 length, qint64 from, const QByteArray &bytes)
{
    const bool isOther = length != m_length;
    m_length = length;
    m_from = from;
    m_bytes = bytes;
    fit();
    if (isOther)
        verticalScrollBar()->setValue(0);
    viewport()->update();
}

qint64 HexView::firstInSight() const { return qint64(verticalScrollBar()->value()) * bytesALine(); }

qint64 HexView::bytesInSight() const
{
    return (viewport()->height() / lineHeight() + 1) * qint64(bytesALine());
}

void HexView::fit()
{
    const qint64 lines = (m_length + bytesALine() - 1) / bytesALine();
    const int page = std::max(1, viewport()->height() / lineHeight());
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<qint64>(0, lines - page)));
    verticalScrollBar()->setPageStep(page);
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void HexView::paintEvent(QPaintEvent * /*event*/)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colors.panel);
    const int bytes = bytesALine();
    const int letter = letterWidth();
    const int digitsAt = HexMargin + (OffsetDigits + 2) * letter;
    const int lettersAt = digitsAt + (3 * bytes + 1) * letter;
    bool isMissing = false;
    const qint64 end = std::min(m_length, firstInSight() + bytesInSight() + bytes);
    int top = 0;
    for (qint64 line = firstInSight(); line < end; line += bytes, top += lineHeight()) {
        const int base = top + viewport()->fontMetrics().ascent() + 2;
        painter.setPen(colors.muted);
        painter.drawText(HexMargin, base,
                         QString::number(line, 16).rightJustified(OffsetDigits, u'0'));
        QString digits;
        QString letters;
        for (qint64 at = line; at < std::min(line + bytes, m_length); ++at) {
            const bool isKnown = at >= m_from && at < m_from + m_bytes.size();
            isMissing |= !isKnown;
            const auto byte = static_cast<unsigned char>(
                isKnown ? m_bytes[static_cast<qsizetype>(at - m_from)] : '\0');
            digits += isKnown ? QString::number(byte, 16).rightJustified(2, u'0') + u' ' : u"·· "_s;
            letters
                += byte >= 0x20 && byte < 0x7F ? QChar(static_cast<char16_t>(byte)) : QChar(u'·');
        }
        painter.setPen(colors.text);
        painter.drawText(digitsAt, base, digits);
        painter.setPen(colors.muted);
        painter.drawText(lettersAt, base, letters);
    }
    if (isMissing)
        Q_EMIT wanted(firstInSight());
}

} // namespace sw
