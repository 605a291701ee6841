// SPDX-License-Identifier: Apache-2.0
// What is to be unique, and what must refer to something.
#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sync/risks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using enum WayOut;

class KeyRisks {
public:
    KeyRisks(const OldRows &rows, const Schemas &schemas, std::vector<Risk> &risks)
        : m_rows(rows), m_before(rows.before()), m_after(rows.after()), m_schemas(schemas),
          m_risks(risks)
    {
    }

    void find()
    {
        for (const Key &key : m_after.keys)
            findInKey(key);
        for (const Index &index : m_after.indexes)
            findInIndex(index);
        for (const ForeignKey &key : m_after.foreignKeys)
            findOrphans(key);
    }

private:
    [[nodiscard]] QString collationOf(const Table &table, const KeyPart &part) const
    {
        const Column *column = table.column(part.column);
        return !part.collation.isEmpty() || !column ? part.collation : column->collation;
    }

    /// Whether the old table kept them apart already, under the same collations.
    [[nodiscard]] bool wasUnique(const std::vector<KeyPart> &parts) const
    {
        const auto isSame = [&](const std::vector<KeyPart> &others) {
            return std::equal(parts.begin(), parts.end(), others.begin(), others.end(),
                              [&](const KeyPart &is, const KeyPart &was) {
                                  const Column *column = m_after.column(is.column);
                                  return is.column == was.column
                                         && sameName(collationOf(m_after, is),
                                                     collationOf(m_before, was))
                                         && column && m_rows.fillOf(*column).isEmpty();
                              });
        };
        return std::any_of(m_before.keys.begin(), m_before.keys.end(),
                           [&](const Key &key) { return isSame(key.parts); })
               || std::any_of(
                   m_before.indexes.begin(), m_before.indexes.end(), [&](const Index &index) {
                       return index.unique && index.where.isEmpty() && isSame(columnsOf(index));
                   });
    }

    /// Of an expression: a part without a column.
    [[nodiscard]] static std::vector<KeyPart> columnsOf(const Index &index)
    {
        std::vector<KeyPart> parts;
        for (const IndexPart &part : index.parts)
            parts.push_back({part.column, part.order, part.collation});
        return parts;
    }

    void findInKey(const Key &key)
    {
        // The rowid under another name is unique; so is what nothing was copied to.
        const bool isAlias = key.primary && hasRowidAlias(m_after);
        if (!isAlias || m_before.column(key.parts.front().column))
            findDuplicates(key.parts, key.id.value());
    }

    void findInIndex(const Index &index)
    {
        const Index *was = m_before.index(index.id);
        const bool isOld
            = was && was->unique && was->parts == index.parts && was->where == index.where;
        // Of an expression or a condition SQLite itself knows best: it says so when it is made.
        if (index.unique && !isOld && index.where.isEmpty())
            findDuplicates(columnsOf(index), index.id.value());
    }

    void findDuplicates(const std::vector<KeyPart> &parts, quint64 id)
    {
        QStringList names;
        QStringList values;
        QStringList terms;
        QStringList filled;
        for (const KeyPart &part : parts) {
            const Column *column = m_after.column(part.column);
            const QString value = m_rows.valueOf(part.column);
            if (!column || value.isEmpty())
                return;
            const QString collation = collationOf(m_after, part);
            names.append(quotedName(column->name));
            values.append(value);
            filled.append(value + u" IS NOT NULL"_s);
            terms.append(value + u" COLLATE "_s
                         + (collation.isEmpty() ? u"BINARY"_s : alwaysQuotedName(collation)));
        }
        if (wasUnique(parts))
            return;
        const QString name = names.join(u", ");
        Risk risk = riskOf(RiskKind::Duplicates, m_rows,
                           u"duplicates "_s + quotedName(m_after.name) + u'(' + name + u')');
        risk.column = name;
        risk.part = id;
        const QString rowid = rowidName(m_before);
        risk.ways = rowid.isEmpty() ? std::vector{LeaveOut} : std::vector{DeleteRows, LeaveOut};
        const QString known = u" WHERE "_s + filled.join(u" AND ");
        const QString groups = u" FROM "_s + m_rows.table() + known + u" GROUP BY "_s
                               + terms.join(u", ") + u" HAVING count(*) > 1"_s;
        risk.countSql
            = u"SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n"_s + groups + u')';
        risk.sampleSql
            = u"SELECT "_s + values.join(u", ") + u", count(*) AS rows"_s + groups + u" LIMIT 5"_s;
        // The first of equals stays.
        if (!rowid.isEmpty())
            risk.where = filled.join(u" AND ") + u" AND "_s + rowid + u" NOT IN (SELECT min("_s
                         + rowid + u") FROM "_s + m_rows.table() + known + u" GROUP BY "_s
                         + terms.join(u", ") + u')';
        m_risks.push_back(std::move(risk));
    }

