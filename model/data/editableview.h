// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/schema/schema.h"

struct sqlite3;

namespace sw {

/// A view as a table whose rows can be edited where INSTEAD OF triggers say how.
struct EditableView {
    Table table; ///< to be put into the schema that editing works with
    bool inserts = false;
    bool updates = false;
    bool removes = false;

    [[nodiscard]] bool isEditable() const { return inserts || updates || removes; }
};
[[nodiscard]] Result<EditableView> editableView(sqlite3 *database, const View &view);

/// Whether the id is that of such a table.
[[nodiscard]] bool isViewTable(const Schema &schema, TableId table);

} // namespace sw
