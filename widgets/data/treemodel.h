// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowtree.h"
#include "widgets/data/cellsource.h"
#include "widgets/data/rowediting.h"
#include "widgets/data/treeplace.h"

#include <QAbstractItemModel>

#include <map>
#include <unordered_map>

namespace sw {

/// The rows of a tree. The first column says what a row is called and how many are below it, the
/// others are those of the table. What is open knows how many rows it has; of these only some pages
/// are held, those that were last in sight.
class TreeModel : public QAbstractItemModel, public CellSource {
    Q_OBJECT

public:
    /// Besides rows: how many are not shown, and what hangs in no root.
    enum class Kind { Row, More, Circles };

    /// What the first column says.
    struct Title {
        QString text;
        QString count;    ///< of the rows below; empty: none, or not known yet
        QString mark;     ///< what is odd about the row
        bool dim = false; ///< it is only above one that was looked for
    };

    /// No more rows are shown below one.
    static constexpr qint64 MostShown = 100'000;

    explicit TreeModel(RowEditing &editing, QObject *parent = nullptr);
    ~TreeModel() override;

    /// The rows that were open are opened again, wherever they are found.
    void show(const RowTree &tree, const std::vector<OpenRow> &open = {});
    void clear();
    [[nodiscard]] const RowTree *tree() const { return m_tree ? &*m_tree : nullptr; }
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] const QString &error() const { return m_error; }
    /// Some of what was open is still looked for.
    [[nodiscard]] bool isRestoring() const { return m_restoring > 0; }

    /// It is in sight.
    void want(const QModelIndex &index);
    [[nodiscard]] Kind kindOf(const QModelIndex &index) const;
    [[nodiscard]] Title title(const QModelIndex &index) const;
    /// Null as long as it was not read, and of what is no row.
    [[nodiscard]] const RowValues *row(const QModelIndex &index) const;
    /// Nothing where some of it was not read.
    [[nodiscard]] std::optional<WholeRow> whole(const QModelIndex &index) const;

    /// The row among these that is to be opened again, put there if it is not; null where its key
    /// is not held any more.
    [[nodiscard]] OpenRow *rowIn(std::vector<OpenRow> &rows, const QModelIndex &index) const;

    [[nodiscard]] const std::vector<RowsColumn> &columns() const override { return m_columns; }
    [[nodiscard]] const Cell *cell(const QModelIndex &index) const override;
    [[nodiscard]] ShownCell shown(const QModelIndex &index) const override;
    [[nodiscard]] QString label(const QModelIndex &index) const override;
    [[nodiscard]] std::optional<RowSet> seenFrom(const QModelIndex &index) const override;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void arrived();
    /// A row that was open, or had the focus.
    void found(const QModelIndex &index, bool isOpen, bool isCurrent);

private:
    static constexpr qint64 PageRows = RowIndex::Step;

    struct Page {
        RowPage page;
        std::vector<Title> titles;
        std::vector<QStringList> labels; ///< a row, by the columns that have any
        std::vector<qint64> below;       ///< stays when the rest is forgotten; -1: not known
        bool held = false;
        quint64 used = 0;
    };
    struct Branch {
        Branch *above = nullptr;
        int place = 0;          ///< of its row in the one above
        std::vector<Value> key; ///< of its row
        RowSet set;
        qint64 rows = 0; ///< shown
        qint64 more = 0; ///< not shown; -1: nobody knows how many
        bool counted = false;
        bool hasCircles = false;
        LongColumns longColumns;
        std::map<qint64, Page> pages;
        std::vector<OpenRow> toOpen;
        mutable std::unordered_map<int, std::unique_ptr<Branch>> below;
    };
    struct ReadPage;
    struct Beside;

    [[nodiscard]] static Branch *branchOf(const QModelIndex &index);
    [[nodiscard]] static int rowsIn(const Branch &branch);
    [[nodiscard]] std::unique_ptr<Branch> makeBranch(const QModelIndex &index) const;
    [[nodiscard]] Branch *branchBelow(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Branch &branch) const;
    [[nodiscard]] const Page *pageOf(const QModelIndex &index) const;
    [[nodiscard]] qint64 belowOf(const QModelIndex &index) const;
    [[nodiscard]] bool isItsOwnAncestor(const Branch &branch, const std::vector<Value> &key) const;
    [[nodiscard]] bool isDangling(const RowValues &row) const;
    // treereading.cpp
    void askNext();
    void askPage(Branch &branch, qint64 number);
    void takePage(Branch &branch, qint64 number, ReadPage &&read);
    void askBeside(Branch &branch, qint64 number);
    void takeBeside(Branch &branch, qint64 number, Beside &&beside);
    void countNext();
    void takeCount(Branch &branch, qint64 count);
    void growBranch(Branch &branch, qint64 rows, qint64 more);
    void insertBelow(Branch &branch, qint64 number, const std::vector<qint64> &below);
    void askCircles();
    void takeCircles(const RowTree::Keys &keys, bool more);
    void forgetPages();
    void openAgain(Branch &branch, qint64 number);
    void wantToOpen(Branch &branch);
    void fail(const Error &error);
    RowEditing &m_editing;
    RowDatabase &m_database;
    std::optional<RowTree> m_tree;
    std::vector<RowsColumn> m_columns;
    std::vector<int> m_labelled; ///< the columns that have labels
    std::unique_ptr<Branch> m_top;
    RowTree::Keys m_circles;
    bool m_moreCircles = false;
    bool m_reading = false;
    bool m_sought = true; ///< an index finds what is below a row
    int m_restoring = 0;
    QString m_error;
    quint64 m_clock = 0;
    using Place = std::pair<Branch *, qint64>; ///< a page
    std::vector<Place> m_wanted;
    std::vector<Place> m_wantedBeside;
    std::vector<Branch *> m_toCount;
    bool m_counting = false;
    int m_openedByItself = 0; ///< to show what a filter found
    std::optional<Place> m_askedPage;
    std::optional<Place> m_askedBeside;
    Asked m_askedRows;
    Asked m_askedMarks;
    Asked m_askedCount;
    Asked m_askedCircles;
};

} // namespace sw
