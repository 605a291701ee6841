// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace sw {

/// A running program. The number alone is not enough: numbers come back, starts do not.
struct ProcessMark {
    qint64 number = 0;
    QString start; ///< when it started, as the system says it; empty where the system does not

    bool operator==(const ProcessMark &) const = default;
};

[[nodiscard]] ProcessMark thisProcess();

[[nodiscard]] bool isRunning(const ProcessMark &process);

} // namespace sw
