// SPDX-License-Identifier: Apache-2.0
#include "app/samples.h"

#include "model/base/filebytes.h"
#include "model/base/userfolders.h"
#include "model/live/createdatabase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Sample", text); }

Result<QByteArray> resource(const QString &name)
{
    constexpr qint64 Largest = 10'000'000;
    return readFile(u":/samples/"_s + name, Largest);
}

} // namespace

std::vector<Sample> samples()
{
    return {
        {u"owners-and-pets"_s, tr("Owners and pets"), tr("one to many")},
        {u"users-and-runs"_s, tr("Users and runs"), tr("one to many, with a blob")},
        {u"school-and-stores"_s, tr("School and stores"), tr("the three kinds of relationship")},
        {u"products"_s, tr("Products"), tr("what is deleted with what")},
        {u"roles-and-users"_s, tr("Roles and users"), tr("one to many, and back")},
        {u"film-library"_s, tr("Film library"), tr("20 tables, areas and notes")},
    };
}

Result<QString> prepareSample(const QString &name)
{
    const QDir folder(samplesFolder());
    if (!folder.mkpath(u"."_s))
        return Error{tr("The folder %1 for the samples could not be made.").arg(folder.path())};
    const QString document = folder.filePath(name + u".wright"_s);
    const QString database = folder.filePath(name + u".db"_s);
    if (!QFile::exists(document)) {
        const Result<QByteArray> bytes = resource(name + u".wright"_s);
        if (!bytes)
            return bytes.error();
        if (const Result<Done> written = writeFile(document, *bytes); !written)
            return written.error();
    }
    if (!QFile::exists(database)) {
        const Result<QByteArray> script = resource(name + u".sql"_s);
        if (!script)
            return script.error();
        if (const Result<Done> made = createDatabase(database, *script); !made)
            return made.error();
    }
    return document;
}

} // namespace sw
