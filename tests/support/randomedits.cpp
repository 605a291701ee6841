// SPDX-License-Identifier: Apache-2.0
#include "tests/support/randomedits.h"

#include "tests/support/edits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw::test {

RandomEditor::RandomEditor(quint32 seed, QString mark, std::vector<TableId> tables)
    : m_random(seed), m_mark(std::move(mark)), m_tables(std::move(tables))
{
}

void RandomEditor::edit(Content &content, int times)
{
    for (int i = 0; i < times; ++i) {
        const int kind = below(12);
        if (kind == 0 || m_tables.empty())
            addTable(content);
        else if (kind == 1)
            draw(content);
        else
            editTable(content, m_tables[size_t(below(qsizetype(m_tables.size())))]);
    }
}

QString RandomEditor::freshName() { return u"%1%2"_s.arg(m_mark).arg(++m_names); }

void RandomEditor::addTable(Content &content)
{
    Table table;
    table.name = freshName();
    table.id = TableId::fromNames({u"new", table.name});
    for (int i = 1 + below(4); i > 0; --i)
        addColumn(table);
    Key key;
    key.id = KeyId::fromNames({u"new", table.name});
    key.primary = true;
    key.parts.push_back({table.columns.front().id, {}, {}});
    table.keys.push_back(key);
    m_tables.push_back(table.id);
    Placement placement;
    placement.diagram = content.drawing.diagrams.at(0)->id;
    placement.subject = table.id.value();
    placement.position = QPointF(below(1000), below(1000));
    content.drawing.placements.put(placement);
    m_done += u"add table "_s + table.name;
    content.schema.tables.put(std::move(table));
}

void RandomEditor::editTable(Content &content, TableId id)
{
    const TablePtr before = content.schema.tables.find(id);
    Table table = *before;
    switch (below(10)) {
    case 0:
        table.formerNames.append(table.name);
        table.name = freshName();
        m_done += u"rename table %1 to %2"_s.arg(before->name, table.name);
        break;
    case 1:
        table.strict = !table.strict;
        m_done += u"strict "_s + table.name;
        break;
    case 2:
    case 3:
        addColumn(table);
        break;
    case 4:
        addIndex(table);
        break;
    case 5:
        addForeignKey(content, table);
        break;
    case 6:
        deleteColumn(content, table);
        return;
    case 7:
        if (below(4) == 0) {
            deleteTable(content, id);
            return;
        }
        std::rotate(table.columns.begin(), table.columns.begin() + 1, table.columns.end());
        m_done += u"rotate "_s + table.name;
        break;
    default:
        editColumn(table);
    }
    content.schema.tables.put(std::move(table));
}

void RandomEditor::addColumn(Table &table)
{
    Column column;
    column.name = freshName();
    column.id = ColumnId::fromNames({u"new", column.name});
    column.type = u"TEXT"_s;
    m_done += u"add column %1.%2"_s.arg(table.name, column.name);
    table.columns.insert(table.columns.begin() + below(qsizetype(table.columns.size()) + 1),
                         column);
}

void RandomEditor::editColumn(Table &table)
{
    Column &column = table.columns[size_t(below(qsizetype(table.columns.size())))];
    m_done += u"edit column %1.%2"_s.arg(table.name, column.name);
    switch (below(5)) {
    case 0:
        column.formerNames.append(column.name);
        column.name = freshName();
        break;
    case 1:
        column.type = u"VARCHAR(%1)"_s.arg(below(5));
        break;
    case 2:
        column.notNull = NotNull{Conflict(below(3))};
        break;
    case 3:
        column.model.attribute = freshName();
        break;
    default:
        column.defaultValue = QString::number(below(3));
    }
}

void RandomEditor::addIndex(Table &table)
{
    Index index;
    index.name = freshName();
    index.id = IndexId::fromNames({u"new", index.name});
    const ColumnId column = table.columns[size_t(below(qsizetype(table.columns.size())))].id;
    index.parts.push_back({column, {}, {}, {}});
    m_done += u"add index %1 on %2"_s.arg(index.name, table.name);
    table.indexes.push_back(index);
}

void RandomEditor::addForeignKey(Content &content, Table &table)
{
    const TablePtr parent
        = content.schema.tables.find(m_tables[size_t(below(qsizetype(m_tables.size())))]);
    ForeignKey key;
    key.id = ForeignKeyId::fromNames({u"new", freshName()});
    key.columns.push_back(table.columns[size_t(below(qsizetype(table.columns.size())))].id);
    key.parent.id = parent->id;
    key.parentColumns.push_back(
        {parent->columns[size_t(below(qsizetype(parent->columns.size())))].id, {}});
    m_done += u"add foreign key %1 to %2"_s.arg(table.name, parent->name);
    table.foreignKeys.push_back(key);
}

void RandomEditor::deleteColumn(Content &content, const Table &table)
{
    if (table.columns.size() < 2)
        return;
    const QString name = table.columns[size_t(below(qsizetype(table.columns.size())))].name;
    m_done += u"delete column %1.%2"_s.arg(table.name, name);
    content = without(std::move(content), table.name, name);
}

void RandomEditor::deleteTable(Content &content, TableId id)
{
    const QString name = content.schema.tables.find(id)->name;
    m_done += u"delete table "_s + name;
    content = without(std::move(content), name);
    std::erase(m_tables, id);
}

void RandomEditor::draw(Content &content)
{
    if (below(2) == 0 && !m_tables.empty()) {
        Placement placement;
        placement.diagram = content.drawing.diagrams.at(0)->id;
        placement.subject = m_tables[size_t(below(qsizetype(m_tables.size())))].value();
        placement.position = QPointF(below(1000), below(1000));
        m_done += u"move "_s + content.schema.tables.find(TableId(placement.subject))->name;
        content.drawing.placements.put(placement);
        return;
    }
    Note note;
    note.text = freshName();
    note.id = NoteId::fromNames({u"new", note.text});
    note.diagram = content.drawing.diagrams.at(0)->id;
    note.size = QSizeF(100, 50);
    m_done += u"add note "_s + note.text;
    content.drawing.notes.put(note);
}

} // namespace sw::test
