// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/script.h"
#include "model/sql/token.h"
#include "model/sql/writer.h"

#include <QHash>

#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// SQLite looks at every object when it makes one, so that ten thousand in one database take it
/// seconds; in databases of fifty tables they take a tenth of that.
constexpr qsizetype TablesAShard = 50;

bool isMadeBy(ScratchDatabase &scratch, const Schema &schema, const Table &table)
{
    DdlWriter writer(schema);
    const QByteArray sql = writer.table(table).toUtf8();
    if (scratch.run(viewOf(sql)))
        return false;
    const QByteArray drop
        = "DROP TABLE " + QByteArray("\"") + table.name.toUtf8().replace('"', "\"\"") + '"';
    (void)scratch.run(viewOf(drop));
    return true;
}

/// Finds the clause that SQLite refuses: the one without which it takes the table.
class Culprit {
public:
    Culprit(ScratchDatabase &scratch, const Schema &schema, const Table &table)
        : m_scratch(scratch), m_schema(schema), m_table(table)
    {
    }

    std::optional<Subject> find()
    {
        if (auto found = among(m_table.checks, &Table::checks))
            return found;
        if (auto found = among(m_table.keys, &Table::keys))
            return found;
        if (auto found = among(m_table.foreignKeys, &Table::foreignKeys))
            return found;
        return amongColumns();
    }

private:
    template <typename Item>
    std::optional<Subject> among(const std::vector<Item> &items, std::vector<Item> Table::*member)
    {
        for (size_t i = 0; i < items.size(); ++i) {
            Table without = m_table;
            (without.*member).erase((without.*member).begin() + static_cast<qsizetype>(i));
            if (isMadeBy(m_scratch, m_schema, without))
                return subjectOf(m_table, items[i]);
        }
        return std::nullopt;
    }

    std::optional<Subject> amongColumns()
    {
        for (size_t i = 0; i < m_table.columns.size(); ++i) {
            Table plain = m_table;
            Column &column = plain.columns[i];
            const Column whole = std::exchange(column, Column());
            column.id = whole.id;
            column.name = whole.name;
            column.type = m_table.strict ? u"ANY"_s : QString();
            const bool plainWorks = isMadeBy(m_scratch, m_schema, plain);
            // A name that is there twice offends even without its clauses.
            column.name += u"_other_name"_s;
            if (plainWorks || isMadeBy(m_scratch, m_schema, plain))
                return subjectOf(m_table, m_table.columns[i]);
        }
        return std::nullopt;
    }

    ScratchDatabase &m_scratch;
    const Schema &m_schema;
    const Table &m_table;
};

Problem problemOf(const SqliteError &error, const Statement &statement, const Schema &schema,
                  ScratchDatabase &scratch)
{
    Subject subject = statement.subject;
    if (!subject.table.isNull() && subject.part == 0) {
        const TablePtr table = schema.tables.find(subject.table);
        if (table && table->kind == TableKind::Ordinary)
            subject = Culprit(scratch, schema, *table).find().value_or(subject);
    }
    QString text = subject.name + u": SQLite says “"_s + error.text + u"”"_s;
    if (error.offset >= 0) {
        const QByteArray bytes = statement.sql.toUtf8();
        const TextPlace place = placeOf(viewOf(bytes), error.offset);
        text += u" (line %1, column %2 of its statement)"_s.arg(place.line).arg(place.column);
    }
    return {Severity::Error, u"refused"_s, subject, text + u'.'};
}

/// Numbers the statements by the scratch database that they go to: a table with all that is on it.
class Shards {
public:
    int of(const Statement &statement)
    {
        if (statement.subject.table.isNull())
            return -1;
        const auto known = m_shards.constFind(statement.subject.table);
        if (known != m_shards.constEnd())
            return *known;
        const int shard = static_cast<int>(m_shards.size() / TablesAShard);
        m_shards.insert(statement.subject.table, shard);
        return shard;
    }

private:
    QHash<TableId, int> m_shards;
};

/// Two objects of one name may land in two databases; SQLite would refuse the second.
class TakenNames {
public:
    explicit TakenNames(const Schema &schema)
    {
        for (const TablePtr &table : schema.tables) {
            take(m_names, table->name, subjectOf(*table));
            for (const Index &index : table->indexes)
                take(m_names, index.name, subjectOf(*table, index));
            for (const Trigger &trigger : table->triggers)
                take(m_triggers, trigger.name, subjectOf(*table, trigger));
        }
        for (const ViewPtr &view : schema.views) {
            take(m_names, view->name, subjectOf(*view));
            for (const Trigger &trigger : view->triggers)
                take(m_triggers, trigger.name, subjectOf(*view, trigger));
        }
    }

    [[nodiscard]] const Problems &problems() const { return m_problems; }

private:
    void take(QHash<QString, QString> &names, const QString &name, const Subject &subject)
    {
        QString &owner = names[foldedName(name)];
        if (owner.isEmpty()) {
            owner = subject.name;
            return;
        }
        m_problems.push_back(
            {Severity::Error, u"name-taken"_s, subject,
             subject.name + u": the name is taken by "_s + owner + u"; rename one of them."_s});
    }

    QHash<QString, QString> m_names;
    QHash<QString, QString> m_triggers;
    Problems m_problems;
};

} // namespace

Problems tryScript(const Script &script, const Schema &schema, Needs *needs)
{
    Problems problems = TakenNames(schema).problems();
    Shards shards;
    std::map<int, std::vector<const Statement *>> byShard;
    for (const Statement &statement : script.statements)
        byShard[shards.of(statement)].push_back(&statement);
    for (const auto &[shard, statements] : byShard) {
        ScratchDatabase scratch(ScratchDatabase::StandIns::Modules);
        (void)scratch.run("BEGIN");
        for (const Statement *statement : statements) {
            const QByteArray sql = statement->sql.toUtf8();
            const auto error = scratch.run(viewOf(sql));
            // TakenNames has said it already.
            if (error && !error->text.endsWith(u"already exists"_s))
                problems.push_back(problemOf(*error, *statement, schema, scratch));
        }
        if (needs)
            needs->modules += scratch.needs().modules;
    }
    if (needs)
        needs->modules.removeDuplicates();
    return problems;
}

} // namespace sw
