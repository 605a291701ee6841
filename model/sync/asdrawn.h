// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// What is in the database, known by the ids of the document and with what only this knows: the
/// names of roles, associations, what is not enforced. What is drawn only is not in it.
[[nodiscard]] Schema asDrawn(const Schema &live, const Content &document);

} // namespace sw
