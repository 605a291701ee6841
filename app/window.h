// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/actions.h"

#include <QMainWindow>

class QTabWidget;

namespace sw {

class DesignPage;

/// The one window: documents in tabs, and what can be done with them.
class Window : public QMainWindow {
    Q_OBJECT

public:
    explicit Window(Theme &theme, QWidget *parent = nullptr);

    /// A document, a database or a SQL script, told by its content. Whether it could be opened.
    bool openFile(const QString &path);
    void newDocument();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeToolBar();
    void connectFile();
    void connectEdit();
    void connectDraw();
    void connectView();
    void onCanvas(const char *id, void (*work)(class CanvasView &));

    DesignPage &addPage(DesignPage *page);
    [[nodiscard]] DesignPage *page() const;
    void showPage();
    void updateTitles();
    void updateActions();
    void chooseFile();
    bool save(DesignPage &page, bool underNewName);
    bool mayClose(DesignPage &page);
    void closePage(int index);
    void say(const QString &text);
    void complain(const QString &text);
    void showMenu(const struct Hit &hit, const QPoint &global);

    Theme &m_theme;
    Actions m_actions;
    QTabWidget *m_pages;
    int m_untitled = 0;
};

} // namespace sw
