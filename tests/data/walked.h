// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowtext.h"
#include "model/data/walk.h"
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sql/token.h"

namespace sw::test {

/// A database open to be walked through.
class Walked {
public:
    explicit Walked(const QString &path) : m_connection(Connection::openForReading(path))
    {
        if (!m_connection)
            return;
        if (const auto read = introspect((*m_connection)->handle(), Proof::No); read.ok())
            m_schema = read->schema;
        (*m_connection)->browse();
    }

    [[nodiscard]] bool isOpen() const { return m_connection.ok(); }
    [[nodiscard]] const Schema &schema() const { return m_schema; }
    /// With other marks than the database has.
    void setSchema(const Schema &schema) { m_schema = schema; }
    [[nodiscard]] sqlite3 *handle() const { return (*m_connection)->handle(); }

    /// The rows at the path as JSON; the error where there is one.
    [[nodiscard]] QString at(const QString &path) const
    {
        const WaysOf ways(m_schema);
        const Result<RowPath> read = parseRowPath(path);
        if (!read)
            return read.error().text;
        const Result<Walk> walk = Walk::along(*read, ways);
        if (!walk)
            return walk.error().text;
        const BoundSql sql = walk->rows().all();
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(handle(), viewOf(text));
        sql.bindTo(query);
        QString json;
        writeJson(query, [&](const QString &piece) { json += piece; });
        return query.isReady() && !query.failed() ? json : query.errorText();
    }

private:
    Result<std::unique_ptr<Connection>> m_connection;
    Schema m_schema;
};

} // namespace sw::test
