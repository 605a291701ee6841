// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/schema/schema.h"

namespace sw {

// What an index or a key is made of, as a person writes it: `day DESC, name COLLATE NOCASE`.

[[nodiscard]] QString partsText(const Table &table, const Index &index);
[[nodiscard]] QString partsText(const Table &table, const Key &key);

[[nodiscard]] Result<Index> withParts(const Table &table, Index index, const QString &parts);
[[nodiscard]] Result<Key> withParts(const Table &table, Key key, const QString &parts);

/// `store_id → stores.id`: also where the parent is missing.
[[nodiscard]] QString referenceText(const Schema &schema, const Table &table,
                                    const ForeignKey &key);

/// What a trigger begins with: `AFTER INSERT`.
[[nodiscard]] QString firingText(const QString &trigger);

} // namespace sw
