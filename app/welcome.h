// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace sw {

/// What is shown while no document is open: how to begin, what was open lately, and the samples.
class WelcomePage : public QScrollArea {
    Q_OBJECT

public:
    WelcomePage(const Theme &theme, QWidget *parent = nullptr);

    void setRecentFiles(const QStringList &paths);

Q_SIGNALS:
    void newWanted();
    void openWanted();
    void fileWanted(const QString &path);
    void sampleWanted(const QString &name);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeStart();
    [[nodiscard]] QWidget *makeSamples();

    const Theme &m_theme;
    QVBoxLayout *m_recent = nullptr;
};

} // namespace sw
