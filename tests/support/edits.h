// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"
#include "tests/support/picture.h"

namespace sw::test {

/// A content of the picture's schema, with one diagram `All` on which every table stands.
[[nodiscard]] Content contentFromPicture(QStringView picture);

/// The content after `edit` was let loose on a copy of the table, which must be there.
template <typename Edit>
[[nodiscard]] Content withTable(Content content, QStringView name, Edit edit)
{
    Table table = *content.schema.table(name);
    edit(table);
    content.schema.tables.put(std::move(table));
    return content;
}

/// As a person renames it: the id stays, the former name is recorded.
[[nodiscard]] Content renamed(Content content, QStringView table, const QString &name);
[[nodiscard]] Content renamed(Content content, QStringView table, QStringView column,
                              const QString &name);

/// Without the table, its placements and what refers to it.
[[nodiscard]] Content without(Content content, QStringView table);

/// Without the column and what stands on it.
[[nodiscard]] Content without(Content content, QStringView table, QStringView column);

/// With a table of another picture besides; foreign keys find their parents by name.
[[nodiscard]] Content with(const Content &content, QStringView picture);

/// The same with every id another one, as if it had been drawn anew.
[[nodiscard]] Content withFreshIds(const Content &content, QStringView salt);

[[nodiscard]] Column &columnOf(Table &table, QStringView name);

} // namespace sw::test
