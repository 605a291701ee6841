// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/boxlook.h"
#include "widgets/canvas/paint.h"

#include <QAbstractTextDocumentLayout>
#include <QCache>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace sw {

namespace {

constexpr double NotePadding = 10;
constexpr int MostNotesReady = 200;

struct NoteKey {
    QString text;
    double width = 0;
    bool operator==(const NoteKey &) const = default;
};

size_t qHash(const NoteKey &key, size_t seed = 0) { return qHashMulti(seed, key.text, key.width); }

/// Line breaks as they were typed: Markdown alone would join the lines.
QString withLineBreaks(const QString &text)
{
    static const QRegularExpression breaks(QStringLiteral("(?<=\\S)\\n(?=\\S)"));
    return QString(text).replace(breaks, QStringLiteral("  \n"));
}

/// Headings stand out in a small box without filling it.
void calmHeadings(QTextDocument &document)
{
    const int body = document.defaultFont().pixelSize();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level == 0)
            continue;
        QTextCharFormat format;
        format.setProperty(QTextFormat::FontSizeAdjustment, 0);
        format.setProperty(QTextFormat::FontPixelSize, body + std::max(0, 3 - level));
        format.setFontWeight(QFont::DemiBold);
        QTextCursor cursor(block);
        cursor.select(QTextCursor::BlockUnderCursor);
        cursor.mergeCharFormat(format);
    }
}

/// Notes laid out, kept for the next time they are painted.
QTextDocument &documentOf(const NoteFigure &note)
{
    static QCache<NoteKey, QTextDocument> ready(MostNotesReady);
    const NoteKey key{note.text, note.rect.width()};
    if (QTextDocument *known = ready.object(key))
        return *known;
    auto *made = new QTextDocument;
    made->setDocumentMargin(0);
    made->setDefaultFont(canvasFont(CanvasText::Note));
    // A note is text from anywhere: no pictures, no HTML.
    made->setMarkdown(withLineBreaks(note.text), QTextDocument::MarkdownNoHTML);
    calmHeadings(*made);
    made->setTextWidth(note.rect.width() - 2 * NotePadding);
    ready.insert(key, made);
    return *made;
}

} // namespace

bool isCut(const NoteFigure &note)
{
    return documentOf(note).size().height() > note.rect.height() - 2 * NotePadding + 1;
}

void paintNote(QPainter &painter, const NoteFigure &note, const PaintContext &context)
{
    const Colors &colors = context.colors;
    const Pick pick{PickKind::Note, note.id.value()};
    const bool selected = context.emphasis.picks && context.emphasis.picks->contains(pick);
    const QColor color
        = areaColor(colors, note.color.isEmpty() ? QStringLiteral("amber") : note.color);
    paintRing(painter, pick, note.rect, context);
    painter.setPen(QPen(selected ? colors.accent : withOpacity(color, 120),
                        (selected ? 2 : 1) / std::min(context.scale, 1.0)));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(note.rect, 4, 4);
    painter.setBrush(withOpacity(color, BoxFill));
    painter.drawRoundedRect(note.rect, 4, 4);
    if (closenessAt(context.scale) != Closeness::Near)
        return;
    painter.save();
    painter.setClipRect(note.rect.adjusted(2, 2, -2, -2), Qt::IntersectClip);
    painter.translate(note.rect.topLeft() + QPointF(NotePadding, NotePadding));
    QAbstractTextDocumentLayout::PaintContext text;
    text.palette.setColor(QPalette::Text, colors.text);
    text.palette.setColor(QPalette::Link, colors.accent);
    documentOf(note).documentLayout()->draw(&painter, text);
    painter.restore();
}

} // namespace sw
