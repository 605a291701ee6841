// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_column.h"

#include "model/base/name.h"
#include "model/document/names.h"
#include "model/document/references.h"
#include "model/document/sqltexts.h"
#include "model/document/textnames.h"
#include "model/sql/types.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Calls `work(Column &)` with a copy of the column and checks its texts afterwards.
template <typename Work>
Result<Changes> alterColumn(const Content &content, TableId tableId, ColumnId id, Work work)
{
    return alterTable(content, tableId, [&](Table &table) -> Objection {
        Column *column = partWithId(table.columns, id);
        if (!column)
            return noSuchColumn(table);
        work(*column);
        return objectionToTexts(*column);
    });
}

template <typename Work>
Result<Changes> markColumn(const Content &content, TableId tableId, ColumnId id, Work work)
{
    return markTable(content, tableId, [&](Table &table) -> Objection {
        Column *column = partWithId(table.columns, id);
        if (!column)
            return noSuchColumn(table);
        work(*column);
        return std::nullopt;
    });
}

/// A row label is a column's name, or a pattern with names in braces.
QString labelAfter(const QString &label, const QString &oldName, const QString &newName)
{
    if (sameName(label, oldName))
        return newName;
    return QString(label).replace(u'{' + oldName + u'}', u'{' + newName + u'}',
                                  Qt::CaseInsensitive);
}

/// Retypes the foreign key columns that refer to the column, and so on from there.
void retypeReferences(Edit &edit, TableId tableId, ColumnId columnId, const QString &type,
                      QSet<ColumnId> &visited)
{
    if (visited.contains(columnId))
        return;
    visited.insert(columnId);
    Table table = *edit.schema().tables.find(tableId);
    Column *column = partWithId(table.columns, columnId);
    if (!column)
        return;
    giveType(*column, type);
    edit.put(table);
    std::vector<std::pair<TableId, ColumnId>> children;
    for (const TablePtr &child : edit.schema().tables) {
        for (const ForeignKey &key : child->foreignKeys) {
            if (key.parent.id != tableId)
                continue;
            const ColumnIds targets = parentColumnsOf(key, table);
            for (size_t i = 0; i < targets.size() && i < key.columns.size(); ++i) {
                if (targets[i] == columnId)
                    children.emplace_back(child->id, key.columns[i]);
            }
        }
    }
    for (const auto &[child, key] : children)
        retypeReferences(edit, child, key, type, visited);
}

/// The columns with the generated ones that need them.
ColumnIds withGenerated(const Table &table, ColumnIds doomed)
{
    for (bool grown = true; grown;) {
        grown = false;
        for (const Column &column : table.columns) {
            if (!column.generated || holds(doomed, column.id))
                continue;
            const bool needed = std::any_of(doomed.begin(), doomed.end(), [&](ColumnId id) {
                return namesColumn(column.generated->expression, table.column(id)->name);
            });
            if (needed) {
                doomed.push_back(column.id);
                grown = true;
            }
        }
    }
    return doomed;
}

/// What is left of a table without some of its columns.
class ColumnRemoval {
public:
    ColumnRemoval(const Table &table, const ColumnIds &doomed) : m_table(table), m_doomed(doomed) {}

    [[nodiscard]] bool uses(const Key &key) const { return isAnyDoomed(columnsOf(key)); }

    [[nodiscard]] bool isAnyDoomed(const ColumnIds &columns) const
    {
        return std::any_of(columns.begin(), columns.end(),
                           [&](ColumnId id) { return holds(m_doomed, id); });
    }

    [[nodiscard]] bool isNamed(const QString &expression) const
    {
        return std::any_of(m_doomed.begin(), m_doomed.end(), [&](ColumnId id) {
            return namesColumn(expression, m_table.column(id)->name);
        });
    }

    void shrink(Index &index) const
    {
        const bool goes
            = isNamed(index.where)
              || std::any_of(index.parts.begin(), index.parts.end(), [&](const IndexPart &part) {
                     return isNamed(part.expression)
                            || (index.unique && holds(m_doomed, part.column));
                 });
        std::erase_if(index.parts,
                      [&](const IndexPart &part) { return goes || holds(m_doomed, part.column); });
    }

