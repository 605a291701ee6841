// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/moment.h"

#include <optional>

namespace sw {

/// How the values of a column are shown. What is stored, edited and copied stays as it is.
struct ColumnFormat {
    enum class Kind { Number, Time, Boolean, Picture };

    Kind kind = Kind::Number;
    int digits = -1; ///< of a number, behind the point; -1: as many as it has
    Moment::Form form = Moment::Form::Text; ///< as which a time is stored

    bool operator==(const ColumnFormat &) const = default;
};

/// `number`, `number:2`, `time:iso`, `time:seconds`, `time:milliseconds`, `time:julian`, `boolean`,
/// `picture`: as it is remembered.
[[nodiscard]] QString textOf(const ColumnFormat &format);
/// Nothing where it is none of them.
[[nodiscard]] std::optional<ColumnFormat> columnFormatIn(const QString &text);

/// What a value looks like in the user's language; nothing where it does not fit the format, and is
/// shown as it is stored. Pictures have no text.
[[nodiscard]] std::optional<QString> formatted(const ColumnFormat &format, const Value &value);

} // namespace sw
