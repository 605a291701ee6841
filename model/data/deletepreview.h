// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"
#include "model/live/watcher.h"

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

/// Rows that refer to those above them by one foreign key.
struct DeleteBranch {
    TableId table;
    ForeignKeyId key;
    DeleteOutcome outcome = DeleteOutcome::Deleted;
    QString reason; ///< Blocked: why
    qint64 count = 0;
    bool more = false; ///< it was not counted to the end
    std::vector<RowRef> examples;
    std::vector<DeleteBranch> below;
};

/// What happens to which rows when some are deleted. Each row is counted once, where it is met
/// first; a foreign key that comes back to itself is one branch.
struct DeletePreview {
    static constexpr qint64 MostRows = 10'000;

    DeleteRule rule = DeleteRule::Database;
    std::vector<RowRef> rows; ///< those that are to be deleted, as far as they are there
    std::vector<DeleteBranch> branches;
    bool blocked = false;
    bool more = false;
    /// All rows that go too or are set to NULL, with what they hold, children before their parents.
    std::vector<WholeRow> deleted;
    struct Emptied {
        WholeRow row;
        ForeignKeyId key;
    };
    std::vector<Emptied> emptied;
};

/// `database`: to look only. An error where the watcher cancels it.
[[nodiscard]] Result<DeletePreview> previewDelete(sqlite3 *database, const Schema &schema,
                                                  const std::vector<RowRef> &rows, DeleteRule rule,
                                                  const Watcher &watcher);

/// Whether models say something of these tables' children that the database does not do.
[[nodiscard]] bool modelsDeleteOtherwise(const Schema &schema, const DeletePreview &byDatabase);

/// The preview as pending edits: the rows go; as the models do, also what goes with them, children
/// first, and keys become NULL. An error where it is blocked or more than was counted.
[[nodiscard]] Result<RowStep> deleteStep(const Schema &schema, const RowEdits &edits,
                                         const DeletePreview &preview);

} // namespace sw
