// SPDX-License-Identifier: Apache-2.0
#include "model/document/editsql.h"

#include "model/document/sqlstatement.h"
#include "model/sql/split.h"
#include "model/sql/trytexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Error placedError(std::string_view script, const SyntaxError &error)
{
    const TextPlace place = placeOf(script, error.offset);
    return {u"line "_s % QString::number(place.line) % u", column "_s
            % QString::number(place.column) % u": "_s % error.text};
}

void doStatement(SqlStatement &statement)
{
    const TokenCursor &cursor = statement.cursor();
    if (cursor.is(Keyword::Alter))
        alterBySql(statement);
    else if (cursor.is(Keyword::Create))
        createBySql(statement);
    else if (cursor.is(Keyword::Drop))
        dropBySql(statement);
    else
        statement.fail(u"this does not edit a document; write ALTER TABLE, or CREATE or DROP of a "
                       "TABLE, INDEX, VIEW or TRIGGER."_s,
                       0);
}

bool isAbout(const Problem &problem, const Subject &subject)
{
    return problem.subject.table == subject.table && problem.subject.view == subject.view
           && problem.subject.part == subject.part;
}

/// A view or trigger that worked before and does not any more: a column that it uses is gone in a
/// way that its text alone does not show (`JOIN … USING (c)`).
std::optional<Problem> broken(const Schema &before, const Schema &after)
{
    const auto hasTriggers = [](const TablePtr &table) { return !table->triggers.empty(); };
    if (before.views.isEmpty()
        && std::none_of(before.tables.begin(), before.tables.end(), hasTriggers))
        return std::nullopt;
    const Problems known = tryTexts(before);
    for (const Problem &problem : tryTexts(after)) {
        const TablePtr table = before.tables.find(problem.subject.table);
        const ViewPtr view = before.views.find(problem.subject.view);
        const bool wasThere = table ? hasTriggers(table) : view != nullptr;
        const bool wasBroken = std::any_of(known.begin(), known.end(), [&](const Problem &each) {
            return isAbout(each, problem.subject);
        });
        if (wasThere && !wasBroken)
            return problem;
    }
    return std::nullopt;
}

} // namespace

Result<Changes> editBySql(const Content &content, const QString &script)
{
    QByteArray bytes = script.toUtf8();
    const QByteArray original = bytes;
    const EnumTypes enums(bytes);
    const std::string_view text = viewOf(bytes);
    if (const qsizetype nul = bytes.indexOf('\0'); nul >= 0)
        return placedError(viewOf(original), {u"a NUL character; remove it."_s, nul});
    const Tokens tokens = tokenize(text);
    const std::vector<Range> statements = statementsOf(tokens);
    if (statements.empty())
        return Error{
            u"There is no statement to do; write one, such as ALTER TABLE t RENAME TO n."_s};
    Edit edit(content);
    for (const Range range : statements) {
        SqlStatement statement(edit, text.substr(0, tokens[range.end - 1].end),
                               Tokens(tokens.begin() + range.begin, tokens.begin() + range.end),
                               enums);
        doStatement(statement);
        if (const auto error = statement.error())
            return placedError(viewOf(original), *error);
    }
    if (const auto problem = broken(content.schema, edit.schema()))
        return Error{problem->text
                     + u" Nothing was changed; drop it in the same script, or change it first."_s};
    return edit.result();
}

} // namespace sw
