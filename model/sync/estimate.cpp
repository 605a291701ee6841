// SPDX-License-Identifier: Apache-2.0
#include "model/sync/estimate.h"

#include <algorithm>

namespace sw {

double estimatedSeconds(const Plan &plan)
{
    constexpr double SecondsPerRow = 2.2e-6;
    constexpr double SecondsPerStep = 1e-4;
    // SQLite reads what it knows of all others with each object that it makes.
    constexpr double SecondsPerPair = 7e-7;
    double rows = 0;
    for (const Rebuild &rebuild : plan.rebuilds)
        rows += static_cast<double>(std::max<qint64>(rebuild.rows, 0));
    const auto made = static_cast<double>(
        std::count_if(plan.steps.begin(), plan.steps.end(), [](const Step &step) {
            return !step.isCheck && step.statement.effect == Effect::Creates;
        }));
    double all = 0;
    for (const TablePtr &table : plan.target.schema.tables)
        all += 1.0 + static_cast<double>(table->indexes.size() + table->triggers.size());
    return SecondsPerRow * rows + SecondsPerStep * static_cast<double>(plan.steps.size())
           + SecondsPerPair * made * std::max(all - made / 2, 0.0);
}

} // namespace sw
