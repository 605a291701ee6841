// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"

#include <map>

struct sqlite3;

namespace sw::test {

/// All rows of a database in memory, by what they are known by. What a save ought to make of them
/// is worked out row by row, without SQL.
class PlainRows {
public:
    using Rows = std::map<RowRef, std::vector<Value>>;

    PlainRows(Schema schema, Rows rows, QString fault = {})
        : m_schema(std::move(schema)), m_rows(std::move(rows)), m_fault(std::move(fault))
    {
    }
    [[nodiscard]] static PlainRows in(sqlite3 *database, const Schema &schema);

    /// What the edits make of it, with what foreign keys do along with them. `places`: the keys
    /// that new rows got; where there are none they get some that nobody has.
    [[nodiscard]] PlainRows after(const RowEdits &edits,
                                  const std::map<RowRef, RowRef> &places = {}) const;

    /// Why a fresh database of that script does not take these rows; empty where it does.
    [[nodiscard]] QString fault(const char *script) const;

    /// A row a line.
    [[nodiscard]] QString text() const;
    [[nodiscard]] const Rows &rows() const { return m_rows; }

private:
    Schema m_schema;
    Rows m_rows;
    QString m_fault; ///< of the edits themselves
};

} // namespace sw::test
