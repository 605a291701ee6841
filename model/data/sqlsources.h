// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"
#include "model/sql/split.h"

#include <string_view>
#include <vector>

namespace sw {

/// A table or a view that a statement names, under the name that its columns have there.
struct SqlSource {
    TablePtr table;
    ViewPtr view;
    QString alias; ///< as it is called in the statement; the name itself where there is no other

    [[nodiscard]] QStringList columns() const;
};

/// Those behind FROM, JOIN, UPDATE and INTO, in their order.
[[nodiscard]] std::vector<SqlSource> sourcesIn(std::string_view text, const Tokens &tokens,
                                               Range statement, const Schema &schema);

} // namespace sw
