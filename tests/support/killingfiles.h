// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace sw::test {

/// Runs `action` in a child process that kills itself at its nth change of a file through SQLite: a
/// write, a truncation, a flush, a file removed. False: the action came to its end before.
[[nodiscard]] bool killedAtChange(int nth, const std::function<void()> &action);

} // namespace sw::test
