// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/writing.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace sw {

/// Rows of tables whose foreign keys lead nowhere: what was so before a change is no fault of it.
class Violations {
public:
    /// Of these tables and of those that refer to them. One whose parent has no key to refer to
    /// cannot be checked by SQLite, and is left out.
    [[nodiscard]] static Result<Violations> of(WritableDatabase &database,
                                               const QStringList &tables);

    /// The first of those that were not there before, in words; empty where there is none. `names`
    /// leads from the tables' names before to those after; of the tables in `renumbered`, folded
    /// names after, rows are only counted.
    [[nodiscard]] QString newSince(const Violations &before, const QHash<QString, QString> &names,
                                   const QSet<QString> &renumbered) const;

private:
    struct Row {
        QString table;
        QString parent;
        QString key; ///< the rowid; empty where there is none
        bool operator==(const Row &) const = default;
        friend size_t qHash(const Row &row, size_t seed = 0)
        {
            return qHashMulti(seed, row.table, row.parent, row.key);
        }
    };
    QHash<Row, int> m_rows;
};

} // namespace sw
