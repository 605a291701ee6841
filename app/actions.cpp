// SPDX-License-Identifier: Apache-2.0
#include "app/actions.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Action", text); }

/// `Draw, Detail`, for whoever looks for an action elsewhere than in the menus.
QString plainMenu(const ActionLine &line)
{
    QStringList names;
    for (const QString &name : QString::fromUtf8(line.menu).split(u'/'))
        names += translated(name.toUtf8().constData()).remove(u'&');
    return names.join(u", "_s);
}

} // namespace

Actions::Actions(QMainWindow &window, const Theme &theme) : QObject(&window), m_theme(theme)
{
    for (const ActionLine &line : actionTable()) {
        QMenu *menu = menuAt(window, QString::fromUtf8(line.menu));
        if (*line.text == '\0') {
            menu->addSeparator();
            continue;
        }
        QAction *action = menu->addAction(translated(line.text));
        action->setObjectName(QString::fromUtf8(line.id));
        action->setCheckable(line.checkable);
        action->setShortcuts(keysOf(line));
        action->setData(static_cast<int>(line.needs));
        action->setProperty("menu", plainMenu(line));
        action->setProperty("name", action->text());
        // A single letter belongs to the canvas: elsewhere it is a letter.
        action->setShortcutContext(Qt::WindowShortcut);
        showKeys(*action);
        connect(action, &QAction::changed, this, [action] { showKeys(*action); });
        m_actions.insert(action->objectName(), action);
        m_all.push_back(action);
    }
    makeIcons();
    connect(&theme, &Theme::changed, this, &Actions::makeIcons);
    setNeedsMet(ActionNeeds::Document, false);
    setNeedsMet(ActionNeeds::Drawing, false);
    setNeedsMet(ActionNeeds::Selection, false);
    setNeedsMet(ActionNeeds::Rows, false);
}

QList<QKeySequence> Actions::keysByDefault(const QString &id)
{
    for (const ActionLine &line : actionTable()) {
        if (id == QLatin1StringView(line.id))
            return keysOf(line);
    }
    return {};
}

QList<QKeySequence> Actions::keysOf(const ActionLine &line)
{
    QList<QKeySequence> keys;
    const QStringList texts = QString::fromUtf8(line.keys).split(u"; "_s, Qt::SkipEmptyParts);
    for (const QString &text : texts)
        keys.append(QKeySequence::fromString(text, QKeySequence::PortableText));
    return keys;
}

// NOLINTNEXTLINE(readability-make-member-function-const): whoever calls it sees other keys
void Actions::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    if (QAction *found = action(id))
        found->setShortcuts(keys);
}

void Actions::makeIcons()
{
    for (const ActionLine &line : actionTable()) {
        if (*line.icon != '\0')
            action(QString::fromUtf8(line.id))->setIcon(m_theme.icon(QString::fromUtf8(line.icon)));
    }
}

/// In the tool tip, as in the menu: `Table (T)`.
void Actions::showKeys(QAction &action)
{
    const QString name = action.text().remove(u'&').remove(u'…');
    const QString keys = QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
    action.setToolTip(keys.isEmpty() ? name : u"%1 (%2)"_s.arg(name, keys));
}

QMenu *Actions::menuAt(QMainWindow &window, const QString &path)
{
    if (QMenu *known = m_menus.value(path))
        return known;
    const QString own = path.section(u'/', -1);
    const QString text = translated(own.toUtf8().constData());
    QMenu *made = path.contains(u'/') ? menuAt(window, path.section(u'/', 0, -2))->addMenu(text)
                                      : window.menuBar()->addMenu(text);
    m_menus.insert(path, made);
    return made;
}

void Actions::on(const char *id, std::function<void()> work)
{
    QAction *found = action(QString::fromUtf8(id));
    Q_ASSERT(found);
    connect(found, &QAction::triggered, this, std::move(work));
}

void Actions::setNeedsMet(ActionNeeds needs, bool met)
{
    for (QAction *each : m_all) {
        if (each->data().toInt() == static_cast<int>(needs))
            each->setEnabled(met);
    }
}

} // namespace sw
