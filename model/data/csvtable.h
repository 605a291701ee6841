// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/csvimport.h"

namespace sw {

/// A column of a file as one of a table that is to be made for it.
struct CsvTableColumn {
    QString name;
    QString type; ///< empty: the column is left out

    bool operator==(const CsvTableColumn &) const = default;
};

/// A table that is to be made for a file and filled with it.
struct CsvTable {
    static constexpr int OwnKey = -1; ///< a new column of numbers, which the file does not fill

    QString name;
    std::vector<CsvTableColumn> columns; ///< by the cells of a record
    int key = OwnKey;                    ///< the place of the column that is the primary key

    bool operator==(const CsvTable &) const = default;
};

/// The types that may be chosen, as SQLite knows them.
[[nodiscard]] QStringList csvColumnTypes();

/// What the file looks like: names from its own and those of its columns, types and the key from
/// all the lines of the part.
[[nodiscard]] CsvTable guessCsvTable(const Schema &schema, const QString &path, const CsvPart &part,
                                     const CsvImport &how);

/// Words as a name that needs no quotes, as far as its letters are ASCII: `Last Name` is last_name.
/// Empty where there is no letter and no digit.
[[nodiscard]] QString nameOfWords(const QString &words);

[[nodiscard]] Table tableFor(const CsvTable &wanted);
/// Where the cells of a record go in that table; null: left out.
[[nodiscard]] std::vector<ColumnId> columnsFor(const CsvTable &wanted);

/// Why it cannot be made; empty where it can.
[[nodiscard]] QString objectionTo(const Schema &schema, const CsvTable &wanted);

} // namespace sw
