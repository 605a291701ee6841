// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/links.h"
#include "model/data/rowreader.h"
#include "widgets/data/cellsource.h"
#include "widgets/data/rowediting.h"

#include <QAbstractTableModel>

#include <map>

namespace sw {

class Thumbnails;

/// Of a value no more than is read of any for a cell.
[[nodiscard]] Cell beginningOf(const Value &value);

/// What a cell shows that is not as it is stored.
void showPending(ShownCell &shown, const Table &table, const RowsColumn &column,
                 const NewValue *pending, const RowRef &row);

/// The one row from which all are reached across an association.
struct Crossing {
    Way way;
    BoundSql from;               ///< which row it is
    std::optional<WholeRow> row; ///< where all of it was read
};

/// Rows of a set, of which only those around the ones in sight are held. The others are read when
/// they come into sight, and how many there are is counted beside.
class RowsModel : public QAbstractTableModel, public CellSource {
    Q_OBJECT

public:
    /// Reads by this lane, counts beside.
    RowsModel(RowDatabase &database, RowDatabase::Lane lane, QObject *parent = nullptr);

    /// With a crossing the columns of what ties the rows stand after their own.
    void show(const RowSet &set, const std::optional<Crossing> &crossing = {});
    /// The same rows as they are now; what is seen stays until they are here.
    void readAgain();
    void clear();

    /// Before they are shown: where they are read, and up to where they are counted; -1: to the
    /// end.
    void setLane(RowDatabase::Lane lane) { m_lane = lane; }
    void setMostCounted(qint64 most) { m_mostCounted = most; }

    /// What is pending is shown among the rows, and new rows after them.
    void setEditing(RowEditing *editing);
    /// Which new rows of the table belong to these rows; without it none do.
    void setShowsFresh(std::function<bool(const RowRef &)> shows);

    [[nodiscard]] RowDatabase &database() const { return m_database; }
    [[nodiscard]] const RowSet &set() const { return m_set; }
    [[nodiscard]] const std::vector<RowsColumn> &columns() const override { return m_columns; }
    [[nodiscard]] bool isEmpty() const { return !m_set.table && !m_set.view; }

    /// So many rows are known, new ones included; more may follow until all are counted.
    [[nodiscard]] qint64 count() const { return m_count + static_cast<qint64>(m_fresh.size()); }
    [[nodiscard]] bool isCounted() const { return m_counted; }
    /// Of those in the database, which come first; and where they are, as far as it is known.
    [[nodiscard]] qint64 storedCount() const { return m_count; }
    [[nodiscard]] std::shared_ptr<const RowIndex> rowIndex() const { return m_index; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] const QString &error() const { return m_error; }

    /// These rows are in sight.
    void want(qint64 first, qint64 last);
    /// Null as long as it was not read.
    [[nodiscard]] const RowValues *row(qint64 row) const;
    [[nodiscard]] const Cell *cell(const QModelIndex &index) const override;
    /// What the row is called that the cell refers to.
    [[nodiscard]] QString label(const QModelIndex &index) const override;
    [[nodiscard]] std::optional<RowSet> seenFrom(const QModelIndex &index) const override;
    [[nodiscard]] QImage picture(const QModelIndex &index) const override;
    /// Whose the column is: of the rows' own table or view, or of the association.
    [[nodiscard]] QString ownerOf(int column) const;

