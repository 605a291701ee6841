// SPDX-License-Identifier: Apache-2.0
#include "model/sync/migrationscript.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sync/plantext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Writes the script; a check is a row that must be 0.
class ScriptWriter {
public:
    ScriptWriter(const Seen &seen, const Plan &plan) : m_seen(seen), m_plan(plan) {}

    QString write()
    {
        m_text = lineComment(summaryOf(m_plan))
                 + u"-- For the sqlite3 shell. Make a backup first. Where something fails, the"
                   " shell stops and\n-- nothing was changed.\n.bail on\n"_s;
        line(u"PRAGMA foreign_keys = OFF"_s);
        line(u"PRAGMA legacy_alter_table = OFF"_s);
        line(u"CREATE TEMP TABLE sw_must (be_0 INTEGER CHECK (be_0 = 0))"_s);
        line(u"BEGIN IMMEDIATE"_s);
        must(u"SELECT foreign_keys FROM pragma_foreign_keys"_s, u"foreign keys are put off"_s);
        checkStart();
        rememberViolations();
        for (const Risk &risk : m_plan.risks) {
            if (risk.isOpen() && risk.loses && !risk.countSql.isEmpty())
                must(risk.countSql, risk.text + u": this line keeps it from happening"_s);
        }
        for (const Step &step : m_plan.steps) {
            if (step.isCheck) {
                must(step.statement.sql, step.statement.reason);
            } else {
                m_text += u'\n' + lineComment(step.statement.reason);
                line(step.statement.sql);
            }
        }
        m_text += u'\n';
        checkViolations();
        line(u"COMMIT"_s);
        line(u"DROP TABLE temp.sw_must"_s);
        line(u"DROP TABLE IF EXISTS temp.sw_before"_s);
        line(u"PRAGMA legacy_alter_table = OFF"_s);
        return std::move(m_text);
    }

private:
    void line(const QString &sql) { m_text += sql + u";\n"_s; }

    void must(const QString &query, const QString &reason)
    {
        m_text += lineComment(reason);
        line(u"INSERT INTO temp.sw_must "_s + query);
    }

    [[nodiscard]] bool isTouched(const QString &table) const
    {
        return std::any_of(m_plan.touched.begin(), m_plan.touched.end(),
                           [&](const QString &each) { return sameName(each, table); });
    }

    /// The tables that it changes are those that it was made for.
    void checkStart()
    {
        for (const StoredObject &object : m_seen.objects) {
            if (object.type != u"table" || !isTouched(object.name))
                continue;
            must(u"SELECT count(*) <> 1 FROM main.sqlite_schema WHERE type = 'table' AND name = "_s
                     + quotedText(object.name) + u" AND sql = "_s
                     + quotedText(QString::fromUtf8(object.sql)),
                 u"%1 is as it was when this was written"_s.arg(quotedName(object.name)));
        }
    }

    /// The tables that have foreign keys, before and after; those that the plan touches.
    [[nodiscard]] static QStringList withForeignKeys(const Schema &schema, const Plan &plan)
    {
        QStringList names;
        for (const TablePtr &table : schema.tables) {
            const bool concerned
                = plan.touched.contains(table->name)
                  || std::any_of(table->foreignKeys.begin(), table->foreignKeys.end(),
                                 [&](const ForeignKey &key) {
                                     const TablePtr parent = schema.parentOf(key);
                                     return parent && plan.touched.contains(parent->name);
                                 });
            if (concerned && !table->foreignKeys.empty())
                names.append(table->name);
        }
        return names;
    }

    [[nodiscard]] static QString violationsOf(const QStringList &tables)
    {
        QStringList each;
        for (const QString &table : tables)
            each.append(u"(SELECT count(*) FROM pragma_foreign_key_check("_s + quotedText(table)
                        + u"))"_s);
        return each.join(u" + ");
    }

    void rememberViolations()
    {
        const QStringList tables = withForeignKeys(m_seen.content.schema, m_plan);
        m_remembers = !tables.isEmpty();
        if (m_remembers)
            line(u"CREATE TEMP TABLE sw_before AS SELECT "_s + violationsOf(tables) + u" AS n"_s);
    }

    void checkViolations()
    {
        const QStringList tables = withForeignKeys(m_plan.target.schema, m_plan);
        if (!tables.isEmpty())
            must(u"SELECT "_s + violationsOf(tables)
                     + (m_remembers ? u" > (SELECT n FROM temp.sw_before)"_s : u" > 0"_s),
                 u"no foreign key leads nowhere that did not before"_s);
    }

    const Seen &m_seen;
    const Plan &m_plan;
    QString m_text;
    bool m_remembers = false;
};

/// A former name for each thing that has another one in the other content.
template <typename T> void rememberName(T &object, const QString &name)
{
    if (object.name != name)
        object.formerNames.append(name);
}

/// The database as it was, as a drawing that knows what its things are called now.
Content asDrawn(const Content &before, const Content &after)
{
    Content drawn = before;
    for (const TablePtr &each : before.schema.tables) {
        const TablePtr now = after.schema.tables.find(each->id);
        if (!now)
            continue;
        Table table = *each;
        rememberName(table, now->name);
        for (Column &column : table.columns) {
            if (const Column *same = now->column(column.id))
                rememberName(column, same->name);
        }
        drawn.schema.tables.put(std::move(table));
    }
    return drawn;
}

} // namespace

QString migrationScript(const Seen &seen, const Plan &plan)
{
    return ScriptWriter(seen, plan).write();
}

Result<Plan> reversePlan(const Seen &seen, const Plan &plan, Seen &after)
{
    const bool loses = plan.dropped > 0
                       || std::any_of(plan.risks.begin(), plan.risks.end(), [](const Risk &risk) {
                              return risk.loses || risk.choice.way == WayOut::DeleteRows;
                          });
    if (loses)
        return Error{u"There is no way back: data goes. Keep a backup."_s};
    ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
    const auto runAll = [&](QStringView type) {
        for (const StoredObject &object : seen.objects) {
            if (object.type == type && !object.sql.isEmpty()
                && !object.name.startsWith(u"sqlite_"_s))
                (void)scratch.run(viewOf(object.sql));
        }
    };
    for (const QStringView type : {u"table", u"index", u"view", u"trigger"})
        runAll(type);
    for (const Step &step : plan.steps) {
        if (step.isCheck)
            continue;
        const QByteArray sql = step.statement.sql.toUtf8();
        if (const auto error = scratch.run(viewOf(sql)))
            return Error{u"There is no way back: %1"_s.arg(error->text)};
    }
    Result<Seen> made = see(scratch.handle());
    if (!made)
        return made.error();
    after = std::move(*made);
    Content drawn = asDrawn(seen.content, plan.target);
    return makePlan(after, drawn, {});
}

} // namespace sw
