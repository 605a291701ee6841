// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

namespace sw {

/// Whether a row of the table cannot be written without its parent: the foreign key is enforced at
/// once, and none of its columns may be NULL.
[[nodiscard]] bool isRequiredKey(const Table &table, const ForeignKey &key);

/// The circles of tables that need each other by required foreign keys: no first row can be written
/// in them. Each as its tables, by name.
[[nodiscard]] QList<QList<TablePtr>> requiredCircles(const Schema &schema);

} // namespace sw
