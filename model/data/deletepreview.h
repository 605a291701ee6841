// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/deleteverdict.h"
#include "model/data/rowedits.h"
#include "model/live/watcher.h"

struct sqlite3;

namespace sw {

/// Rows that refer to those above them by one foreign key.
struct DeleteBranch {
    TableId table;
    ForeignKeyId key;
    DeleteVerdict verdict;
    qint64 count = 0;
    bool more = false;            ///< it was not counted to the end
    std::vector<RowRef> examples; ///< a few of them
    std::vector<DeleteBranch> below;

    bool operator==(const DeleteBranch &) const = default;
};

/// A row that is met, and what its foreign keys hold.
struct MetRow {
    RowRef row;
    std::map<ColumnId, Value> held;
    ForeignKeyId key; ///< by which it is met
};

/// What happens to which rows when some are deleted. Each row is counted once, where it is met
/// first; a foreign key that comes back to itself is one branch.
struct DeletePreview {
    static constexpr qint64 MostOfBranch = 10'000;
    static constexpr qint64 MostInAll = 50'000;

    DeleteRule rule = DeleteRule::Database;
    std::vector<RowRef> rows; ///< those to be deleted, as far as they are there
    std::vector<DeleteBranch> branches;
    bool blocked = false;
    bool more = false;
    std::vector<MetRow> deleted; ///< those that go too, children before their parents
    std::vector<MetRow> emptied; ///< those whose key becomes NULL
};

/// `database`: to look only. What is pending counts as done: rows to be removed, and those that
/// will have another parent, are in nobody's way. An error where the watcher cancels it.
[[nodiscard]] Result<DeletePreview> previewDelete(sqlite3 *database, const Schema &schema,
                                                  const std::vector<RowRef> &rows, DeleteRule rule,
                                                  const Watcher &watcher,
                                                  const RowEdits &edits = {});

/// Whether models would do something else about what is met than the database does, so that both
/// are worth to be offered.
[[nodiscard]] bool modelsDeleteOtherwise(const Schema &schema, const DeletePreview &byDatabase);

/// The preview as pending edits: the rows go; as the models do, what goes with them goes before
/// them and keys become NULL. An error where it is blocked, or more than was counted.
[[nodiscard]] Result<RowStep> deleteStep(const Schema &schema, const RowEdits &edits,
                                         const DeletePreview &preview);

/// The preview as lines of text, indented: “50 of pet (owner_id): deleted too”.
[[nodiscard]] QStringList wordsOf(const Schema &schema, const DeletePreview &preview);

} // namespace sw
