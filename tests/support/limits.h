// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <functional>

namespace sw::test {

/// Runs `action` in a child process as a user without rights, where this one is root (to whom no
/// file is read-only); else just here. False: the action said so, or the child could not be made.
[[nodiscard]] bool asNobody(const std::function<bool()> &action);

/// Runs `action` while no file may grow beyond so many bytes: a full disk, as far as it can tell.
void withFileSizeLimit(qint64 bytes, const std::function<void()> &action);

} // namespace sw::test
