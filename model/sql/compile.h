// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <optional>

namespace sw {

/// Why a text does not work, and where in it.
struct TextFault {
    QString text;
    int line = 0; ///< from 1; 0: nobody knows where
    int column = 0;

    bool operator==(const TextFault &) const = default;
};

// A text while it is being written, tried in a database in memory that has what the text names.

/// The SELECT of a view, or why there is none.
[[nodiscard]] std::optional<TextFault> faultOfView(const Schema &schema, const View &view);

/// A trigger on the table or view of that name.
[[nodiscard]] std::optional<TextFault> faultOfTrigger(const Schema &schema, const QString &owner,
                                                      const Trigger &trigger);

} // namespace sw
