// SPDX-License-Identifier: Apache-2.0
#include "model/sql/script.h"

#include "model/sql/quote.h"
#include "model/sql/writer.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

void add(Script &script, QString sql, const Subject &subject, const QString &reason)
{
    if (!sql.isEmpty())
        script.statements.push_back({std::move(sql), Effect::Creates, reason, subject});
}

/// SQLite's own tables come and go by themselves; shadow tables with their virtual table.
bool isWritten(const Table &table)
{
    return table.kind != TableKind::Shadow
           && !table.name.startsWith(u"sqlite_"_s, Qt::CaseInsensitive);
}

} // namespace

Script scriptOf(const Schema &schema)
{
    Script script;
    DdlWriter writer(schema);
    std::vector<TablePtr> tables = tablesByNeed(schema);
    // A virtual table may read an ordinary one as soon as it is made.
    std::stable_partition(tables.begin(), tables.end(),
                          [](const TablePtr &table) { return table->kind != TableKind::Virtual; });
    tables.erase(std::remove_if(tables.begin(), tables.end(),
                                [](const TablePtr &table) { return !isWritten(*table); }),
                 tables.end());
    for (const TablePtr &table : tables)
        add(script, writer.table(*table), subjectOf(*table), u"a new table"_s);
    for (const TablePtr &table : tables) {
        for (const Index &index : table->indexes)
            add(script, writer.index(*table, index), subjectOf(*table, index), u"a new index"_s);
    }
    const std::vector<ViewPtr> views = viewsByNeed(schema);
    for (const ViewPtr &view : views)
        add(script, writer.view(*view), subjectOf(*view), u"a new view"_s);
    for (const TablePtr &table : tables) {
        for (const Trigger &trigger : table->triggers) {
            const Subject subject = subjectOf(*table, trigger);
            add(script, writer.trigger(trigger, subject), subject, u"a new trigger"_s);
        }
    }
    for (const ViewPtr &view : views) {
        for (const Trigger &trigger : view->triggers) {
            const Subject subject = subjectOf(*view, trigger);
            add(script, writer.trigger(trigger, subject), subject, u"a new trigger"_s);
        }
    }
    script.problems = writer.problems();
    return script;
}

QString textOf(const Script &script, const DatabaseOptions &options)
{
    QString out;
    const auto pragma = [&](QStringView name, const QString &value) {
        out += u"PRAGMA "_s + name + u" = "_s + value + u";\n"_s;
    };
    if (!options.encoding.isEmpty())
        pragma(u"encoding", quotedText(options.encoding));
    if (options.pageSize != 0)
        pragma(u"page_size", QString::number(options.pageSize));
    if (!options.autoVacuum.isEmpty())
        pragma(u"auto_vacuum", quotedName(options.autoVacuum));
    if (options.applicationId != 0)
        pragma(u"application_id", QString::number(options.applicationId));
    if (options.userVersion != 0)
        pragma(u"user_version", QString::number(options.userVersion));
    for (const Statement &statement : script.statements)
        out += (out.isEmpty() ? u""_s : u"\n"_s) + statement.sql + u";\n"_s;
    return out;
}

} // namespace sw
