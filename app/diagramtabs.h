// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"

#include <QWidget>

class QLineEdit;
class QTabBar;
class QToolButton;

namespace sw {

class Theme;

/// The tabs of a document's diagrams: chosen, dragged into another order, named in place; a + at
/// their end makes one more.
class DiagramTabs : public QWidget {
    Q_OBJECT

public:
    DiagramTabs(Editor &editor, const Theme &theme, QWidget *parent = nullptr);

    /// A new diagram in which these tables and views stand close together; it is shown, its name
    /// being edited.
    void make(const QString &name, const std::vector<quint64> &subjects = {});
    /// Edits the name of the diagram that is shown.
    void editName();
    /// Removes the diagram that is shown, unless there is no other.
    void remove();
    /// The next one, or with -1 the one before.
    void step(int by);
    /// What is being typed is taken, where it can be.
    void finishEditing();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void said(const QString &text);
    /// A diagram was made of tables that stood elsewhere.
    void gathered();

private:
    void makeTabs();
    void makeField();
    void showDiagrams();
    void chosen(int tab);
    void openMenu(const QPoint &place);
    void keepOrder();
    bool takeName();
    void closeField();
    [[nodiscard]] DiagramId diagramAt(int tab) const;

    Editor &m_editor;
    QTabBar *m_tabs;
    QLineEdit *m_field;
    DiagramId m_named; ///< whose name is being edited
    QString m_merge;   ///< naming a new diagram is one step with making it
    bool m_showing = false;
    bool m_moved = false; ///< a tab, while it is dragged
};

} // namespace sw
