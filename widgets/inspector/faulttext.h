// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/compile.h"

namespace sw {

/// `Line 2, column 8: no such column: wage`; empty where nothing is wrong.
[[nodiscard]] QString faultText(const std::optional<TextFault> &fault);

/// An expression over the columns of the table: what a CHECK has, or the WHERE of an index. Nothing
/// is wrong with an empty one.
[[nodiscard]] std::optional<TextFault> faultOfExpression(const Schema &schema, const Table &table,
                                                         const QString &expression);

} // namespace sw
