// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/fields.h"
#include "model/file/jsoncursor.h"

#include <type_traits>

namespace sw {

// Reads any value that FieldsOf describes; unknown and repeated keys, missing ones and wrong types
// are failures of the cursor.

/// An object of a document as the list of its lines; made by the reader of blocks.
bool readObject(JsonCursor &json, Object &object);

template <typename T> bool readFields(JsonCursor &json, T &value, quint64 seen = 0);

bool readIdValue(JsonCursor &json, quint64 &value);
bool readPair(JsonCursor &json, double &first, double &second);

template <typename T> struct IsId : std::false_type {
};
template <typename Tag> struct IsId<Id<Tag>> : std::true_type {
};
template <typename T> struct IsList : std::is_same<T, QStringList> {
};
template <typename T> struct IsList<std::vector<T>> : std::true_type {
};
template <typename T> struct IsOptional : std::false_type {
};
template <typename T> struct IsOptional<std::optional<T>> : std::true_type {
};
template <NamedEnum E> bool readEnum(JsonCursor &json, E &value)
{
    std::string_view word;
    if (!json.readWord(word))
        return false;
    if (enumFromName(word, value))
        return true;
    QStringList names;
    for (const char *name : EnumNames<E>::all) {
        if (*name)
            names += QString::fromLatin1(name);
    }
    return json.fail(QStringLiteral("\"%1\" is none of: %2")
                         .arg(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())),
                              names.join(QStringLiteral(", "))));
}

template <typename T> bool readValue(JsonCursor &json, T &value)
{
    if constexpr (std::is_same_v<T, QString>) {
        return json.readText(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        return json.readBool(value);
    } else if constexpr (std::is_same_v<T, qint64>) {
        return json.readInteger(value);
    } else if constexpr (std::is_same_v<T, quint64>) {
        return readIdValue(json, value);
    } else if constexpr (IsId<T>::value) {
        quint64 bits = 0;
        const bool good = readIdValue(json, bits);
        value = T(bits);
        return good;
    } else if constexpr (NamedEnum<T>) {
        return readEnum(json, value);
    } else if constexpr (std::is_same_v<T, QPointF>) {
        return readPair(json, value.rx(), value.ry());
    } else if constexpr (std::is_same_v<T, QSizeF>) {
        return readPair(json, value.rwidth(), value.rheight());
    } else if constexpr (IsOptional<T>::value) {
        value.emplace();
        return json.takeTrue() || readValue(json, *value);
    } else if constexpr (IsList<T>::value) {
        for (bool more = json.beginArray(); more && json.nextItem();) {
            if (!readValue(json, value.emplace_back()))
                return json.within(static_cast<size_t>(value.size()) - 1);
        }
        return json.ok();
    } else if constexpr (std::is_same_v<T, Object>) {
        return readObject(json, value);
    } else {
        return json.beginObject() && readFields(json, value);
    }
}

/// Reads the member that the key names. `seen` has a bit a field.
template <typename T>
bool readField(JsonCursor &json, std::string_view key, T &value, quint64 &seen)
{
    quint64 bit = 1;
    bool known = false;
    bool good = true;
    forEachField<T>([&](const auto &field) {
        if constexpr (!isParts<decltype(field)>) {
            if (!known && key == field.name) {
                known = true;
                good = (seen & bit) == 0 ? readValue(json, value.*field.member)
                                         : json.fail(QStringLiteral("it is said twice"));
                seen |= bit;
                if (!good)
                    json.within(std::string_view(field.name));
            }
            bit <<= 1U;
        }
    });
    return known ? good
                 : json.fail(
                     QStringLiteral("\"%1\" is not known here")
                         .arg(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()))));
}

/// The members up to the closing brace; those in `seen` were read before.
template <typename T> bool readFields(JsonCursor &json, T &value, quint64 seen)
{
    std::string_view key;
    while (json.nextKey(key)) {
        if (!readField(json, key, value, seen))
            return false;
    }
    if (!json.ok())
        return false;
    quint64 bit = 1;
    forEachField<T>([&](const auto &field) {
        if constexpr (!isParts<decltype(field)>) {
            const bool needed = field.use == FieldUse::Id || field.use == FieldUse::Always;
            if (needed && (seen & bit) == 0)
                json.fail(QStringLiteral("\"%1\" is missing").arg(QString::fromLatin1(field.name)));
            bit <<= 1U;
        }
    });
    return json.ok();
}

} // namespace sw
