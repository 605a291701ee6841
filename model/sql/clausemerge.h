// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace sw {

/// A clause of a stored text, changed as its value was: `before` and `after` are the clause as we
/// write it, with the value that the text has and with the value that it is to have. Where these
/// two differ the text is changed, token by token (an expression or a default is one token);
/// elsewhere it keeps its spelling and its comments. `opening` is a CREATE TABLE up to where the
/// clause may stand. Where the tokens cannot be told apart, the answer is `after`.
[[nodiscard]] QByteArray mergedClause(const QByteArray &opening, const QByteArray &stored,
                                      const QByteArray &before, const QByteArray &after);

} // namespace sw
