// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/base/utf8.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sw {

/// What a value is, in SQLite's own numbers.
enum class ValueClass { Integer = 1, Real = 2, Text = 3, Blob = 4, Null = 5 };

/// One prepared statement on a connection that somebody else owns. Values come and go as SQLite has
/// them: no QVariant between.
class SqliteQuery {
public:
    SqliteQuery(sqlite3 *database, std::string_view sql);
    ~SqliteQuery();
    SqliteQuery(const SqliteQuery &) = delete;
    SqliteQuery &operator=(const SqliteQuery &) = delete;

    /// Whether there is a statement to step.
    [[nodiscard]] bool isReady() const { return m_statement != nullptr; }
    /// How many bytes of the text the statement took; what follows is another one.
    [[nodiscard]] size_t used() const { return m_used; }
    /// Whether SQLite says that it changes nothing in any database file.
    [[nodiscard]] bool isReadOnly() const;
    /// To the next row; false at the end and on an error.
    bool next();
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] int code() const { return m_code; }
    /// SQLite's words for the last failure.
    [[nodiscard]] QString errorText() const;
    /// To before the first row, to be run again; what is bound stays bound.
    void reset();

    // Places count from 1, as in SQL.
    void bind(int place, const QString &text);
    void bind(int place, qint64 integer);
    void bind(int place, double real);
    void bindText(int place, std::string_view bytes);
    void bindBlob(int place, std::string_view bytes);
    void bindNull(int place);
    /// The very value of another statement's row.
    void bindValue(int place, const SqliteQuery &from, int column);

    [[nodiscard]] ValueClass valueClass(int column) const;
    /// Of a text, as UTF-8; of a blob in a database in UTF-16 only blob() tells the truth.
    [[nodiscard]] std::string_view bytes(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isInteger(int column) const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] QString columnName(int column) const;
    /// As declared by the column that the result passes on; empty where it is computed.
    [[nodiscard]] QString columnType(int column) const;

private:
    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    size_t m_used = 0;
    int m_code = 0;
    bool m_failed = false;
};

/// What SQLite says about a statement that it refused.
struct SqliteError {
    int code = 0;
    QString text;
    qsizetype offset = -1; ///< in bytes of the statement; -1 where SQLite does not say
};

/// What a database wants from the program that opens it, beyond SQLite itself.
struct Needs {
    QStringList modules;
    QStringList collations;
    QStringList functions;

    bool operator==(const Needs &) const = default;
};

/// A database in memory, to try statements in.
class ScratchDatabase {
public:
    /// Modules: only virtual tables of modules that are not here get a stand-in, so that the other
    /// statements can be tried. Everything: unknown collations and functions too, so that a schema
    /// made by another program can be built again.
    enum class StandIns { Modules, Everything };

    explicit ScratchDatabase(StandIns standIns);
    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase &) = delete;
    ScratchDatabase &operator=(const ScratchDatabase &) = delete;

    [[nodiscard]] sqlite3 *handle() const { return m_database; }

    /// Runs one statement; null where it went well.
    [[nodiscard]] std::unique_ptr<SqliteError> run(std::string_view sql);

    /// What had to be stood in for.
    [[nodiscard]] const Needs &needs() const { return m_needs; }

private:
    bool standIn(const QString &message);
    static void needCollation(void *self, sqlite3 *database, int encoding, const char *name);

    sqlite3 *m_database = nullptr;
    StandIns m_standIns;
    Needs m_needs;
};

} // namespace sw
