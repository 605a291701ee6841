// SPDX-License-Identifier: Apache-2.0
#include "app/keyseditor.h"

#include "app/actions.h"
#include "app/preferences.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QSize EditorSize(560, 560);

enum { NameColumn, MenuColumn, KeysColumn, KeysColumnCount };

QString plainText(QString text) { return text.remove(u'&').remove(u'…'); }

} // namespace

KeysModel::KeysModel(Actions &actions, Preferences &preferences, QObject *parent)
    : QAbstractTableModel(parent), m_actions(actions), m_preferences(preferences)
{
}

QAction *KeysModel::actionAt(int row) const
{
    return row < 0 ? nullptr : m_actions.all()[static_cast<size_t>(row)];
}

void KeysModel::give(int row, const QList<QKeySequence> &keys)
{
    const QString id = actionAt(row)->objectName();
    m_actions.setKeys(id, keys);
    m_preferences.setKeysOf(id, keys == m_actions.keysByDefault(id) ? std::nullopt
                                                                    : std::optional(keys));
    Q_EMIT dataChanged(index(row, KeysColumn), index(row, KeysColumn));
}

void KeysModel::setKeys(int row, const QList<QKeySequence> &keys)
{
    for (int other = 0; other < rowCount(); ++other) {
        if (other == row)
            continue;
        QList<QKeySequence> left = actionAt(other)->shortcuts();
        const auto taken
            = left.removeIf([&](const QKeySequence &key) { return keys.contains(key); });
        if (taken > 0)
            give(other, left);
    }
    give(row, keys);
}

void KeysModel::reset(int row)
{
    setKeys(row, m_actions.keysByDefault(actionAt(row)->objectName()));
}

QAction *KeysModel::ownerOf(const QKeySequence &key, int otherThan) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (row != otherThan && actionAt(row)->shortcuts().contains(key))
            return actionAt(row);
    }
    return nullptr;
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_actions.all().size());
}

int KeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : KeysColumnCount;
}

namespace {

/// All names begin at one place.
QIcon iconOf(const QAction &action)
{
    static const QIcon none = [] {
        QPixmap empty(64, 64);
        empty.fill(Qt::transparent);
        return QIcon(empty);
    }();
    return action.icon().isNull() ? none : action.icon();
}

} // namespace

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    const QAction *action = actionAt(index.row());
    if (!action || (role != Qt::DisplayRole && role != Qt::DecorationRole))
        return {};
    if (role == Qt::DecorationRole)
        return index.column() == NameColumn ? QVariant(iconOf(*action)) : QVariant();
    switch (index.column()) {
    case NameColumn:
        return plainText(action->property("name").toString()); // undo says what it would undo
    case MenuColumn:
        return action->property("menu");
    default:
        return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
    }
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array<QString, KeysColumnCount> titles{tr("Action"), tr("Menu"), tr("Keys")};
    return titles[static_cast<size_t>(section)];
}

KeysEditor::KeysEditor(Actions &actions, Preferences &preferences, QWidget *parent)
    : QDialog(parent), m_model(new KeysModel(actions, preferences, this)),
      m_list(new QTreeView(this))
{
    setWindowTitle(tr("Keys"));
    resize(EditorSize.boundedTo(screen()->availableSize() * 0.9));
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    sorted->setFilterKeyColumn(-1);
    m_list->setModel(sorted);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Actions"));
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->resizeSection(KeysColumn, EditorSize.width() / 3);
    auto *filter = new QLineEdit(this);
    filter->setPlaceholderText(tr("Filter by name or key"));
    filter->setAccessibleName(filter->placeholderText());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(filter);
    layout->addWidget(m_list);
    layout->addLayout(makeEditor());
    layout->addWidget(m_owner);
    layout->addWidget(buttons);
    connect(filter, &QLineEdit::textChanged, sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &KeysEditor::showRow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentIndex(sorted->index(0, 0));
}

QLayout *KeysEditor::makeEditor()
{
    m_keys = new QKeySequenceEdit(this);
    m_keys->setAccessibleName(tr("New keys"));
    m_owner = new QLabel(this);
    m_owner->setWordWrap(true);
    m_owner->setProperty("muted", true);
    m_set = new QPushButton(tr("Set"), this);
    m_set->setProperty("primary", true);
    auto *none = new QPushButton(tr("None"), this);
    auto *reset = new QPushButton(tr("Default"), this);
    for (QPushButton *button : {m_set, none, reset})
        button->setAutoDefault(false);
    auto *layout = new QHBoxLayout;
    layout->addWidget(m_keys, 1);
    layout->addWidget(m_set);
    layout->addWidget(none);
    layout->addWidget(reset);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &KeysEditor::showOwner);
    connect(m_set, &QPushButton::clicked, this, &KeysEditor::take);
    connect(none, &QPushButton::clicked, this, [this] {
        if (row() >= 0)
            m_model->setKeys(row(), {});
        showRow();
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        if (row() >= 0)
            m_model->reset(row());
        showRow();
    });
    return layout;
}

int KeysEditor::row() const
{
    const auto *sorted = static_cast<const QSortFilterProxyModel *>(m_list->model());
    return sorted->mapToSource(m_list->currentIndex()).row();
}

void KeysEditor::showRow()
{
    const QAction *action = m_model->actionAt(row());
    m_keys->setKeySequence(action ? action->shortcut() : QKeySequence());
    showOwner();
}

void KeysEditor::showOwner()
{
    const QKeySequence keys = m_keys->keySequence();
    const QAction *action = m_model->actionAt(row());
    const QAction *owner = keys.isEmpty() ? nullptr : m_model->ownerOf(keys, row());
    m_owner->setText(
        owner ? tr("%1 belongs to “%2”, which would lose it.")
                    .arg(keys.toString(QKeySequence::NativeText), plainText(owner->text()))
              : QString());
    m_set->setEnabled(action && !keys.isEmpty() && !action->shortcuts().contains(keys));
}

void KeysEditor::take()
{
    m_model->setKeys(row(), {m_keys->keySequence()});
    showRow();
}

} // namespace sw
