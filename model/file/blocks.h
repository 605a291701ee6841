// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/jsonread.h"
#include "model/file/jsonwriter.h"

namespace sw {

// A block is an object and its parts, a line each: a table's line, then its columns, its keys …
// In a file they are lines; within a merge conflict they are the items of a list.

/// An empty list does not say of what kind its object is not there: of that of the other one.
void alignKinds(MergeConflict &conflict);

/// Whether `kind` is that of a part of T.
template <typename T> [[nodiscard]] constexpr bool isPartOf(std::string_view kind)
{
    bool found = false;
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>)
            found = found || kind == field.name;
    });
    return found;
}

/// `table "pet"`, or by its id where it has no name (yet).
template <typename T> [[nodiscard]] QString described(const T &object)
{
    const QString kind = QString::fromLatin1(kindOf<T>());
    if constexpr (requires { object.name; }) {
        if (!object.name.isEmpty())
            return QStringLiteral("%1 \"%2\"").arg(kind, object.name);
    }
    const quint64 id = idBitsOf(object);
    return id == 0 ? kind : QString(kind + QStringLiteral(" ") + idText(id));
}

/// Reads an object whose first key, its kind, was read.
template <typename T> bool readRest(JsonCursor &json, T &object)
{
    constexpr auto first = std::get<0>(FieldsOf<T>::all);
    return (readValue(json, object.*first.member) || json.within(std::string_view(first.name)))
           && readFields(json, object, 1);
}

/// Reads a part of the owner, of the given kind. `what` says which, where it fails.
template <typename T>
bool readPart(JsonCursor &json, std::string_view kind, T &owner, QString &what)
{
    bool good = false;
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>) {
            if (kind == field.name) {
                auto &part = (owner.*field.member).emplace_back();
                good = readRest(json, part);
                if (!good)
                    what = QStringLiteral("%1 of %2").arg(described(part), described(owner));
            }
        }
    });
    return good;
}

/// The parts stay where they are for long: no room for more is kept.
template <typename T> void shrinkParts(T &owner)
{
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>)
            (owner.*field.member).shrink_to_fit();
    });
}

/// Writes the object and its parts, `between` after each but the last.
template <typename T> void writeBlock(JsonWriter &json, const T &object, std::string_view between)
{
    json.fields(object);
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>) {
            for (const auto &part : object.*field.member) {
                json.raw(between);
                json.fields(part);
            }
        }
    });
}

} // namespace sw
