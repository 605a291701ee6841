// SPDX-License-Identifier: Apache-2.0
// What is to be unique.
#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sync/risks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using enum WayOut;

std::vector<IndexPart> partsOf(const Key &key)
{
    std::vector<IndexPart> parts;
    for (const KeyPart &part : key.parts)
        parts.push_back({part.column, {}, part.collation, part.order});
    return parts;
}

/// Something that keeps rows apart: a key, or an index with its condition.
struct Unique {
    std::vector<IndexPart> parts;
    QString where;
    quint64 id = 0;
    bool isOld = false; ///< it was there before, so that leaving it out helps nobody
};

class KeyRisks {
public:
    KeyRisks(const OldRows &rows, std::vector<Risk> &risks)
        : m_rows(rows), m_before(rows.before()), m_after(rows.after()), m_risks(risks)
    {
    }

    void find()
    {
        for (const Key &key : m_after.keys) {
            const Key *was = m_before.key(key.id);
            // The rowid under another name is unique; so is what nothing was copied to.
            const bool isAlias = key.primary && hasRowidAlias(m_after);
            if (!isAlias || m_before.column(key.parts.front().column))
                findDuplicates({partsOf(key), {}, key.id.value(), was && was->parts == key.parts});
        }
        for (const Index &index : m_after.indexes) {
            const Index *was = m_before.index(index.id);
            const bool isOld
                = was && was->unique && was->parts == index.parts && was->where == index.where;
            if (index.unique)
                findDuplicates({index.parts, index.where, index.id.value(), isOld});
        }
    }

private:
    [[nodiscard]] QString collationOf(const Table &table, const IndexPart &part) const
    {
        const Column *column = table.column(part.column);
        const QString collation
            = part.collation.isEmpty() && column ? column->collation : part.collation;
        return collation.isEmpty() ? u"BINARY"_s : collation;
    }

    /// Whether the old table kept them apart already.
    [[nodiscard]] bool wasUnique(const Unique &unique) const
    {
        const bool isPlain
            = unique.where.isEmpty()
              && std::all_of(unique.parts.begin(), unique.parts.end(), [&](const IndexPart &part) {
                     const Column *is = m_after.column(part.column);
                     return is && !is->generated && m_rows.keepsValues(*is);
                 });
        if (!isPlain)
            return unique.isOld && m_rows.keepsAllValues();
        const auto isSame = [&](const std::vector<IndexPart> &others) {
            return std::equal(unique.parts.begin(), unique.parts.end(), others.begin(),
                              others.end(), [&](const IndexPart &is, const IndexPart &was) {
                                  return is.column == was.column
                                         && sameName(collationOf(m_after, is),
                                                     collationOf(m_before, was));
                              });
        };
        return std::any_of(m_before.keys.begin(), m_before.keys.end(),
                           [&](const Key &key) { return isSame(partsOf(key)); })
               || std::any_of(
                   m_before.indexes.begin(), m_before.indexes.end(), [&](const Index &index) {
                       return index.unique && index.where.isEmpty() && isSame(index.parts);
                   });
    }

    void findDuplicates(const Unique &unique)
    {
        QStringList names;
        QStringList values;
        QStringList filled;
        QStringList terms;
        for (const IndexPart &part : unique.parts) {
            const Column *column = m_after.column(part.column);
            const QString value = u"\"sw part %1\""_s.arg(names.size() + 1);
            names.append(
                (column ? quotedName(column->name) : part.expression)
                + (part.collation.isEmpty() ? u""_s : QString(u" COLLATE "_s + part.collation)));
            values.append(
                (column ? alwaysQuotedName(column->name) : QString(u'(' + part.expression + u')'))
                + u" AS "_s + value);
            filled.append(value + u" IS NOT NULL"_s);
            // An expression has a collation of its own, or none.
            terms.append(column ? QString(value + u" COLLATE "_s
                                          + alwaysQuotedName(collationOf(m_after, part)))
                                : value);
        }
        if (wasUnique(unique))
            return;
        const QString rowid = rowidName(m_before);
        if (!rowid.isEmpty())
            values.append(OldRows::OldRow.toString());
        const QString rows
            = u"(SELECT "_s + values.join(u", ") + u" FROM "_s + m_rows.asNewRows()
              + (unique.where.isEmpty() ? u""_s : QString(u" WHERE ("_s + unique.where + u')'))
              + u") WHERE "_s + filled.join(u" AND ");
        add(unique, names, rows, terms.join(u", "));
    }

    /// `rows` gives the parts, and what tells the old row; `terms` tell which are the same.
    void add(const Unique &unique, const QStringList &names, const QString &rows,
             const QString &terms)
    {
        const QString name = names.join(u", ");
        const QString condition
            = unique.where.isEmpty() ? u""_s : QString(u" WHERE "_s + unique.where);
        Risk risk
            = riskOf(RiskKind::Duplicates, m_rows,
                     u"duplicates "_s + quotedName(m_after.name) + u'(' + name + u')' + condition);
        risk.column = name;
        risk.condition = unique.where;
        risk.part = unique.id;
        const QString groups = u" FROM "_s + rows + u" GROUP BY "_s + terms;
        const QString twice = groups + u" HAVING count(*) > 1"_s;
        risk.countSql
            = u"SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n"_s + twice + u')';
        QStringList shown;
        for (qsizetype i = 0; i < names.size(); ++i)
            shown.append(u"\"sw part %1\" AS "_s.arg(i + 1) + alwaysQuotedName(names[i]));
        risk.sampleSql
            = u"SELECT "_s + shown.join(u", ") + u", count(*) AS rows"_s + twice + u" LIMIT 5"_s;
        // The first of equals stays.
        if (const QString rowid = rowidName(m_before); !rowid.isEmpty()) {
            risk.ways.push_back(DeleteRows);
            risk.where = rowid + u" IN (SELECT "_s + OldRows::OldRow + u" FROM "_s + rows
                         + u") AND "_s + rowid + u" NOT IN (SELECT min("_s + OldRows::OldRow + u')'
                         + groups + u')';
        }
        if (!unique.isOld)
            risk.ways.push_back(LeaveOut);
        m_risks.push_back(std::move(risk));
    }

    const OldRows &m_rows;
    const Table &m_before;
    const Table &m_after;
    std::vector<Risk> &m_risks;
};

} // namespace

void addKeyRisks(const OldRows &rows, std::vector<Risk> &risks) { KeyRisks(rows, risks).find(); }

} // namespace sw
