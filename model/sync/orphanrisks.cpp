// SPDX-License-Identifier: Apache-2.0
// What must refer to something: foreign keys that are new, and those whose rows or whose parent's
// rows get other values.
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/target.h"
#include "model/sql/types.h"
#include "model/sync/risks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using enum WayOut;

/// The parent of a foreign key, as it is and as it is to be; `now` is null where it is new.
struct Parent {
    TablePtr now;
    TablePtr drawn;
    std::vector<ColumnId> columns;
};

Parent parentIn(const Schemas &schemas, const ForeignKey &key)
{
    const TablePtr drawn = schemas.drawn.parentOf(key);
    if (!drawn)
        return {};
    return {schemas.live.tables.find(drawn->id), drawn, parentColumnsOf(key, *drawn)};
}

/// Whether what a key refers to is in the parent what it was.
bool keepsItsValues(const Parent &parent, const Answers &answers)
{
    const OldRows rows(*parent.now, *parent.drawn, answers);
    return std::all_of(parent.columns.begin(), parent.columns.end(), [&](ColumnId id) {
        const Column *column = parent.drawn->column(id);
        return column && rows.keepsValues(*column) && (!column->generated || rows.keepsAllValues());
    });
}

/// The same foreign key to the same columns of the same parent.
bool isSameKey(const ForeignKey &key, const Parent &parent, const ForeignKey *was)
{
    return was && was->enforced && was->columns == key.columns && was->parent.id == key.parent.id
           && was->parentColumns == key.parentColumns
           && (!parent.now || parentColumnsOf(*was, *parent.now) == parent.columns);
}

class OrphanRisks {
public:
    OrphanRisks(const OldRows &rows, const Schemas &schemas, std::vector<Risk> &risks)
        : m_rows(rows), m_before(rows.before()), m_after(rows.after()), m_schemas(schemas),
          m_risks(risks)
    {
    }

    void find(const ForeignKey &key)
    {
        const Parent parent = parentIn(m_schemas, key);
        // Without a key in the parent nothing can be looked for.
        if (!key.enforced || (parent.drawn && parent.columns.empty()))
            return;
        const ForeignKey *was = m_before.foreignKey(key.id);
        const bool isOld = isSameKey(key, parent, was);
        // To what is no key SQLite never looks.
        const bool wasLookedAt = isOld && parent.now && isTarget(*parent.now, parent.columns);
        const bool isLookedAt = parent.drawn && isTarget(*parent.drawn, parent.columns);
        const bool parentStays = !parent.now || keepsItsValues(parent, m_rows.answers());
        const bool isComputed = isComputedAnew(key);
        const bool isKept = wasLookedAt && parentStays && !isComputed && keepsColumns(key);
        if (isOld && (!isLookedAt || isKept))
            return;
        QStringList names;
        QStringList values;
        QStringList filled;
        for (const ColumnId id : key.columns) {
            const Column &column = *m_after.column(id);
            const QString value = isComputed         ? alwaysQuotedName(column.name)
                                  : column.generated ? m_rows.valueOf(id)
                                                     : m_rows.storedValueOf(column);
            if (value == u"NULL")
                return; // refers to nothing
            names.append(quotedName(column.name));
            values.append(value);
            filled.append(value + u" IS NOT NULL"_s);
        }
        Risk risk = riskOf(wasLookedAt ? RiskKind::LeftBehind : RiskKind::Orphans, m_rows,
                           question(names, key, parent));
        risk.column = names.join(u", ");
        risk.part = key.id.value();
        // Who refers is copied after or before the parent: only a parent that stays as it is says
        // the same both times.
        if (parentStays)
            risk.ways = waysOf(key);
        if (!isOld)
            risk.ways.push_back(LeaveOut);
        const QString where = filled.join(u" AND ") + leadsNowhere(key, parent, values);
        const QString ledNowhere = wasLookedAt ? leadingNowhereIn(*was, parent) : u"0"_s;
        if (isComputed)
            askNewRows(risk, values, where, ledNowhere);
        else
            askOldRows(risk, values, where, ledNowhere);
        m_risks.push_back(std::move(risk));
    }

private:
    [[nodiscard]] bool keepsColumns(const ForeignKey &key) const
    {
        return std::all_of(key.columns.begin(), key.columns.end(),
                           [&](ColumnId id) { return m_rows.keepsValues(*m_after.column(id)); });
    }

    /// Rows that led nowhere before are no fault of the change.
    void askOldRows(Risk &risk, const QStringList &values, const QString &where,
                    const QString &ledNowhere) const
    {
        risk.where = where + u" AND ("_s + ledNowhere + u") IS NOT TRUE"_s;
        risk.countSql = m_rows.count(risk.where);
        risk.sampleSql = m_rows.sample(values, risk.where);
    }

    /// Without rowids nobody knows which row it was: then only their number counts.
    void askNewRows(Risk &risk, const QStringList &values, const QString &where,
                    const QString &ledNowhere) const
    {
        const QString from = u" FROM "_s + m_rows.asNewRows() + u" WHERE "_s + where;
        const QString rowid = rowidName(m_before);
        if (!rowid.isEmpty())
            return askOldRows(risk, {}, rowid + u" IN (SELECT "_s + OldRows::OldRow + from + u')',
                              ledNowhere);
        std::erase_if(risk.ways, [](WayOut way) { return way != LeaveOut; });
        risk.countSql = u"SELECT max(0, (SELECT count(*)"_s + from + u") - ("_s
                        + m_rows.count(ledNowhere) + u"))"_s;
        risk.sampleSql = u"SELECT "_s + values.join(u", ") + from + u" LIMIT 5"_s;
    }

