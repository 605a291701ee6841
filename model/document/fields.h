// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/fields.h"
#include "model/document/content.h"

namespace sw {

// The values of a document, described as those of the schema are.

template <> struct FieldsOf<Settings> {
    static constexpr std::tuple all{
        Field{"foreignKeyPattern", &Settings::foreignKeyPattern},
        Field{"primaryKeyPattern", &Settings::primaryKeyPattern},
        Field{"pluralRule", &Settings::pluralRule},
        Field{"target", &Settings::target},
    };
};

template <> struct FieldsOf<MergeConflict> {
    static constexpr std::tuple all{
        Field{"conflict", &MergeConflict::id, FieldUse::Id},
        Field{"text", &MergeConflict::text, FieldUse::Always},
        Field{"base", &MergeConflict::base, FieldUse::Always},
        Field{"theirs", &MergeConflict::theirs, FieldUse::Always},
    };
};

/// What an object is called by its lines: the name of its first field, which is its id.
template <HasFields T> [[nodiscard]] constexpr const char *kindOf()
{
    return std::get<0>(FieldsOf<T>::all).name;
}

/// The value of an object's id, whatever it is the id of; 0 for what stands in a document once.
template <HasFields T> [[nodiscard]] quint64 idBitsOf(const T &object)
{
    const auto id = object.*std::get<0>(FieldsOf<T>::all).member;
    if constexpr (requires { id.value(); })
        return id.value();
    else if constexpr (std::is_same_v<decltype(id), const quint64>)
        return id;
    else
        return 0;
}

} // namespace sw
