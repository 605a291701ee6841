// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/editverbs.h"
#include "model/data/rowkey.h"
#include "model/data/saverows.h"
#include "model/live/introspect.h"
#include "model/sql/token.h"
#include "tests/support/folder.h"
#include "tests/support/watching.h"

namespace sw::test {

/// A database whose rows are edited and saved, and looked at with plain SQL.
class Edited {
public:
    explicit Edited(const char *script) : m_path(m_folder.database(QStringLiteral("a.db"), script))
    {
        sqlite3_open(m_path.toUtf8().constData(), &m_handle);
        if (const auto read = introspect(m_handle, Proof::No); read.ok())
            m_schema = read->schema;
    }
    ~Edited() { sqlite3_close(m_handle); }
    Edited(const Edited &) = delete;
    Edited &operator=(const Edited &) = delete;

    RowEdits edits;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const Folder &folder() const { return m_folder; }
    [[nodiscard]] const Schema &schema() const { return m_schema; }
    void setSchema(const Schema &schema) { m_schema = schema; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const Table &table(const QString &name) const { return *m_schema.table(name); }
    [[nodiscard]] ColumnId column(const QString &table, const QString &name) const
    {
        return m_schema.table(table)->column(name)->id;
    }
    [[nodiscard]] Way way(const QString &table, const QString &role) const
    {
        const WaysOf ways(m_schema);
        for (const Way &each : ways.from(m_schema.table(table)->id)) {
            if (each.role == role)
                return each;
        }
        return {};
    }

    /// The first row for which the condition holds.
    [[nodiscard]] WholeRow row(const QString &name, const QString &where) const
    {
        const auto rows = readRows(m_handle, table(name), BoundSql(where), 1);
        return rows && !rows->empty() ? rows->front() : WholeRow();
    }

    QString set(const QString &name, const QString &where, const QString &columnName,
                const NewValue &value)
    {
        const WholeRow found = row(name, where);
        const ColumnId id = column(name, columnName);
        const auto done = edits.set(found.row, id, value, *found.value(table(name), id));
        return done ? QString() : done.error().text;
    }
    RowRef insert(const QString &name, const std::map<QString, NewValue> &values)
    {
        GivenValues given;
        for (const auto &[columnName, value] : values)
            given[column(name, columnName)] = value;
        return edits.insert(table(name).id, given);
    }
    void remove(const QString &name, const QString &where) { edits.remove(row(name, where).row); }

    /// “saved”, or why not.
    QString save()
    {
        auto result = tryToSave();
        if (auto *done = std::get_if<Saved>(&result)) {
            saved = std::move(*done);
            edits.clear();
            return QStringLiteral("saved");
        }
        failure = std::get<SaveFailure>(result);
        return failure.text;
    }
    std::variant<Saved, SaveFailure> tryToSave()
    {
        Watching watching;
        const auto database = WritableDatabase::open(m_path, watching);
        if (!database)
            return SaveFailure{database.error().text, {}};
        return saveRows(**database, m_schema, edits);
    }
    Saved saved;
    SaveFailure failure;

    /// The rows of a query: values apart by blanks, rows by commas.
    [[nodiscard]] QString rows(const QString &sql) const
    {
        const QByteArray text = sql.toUtf8();
        SqliteQuery query(m_handle, viewOf(text));
        QStringList lines;
        while (query.next()) {
            QStringList values;
            for (int i = 0; i < query.columnCount(); ++i)
                values.append(literalOf(Value::in(query, i)));
            lines.append(values.join(u' '));
        }
        return query.failed() || !query.isReady() ? query.errorText()
                                                  : lines.join(QStringLiteral(", "));
    }

private:
    Folder m_folder;
    QString m_path;
    sqlite3 *m_handle = nullptr;
    Schema m_schema;
};

} // namespace sw::test
