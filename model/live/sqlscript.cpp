// SPDX-License-Identifier: Apache-2.0
#include "model/live/sqlscript.h"

#include "model/sql/split.h"

#include <QDeadlineTimer>

#include <sqlite3.h>

#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int ScriptInstructionsAStep = 10'000;
constexpr qsizetype MostErrors = 20;

bool isSchemaTable(const char *name) { return name && sqlite3_strnicmp(name, "sqlite_", 7) == 0; }

/// CREATE, ALTER, DROP and INSERT, with what they need on the way.
int authorizeDdl(void *, int action, const char *first, const char *second, const char *,
                 const char *)
{
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return SQLITE_DENY;
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        // DROP TABLE asks for the rows, ALTER and CREATE for SQLite's own tables.
        return action == SQLITE_DELETE || isSchemaTable(first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION:
        return second && sqlite3_stricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
        return SQLITE_OK;
    }
}

int scriptExpired(void *deadline)
{
    return static_cast<QDeadlineTimer *>(deadline)->hasExpired() ? 1 : 0;
}

class ScriptRun {
public:
    ScriptRun(const QByteArray &script, std::chrono::milliseconds deadline)
        : m_seconds(static_cast<double>(deadline.count()) / 1000.0), m_text(viewOf(script)),
          m_tokens(tokenize(m_text))
    {
        m_deadline.setRemainingTime(deadline);
        sqlite3 *database = m_scratch.handle();
        sqlite3_progress_handler(database, ScriptInstructionsAStep, scriptExpired, &m_deadline);
        sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_set_authorizer(database, authorizeDdl, nullptr);
    }

    Result<ScriptReading> run()
    {
        for (const Range statement : statementsOf(m_tokens)) {
            if (m_deadline.hasExpired())
                return stopped();
            runStatement(statement);
            if (m_errors.size() >= MostErrors)
                break;
        }
        if (m_deadline.hasExpired())
            return stopped();
        if (!m_errors.isEmpty())
            return Error{m_errors.join(u'\n')};
        sqlite3_set_authorizer(m_scratch.handle(), nullptr, nullptr);
        Result<Introspection> made = introspect(m_scratch.handle());
        if (!made)
            return made.error();
        m_reading.made = std::move(*made);
        m_reading.made.needs.modules += m_scratch.needs().modules;
        m_reading.made.needs.collations += m_scratch.needs().collations;
        m_reading.made.needs.functions += m_scratch.needs().functions;
        return std::move(m_reading);
    }

private:
    [[nodiscard]] Error stopped() const
    {
        return {u"it was still running after %1 seconds, and was stopped."_s.arg(m_seconds)};
    }

    void runStatement(Range range)
    {
        const Token &first = m_tokens[range.begin];
        switch (first.keyword) {
        case Keyword::Create:
        case Keyword::Alter:
        case Keyword::Drop:
            execute(range);
            return;
        case Keyword::Insert:
        case Keyword::Replace:
            insert(range);
            return;
        default:
            break;
        }
        if (first.symbol == '.')
            fail(first.begin, u"a line that begins with a point is a command of the sqlite3 shell,"
                              " not SQL; remove it"_s);
        else if (!isLeftOut(first))
            execute(range); // SQLite says best what is wrong with it
        else if (isRefused(first))
            fail(first.begin,
                 u"%1 is not allowed in a script that is imported: it could touch other"
                 " files"_s.arg(word(first).toUpper()));
        else if (!isSetting(first))
            ++m_reading.skippedStatements;
    }

    [[nodiscard]] QString word(const Token &token) const
    {
        return stringOf(m_text.substr(token.begin, token.end - token.begin));
    }

    [[nodiscard]] bool isAmong(const Token &token, std::initializer_list<QStringView> words) const
    {
        const QString text = word(token).toUpper();
        return std::find(words.begin(), words.end(), text) != words.end();
    }

    [[nodiscard]] bool isRefused(const Token &token) const
    {
        return isAmong(token, {u"ATTACH", u"DETACH", u"VACUUM"});
    }

    /// What says nothing of the schema: transactions and the settings of a session.
    [[nodiscard]] bool isSetting(const Token &token) const
    {
        return isAmong(token, {u"PRAGMA", u"BEGIN", u"COMMIT", u"END", u"ROLLBACK", u"SAVEPOINT",
                               u"RELEASE", u"ANALYZE", u"REINDEX"});
    }

    [[nodiscard]] bool isLeftOut(const Token &token) const
    {
        return isRefused(token) || isSetting(token)
               || isAmong(token, {u"UPDATE", u"DELETE", u"SELECT", u"VALUES", u"WITH", u"EXPLAIN"});
    }

    void execute(Range range)
    {
        const std::string_view sql = textOf(m_text, m_tokens, range);
        if (const auto error = m_scratch.run(sql))
            fail(m_tokens[range.begin].begin + std::max<qsizetype>(error->offset, 0), error->text);
    }

    /// Counts the rows and lets them go again.
    void insert(Range range)
    {
        if (insertsVirtualTable(range))
            return;
        (void)m_scratch.run("SAVEPOINT row");
        const std::string_view sql = textOf(m_text, m_tokens, range);
        const auto error = m_scratch.run(sql);
        if (!error)
            m_reading.skippedRows += sqlite3_changes64(m_scratch.handle());
        else if (error->offset >= 0 || (error->code & 0xFF) == SQLITE_AUTH)
            fail(m_tokens[range.begin].begin + std::max<qsizetype>(error->offset, 0), error->text);
        else
            ++m_reading.skippedRows; // a constraint; rows are left out in any case
        (void)m_scratch.run("ROLLBACK TO row");
        (void)m_scratch.run("RELEASE row");
    }

    /// The sqlite3 shell's .dump writes CREATE VIRTUAL TABLE as a row of sqlite_schema.
    bool insertsVirtualTable(Range range)
    {
        const Token &table = m_tokens[std::min(range.begin + 2, range.end - 1)];
        if (!isAmong(table, {u"SQLITE_SCHEMA", u"SQLITE_MASTER"}))
            return false;
        for (quint32 i = range.end; i > range.begin; --i) {
            const Token &token = m_tokens[i - 1];
            if (token.kind != TokenKind::String)
                continue;
            const QByteArray sql
                = nameFromToken(m_text.substr(token.begin, token.end - token.begin)).toUtf8();
            if (!sql.left(14).toUpper().startsWith("CREATE VIRTUAL"))
                return false;
            if (const auto error = m_scratch.run(viewOf(sql)))
                fail(token.begin, error->text);
            return true;
        }
        return false;
    }

    void fail(qsizetype offset, const QString &text)
    {
        const TextPlace place = placeOf(m_text, offset);
        m_errors.append(u"line %1, column %2: %3."_s.arg(QString::number(place.line),
                                                         QString::number(place.column), text));
    }

    ScratchDatabase m_scratch{ScratchDatabase::StandIns::Everything};
    QDeadlineTimer m_deadline;
    double m_seconds;
    std::string_view m_text;
    Tokens m_tokens;
    ScriptReading m_reading;
    QStringList m_errors;
};

} // namespace

Result<ScriptReading> readSqlScript(const QByteArray &script, std::chrono::milliseconds deadline)
{
    if (script.contains('\0'))
        return Error{u"it holds a NUL byte, which no SQL text does."_s};
    return ScriptRun(script, deadline).run();
}

} // namespace sw
