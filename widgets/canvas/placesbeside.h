// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// Places what is in the schema and was not in the one before: each beside what it is related to
/// there, a child right of its parent, where nothing stands in the diagram; what is related to
/// nothing there stands beneath the rest. Nothing else moves.
[[nodiscard]] Changes placesBeside(const Content &content, DiagramId diagram, const Schema &before);

} // namespace sw
