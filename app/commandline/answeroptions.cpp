// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/answeroptions.h"

#include "model/base/filebytes.h"
#include "model/base/name.h"
#include "model/file/documentfile.h"
#include "model/sql/quote.h"
#include "model/sync/drawnfills.h"
#include "model/sync/targetpath.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 MostAnswerBytes = 10'000'000;

/// What stands before and after the first = outside of quotes.
std::pair<QString, QString> split(const QString &text)
{
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'`')
            quote = c;
        else if (c == u'=')
            return {text.left(i).trimmed(), text.mid(i + 1).trimmed()};
    }
    return {text.trimmed(), {}};
}

/// A name as people write it, with the quotes that SQL needs and no others.
QString pathAsWritten(const QString &path)
{
    QStringList parts{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const QChar c = path[i];
        const bool twice = quoted && c == u'"' && i + 1 < path.size() && path[i + 1] == u'"';
        if (twice)
            parts.last() += path[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (c == u'.' && !quoted)
            parts.append(QString());
        else
            parts.last() += c;
    }
    for (QString &part : parts)
        part = quotedName(part);
    return parts.join(u'.');
}

QString bareName(const QString &name)
{
    return name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"')
               ? name.mid(1, name.size() - 2).replace(u"\"\""_s, u"\""_s)
               : name;
}

bool isAbout(const Risk &risk, const QString &path)
{
    const QString old = risk.column.isEmpty() || risk.kind == RiskKind::DropTable
                            ? quotedName(risk.table)
                            : QString(quotedName(risk.table) + u'.' + quotedName(risk.column));
    const QString now = quotedName(risk.newTable) + u'.' + quotedName(risk.newColumn);
    return sameName(old, path) || sameName(now, path);
}

bool offers(const Risk &risk, WayOut way)
{
    return std::find(risk.ways.begin(), risk.ways.end(), way) != risk.ways.end();
}

Result<Done> answer(const Plan &plan, const Invocation &given, Answers &answers)
{
    for (const QString &option : given.values(u"accept-loss"_s)) {
        for (const Risk &risk : plan.risks) {
            if (risk.loses && offers(risk, WayOut::Accept) && isAbout(risk, pathAsWritten(option)))
                answers.choices.insert(risk.id, {WayOut::Accept, {}});
        }
    }
    for (const QString &option : given.values(u"fill"_s)) {
        const auto [path, expression] = split(option);
        bool asked = false;
        for (const Risk &risk : plan.risks) {
            if (offers(risk, WayOut::Fill) && isAbout(risk, pathAsWritten(path))) {
                answers.choices.insert(risk.id, {WayOut::Fill, expression});
                asked = true;
            }
        }
        if (asked)
            continue;
        const DrawnColumn drawn = columnAt(plan.target.schema, pathAsWritten(path));
        if (!drawn.table)
            return Error{u"--fill %1: there is no such column in the drawing."_s.arg(option)};
        answers.fills.insert(pathOf(*drawn.table, *drawn.table->column(drawn.column)), expression);
    }
    return Done();
}

} // namespace

std::vector<VerbOption> answerOptions()
{
    return {{{u"to"_s}, u"DATABASE"_s, u"The database; else the one that stands beside DOC."_s},
            {{u"rename"_s}, u"T[.C]=NEW"_s, u"What the database calls T or T.C was renamed."_s},
            {{u"no-rename"_s}, u"T[.C]"_s, u"It was not renamed: it goes, and another comes."_s},
            {{u"fill"_s},
             u"T.C=EXPR"_s,
             u"A value, or an expression over the old row, for where one is needed."_s},
            {{u"accept-loss"_s}, u"T[.C]"_s, u"What is lost in T or T.C may be lost."_s},
            {{u"answers"_s},
             u"FILE"_s,
             u"All answers, by the ids that plan --json lists: {ID: CHOICE, …}."_s},
            {{u"json"_s}, {}, u"For programs."_s}};
}

Result<Wanted> wantedFrom(const Invocation &given)
{
    Wanted wanted;
    wanted.document = given.argument(0);
    Result<Content> drawn = readDocument(wanted.document);
    if (!drawn)
        return drawn.error();
    wanted.drawn = std::move(*drawn);
    wanted.database = given.has(u"to"_s) ? given.value(u"to"_s)
                                         : targetPathOf(wanted.document, *wanted.drawn.settings);
    for (const QString &option : given.values(u"rename"_s)) {
        const auto [path, to] = split(option);
        wanted.answers.renames.insert(pathAsWritten(path), bareName(to));
    }
    for (const QString &option : given.values(u"no-rename"_s))
        wanted.answers.notRenamed.append(pathAsWritten(option));
    if (given.has(u"answers"_s)) {
        const QString file = given.value(u"answers"_s);
        const Result<QByteArray> bytes = readFile(file, MostAnswerBytes);
        const Result<Done> read
            = bytes ? readAnswers(*bytes, wanted.answers) : Result<Done>(bytes.error());
        if (!read)
            return Error{u"“%1” cannot be read: %2"_s.arg(file, read.error().text)};
    }
    return wanted;
}

Result<Prepared> prepared(sqlite3 *database, const Wanted &wanted, const Invocation &given,
                          Watcher &watcher)
{
    Result<Prepared> first = prepare(database, wanted.drawn, wanted.answers, watcher);
    if (!first)
        return first;
    Answers answers = wanted.answers;
    if (const Result<Done> answered = answer(first->plan, given, answers); !answered)
        return answered.error();
    return answers == wanted.answers ? first : prepare(database, wanted.drawn, answers, watcher);
}

void TerminalWatcher::waitsFor(const QString &what, std::chrono::milliseconds /*elapsed*/)
{
    if (std::exchange(m_said, what) != what)
        printMessage(what);
}

} // namespace sw
