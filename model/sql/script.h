// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"
#include "model/sql/sqlite.h"

namespace sw {

/// What a statement does to what is there.
enum class Effect { Creates, Alters, Rewrites, LosesData };

/// One SQL statement with its effect and the reason for it.
struct Statement {
    QString sql; ///< without the semicolon
    Effect effect = Effect::Creates;
    QString reason;
    Subject subject;
};

/// A schema as statements that build it, in an order that works: tables by need, indexes, views by
/// dependence, triggers.
struct Script {
    std::vector<Statement> statements;
    Problems problems;
};

[[nodiscard]] Script scriptOf(const Schema &schema);

/// Runs the script in a database in memory. What SQLite refuses becomes a problem of the column or
/// clause that causes it; what it needs beyond SQLite itself is noted in `needs`.
[[nodiscard]] Problems tryScript(const Script &script, const Schema &schema,
                                 Needs *needs = nullptr);

/// The script as text, with the settings of the database first, each statement closed by `;`.
[[nodiscard]] QString textOf(const Script &script, const DatabaseOptions &options);

/// The tables in the order in which they can be created: parents first, as far as there are no
/// circles; by name where it does not matter.
[[nodiscard]] std::vector<TablePtr> tablesByNeed(const Schema &schema);

/// The views so that each comes after those that it reads; by name where it does not matter.
[[nodiscard]] std::vector<ViewPtr> viewsByNeed(const Schema &schema);

} // namespace sw
