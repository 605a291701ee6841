// SPDX-License-Identifier: Apache-2.0
#include "app/differencewords.h"

#include "model/sql/quote.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString say(const char *text) { return QCoreApplication::translate("Differences", text); }

/// The beginning of a text that may be long, in one line.
QString briefly(const QString &text)
{
    constexpr qsizetype Most = 60;
    const QString line = text.simplified();
    return line.size() <= Most ? line : QString(line.left(Most - 1) + u'…');
}

QString changedWords(const DiffLine &line, const QString &database)
{
    const QString before = briefly(line.before);
    const QString after = briefly(line.after);
    const bool isFlag = before == u"yes" || after == u"yes";
    const QString value = before.isEmpty() ? after : before;
    const QString what = isFlag ? line.field : QString(line.field + u' ' + value);
    if (line.before.isEmpty())
        return say(QT_TRANSLATE_NOOP("Differences", ": %1 only in %2")).arg(what, database);
    if (line.after.isEmpty())
        return say(QT_TRANSLATE_NOOP("Differences", ": %1 only here")).arg(what);
    if (before == after)
        return say(QT_TRANSLATE_NOOP("Differences", ": %1 is another in %2"))
            .arg(line.field, database);
    return say(QT_TRANSLATE_NOOP("Differences", ": %1 %2 here, %3 in %4"))
        .arg(line.field, before, after, database);
}

QString predicate(const DiffLine &line, const QString &database, bool isGuess)
{
    if (line.change == u"added")
        return say(QT_TRANSLATE_NOOP("Differences", " is only in %1")).arg(database);
    if (line.change == u"removed")
        return say(QT_TRANSLATE_NOOP("Differences", " is only here"));
    if (line.change == u"renamed")
        return (isGuess ? say(QT_TRANSLATE_NOOP("Differences", " is called %1 in %2, it seems"))
                        : say(QT_TRANSLATE_NOOP("Differences", " is called %1 in %2")))
            .arg(quotedName(line.after), database);
    if (line.change == u"reordered")
        return say(QT_TRANSLATE_NOOP("Differences", ": in %2 its columns stand as %1"))
            .arg(line.after, database);
    return changedWords(line, database);
}

} // namespace

QString differenceWords(const DiffLine &line, const QString &database, bool isGuess)
{
    const QString what = line.name.isEmpty() ? line.kind : QString(line.kind + u' ' + line.name);
    return what + predicate(line, database, isGuess);
}

} // namespace sw
