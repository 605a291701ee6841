// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"
#include "widgets/theme/theme.h"

#include <QKeySequence>
#include <QSettings>

namespace sw {

/// What the program remembers for the user between two starts.
class Preferences {
public:
    Preferences();

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);

    /// Files that were opened or saved, the last one first.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);

    /// What was open when the window was closed.
    [[nodiscard]] QStringList openFiles() const;
    [[nodiscard]] QString currentFile() const;
    void setSession(const QStringList &openFiles, const QString &current);

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray &geometry, const QByteArray &state);

    /// Keys that differ from those of the table of actions; null where they do not.
    [[nodiscard]] std::optional<QList<QKeySequence>> keysOf(const QString &action) const;
    void setKeysOf(const QString &action, const std::optional<QList<QKeySequence>> &keys);

    /// A switch of the View menu.
    [[nodiscard]] bool isOn(const QString &action, bool byDefault) const;
    void setOn(const QString &action, bool on);

    /// How the columns of a database's rows are arranged; of the databases used last.
    [[nodiscard]] QByteArray columnsOf(const QString &database) const;
    void setColumnsOf(const QString &database, const QByteArray &columns);

    /// How new documents name new things.
    [[nodiscard]] Settings newDocuments() const;
    void setNewDocuments(const Settings &settings);

private:
    QSettings m_settings;
};

} // namespace sw