    [[nodiscard]] Table result() const
    {
        Table table = m_table;
        std::erase_if(table.columns,
                      [&](const Column &column) { return holds(m_doomed, column.id); });
        std::erase_if(table.keys, [&](const Key &key) { return uses(key); });
        std::erase_if(table.checks, [&](const Check &check) {
            return holds(m_doomed, check.column) || isNamed(check.expression);
        });
        for (Index &index : table.indexes)
            shrink(index);
        std::erase_if(table.indexes, [](const Index &index) { return index.parts.empty(); });
        // Without a primary key there is nothing instead of the rowid.
        table.withoutRowid = table.withoutRowid && table.primaryKey();
        for (const ColumnId id : m_doomed) {
            if (sameName(table.rowLabel, m_table.column(id)->name))
                table.rowLabel.clear();
        }
        return table;
    }

private:
    const Table &m_table;
    const ColumnIds &m_doomed;
};

} // namespace

Result<Changes> addColumn(const Content &content, TableId id, Column column, int place)
{
    if (column.id.isNull())
        column.id = ColumnId::random();
    if (dialectTypeOf(column.type))
        giveType(column, column.type);
    Edit edit(content);
    edit.run(alterTable(content, id, [&](Table &table) -> Objection {
        if (Objection objection = objectionToColumnName(table, column.name, column.id))
            return objection;
        if (Objection objection = objectionToTexts(column))
            return objection;
        const auto size = static_cast<int>(table.columns.size());
        const int at = place < 0 || place > size ? size : place;
        table.columns.insert(table.columns.begin() + at, std::move(column));
        return std::nullopt;
    }));
    if (!edit.failed())
        bindReferences(edit, id);
    return edit.result();
}

Result<Changes> renameColumn(const Content &content, TableId id, ColumnId columnId,
                             const QString &name)
{
    const TablePtr before = content.schema.tables.find(id);
    if (!before)
        return noSuchTable();
    if (const Objection objection = objectionToAltering(*before))
        return *objection;
    const Column *old = before->column(columnId);
    if (!old)
        return noSuchColumn(*before);
    if (const Objection objection = objectionToColumnName(*before, name, columnId))
        return *objection;
    if (old->name == name)
        return Changes();
    Edit edit(content);
    ChangedTexts texts = textsAfter(content.schema, {before->name, old->name, name});
    for (Table &table : texts.tables)
        edit.put(std::move(table));
    for (View &view : texts.views)
        edit.put(std::move(view));
    Table table = *edit.schema().tables.find(id);
    Column &column = *partWithId(table.columns, columnId);
    table.rowLabel = labelAfter(table.rowLabel, column.name, name);
    column.formerNames = formerNamesAfter(column.formerNames, column.name, name);
    column.name = name;
    edit.put(std::move(table));
    forgetSpellings(edit, id, columnId);
    bindReferences(edit, id);
    return edit.result();
}

Result<Changes> deleteColumns(const Content &content, TableId id,
                              const std::vector<ColumnId> &columns)
{
    const TablePtr before = content.schema.tables.find(id);
    if (!before)
        return noSuchTable();
    if (const Objection objection = objectionToAltering(*before))
        return *objection;
    for (const ColumnId column : columns) {
        if (!before->column(column))
            return noSuchColumn(*before);
    }
    const ColumnIds doomed = withGenerated(*before, columns);
    const ColumnRemoval removal(*before, doomed);
    Table after = removal.result();
    if (after.columns.empty())
        return Error{u"Table “"_s % before->name
                     % u"” would have no column left; delete the table instead."_s};
    Edit edit(content);
    removeForeignKeys(edit, [&](const Table &child, const ForeignKey &key) {
        return (child.id == id && removal.isAnyDoomed(key.columns))
               || (key.parent.id == id && removal.isAnyDoomed(parentColumnsOf(key, *before)));
    });
    after.foreignKeys = edit.schema().tables.find(id)->foreignKeys;
    edit.put(std::move(after));
    return edit.result();
}

Result<Changes> retypeColumn(const Content &content, TableId id, ColumnId columnId,
                             const QString &type)
{
    Edit edit(content);
    const auto set = [&](Column &column) { giveType(column, type); };
    if (edit.run(alterColumn(content, id, columnId, set))) {
        QSet<ColumnId> visited;
        retypeReferences(edit, id, columnId, type, visited);
    }
    return edit.result();
}

