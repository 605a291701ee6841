// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

/// The verbs spoken as SQL: statements, set apart by semicolons, done one after the other, all or
/// none. An error says the line and the column.
///
/// ALTER TABLE is PostgreSQL's, with several actions set apart by commas, and with its meaning: a
/// primary key makes its columns NOT NULL, DROP without CASCADE refuses while something outside
/// depends on what goes. It is an edit: RENAME keeps the identity, TYPE takes referring columns
/// along.
///     RENAME TO n; RENAME [COLUMN] c TO n; RENAME CONSTRAINT c TO n
///     ADD [COLUMN] [IF NOT EXISTS] definition; DROP [COLUMN] [IF EXISTS] c [CASCADE]
///     ALTER [COLUMN] c [SET DATA] TYPE t [COLLATE c]; SET DEFAULT e; DROP DEFAULT; SET NOT NULL;
///         DROP NOT NULL; DROP EXPRESSION
///     ADD [CONSTRAINT n] PRIMARY KEY, UNIQUE, CHECK, FOREIGN KEY; DROP CONSTRAINT [IF EXISTS] n
///         [CASCADE], by its name or by the one that PostgreSQL would have given it
/// Besides: ALTER INDEX and VIEW … RENAME TO, CREATE (as SQLite has it) and DROP of TABLE, INDEX,
/// VIEW, TRIGGER. A model's type, such as String(80) or Enum('a', 'b'), becomes the dialect's.
[[nodiscard]] Result<Changes> editBySql(const Content &content, const QString &script);

} // namespace sw
