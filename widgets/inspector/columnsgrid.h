// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QTableView>
#include <QWidget>

namespace sw {

class ColumnsModel;

/// The columns of a table, edited in place; under them the reason why something cannot be.
class ColumnsGrid : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsGrid)

public:
    ColumnsGrid(Editor &editor, const Theme &theme, QWidget *parent);
    ~ColumnsGrid() override { reset(); }

    /// What was being typed goes: an editor that merely loses the focus would keep it.
    void reset();

    void setTable(const TablePtr &table);
    [[nodiscard]] QTableView &view() { return *m_view; }
    [[nodiscard]] QString reason() const { return m_reason->text(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeView(const Theme &theme);
    void spanNewRow();
    void fitHeight();
    void fitWidths();
    void takeCurrent(const QModelIndex &current);
    void showPick();
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);

    Editor &m_editor;
    ColumnsModel *m_model = nullptr;
    QTableView *m_view = nullptr;
    QLabel *m_reason = nullptr;
    bool m_syncing = false;
};

} // namespace sw
