// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// One object before and after; null where it is not there.
template <typename T> struct Both {
    std::shared_ptr<const T> before;
    std::shared_ptr<const T> after;
};

/// The changes of objects of one kind.
template <typename T> [[nodiscard]] std::vector<Both<T>> changesOf(const Changes &changes)
{
    std::vector<Both<T>> found;
    for (const Change &change : changes) {
        if (const auto *before = std::get_if<std::shared_ptr<const T>>(&change.before))
            found.push_back({*before, std::get<std::shared_ptr<const T>>(change.after)});
    }
    return found;
}

/// The schema with its tables as they are after the changes.
[[nodiscard]] inline Schema with(const std::vector<Both<Table>> &changes, Schema schema)
{
    for (const Both<Table> &each : changes) {
        if (each.after)
            schema.tables.put(each.after);
        else if (each.before)
            schema.tables.remove(each.before->id);
    }
    return schema;
}

} // namespace sw
