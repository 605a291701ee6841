// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QDockWidget>
#include <QHash>
#include <QObject>

#include <array>

class QMainWindow;
class QStackedWidget;

namespace sw {

class DesignPage;

/// The panels around the canvas. Each document has panels of its own, which keep their place; a
/// dock shows those of the document in front.
class Docks : public QObject {
    Q_OBJECT

public:
    enum Dock { Explorer, Inspector, Sql, Problems, Differences, History, Rows };
    static constexpr size_t Count = 7;

    Docks(QMainWindow &window, const Theme &theme);
    ~Docks() override;

    /// Null: no document, and no docks.
    void showFor(DesignPage *page);
    /// Before the page goes.
    void forget(DesignPage *page);

    [[nodiscard]] QDockWidget &dock(Dock which) const { return *m_docks[which]; }
    [[nodiscard]] bool isShown(Dock which) const { return !m_docks[which]->isHidden(); }
    void setWanted(Dock which, bool wanted);
    /// Shows it, and keys are for it from then on.
    void goTo(Dock which);
    /// Hides all that are shown, or shows again those that were.
    void toggleAll();

    /// Where they stand, to be given back at the next start.
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);

Q_SIGNALS:
    /// Somebody opened or closed a dock.
    void visibilityChanged();

private:
    void makeDock(Dock which, const QString &name, const QString &title, Qt::DockWidgetArea area);
    void makePanels(DesignPage &page);
    void shareWindow();

    QMainWindow &m_window;
    const Theme &m_theme;
    std::array<QDockWidget *, Count> m_docks{};
    std::array<QStackedWidget *, Count> m_stacks{};
    QHash<DesignPage *, std::array<QWidget *, Count>> m_panels;
    std::array<bool, Count> m_wanted{}; ///< what is to be seen when there is a document
    DesignPage *m_page = nullptr;
};

} // namespace sw
