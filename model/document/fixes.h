// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"
#include "model/sql/lint.h"

namespace sw {

/// A way to mend what lint found, ready to be applied.
struct Fix {
    QString text; ///< as on a button: `Make it NOT NULL`
    Changes changes;
};

/// The fix of a problem, where there is one that is right without asking.
[[nodiscard]] std::optional<Fix> fixFor(const Content &content, const Problem &problem);

} // namespace sw
