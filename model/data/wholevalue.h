// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/rowref.h"

namespace sw {

/// Some bytes of a value, or a number whole.
struct ValuePart {
    Value value; ///< its bytes are those from `from` on
    qint64 from = 0;
    qint64 length = 0; ///< of all of it

    [[nodiscard]] bool isWhole() const { return from == 0 && value.bytes.size() == length; }
};

/// Of one cell, at most so many bytes from a place on; where it can be done only these are loaded.
[[nodiscard]] Result<ValuePart> readValue(sqlite3 *database, const Table &table,
                                          const Column &column, const std::vector<Value> &key,
                                          qint64 from, qint64 most);

} // namespace sw
