// SPDX-License-Identifier: Apache-2.0
#include "model/sync/applylog.h"

#include "model/base/filebytes.h"
#include "model/base/userfolders.h"
#include "model/sync/plantext.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 MostBytes = 10'000'000;
constexpr qsizetype MostLines = 1000;

QString logFile() { return QFileInfo(settingsFile()).path() + u"/applies.jsonl"_s; }

QList<QByteArray> linesOfLog()
{
    const Result<QByteArray> bytes = readFile(logFile(), MostBytes);
    QList<QByteArray> lines = bytes ? bytes->split('\n') : QList<QByteArray>();
    lines.removeAll(QByteArray());
    return lines;
}

} // namespace

Result<Done> logApply(const QString &database, const Plan &plan, const Applied &done)
{
    const QJsonObject line{{u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                           {u"database"_s, QFileInfo(database).canonicalFilePath()},
                           {u"summary"_s, summaryOf(plan)},
                           {u"backup"_s, done.backup}};
    QList<QByteArray> lines = linesOfLog();
    lines.append(QJsonDocument(line).toJson(QJsonDocument::Compact));
    if (const Result<Done> made = makePrivateFolder(QFileInfo(logFile()).path()); !made)
        return made;
    return writeFile(logFile(),
                     lines.mid(std::max<qsizetype>(0, lines.size() - MostLines)).join('\n') + '\n');
}

} // namespace sw
