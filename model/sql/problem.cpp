// SPDX-License-Identifier: Apache-2.0
#include "model/sql/problem.h"

#include <algorithm>

namespace sw {

bool hasErrors(const Problems &problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem &problem) { return problem.severity == Severity::Error; });
}

} // namespace sw
