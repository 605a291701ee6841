// SPDX-License-Identifier: Apache-2.0
#include "tests/support/contents.h"

#include "model/base/name.h"
#include "tests/support/picture.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

/// Collects what is wrong.
class Faults {
public:
    explicit Faults(const Content &content) : m_content(content) {}

    QStringList run()
    {
        for (const TablePtr &table : m_content.schema.tables)
            checkTable(*table);
        for (const ViewPtr &view : m_content.schema.views) {
            name(view->name);
            unique(view->id.value(), view->name);
        }
        checkDrawing();
        return m_faults;
    }

private:
    void check(bool good, const QString &what)
    {
        if (!good)
            m_faults.append(what);
    }

    void name(const QString &wanted)
    {
        const QString folded = foldedName(wanted);
        check(!m_names.contains(folded), u"name twice: "_s + wanted);
        m_names.insert(folded);
    }

    void unique(quint64 id, const QString &of)
    {
        check(id != 0 && !m_ids.contains(id), u"id twice or none: "_s + of);
        m_ids.insert(id);
    }

    void checkTable(const Table &table)
    {
        name(table.name);
        unique(table.id.value(), table.name);
        check(!table.columns.empty(), u"no columns: "_s + table.name);
        QSet<QString> columnNames;
        for (const Column &column : table.columns) {
            unique(column.id.value(), table.name + u'.' + column.name);
            check(!columnNames.contains(foldedName(column.name)),
                  u"column twice: "_s + table.name + u'.' + column.name);
            columnNames.insert(foldedName(column.name));
        }
        int primaries = 0;
        for (const Key &key : table.keys) {
            unique(key.id.value(), u"key of "_s + table.name);
            primaries += key.primary ? 1 : 0;
            check(!key.parts.empty(), u"empty key: "_s + table.name);
            for (const KeyPart &part : key.parts)
                check(table.column(part.column), u"key column: "_s + table.name);
        }
        check(primaries <= 1, u"two primary keys: "_s + table.name);
        for (const Check &each : table.checks) {
            unique(each.id.value(), u"check of "_s + table.name);
            check(each.column.isNull() || table.column(each.column), u"check: "_s + table.name);
        }
        for (const ForeignKey &key : table.foreignKeys)
            checkForeignKey(table, key);
        for (const Index &index : table.indexes) {
            name(index.name);
            unique(index.id.value(), index.name);
            check(!index.parts.empty(), u"empty index: "_s + index.name);
            for (const IndexPart &part : index.parts)
                check(part.column.isNull() ? !part.expression.isEmpty()
                                           : table.column(part.column) != nullptr,
                      u"index part: "_s + index.name);
        }
        for (const Trigger &trigger : table.triggers)
            unique(trigger.id.value(), trigger.name);
    }

    void checkForeignKey(const Table &table, const ForeignKey &key)
    {
        const QString where = u"foreign key of "_s + table.name;
        unique(key.id.value(), where);
        m_edges.insert(key.id.value());
        check(!key.columns.empty(), where + u": no columns"_s);
        for (const ColumnId column : key.columns)
            check(table.column(column), where + u": column"_s);
        const TablePtr parent = m_content.schema.tables.find(key.parent.id);
        check(key.parent.id.isNull() != (parent != nullptr), where + u": parent"_s);
        check(!key.parent.id.isNull() || !m_content.schema.table(key.parent.name),
              where + u": named though it is there"_s);
        for (const ColumnRef &ref : key.parentColumns)
            check(ref.id.isNull() || (parent && parent->column(ref.id)),
                  where + u": parent's column"_s);
        check(key.parentColumns.empty() || key.parentColumns.size() == key.columns.size(),
              where + u": numbers of columns"_s);
    }

    void checkDrawing()
    {
        const Drawing &drawing = m_content.drawing;
        const auto isIn = [&](const auto &item, const QString &what) {
            check(drawing.diagrams.find(item->diagram) != nullptr, what + u": diagram"_s);
        };
        for (const PlacementPtr &placement : drawing.placements) {
            isIn(placement, u"placement"_s);
            check(m_content.schema.tables.find(TableId(placement->subject))
                      || m_content.schema.views.find(ViewId(placement->subject)),
                  u"placement: subject"_s);
        }
        for (const RoutePtr &route : drawing.routes) {
            isIn(route, u"route"_s);
            check(m_edges.contains(route->edge.value()), u"route: edge"_s);
        }
        for (const NotePtr &note : drawing.notes)
            isIn(note, u"note"_s);
        for (const AreaPtr &area : drawing.areas) {
            isIn(area, u"area"_s);
            check(area->parent.isNull() || drawing.areas.find(area->parent), u"area: parent"_s);
        }
    }

    const Content &m_content;
    QStringList m_faults;
    QSet<QString> m_names;
    QSet<quint64> m_ids;
    QSet<quint64> m_edges;
};

} // namespace

Content contentOf(QStringView picture)
{
    Content content;
    content.schema = schemaFromPicture(picture);
    Diagram diagram;
    diagram.id = mainDiagram();
    diagram.name = u"main"_s;
    content.drawing.diagrams.put(std::move(diagram));
    for (const TablePtr &table : content.schema.tables) {
        Placement placement;
        placement.diagram = mainDiagram();
        placement.subject = table->id.value();
        content.drawing.placements.put(std::move(placement));
        for (const ForeignKey &key : table->foreignKeys) {
            Route route;
            route.diagram = mainDiagram();
            route.edge = key.id;
            route.childSide = Side::Left;
            content.drawing.routes.put(std::move(route));
        }
    }
    return content;
}

DiagramId mainDiagram() { return DiagramId::fromNames({u"diagram", u"main"}); }

TableId tableIn(const Content &content, QStringView name)
{
    const TablePtr table = content.schema.table(name);
    return table ? table->id : TableId();
}

ColumnId columnIn(const Content &content, QStringView name)
{
    const qsizetype dot = name.indexOf(u'.');
    const TablePtr table = content.schema.table(name.first(dot));
    const Column *column = table ? table->column(name.sliced(dot + 1)) : nullptr;
    return column ? column->id : ColumnId();
}

ForeignKeyId keyIn(const Content &content, QStringView name)
{
    const ColumnId column = columnIn(content, name);
    const TablePtr table = content.schema.table(name.first(name.indexOf(u'.')));
    for (const ForeignKey &key : table->foreignKeys) {
        if (key.columns.front() == column)
            return key.id;
    }
    return {};
}

ViewId viewIn(const Content &content, QStringView name)
{
    const ViewPtr view = content.schema.view(name);
    return view ? view->id : ViewId();
}

Content applied(Content content, const Changes &changes)
{
    sw::apply(content, changes);
    return content;
}

QStringList faultsOf(const Content &content) { return Faults(content).run(); }

QString after(const Content &content, const Result<Changes> &changes)
{
    if (!changes)
        return u"error: "_s + changes.error().text;
    Content result = applied(content, *changes);
    const QString picture = pictureOf(result.schema);
    const QStringList faults = faultsOf(result);
    if (!faults.isEmpty() && faultsOf(content).isEmpty())
        return u"FAULTS: "_s + faults.join(u"; ") + u" IN "_s + picture;
    sw::apply(result, inverse(*changes));
    if (!(result == content))
        return u"THE INVERSE DOES NOT LEAD BACK FROM "_s + picture;
    return picture;
}

} // namespace sw::test
