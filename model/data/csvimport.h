// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/csvreader.h"
#include "model/data/value.h"
#include "model/live/writing.h"
#include "model/schema/schema.h"

#include <variant>

namespace sw {

/// Which cells are NULL.
enum class CsvNulls { BareEmpty, Empty, None };

/// What becomes of a row whose key is there already.
enum class OnTaken { Stop, Skip, Update };

/// How a file goes into a table.
struct CsvImport {
    CsvDialect dialect;
    std::vector<ColumnId> columns; ///< by the cells of a record; null: left out
    QStringList names;             ///< that the header had when they were chosen; empty: any
    CsvNulls nulls = CsvNulls::BareEmpty;
    QString nullWord;        ///< a cell without quotes that says this is NULL too; empty: none
    bool unguard = true;     ///< an apostrophe goes that guards against a formula
    bool onlyNumbers = true; ///< a text in a column of numbers is wrong
    OnTaken onTaken = OnTaken::Stop;
    bool makesTable = false;    ///< it is not there yet: it is made in the same transaction
    bool leaveOutWrong = false; ///< else nothing is written while anything is wrong

    bool operator==(const CsvImport &) const = default;
};

/// What is wrong with a line of the file.
struct CsvProblem {
    qint64 line = 0;
    QString column; ///< of the table; empty: the line as a whole
    QString value;
    QString why;

    bool operator==(const CsvProblem &) const = default;
};

struct CsvImported {
    static constexpr size_t MostProblems = 1'000;

    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 skipped = 0;               ///< their key was there
    qint64 wrong = 0;                 ///< lines
    std::vector<CsvProblem> problems; ///< the first of them
    bool written = false;
};

/// The cells of a header by the columns of those names; each column once, computed ones never.
[[nodiscard]] std::vector<ColumnId> matchedByName(const Table &table, const QStringList &names);
/// The cells in the order of the columns, where no header names them.
[[nodiscard]] std::vector<ColumnId> matchedByPlace(const Table &table, size_t cells);

/// By what rows are told to be there already: a key all of whose columns are among these, the
/// primary one before others. Empty: none is.
[[nodiscard]] std::vector<ColumnId> importKey(const Table &table,
                                              const std::vector<ColumnId> &columns);

/// Columns that every new row must be given a value for, and that are not among these.
[[nodiscard]] QStringList neededAndNotFilled(const Table &table,
                                             const std::vector<ColumnId> &columns);

/// What the cell is in that column, or why it is nothing there.
[[nodiscard]] std::variant<Value, QString> csvValue(const Table &table, const Column &column,
                                                    const CsvCell &cell, const CsvImport &how);

/// Puts the file into the table in one transaction with foreign keys on, and answers line by line
/// what is wrong with it. Nothing is written where anything is, unless such lines are to be left
/// out; nor on an error, as when the watcher cancels it. It holds one record at a time.
[[nodiscard]] Result<CsvImported> importCsv(WritableDatabase &database, const Schema &schema,
                                            const Table &table, const QString &path,
                                            const CsvImport &how);

} // namespace sw
