// SPDX-License-Identifier: Apache-2.0
#include "model/live/prove.h"

#include "model/sql/token.h"
#include "model/sql/writer.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// As in trying a script: SQLite slows down with the number of objects in one database.
constexpr size_t TablesAShard = 100;

/// The texts of indexes by name.
using IndexTexts = QHash<QString, QByteArray>;

IndexTexts indexTexts(const Catalog &catalog)
{
    IndexTexts texts;
    for (const StoredObject &object : catalog.objects()) {
        if (object.type == u"index" && !object.sql.isEmpty())
            texts.insert(object.name, object.sql);
    }
    return texts;
}

QString difference(const CatalogTable *original, const CatalogTable *rebuilt)
{
    if (!original || !rebuilt)
        return u"SQLite does not list it"_s;
    if (original->columns != rebuilt->columns)
        return u"its columns (table_xinfo) came out different"_s;
    if (original->indexes != rebuilt->indexes)
        return u"its keys (index_list, index_xinfo) came out different"_s;
    if (original->foreignKeys != rebuilt->foreignKeys)
        return u"its foreign keys (foreign_key_list) came out different"_s;
    if (original->list != rebuilt->list)
        return u"its options (table_list) came out different"_s;
    return {};
}

/// Some tables with their indexes, built in one database in memory.
class Rebuild {
public:
    Rebuild(const Schema &schema, const IndexTexts &texts) : m_writer(schema), m_texts(texts)
    {
        // Nothing here is ever rolled back.
        (void)m_scratch.run("PRAGMA journal_mode=OFF");
        (void)m_scratch.run("BEGIN");
    }

    void add(const Table &table)
    {
        run(table, m_writer.table(table));
        for (const Index &index : table.indexes) {
            const QByteArray written = m_writer.index(table, index).toUtf8();
            if (!sameTokens(viewOf(written), viewOf(m_texts.value(index.name))))
                m_refused.insert(table.id, u"its index %1 came out different"_s.arg(index.name));
        }
        m_tables.push_back(&table);
    }

    void compare(const Catalog &original, std::vector<Unproved> &result)
    {
        Catalog rebuilt;
        const Result<Done> read = rebuilt.readPragmas(m_scratch.handle());
        for (const Table *table : m_tables) {
            QString reason = m_refused.value(table->id);
            if (reason.isEmpty() && !read)
                reason = read.error().text;
            if (reason.isEmpty())
                reason
                    = difference(original.pragmasOf(table->name), rebuilt.pragmasOf(table->name));
            if (!reason.isEmpty())
                result.push_back({table->id, reason});
        }
    }

    [[nodiscard]] const Needs &needs() const { return m_scratch.needs(); }

private:
    void run(const Table &table, const QString &sql)
    {
        const QByteArray bytes = sql.toUtf8();
        if (sql.isEmpty())
            m_refused.insert(table.id, u"a part of it cannot be written"_s);
        else if (const auto error = m_scratch.run(viewOf(bytes)))
            m_refused.insert(table.id,
                             u"building it again, SQLite says “"_s + error->text + u"”"_s);
    }

    ScratchDatabase m_scratch{ScratchDatabase::StandIns::Everything};
    DdlWriter m_writer;
    const IndexTexts &m_texts;
    std::vector<const Table *> m_tables;
    QHash<TableId, QString> m_refused;
};

} // namespace

std::vector<Unproved> unproved(const Schema &schema, const Catalog &catalog, Needs &needs)
{
    std::vector<TablePtr> tables;
    for (const TablePtr &table : schema.tables) {
        if (table->kind == TableKind::Ordinary)
            tables.push_back(table);
    }
    const IndexTexts texts = indexTexts(catalog);
    std::vector<Unproved> result;
    for (size_t begin = 0; begin < tables.size(); begin += TablesAShard) {
        Rebuild rebuild(schema, texts);
        const size_t end = std::min(begin + TablesAShard, tables.size());
        for (size_t i = begin; i < end; ++i)
            rebuild.add(*tables[i]);
        rebuild.compare(catalog, result);
        needs.collations += rebuild.needs().collations;
        needs.functions += rebuild.needs().functions;
    }
    needs.collations.removeDuplicates();
    needs.functions.removeDuplicates();
    return result;
}

} // namespace sw