    void findOrphans(const ForeignKey &key)
    {
        const ForeignKey *was = m_before.foreignKey(key.id);
        const bool isOld = was && was->enforced && was->columns == key.columns
                           && was->parent.id == key.parent.id
                           && was->parentColumns == key.parentColumns;
        QStringList names;
        QStringList values;
        QStringList filled;
        for (const ColumnId id : key.columns) {
            const QString value = m_rows.valueBesideOthers(id);
            if (value.isEmpty())
                return; // a new column: NULL refers to nothing
            names.append(quotedName(m_after.column(id)->name));
            values.append(value);
            filled.append(value + u" IS NOT NULL"_s);
        }
        const TablePtr parent = m_schemas.drawn.parentOf(key);
        // Without a key in the parent nothing can be looked for.
        if (isOld || !key.enforced || (parent && parentColumnsOf(key, *parent).empty()))
            return;
        const QString name = names.join(u", ");
        QString question = u"orphans "_s + quotedName(m_after.name) + u'(' + name + u')';
        // Two keys of the same columns are told apart by where they lead.
        if (std::any_of(m_risks.begin(), m_risks.end(),
                        [&](const Risk &other) { return other.id == question; }))
            question += u" → "_s + quotedName(parent ? parent->name : key.parent.name);
        Risk risk = riskOf(RiskKind::Orphans, m_rows, question);
        risk.column = name;
        risk.part = key.id.value();
        const bool mayBeNull
            = std::none_of(key.columns.begin(), key.columns.end(),
                           [&](ColumnId id) { return isNeverNull(m_after, *m_after.column(id)); });
        risk.ways = mayBeNull ? std::vector{SetNull, DeleteRows, LeaveOut}
                              : std::vector{DeleteRows, LeaveOut};
        risk.where = filled.join(u" AND ") + leadsNowhere(key, values);
        risk.countSql = m_rows.count(risk.where);
        risk.sampleSql = m_rows.sample(values, risk.where);
        m_risks.push_back(std::move(risk));
    }

    /// Empty where the parent is not there yet, or has no such columns: every key leads nowhere.
    [[nodiscard]] QString leadsNowhere(const ForeignKey &key, const QStringList &values) const
    {
        const TablePtr parent = m_schemas.drawn.parentOf(key);
        const TablePtr now = parent ? m_schemas.live.tables.find(parent->id) : TablePtr();
        if (!now)
            return {};
        const std::vector<ColumnId> columns = parentColumnsOf(key, *parent);
        QStringList same;
        for (size_t i = 0; i < columns.size() && i < key.columns.size(); ++i) {
            const Column *column = now->column(columns[i]);
            if (!column)
                return {};
            same.append(u"p."_s + alwaysQuotedName(column->name) + u" = "_s
                        + values[static_cast<qsizetype>(i)]);
        }
        return u" AND NOT EXISTS (SELECT 1 FROM "_s + inMain(now->name) + u" p WHERE "_s
               + same.join(u" AND ") + u')';
    }

    const OldRows &m_rows;
    const Table &m_before;
    const Table &m_after;
    const Schemas &m_schemas;
    std::vector<Risk> &m_risks;
};

} // namespace

void addKeyRisks(const OldRows &rows, const Schemas &schemas, std::vector<Risk> &risks)
{
    KeyRisks(rows, schemas, risks).find();
}

} // namespace sw
