// SPDX-License-Identifier: Apache-2.0
#include "model/live/introspect.h"

#include "model/base/name.h"
#include "model/live/prove.h"
#include "model/schema/link.h"
#include "model/sql/read.h"
#include "model/sql/sqlite.h"
#include "model/sql/writer.h"

#include <QSet>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool isSqlitesOwn(const QString &name)
{
    return name.startsWith(u"sqlite_"_s, Qt::CaseInsensitive);
}

/// Turns the stored texts of one database into values.
class Reader {
public:
    Reader(sqlite3 *database, const Catalog &catalog) : m_database(database), m_catalog(catalog) {}

    Introspection read()
    {
        for (const StoredObject &object : m_catalog.objects()) {
            if (object.type == u"table" && !isSqlitesOwn(object.name))
                readTable(object);
            else if (object.type == u"view")
                readView(object);
        }
        for (const StoredObject &object : m_catalog.objects()) {
            if (object.type == u"index" && !object.sql.isEmpty())
                readIndex(object);
            else if (object.type == u"trigger")
                readTrigger(object);
        }
        finish();
        readOptions();
        m_result.needs.modules.removeDuplicates();
        return std::move(m_result);
    }

private:
    void problem(const Subject &subject, const QString &rule, const QString &text)
    {
        m_result.problems.push_back(
            {Severity::Warning, rule, subject, subject.name + u": "_s + text});
    }

    void addTable(Table table)
    {
        const QString folded = foldedName(table.name);
        while (m_ids.contains(table.id))
            table.id = TableId::fromNames({u"table", folded, table.id.text()});
        m_ids.insert(table.id);
        m_tables.push_back(std::make_shared<Table>(std::move(table)));
        m_tablesByName.insert(folded, m_tables.back().get());
    }

    void readTable(const StoredObject &object)
    {
        const QString kind = m_catalog.kindOf(object.name);
        if (kind == u"virtual") {
            auto table = virtualTableFromSql(viewOf(object.sql));
            if (!table) {
                problem({{}, {}, 0, u"virtual table "_s + object.name}, u"unreadable"_s,
                        table.error().text);
                return;
            }
            Table read = std::move(table).take();
            read.columns = columnsOfModule(read, viewOf(object.sql));
            addTable(std::move(read));
            return;
        }
        auto table = tableFromSql(viewOf(object.sql));
        const bool valid = QByteArrayView(object.sql).isValidUtf8();
        if (!table || !valid || table->name != object.name) {
            const QString reason = !valid   ? u"its text is not valid UTF-8"_s
                                   : !table ? table.error().text
                                            : u"its text calls it "_s + table->name;
            addTable(opaque(object, reason));
            return;
        }
        Table read = std::move(table).take();
        if (kind == u"shadow")
            read.kind = TableKind::Shadow;
        addTable(std::move(read));
        if (kind.isEmpty())
            problem(subjectOf(*m_tables.back()), u"broken"_s,
                    u"SQLite cannot read its part of the schema."_s);
    }

    Table opaque(const StoredObject &object, const QString &reason)
    {
        Table table;
        table.name = object.name;
        table.id = TableId::fromNames({u"table", foldedName(object.name)});
        table.kind = TableKind::Opaque;
        table.text = stringOf(viewOf(object.sql));
        table.reason = reason;
        table.columns = columnsFromCatalog(table, m_database);
        return table;
    }

    /// The columns of a virtual table, asked of its module in a database of our own: it would
    /// otherwise read what the file says are its data.
    std::vector<Column> columnsOfModule(const Table &table, std::string_view sql)
    {
        ScratchDatabase scratch(ScratchDatabase::StandIns::Modules);
        const auto error = scratch.run(sql);
        const QStringList missing = scratch.needs().modules;
        if (!missing.isEmpty()) {
            m_result.needs.modules += missing;
            problem(subjectOf(table), u"missing-module"_s,
                    u"it needs the module %1, which this SQLite does not have; its columns are not"
                    " known."_s.arg(missing.join(u", ")));
            return {};
        }
        if (error) {
            problem(subjectOf(table), u"unreadable"_s,
                    u"its columns are not known, SQLite says “"_s + error->text + u"”."_s);
            return {};
        }
        return columnsFromCatalog(table, scratch.handle());
    }

    /// The columns as the PRAGMAs tell them, for tables whose text says nothing to us.
    std::vector<Column> columnsFromCatalog(const Table &table, sqlite3 *database)
    {
        std::vector<Column> columns;
        const auto read = Catalog::columnsOf(database, table.name);
        if (!read) {
            problem(subjectOf(table), u"unreadable"_s, read.error().text + u'.');
            return columns;
        }
        for (const CatalogColumn &each : *read) {
            Column column;
            column.name = each.name;
            column.id
                = ColumnId::fromNames({u"column", foldedName(table.name), foldedName(each.name),
                                       QString::number(columns.size())});
            column.type = each.type;
            if (each.notNull)
                column.notNull = NotNull();
            column.defaultValue = each.defaultValue;
            columns.push_back(std::move(column));
        }
        return columns;
    }

