// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelfacts.h"

namespace sw {

/// A type as SQLAlchemy declares it in SQLite: `VARCHAR(30) COLLATE "NOCASE"`.
struct DeclaredType {
    QString text;
    bool isStandIn = false; ///< SQLite's compiler refuses the type; the text is ours
};

[[nodiscard]] DeclaredType declaredTypeOf(const TypeFact &type);

/// The condition that the type itself brings along, `flag IN (0, 1)`; empty where there is none.
[[nodiscard]] QString conditionOf(const TypeFact &type, const QString &column);

/// The name that goes with it.
[[nodiscard]] NameFact conditionNameOf(const TypeFact &type);

} // namespace sw
