// SPDX-License-Identifier: Apache-2.0
#include "model/sync/risks.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using enum WayOut;

/// What the columns of one table may lose or lack.
class ColumnRisks {
public:
    ColumnRisks(const OldRows &rows, std::vector<Risk> &risks) : m_rows(rows), m_risks(risks) {}

    void find()
    {
        for (const Column &was : m_rows.before().columns)
            findLoss(was);
        for (const Column &is : m_rows.after().columns) {
            if (!is.generated) {
                findValues(is);
                findNoNumbers(is);
                findNulls(is);
            }
        }
    }

private:
    void findLoss(const Column &was)
    {
        const Column *is = m_rows.after().column(was.id);
        const bool goes = !is;
        const bool computed = is && is->generated && m_rows.fillOf(*is).isEmpty();
        if (was.generated || (!goes && !computed))
            return;
        Risk risk
            = goes ? riskOf(RiskKind::DropColumn, m_rows,
                            u"drop "_s + quotedName(m_rows.before().name) + u'.'
                                + quotedName(was.name))
                   : riskOf(RiskKind::Computed, m_rows, u"computed "_s + m_rows.path(is->name));
        risk.column = was.name;
        risk.newColumn = is ? is->name : QString();
        risk.part = was.id.value();
        risk.loses = true;
        risk.ways = {Accept, LeaveOut};
        ask(std::move(risk), {alwaysQuotedName(was.name)},
            alwaysQuotedName(was.name) + u" IS NOT NULL"_s);
    }

    void findValues(const Column &is)
    {
        const Table &before = m_rows.before();
        const Table &after = m_rows.after();
        const Column *was = before.column(is.id);
        if (!was || !m_rows.fillOf(is).isEmpty()
            || !mayChangeValues(ColumnType{was->type, before.strict},
                                ColumnType{is.type, after.strict}))
            return;
        Risk risk = riskOf(RiskKind::Values, m_rows, u"values "_s + m_rows.path(is.name));
        risk.column = was->name;
        risk.newColumn = is.name;
        risk.part = is.id.value();
        risk.typeChange = {before.name,
                           was->name,
                           {was->type, before.strict},
                           {is.type, after.strict},
                           m_rows.keyColumns()};
        risk.loses = true;
        // A STRICT table takes nothing that it would have to change.
        risk.ways
            = after.strict ? std::vector{Fill, KeepType} : std::vector{Accept, Fill, KeepType};
        m_risks.push_back(std::move(risk));
    }

    /// An INTEGER may hold anything, but not once it is the rowid.
    void findNoNumbers(const Column &is)
    {
        const Table &before = m_rows.before();
        const Column *was = before.column(is.id);
        if (&is != rowidAlias(m_rows.after()) || !was || was == rowidAlias(before)
            || !m_rows.fillOf(is).isEmpty() || affinityOf(before, *was) != Affinity::Integer
            || before.strict)
            return;
        Risk risk = riskOf(RiskKind::Values, m_rows, u"values "_s + m_rows.path(is.name));
        risk.column = was->name;
        risk.newColumn = is.name;
        risk.part = is.id.value();
        risk.typeChange.to.declared = is.type;
        risk.loses = true;
        risk.ways = {Fill, DeleteRows};
        const QString name = alwaysQuotedName(was->name);
        ask(std::move(risk), {name}, u"typeof("_s + name + u") NOT IN ('integer', 'null')"_s);
    }

    void findNulls(const Column &is)
    {
        const Column *was = m_rows.before().column(is.id);
        if (!isNeverNull(m_rows.after(), is) || (was && isNeverNull(m_rows.before(), *was))
            || (!was && &is == rowidAlias(m_rows.after())))
            return;
        const QString value = m_rows.valueOf(is.id);
        if (value.isEmpty() && hasDefault(is))
            return;
        Risk risk = riskOf(RiskKind::Nulls, m_rows, u"nulls "_s + m_rows.path(is.name));
        risk.column = was ? was->name : QString();
        risk.newColumn = is.name;
        risk.part = is.id.value();
        // A key that is the rowid would number them by itself, and leaving NOT NULL out helps not.
        if (&is == rowidAlias(m_rows.after()))
            risk.ways = {Fill, DeleteRows};
        else
            risk.ways = was ? std::vector{Fill, DeleteRows, LeaveOut} : std::vector{Fill, LeaveOut};
        ask(std::move(risk), value.isEmpty() ? QStringList() : QStringList(value),
            value.isEmpty() ? u"1"_s : QString(value + u" IS NULL"_s));
    }

    void ask(Risk risk, const QStringList &values, const QString &where)
    {
        risk.where = where;
        risk.countSql = m_rows.count(where);
        risk.sampleSql = m_rows.sample(values, where);
        m_risks.push_back(std::move(risk));
    }

    const OldRows &m_rows;
    std::vector<Risk> &m_risks;
};

void addCheckRisk(const Check &check, const OldRows &rows, std::vector<Risk> &risks)
{
    const auto &checks = rows.before().checks;
    const bool isOld = std::any_of(checks.begin(), checks.end(), [&](const Check &each) {
        return each.id == check.id && each.expression == check.expression;
    });
    if (isOld && rows.keepsAllValues())
        return;
    const QString name
        = check.name.isEmpty() ? QString(u'(' + check.expression + u')') : quotedName(check.name);
    Risk risk = riskOf(RiskKind::CheckFails, rows,
                       u"check "_s + quotedName(rows.after().name) + u' ' + name);
    risk.column = check.expression;
    risk.part = check.id.value();
    if (!isOld)
        risk.ways = {LeaveOut};
    QStringList columns;
    for (const Column &column : rows.after().columns)
        columns.append(alwaysQuotedName(column.name));
    const QString from
        = u" FROM "_s + rows.asNewRows() + u" WHERE NOT ("_s + check.expression + u')';
    risk.countSql = u"SELECT count(*)"_s + from;
    risk.sampleSql = u"SELECT "_s + columns.join(u", ") + from + u" LIMIT 5"_s;
    risks.push_back(std::move(risk));
}

} // namespace

bool hasDefault(const Column &column)
{
    return !column.defaultValue.isEmpty()
           && column.defaultValue.compare(u"NULL", Qt::CaseInsensitive) != 0;
}

Risk riskOf(RiskKind kind, const OldRows &rows, const QString &id)
{
    Risk risk;
    risk.id = id;
    risk.kind = kind;
    risk.table = rows.before().name;
    risk.newTable = rows.after().name;
    return risk;
}

Risk riskOfDropping(const Table &table)
{
    Risk risk;
    risk.id = u"drop "_s + quotedName(table.name);
    risk.kind = RiskKind::DropTable;
    risk.table = table.name;
    risk.newTable = table.name;
    risk.loses = true;
    risk.ways = {Accept, LeaveOut};
    const QString from = u" FROM "_s + inMain(table.name);
    risk.countSql = u"SELECT count(*)"_s + from;
    risk.sampleSql = u"SELECT *"_s + from + u" LIMIT 5"_s;
    return risk;
}

std::vector<Risk> columnRisks(const OldRows &rows)
{
    std::vector<Risk> risks;
    ColumnRisks(rows, risks).find();
    return risks;
}

std::vector<Risk> constraintRisks(const OldRows &rows, const Schemas &schemas)
{
    std::vector<Risk> risks;
    for (const Check &check : rows.after().checks)
        addCheckRisk(check, rows, risks);
    addKeyRisks(rows, risks);
    addOrphanRisks(rows, schemas, risks);
    return risks;
}

} // namespace sw
