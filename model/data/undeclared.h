// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

namespace sw {

/// What the rows say about columns that seem to refer to a table.
struct KeyEvidence {
    enum class Rows {
        NotAsked, ///< names alone were looked at
        NotThere, ///< the database does not have the tables yet
        None,     ///< no row has a value
        Some,
    };

    Rows rows = Rows::NotAsked;
    qint64 values = 0;     ///< different ones that were looked up
    qint64 found = 0;      ///< of these, that are there in the parent
    bool sampled = false;  ///< there are more than were looked up
    bool eachOnce = false; ///< all rows were seen, and no two have one value
    bool empties = false;  ///< 0 or '' stands where there is none

    bool operator==(const KeyEvidence &) const = default;
};

/// Columns that seem to refer to another table's key, though neither a foreign key of the database
/// nor a mark of the document says so.
struct UndeclaredKey {
    TableId child;
    std::vector<ColumnId> columns;
    TableId parent;
    std::vector<ColumnId> parentColumns;
    bool one = false;  ///< a parent has one child at most: the columns are unique
    int certainty = 0; ///< of 100
    QString reason;    ///< what in the names says so
    KeyEvidence evidence;

    /// Certain enough to be accepted unless somebody objects.
    [[nodiscard]] bool isCertain() const;
    bool operator==(const UndeclaredKey &) const = default;
};

/// All that the names say, the most certain first. Nothing is proposed where a foreign key or a
/// mark stands already, where types do not fit, nor for a table's own key, unless the key is called
/// after another table and not after its own.
[[nodiscard]] std::vector<UndeclaredKey> undeclaredKeys(const Schema &schema);

/// The foreign key that it would be, not enforced.
[[nodiscard]] ForeignKey markOf(const UndeclaredKey &key);

/// `1,204 of 1,204 values found`, `no rows: by the names alone`.
[[nodiscard]] QString wordsOf(const KeyEvidence &evidence);

/// The most certain first, then by the names of tables and columns.
void sortByCertainty(std::vector<UndeclaredKey> &keys, const Schema &schema);

} // namespace sw
