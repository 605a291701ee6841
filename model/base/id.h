// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringView>

#include <compare>
#include <initializer_list>
#include <optional>

namespace sw {

/// 64 bits that are practically never the same twice.
[[nodiscard]] quint64 randomIdValue();

/// The same names give the same 64 bits, on every machine and in every version.
[[nodiscard]] quint64 idValueFromNames(std::initializer_list<QStringView> names);

[[nodiscard]] QString idText(quint64 value);
[[nodiscard]] std::optional<quint64> idValueFromText(QStringView text);
[[nodiscard]] std::optional<quint64> idValueFromText(QLatin1StringView text);

/// What an object is, whatever it is called: random where a person makes the object, derived from
/// names where it is imported, so that two imports of one database agree.
template <typename Tag> class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(quint64 value) : m_value(value) {}

    [[nodiscard]] static Id random() { return Id(randomIdValue()); }
    [[nodiscard]] static Id fromNames(std::initializer_list<QStringView> names)
    {
        return Id(idValueFromNames(names));
    }

    [[nodiscard]] constexpr bool isNull() const { return m_value == 0; }
    [[nodiscard]] constexpr quint64 value() const { return m_value; }
    [[nodiscard]] QString text() const { return idText(m_value); }

    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    quint64 m_value = 0;
};

} // namespace sw
