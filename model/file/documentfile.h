// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

namespace sw {

/// The document in a file. Every error names the file.
[[nodiscard]] Result<Content> readDocument(const QString &path);

/// Whole or not at all: after an error the file is what it was.
[[nodiscard]] Result<Done> saveDocument(const QString &path, const Content &content);

} // namespace sw
