// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/jsonread.h"

#include <string>

namespace sw {

/// Writes values that FieldsOf describes as canonical JSON: the fields in their order, without
/// white space, what has its default left out. The same value gives the same bytes.
class JsonWriter {
public:
    void raw(std::string_view text) { m_text += text; }
    void text(QStringView value);
    void integer(qint64 value);
    void number(double value);
    void id(quint64 value);
    void pair(double first, double second);
    /// An object of a document as the list of its lines; written by the writer of blocks.
    void object(const Object &object);

    [[nodiscard]] const std::string &written() const { return m_text; }
    void reserve(size_t bytes) { m_text.reserve(bytes); }

    template <typename T> void value(const T &value);
    template <typename T> void fields(const T &value);

private:
    void escaped(char16_t unit);

    std::string m_text;
};

template <typename T> void JsonWriter::value(const T &value)
{
    if constexpr (std::is_same_v<T, QString>) {
        text(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        raw(value ? "true" : "false");
    } else if constexpr (std::is_same_v<T, qint64>) {
        integer(value);
    } else if constexpr (std::is_same_v<T, quint64>) {
        id(value);
    } else if constexpr (IsId<T>::value) {
        id(value.value());
    } else if constexpr (NamedEnum<T>) {
        raw("\"");
        raw(enumName(value));
        raw("\"");
    } else if constexpr (std::is_same_v<T, QPointF>) {
        pair(value.x(), value.y());
    } else if constexpr (std::is_same_v<T, QSizeF>) {
        pair(value.width(), value.height());
    } else if constexpr (IsOptional<T>::value) {
        // Only a value that differs from its default is left in, so it is there.
        *value == typename T::value_type() ? raw("true") : this->value(*value);
    } else if constexpr (IsList<T>::value) {
        raw("[");
        bool first = true;
        for (const auto &item : value) {
            if (!std::exchange(first, false))
                raw(",");
            this->value(item);
        }
        raw("]");
    } else if constexpr (std::is_same_v<T, Object>) {
        object(value);
    } else {
        fields(value);
    }
}

template <typename T> void JsonWriter::fields(const T &value)
{
    static const T defaults;
    raw("{");
    bool first = true;
    forEachField<T>([&](const auto &field) {
        if constexpr (!isParts<decltype(field)>) {
            const auto &member = value.*field.member;
            const bool needed = field.use == FieldUse::Id || field.use == FieldUse::Always;
            if constexpr (!std::is_same_v<std::decay_t<decltype(member)>, Object>) {
                if (!needed && member == defaults.*field.member)
                    return;
            }
            raw(std::exchange(first, false) ? "\"" : ",\"");
            raw(field.name);
            raw("\":");
            this->value(member);
        }
    });
    raw("}");
}

} // namespace sw
