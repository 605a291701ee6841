// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowpath.h"
#include "widgets/data/peek.h"
#include "widgets/data/rowediting.h"
#include "widgets/theme/theme.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace sw {

class RowCard;
class RowsModel;

/// A row on a card above all else: what it is called, its columns, and how many rows each of its
/// relationships leads to. The keys stay where they are; Escape closes it, as does any other key, a
/// click or a pointer that moves away.
class PeekCard : public QFrame {
    Q_OBJECT

public:
    /// Stands within its parent.
    PeekCard(RowEditing &editing, const Theme &theme, QWidget *parent);

    /// The same once more, by a key: closed.
    void look(const Peek &peek);
    void close();
    [[nodiscard]] bool isOpen() const { return m_isWanted; }
    [[nodiscard]] QString title() const;
    /// `pets 3`, one after the other.
    [[nodiscard]] QStringList counts() const;
    [[nodiscard]] RowsModel &rows() { return *m_rows; }

Q_SIGNALS:
    void pathWanted(const sw::RowPath &path, Qt::KeyboardModifiers modifiers);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeRow();
    void askCounts();
    void follow(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void makeWays(const TablePtr &table);
    void place();
    [[nodiscard]] bool isLeftBy(const QPoint &global) const;

    RowEditing &m_editing;
    RowDatabase &m_database;
    RowsModel *m_rows;
    RowCard *m_card;
    QLabel *m_title;
    QLabel *m_what;
    QWidget *m_waysBox;
    QGridLayout *m_waysGrid;
    std::vector<Way> m_ways;
    std::vector<QLabel *> m_counts; ///< a way
    Peek m_peek;
    bool m_isWanted = false;
    bool m_isCounted = false;
    Asked m_asked;
};

} // namespace sw
