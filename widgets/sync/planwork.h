// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/applying.h"
#include "model/sync/fillpreview.h"
#include "model/sync/rowfacts.h"

namespace sw {

// What the page has done beside the window. Each opens the database for itself.

[[nodiscard]] Result<Prepared> preparedPlan(const QString &database, const Content &drawn,
                                            const Answers &answers, Watcher &watcher);

[[nodiscard]] FillPreview triedFill(const QString &database, const Fillable &column,
                                    const QString &expression);

/// With a backup there; an empty path: without. Of the backups beside it the last five stay.
[[nodiscard]] ApplyResult applied(const QString &database, const Plan &plan, const QString &backup,
                                  Watcher &watcher);

/// How many rows would be others after going back.
[[nodiscard]] Result<qint64> rowsToLose(const QString &database, const QString &backup,
                                        Watcher &watcher);

/// Goes back, after a backup of what is there now; answers with its path.
[[nodiscard]] Result<QString> wentBack(const QString &database, const QString &backup,
                                       Watcher &watcher);

/// Says whether somebody may have written: another text as soon as the file is another.
[[nodiscard]] QString stampOf(const QString &database);

} // namespace sw
