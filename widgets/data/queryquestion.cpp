// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/queryquestion.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct QuestionWords {
    Q_DECLARE_TR_FUNCTIONS(sw::QueryPage)
};

bool changesSchema(const QueryStatement &statement)
{
    return statement.kind == QueryKind::ChangesSchema;
}

QString rowsOfTable(const TableEffect &effect)
{
    return QuestionWords::tr("%n rows of %1", nullptr, static_cast<int>(effect.rows))
        .arg(effect.table);
}

QString joined(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return QuestionWords::tr("%1 and %2")
        .arg(parts.mid(0, parts.size() - 1).join(u", "_s), parts.back());
}

QStringList rowTexts(const QueryEffect &effect)
{
    QStringList parts;
    for (const TableEffect &each : effect.tables) {
        if (each.rows > 0)
            parts.append(rowsOfTable(each));
    }
    if (effect.elsewhere > 0)
        parts.append(QuestionWords::tr("%n rows of other tables", nullptr,
                                       static_cast<int>(effect.elsewhere)));
    return parts;
}

/// All effects in one.
QueryEffect sumOf(const std::vector<QueryEffect> &effects)
{
    QueryEffect sum;
    for (const QueryEffect &effect : effects) {
        sum.elsewhere += effect.elsewhere;
        for (const TableEffect &each : effect.tables) {
            const auto known
                = std::find_if(sum.tables.begin(), sum.tables.end(), [&](const TableEffect &other) {
                      return other.table.compare(each.table, Qt::CaseInsensitive) == 0;
                  });
            if (known == sum.tables.end())
                sum.tables.push_back(each);
            else
                known->rows += each.rows;
        }
    }
    return sum;
}

} // namespace

bool isAnyChange(const std::vector<QueryStatement> &statements,
                 const std::vector<QueryEffect> &effects)
{
    return std::any_of(statements.begin(), statements.end(), changesSchema)
           || !rowTexts(sumOf(effects)).isEmpty();
}

QString changeText(const std::vector<QueryStatement> &statements,
                   const std::vector<QueryEffect> &effects)
{
    QStringList parts = rowTexts(sumOf(effects));
    if (std::any_of(statements.begin(), statements.end(), changesSchema))
        parts.append(QuestionWords::tr("the schema"));
    return parts.isEmpty() ? QuestionWords::tr("no row") : joined(parts);
}

QStringList changeLines(const std::vector<QueryStatement> &statements,
                        const std::vector<QueryEffect> &effects)
{
    constexpr qsizetype Most = 12;
    QStringList lines;
    for (size_t i = 0; i < statements.size() && i < effects.size(); ++i) {
        if (!statements[i].changes())
            continue;
        const QStringList rows = rowTexts(effects[i]);
        const QString what = statements[i].table.isEmpty()
                                 ? statements[i].verb
                                 : QString(statements[i].verb + u' ' + statements[i].table);
        lines.append(rows.isEmpty() && !changesSchema(statements[i])
                         ? QuestionWords::tr("%1: no row").arg(what)
                     : rows.isEmpty() ? what
                                      : QString(what + u": "_s + joined(rows)));
    }
    const auto left = static_cast<int>(lines.size() - Most);
    if (left > 0) {
        lines = lines.mid(0, Most);
        lines.append(QuestionWords::tr("and %n statements more", nullptr, left));
    }
    return lines;
}

} // namespace sw
