// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

// Views and triggers, which are text by nature. Each put… adds the object where its id is null or
// not there yet, and replaces the one that has its id.

/// A new name of a view that is there goes into the texts that name it.
[[nodiscard]] Result<Changes> putView(const Content &content, View view);
[[nodiscard]] Result<Changes> renameView(const Content &content, ViewId view, const QString &name);
/// With what stands for them in diagrams; texts that name them are left.
[[nodiscard]] Result<Changes> deleteViews(const Content &content, const std::vector<ViewId> &views);

/// The name of the table or view must stand in the trigger's text.
[[nodiscard]] Result<Changes> putTrigger(const Content &content, TableId table, Trigger trigger);
[[nodiscard]] Result<Changes> putTrigger(const Content &content, ViewId view, Trigger trigger);
[[nodiscard]] Result<Changes> deleteTrigger(const Content &content, TableId table,
                                            TriggerId trigger);
[[nodiscard]] Result<Changes> deleteTrigger(const Content &content, ViewId view, TriggerId trigger);

} // namespace sw
