// SPDX-License-Identifier: Apache-2.0
#include "tests/support/contents.h"

#include "model/base/name.h"
#include "model/document/integrity.h"
#include "tests/support/picture.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

/// Collects what is wrong with names and shapes; where ids lead is for firstFault() to say.
class Faults {
public:
    explicit Faults(const Content &content) : m_content(content) {}

    QStringList run()
    {
        if (const auto fault = firstFault(m_content))
            m_faults.append(fault->kind + u": "_s + fault->text);
        for (const TablePtr &table : m_content.schema.tables)
            checkTable(*table);
        for (const ViewPtr &view : m_content.schema.views)
            name(view->name);
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
        check(!table.columns.empty() || table.kind != TableKind::Ordinary,
              u"no columns: "_s + table.name);
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
        }
        check(primaries <= 1, u"two primary keys: "_s + table.name);
        check(primaries == 1 || !table.withoutRowid, u"no key: "_s + table.name);
        for (const ForeignKey &key : table.foreignKeys)
            checkForeignKey(table, key);
        for (const Index &index : table.indexes) {
            name(index.name);
            check(!index.parts.empty(), u"empty index: "_s + index.name);
        }
    }

    void checkForeignKey(const Table &table, const ForeignKey &key)
    {
        const QString where = u"foreign key of "_s + table.name;
        unique(key.id.value(), where);
        check(!key.columns.empty(), where + u": no columns"_s);
        check(!key.parent.id.isNull() || !m_content.schema.table(key.parent.name),
              where + u": named though it is there"_s);
        check(key.parentColumns.empty() || key.parentColumns.size() == key.columns.size(),
              where + u": numbers of columns"_s);
    }

    const Content &m_content;
    QStringList m_faults;
    QSet<QString> m_names;
    QSet<quint64> m_ids;
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
