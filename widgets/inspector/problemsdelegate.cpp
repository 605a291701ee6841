// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/problemsdelegate.h"

#include "widgets/inspector/marks.h"
#include "widgets/inspector/problemsmodel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int ProblemRowHeight = 26;
/// In a narrow panel a sentence has two lines.
constexpr int NarrowRowHeight = 42;
constexpr int Narrow = 420;
constexpr int ProblemMargin = 12;
constexpr int ButtonPadding = 8;
constexpr int ButtonHeight = 20;
constexpr int IconButtonWidth = 24;
/// Less is no sentence any more; the buttons have an icon instead of words then.
constexpr int LeastSentence = 200;

QString iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Hint:
        break;
    }
    return u"hint"_s;
}

QColor colorOf(Severity severity, const Colors &colors)
{
    switch (severity) {
    case Severity::Error:
        return colors.red;
    case Severity::Warning:
        return colors.amber;
    case Severity::Hint:
        break;
    }
    return colors.muted;
}

/// The theme's icons have the colour of text; a severity has one of its own.
void paintIcon(QPainter *painter, const QIcon &icon, const QRect &place, const QColor &color)
{
    const double scale = painter->device()->devicePixelRatioF();
    QPixmap pixmap = icon.pixmap(place.size() * scale);
    QPainter tint(&pixmap);
    tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
    tint.fillRect(pixmap.rect(), color);
    tint.end();
    painter->drawPixmap(place, pixmap);
}

/// The name first, muted; in as many lines as there is room for.
void paintSentence(QPainter *painter, const QRect &area, const QString &text, qsizetype nameLength,
                   const Colors &colors)
{
    const QFontMetrics metrics(painter->font());
    const int height = metrics.height();
    const int most = std::max(1, area.height() / height);
    QTextLayout layout(text, painter->font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    std::vector<QString> lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(area.width());
        const bool last = static_cast<int>(lines.size()) + 1 == most;
        const QString rest = text.mid(line.textStart());
        lines.push_back(last ? metrics.elidedText(rest, Qt::ElideRight, area.width())
                             : rest.left(line.textLength()));
        if (last)
            break;
    }
    layout.endLayout();
    int y = area.center().y() - static_cast<int>(lines.size()) * height / 2 + 1;
    for (const QString &line : lines) {
        const QString name = line.left(nameLength);
        const int wide = metrics.horizontalAdvance(name);
        painter->setPen(colors.muted);
        painter->drawText(area.left(), y + metrics.ascent(), name);
        painter->setPen(colors.text);
        painter->drawText(area.left() + wide, y + metrics.ascent(), line.mid(nameLength));
        nameLength = std::max<qsizetype>(0, nameLength - line.size());
        y += height;
    }
}

bool isNarrow(const QWidget *list) { return list && list->width() < Narrow; }

QFont buttonFont(QFont font)
{
    font.setPixelSize(11);
    return font;
}

} // namespace

ProblemsDelegate::ProblemsDelegate(const ProblemsModel &model, const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_theme(theme)
{
}

QSize ProblemsDelegate::sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex & /*index*/) const
{
    return {200, isNarrow(option.widget) ? NarrowRowHeight : ProblemRowHeight};
}

std::vector<QRect> ProblemsDelegate::buttons(const QRect &row, const QFont &font,
                                             const QModelIndex &index) const
{
    const QFontMetrics metrics(buttonFont(font));
    const auto &actions = m_model.actions(index.row());
    int width = 0;
    for (const ProblemAction &action : actions)
        width += metrics.horizontalAdvance(action.text) + 2 * ButtonPadding + 4;
    if (actions.empty())
        return {};
    const int right = row.right() - ProblemMargin + 5;
    const int top = row.center().y() - ButtonHeight / 2 + 1;
    if (row.width() - width < LeastSentence)
        return {QRect(right - IconButtonWidth, top, IconButtonWidth, ButtonHeight)};
    std::vector<QRect> places;
    int left = right - width;
    for (const ProblemAction &action : actions) {
        const int wide = metrics.horizontalAdvance(action.text) + 2 * ButtonPadding;
        places.emplace_back(left, top, wide, ButtonHeight);
        left += wide + 4;
    }
    return places;
}

void ProblemsDelegate::paintButtons(QPainter *painter, const std::vector<QRect> &places,
                                    const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const auto &actions = m_model.actions(index.row());
    painter->setFont(buttonFont(option.font));
    for (size_t i = 0; i < places.size(); ++i) {
        painter->setPen(colors.line);
        painter->setBrush(colors.panel);
        painter->drawRoundedRect(QRectF(places[i]).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        if (places[i].width() == IconButtonWidth) {
            QRect icon(0, 0, 16, 16);
            icon.moveCenter(places[i].center());
            paintIcon(painter, m_theme.icon(actions.size() == 1 ? u"check"_s : u"more"_s), icon,
                      colors.accent);
            continue;
        }
        painter->setPen(colors.accent);
        painter->drawText(places[i], Qt::AlignCenter, actions[i].text);
    }
}

bool ProblemsDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                 const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto places = buttons(option.rect, option.font, index);
    const bool onIcon = places.size() == 1 && places.front().width() == IconButtonWidth
                        && places.front().contains(event->pos());
    if (event->type() != QEvent::ToolTip || !onIcon)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList texts;
    for (const ProblemAction &action : m_model.actions(index.row()))
        texts.append(action.text);
    QToolTip::showText(event->globalPos(), Qt::convertFromPlainText(texts.join(u'\n')), view);
    return true;
}

void ProblemsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const auto severity = static_cast<Severity>(index.data(ProblemsModel::SeverityRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowBack(painter, option, colors);
    QRect area = option.rect.adjusted(ProblemMargin, 0, -ProblemMargin, 0);
    paintIcon(painter, m_theme.icon(iconOf(severity)),
              QRect(area.left(), area.center().y() - 7, 16, 16), colorOf(severity, colors));
    area.setLeft(area.left() + 24);

    const auto places = buttons(option.rect, option.font, index);
    paintButtons(painter, places, option, index);
    if (!places.empty())
        area.setRight(places.front().left() - 8);

    painter->setFont(option.font);
    const auto nameLength = index.data(ProblemsModel::SubjectRole).toString().size();
    paintSentence(painter, area, index.data().toString(), nameLength, colors);
    painter->restore();
}

} // namespace sw
