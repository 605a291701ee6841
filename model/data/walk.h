// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowpath.h"
#include "model/data/rowset.h"
#include "model/data/ways.h"

namespace sw {

/// A path whose names were found: which rows of which table or view are meant, in SQL.
class Walk {
public:
    /// An error names what there is instead.
    [[nodiscard]] static Result<Walk> along(const RowPath &path, const WaysOf &ways);

    /// Where it ends; null: at a view.
    [[nodiscard]] const TablePtr &table() const { return m_steps.back().table; }
    [[nodiscard]] const ViewPtr &view() const { return m_steps.back().view; }

    /// The rows, in the order of their primary key.
    [[nodiscard]] RowSet rows() const;

private:
    struct Step {
        TablePtr table;
        ViewPtr view;
        Way way; ///< by which it is reached; not of the first
        BoundSql key;
    };

    explicit Walk(Schema schema) : m_schema(std::move(schema)) {}
    [[nodiscard]] Result<Done> begin(const PathStep &step, const Schema &schema);
    [[nodiscard]] Result<Done> follow(const PathStep &step, const WaysOf &ways);
    [[nodiscard]] BoundSql condition(size_t step) const;

    Schema m_schema;
    std::vector<Step> m_steps;
};

} // namespace sw
