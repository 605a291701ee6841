// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/csvimport.h"

#include <memory>

namespace sw {

/// Puts records into a table, one by one, within a transaction that somebody else ends.
class CsvRows {
public:
    enum class Outcome { Inserted, Updated, Skipped, Wrong };

    CsvRows(WritableDatabase &database, const Schema &schema, const Table &table,
            const CsvImport &how);
    ~CsvRows();

    /// Makes the statements; an error where the table is another by now.
    [[nodiscard]] Result<Done> prepare();
    /// An error where nothing can be written any more, and no line is to blame.
    [[nodiscard]] Result<Outcome> put(const CsvRecord &record);
    /// Why the last one was wrong.
    [[nodiscard]] const CsvProblem &problem() const { return m_problem; }

    /// Whether a foreign key of the record refers to nobody, all rows being there; then problem()
    /// says whom.
    [[nodiscard]] bool isOrphan(const CsvRecord &record);

private:
    struct Parent;
    struct Cell {
        size_t place = 0; ///< in the record
        const Column *column = nullptr;
        bool isKey = false;
    };

    [[nodiscard]] std::unique_ptr<SqliteQuery> made(const QString &sql);
    void makeParents(const Schema &schema);
    [[nodiscard]] bool takeValues(const CsvRecord &record);
    [[nodiscard]] bool isThere();
    [[nodiscard]] Result<Outcome> run(SqliteQuery &query, Outcome done);
    [[nodiscard]] Result<Outcome> refused(const SqliteQuery &query);
    Outcome wrong(const Column *column, const QString &why);
    [[nodiscard]] const Column *columnNamedIn(const QString &words) const;
    [[nodiscard]] const Column *findOrphan(QString &why);

    WritableDatabase &m_database;
    const Table &m_table;
    const CsvImport &m_how;
    std::vector<Cell> m_cells;
    std::vector<Value> m_values; ///< of the record, by the cells
    std::unique_ptr<SqliteQuery> m_exists;
    std::unique_ptr<SqliteQuery> m_insert;
    std::unique_ptr<SqliteQuery> m_update;
    std::vector<Parent> m_parents;
    const CsvRecord *m_record = nullptr;
    CsvProblem m_problem;
};

} // namespace sw
