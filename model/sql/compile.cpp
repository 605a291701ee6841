// SPDX-License-Identifier: Apache-2.0
#include "model/sql/compile.h"

#include "model/base/name.h"
#include "model/sql/named.h"
#include "model/sql/quote.h"
#include "model/sql/script.h"
#include "model/sql/sqlite.h"
#include "model/sql/token.h"
#include "model/sql/trytexts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What the text needs, without the object itself.
Schema neededBy(const Schema &schema, const QString &self, const QString &text)
{
    NamedObjects needed(schema);
    needed.add(self, text);
    return needed.part();
}

void build(ScratchDatabase &scratch, const Schema &part)
{
    for (const Statement &statement : scriptOf(part).statements)
        (void)scratch.run(viewOf(statement.sql.toUtf8()));
}

TextFault faultAt(const QString &text, const QByteArray &source, qsizetype offset)
{
    const TextPlace place = placeOf(viewOf(source), offset);
    return {text, place.line, place.column};
}

/// SQLite finds out about names late and tells no place: `no such column: NEW.wage`. The first
/// token that is called so is the place.
TextFault faultByName(const QString &message, const QString &source)
{
    const QString name = message.section(u": "_s, 1).section(u'.', -1);
    const QByteArray bytes = source.toUtf8();
    for (const Token &token : tokenize(viewOf(bytes))) {
        const std::string_view word = viewOf(bytes).substr(token.begin, token.end - token.begin);
        if (!name.isEmpty() && sameName(nameFromToken(word), name))
            return faultAt(message, bytes, token.begin);
    }
    return {message, 0, 0};
}

/// `error` is of a statement in which the source stands behind `prefix` bytes.
TextFault faultOf(const SqliteError &error, qsizetype prefix, const QString &source)
{
    const qsizetype offset = error.offset - prefix;
    const QByteArray bytes = source.toUtf8();
    if (error.offset < 0 || offset < 0 || offset > bytes.size())
        return faultByName(error.text, source);
    return faultAt(error.text, bytes, offset);
}

/// What tryTexts() says of the one text in the schema: `… SQLite says “…”.`
std::optional<TextFault> lateFault(const Schema &part, quint64 self, const QString &source)
{
    static const QRegularExpression said(u"“(.*)”"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    for (const Problem &problem : tryTexts(part)) {
        if (problem.subject.part != self && problem.subject.view.value() != self)
            continue;
        const auto match = said.match(problem.text);
        return faultByName(match.hasMatch() ? match.captured(1) : problem.text, source);
    }
    return std::nullopt;
}

} // namespace

std::optional<TextFault> faultOfView(const Schema &schema, const View &view)
{
    if (view.select.trimmed().isEmpty())
        return TextFault{u"a view needs a SELECT"_s, 1, 1};
    Schema others = schema;
    others.views.remove(view.id);
    Schema part = neededBy(others, view.name, view.select);
    ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
    build(scratch, part);
    // EXPLAIN compiles it as the view will be, and tells the place.
    const QByteArray explain = "EXPLAIN ";
    const QByteArray select = view.select.toUtf8();
    if (const auto error = scratch.run(viewOf(explain + select)))
        return faultOf(*error, explain.size(), view.select);
    View alone = view;
    alone.triggers.clear();
    part.views.put(alone);
    return lateFault(part, view.id.value(), view.select);
}

std::optional<TextFault> faultOfTrigger(const Schema &schema, const QString &owner,
                                        const Trigger &trigger)
{
    if (trigger.text.trimmed().isEmpty())
        return TextFault{u"a trigger needs a text, such as AFTER INSERT ON "_s + quotedName(owner)
                             + u" BEGIN … END"_s,
                         1, 1};
    Schema part = neededBy(schema, owner, trigger.text);
    ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
    build(scratch, part);
    const QByteArray prefix = "CREATE TRIGGER " + alwaysQuotedName(trigger.name).toUtf8() + ' ';
    if (const auto error = scratch.run(viewOf(prefix + trigger.text.toUtf8())))
        return faultOf(*error, prefix.size(), trigger.text);
    if (const TablePtr table = part.table(owner)) {
        Table with = *table;
        with.triggers = {trigger};
        part.tables.put(std::move(with));
    } else if (const ViewPtr view = part.view(owner)) {
        View with = *view;
        with.triggers = {trigger};
        part.views.put(std::move(with));
    }
    return lateFault(part, trigger.id.value(), trigger.text);
}

} // namespace sw
