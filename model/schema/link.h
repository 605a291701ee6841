// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

namespace sw {

/// Binds the table's foreign keys to the tables and columns that they name: identity instead of a
/// name; the name stays only where it is spelled in another way or leads nowhere. Whether anything
/// changed.
bool linkForeignKeys(Table &table, const SchemaNames &names);

/// The same for all tables of the schema.
void linkSchema(Schema &schema);

} // namespace sw
