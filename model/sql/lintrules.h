// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/lint.h"

#include <QHash>

namespace sw {

/// What the rules of lint look at, and where they write what they find.
class LintRun {
public:
    explicit LintRun(const Schema &wanted) : schema(wanted), names(wanted) {}

    void find(Severity severity, QStringView rule, const Subject &subject, const QString &text)
    {
        problems.push_back({severity, rule.toString(), subject, subject.name + u' ' + text});
    }

    const Schema &schema;
    const SchemaNames names;
    Problems problems;
};

// The rules, by what they look at.
void lintTable(LintRun &run, const Table &table);
void lintColumns(LintRun &run, const Table &table);
void lintKeys(LintRun &run, const Table &table);
void lintIndexes(LintRun &run, const Table &table);
void lintForeignKeys(LintRun &run, const Table &table);
void lintNames(LintRun &run);
void lintRequiredCircles(LintRun &run);
void lintRoles(LintRun &run);

/// Whether the table's key is SQLite's rowid itself.
[[nodiscard]] bool isRowidKey(const Table &table, const Key &key);

/// The names of columns, for a sentence.
[[nodiscard]] QString columnList(const Table &table, const std::vector<ColumnId> &columns);

} // namespace sw
