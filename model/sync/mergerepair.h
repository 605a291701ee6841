// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/mergelog.h"

namespace sw {

/// Makes a merged content hold together again, where the objects merged well one by one but not
/// together: a reference to what the other side deleted, one name for two things, two primary keys.
/// Each is a conflict, and ours stays: what ours refers to is brought back, what theirs refers to
/// and ours deleted is left out.
void repair(Content &merged, const Content &base, const Content &ours, const Content &theirs,
            MergeLog &log);

} // namespace sw
