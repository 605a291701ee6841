// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/value.h"

#include <QDateTime>

#include <optional>

namespace sw {

/// A date, or a date and a time, and how it is stored: SQLite has no class of its own for it.
struct Moment {
    enum class Form { Text, UnixSeconds, UnixMilliseconds, JulianDay };

    QDateTime time; ///< as it is written, in whatever zone that means
    Form form = Form::Text;
    // Of a text only.
    bool hasTime = false;
    bool hasSeconds = false;
    int fraction = 0;     ///< digits after the seconds
    QChar between = u' '; ///< date and time
    QString zone;         ///< `Z`, `+02:00`

    bool operator==(const Moment &) const = default;
};

/// `2026-11-22 07:30`, seconds since 1970, or a Julian day; nothing where it is none of them.
[[nodiscard]] std::optional<Moment> momentIn(const Value &value);

/// The same where it is known how times are stored there; seconds and days may be whole or not.
[[nodiscard]] std::optional<Moment> momentIn(const Value &value, Moment::Form form);

/// Another time, written in the same way.
[[nodiscard]] Value valueOf(const Moment &moment);

} // namespace sw
