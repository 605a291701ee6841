// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QString>

namespace sw {

// JSON as a text: laid out otherwise, and nothing else. Numbers keep their digits, members their
// order and their repetitions, texts their escapes.

/// A value a line, indented; an error says where it is no JSON.
[[nodiscard]] Result<QString> indentedJson(const QString &text);

/// Without any space between its parts.
[[nodiscard]] Result<QString> compactJson(const QString &text);

} // namespace sw
