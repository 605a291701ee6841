// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

#include <QStringList>

namespace sw {

/// The revisions of a document that is kept in git, the last one first: `a1b2c3d 2026-11-02 draw
/// the shop`.
[[nodiscard]] Result<QStringList> revisionsOf(const QString &path);

/// The document as it was in a revision: a hash, a branch, a tag, or what else git takes for one.
[[nodiscard]] Result<Content> contentAt(const QString &path, const QString &revision);

} // namespace sw
