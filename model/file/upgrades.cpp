// SPDX-License-Identifier: Apache-2.0
#include "model/file/upgrades.h"

#include <algorithm>

namespace sw {

const std::vector<UpgradeStep> &upgradeSteps()
{
    static const std::vector<UpgradeStep> steps;
    return steps;
}

Result<QByteArray> upgraded(QByteArray bytes, int version, int newest,
                            const std::vector<UpgradeStep> &steps)
{
    for (; version < newest; ++version) {
        const auto step = std::find_if(steps.begin(), steps.end(),
                                       [&](const UpgradeStep &s) { return s.from == version; });
        if (step == steps.end())
            return Error{QStringLiteral("it is in file format %1, which this program can no longer "
                                        "read; open and save it with an older Schemawright first")
                             .arg(version)};
        Result<QByteArray> next = step->run(bytes);
        if (!next)
            return Error{QStringLiteral("bringing it from file format %1 to %2 (%3) failed: %4")
                             .arg(version)
                             .arg(version + 1)
                             .arg(QString::fromUtf8(step->name), next.error().text)};
        bytes = std::move(next).value();
    }
    return bytes;
}

} // namespace sw
