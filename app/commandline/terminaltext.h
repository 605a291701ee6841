// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace sw {

/// The text as a terminal may have it: names and values come from files that anybody may have
/// written, and must not move its cursor, name its window or turn its letters round. Line breaks
/// and tabs stay, every other control character becomes `\x1b` or `\u202e`.
[[nodiscard]] QString terminalText(const QString &text);

} // namespace sw
