// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/table.h"

#include <optional>
#include <vector>

namespace sw {

/// How SQLite stores what goes into a column, as it concludes from the declared type.
enum class Affinity { Integer, Text, Blob, Real, Numeric };

/// SQLite's five rules, in their order.
[[nodiscard]] Affinity affinityOf(QStringView declaredType);

/// The same in a STRICT table, where ANY keeps what it is given.
[[nodiscard]] Affinity affinityOf(const Table &table, const Column &column);

[[nodiscard]] QStringView affinityName(Affinity affinity);

/// A type name of SQLite, for completion and for what a column may be.
struct SqliteType {
    QStringView name;
    Affinity affinity;
    bool strict = false; ///< allowed in STRICT tables
};
[[nodiscard]] const std::vector<SqliteType> &sqliteTypes();

/// One of SQLAlchemy's generic types and what it is in SQLite.
struct GenericType {
    QStringView name;   ///< String
    QStringView sqlite; ///< VARCHAR; arguments, where it takes any, are carried over
    bool takesArguments = false;
};
[[nodiscard]] const std::vector<GenericType> &genericTypes();

/// A column's type in the dialect, with what only the model knows of it.
struct DialectType {
    QString declared;       ///< VARCHAR(80)
    QString model;          ///< String(80)
    QStringList enumValues; ///< of an Enum

    bool operator==(const DialectType &) const = default;
};

/// What a model's type is in SQLite: `String(80)`, `db.LargeBinary`, `Enum('a', 'b')`. Nothing
/// where the text is no such type: `INTEGER` and `varchar(80)` are SQL already.
[[nodiscard]] std::optional<DialectType> dialectTypeOf(const QString &modelType);

/// The model's type for a declared one: `VARCHAR(80)` is `String(80)`; by affinity where no name
/// says more.
[[nodiscard]] QString modelTypeOf(const QString &declaredType);

/// Whether SQLite takes the type in a STRICT table.
[[nodiscard]] bool isStrictType(QStringView declaredType);

} // namespace sw
