// SPDX-License-Identifier: Apache-2.0
#include "app/palettemodel.h"

#include "widgets/common/finder.h"

#include <QAction>
#include <QIcon>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

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
    case Finder::EndRole:
        return keysOf(*action);
    case Finder::AboutRole:
        return action->property("menu");
    case Finder::EnabledRole:
        return action->isEnabled();
    default:
        return {};
    }
}

} // namespace sw
