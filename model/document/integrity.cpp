// SPDX-License-Identifier: Apache-2.0
#include "model/document/integrity.h"

#include "model/document/fields.h"

#include <QSet>

namespace sw {

namespace {

/// Looks at one object after the other and keeps the first fault.
class Inspector {
public:
    explicit Inspector(const Content &content)
        : m_schema(content.schema), m_drawing(content.drawing)
    {
    }

    std::optional<Fault> inspect(const Shelf<MergeConflict> &conflicts)
    {
        for (const TablePtr &table : m_schema.tables)
            look(*table);
        for (const ViewPtr &view : m_schema.views)
            look(*view);
        for (const PlacementPtr &placement : m_drawing.placements)
            look(*placement);
        for (const RoutePtr &route : m_drawing.routes)
            look(*route);
        for (const NotePtr &note : m_drawing.notes)
            lookAtDiagram(*note, note->diagram);
        for (const AreaPtr &area : m_drawing.areas)
            look(*area);
        for (const MergeConflictPtr &conflict : conflicts)
            look(*conflict);
        return m_fault;
    }

private:
    template <typename T> void fail(const T &object, QString text)
    {
        if (!m_fault)
            m_fault = Fault{QString::fromLatin1(kindOf<T>()), idBitsOf(object), std::move(text)};
    }

    template <typename T> void lookForTwins(const std::vector<T> &parts)
    {
        // Few parts are the rule, so that looking at each pair is the fastest; many are possible.
        if (parts.size() <= 16) {
            for (size_t i = 1; i < parts.size(); ++i) {
                for (size_t j = 0; j < i; ++j) {
                    if (parts[i].id == parts[j].id)
                        failTwin(parts[i]);
                }
            }
            return;
        }
        QSet<decltype(T::id)> seen;
        for (const T &part : parts) {
            const qsizetype before = seen.size();
            seen.insert(part.id);
            if (seen.size() == before)
                failTwin(part);
        }
    }

    template <typename T> void failTwin(const T &object)
    {
        fail(object, QStringLiteral("another one has the same id"));
    }

    template <typename T> void needColumn(const T &part, const Table &table, ColumnId column)
    {
        if (!table.column(column))
            fail(part, QStringLiteral("it names the column %1, which table \"%2\" does not have")
                           .arg(column.text(), table.name));
    }

    void look(const Table &table)
    {
        lookForTwins(table.columns);
        lookForTwins(table.keys);
        lookForTwins(table.checks);
        lookForTwins(table.indexes);
        lookForTwins(table.triggers);
        for (const Key &key : table.keys) {
            for (const KeyPart &part : key.parts)
                needColumn(key, table, part.column);
        }
        for (const Check &check : table.checks) {
            if (!check.column.isNull())
                needColumn(check, table, check.column);
        }
        for (const Index &index : table.indexes) {
            for (const IndexPart &part : index.parts) {
                if (!part.column.isNull())
                    needColumn(index, table, part.column);
            }
        }
        for (const ForeignKey &key : table.foreignKeys)
            look(key, table);
    }

    void look(const ForeignKey &key, const Table &table)
    {
        // A route names its foreign key without the table: these ids are unique in the document.
        const qsizetype before = m_foreignKeys.size();
        m_foreignKeys.insert(key.id);
        if (m_foreignKeys.size() == before)
            failTwin(key);
        for (const ColumnId column : key.columns)
            needColumn(key, table, column);
        const TablePtr parent
            = key.parent.id.isNull() ? nullptr : m_schema.tables.find(key.parent.id);
        if (!parent && !key.parent.id.isNull()) {
            fail(key, QStringLiteral("its parent, the table %1, is not in the document")
                          .arg(key.parent.id.text()));
            return;
        }
        for (const ColumnRef &ref : key.parentColumns) {
            if (ref.id.isNull())
                continue;
            if (parent)
                needColumn(key, *parent, ref.id);
            else
                fail(key, QStringLiteral("it names the column %1 of a parent that is known only "
                                         "by its name")
                              .arg(ref.id.text()));
        }
    }

    void look(const View &view)
    {
        lookForTwins(view.triggers);
        // Placements name tables and views alike.
        if (m_schema.tables.find(TableId(view.id.value())))
            fail(view, QStringLiteral("a table has the same id"));
    }

    template <typename T> void lookAtDiagram(const T &object, DiagramId diagram)
    {
        if (!m_drawing.diagrams.find(diagram))
            fail(object,
                 QStringLiteral("its diagram, %1, is not in the document").arg(diagram.text()));
    }

    void look(const Placement &placement)
    {
        lookAtDiagram(placement, placement.diagram);
        if (!m_schema.tables.find(TableId(placement.subject))
            && !m_schema.views.find(ViewId(placement.subject)))
            fail(placement, QStringLiteral("no table or view has this id"));
    }

    void look(const Route &route)
    {
        lookAtDiagram(route, route.diagram);
        if (!m_foreignKeys.contains(route.edge))
            fail(route, QStringLiteral("no foreign key has this id"));
    }

    void look(const Area &area)
    {
        lookAtDiagram(area, area.diagram);
        if (area.parent.isNull())
            return;
        AreaPtr around = m_drawing.areas.find(area.parent);
        if (!around || around->diagram != area.diagram) {
            fail(area, QStringLiteral("the area around it, %1, is not in its diagram")
                           .arg(area.parent.text()));
            return;
        }
        // Whoever walks up must arrive: more steps than areas mean a circle.
        for (qsizetype steps = 0; around; ++steps) {
            if (steps > m_drawing.areas.size()) {
                fail(area, QStringLiteral("it lies in itself"));
                return;
            }
            around = m_drawing.areas.find(around->parent);
        }
    }

    void look(const MergeConflict &conflict)
    {
        if (!isThere(conflict.base) && !isThere(conflict.theirs))
            fail(conflict, QStringLiteral("it holds neither the common version nor theirs"));
    }

    const Schema &m_schema;
    const Drawing &m_drawing;
    QSet<ForeignKeyId> m_foreignKeys;
    std::optional<Fault> m_fault;
};

} // namespace

std::optional<Fault> firstFault(const Content &content)
{
    return Inspector(content).inspect(content.conflicts);
}

} // namespace sw
