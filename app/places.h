// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

namespace sw {

/// A document as it is opened: with a diagram, and everything placed if nothing was.
[[nodiscard]] Content readyToShow(Content content);

/// Places what is in the schema and was not in the one before, in the first diagram.
void placeNew(Content &content, const Schema &before);

// Who only browses a database has no document. How it is looked at (its diagrams, where things
// stand in them, how edges run) is kept in the state folder, by the database's canonical path.

/// Whether the two differ in nothing but how they are looked at.
[[nodiscard]] bool differInPlacesOnly(const Content &now, const Content &before);

[[nodiscard]] Result<Done> keepPlaces(const QString &database, const Content &content);

/// What was read from the database, looked at as the other content is; what is new since then
/// stands beneath the rest.
[[nodiscard]] Content withPlacesOf(Content content, const Content &kept);
/// The same as it was left when it was last looked at.
[[nodiscard]] Content withKeptPlaces(Content content, const QString &database);

} // namespace sw
