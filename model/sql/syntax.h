// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/constraints.h"
#include "model/sql/token.h"

#include <vector>

namespace sw {

// The concrete syntax of CREATE statements: what stands where, as ranges of tokens. Expressions are
// kept as balanced ranges, not parsed. Everything between two tokens (white space, comments) stays
// in the text, so that an edit of one range leaves the rest as it was, byte for byte.

/// Tokens [begin, end) of the statement; empty: not there.
struct Range {
    quint32 begin = 0;
    quint32 end = 0;

    [[nodiscard]] bool isEmpty() const { return begin == end; }
    bool operator==(const Range &) const = default;
};

enum class ClauseKind {
    NotNull,
    Null,
    Default,
    PrimaryKey,
    Unique,
    Check,
    ForeignKey, ///< REFERENCES at a column, FOREIGN KEY … REFERENCES at the table
    Deferral,   ///< DEFERRABLE of the foreign key before it, as a clause of its own
    Collate,
    Generated,
    LooseName, ///< CONSTRAINT name with nothing after it
};

/// One column of PRIMARY KEY (…) or UNIQUE (…).
struct KeyPartSyntax {
    Range name;
    Range collation;
    SortOrder order = SortOrder::Unsaid;
};

/// REFERENCES parent (columns) ON DELETE … MATCH … DEFERRABLE …
struct ReferenceSyntax {
    Range parent;
    std::vector<Range> columns;
    Action onDelete = Action::Unsaid;
    Action onUpdate = Action::Unsaid;
    Range match;
    Deferrable deferrable = Deferrable::Unsaid;
    Initially initially = Initially::Unsaid;
};

/// A constraint, of a column or of the table.
struct ClauseSyntax {
    ClauseKind kind = ClauseKind::LooseName;
    Range range;          ///< all of it, with CONSTRAINT and the name
    Range constraintName; ///< only the name
    Range body;           ///< the default, the expression without its parentheses, the collation
    Conflict onConflict = Conflict::Unsaid;
    SortOrder order = SortOrder::Unsaid; ///< PRIMARY KEY DESC at a column
    bool autoincrement = false;
    bool stored = false;                 ///< GENERATED … STORED
    std::vector<KeyPartSyntax> keyParts; ///< PRIMARY KEY (…) and UNIQUE (…) at the table
    std::vector<Range> columns;          ///< FOREIGN KEY (…) at the table
    ReferenceSyntax reference;
};

struct ColumnSyntax {
    Range range;
    Range name;
    Range type;
    std::vector<ClauseSyntax> clauses;
};

struct CreateTableSyntax {
    Tokens tokens;
    Range range;
    bool temporary = false;
    Range databaseName;
    Range name;
    quint32 open = 0;  ///< the token ( that begins the columns
    quint32 close = 0; ///< its )
    std::vector<ColumnSyntax> columns;
    std::vector<ClauseSyntax> constraints;
    bool strict = false;
    bool withoutRowid = false;
    Range select; ///< CREATE TABLE … AS select: its columns are known only when it runs
};

struct IndexPartSyntax {
    Range range;
    Range expression; ///< without ASC and DESC
    SortOrder order = SortOrder::Unsaid;
};

struct CreateIndexSyntax {
    Tokens tokens;
    Range range;
    bool unique = false;
    Range databaseName;
    Range name;
    Range table;
    std::vector<IndexPartSyntax> parts;
    Range where;
};

struct CreateViewSyntax {
    Tokens tokens;
    Range range;
    bool temporary = false;
    Range databaseName;
    Range name;
    std::vector<Range> columns;
    Range select;
};

struct CreateTriggerSyntax {
    Tokens tokens;
    Range range;
    bool temporary = false;
    Range databaseName;
    Range name;
    Range table; ///< the table or view that it is on
    Range rest;  ///< everything after the name
};

struct CreateVirtualTableSyntax {
    Tokens tokens;
    Range range;
    Range databaseName;
    Range name;
    Range module; ///< the module with its arguments
};

/// The bytes of the range, with what lies between its tokens.
[[nodiscard]] inline std::string_view textOf(std::string_view text, const Tokens &tokens,
                                             Range range)
{
    if (range.isEmpty())
        return {};
    const quint32 begin = tokens[range.begin].begin;
    return text.substr(begin, tokens[range.end - 1].end - begin);
}

} // namespace sw
