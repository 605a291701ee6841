// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"
#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace sw {

class CodeEdit;

/// The SQL of what is selected, else of the whole schema, as it is at this moment.
class SqlPanel : public QWidget {
    Q_OBJECT

public:
    SqlPanel(Editor &editor, const Theme &theme, QWidget *parent = nullptr);

    /// All of it, also what is too long to be shown.
    [[nodiscard]] const QString &sql() const { return m_sql; }
    void copy() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// SQL on its way to the panel.
    struct Written {
        QString title;
        QString sql;
        Problems problems;
    };

    void takeChanges(const Changes &changes);
    void write();
    void writeWhole();
    void take(const Written &written);
    [[nodiscard]] Written writtenSelection(const std::vector<TablePtr> &tables,
                                           const std::vector<ViewPtr> &views) const;
    [[nodiscard]] static Written writtenWhole(const Schema &schema);
    [[nodiscard]] std::vector<TablePtr> pickedTables() const;

    Editor &m_editor;
    const Theme &m_theme;
    QLabel *m_title = nullptr;
    QToolButton *m_copy = nullptr;
    CodeEdit *m_code = nullptr;
    QLabel *m_note = nullptr;
    QString m_sql;
    bool m_stale = true;
    int m_token = 0; ///< of the job whose answer is wanted
};

} // namespace sw
