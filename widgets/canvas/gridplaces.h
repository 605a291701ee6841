// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QSet>

namespace sw {

/// Places every table and view that has no place in the diagram: in a grid, ordered by reference,
/// so that parents stand left of and above their children; beneath what stands there already.
/// Associations are unfolded: nothing of the database is hidden.
[[nodiscard]] Changes gridPlaces(const Content &content, DiagramId diagram);
/// Those of `subjects` that stand in `from` in a new diagram: shown as there, but close together.
[[nodiscard]] Changes gatheredPlaces(const Content &content, DiagramId from, DiagramId diagram,
                                     const QSet<quint64> &subjects);

} // namespace sw
