// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace sw {

/// The CREATE TABLE text with another name for the table. None where the table speaks of itself by
/// its name, `CHECK (pet.age > 0)`: it cannot be made under another.
[[nodiscard]] Result<std::optional<QString>> createdAs(const QByteArray &text, const QString &name);

} // namespace sw
