// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QTemporaryDir>

namespace sw::test {

/// A home of the test's own: nothing that the user keeps is read or written.
class Home {
public:
    Home()
    {
        set("HOME", {});
        set("XDG_STATE_HOME", QStringLiteral("state"));
        set("XDG_CONFIG_HOME", QStringLiteral("config"));
        set("XDG_DATA_HOME", QStringLiteral("data"));
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    void set(const char *variable, const QString &name) const
    {
        qputenv(variable, m_folder.filePath(name).toLocal8Bit());
    }

    QTemporaryDir m_folder;
};

} // namespace sw::test
