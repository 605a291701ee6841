// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/backup.h"
#include "model/sync/plan.h"

namespace sw {

/// What was done, in numbers.
struct Applied {
    int created = 0;
    int altered = 0;
    int rebuilt = 0;
    int dropped = 0;
    qint64 rowsKept = 0;
    QString backup; ///< empty: none was made
    std::chrono::milliseconds backupTime{0};
    std::chrono::milliseconds readBackTime{0};
    std::chrono::milliseconds time{0}; ///< without the backup

    bool operator==(const Applied &) const = default;
};

/// Why nothing was changed: because something must be decided or has changed meanwhile, or because
/// something went wrong.
struct NotApplied {
    bool refused = false;
    QString text;
};

struct ApplyResult {
    std::optional<Applied> done;
    NotApplied why;
};

/// Makes the database what the plan says, in one transaction: all of it, proved by reading it back,
/// or nothing. The backup is made first, where a path for it is given.
[[nodiscard]] ApplyResult applyPlan(WritableDatabase &database, const Plan &plan,
                                    const QString &backup);

} // namespace sw
