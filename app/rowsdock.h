// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace sw {

class DesignPage;
class RowsPanel;

/// The rows of what is selected in the drawing. As long as nobody sees it nothing is read.
class RowsDock : public QWidget {
    Q_OBJECT

public:
    RowsDock(DesignPage &page, const Theme &theme, QWidget *parent = nullptr);

    /// Whether the dock is in front of others at its place.
    void setInFront(bool inFront);
    /// Null until it was seen once.
    [[nodiscard]] RowsPanel *panel() const { return m_panel; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] bool isSeen() const { return m_inFront && isVisible(); }
    void look();
    void makePanel();
    void follow();

    DesignPage &m_page;
    const Theme &m_theme;
    RowsPanel *m_panel = nullptr;
    bool m_inFront = false;
    QTimer m_pause;
};

} // namespace sw