    void readView(const StoredObject &object)
    {
        auto view = viewFromSql(viewOf(object.sql));
        if (!view || view->name != object.name) {
            problem({{}, {}, 0, u"view "_s + object.name}, u"unreadable"_s,
                    view ? u"its text calls it "_s + view->name : view.error().text);
            return;
        }
        m_views.push_back(std::make_shared<View>(*view));
        m_viewsByName.insert(foldedName(object.name), m_views.back().get());
    }

    void readIndex(const StoredObject &object)
    {
        Table *table = m_tablesByName.value(foldedName(object.table));
        if (!table)
            return;
        const auto index = indexFromSql(viewOf(object.sql), *table);
        if (!index) {
            problem({table->id, {}, 0, u"index "_s + object.name}, u"unreadable"_s,
                    index.error().text);
            return;
        }
        table->indexes.push_back(*index);
    }

    void readTrigger(const StoredObject &object)
    {
        const auto trigger = triggerFromSql(viewOf(object.sql));
        if (!trigger) {
            problem({{}, {}, 0, u"trigger "_s + object.name}, u"unreadable"_s,
                    trigger.error().text);
            return;
        }
        const QString owner = foldedName(object.table);
        if (Table *table = m_tablesByName.value(owner))
            table->triggers.push_back(trigger->trigger);
        else if (View *view = m_viewsByName.value(owner))
            view->triggers.push_back(trigger->trigger);
    }

    void finish()
    {
        m_result.schema.tables.assign({m_tables.begin(), m_tables.end()});
        m_result.schema.views.assign({m_views.begin(), m_views.end()});
        const SchemaNames names(m_result.schema);
        for (const std::shared_ptr<Table> &table : m_tables)
            linkForeignKeys(*table, names);
    }

    qint64 pragma(std::string_view sql)
    {
        SqliteQuery query(m_database, sql);
        return query.next() ? query.integer(0) : 0;
    }

    void readOptions()
    {
        DatabaseOptions &options = m_result.schema.options;
        SqliteQuery encoding(m_database, "PRAGMA encoding");
        if (encoding.next() && encoding.text(0) != u"UTF-8")
            options.encoding = encoding.text(0);
        options.applicationId = pragma("PRAGMA application_id");
        options.userVersion = pragma("PRAGMA user_version");
        const qint64 pageSize = pragma("PRAGMA page_size");
        options.pageSize = pageSize == 4096 ? 0 : pageSize;
        const qint64 vacuum = pragma("PRAGMA auto_vacuum");
        options.autoVacuum = vacuum == 1 ? u"FULL"_s : vacuum == 2 ? u"INCREMENTAL"_s : QString();
    }

    sqlite3 *m_database;
    const Catalog &m_catalog;
    Introspection m_result;
    QSet<TableId> m_ids;
    std::vector<std::shared_ptr<Table>> m_tables;
    std::vector<std::shared_ptr<View>> m_views;
    QHash<QString, Table *> m_tablesByName;
    QHash<QString, View *> m_viewsByName;
};

/// An ordinary table that could not be proved keeps its text instead.
void makeOpaque(Introspection &result, const Catalog &catalog, const Unproved &unproved)
{
    const TablePtr table = result.schema.tables.find(unproved.table);
    Table opaque = *table;
    opaque.kind = TableKind::Opaque;
    opaque.reason = unproved.reason;
    for (const StoredObject &object : catalog.objects()) {
        if (object.type == u"table" && object.name == table->name)
            opaque.text = stringOf(viewOf(object.sql));
    }
    result.schema.tables.put(std::move(opaque));
}

} // namespace

Result<Introspection> introspect(sqlite3 *database, Proof proof)
{
    // As long as this stands at its row, all that is read is of one moment, whatever another
    // program does meanwhile. No longer than that: others wait to write.
    SqliteQuery moment(database, "SELECT count(*) FROM sqlite_schema");
    moment.next();
    Result<Catalog> catalog = Catalog::read(database);
    if (!catalog)
        return catalog.error();
    if (const Result<Done> pragmas = catalog->readPragmas(database); !pragmas)
        return pragmas.error();
    moment.reset();
    Introspection result = Reader(database, *catalog).read();
    if (proof == Proof::Yes) {
        for (const Unproved &each : unproved(result.schema, *catalog, result.needs))
            makeOpaque(result, *catalog, each);
    }
    for (const TablePtr &table : result.schema.tables) {
        if (table->kind == TableKind::Opaque) {
            result.problems.push_back(
                {Severity::Warning, u"opaque"_s, subjectOf(*table),
                 subjectOf(*table).name + u" is kept as text: "_s + table->reason + u'.'});
        }
    }
    return result;
}

} // namespace sw
