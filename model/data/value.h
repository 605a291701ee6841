// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/sqlite.h"

#include <QByteArray>
#include <QString>

namespace sw {

/// One value as SQLite has it: its class, all 64 bits, the bytes of a text as they are.
struct Value {
    ValueClass kind = ValueClass::Null;
    qint64 integer = 0;
    double real = 0;
    QByteArray bytes; ///< of a text, as UTF-8 wherever it is valid; of a blob

    [[nodiscard]] static Value of(qint64 integer);
    [[nodiscard]] static Value of(double real);
    [[nodiscard]] static Value ofText(const QString &text);
    [[nodiscard]] static Value ofBlob(const QByteArray &bytes);
    /// A column of the row that the statement stands at.
    [[nodiscard]] static Value in(const SqliteQuery &query, int column);

    [[nodiscard]] bool isNull() const { return kind == ValueClass::Null; }
    void bindTo(SqliteQuery &query, int place) const;

    /// The same in every bit: an integer is no real, and -0.0 is not 0.0.
    bool operator==(const Value &other) const;
};

/// Some order in which values can be looked up. It is not SQLite's.
[[nodiscard]] bool operator<(const Value &a, const Value &b);

/// As a literal that gives the very same value.
[[nodiscard]] QString literalOf(const Value &value);

/// The shortest text that reads back as the same number, and as a real: `2.0`, `1e+300`.
[[nodiscard]] QString textOfReal(double real);

} // namespace sw
