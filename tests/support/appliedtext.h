// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/applying.h"

namespace sw::test {

/// What the database in that file is, as it would be drawn.
[[nodiscard]] Result<Content> contentOfDatabase(const QString &path);

/// What became of an attempt to make a database what is drawn.
struct Attempt {
    QString outcome; ///< `done`, `refused`, `failed`, `nothing`
    QString text;    ///< why not
    Plan plan;
};

/// Called with a plan that has something left to be decided; false: nobody decides.
using Decide = std::function<bool(const Plan &, Answers &)>;

/// Plans and applies, as the command line does it; `between` is called when the plan is made.
[[nodiscard]] Attempt attempt(const QString &path, const Content &drawn, Answers answers = {},
                              const Decide &decide = {}, const std::function<void()> &between = {});

/// Every row of sqlite_schema and of every table that can be read, in one text.
[[nodiscard]] QString everythingIn(const QString &path);

} // namespace sw::test
