// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/editverbs.h"
#include "widgets/data/place.h"
#include "widgets/data/rowediting.h"
#include "widgets/theme/theme.h"

#include <QDialog>
#include <QTimer>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sw {

class RowsGrid;
class RowsModel;

/// What an association must be told of each pair that it ties.
class PayloadForm : public QWidget {
    Q_OBJECT

public:
    PayloadForm(const Schema &schema, const Way &way, QWidget *parent);

    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }
    [[nodiscard]] GivenValues values() const;

Q_SIGNALS:
    void changed();

private:
    TablePtr m_association;
    std::vector<ColumnId> m_needed;
    std::vector<QLineEdit *> m_fields;
};

/// Chooses among the rows that are there already those that are to be linked to one; those that
/// are linked to it are left out.
class LinkDialog : public QDialog {
    Q_OBJECT

public:
    /// With a link it is that one which ties the chosen row from now on; else new ones are made.
    LinkDialog(RowEditing &editing, const Way &way, const WholeRow &from,
               const std::optional<WholeRow> &link, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] RowsGrid &grid() { return *m_grid; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool takesOne() const;
    void makeParts();
    void search();
    void preview();
    [[nodiscard]] Result<LinkStep> step(const std::vector<WholeRow> &rows) const;
    void link();
    void tell(const QString &text, bool isProblem);

    RowEditing &m_editing;
    Way m_way;
    WholeRow m_from;
    std::optional<WholeRow> m_tie;
    const Theme &m_theme;
    RowsModel *m_rows;
    RowsGrid *m_grid;
    QLineEdit *m_search = nullptr;
    PayloadForm *m_payload;
    QLabel *m_notice = nullptr;
    QPushButton *m_link = nullptr;
    std::vector<SortedColumn> m_sort;
    QTimer m_pause;
};

} // namespace sw
