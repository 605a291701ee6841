// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/columnpieces.h"
#include "model/sql/saidparts.h"

namespace sw {

/// What goes into the text of a table: what it says, and what it is to say.
struct CreateEdit {
    std::string_view text;
    const SaidTable &said;
    const Table &after;
    DdlWriter &saidWriter;  ///< writes what the text says
    DdlWriter &afterWriter; ///< writes what it is to say
};

/// The column's text, from its name to its last clause, as it is to be.
[[nodiscard]] EditedText editedColumn(const CreateEdit &edit, size_t column);

/// The constraint's text; empty where it goes.
[[nodiscard]] QByteArray editedConstraint(const CreateEdit &edit, const SaidClause &clause);

} // namespace sw
