// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace sw {

/// How the ends of relationships are drawn.
enum class Notation { CrowsFoot, Idef1x, Uml, OneToInfinity };

// As a diagram keeps it; what is unknown is a crow's foot.
[[nodiscard]] Notation notationFromName(const QString &name);
[[nodiscard]] QString nameOfNotation(Notation notation);

} // namespace sw
