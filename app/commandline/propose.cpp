// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/rowsource.h"
#include "app/commandline/source.h"
#include "app/places.h"
#include "model/data/rowref.h"
#include "model/data/undeclaredrows.h"
#include "model/document/verbs_key.h"
#include "model/file/documentfile.h"
#include "model/sync/targetpath.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QStringList columnWords(const Schema &schema, TableId table, const std::vector<ColumnId> &columns)
{
    QStringList names;
    for (const ColumnId id : columns)
        names.append(schema.tables.find(table)->column(id)->name);
    return names;
}

QString proposalLine(const Schema &schema, const UndeclaredKey &key)
{
    const Table &child = *schema.tables.find(key.child);
    const Table &parent = *schema.tables.find(key.parent);
    return u"%1.%2 -> %3.%4  %5%6; %7; %8\n"_s.arg(
        child.name, shownColumns(child, key.columns), parent.name,
        shownColumns(parent, key.parentColumns), key.isCertain() ? u""_s : u"perhaps: "_s,
        key.one ? u"one to one"_s : u"many to one"_s, wordsOf(key.evidence), key.reason);
}

QJsonObject proposalJson(const Schema &schema, const UndeclaredKey &key)
{
    const bool hasRows = key.evidence.rows == KeyEvidence::Rows::Some;
    return {{u"table"_s, schema.tables.find(key.child)->name},
            {u"columns"_s, QJsonArray::fromStringList(columnWords(schema, key.child, key.columns))},
            {u"parent"_s, schema.tables.find(key.parent)->name},
            {u"parentColumns"_s,
             QJsonArray::fromStringList(columnWords(schema, key.parent, key.parentColumns))},
            {u"one"_s, key.one},
            {u"certain"_s, key.isCertain()},
            {u"certainty"_s, key.certainty},
            {u"values"_s, hasRows ? QJsonValue(key.evidence.values) : QJsonValue()},
            {u"found"_s, hasRows ? QJsonValue(key.evidence.found) : QJsonValue()},
            {u"sampled"_s, key.evidence.sampled},
            {u"reason"_s, key.reason}};
}

/// With what the rows say, where there is a database.
Result<std::vector<UndeclaredKey>> proposalsFor(const QString &file, const Source &source)
{
    std::vector<UndeclaredKey> keys = undeclaredKeys(source.content.schema);
    const QString database = source.kind == SourceKind::Database ? file
                             : source.kind == SourceKind::Document
                                 ? targetPathOf(file, *source.content.settings)
                                 : QString();
    if (keys.empty() || database.isEmpty() || !QFileInfo::exists(database))
        return keys;
    const Result<std::shared_ptr<RowSource>> rows = openRows(database, source.content);
    if (!rows)
        return rows.error();
    Unwatched watcher;
    return seenInRows((*rows)->connection->handle(), (*rows)->schema, std::move(keys), watcher);
}

Result<Done> addTo(const QString &path, const Content &before,
                   const std::vector<UndeclaredKey> &keys)
{
    Edit edit(before);
    for (const UndeclaredKey &key : keys) {
        if (key.isCertain())
            edit.run(putForeignKey(edit.now(), key.child, markOf(key)));
    }
    if (const Result<Changes> changes = edit.result(); !changes)
        return changes.error();
    Content after = edit.now();
    if (before.drawing.diagrams.isEmpty())
        placeNew(after, {});
    return saveDocument(path, after);
}

Exit runPropose(const Invocation &given)
{
    const QString file = given.argument(0);
    const Result<Source> source = readSource(file);
    if (!source)
        return failure(source.error().text);
    const Result<std::vector<UndeclaredKey>> keys = proposalsFor(file, *source);
    if (!keys)
        return failure(keys.error().text);
    const Schema &schema = source->content.schema;
    QJsonArray all;
    for (const UndeclaredKey &key : *keys) {
        if (given.has(u"json"_s))
            all.append(proposalJson(schema, key));
        else
            printResult(proposalLine(schema, key));
    }
    if (given.has(u"json"_s))
        printResult(QString::fromUtf8(QJsonDocument(all).toJson()));
    if (!given.has(u"output"_s))
        return Exit::Done;
    const Result<Done> saved = addTo(given.value(u"output"_s), source->content, *keys);
    return saved ? Exit::Done : failure(saved.error().text);
}

} // namespace

Verb proposeVerb()
{
    return {
        u"propose"_s,
        u"FILE [--json] [-o DOC]"_s,
        u"Proposes relationships that nothing declares: by the names of columns, and where there\n"
        "is a database by what its rows hold. FILE is a database, a document or a script; only\n"
        "some of the rows of a large table are looked at."_s,
        u"  schemawright propose legacy.db\n"
        "  schemawright propose legacy.db -o legacy.wright\n"_s,
        1,
        {{{u"json"_s}, {}, u"An array of objects."_s},
         {{u"o"_s, u"output"_s},
          u"DOC"_s,
          u"Writes a document in which the certain ones are added, not enforced."_s}},
        runPropose};
}

} // namespace sw
