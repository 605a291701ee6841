// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"
#include "model/file/upgrades.h"

namespace sw {

/// The newest form of the file that this program writes and reads.
inline constexpr int FormatVersion = 1;

/// The document as a file: canonical, the same content gives the same bytes.
[[nodiscard]] QByteArray bytesOf(const Content &content);

/// The content of a document's file. Whatever is wrong is named with its line; other kinds of
/// files, newer formats and git's conflict markers are named as what they are.
[[nodiscard]] Result<Content> contentFromBytes(QByteArrayView bytes);

/// The same with other upgrade steps and another newest version; for the tests of both.
[[nodiscard]] Result<Content> contentFromBytes(QByteArrayView bytes,
                                               const std::vector<UpgradeStep> &steps, int newest);

} // namespace sw