    [[nodiscard]] bool isComputedAnew(const ForeignKey &key) const
    {
        return std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
            const Column &column = *m_after.column(id);
            return column.generated && !(m_rows.keepsValues(column) && m_rows.keepsAllValues());
        });
    }

    /// Two keys of the same columns are told apart by where they lead.
    [[nodiscard]] QString question(const QStringList &names, const ForeignKey &key,
                                   const Parent &parent) const
    {
        const QString id
            = u"orphans "_s + quotedName(m_after.name) + u'(' + names.join(u", ") + u')';
        const bool isTaken = std::any_of(m_risks.begin(), m_risks.end(),
                                         [&](const Risk &other) { return other.id == id; });
        return !isTaken
                   ? id
                   : QString(id + u" → "_s
                             + quotedName(parent.drawn ? parent.drawn->name : key.parent.name));
    }

    [[nodiscard]] std::vector<WayOut> waysOf(const ForeignKey &key) const
    {
        const bool mayBeNull
            = std::none_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
                  const Column &column = *m_after.column(id);
                  return isNeverNull(m_after, column) || column.generated;
              });
        return mayBeNull ? std::vector{SetNull, DeleteRows} : std::vector{DeleteRows};
    }

    /// ` AND (values) NOT IN (those of the parent)`, compared as SQLite compares a foreign key: by
    /// the parent's types and collations. Empty where the parent is not there yet, or has no such
    /// columns: every key leads nowhere.
    [[nodiscard]] QString leadsNowhere(const ForeignKey &key, const Parent &parent,
                                       const QStringList &values) const
    {
        if (!parent.now)
            return {};
        const bool stays = keepsItsValues(parent, m_rows.answers());
        const Table &table = stays ? *parent.now : *parent.drawn;
        const OldRows rows(*parent.now, *parent.drawn, m_rows.answers());
        return among(values, m_after, key.columns, table, parent.columns,
                     stays ? inMain(table.name) : rows.asNewRows());
    }

    /// Which rows did so before, over them.
    [[nodiscard]] QString leadingNowhereIn(const ForeignKey &was, const Parent &parent) const
    {
        QStringList values;
        QStringList filled;
        for (const ColumnId id : was.columns) {
            values.append(alwaysQuotedName(m_before.column(id)->name));
            filled.append(values.back() + u" IS NOT NULL"_s);
        }
        return filled.join(u" AND ")
               + among(values, m_before, was.columns, *parent.now, parent.columns,
                       inMain(parent.now->name));
    }

    [[nodiscard]] static QString among(const QStringList &values, const Table &child,
                                       const std::vector<ColumnId> &columns, const Table &parent,
                                       const std::vector<ColumnId> &parentColumns,
                                       const QString &rows)
    {
        QStringList mine;
        QStringList theirs;
        QStringList filled;
        for (size_t i = 0; i < columns.size() && i < parentColumns.size(); ++i) {
            const Column *to = parent.column(parentColumns[i]);
            const Column *from = child.column(columns[i]);
            if (!to || !from)
                return {};
            const Affinity affinity = affinityOf(parent, *to);
            const QString &value = values[static_cast<qsizetype>(i)];
            mine.append((affinityOf(child, *from) == affinity ? QString(u'+' + value)
                                                              : storedAs(value, affinity))
                        + u" COLLATE "_s
                        + alwaysQuotedName(to->collation.isEmpty() ? u"BINARY"_s : to->collation));
            const QString column = u"p."_s + alwaysQuotedName(to->name);
            // SQLite 3.40 mixes the types up where it looks several up in an index.
            theirs.append(columns.size() > 1 ? QString(u'+' + column) : column);
            if (!isNeverNull(parent, *to))
                filled.append(column + u" IS NOT NULL"_s);
        }
        const QString aliased = rows.startsWith(u'(') ? u"(SELECT * FROM "_s + rows + u')' : rows;
        return u" AND ("_s + mine.join(u", ") + u") NOT IN (SELECT "_s + theirs.join(u", ")
               + u" FROM "_s + aliased + u" p"_s
               + (filled.isEmpty() ? u""_s : QString(u" WHERE "_s + filled.join(u" AND "))) + u')';
    }

    const OldRows &m_rows;
    const Table &m_before;
    const Table &m_after;
    const Schemas &m_schemas;
    std::vector<Risk> &m_risks;
};

} // namespace

void addOrphanRisks(const OldRows &rows, const Schemas &schemas, std::vector<Risk> &risks)
{
    OrphanRisks orphans(rows, schemas, risks);
    for (const ForeignKey &key : rows.after().foreignKeys)
        orphans.find(key);
}

bool mayLoseItsParent(const ForeignKey &key, const Schemas &schemas, const Answers &answers)
{
    const Parent parent = parentIn(schemas, key);
    return key.enforced && parent.now && !parent.columns.empty()
           && isTarget(*parent.drawn, parent.columns)
           && (!keepsItsValues(parent, answers) || !isTarget(*parent.now, parent.columns));
}

} // namespace sw
