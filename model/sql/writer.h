// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"

#include <QSet>

namespace sw {

/// Writes the values of a schema as SQLite's CREATE statements, without the semicolon.
///
/// A document may come from anywhere, and what it holds as text (types, expressions, the bodies of
/// views) stands in a script that somebody runs. So each such text is checked to be just that, one
/// type or one expression; one that is not is left out, and the problem says so.
class DdlWriter {
public:
    explicit DdlWriter(const Schema &schema) : m_schema(schema) {}

    [[nodiscard]] QString table(const Table &table);
    [[nodiscard]] QString index(const Table &table, const Index &index);
    [[nodiscard]] QString view(const View &view);
    [[nodiscard]] QString trigger(const Trigger &trigger, const Subject &owner);

    /// What was left out so far, and why.
    [[nodiscard]] const Problems &problems() const { return m_problems; }

private:
    void column(QString &out, const Table &table, const Column &column);
    void tableConstraints(QStringList &lines, const Table &table);
    void reference(QString &out, const ForeignKey &key) const;
    [[nodiscard]] QString storedTable(const Table &table);
    bool acceptType(const Table &table, const Column &column);
    bool accept(bool good, const Subject &subject, const QString &what);
    [[nodiscard]] QString comment(const Subject &subject, const QString &text);

    const Schema &m_schema;
    Problems m_problems;
    QSet<QString> m_types; ///< those known to be types: a schema has few, and many times
};

// What stands in a column's line as it does in a script, with a blank before it; empty where the
// value says nothing.
[[nodiscard]] QString conflictClause(Conflict conflict);
[[nodiscard]] QString orderClause(SortOrder order);
/// What follows the parent's columns: ON DELETE, ON UPDATE, MATCH, DEFERRABLE.
[[nodiscard]] QString referenceClauses(const ForeignKey &key);

} // namespace sw
