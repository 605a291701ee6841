// SPDX-License-Identifier: Apache-2.0
#include "tests/support/applycase.h"

#include "model/document/editsql.h"
#include "model/sql/sqlite.h"
#include "tests/support/folder.h"

using namespace Qt::StringLiterals;

namespace sw::test {

QString answerOf(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    QStringList rows;
    {
        SqliteQuery query(database, sql);
        while (query.next()) {
            QStringList row;
            for (int i = 0; i < query.columnCount(); ++i)
                row.append(query.text(i));
            rows.append(row.join(u' '));
        }
        if (query.failed() || !query.isReady())
            rows.append(QString::fromUtf8(sqlite3_errmsg(database)));
    }
    sqlite3_close(database);
    return rows.join(u';');
}

namespace {

QString faultIn(const ApplyCase &each, const QByteArray &journal)
{
    const Folder folder;
    const QByteArray script = "PRAGMA journal_mode = " + journal + "; " + each.start;
    const QString path = folder.database(u"a.db"_s, script.constData());
    Result<Content> drawn = contentOfDatabase(path);
    if (!drawn)
        return drawn.error().text;
    const Result<Changes> changes = editBySql(*drawn, QString::fromUtf8(each.edit));
    if (!changes)
        return changes.error().text;
    sw::apply(*drawn, *changes);
    Answers answers;
    if (*each.answers != '\0' && !readAnswers(each.answers, answers))
        return u"the answers cannot be read"_s;

    const QString before = everythingIn(path);
    const Attempt result = attempt(path, *drawn, answers);
    const QString words = QString::fromUtf8(each.words);
    if (*each.query == '\0') {
        if (result.outcome != u"refused" || !result.text.contains(words))
            return result.outcome + u": "_s + result.text;
        return everythingIn(path) == before ? QString() : u"refused, but changed"_s;
    }
    if (result.outcome != u"done" && result.outcome != u"nothing")
        return result.outcome + u": "_s + result.text;
    if (const QString rows = answerOf(path, each.query); rows != words)
        return u"there is "_s + rows;
    if (const QString word = answerOf(path, "PRAGMA integrity_check"); word != u"ok")
        return word;
    return attempt(path, *drawn, answers).plan.isEmpty() ? QString()
                                                         : u"a second plan is not empty"_s;
}

} // namespace

QString faultOf(const ApplyCase &each)
{
    const QString fault = faultIn(each, "DELETE");
    return fault.isEmpty() ? faultIn(each, "WAL") : fault;
}

} // namespace sw::test
