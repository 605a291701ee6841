// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <QSet>

#include <optional>

namespace sw {

/// The identifiers in a text, folded.
[[nodiscard]] QSet<QString> namesIn(const QString &text);

/// The tables and views that texts name, and through views whatever those name: what must be there
/// for SQLite to understand the texts.
class NamedObjects {
public:
    explicit NamedObjects(const Schema &schema) : m_schema(schema) {}
    explicit NamedObjects(Schema &&) = delete; ///< the schema must outlive it

    /// Takes in the object of that name, and what a text of it names.
    void add(const QString &self, const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_needed.isEmpty(); }
    [[nodiscard]] bool contains(const QString &name) const;

    /// These objects as a schema of their own: tables without indexes, foreign keys and triggers.
    [[nodiscard]] Schema part() const;

private:
    const Schema &m_schema;
    std::optional<SchemaNames> m_names; ///< made when first needed: most texts concern nothing
    QSet<QString> m_needed;
};

} // namespace sw
