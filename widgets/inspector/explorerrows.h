// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"

#include <vector>

namespace sw {

enum class ExplorerGroup { Diagrams, Areas, Tables, Relationships, Views, Triggers };
constexpr int ExplorerGroups = 6;

/// One line of the explorer, and what it stands for.
struct ExplorerRow {
    QString folded; ///< by which the rows are sorted, then by id
    QString name;
    quint64 id = 0;
    quint64 owner = 0; ///< of a trigger: its table or view
    int count = -1;    ///< columns of a table; -1: none is shown
    bool ofView = false;

    bool operator==(const ExplorerRow &) const = default;
};

using ExplorerRows = std::vector<ExplorerRow>;

[[nodiscard]] bool comesBefore(const ExplorerRow &a, const ExplorerRow &b);

[[nodiscard]] ExplorerRow rowOf(const Table &table);
/// All rows of a group as the editor's content has them, sorted.
[[nodiscard]] ExplorerRows rowsOf(ExplorerGroup group, const Editor &editor);
/// Whether the change may change rows of the group.
[[nodiscard]] bool concerns(ExplorerGroup group, const Change &change);
/// What is selected when the row is.
[[nodiscard]] std::optional<Pick> pickOf(ExplorerGroup group, const ExplorerRow &row);

} // namespace sw