    /// What an edit of the row names; nothing where it was not read, or cannot be told apart.
    [[nodiscard]] std::optional<RowRef> ref(qint64 row) const;
    /// -1: it is not among the rows that are held.
    [[nodiscard]] qint64 placeOf(const RowRef &row) const;
    /// With all that the database holds; nothing where some of it was not read.
    [[nodiscard]] std::optional<WholeRow> whole(qint64 row) const;
    /// The same of these rows, also where that must be read first.
    void askWhole(const std::vector<qint64> &rows,
                  std::function<void(const Result<std::vector<WholeRow>> &)> take);
    /// What ties the row to the one that it is reached from, with what is pending; what is to be
    /// removed is still among it.
    [[nodiscard]] std::vector<WholeRow> links(qint64 row) const;
    /// In which the rows are edited: their own, or a view as one. Null: they are not.
    [[nodiscard]] TablePtr editTable() const;
    /// Why no row can be added, or this one not deleted; empty where it can.
    [[nodiscard]] QString addReason() const;
    [[nodiscard]] QString removeReason(qint64 row) const;
    /// Whose column the cell is of: their own table's, or the association's.
    [[nodiscard]] TablePtr tableOf(const QModelIndex &index) const;
    /// The row that the cell belongs to: its own, or the one that ties it.
    [[nodiscard]] std::optional<WholeRow> owner(const QModelIndex &index) const;
    [[nodiscard]] ShownCell shown(const QModelIndex &index) const override;
    /// Why nobody may write there; empty where one may.
    [[nodiscard]] QString readOnlyReason(const QModelIndex &index) const;
    /// Why the value cannot be typed as a text, though it may be replaced; empty where it can.
    [[nodiscard]] QString untypedReason(const QModelIndex &index) const;
    bool setValue(const QModelIndex &index, const NewValue &value);
    /// By somebody who has read all that is stored there.
    bool setValue(const QModelIndex &index, const NewValue &value, const Value &stored);
    /// Why nobody may write there who has; empty where one may.
    [[nodiscard]] QString lockedReason(const QModelIndex &index) const;
    /// All that is pending for the cell; null: nothing is, or no value.
    [[nodiscard]] const Value *pendingValue(const QModelIndex &index) const;

    /// Looks for the row with this key and answers its place, -1 for none.
    void find(const std::vector<Value> &key, std::function<void(qint64)> take);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// A text, as typed.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// Rows came, or how many there are is known better.
    void arrived();
    /// What keys refer to is known by name now.
    void labelsArrived();
    /// Columns are shown otherwise.
    void formatsChanged();
    void failed(const QString &text);

private:
    struct Page {
        RowPage page;
        std::vector<QStringList> labels; ///< a row, by the columns that have any
        Links links;
        bool stale = false;
        bool labelled = false;
        bool linked = false;
    };

    void takeFormats();
    void takeView();
    [[nodiscard]] std::optional<RowRef> refInView(const Table &table,
                                                  const RowValues &values) const;
    [[nodiscard]] QString lockedReasonInView(qint64 row, RowState becomes, ColumnId column) const;
    [[nodiscard]] bool hasTwin(qint64 row) const;
    void askNext();
    [[nodiscard]] std::vector<qint64> pagesInSight() const;
    [[nodiscard]] bool isWanted(qint64 number) const;
    void askPage(qint64 number);
    void takePage(qint64 number, RowPage page);
    void askLabels(qint64 number);
    void askLinks(qint64 number);
    [[nodiscard]] ShownCell shownOfLink(const QModelIndex &index) const;
    [[nodiscard]] QString readOnlyReasonOfLink(const QModelIndex &index) const;
    [[nodiscard]] RowState linkState(qint64 row) const;
    [[nodiscard]] Beyond beyond(const RowRef &row, const RowValues *values) const;
    void countRows();
    void indexRows();
    void takeIndex(std::shared_ptr<const RowIndex> index);
    void setCount(qint64 count, bool counted);
    void forgetFarPages();
    void takeEdits();
    void fail(const Error &error);
    [[nodiscard]] const Page *pageOf(qint64 row) const;

    RowDatabase &m_database;
    RowDatabase::Lane m_lane;
    RowSet m_set;
    std::vector<RowsColumn> m_columns;
    std::vector<int> m_labelled; ///< the columns that have labels
    std::optional<Crossing> m_crossing;
    RowEditing *m_editing = nullptr;
    Thumbnails *m_thumbnails;
    std::function<bool(const RowRef &)> m_showsFresh;
    std::vector<RowRef> m_fresh; ///< new rows, after the others
    std::map<qint64, Page> m_pages;
    std::shared_ptr<const RowIndex> m_index;
    LongColumns m_longColumns;
    qint64 m_mostCounted = -1;
    qint64 m_count = 0;
    bool m_counted = false;
    bool m_reading = false;
    QString m_error;
    qint64 m_first = 0; ///< in sight
    qint64 m_last = 0;
    qint64 m_askedPage = -1;
    qint64 m_askedLabelsOf = -1;
    qint64 m_askedLinksOf = -1;
    Asked m_askedRows;
    Asked m_askedLabels;
    Asked m_askedLinks;
    Asked m_askedWhole;
    Asked m_askedCount;
    Asked m_askedPlace;
};

} // namespace sw
