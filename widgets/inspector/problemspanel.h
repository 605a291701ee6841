// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"
#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QListView>
#include <QTimer>
#include <QWidget>

namespace sw {

class ProblemsModel;
class ProblemsDelegate;

/// What is wrong with the document, found again in another thread a moment after each edit.
class ProblemsPanel : public QWidget {
    Q_OBJECT

public:
    ProblemsPanel(Editor &editor, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QListView &list() { return *m_list; }
    /// How bad it is, by table: the worst of each.
    [[nodiscard]] const QHash<quint64, Severity> &worst() const { return m_worst; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void revealWanted(const sw::Pick &pick);
    void problemsChanged(const QHash<quint64, sw::Severity> &worst);
    void countChanged(int errors, int warnings);

private:
    void takeChanges();
    void look();
    void take(int token, const Problems &problems);
    void showState();
    void go(const QModelIndex &index);
    bool act(const QModelIndex &index, size_t action);
    bool pressed(const QPoint &place);
    void openMenu(const QPoint &place);

    Editor &m_editor;
    ProblemsModel *m_model = nullptr;
    ProblemsDelegate *m_delegate = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_none = nullptr;
    QTimer m_pause;
    QHash<quint64, Severity> m_worst;
    int m_token = 0;
    bool m_looking = false; ///< one job at a time: a large schema takes longer than the pause
};

} // namespace sw
