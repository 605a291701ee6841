// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"
#include "model/sql/problem.h"

namespace sw {

enum class SourceKind { Document, Database, Script, Models };

/// Anything that a schema can be read from.
struct Source {
    SourceKind kind = SourceKind::Document;
    Content content;
    Problems notes; ///< what could not be read or proved, and how it was read
};

/// Reads a document, a SQLite database or a SQL script, told by its content, or models, told by
/// their name; `as` (`document`, `sqlite`, `sql`, `models`) says what it is instead. `-` is the
/// standard input.
[[nodiscard]] Result<Source> readSource(const QString &path, const QString &as = {});

} // namespace sw
