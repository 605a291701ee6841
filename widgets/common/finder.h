// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QFrame>
#include <QPointer>

class QAbstractItemModel;
class QLineEdit;
class QListView;
class QModelIndex;

namespace sw {

/// A field at the top of the window with a list of what fits to its text: type a few letters, the
/// arrows choose, Enter takes it. It goes when it loses the focus.
class Finder : public QFrame {
    Q_OBJECT

public:
    /// Beside the name of a line: what it belongs to, what stands at its end, and whether it can be
    /// taken.
    enum Role { AboutRole = Qt::UserRole, EndRole, EnabledRole };

    /// The model lists what fits, the best first; who makes the Finder fills it.
    Finder(QAbstractItemModel &model, const QString &prompt, const Theme &theme, QWidget *window);

    /// Over the window, at its top, with nothing typed.
    void open();
    [[nodiscard]] QString text() const;
    void setText(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void typed(const QString &text);
    /// The focus is back where it was.
    void taken(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    /// It went, whether something is taken or not.
    void left();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void take(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void fit();
    void move(int rows);
    void giveFocusBack();

    QLineEdit *m_field;
    QListView *m_list;
    QPointer<QWidget> m_before; ///< who had the focus
};

/// Whether the letters of the text stand in the name in this order; a number to sort by, the best
/// first, and -1 where they do not.
[[nodiscard]] int likeness(const QString &text, const QString &name);

} // namespace sw
