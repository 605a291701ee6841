// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/mergelog.h"

namespace sw {

/// Finds names that two things got, one from each side, and gives way to ours: what theirs added is
/// left out, what theirs renamed keeps our name. Whether anything had to be changed.
bool settleNames(Content &merged, const Content &ours, const Content &theirs, MergeLog &log);

} // namespace sw
