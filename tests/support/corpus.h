// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QString>
#include <QStringList>

namespace sw::test {

/// A file or folder of the corpus of real schemas beside the project; empty where it is missing.
inline QString corpusPath(const QString &name)
{
    const QString path = QStringLiteral(SHARED_DIR "/corpus/") + name;
    return QFileInfo::exists(path) ? path : QString();
}

/// Every SQLite file of the corpus.
inline QStringList corpusDatabases()
{
    QStringList files;
    for (const char *folder : {"databases", "schemas"}) {
        const QDir directory(QStringLiteral(SHARED_DIR "/corpus/") + QLatin1String(folder));
        for (const QString &name : directory.entryList(QDir::Files, QDir::Name))
            files.append(directory.filePath(name));
    }
    return files;
}

} // namespace sw::test

#define SW_NEED_CORPUS(path)                                                                       \
    do {                                                                                           \
        if ((path).isEmpty())                                                                      \
            QSKIP("skipped: no corpus");                                                           \
    } while (false)
