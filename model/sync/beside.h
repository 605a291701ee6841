// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

/// Adds `theirs`, another version of `ours`, as an object of its own: with fresh ids, under a free
/// name, drawn beside ours. Tables, views, diagrams, notes and areas can be there twice.
[[nodiscard]] Result<Changes> addBeside(const Content &content, const Object &ours,
                                        const Object &theirs);

} // namespace sw
