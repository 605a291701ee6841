// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/schema/schema.h"

#include <QByteArray>

namespace sw {

/// The stored text of a table as it is to be: only what differs is changed, and everything else
/// (comments, spelling, order of clauses, white space) stays byte for byte.
///
/// `before` is what the text says, with the ids that `after` has for what stays; `after` stands in
/// `schema`, which knows the names of the parents. The names in the text may be those of before:
/// definitions, keys and references get the new ones; expressions are taken as `after` has them.
/// The answer is read again: it says `after`, or there is an error that names what it would not
/// say.
[[nodiscard]] Result<QByteArray> editedCreateTable(const QByteArray &stored, const Table &before,
                                                   const Table &after, const Schema &schema);

} // namespace sw
