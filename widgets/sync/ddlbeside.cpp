// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/ddlbeside.h"

#include "model/sql/token.h"
#include "widgets/common/codeedit.h"

#include <QHBoxLayout>

namespace sw {

namespace {

constexpr int MostLines = 24;

struct Words {
    std::vector<QString> texts;
    std::vector<WordPlace> places;
};

Words wordsOf(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    Words words;
    int place = 0;
    qsizetype behind = 0;
    for (const Token &token : tokenize(viewOf(bytes))) {
        place
            += static_cast<int>(QString::fromUtf8(bytes.mid(behind, token.begin - behind)).size());
        const QString word = QString::fromUtf8(bytes.mid(token.begin, token.end - token.begin));
        words.texts.push_back(word);
        words.places.push_back({place, static_cast<int>(word.size())});
        place += static_cast<int>(word.size());
        behind = token.end;
    }
    return words;
}

void paintWords(CodeEdit &edit, const std::vector<WordPlace> &places, const QColor &color)
{
    constexpr int Alpha = 60;
    QColor back = color;
    back.setAlpha(Alpha);
    QList<QTextEdit::ExtraSelection> marks;
    for (const WordPlace &place : places) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(edit.document());
        mark.cursor.setPosition(place.begin);
        mark.cursor.setPosition(place.begin + place.length, QTextCursor::KeepAnchor);
        mark.format.setBackground(back);
        marks.append(mark);
    }
    edit.setExtraSelections(marks);
}

} // namespace

std::vector<WordPlace> changedWords(const QString &text, const QString &other)
{
    constexpr size_t MostCells = 4'000'000;
    const Words a = wordsOf(text);
    const Words b = wordsOf(other);
    const size_t width = b.texts.size() + 1;
    if ((a.texts.size() + 1) * width > MostCells)
        return {};
    // How long the longest common sequence is from here on.
    std::vector<int> common((a.texts.size() + 1) * width, 0);
    for (size_t i = a.texts.size(); i-- > 0;) {
        for (size_t j = b.texts.size(); j-- > 0;)
            common[i * width + j] = a.texts[i] == b.texts[j] ? common[(i + 1) * width + j + 1] + 1
                                                             : std::max(common[(i + 1) * width + j],
                                                                        common[i * width + j + 1]);
    }
    std::vector<WordPlace> changed;
    for (size_t i = 0, j = 0; i < a.texts.size();) {
        if (j < b.texts.size() && a.texts[i] == b.texts[j]) {
            ++i;
            ++j;
        } else if (j < b.texts.size() && common[i * width + j + 1] >= common[(i + 1) * width + j]) {
            ++j;
        } else {
            changed.push_back(a.places[i++]);
        }
    }
    return changed;
}

DdlBeside::DdlBeside(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_before(new CodeEdit(theme, this)),
      m_after(new CodeEdit(theme, this))
{
    m_before->setAccessibleName(tr("As it is"));
    m_after->setAccessibleName(tr("As it will be"));
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    for (CodeEdit *each : {m_before, m_after}) {
        each->setReadOnly(true);
        each->growBetween(1, MostLines);
        columns->addWidget(each, 1, Qt::AlignTop);
    }
    connect(&theme, &Theme::changed, this, &DdlBeside::mark);
}

void DdlBeside::show(const QString &before, const QString &after)
{
    m_before->showText(before);
    m_after->showText(after);
    mark();
}

void DdlBeside::mark()
{
    const QString before = m_before->toPlainText();
    const QString after = m_after->toPlainText();
    paintWords(*m_before, changedWords(before, after), m_theme.colors().red);
    paintWords(*m_after, changedWords(after, before), m_theme.colors().green);
}

} // namespace sw
