// SPDX-License-Identifier: Apache-2.0
#include "model/sync/fillpreview.h"

#include "model/base/name.h"
#include "model/live/values.h"
#include "model/sql/parse.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sync/oldrows.h"

#include <QDeadlineTimer>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int PreviewMs = 2000;
constexpr int InstructionsAsked = 1000;

int isTooLate(void *deadline)
{
    return static_cast<QDeadlineTimer *>(deadline)->hasExpired() ? 1 : 0;
}

/// The connection stops what it does when the time is over.
class TimeLimit {
public:
    explicit TimeLimit(sqlite3 *database) : m_database(database)
    {
        sqlite3_progress_handler(database, InstructionsAsked, isTooLate, &m_deadline);
    }
    ~TimeLimit() { sqlite3_progress_handler(m_database, 0, nullptr, nullptr); }
    TimeLimit(const TimeLimit &) = delete;
    TimeLimit &operator=(const TimeLimit &) = delete;

private:
    sqlite3 *m_database;
    QDeadlineTimer m_deadline{PreviewMs};
};

QStringList columnNamesOf(const Table &table)
{
    QStringList names;
    for (const Column &column : table.columns)
        names.append(column.name);
    return names;
}

/// The old columns that a person should see beside the result: its own, and what is read.
QStringList columnsToShow(const Fillable &fillable, const QString &expression)
{
    QStringList shown;
    if (!fillable.column.isEmpty())
        shown.append(fillable.column);
    const QByteArray bytes = expression.toUtf8();
    for (const Token &token : tokenize(viewOf(bytes))) {
        if (token.kind != TokenKind::Word && token.kind != TokenKind::Quoted)
            continue;
        const QString name
            = nameFromToken(viewOf(bytes).substr(token.begin, token.end - token.begin));
        for (const QString &column : fillable.columns) {
            if (sameName(column, name) && !shown.contains(column))
                shown.append(column);
        }
    }
    return shown;
}

void showRows(sqlite3 *database, const Fillable &column, const QString &expression,
              FillPreview &preview)
{
    QStringList values;
    for (const QString &name : columnsToShow(column, expression)) {
        preview.names.append(name);
        values.append(alwaysQuotedName(name));
    }
    preview.names.append(u"→ "_s + column.newColumn);
    values.append(u"("_s + expression + u")"_s);
    const QByteArray sql
        = (u"SELECT "_s + values.join(u", ") + u" FROM "_s + column.source
           + (column.where.isEmpty() ? QString() : u" WHERE "_s + column.where) + u" LIMIT 10"_s)
              .toUtf8();
    SqliteQuery query(database, viewOf(sql));
    while (query.next()) {
        QStringList row;
        for (int i = 0; i < query.columnCount(); ++i)
            row.append(shownValue(query, i));
        preview.rows.push_back(row);
    }
    if (query.isReady() && !query.failed())
        return;
    preview.late = sqlite3_errcode(database) == SQLITE_INTERRUPT;
    if (!preview.late)
        preview.error = u"SQLite says “%1”."_s.arg(query.errorText());
}

void countFailures(sqlite3 *database, const Fillable &column, const QString &expression,
                   FillPreview &preview)
{
    const QByteArray sql
        = (u"SELECT count(*), count(("_s + expression + u")) FROM "_s + column.source
           + (column.where.isEmpty() ? QString() : u" WHERE "_s + column.where))
              .toUtf8();
    SqliteQuery query(database, viewOf(sql));
    if (query.next()) {
        preview.total = query.integer(0);
        preview.nulls = preview.total - query.integer(1);
    } else if (sqlite3_errcode(database) != SQLITE_INTERRUPT) {
        preview.error = u"SQLite says “%1”."_s.arg(query.errorText());
    }
}

} // namespace

std::vector<Fillable> fillables(const Seen &seen, const Plan &plan)
{
    std::vector<Fillable> found;
    for (const TablePtr &live : seen.content.schema.tables) {
        const TablePtr after = plan.target.schema.tables.find(live->id);
        if (!after || live->kind != TableKind::Ordinary || after->kind != TableKind::Ordinary)
            continue;
        for (const Column &is : after->columns) {
            const Column *was = live->column(is.id);
            Column same = is;
            if (was) {
                same.name = was->name;
                same.formerNames = was->formerNames;
            }
            if (is.generated || (was && same == *was))
                continue;
            found.push_back({quotedName(after->name) + u'.' + quotedName(is.name),
                             rowsAlsoCalled(*live, after.get()),
                             columnNamesOf(*live),
                             was ? was->name : QString(),
                             is.name,
                             {},
                             is.notNull.has_value()});
        }
    }
    return found;
}

Fillable fillableOf(const Seen &seen, const Risk &risk)
{
    Fillable column;
    column.path = quotedName(risk.newTable) + u'.' + quotedName(risk.newColumn);
    column.column = risk.column;
    column.newColumn = risk.newColumn;
    column.where = risk.where;
    column.notNull = risk.kind == RiskKind::Nulls;
    column.source = inMain(risk.table);
    if (const TablePtr live = seen.content.schema.table(risk.table))
        column.columns = columnNamesOf(*live);
    return column;
}

FillPreview previewFill(sqlite3 *database, const Fillable &column, const QString &expression)
{
    const TimeLimit limit(database);
    FillPreview preview;
    const QByteArray bytes = expression.toUtf8();
    if (!isExpressionText(viewOf(bytes))) {
        preview.error = u"It is not one expression."_s;
        return preview;
    }
    showRows(database, column, expression, preview);
    if (preview.error.isEmpty() && !preview.late)
        countFailures(database, column, expression, preview);
    return preview;
}

} // namespace sw
