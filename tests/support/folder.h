// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

namespace sw::test {

/// A temporary folder to put files and databases in, or one that is to stay.
class Folder {
public:
    explicit Folder(const QString &kept = {}) : m_folder(kept.isEmpty() ? usual() : kept)
    {
        m_folder.setAutoRemove(kept.isEmpty());
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return path(name);
    }

    /// A database made by the script.
    QString database(const QString &name, const char *script) const
    {
        sqlite3 *database = nullptr;
        sqlite3_open(path(name).toUtf8().constData(), &database);
        sqlite3_busy_timeout(database, 5000); // a window may be reading it
        sqlite3_exec(database, script, nullptr, nullptr, nullptr);
        sqlite3_close(database);
        return path(name);
    }

    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    /// What QTemporaryDir would take by itself.
    static QString usual()
    {
        return QDir::tempPath() + QLatin1Char('/') + QCoreApplication::applicationName()
               + QLatin1String("-XXXXXX");
    }

    QTemporaryDir m_folder;
};

} // namespace sw::test
