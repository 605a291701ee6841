// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace sw::test {

/// Whatever the text is: its tokens stand in order and within it; each grammar ends; and what a
/// table is read as is written in one form, from which the same is read again. Empty where all that
/// holds, else what is broken.
[[nodiscard]] QString brokenGrammarLaw(std::string_view text);

} // namespace sw::test
