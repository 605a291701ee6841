// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// Gives one id to what both sides added under one name: tables, views, diagrams, and the parts of
/// tables. Whether they also say the same is for the merge to see. Of the two ids the smaller one
/// stays, so that it does not matter who is ours.
void unite(const Content &base, Content &ours, Content &theirs);

} // namespace sw
