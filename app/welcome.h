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
    /// Whether there are documents to go back to, by Esc or a card.
    void setMayGoBack(bool may);

Q_SIGNALS:
    void backWanted();
    void openDatabaseWanted();
    void importWanted();
    void newWanted();
    void openWanted();
    void fileWanted(const QString &path);
    void sampleWanted(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeStart();
    [[nodiscard]] QWidget *makeSamples();

    const Theme &m_theme;
    QWidget *m_back = nullptr;
    QVBoxLayout *m_recent = nullptr;
};

} // namespace sw