Result<Changes> reorderColumns(const Content &content, TableId id,
                               const std::vector<ColumnId> &order)
{
    return alterTable(content, id, [&](Table &table) -> Objection {
        std::vector<Column> columns;
        for (const ColumnId wanted : order) {
            const Column *column = table.column(wanted);
            if (!column)
                return noSuchColumn(table);
            columns.push_back(*column);
        }
        const QSet<ColumnId> distinct(order.begin(), order.end());
        if (static_cast<size_t>(distinct.size()) != table.columns.size()
            || columns.size() != table.columns.size())
            return Error{u"The new order must hold every column of “"_s % table.name
                         % u"” once."_s};
        table.columns = std::move(columns);
        return std::nullopt;
    });
}

Result<Changes> moveColumn(const Content &content, TableId id, ColumnId columnId, int place)
{
    const TablePtr table = content.schema.tables.find(id);
    if (!table)
        return noSuchTable();
    const int from = table->columnIndex(columnId);
    if (from < 0)
        return noSuchColumn(*table);
    std::vector<ColumnId> order;
    for (const Column &column : table->columns)
        order.push_back(column.id);
    const int to = std::clamp(place, 0, static_cast<int>(order.size()));
    const auto first = order.begin();
    if (to > from)
        std::rotate(first + from, first + from + 1, first + to);
    else
        std::rotate(first + to, first + from, first + from + 1);
    return reorderColumns(content, id, order);
}

Result<Changes> setNotNull(const Content &content, TableId id, ColumnId columnId,
                           std::optional<NotNull> notNull)
{
    return alterColumn(content, id, columnId, [&](Column &column) {
        column.notNull = notNull;
        if (!notNull)
            column.constraintNames.notNull.clear();
    });
}

Result<Changes> setDefault(const Content &content, TableId id, ColumnId columnId,
                           const QString &value)
{
    const QString trimmed = value.trimmed();
    return alterTable(content, id, [&](Table &table) -> Objection {
        Column *column = partWithId(table.columns, columnId);
        if (!column)
            return noSuchColumn(table);
        if (column->generated && !trimmed.isEmpty())
            return Error{
                u"Column “"_s % column->name
                % u"” is computed, so it has no default; take its expression away first."_s};
        column->defaultValue = trimmed;
        if (trimmed.isEmpty())
            column->constraintNames.defaultValue.clear();
        return objectionToTexts(*column);
    });
}

Result<Changes> setGenerated(const Content &content, TableId id, ColumnId columnId,
                             const std::optional<Generated> &generated)
{
    return alterColumn(content, id, columnId, [&](Column &column) {
        column.generated = generated;
        if (generated) {
            column.defaultValue.clear();
            column.constraintNames.defaultValue.clear();
        } else {
            column.constraintNames.generated.clear();
        }
    });
}

Result<Changes> setCollation(const Content &content, TableId id, ColumnId columnId,
                             const QString &collation)
{
    return alterColumn(content, id, columnId, [&](Column &column) {
        column.collation = collation.trimmed();
        if (column.collation.isEmpty())
            column.constraintNames.collation.clear();
    });
}

Result<Changes> setColumnComment(const Content &content, TableId id, ColumnId columnId,
                                 const QString &comment)
{
    return alterColumn(content, id, columnId, [&](Column &column) { column.comment = comment; });
}

Result<Changes> setConstraintNames(const Content &content, TableId id, ColumnId columnId,
                                   const ConstraintNames &names)
{
    return alterColumn(content, id, columnId,
                       [&](Column &column) { column.constraintNames = names; });
}

Result<Changes> setFill(const Content &content, TableId id, ColumnId columnId,
                        const QString &expression)
{
    return markColumn(content, id, columnId, [&](Column &column) { column.fill = expression; });
}

Result<Changes> setDisplayFormat(const Content &content, TableId id, ColumnId columnId,
                                 const QString &format)
{
    return markColumn(content, id, columnId,
                      [&](Column &column) { column.displayFormat = format; });
}

Result<Changes> setColumnModel(const Content &content, TableId id, ColumnId columnId,
                               const ColumnModel &model)
{
    return markColumn(content, id, columnId, [&](Column &column) { column.model = model; });
}

} // namespace sw
