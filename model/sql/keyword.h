// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <string_view>

namespace sw {

/// SQLite's keywords that the grammar names; the others are OtherReserved or OtherName.
enum class Keyword : quint8 {
    None,
    OtherReserved, ///< never a name without quotes
    OtherName,     ///< a name wherever the grammar does not expect the keyword
    OtherJoin,     ///< CROSS, LEFT…: names of objects and columns, not parts of types
    Abort,
    Action,
    Add,
    After,
    Alter,
    Always,
    And,
    As,
    Asc,
    Autoincrement,
    Before,
    Begin,
    By,
    Cascade,
    Check,
    Collate,
    Column,
    Commit,
    Conflict,
    Constraint,
    Create,
    Default,
    Deferrable,
    Deferred,
    Delete,
    Desc,
    Drop,
    End,
    Exists,
    Fail,
    Foreign,
    Generated,
    If,
    Ignore,
    Immediate,
    Index,
    Indexed,
    Initially,
    Insert,
    Instead,
    Key,
    Match,
    No,
    Not,
    Null,
    Of,
    On,
    Or,
    Primary,
    Raise,
    References,
    Rename,
    Replace,
    Restrict,
    Rollback,
    Row,
    Select,
    Set,
    Table,
    Temp,
    Temporary,
    To,
    Trigger,
    Unique,
    Update,
    Using,
    Values,
    View,
    Virtual,
    Where,
    With,
    Without
};

/// The keyword that the word is, in any case; None where it is none.
[[nodiscard]] Keyword keywordOf(std::string_view word);

/// Whether a bare word that is this keyword may stand where a name is expected.
[[nodiscard]] bool canBeName(Keyword keyword);

} // namespace sw
