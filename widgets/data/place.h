// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowpath.h"
#include "model/data/rowreader.h"
#include "widgets/data/treeplace.h"

#include <QHash>

#include <optional>
#include <vector>

namespace sw {

class RowsModel;

struct SortedColumn {
    QString name;
    bool descending = false;

    bool operator==(const SortedColumn &) const = default;
};

/// A click on the head of the column: up, down, as it was; besides the others or instead of them.
void turnSort(std::vector<SortedColumn> &sort, const QString &name, bool besides);

/// What is looked at: which rows, in which order, from where on, and the one that has the focus.
struct Place {
    RowPath path;
    QHash<QString, QString> filters; ///< by the columns' names
    std::vector<SortedColumn> sort;
    qint64 top = 0;
    std::vector<Value> row; ///< the key of the focus row
    qint64 rowAt = 0;       ///< where it stood
    int column = 0;
    std::optional<TreePlace> tree{}; ///< they are seen below each other
};

/// The places that were visited, as a browser keeps its pages.
class PlaceHistory {
public:
    [[nodiscard]] bool canGoBack() const { return !m_past.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_future.empty(); }

    /// This place is left for a new one.
    void leave(const Place &now);
    /// This place is left for the one before or the one after.
    [[nodiscard]] std::optional<Place> back(const Place &now);
    [[nodiscard]] std::optional<Place> forward(const Place &now);
    void clear();

private:
    std::vector<Place> m_past;
    std::vector<Place> m_future;
};

/// What a path calls the row by: its primary key, else its rowid. Empty where that is not held.
[[nodiscard]] std::vector<KeyTerm> keyTermsOf(const Table &table, const RowValues &row);
[[nodiscard]] std::vector<KeyTerm> keyTermsOf(const RowsModel &rows, qint64 row);

/// What a person calls the row: its label where it has one, else `#` and its key.
[[nodiscard]] QString rowTitle(const RowsModel &rows, qint64 row);

} // namespace sw
