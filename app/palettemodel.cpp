// SPDX-License-Identifier: Apache-2.0
#include "app/palettemodel.h"

#include "app/palette.h"

#include <QAction>
#include <QIcon>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int LineHeight = 32;
constexpr int LineIcon = 16;
constexpr int LineSide = 12;

/// `Zoom in`, as the menu says it, without its mnemonic and dots.
QString nameOf(const QAction &action)
{
    QString name = action.text();
    return name.remove(u'&').remove(u'…');
}

QString keysOf(const QAction &action)
{
    const QList<QKeySequence> keys = action.shortcuts();
    return keys.isEmpty() ? QString() : keys.constFirst().toString(QKeySequence::NativeText);
}

} // namespace

int likeness(const QString &text, const QString &name)
{
    const QString wanted = text.simplified().remove(u'…').toCaseFolded();
    const QString given = name.toCaseFolded();
    if (given.startsWith(wanted))
        return 0;
    if (const auto place = given.indexOf(u' ' + wanted); place >= 0)
        return 1;
    if (given.contains(wanted))
        return 2;
    // The letters one after the other, with whatever between them: how far they are spread.
    qsizetype at = -1;
    qsizetype first = -1;
    for (const QChar letter : wanted) {
        if (letter == u' ')
            continue;
        at = given.indexOf(letter, at + 1);
        if (at < 0)
            return -1;
        if (first < 0)
            first = at;
    }
    constexpr int Spread = 3;
    return Spread + static_cast<int>(at - first);
}

PaletteModel::PaletteModel(std::vector<QAction *> actions, QObject *parent)
    : QAbstractListModel(parent), m_all(std::move(actions))
{
}

void PaletteModel::setFilter(const QString &text)
{
    beginResetModel();
    m_shown.clear();
    std::vector<std::pair<int, QAction *>> found;
    for (QAction *action : m_all) {
        if (const int rank = likeness(text, nameOf(*action)); rank >= 0)
            found.emplace_back(rank, action);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        // What cannot be done now comes last.
        return std::pair(!a.second->isEnabled(), a.first)
               < std::pair(!b.second->isEnabled(), b.first);
    });
    for (const auto &[rank, action] : found)
        m_shown.push_back(action);
    endResetModel();
}

QAction *PaletteModel::actionAt(const QModelIndex &index) const
{
    return index.isValid() ? m_shown[static_cast<size_t>(index.row())] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const QAction *action = actionAt(index);
    if (!action)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(*action);
    case Qt::AccessibleTextRole:
        return QString(nameOf(*action) + u' ' + keysOf(*action));
    case Qt::DecorationRole:
        return action->icon();
    case KeysRole:
        return keysOf(*action);
    case MenuRole:
        return action->property("menu");
    case EnabledRole:
        return action->isEnabled();
    default:
        return {};
    }
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentBack);
    QRect rest = option.rect.adjusted(LineSide, 0, -LineSide, 0);
    const QRect icon(rest.left(), rest.center().y() - LineIcon / 2 + 1, LineIcon, LineIcon);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, icon, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    rest.setLeft(icon.right() + LineSide);
    const QColor muted = colors.muted;
    const QString keys = index.data(PaletteModel::KeysRole).toString();
    painter->setPen(muted);
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, keys);
    rest.setRight(rest.right() - option.fontMetrics.horizontalAdvance(keys) - LineSide);
    const QString name = index.data().toString();
    const QString menu = index.data(PaletteModel::MenuRole).toString();
    painter->setPen(enabled ? colors.text : muted);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(name, Qt::ElideRight, rest.width()));
    rest.setLeft(rest.left() + option.fontMetrics.horizontalAdvance(name) + LineSide);
    painter->setPen(muted);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(menu, Qt::ElideRight, rest.width()));
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), LineHeight};
}

} // namespace sw
