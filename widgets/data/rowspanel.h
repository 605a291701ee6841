// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/relatedpane.h"

class QLabel;
class QSplitter;

namespace sw {

/// Rows of a table, to be looked at beside something else; along a relationship also those that
/// belong to the one that is selected.
class RowsPanel : public QWidget {
    Q_OBJECT

public:
    RowsPanel(RowDatabase &database, const Theme &theme, QWidget *parent = nullptr);

    void show(const RowSet &rows, const std::optional<Way> &way = {});
    /// There is nothing to look at, and why.
    void showNone(const QString &text);
    [[nodiscard]] RowsGrid &rows() { return *m_first.grid; }
    [[nodiscard]] RowsGrid &related() { return *m_second.grid; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// By Enter or a double click.
    void pathWanted(const sw::RowPath &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Side {
        QWidget *whole = nullptr;
        QLabel *title = nullptr;
        QLabel *count = nullptr;
        RowsModel *model = nullptr;
        RowsGrid *grid = nullptr;
    };

    Side makeSide(const Theme &theme);
    void tellCount(const Side &side);
    void follow();
    void open(const Side &side, qint64 row);

    RowDatabase &m_database;
    QSplitter *m_split;
    QLabel *m_none;
    Side m_first;
    Side m_second;
    std::optional<Way> m_way;
    FocusRows m_focus;
};

} // namespace sw
