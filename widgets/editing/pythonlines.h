// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"
#include "model/schema/relationships.h"

namespace sw {

/// The two lines that stand for the relationship in models of SQLAlchemy, the child's first; of an
/// end without a way to the other, none.
[[nodiscard]] QStringList pythonLines(const Content &content, const Relationship &relationship);

/// `all, delete-orphan` as Python text, and back: what is no plain word stays as it is.
[[nodiscard]] QString pythonText(const QString &words);
[[nodiscard]] QString wordsOfPython(const QString &text);

} // namespace sw
