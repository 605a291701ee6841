// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QJsonArray>

#include <compare>
#include <string_view>

namespace sw {

/// Which member of which object a difference is about.
struct DiffSpot {
    quint64 object = 0;      ///< a table's or view's id; 0 for what is there once
    std::string_view kind;   ///< of the object or of its part, as a file calls it: `foreignKey`
    quint64 part = 0;        ///< the part's id; 0: the object itself
    std::string_view member; ///< as a file calls it; empty: whether it is there at all

    auto operator<=>(const DiffSpot &) const = default;
};

/// DiffSpot::member where the order of the parts is another.
inline constexpr std::string_view OrderOfParts = "order";

/// One difference in words. `text` says it all, the other members say it to programs.
struct DiffLine {
    QString kind;   ///< table, column, foreign key …
    QString name;   ///< pet, pet.name, pet(owner_id) → owner …
    QString change; ///< added, removed, renamed, changed, reordered
    QString field;  ///< of what was changed
    QString before;
    QString after;
    QString text; ///< `column pet.name: type TEXT became VARCHAR(80)`
    DiffSpot spot;
};

/// What the changes do to the content, a line a difference. Existing objects go by their names in
/// `before`. The changes must be those that lead from `before` to `after`.
[[nodiscard]] std::vector<DiffLine> wordsFor(const Changes &changes, const Content &before,
                                             const Content &after);

[[nodiscard]] QJsonArray toJson(const std::vector<DiffLine> &lines);

} // namespace sw
