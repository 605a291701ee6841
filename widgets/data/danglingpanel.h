// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/danglingrepair.h"
#include "widgets/data/place.h"
#include "widgets/data/rowediting.h"
#include "widgets/theme/theme.h"

#include <QFrame>

class QLabel;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace sw {

/// Rows whose parent is missing, by relationship with the first of them, and what can be done about
/// them as pending edits.
class DanglingPanel : public QFrame {
    Q_OBJECT

public:
    DanglingPanel(RowEditing &editing, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QTreeWidget &list() { return *m_list; }
    [[nodiscard]] QString told() const;

    /// Shows itself and looks through all relationships, beside the window.
    void look();

Q_SIGNALS:
    /// Exactly these rows.
    void placeWanted(const sw::Place &place);
    void closed();
    void said(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Rows = std::vector<DanglingRow>;
    using Repair = void (DanglingPanel::*)(const Dangling &of, const Rows &rows);

    QToolButton *addButton(const QString &icon, const QString &text, const QString &tip);
    void makeHead();
    void makeList();
    void take(const Result<DanglingReport> &report);
    void showReport();
    void addLines(const Dangling &found);
    void showPending();
    void showState();
    void stop();
    void close();
    void open(const QTreeWidgetItem *item);
    void openMenu(const QPoint &place);
    /// What the current line stands for; null: nothing.
    [[nodiscard]] const Dangling *current() const;
    [[nodiscard]] Rows selectedRows() const;
    /// Of the selected rows, or of all that the current relationship leaves dangling.
    void repair(Repair how);
    void setNull(const Dangling &of, const Rows &rows);
    void remove(const Dangling &of, const Rows &rows);
    void create(const Dangling &of, const Rows &rows);
    void apply(const Result<RowStep> &step);

    RowEditing &m_editing;
    const Theme &m_theme;
    QLabel *m_told;
    QTreeWidget *m_list;
    QToolButton *m_open = nullptr;
    QToolButton *m_null = nullptr;
    QToolButton *m_create = nullptr;
    QToolButton *m_delete = nullptr;
    QToolButton *m_again = nullptr;
    DanglingReport m_report;
    bool m_isLooking = false;
    Asked m_asked;
    Asked m_askedRows;
};

} // namespace sw
