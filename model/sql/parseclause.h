// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/cursor.h"

namespace sw {

// The parts of CREATE TABLE that stand in more than one place of it.

/// ON CONFLICT …, where it stands here.
[[nodiscard]] Conflict parseOnConflict(TokenCursor &cursor);

/// ASC or DESC, where it stands here.
[[nodiscard]] SortOrder parseSortOrder(TokenCursor &cursor);

/// REFERENCES … with its actions; the word itself is behind the cursor already. A DEFERRABLE that
/// follows is read only `withDeferral`: at a column it is a clause of its own.
[[nodiscard]] ReferenceSyntax parseReference(TokenCursor &cursor, bool withDeferral);

/// [NOT] DEFERRABLE [INITIALLY …]; false where there is none.
bool parseDeferral(TokenCursor &cursor, ReferenceSyntax &reference);

/// ( a, b COLLATE c DESC ): the columns of a key; AUTOINCREMENT only where it is allowed.
[[nodiscard]] std::vector<KeyPartSyntax> parseKeyParts(TokenCursor &cursor, bool *autoincrement);

/// ( a, b ): names alone.
[[nodiscard]] std::vector<Range> parseNameList(TokenCursor &cursor);

/// A column: its name, type and clauses.
[[nodiscard]] ColumnSyntax parseColumn(TokenCursor &cursor);

/// The value of DEFAULT, without the word.
[[nodiscard]] Range parseDefaultValue(TokenCursor &cursor);

/// A type; empty where none stands here. GENERATED ALWAYS behind it is not part of it, but is
/// behind the cursor, as SQLite reads it.
[[nodiscard]] Range parseType(TokenCursor &cursor);

} // namespace sw
