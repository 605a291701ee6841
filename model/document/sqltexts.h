// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

// What a document holds as text must be that text: one type, one expression, one statement.
// Otherwise it would break the scripts that are made of it.

[[nodiscard]] Objection objectionToTexts(const Column &column);
[[nodiscard]] Objection objectionToTexts(const Check &check);
[[nodiscard]] Objection objectionToTexts(const Index &index);
[[nodiscard]] Objection objectionToTexts(const View &view);
/// `owner` is the name of the trigger's table or view.
[[nodiscard]] Objection objectionToTexts(const Trigger &trigger, const QString &owner);

/// Gives the column a type: a declared one, or a model's (`String(80)`), which becomes the
/// dialect's. A model's type that no longer means the declared one is forgotten.
void giveType(Column &column, const QString &type);

} // namespace sw
