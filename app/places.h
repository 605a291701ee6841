// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

namespace sw {

// Who only browses a database has no document. How it is looked at (its diagrams, where things
// stand in them, how edges run) is kept in the state folder, by the database's canonical path.

/// Whether the two differ in nothing but how they are looked at.
[[nodiscard]] bool differInPlacesOnly(const Content &now, const Content &before);

[[nodiscard]] Result<Done> keepPlaces(const QString &database, const Content &content);

/// What was read from the database, looked at as it was left; what is new since then stands
/// beneath the rest.
[[nodiscard]] Content withKeptPlaces(Content content, const QString &database);

} // namespace sw
