// SPDX-License-Identifier: Apache-2.0
#include "model/data/queryplan.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct Phrase {
    QRegularExpression pattern;
    QString words; ///< with %1, %2 for what the pattern caught
};

/// The first that fits; what is more special stands first.
const std::vector<Phrase> &phrases()
{
    const auto phrase = [](const QString &pattern, const QString &words) {
        return Phrase{QRegularExpression(u'^' + pattern + u'$'), words};
    };
    static const std::vector<Phrase> all{
        phrase(u"SCAN CONSTANT ROW"_s, u"One row of constants"_s),
        phrase(u"SCAN (.+) VIRTUAL TABLE INDEX .*"_s, u"Asks the virtual table %1"_s),
        phrase(u"SCAN (.+) USING COVERING INDEX (.+)"_s,
               u"Reads every row of %1 from the index %2 alone"_s),
        phrase(u"SCAN (.+) USING INDEX (.+)"_s, u"Reads every row of %1 in the order of %2"_s),
        phrase(u"SCAN (.+)"_s, u"Reads every row of %1"_s),
        phrase(u"SEARCH (.+) USING AUTOMATIC (?:PARTIAL )?COVERING INDEX \\((.+)\\)"_s,
               u"Makes an index of %1 for this query, and looks up %2 in it"_s),
        phrase(u"SEARCH (.+) USING (?:INTEGER )?PRIMARY KEY \\((.+)\\)"_s,
               u"Looks up rows of %1 by their key, %2"_s),
        phrase(u"SEARCH (.+) USING COVERING INDEX (.+) \\((.+)\\)"_s,
               u"Looks up %3 of %1 in the index %2 alone"_s),
        phrase(u"SEARCH (.+) USING INDEX (.+) \\((.+)\\)"_s,
               u"Looks up rows of %1 by the index %2, %3"_s),
        phrase(u"USE TEMP B-TREE FOR (.+)"_s, u"Sorts for %1"_s),
        phrase(u"CO-ROUTINE (.+)"_s, u"%1, row by row as it is needed"_s),
        phrase(u"MATERIALIZE (.+)"_s, u"%1, worked out first and kept"_s),
        phrase(u"COMPOUND QUERY"_s, u"Several queries together"_s),
        phrase(u"LEFT-MOST SUBQUERY"_s, u"The first of them"_s),
        phrase(u"(UNION|EXCEPT|INTERSECT) USING TEMP B-TREE"_s, u"%1, which compares all rows"_s),
        phrase(u"MERGE \\((.+)\\)"_s, u"%1 of sorted rows"_s),
        phrase(u"UNION ALL"_s, u"And then"_s),
        phrase(u"LEFT"_s, u"The first"_s),
        phrase(u"RIGHT"_s, u"The second"_s),
        phrase(u"SETUP"_s, u"What it begins with"_s),
        phrase(u"RECURSIVE STEP"_s, u"Over and over, from the rows before"_s),
        phrase(u"CORRELATED SCALAR SUBQUERY \\d+"_s, u"A value worked out for each row"_s),
        phrase(u"SCALAR SUBQUERY \\d+"_s, u"A value worked out once"_s),
        phrase(u"CORRELATED LIST SUBQUERY \\d+"_s, u"A list worked out for each row"_s),
        phrase(u"LIST SUBQUERY \\d+"_s, u"A list worked out once"_s),
        phrase(u"MULTI-INDEX OR"_s, u"Several indexes, one for each side of OR"_s),
        phrase(u"BLOOM FILTER ON (.+) \\((.+)\\)"_s,
               u"A filter that leaves out rows of %1 early, %2"_s),
    };
    return all;
}

bool isSlowStep(const QString &detail)
{
    return (detail.startsWith(u"SCAN "_s) && detail != u"SCAN CONSTANT ROW")
           || detail.startsWith(u"USE TEMP B-TREE"_s) || detail.contains(u" USING AUTOMATIC "_s);
}

struct PlanLine {
    qint64 id = 0;
    qint64 parent = 0;
    QString detail;
};

std::vector<PlanStep> stepsBelow(const std::vector<PlanLine> &lines, qint64 parent)
{
    std::vector<PlanStep> steps;
    for (const PlanLine &line : lines) {
        if (line.parent == parent)
            steps.push_back({wordsOfStep(line.detail), line.detail, isSlowStep(line.detail),
                             stepsBelow(lines, line.id)});
    }
    return steps;
}

} // namespace

QString wordsOfStep(const QString &detail)
{
    QString plain = detail;
    const bool isOuter = plain.endsWith(u" LEFT-JOIN"_s);
    if (isOuter)
        plain.chop(QStringView(u" LEFT-JOIN").size());
    for (const Phrase &each : phrases()) {
        const QRegularExpressionMatch match = each.pattern.match(plain);
        if (!match.hasMatch())
            continue;
        QString words = each.words;
        for (int i = match.lastCapturedIndex(); i > 0; --i)
            words.replace(u"%%1"_s.arg(i), match.captured(i));
        return isOuter ? QString(words + u", where there are any") : words;
    }
    return detail;
}

std::variant<std::vector<PlanStep>, QueryFault>
queryPlan(sqlite3 *database, const QueryStatement &statement, Watcher &watcher)
{
    static const QRegularExpression explain(u"^\\s*EXPLAIN(\\s+QUERY\\s+PLAN)?\\b"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    if (statement.kind == QueryKind::Refused)
        return QueryFault{u"%1: %2."_s.arg(statement.verb, statement.refusal), statement.begin};
    const QByteArray prefix("EXPLAIN QUERY PLAN ");
    QueryStatement asked = statement;
    const bool isAlready = explain.match(QString::fromUtf8(statement.sql)).hasMatch();
    asked.kind = QueryKind::Reads;
    if (!isAlready) {
        asked.sql = prefix + statement.sql;
        asked.begin -= prefix.size();
    }
    const QueryResult result = runQuery(database, asked, QueryLeave::ToRead, watcher);
    if (result.fault)
        return *result.fault;
    std::vector<PlanLine> lines;
    for (const std::vector<Cell> &row : result.rows) {
        if (result.columns.size() == 4)
            lines.push_back({row[0].value.integer, row[1].value.integer,
                             QString::fromUtf8(row[3].value.bytes)});
    }
    return stepsBelow(lines, 0);
}

} // namespace sw
