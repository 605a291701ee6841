// SPDX-License-Identifier: Apache-2.0
#include "tests/support/edits.h"

#include "model/base/name.h"
#include "model/schema/link.h"
#include "model/sync/redirect.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

template <typename T, typename Gone> void eraseIf(Shelf<T> &shelf, Gone gone)
{
    std::vector<std::shared_ptr<const T>> kept;
    for (const auto &object : shelf) {
        if (!gone(*object))
            kept.push_back(object);
    }
    shelf.assign(kept);
}

void dropLooseRoutes(Content &content)
{
    eraseIf(content.drawing.routes, [&](const Route &route) {
        return std::none_of(
            content.schema.tables.begin(), content.schema.tables.end(),
            [&](const TablePtr &table) { return table->foreignKey(route.edge) != nullptr; });
    });
}

template <typename Use> void dropForeignKeys(Content &content, Use use)
{
    const auto tables = content.schema.tables;
    for (const TablePtr &table : tables) {
        Table copy = *table;
        if (std::erase_if(copy.foreignKeys,
                          [&](const ForeignKey &key) { return use(*table, key); }))
            content.schema.tables.put(std::move(copy));
    }
}

void place(Content &content, const Table &table, double x)
{
    Placement placement;
    placement.diagram = content.drawing.diagrams.at(0)->id;
    placement.subject = table.id.value();
    placement.position = QPointF(x, 0);
    content.drawing.placements.put(placement);
}

} // namespace

Content contentFromPicture(QStringView picture)
{
    Content content;
    Diagram diagram;
    diagram.id = DiagramId::fromNames({u"diagram", u"All"});
    diagram.name = u"All"_s;
    content.drawing.diagrams.put(diagram);
    content.schema = schemaFromPicture(picture);
    for (qsizetype i = 0; i < content.schema.tables.size(); ++i)
        place(content, *content.schema.tables.at(i), 100.0 * static_cast<double>(i));
    return content;
}

Content renamed(Content content, QStringView table, const QString &name)
{
    return withTable(std::move(content), table, [&](Table &edited) {
        edited.formerNames.append(edited.name);
        edited.name = name;
    });
}

Content renamed(Content content, QStringView table, QStringView column, const QString &name)
{
    return withTable(std::move(content), table, [&](Table &edited) {
        Column &found = columnOf(edited, column);
        found.formerNames.append(found.name);
        found.name = name;
    });
}

Content without(Content content, QStringView table)
{
    const TableId id = content.schema.table(table)->id;
    content.schema.tables.remove(id);
    eraseIf(content.drawing.placements,
            [&](const Placement &placement) { return placement.subject == id.value(); });
    dropForeignKeys(content,
                    [&](const Table &, const ForeignKey &key) { return key.parent.id == id; });
    dropLooseRoutes(content);
    return content;
}

Content without(Content content, QStringView table, QStringView column)
{
    const TablePtr before = content.schema.table(table);
    const ColumnId id = before->column(column)->id;
    dropForeignKeys(content, [&](const Table &owner, const ForeignKey &key) {
        const auto names = [&](const ColumnRef &ref) { return ref.id == id; };
        return (owner.id == before->id
                && std::find(key.columns.begin(), key.columns.end(), id) != key.columns.end())
               || (key.parent.id == before->id
                   && std::any_of(key.parentColumns.begin(), key.parentColumns.end(), names));
    });
    content = withTable(std::move(content), table, [&](Table &edited) {
        const auto uses = [&](const auto &item) {
            return std::any_of(item.parts.begin(), item.parts.end(),
                               [&](const auto &part) { return part.column == id; });
        };
        std::erase_if(edited.columns, [&](const Column &item) { return item.id == id; });
        std::erase_if(edited.keys, uses);
        std::erase_if(edited.indexes, uses);
        std::erase_if(edited.checks, [&](const Check &item) { return item.column == id; });
    });
    dropLooseRoutes(content);
    return content;
}

Content with(const Content &content, QStringView picture)
{
    Content result = content;
    const Schema more = schemaFromPicture(picture);
    for (const TablePtr &table : more.tables) {
        result.schema.tables.put(table);
        place(result, *table, 1000);
    }
    linkSchema(result.schema);
    return result;
}

Content withFreshIds(const Content &content, QStringView salt)
{
    Redirections to;
    const auto fresh = [&]<typename IdT>(QHash<IdT, IdT> &map, IdT id) {
        map.insert(id, IdT::fromNames({id.text(), salt}));
    };
    for (const TablePtr &table : content.schema.tables) {
        fresh(to.tables, table->id);
        PartRedirections &parts = to.ofTables[table->id];
        for (const Column &part : table->columns)
            fresh(parts.columns, part.id);
        for (const Key &part : table->keys)
            fresh(parts.keys, part.id);
        for (const Check &part : table->checks)
            fresh(parts.checks, part.id);
        for (const Index &part : table->indexes)
            fresh(parts.indexes, part.id);
        for (const Trigger &part : table->triggers)
            fresh(parts.triggers, part.id);
        for (const ForeignKey &part : table->foreignKeys)
            fresh(to.foreignKeys, part.id);
    }
    for (const ViewPtr &view : content.schema.views)
        fresh(to.views, view->id);
    for (const DiagramPtr &diagram : content.drawing.diagrams)
        fresh(to.diagrams, diagram->id);
    return redirected(content, to);
}

Column &columnOf(Table &table, QStringView name)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const Column &c) { return sameName(c.name, name); });
    Q_ASSERT(found != table.columns.end());
    return *found;
}

} // namespace sw::test
