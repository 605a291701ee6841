// SPDX-License-Identifier: Apache-2.0
#include "model/sql/viewfacts.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/sqlite.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// SQLite writes every view that a view reads out in full, each time: views of views of views that
/// read something twice grow without end.
constexpr int MostViewsInAView = 500;

/// Only names and types matter to what a view gives.
QString bareTable(const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns)
        columns.append(alwaysQuotedName(column.name)
                       + (column.type.isEmpty() ? QString() : QString(u' ' + column.type)));
    return u"CREATE TABLE "_s + alwaysQuotedName(table.name) + u'(' + columns.join(u", ") + u')';
}

QString bareView(const View &view)
{
    QStringList columns;
    for (const QString &column : view.columns)
        columns.append(alwaysQuotedName(column));
    return u"CREATE VIEW "_s + alwaysQuotedName(view.name)
           + (columns.isEmpty() ? QString() : QString(u'(' + columns.join(u", ") + u')'))
           + u" AS "_s + view.select;
}

std::vector<ViewColumn> namedOnly(const View &view)
{
    std::vector<ViewColumn> columns;
    for (const QString &name : view.columns)
        columns.push_back({name, {}});
    return columns;
}

} // namespace

/// One update of the cache.
class ViewFactsWork {
public:
    ViewFactsWork(ViewFactsCache &cache, const Schema &schema)
        : m_cache(cache), m_schema(schema), m_objects(schema)
    {
    }

    void run()
    {
        std::erase_if(m_cache.m_known,
                      [&](const auto &known) { return !m_schema.views.find(ViewId(known.first)); });
        std::erase_if(m_cache.m_names,
                      [&](const auto &names) { return !m_schema.views.find(ViewId(names.first)); });
        for (const ViewPtr &view : m_schema.views)
            look(view);
    }

private:
    const QStringList &namesOf(const ViewPtr &view)
    {
        auto &[known, names] = m_cache.m_names[view->id.value()];
        if (known != view) {
            known = view;
            names = readNames(view->select);
        }
        return names;
    }

    void look(const ViewPtr &view)
    {
        m_tables.clear();
        m_views.clear();
        m_count = 0;
        gather(view);
        ViewFactsCache::Known &known = m_cache.m_known[view->id.value()];
        std::vector<std::shared_ptr<const void>> basis(m_tables.begin(), m_tables.end());
        basis.insert(basis.end(), m_views.begin(), m_views.end());
        if (basis == known.basis)
            return;
        known.basis = std::move(basis);
        known.facts = {readsOf(view), columnsOf(*view)};
    }

    /// The view and everything that it needs, each once; counts how often views stand in it.
    void gather(const ViewPtr &view)
    {
        if (++m_count > MostViewsInAView)
            return;
        if (std::find(m_open.begin(), m_open.end(), view) != m_open.end())
            return; // it reads itself, which SQLite refuses
        m_open.push_back(view);
        for (const QString &name : namesOf(view)) {
            if (const TablePtr table = m_objects.table(name)) {
                if (std::find(m_tables.begin(), m_tables.end(), table) == m_tables.end())
                    m_tables.push_back(table);
            } else if (const ViewPtr other = m_objects.view(name)) {
                gather(other);
            }
        }
        m_open.pop_back();
        if (std::find(m_views.begin(), m_views.end(), view) == m_views.end())
            m_views.push_back(view);
    }

    std::vector<quint64> readsOf(const ViewPtr &view)
    {
        std::vector<quint64> reads;
        for (const QString &name : namesOf(view)) {
            if (const TablePtr table = m_objects.table(name))
                reads.push_back(table->id.value());
            else if (const ViewPtr other = m_objects.view(name); other && other != view)
                reads.push_back(other->id.value());
        }
        std::sort(reads.begin(), reads.end());
        reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
        return reads;
    }

    [[nodiscard]] std::vector<ViewColumn> columnsOf(const View &view) const
    {
        if (m_count > MostViewsInAView)
            return namedOnly(view);
        ScratchDatabase database(ScratchDatabase::StandIns::Everything);
        for (const TablePtr &table : m_tables) {
            if (database.run(utf8(bareTable(*table))))
                return namedOnly(view);
        }
        for (const ViewPtr &each : m_views) {
            if (database.run(utf8(bareView(*each))))
                return namedOnly(view);
        }
        // Prepared, so that unknown functions get their stand-ins; no row is there to be read.
        const QByteArray select
            = (u"SELECT * FROM "_s + alwaysQuotedName(view.name) + u" LIMIT 0").toUtf8();
        if (database.run(viewOfBytes(select)))
            return namedOnly(view);
        const SqliteQuery query(database.handle(), viewOfBytes(select));
        std::vector<ViewColumn> columns;
        columns.reserve(static_cast<size_t>(query.columnCount()));
        for (int i = 0; i < query.columnCount(); ++i)
            columns.push_back({query.columnName(i), query.columnType(i)});
        return columns;
    }

    static std::string_view viewOfBytes(const QByteArray &bytes)
    {
        return {bytes.constData(), static_cast<size_t>(bytes.size())};
    }

    static std::string utf8(const QString &text) { return text.toStdString(); }

    ViewFactsCache &m_cache;
    const Schema &m_schema;
    const SchemaNames m_objects;
    std::vector<TablePtr> m_tables;
    std::vector<ViewPtr> m_views;
    std::vector<ViewPtr> m_open;
    int m_count = 0;
};

void ViewFactsCache::update(const Schema &schema)
{
    if (schema.views.isEmpty()) {
        m_known.clear();
        m_names.clear();
        return;
    }
    ViewFactsWork(*this, schema).run();
}

const ViewFacts &ViewFactsCache::of(ViewId view) const
{
    static const ViewFacts none;
    const auto found = m_known.find(view.value());
    return found == m_known.end() ? none : found->second.facts;
}

} // namespace sw
