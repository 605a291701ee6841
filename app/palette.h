// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QFrame>
#include <QPointer>

#include <vector>

class QAction;
class QLineEdit;
class QListView;

namespace sw {

class PaletteModel;

/// Every action by its name, with its key: type a few letters, Enter does it.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(const std::vector<QAction *> &actions, const Theme &theme, QWidget *window);

    /// Over the window, at its top.
    void open();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setFilter(const QString &text);
    void fitToList();
    void run();
    void move(int rows);
    void giveFocusBack();

    QLineEdit *m_field;
    QListView *m_list;
    PaletteModel *m_model;
    QPointer<QWidget> m_before; ///< who had the focus
};

/// Whether the letters of the text stand in the name in this order; a number to sort by, the best
/// first, and -1 where they do not.
[[nodiscard]] int likeness(const QString &text, const QString &name);

} // namespace sw
