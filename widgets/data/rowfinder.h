// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/meant.h"
#include "widgets/common/finder.h"
#include "widgets/data/place.h"
#include "widgets/data/rowdatabase.h"

#include <QAbstractListModel>
#include <QTimer>

#include <deque>

namespace sw {

/// What was found: tables by their names, rows by what they are called or by their keys.
class FoundRows : public QAbstractListModel {
    Q_OBJECT

public:
    struct Line {
        TablePtr table;
        QString view;                ///< where there is no table
        std::optional<MeantRow> row; ///< nothing: the table itself
        QString note;                ///< only said, nothing to go to
    };

    explicit FoundRows(const Theme &theme, QObject *parent)
        : QAbstractListModel(parent), m_theme(theme)
    {
    }

    void set(std::vector<Line> lines);
    void add(std::vector<Line> lines);
    [[nodiscard]] const Line &line(const QModelIndex &index) const
    {
        return m_lines[static_cast<size_t>(index.row())];
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Theme &m_theme;
    std::vector<Line> m_lines;
};

/// Goes to a row by what it is called or by its key, or to a table by its name. The table that is
/// looked at is searched to its end, then the others, each for a moment only; a name before the
/// text searches that table alone: `pet rex`.
class RowFinder : public Finder {
    Q_OBJECT

public:
    RowFinder(RowDatabase &database, const Theme &theme, QWidget *window);

    /// The rows of that table are found first.
    void openAt(const QString &table);

Q_SIGNALS:
    void wanted(const sw::Place &place, Qt::KeyboardModifiers modifiers);

private:
    RowFinder(FoundRows *found, RowDatabase &database, const Theme &theme, QWidget *window);
    void find(const QString &text);
    void findRows();
    void findNext();
    void tellUnfinished();
    [[nodiscard]] std::vector<TablePtr> tablesInTurn() const;
    [[nodiscard]] std::vector<FoundRows::Line> tablesLike(const QString &text) const;
    void go(const QModelIndex &index, Qt::KeyboardModifiers modifiers);

    RowDatabase &m_database;
    FoundRows *m_found;
    QString m_first;               ///< the table that is looked at
    QString m_sought;              ///< in rows
    std::deque<TablePtr> m_tables; ///< that are still to be searched
    bool m_isPatient = false;      ///< with the one that is searched now
    QStringList m_unfinished;      ///< those that were not searched to their end
    QTimer m_pause;
    QTimer m_budget;
    Asked m_asked;
};

} // namespace sw
