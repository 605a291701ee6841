// SPDX-License-Identifier: Apache-2.0
#include "model/data/danglingrepair.h"

#include "model/base/name.h"
#include "model/data/editverbs.h"
#include "model/data/rowdraft.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Error noSuchRelationship()
{
    return Error{u"The relationship is no longer there; look for such rows again."_s};
}

bool isStillDangling(const ForeignKey &key, const RowEdits &edits, const DanglingRow &row)
{
    if (edits.stateOf(row.row) == RowState::Removed)
        return false;
    return std::none_of(key.columns.begin(), key.columns.end(),
                        [&](ColumnId column) { return edits.pending(row.row, column) != nullptr; });
}

/// Those to be made NULL, by their places in the key.
std::vector<size_t> columnsToForget(const Table &child, const ForeignKey &key)
{
    std::vector<size_t> free;
    std::vector<size_t> shared;
    for (size_t i = 0; i < key.columns.size(); ++i) {
        const Column *column = child.column(key.columns[i]);
        if (!column || isNeverNull(child, *column) || !readOnlyReason(child, column->id).isEmpty())
            continue;
        const auto needs = [&](const ForeignKey &other) {
            return other.id != key.id
                   && std::find(other.columns.begin(), other.columns.end(), column->id)
                          != other.columns.end();
        };
        const bool isShared
            = std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(), needs);
        (isShared ? shared : free).push_back(i);
    }
    return free.empty() ? shared : free;
}

/// The value as the parent's column would keep it.
Value asKept(const Value &value, Affinity affinity)
{
    if (affinity == Affinity::Text && value.kind == ValueClass::Integer)
        return Value::ofText(QString::number(value.integer));
    if (affinity == Affinity::Text && value.kind == ValueClass::Real)
        return Value::ofText(textOfReal(value.real));
    if (affinity == Affinity::Text || affinity == Affinity::Blob || value.kind != ValueClass::Text)
        return value;
    bool isNumber = false;
    const QString text = QString::fromUtf8(value.bytes).trimmed();
    if (const qint64 integer = text.toLongLong(&isNumber); isNumber)
        return Value::of(integer);
    const double real = text.toDouble(&isNumber);
    return isNumber ? Value::of(real) : value;
}

/// What two values that the parent's column takes for one have in common.
Value asCompared(Value value, const Column &column)
{
    if (value.kind == ValueClass::Text && sameName(column.collation, u"NOCASE"))
        value.bytes = foldedName(QString::fromUtf8(value.bytes)).toUtf8();
    else if (value.kind == ValueClass::Text && sameName(column.collation, u"RTRIM"))
        while (value.bytes.endsWith(' '))
            value.bytes.chop(1);
    return value;
}

} // namespace

std::vector<RowRef> stillDangling(const ForeignKey &key, const RowEdits &edits,
                                  const std::vector<DanglingRow> &rows)
{
    std::vector<RowRef> refs;
    for (const DanglingRow &row : rows) {
        if (isStillDangling(key, edits, row))
            refs.push_back(row.row);
    }
    return refs;
}

Result<RowStep> forgetParents(const Schema &schema, const RowEdits &edits, TableId child,
                              ForeignKeyId key, const std::vector<DanglingRow> &rows)
{
    const TablePtr table = schema.tables.find(child);
    const ForeignKey *found = table ? table->foreignKey(key) : nullptr;
    if (!found)
        return noSuchRelationship();
    if (const QString reason = readOnlyReason(*table); !reason.isEmpty())
        return Error{reason};
    const std::vector<size_t> places = columnsToForget(*table, *found);
    if (places.empty())
        return Error{u"%1 of %2 may not be NULL: delete these rows, or create their parents."_s.arg(
            shownColumns(*table, found->columns), quotedName(table->name))};
    RowDraft draft(edits);
    for (const DanglingRow &row : rows) {
        if (!isStillDangling(*found, edits, row))
            continue;
        for (const size_t i : places) {
            const Result<Done> done = draft.set(row.row, found->columns[i], Value(), row.values[i]);
            if (!done)
                return done.error();
        }
    }
    return draft.step(u"Set %1 of %2 to NULL"_s.arg(shownColumns(*table, found->columns),
                                                    quotedName(table->name)));
}

Result<RowStep> createParents(const Schema &schema, const RowEdits &edits, TableId child,
                              ForeignKeyId key, const std::vector<DanglingRow> &rows)
{
    const TablePtr table = schema.tables.find(child);
    const ForeignKey *found = table ? table->foreignKey(key) : nullptr;
    if (!found)
        return noSuchRelationship();
    const TablePtr parent = schema.parentOf(*found);
    if (!parent)
        return Error{u"There is no table %1: create it first."_s.arg(
            quotedName(parentNameOf(*found, schema)))};
    if (const QString reason = readOnlyReason(*parent); !reason.isEmpty())
        return Error{reason};
    const std::vector<ColumnId> columns = parentColumnsOf(*found, *parent);
    RowDraft draft(edits);
    std::set<std::vector<Value>> made;
    const auto isNew = [&](const std::vector<Value> &values) {
        std::vector<Value> compared;
        for (size_t i = 0; i < columns.size(); ++i)
            compared.push_back(asCompared(values[i], *parent->column(columns[i])));
        return made.insert(compared).second;
    };
    // Those that are new already, perhaps made for another table.
    for (const RowRef &fresh : edits.freshRows(parent->id)) {
        std::vector<Value> values;
        for (const ColumnId column : columns) {
            const NewValue *value = edits.pending(fresh, column);
            values.push_back(value ? value->value : Value());
        }
        (void)isNew(values);
    }
    for (const DanglingRow &row : rows) {
        if (!isStillDangling(*found, edits, row))
            continue;
        std::vector<Value> values;
        for (size_t i = 0; i < columns.size(); ++i)
            values.push_back(
                asKept(row.values[i], affinityOf(*parent, *parent->column(columns[i]))));
        if (!isNew(values))
            continue;
        GivenValues given;
        for (size_t i = 0; i < columns.size(); ++i) {
            if (const QString reason = readOnlyReason(*parent, columns[i]); !reason.isEmpty())
                return Error{reason};
            given[columns[i]] = values[i];
        }
        draft.insert(parent->id, given);
    }
    return draft.step(u"Create what %1 of %2 refers to"_s.arg(shownColumns(*table, found->columns),
                                                              quotedName(table->name)));
}

} // namespace sw
