// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/rowedits.h"
#include "model/schema/schema.h"

struct sqlite3;

namespace sw {

/// A view as a table whose rows can be edited where INSTEAD OF triggers say how.
struct EditableView {
    Table table; ///< to be put into the schema that editing works with
    bool inserts = false;
    bool removes = false;
    std::vector<ColumnId> updates; ///< columns that a trigger takes a new value of

    [[nodiscard]] bool isEditable() const { return inserts || removes || !updates.empty(); }
    /// Why a row cannot become new or removed, or the column of one changed; empty where it can.
    [[nodiscard]] QString whyNot(RowState state, ColumnId column = {}) const;
    /// Why the row's edit cannot be; empty where it can.
    [[nodiscard]] QString whyNot(const RowEdit &edit) const;
};
[[nodiscard]] Result<EditableView> editableView(sqlite3 *database, const View &view);

/// Whether any trigger says how its rows are edited.
[[nodiscard]] bool hasInsteadOf(const View &view);

/// Whether the id is that of such a table.
[[nodiscard]] bool isViewTable(const Schema &schema, TableId table);

} // namespace sw
