// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QJsonArray>

namespace sw {

/// One difference in words. `text` says it all, the other members say it to programs.
struct DiffLine {
    QString kind;   ///< table, column, foreign key …
    QString name;   ///< pet, pet.name, pet(owner_id) → owner …
    QString change; ///< added, removed, renamed, changed, reordered
    QString field;  ///< of what was changed
    QString before;
    QString after;
    QString text; ///< `column pet.name: type TEXT became VARCHAR(80)`
};

/// What the changes do to the content, a line a difference. Existing objects go by their names in
/// `before`. The changes must be those that lead from `before` to `after`.
[[nodiscard]] std::vector<DiffLine> wordsFor(const Changes &changes, const Content &before,
                                             const Content &after);

[[nodiscard]] QJsonArray toJson(const std::vector<DiffLine> &lines);

} // namespace sw
