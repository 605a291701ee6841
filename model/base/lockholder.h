// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace sw {

/// Another program that holds a lock on the file: “python3, process 1234”. Empty where there is
/// none, or the system does not tell.
[[nodiscard]] QString lockHolder(const QString &path);

} // namespace sw
