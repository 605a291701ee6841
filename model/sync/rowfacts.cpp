// SPDX-License-Identifier: Apache-2.0
#include "model/sync/rowfacts.h"

#include "model/live/changedvalues.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int LongestShown = 60;

QString lastWord(sqlite3 *database)
{
    return u"SQLite says “%1”"_s.arg(QString::fromUtf8(sqlite3_errmsg(database)));
}

/// A value for a person: NULL, a number, the beginning of a text.
QString shown(const SqliteQuery &query, int column)
{
    if (query.isNull(column))
        return u"NULL"_s;
    const QString text = query.text(column);
    return text.size() > LongestShown ? QString(text.left(LongestShown) + u'…') : text;
}

class Asker {
public:
    Asker(sqlite3 *database, const Plan &plan, Watcher &watcher)
        : m_database(database), m_plan(plan), m_watcher(watcher)
    {
    }

    Result<RowFacts> run()
    {
        for (const RowCount &each : m_plan.counts)
            m_facts[each.id].count = number(each.sql).value_or(-1);
        for (const Risk &risk : m_plan.risks) {
            if (m_watcher.cancelled())
                return Error{u"Cancelled; nothing was changed."_s};
            m_watcher.progress({u"Asking the rows of "_s + risk.table, 0, 0, {}});
            if (risk.kind == RiskKind::Values) {
                if (const Result<Done> asked = askValues(risk); !asked)
                    return asked.error();
            } else {
                ask(risk);
            }
        }
        return std::move(m_facts);
    }

private:
    std::optional<qint64> number(const QString &sql)
    {
        const QByteArray bytes = sql.toUtf8();
        SqliteQuery query(m_database, viewOf(bytes));
        return query.next() ? std::optional(query.integer(0)) : std::nullopt;
    }

    void ask(const Risk &risk)
    {
        RowFact &fact = m_facts[risk.id];
        const std::optional<qint64> count = number(risk.countSql);
        if (!count) {
            fact.error = u"%1 cannot be asked of the rows: %2"_s.arg(risk.id, lastWord(m_database));
            return;
        }
        fact.count = *count;
        if (fact.count == 0)
            return;
        const QByteArray bytes = risk.sampleSql.toUtf8();
        SqliteQuery query(m_database, viewOf(bytes));
        while (query.next()) {
            QStringList row;
            for (int i = 0; i < query.columnCount(); ++i)
                row.append(shown(query, i));
            fact.rows.push_back(row);
        }
        for (int i = 0; i < query.columnCount(); ++i)
            fact.names.append(query.columnName(i));
    }

    Result<Done> askValues(const Risk &risk)
    {
        const Result<ChangedValues> found = changedValues(m_database, risk.typeChange, m_watcher);
        if (!found)
            return found.error();
        RowFact &fact = m_facts[risk.id];
        fact.names = {u"row"_s, u"is"_s, u"would be"_s};
        for (const ValueGroup *group : {&found->changed, &found->unconverted, &found->refused}) {
            fact.count += group->count;
            for (const ValueChange &each : group->first)
                fact.rows.push_back({each.key, each.before, each.after});
        }
        constexpr size_t Enough = 5;
        if (fact.rows.size() > Enough)
            fact.rows.resize(Enough);
        return Done();
    }

    sqlite3 *m_database;
    const Plan &m_plan;
    Watcher &m_watcher;
    RowFacts m_facts;
};

/// The columns of a table by their names of today and by those that are drawn, as a fill may name
/// them.
QString rowsForFills(const Table &live, const Schema &target)
{
    QStringList columns{u"*"_s};
    const TablePtr drawn = target.tables.find(live.id);
    for (const Column &column : live.columns) {
        const Column *now = drawn ? drawn->column(column.id) : nullptr;
        if (now && !live.column(now->name))
            columns.append(alwaysQuotedName(column.name) + u" AS "_s + alwaysQuotedName(now->name));
    }
    if (!live.withoutRowid && !live.column(u"rowid"))
        columns.append(u"rowid"_s);
    return u"(SELECT "_s + columns.join(u", ") + u" FROM "_s + inMain(live.name) + u')';
}

/// Whether the text stays within the parentheses that are put around it.
bool isWhole(const QByteArray &expression)
{
    int depth = 0;
    for (const Token &token : tokenize(viewOf(expression))) {
        depth += token.symbol == '(' ? 1 : token.symbol == ')' ? -1 : 0;
        if (depth < 0 || token.symbol == ';')
            return false;
    }
    return depth == 0;
}

/// What is wrong with a person's expression over the rows of the table; empty: nothing.
QString faultOfFill(sqlite3 *database, const QString &expression, const QString &rows)
{
    const QByteArray sql = QString(u"SELECT ("_s + expression + u") FROM "_s + rows).toUtf8();
    const SqliteQuery query(database, viewOf(sql));
    if (!query.isReady())
        return lastWord(database);
    return isWhole(expression.toUtf8()) && query.columnCount() == 1 ? QString()
                                                                    : u"it is not one expression"_s;
}

/// Refuses the plan where a person's expression would only fail when everything has begun.
void checkFills(sqlite3 *database, const Seen &seen, const Answers &answers, Plan &plan)
{
    const auto check = [&](const Table &live, const QString &path, const QString &expression) {
        const QString fault
            = faultOfFill(database, expression, rowsForFills(live, plan.target.schema));
        if (!fault.isEmpty())
            plan.refusals.push_back(
                {Severity::Error, u"fill"_s, subjectOf(live),
                 u"%1 cannot be filled with %2: %3"_s.arg(path, expression, fault)});
    };
    for (const Risk &risk : plan.risks) {
        const TablePtr live = seen.content.schema.table(risk.table);
        if (live && risk.choice.way == WayOut::Fill)
            check(*live, quotedName(risk.newTable) + u'.' + quotedName(risk.newColumn),
                  risk.choice.expression);
    }
    for (const TablePtr &drawn : plan.target.schema.tables) {
        const TablePtr live = seen.content.schema.tables.find(drawn->id);
        for (const Column &column : live ? drawn->columns : std::vector<Column>()) {
            const QString path = quotedName(drawn->name) + u'.' + quotedName(column.name);
            if (const QString fill = answers.fills.value(path); !fill.isEmpty())
                check(*live, path, fill);
        }
    }
}

} // namespace

Result<RowFacts> rowFacts(sqlite3 *database, const Plan &plan, Watcher &watcher)
{
    return Asker(database, plan, watcher).run();
}

Result<Prepared> prepare(sqlite3 *database, const Content &drawn, const Answers &answers,
                         Watcher &watcher)
{
    Result<Seen> seen = see(database);
    if (!seen)
        return seen.error();
    const Plan asking = makePlan(*seen, drawn, answers);
    const Result<RowFacts> facts = rowFacts(database, asking, watcher);
    if (!facts)
        return facts.error();
    Plan plan = makePlan(*seen, drawn, answers, *facts);
    checkFills(database, *seen, answers, plan);
    return Prepared{std::move(*seen), std::move(plan)};
}

} // namespace sw
