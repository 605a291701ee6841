// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

namespace sw {

/// As the database does by itself, or as a program's models do before they ask it to.
enum class DeleteRule { Database, Models };

enum class DeleteOutcome {
    Deleted,    ///< they go too
    SetNull,    ///< their key becomes NULL
    SetDefault, ///< their key becomes its default
    Blocked,    ///< because of them nothing is deleted
    Dangling,   ///< the relationship is a mark: the database does nothing, they refer to nobody
};

/// What becomes of rows that refer to a deleted one.
struct DeleteVerdict {
    DeleteOutcome outcome = DeleteOutcome::Deleted;
    QString reason; ///< Blocked: why

    bool operator==(const DeleteVerdict &) const = default;
};
[[nodiscard]] DeleteVerdict verdictOn(const Table &child, const ForeignKey &key, DeleteRule rule);

} // namespace sw
