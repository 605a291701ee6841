// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QLineEdit>
#include <QTreeView>
#include <QWidget>

namespace sw {

class ExplorerModel;

/// What the document has, by name: to find it, select it, go there, or drag it onto a canvas.
class ExplorerPanel : public QWidget {
    Q_OBJECT

public:
    ExplorerPanel(Editor &editor, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit &filterField() { return *m_filter; }
    [[nodiscard]] QTreeView &tree() { return *m_tree; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void revealWanted(const sw::Pick &pick);
    void menuWanted(const sw::Pick &pick, const QPoint &global);

private:
    void makeTree(const Theme &theme);
    void setFilter(const QString &text);
    void hideEmptyGroups();
    void activate(const QModelIndex &index);
    bool pressGroup(const QMouseEvent &event);
    void openMenu(const QPoint &place);
    void takeSelection();
    void showPicks();

    Editor &m_editor;
    ExplorerModel *m_model = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeView *m_tree = nullptr;
    bool m_syncing = false;   ///< one of the two selections follows the other
    bool m_leaving = false;   ///< rows are being removed, and with them what is selected
    std::vector<bool> m_open; ///< which groups were expanded before there was a filter
};

} // namespace sw
