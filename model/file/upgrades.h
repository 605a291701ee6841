// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QByteArray>

#include <vector>

namespace sw {

/// Brings a file of one format version to the next, over its bytes, before they are read: the
/// reader knows only the newest form. `run` writes the new version into the header.
struct UpgradeStep {
    int from = 0;
    const char *name = "";
    Result<QByteArray> (*run)(const QByteArray &bytes) = nullptr;
};

/// One step for each version before the newest, in order.
[[nodiscard]] const std::vector<UpgradeStep> &upgradeSteps();

/// The bytes in the form of version `newest`.
[[nodiscard]] Result<QByteArray> upgraded(QByteArray bytes, int version, int newest,
                                          const std::vector<UpgradeStep> &steps);

} // namespace sw
