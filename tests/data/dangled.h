// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/danglingrepair.h"
#include "tests/data/edited.h"

namespace sw::test {

inline constexpr const char *Pets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner,"
      " vet_id INTEGER NOT NULL REFERENCES owner (id), name TEXT);"
      "CREATE INDEX pets_of ON pet (owner_id);"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 1, 1, 'Rex'), (2, 7, 2, 'Tom'), (3, 8, 1, 'Kit'),"
      " (4, NULL, 9, 'Ash'), (5, 7, 1, 'Zoe')";

/// `pet.owner_id 3 (2 3 5)`, a line a key: how many, and the keys of the first rows.
inline QString found(Edited &bed, const DanglingLimits &limits = {})
{
    Watching watching;
    const auto report = findDangling(bed.handle(), bed.schema(), watching, limits);
    if (!report)
        return report.error().text;
    QStringList lines;
    for (const Dangling &each : report->found) {
        const Table &child = *bed.schema().tables.find(each.child);
        QStringList rows;
        for (const DanglingRow &row : each.first)
            rows.append(shownValues(row.row.key));
        rows.sort();
        lines.append(child.name + u'.' + shownColumns(child, child.foreignKey(each.key)->columns)
                     + u' ' + QString::number(each.count)
                     + (each.more ? QStringLiteral("+") : QString())
                     + (each.problem.isEmpty() ? QStringLiteral(" (%1)").arg(rows.join(u' '))
                                               : QString(QStringLiteral(": ") + each.problem)));
    }
    return lines.join(u" | ");
}

/// A key and what it leaves dangling.
struct DanglingKey {
    TableId child;
    ForeignKeyId id;
    std::vector<DanglingRow> rows;
};

inline DanglingKey keyAt(Edited &bed, const QString &table, size_t place)
{
    const Table &child = bed.table(table);
    const ForeignKeyId key = child.foreignKeys[place].id;
    return {child.id, key, *danglingRows(bed.handle(), bed.schema(), child.id, key, MostRepaired)};
}

} // namespace sw::test
