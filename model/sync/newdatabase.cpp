// SPDX-License-Identifier: Apache-2.0
#include "model/sync/newdatabase.h"

#include "model/live/createdatabase.h"
#include "model/live/introspect.h"
#include "model/sql/script.h"
#include "model/sync/diff.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Whether the database is what is drawn; else the first thing in which it is not.
Result<Done> equalsDrawing(sqlite3 *database, const Content &drawn)
{
    Result<Introspection> read = introspect(database);
    if (!read)
        return read.error();
    Content made;
    made.schema = std::move(read->schema);
    const Difference difference = diff(drawn, made, Scope::Database);
    if (difference.isEmpty())
        return Done();
    return Error{u"read back, it is not what is drawn: %1"_s.arg(difference.lines.front().text)};
}

} // namespace

Result<Done> makeNewDatabase(const QString &path, const Content &content)
{
    const Script script = scriptOf(content.schema);
    Problems problems = script.problems;
    for (const Problem &refused : tryScript(script, content.schema))
        problems.push_back(refused);
    for (const Problem &problem : problems) {
        if (problem.severity == Severity::Error)
            return Error{u"“%1” was not made: %2"_s.arg(path, problem.text)};
    }
    return createDatabase(path, textOf(script, content.schema.options).toUtf8(),
                          [&](sqlite3 *database) { return equalsDrawing(database, content); });
}

} // namespace sw
