// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "tests/support/folder.h"
#include "tests/support/home.h"
#include "tests/support/suite.h"
#include "widgets/data/rowdatabase.h"

namespace sw::test {

/// What is in the database, as an import has it.
inline Schema schemaOf(const QString &path)
{
    const auto connection = Connection::openForReading(path);
    if (!connection)
        return {};
    const auto read = introspect((*connection)->handle(), Proof::No);
    return read ? read->schema : Schema();
}

/// A database made by a script, open to be browsed.
class RowsBed {
public:
    explicit RowsBed(const char *script)
        : m_path(m_folder.database(QStringLiteral("rows.db"), script))
    {
        m_database.open(m_path, schemaOf(m_path));
    }

    [[nodiscard]] RowDatabase &database() { return m_database; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] TablePtr table(QStringView name) const { return m_database.schema().table(name); }

    /// By another program.
    void run(const QByteArray &sql)
    {
        m_folder.database(QStringLiteral("rows.db"), sql.constData());
    }

private:
    Home m_home;
    Folder m_folder;
    QString m_path;
    RowDatabase m_database;
};

} // namespace sw::test
