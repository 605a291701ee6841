// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/applying.h"

namespace sw {

/// One time that a database was changed by a drawing.
struct LoggedApply {
    QString time; ///< ISO 8601, UTC
    QString database;
    QString summary;
    QString backup;

    bool operator==(const LoggedApply &) const = default;
};

/// Adds a line to the log that is kept beside the settings; the newest thousand stay.
[[nodiscard]] Result<Done> logApply(const QString &database, const Plan &plan, const Applied &done);

/// The newest first; of one database, where a path is given.
[[nodiscard]] std::vector<LoggedApply> loggedApplies(const QString &database = {});

} // namespace sw
