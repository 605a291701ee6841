// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/table.h"

#include <QByteArray>

#include <string_view>

namespace sw {

/// The end of a CREATE TABLE, from its last parenthesis on, with the options that the table has:
/// STRICT, WITHOUT ROWID. What need not change stays as it is.
[[nodiscard]] QByteArray editedOptions(std::string_view end, const Table &table);

} // namespace sw
