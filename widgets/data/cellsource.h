// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/cellproblems.h"
#include "model/data/columnformat.h"
#include "model/data/rowreader.h"
#include "model/data/ways.h"
#include "model/sql/types.h"

#include <QImage>
#include <QModelIndex>

#include <optional>

namespace sw {

/// A column of the grid.
struct RowsColumn {
    QString name;
    QString type;
    ColumnId id; ///< null: of a view
    bool isKey = false;
    Affinity affinity = Affinity::Blob;
    bool ofLink = false;       ///< it is one of the association that the rows are reached across
    std::optional<Way> parent; ///< what it refers to
    std::optional<ColumnFormat> format{}; ///< how its values are shown
    QString label; ///< how the row referred to is called; an expression; may be empty
};

/// What a cell shows: what is stored, or what is to be.
struct ShownCell {
    Cell cell;
    QString word;                    ///< instead of a value: “new 1”, “default”
    RowState state = RowState::Same; ///< Changed: this cell; New, Removed: its row
    const CellProblem *problem = nullptr;
};

/// What cells are painted from.
class CellSource {
public:
    virtual ~CellSource() = default;

    [[nodiscard]] virtual const std::vector<RowsColumn> &columns() const = 0;
    /// As it is stored; null as long as it was not read.
    [[nodiscard]] virtual const Cell *cell(const QModelIndex &index) const = 0;
    /// With what is pending.
    [[nodiscard]] virtual ShownCell shown(const QModelIndex &index) const = 0;
    /// What the row is called that the cell refers to.
    [[nodiscard]] virtual QString label(const QModelIndex &index) const = 0;
    /// Of a column that shows pictures; null where there is none, or none yet.
    [[nodiscard]] virtual QImage picture(const QModelIndex & /*index*/) const { return {}; }
    /// The row that the cell refers to, else its own; nothing where that is not in the database.
    [[nodiscard]] virtual std::optional<RowSet> seenFrom(const QModelIndex &index) const = 0;
};

} // namespace sw
