// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <optional>

namespace sw {

/// A reference that leads nowhere, or an identity that two objects share. Names and types may be
/// wrong in a document that is being drawn, that is for `check` to say; this may never be.
struct Fault {
    QString kind; ///< of the object that is at fault, as its line in a file calls it: `foreignKey`
    quint64 id = 0; ///< the object's
    QString text;   ///< in words, without the object's place
};

/// Null where the content holds together.
[[nodiscard]] std::optional<Fault> firstFault(const Content &content);

} // namespace sw
