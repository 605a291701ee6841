// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/deletepreview.h"
#include "widgets/data/rowediting.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QRadioButton;
class QTreeWidget;

namespace sw {

/// What goes with rows that are to be deleted, before anything happens; and where models would do
/// otherwise than the database, which of the two is meant.
class DeleteDialog : public QDialog {
    Q_OBJECT

public:
    DeleteDialog(RowEditing &editing, const DeletePreview &preview, QWidget *parent);

Q_SIGNALS:
    void said(const QString &text);

private:
    void makeRules();
    void look(DeleteRule rule);
    void showPreview(const DeletePreview &preview);
    void remove();

    RowEditing &m_editing;
    DeletePreview m_preview;
    QLabel *m_sentence;
    QRadioButton *m_asDatabase = nullptr;
    QRadioButton *m_asModels = nullptr;
    QTreeWidget *m_tree;
    QPushButton *m_delete;
    Asked m_asked;
};

/// Shows what goes with the rows before it makes pending edits of it; where nothing does, it makes
/// them at once. It is given up when the answer is.
[[nodiscard]] Asked askToDelete(RowEditing &editing, const std::vector<RowRef> &rows,
                                QWidget *parent, std::function<void(const QString &)> say);

} // namespace sw
