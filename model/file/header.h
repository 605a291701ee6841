// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/fields.h"

namespace sw {

/// The first line of a document's file.
struct Header {
    qint64 version = 0;
    Settings settings;
    DatabaseOptions database;
};

template <> struct FieldsOf<Header> {
    static constexpr std::tuple all{
        Field{"schemawright", &Header::version, FieldUse::Id},
        Field{"settings", &Header::settings},
        Field{"database", &Header::database},
    };
};

/// What stands in a document once, as a line of its own in a merge conflict.
template <typename T> struct Single {
    T value;

    bool operator==(const Single &) const = default;
};

template <> struct FieldsOf<Single<Settings>> {
    static constexpr std::tuple all{
        Field{"settings", &Single<Settings>::value, FieldUse::Id},
    };
};

template <> struct FieldsOf<Single<DatabaseOptions>> {
    static constexpr std::tuple all{
        Field{"database", &Single<DatabaseOptions>::value, FieldUse::Id},
    };
};

} // namespace sw
