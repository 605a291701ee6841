// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/merge.h"
#include "tests/support/edits.h"

namespace sw::test {

// Two tables, owner and pet, from which both sides of a merge come.
[[nodiscard]] const Content &pets();

/// How they look in a picture.
inline constexpr const char *Unchanged
    = "owner owner_id:INTEGER:pk name:TEXT! | "
      "pet pet_id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.owner_id";

/// The merged schema as a picture, then what could not be decided (`!`), then the notes (`·`), a
/// line each; besides whatever is wrong with the merged document, which nothing may be.
[[nodiscard]] QString merged(const Content &ours, const Content &theirs,
                             const Content &base = pets());

/// The two tables after an edit of pet.
template <typename Edit> [[nodiscard]] Content pet(Edit edit)
{
    return withTable(pets(), u"pet", edit);
}

[[nodiscard]] Content moved(Content content, QStringView table, double x);
[[nodiscard]] Content inAnotherDiagram(Content content, QStringView table);
void addColumn(Table &table, const QString &name, const QString &type, size_t place);
void addIndex(Table &table, const QString &name, QStringView column);

} // namespace sw::test
