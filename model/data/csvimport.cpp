// SPDX-License-Identifier: Apache-2.0
#include "model/data/csvimport.h"

#include "model/data/csvrows.h"
#include "model/data/editverbs.h"
#include "model/live/pragmas.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sql/writer.h"

#include <QFile>

#include <sqlite3.h>

#include <functional>
#include <set>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Foreign keys that wait for the end of the transaction, or refer to rows of the same file.
bool mayReferLater(const Schema &schema, const Table &table)
{
    return std::any_of(
        table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey &key) {
            const TablePtr parent = schema.parentOf(key);
            return key.initially == Initially::Deferred || (parent && parent->id == table.id);
        });
}

class CsvImporting {
public:
    CsvImporting(WritableDatabase &database, const Schema &schema, const Table &table,
                 const QString &path, const CsvImport &how)
        : m_database(database), m_schema(schema), m_table(table), m_path(path), m_how(how)
    {
    }

    /// Leaving lines out may leave others without their parents: until nothing is wrong any more.
    Result<CsvImported> go()
    {
        for (;;) {
            Result<CsvImported> done = once();
            if (!done)
                return done.error();
            const bool isClean = m_orphans.empty() || !m_how.leaveOutWrong;
            if (isClean || done->written)
                return done;
            m_left.merge(m_orphans);
            m_orphans.clear();
        }
    }

private:
    Result<CsvImported> once()
    {
        m_done = {};
        if (const Result<Done> begun = m_database.begin(); !begun)
            return begun.error();
        Result<Done> done = within();
        const bool writes = done && (m_done.wrong == 0 || m_how.leaveOutWrong) && m_orphans.empty();
        if (!writes)
            m_database.rollBack();
        else
            done = m_database.commit();
        if (!done)
            return done.error();
        m_done.written = writes;
        return m_done;
    }

    Result<Done> within()
    {
        if (mayReferLater(m_schema, m_table)) {
            if (Result<Done> deferred = m_database.run("PRAGMA defer_foreign_keys=ON"); !deferred)
                return deferred;
        }
        if (Result<Done> made = makeTable(); !made)
            return made;
        CsvRows rows(m_database, m_schema, m_table, m_how);
        if (Result<Done> ready = rows.prepare(); !ready)
            return ready;
        Result<Done> put
            = eachRecord([&](const CsvRecord &record) { return this->put(rows, record); });
        return put ? findOrphans(rows) : put;
    }

    Result<Done> makeTable()
    {
        if (!m_how.makesTable)
            return Done();
        const QByteArray sql = DdlWriter(m_schema).table(m_table).toUtf8();
        return m_database.run(viewOf(sql));
    }

    Result<Done> put(CsvRows &rows, const CsvRecord &record)
    {
        if (m_left.contains(record.line)) {
            add(m_orphanProblems[record.line]);
            return Done();
        }
        const Result<CsvRows::Outcome> outcome = rows.put(record);
        if (!outcome)
            return outcome.error();
        switch (*outcome) {
        case CsvRows::Outcome::Inserted:
            ++m_done.inserted;
            break;
        case CsvRows::Outcome::Updated:
            ++m_done.updated;
            break;
        case CsvRows::Outcome::Skipped:
            ++m_done.skipped;
            break;
        case CsvRows::Outcome::Wrong:
            add(rows.problem());
            break;
        }
        return Done();
    }

    void add(const CsvProblem &problem)
    {
        ++m_done.wrong;
        if (m_done.problems.size() < CsvImported::MostProblems)
            m_done.problems.push_back(problem);
    }

    /// Whether SQLite would commit; and if not, the lines to blame.
    Result<Done> findOrphans(CsvRows &rows)
    {
        int open = 0;
        int highest = 0;
        sqlite3_db_status(m_database.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
        if (open == 0)
            return Done();
        constexpr size_t Most = 100'000;
        Result<Done> looked = eachRecord([&](const CsvRecord &record) -> Result<Done> {
            if (m_orphans.size() < Most && !m_left.contains(record.line) && rows.isOrphan(record)) {
                m_orphans.insert(record.line);
                m_orphanProblems[record.line] = rows.problem();
                add(rows.problem());
            }
            return Done();
        });
        if (looked && m_orphans.empty())
            return Error{u"A foreign key would be broken, by what triggers or foreign keys do along"
                         " with these rows. Nothing was written."_s};
        return looked;
    }

    [[nodiscard]] bool isAsSeen(const CsvRecord &header) const
    {
        QStringList names;
        for (const CsvCell &cell : header.cells)
            names.append(QString::fromUtf8(cell.text));
        return m_how.names.isEmpty() || names == m_how.names;
    }

    Result<Done> eachRecord(const std::function<Result<Done>(const CsvRecord &)> &take)
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{u"%1 cannot be read: %2."_s.arg(m_path, file.errorString())};
        CsvReader reader(file, m_how.dialect);
        bool isHeader = m_how.dialect.header;
        Pace pace;
        while (reader.next()) {
            if (m_database.watcher().cancelled())
                return Error{u"It was cancelled; nothing was written."_s};
            if (pace.due())
                m_database.watcher().progress(
                    {u"Importing"_s, reader.bytesRead(), file.size(), {}});
            const bool isBlank = reader.record().isBlank() && m_how.columns.size() > 1;
            if (isHeader && !isAsSeen(reader.record()))
                return Error{u"The first line of %1 is another one by now: choose the file"
                             " again."_s.arg(m_path)};
            if (std::exchange(isHeader, false) || isBlank)
                continue;
            if (const Result<Done> taken = take(reader.record()); !taken)
                return taken;
        }
        return reader.failure() ? Result<Done>(*reader.failure()) : Done();
    }

    WritableDatabase &m_database;
    const Schema &m_schema;
    const Table &m_table;
    QString m_path;
    const CsvImport &m_how;
    CsvImported m_done;
    std::set<qint64> m_orphans; ///< lines that refer to nobody once all others are there
    std::set<qint64> m_left;    ///< those that are left out for that
    std::map<qint64, CsvProblem> m_orphanProblems;
};

} // namespace

Result<CsvImported> importCsv(WritableDatabase &database, const Schema &schema, const Table &table,
                              const QString &path, const CsvImport &how)
{
    if (const QString reason = readOnlyReason(table); !reason.isEmpty())
        return Error{reason};
    std::set<ColumnId> columns;
    for (const ColumnId id : how.columns) {
        const Column *column = table.column(id);
        if (!column)
            continue;
        if (!columns.insert(id).second)
            return Error{u"Two columns of the file go into %1: leave one of them out."_s.arg(
                quotedName(column->name))};
        if (const QString reason = readOnlyReason(table, id); !reason.isEmpty())
            return Error{reason};
    }
    if (columns.empty())
        return Error{u"No column of the file goes anywhere: choose where they go."_s};
    database.setTask(u"Importing"_s);
    ChangedPragmas pragmas(database);
    if (const Result<Done> on = pragmas.set("foreign_keys", u"1"_s); !on)
        return on.error();
    return CsvImporting(database, schema, table, path, how).go();
}

} // namespace sw
