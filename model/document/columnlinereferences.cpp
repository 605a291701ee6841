// SPDX-License-Identifier: Apache-2.0
#include "model/document/columnlinereferences.h"

#include "model/base/name.h"
#include "model/document/columnlinetext.h"
#include "model/document/joining.h"
#include "model/document/names.h"
#include "model/document/verbs_key.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// `; did you mean “owner”?` where the wanted name is near to one of these, else the other way out.
QString wayOut(const QString &wanted, const QStringList &names, const QString &otherwise)
{
    const QString closest = closestName(wanted, names);
    return closest.isEmpty() ? otherwise : QString(u"; did you mean “"_s % closest % u"”?"_s);
}

Objection objectionToParent(const Schema &schema, const QString &name)
{
    if (schema.table(name))
        return std::nullopt;
    QStringList names;
    for (const TablePtr &table : schema.tables)
        names.append(table->name);
    return Error{u"There is no table “"_s % name % u"”"_s
                 % wayOut(name, names, u"; create it first."_s)};
}

Objection objectionToTarget(const Table &parent, const QString &name)
{
    if (parent.column(name))
        return std::nullopt;
    QStringList names;
    for (const Column &column : parent.columns)
        names.append(column.name);
    return Error{u"Table “"_s % parent.name % u"” has no column “"_s % name % u"”"_s
                 % wayOut(name, names, u"; add it first."_s)};
}

class ReferencePut {
public:
    ReferencePut(Edit &edit, TableId table, ColumnId column)
        : m_edit(edit), m_table(table), m_column(column)
    {
    }

    bool put(const std::vector<ForeignKey> &wanted)
    {
        const TablePtr before = m_edit.schema().tables.find(m_table);
        std::vector<const ForeignKey *> present = belongingsOf(*before, m_column).references;
        std::vector<ForeignKey> others;
        for (const ForeignKey &said : wanted) {
            if (const ForeignKey *same
                = taken(present, [&](const ForeignKey &key) { return leads(key, said); }))
                putReference(*same, said);
            else
                others.push_back(said);
        }
        for (const ForeignKey &said : others) {
            if (const ForeignKey *moved
                = taken(present, [&](const ForeignKey &key) { return haveOneParent(key, said); }))
                aimReference(*moved, said);
            else
                aimReference({}, said);
        }
        for (const ForeignKey *key : present)
            m_edit.run(deleteForeignKey(m_edit.now(), m_table, key->id));
        return m_referred;
    }

private:
    /// The column to which a foreign key without one refers; empty where there is none.
    [[nodiscard]] QString unsaidTarget(const Table &parent) const
    {
        const Result<ColumnIds> targets = referableColumns(parent);
        return targets && targets->size() == 1 ? parent.column(targets->front())->name : QString();
    }

    [[nodiscard]] bool haveOneParent(const ForeignKey &a, const ForeignKey &b) const
    {
        const TablePtr first = m_edit.schema().parentOf(a);
        const TablePtr second = m_edit.schema().parentOf(b);
        return first == second && (first || sameName(a.parent.name, b.parent.name));
    }

    /// Whether the foreign key, which is there, is what the line says, but for its clauses.
    [[nodiscard]] bool leads(const ForeignKey &present, const ForeignKey &said) const
    {
        if (!haveOneParent(present, said))
            return false;
        if (present.parentColumns.empty() && said.parentColumns.empty())
            return true;
        const TablePtr parent = m_edit.schema().parentOf(present);
        const ColumnIds targets = parent ? parentColumnsOf(present, *parent) : ColumnIds();
        const QString target = !targets.empty() ? parent->column(targets.front())->name
                               : present.parentColumns.empty() ? QString()
                                                               : present.parentColumns.front().name;
        return sameName(target, !said.parentColumns.empty() ? said.parentColumns.front().name
                                : parent                    ? unsaidTarget(*parent)
                                                            : QString());
    }

    /// Takes the first that fits out of the list; null where none does.
    template <typename Fits>
    static const ForeignKey *taken(std::vector<const ForeignKey *> &keys, Fits fits)
    {
        const auto found = std::find_if(keys.begin(), keys.end(),
                                        [&](const ForeignKey *key) { return fits(*key); });
        if (found == keys.end())
            return nullptr;
        const ForeignKey *key = *found;
        keys.erase(found);
        return key;
    }

    void putReference(ForeignKey key, const ForeignKey &said)
    {
        key.onDelete = said.onDelete;
        key.onUpdate = said.onUpdate;
        key.match = said.match;
        key.deferrable = said.deferrable;
        key.initially = said.initially;
        if (!said.name.isEmpty())
            key.name = said.name;
        m_edit.run(putForeignKey(m_edit.now(), m_table, std::move(key)));
    }

    /// A foreign key that is new (one without an id) or that leads to another column from now on.
    void aimReference(ForeignKey key, const ForeignKey &said)
    {
        if (const Objection objection = objectionToParent(m_edit.schema(), said.parent.name))
            return m_edit.fail(objection->text);
        const TablePtr parent = m_edit.schema().table(said.parent.name);
        key.parentColumns = said.parentColumns;
        for (const ColumnRef &ref : key.parentColumns) {
            if (const Objection objection = objectionToTarget(*parent, ref.name))
                return m_edit.fail(objection->text);
        }
        if (key.parentColumns.empty()) {
            const Result<ColumnIds> targets = referableColumns(*parent);
            if (!targets)
                return m_edit.fail(targets.error().text);
            for (const ColumnId target : *targets)
                key.parentColumns.push_back({target, {}});
        }
        m_referred = true;
        if (key.id.isNull()) {
            key.columns = {m_column};
            key.inColumn = true;
            key.parent = {parent->id, {}};
        }
        putReference(std::move(key), said);
    }

    Edit &m_edit;
    TableId m_table;
    ColumnId m_column;
    bool m_referred = false;
};

} // namespace

bool putReferences(Edit &edit, TableId table, ColumnId column,
                   const std::vector<ForeignKey> &wanted)
{
    return ReferencePut(edit, table, column).put(wanted);
}

std::optional<Column> referredColumn(const Schema &schema, const Table &table, ColumnId column)
{
    for (const ForeignKey *key : belongingsOf(table, column).references) {
        const TablePtr parent = schema.parentOf(*key);
        const ColumnIds targets = parent ? parentColumnsOf(*key, *parent) : ColumnIds();
        if (!targets.empty())
            return *parent->column(targets.front());
    }
    return std::nullopt;
}

} // namespace sw
