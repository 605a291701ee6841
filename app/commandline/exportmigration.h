// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandline/verb.h"

namespace sw {

/// export --format migration: the plan for a database as a script.
Exit exportMigration(const Invocation &given);

} // namespace sw
