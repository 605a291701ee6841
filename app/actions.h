// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QAction>
#include <QHash>

#include <functional>
#include <vector>

class QMainWindow;
class QMenu;

namespace sw {

/// What an action needs to make sense: a document, its drawing in front, something picked in that,
/// or its rows in front.
enum class ActionNeeds { Nothing, Document, Drawing, Selection, Rows };

/// One line of the table of all actions, from which menus, tool bar, palette and keys are made.
struct ActionLine {
    const char *id;
    const char *menu; ///< as in the menu bar; `Group/Menu` for one within it
    const char *text; ///< empty: a separator
    const char *icon;
    const char *keys; ///< several are set apart by `; `
    ActionNeeds needs;
    bool checkable;
};

[[nodiscard]] const std::vector<ActionLine> &actionTable();

/// The actions of a window.
class Actions : public QObject {
    Q_OBJECT

public:
    Actions(QMainWindow &window, const Theme &theme);

    [[nodiscard]] QAction *action(const QString &id) const { return m_actions.value(id); }
    [[nodiscard]] QMenu *menu(const QString &path) const { return m_menus.value(path); }
    [[nodiscard]] const std::vector<QAction *> &all() const { return m_all; }

    void on(const char *id, std::function<void()> work);
    void setNeedsMet(ActionNeeds needs, bool met);

    /// Other keys than those of the table; an empty list takes them away.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    /// The keys that the table gives it.
    [[nodiscard]] static QList<QKeySequence> keysByDefault(const QString &id);

private:
    [[nodiscard]] static QList<QKeySequence> keysOf(const ActionLine &line);
    void makeIcons();
    static void showKeys(QAction &action);
    QMenu *menuAt(QMainWindow &window, const QString &path);

    const Theme &m_theme;
    QHash<QString, QAction *> m_actions;
    QHash<QString, QMenu *> m_menus;
    std::vector<QAction *> m_all; ///< in the order of the table
};

} // namespace sw
