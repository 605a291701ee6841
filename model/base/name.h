// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace sw {

/// SQLite compares names by ASCII letters only: `T` and `t` are one name, `É` and `é` are two.
[[nodiscard]] bool sameName(QStringView a, QStringView b);

/// The form of a name by which it is looked up: sameName(a, b) is foldedName(a) == foldedName(b).
[[nodiscard]] QString foldedName(QStringView name);

} // namespace sw
