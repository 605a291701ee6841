// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mergecase.h"

#include "model/document/integrity.h"
#include "model/file/documentbytes.h"
#include "model/sync/merge.h"

using namespace Qt::StringLiterals;

namespace sw::test {

const Content &pets()
{
    static const Content content = contentFromPicture(
        u"owner owner_id:pk name:TEXT! | pet pet_id:pk name:TEXT owner_id:INTEGER>owner.owner_id");
    return content;
}

QString merged(const Content &ours, const Content &theirs, const Content &base)
{
    const MergeResult result = merge(base, ours, theirs);
    QStringList lines{pictureOf(result.content.schema)};
    for (const MergeConflictPtr &conflict : result.conflicts) {
        for (const QString &line : conflict->text.split(u'\n'))
            lines += u"! "_s + line;
    }
    for (const QString &note : result.notes)
        lines += u"· "_s + note;
    if (const auto fault = firstFault(result.content))
        lines += u"FAULT "_s + fault->text;
    const auto read = contentFromBytes(bytesOf(result.content));
    if (!read || !(*read == result.content))
        lines += u"the merged document cannot be saved and read"_s;
    return lines.join(u'\n');
}

Content moved(Content content, QStringView table, double x)
{
    Placement placement;
    placement.diagram = content.drawing.diagrams.at(0)->id;
    placement.subject = content.schema.table(table)->id.value();
    placement.position = QPointF(x, x);
    content.drawing.placements.put(placement);
    return content;
}

Content inAnotherDiagram(Content content, QStringView table)
{
    Diagram diagram;
    diagram.id = DiagramId::fromNames({u"diagram", u"Two"});
    diagram.name = u"Two"_s;
    content.drawing.diagrams.put(diagram);
    Placement placement;
    placement.diagram = diagram.id;
    placement.subject = content.schema.table(table)->id.value();
    content.drawing.placements.put(placement);
    return content;
}

void addColumn(Table &table, const QString &name, const QString &type, size_t place)
{
    Column column;
    column.id = ColumnId::fromNames({u"column", table.name, name, type});
    column.name = name;
    column.type = type;
    table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(place), column);
}

void addIndex(Table &table, const QString &name, QStringView column)
{
    Index index;
    index.id = IndexId::fromNames({u"index", name});
    index.name = name;
    index.parts.push_back({columnOf(table, column).id, {}, {}, {}});
    table.indexes.push_back(index);
}

} // namespace sw::test
