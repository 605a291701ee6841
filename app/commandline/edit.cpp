// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/verb.h"
#include "app/places.h"
#include "model/document/editsql.h"
#include "model/file/documentfile.h"
#include "model/sync/words.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Exit runEdit(const Invocation &given)
{
    const QString document = given.argument(0);
    Result<Content> before = readDocument(document);
    if (!before)
        return failure(before.error().text);
    const Result<Changes> changes = editBySql(*before, given.argument(1));
    if (!changes) {
        printMessage(changes.error().text);
        return Exit::Refused;
    }
    Content after = *before;
    sw::apply(after, *changes);
    for (const DiffLine &line : wordsFor(*changes, *before, after))
        printMessage(line.text);
    placeNew(after, before->schema);
    const QString output = given.has(u"output"_s) ? given.value(u"output"_s) : document;
    const Result<Done> saved = saveDocument(output, after);
    return saved ? Exit::Done : failure(saved.error().text);
}

} // namespace

Verb editVerb()
{
    return {
        u"edit"_s,
        u"DOC \"ALTER TABLE …; CREATE …\" [-o OUT]"_s,
        u"Edits a document with SQL: ALTER TABLE in PostgreSQL's form (RENAME, ADD, DROP, ALTER\n"
        "COLUMN, ADD and DROP CONSTRAINT), CREATE and DROP of tables, indexes, views and "
        "triggers.\n"
        "A rename keeps what the object is: a database made before it is still recognised. All\n"
        "statements are done or none: exit status 3 where one cannot be."_s,
        u"  schemawright edit shop.wright \"ALTER TABLE item RENAME COLUMN cost TO price;\n"
        "      ALTER TABLE item ALTER COLUMN price SET NOT NULL\"\n"_s,
        2,
        {{{u"o"_s, u"output"_s}, u"OUT"_s, u"The document to write; DOC itself without it."_s}},
        runEdit};
}

} // namespace sw
