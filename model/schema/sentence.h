// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/relationships.h"

namespace sw {

// A relationship in words. Each is empty where the schema no longer has its tables.

/// `One store has many items; each item has one store.` Tables are called by their names; where
/// these do not tell the ends apart (a table with itself, several foreign keys between two), by
/// what the ends call each other.
[[nodiscard]] QString sentenceOf(const Relationship &relationship, const Schema &schema,
                                 PluralRule rule = PluralRule::English);

/// `store_id → stores.id`, `(a, b) → t.(x, y)`; across an association both of its foreign keys.
[[nodiscard]] QString pairsOf(const Relationship &relationship, const Schema &schema);

/// For who hears it read, the child first: `pet.owner_id many to one owner.user_id`, `student many
/// to many course through student_course`.
[[nodiscard]] QString accessibleNameOf(const Relationship &relationship, const Schema &schema);

} // namespace sw
