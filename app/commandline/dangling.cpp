// SPDX-License-Identifier: Apache-2.0
#include "model/data/dangling.h"

#include "app/commandline/rowsource.h"
#include "model/sql/quote.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// `pet.owner_id -> owner: 3 rows; 2, 3, 5`
QString danglingLine(const Schema &schema, const Dangling &found)
{
    constexpr size_t Most = 8;
    const Table &child = *schema.tables.find(found.child);
    const ForeignKey &key = *child.foreignKey(found.key);
    QStringList rows;
    for (size_t i = 0; i < std::min(Most, found.first.size()); ++i)
        rows.append(rowWords(schema, found.first[i].row) + u" refers to "_s
                    + shownValues(found.first[i].values));
    if (found.count > static_cast<qint64>(rows.size()))
        rows.append(u"…"_s);
    return u"%1.%2 -> %3: %4\n"_s.arg(
        child.name, shownColumns(child, key.columns), parentNameOf(key, schema),
        found.problem.isEmpty() ? u"%1%2 rows; %3"_s.arg(
            QString::number(found.count), found.more ? u"+"_s : QString(), rows.join(u", "))
                                : found.problem);
}

QJsonObject danglingJson(const Schema &schema, const Dangling &found)
{
    const Table &child = *schema.tables.find(found.child);
    const ForeignKey &key = *child.foreignKey(found.key);
    QJsonArray columns;
    for (const ColumnId id : key.columns)
        columns.append(child.column(id)->name);
    return {{u"table"_s, child.name},
            {u"columns"_s, columns},
            {u"parent"_s, parentNameOf(key, schema)},
            {u"enforced"_s, key.enforced},
            {u"count"_s, found.count},
            {u"more"_s, found.more},
            {u"problem"_s, found.problem}};
}

Exit runDangling(const Invocation &given)
{
    const Result<std::shared_ptr<RowSource>> source = readRowSource(given);
    if (!source)
        return failure(source.error().text);
    Unwatched watcher;
    const Schema &schema = (*source)->schema;
    const Result<DanglingReport> report
        = findDangling((*source)->connection->handle(), schema, watcher);
    if (!report)
        return failure(report.error().text);
    QJsonArray all;
    for (const Dangling &found : report->found) {
        if (given.has(u"json"_s))
            all.append(danglingJson(schema, found));
        else
            printResult(danglingLine(schema, found));
    }
    if (given.has(u"json"_s))
        printResult(QString::fromUtf8(QJsonDocument(all).toJson()));
    return report->found.empty() ? Exit::Done : Exit::Differences;
}

} // namespace

Verb danglingVerb()
{
    return {u"dangling"_s,
            u"DATABASE [--doc DOC] [--json]"_s,
            u"Lists rows that refer to rows that are not there, by relationship: those that the\n"
            "database declares, and those of the document that are not enforced. DATABASE is a\n"
            "SQLite file, or a document drawn for one. Exit status 1 where there are any."_s,
            u"  schemawright dangling legacy.db --doc legacy.wright\n"_s,
            1,
            {{{u"doc"_s}, u"DOC"_s, u"The document whose relationships are meant too."_s},
             {{u"json"_s}, {}, u"An array of objects."_s}},
            runDangling};
}

} // namespace sw
