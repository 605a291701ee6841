// SPDX-License-Identifier: Apache-2.0
#include "tests/support/decider.h"

#include "model/sql/quote.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

bool hasWay(const Risk &risk, WayOut way)
{
    return std::find(risk.ways.begin(), risk.ways.end(), way) != risk.ways.end();
}

QString kindOf(const Risk &risk)
{
    static const std::array Names{u"DropTable"_s,  u"DropColumn"_s, u"Nulls"_s,
                                  u"Duplicates"_s, u"CheckFails"_s, u"Orphans"_s,
                                  u"Values"_s,     u"Computed"_s,   u"LeftBehind"_s};
    return Names.at(static_cast<size_t>(risk.kind));
}

/// The one that must be unique, where it has no collation and the values that it had.
const Column *plainColumn(const Table &before, const Table &table, const Risk &risk)
{
    for (const Column &column : table.columns) {
        const Column *was = before.column(column.id);
        if (quotedName(column.name) == risk.column && column.collation.isEmpty() && was
            && was->type == column.type && !column.generated && risk.condition.isEmpty())
            return &column;
    }
    return nullptr;
}

} // namespace

bool Decider::operator()(const Plan &plan, Answers &answers)
{
    for (const Question &question : plan.questions)
        answers.notRenamed.append(question.id.mid(int(qstrlen("rename "))));
    for (const Risk &risk : plan.risks) {
        if (risk.isOpen() && !decide(risk, answers.choices[risk.id]))
            return false;
    }
    return !(m_deletes && m_nulls);
}

bool Decider::decide(const Risk &risk, Choice &choice)
{
    const TablePtr before = m_live.table(risk.table);
    const TablePtr table = m_drawn.table(risk.newTable);
    switch (risk.kind) {
    case RiskKind::DropTable:
    case RiskKind::DropColumn:
    case RiskKind::Computed:
        choice.way = WayOut::Accept;
        return m_random.bounded(8) != 0;
    case RiskKind::Values:
        if (hasWay(risk, WayOut::DeleteRows)) {
            choice.way = WayOut::DeleteRows;
            note(risk, u"values"_s, u"delete"_s, {risk.newColumn});
            return true;
        }
        choice.way = hasWay(risk, WayOut::Accept) ? WayOut::Accept : WayOut::KeepType;
        m_leftOut = m_leftOut || choice.way == WayOut::KeepType;
        if (choice.way == WayOut::KeepType)
            note(risk, u"values"_s, u"keep"_s, {risk.newColumn});
        return true;
    case RiskKind::Nulls:
        return meetNulls(risk, choice);
    case RiskKind::Duplicates:
        if (const Column *column = plainColumn(*before, *table, risk);
            column && hasWay(risk, WayOut::DeleteRows) && m_random.bounded(2) == 0) {
            choice.way = WayOut::DeleteRows;
            note(risk, u"duplicates"_s, u"delete"_s, {column->name});
            return true;
        }
        return leaveOut(risk, choice);
    case RiskKind::CheckFails:
        return leaveOut(risk, choice) && m_random.bounded(4) != 0;
    case RiskKind::Orphans:
        return meetOrphans(risk, choice);
    case RiskKind::LeftBehind:
        break; // nobody wants to lose what they refer to
    }
    return false;
}

bool Decider::meetNulls(const Risk &risk, Choice &choice)
{
    const Column *column = m_drawn.table(risk.newTable)->column(risk.newColumn);
    if (hasWay(risk, WayOut::DeleteRows) && m_random.bounded(2) == 0) {
        choice.way = WayOut::DeleteRows;
        note(risk, u"nulls"_s, u"delete"_s, {column->name});
        return true;
    }
    if (column->type == u"BLOB")
        return false;
    const bool isText = column->type == u"TEXT";
    choice = {WayOut::Fill, isText ? u"'it''s'"_s : u"7000 + 7"_s};
    note(risk, u"nulls"_s, u"fill"_s, {column->name},
         {{u"value"_s, isText ? QJsonValue(u"it's"_s) : QJsonValue(7007)}});
    return true;
}

bool Decider::meetOrphans(const Risk &risk, Choice &choice)
{
    const TablePtr table = m_drawn.table(risk.newTable);
    const TablePtr before = m_live.table(risk.table);
    const ForeignKey *key = table->foreignKey(ForeignKeyId(risk.part));
    // Who goes may be whom these rows refer to: then the oracle would have to guess, too.
    if (m_deletes)
        return leaveOut(risk, choice);
    const bool toNull = hasWay(risk, WayOut::SetNull) && m_random.bounded(2) == 0;
    // Of a table without a rowid the oracle would have to guess which row is meant.
    if (m_random.bounded(3) == 0 || (!toNull && !hasWay(risk, WayOut::DeleteRows)) || !key
        || before->withoutRowid)
        return leaveOut(risk, choice);
    choice.way = toNull ? WayOut::SetNull : WayOut::DeleteRows;
    QStringList columns;
    for (const ColumnId id : key->columns)
        columns.append(table->column(id)->name);
    const TablePtr parent = m_drawn.parentOf(*key);
    const TablePtr now = parent ? m_live.tables.find(parent->id) : TablePtr();
    QJsonArray targets;
    for (const ColumnId id : parent ? parentColumnsOf(*key, *parent) : std::vector<ColumnId>()) {
        const Column *column = now ? now->column(id) : nullptr;
        targets.append(column ? QJsonValue(column->name) : QJsonValue());
    }
    m_nulls = true;
    note(risk, u"orphans"_s, toNull ? u"null"_s : u"delete"_s, columns,
         {{u"parent"_s, now ? QJsonValue(now->name) : QJsonValue()}, {u"targets"_s, targets}});
    return true;
}

bool Decider::leaveOut(const Risk &risk, Choice &choice)
{
    if (!hasWay(risk, WayOut::LeaveOut))
        return false;
    choice.way = WayOut::LeaveOut;
    m_leftOut = true;
    return true;
}

void Decider::note(const Risk &risk, const QString &kind, const QString &way,
                   const QStringList &columns, const QJsonObject &more)
{
    QJsonObject choice = more;
    choice[u"table"_s] = risk.newTable;
    choice[u"kind"_s] = kind;
    choice[u"way"_s] = way;
    m_deletes = m_deletes || way == u"delete";
    choice[u"columns"_s] = QJsonArray::fromStringList(columns);
    m_choices.append(choice);
}

QJsonArray askedIn(const Plan &plan)
{
    QJsonArray asked;
    for (const Risk &risk : plan.risks)
        asked.append(QJsonObject{{u"kind"_s, kindOf(risk)},
                                 {u"table"_s, risk.table},
                                 {u"newTable"_s, risk.newTable},
                                 {u"column"_s, risk.column},
                                 {u"newColumn"_s, risk.newColumn},
                                 {u"count"_s, risk.count}});
    return asked;
}

} // namespace sw::test
