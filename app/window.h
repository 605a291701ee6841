// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/actions.h"
#include "app/docks.h"
#include "app/preferences.h"
#include "model/file/recovery.h"

#include <QMainWindow>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolBar;

namespace sw {

class CanvasView;
class CommandPalette;
class DataPage;
class DesignPage;
class WelcomePage;
enum class ToolKind;
struct Hit;
struct Source;

/// The one window: documents in tabs with docks around them, and what can be done with them.
class Window : public QMainWindow {
    Q_OBJECT

public:
    explicit Window(Theme &theme, QWidget *parent = nullptr);
    ~Window() override;

    /// Offers what a crashed program left, then opens what was open when the window was closed.
    void begin(bool withSession);

    /// A document, a database or a SQL script, told by its content. Whether it could be opened.
    bool openFile(const QString &path);
    void openSample(const QString &name);
    DesignPage &newDocument();

    [[nodiscard]] DesignPage *page() const;
    [[nodiscard]] std::vector<DesignPage *> pages() const;
    [[nodiscard]] Actions &actions() { return m_actions; }
    [[nodiscard]] Docks &docks() { return *m_docks; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QToolBar *makeBar(const QString &id, const QString &title);
    void makeToolBar();
    void makeStatusBar();
    void makeWelcome();

    // What the actions do: windowactions.cpp.
    void connectFile();
    void connectEdit();
    void connectDraw();
    void connectView();
    void connectDocks();
    void connectRows();
    void rememberColumns(DesignPage &page);
    void connectComparing();
    void compareWithSource(const QString &path);
    void compareWithRevision(DesignPage &page);
    void connectNotations();
    void showNotation();
    void connectSwitches();
    void onCanvas(const char *id, void (*work)(CanvasView &));
    void onRows(const char *id, void (DataPage::*work)());
    void onEither(const char *id, void (*drawn)(CanvasView &), void (DataPage::*rows)());
    void onTool(const char *id, ToolKind kind);
    void showMenu(const Hit &hit, const QPoint &global);

    // Documents and their files: windowfiles.cpp.
    DesignPage &addPage(std::unique_ptr<DesignPage> page);
    [[nodiscard]] DesignPage *pageOf(const QString &path) const;
    Result<Done> openSource(const QString &path);
    Result<Done> openConflicted(const QString &path, const QByteArray &bytes);
    void chooseFile(const QString &filter);
    bool save(DesignPage &page, bool underNewName);
    bool finishEditing(DesignPage &page);
    bool finishRows(DesignPage &page);
    void saveSqlOf(DesignPage &page);
    bool mayClose(DesignPage &page);
    void closePage(int index);
    void removePage(DesignPage &page);
    void offerRecovery();
    void recover(const RecoveryCopy &copy);
    void rememberSession();

    // The database: windowdatabase.cpp.
    Result<Done> openDatabase(const QString &path, Source source);
    void tellUnreadable(DesignPage &page, const QString &document, const Error &why,
                        const QStringList &notes);
    void tellDifferences(DesignPage &page, const QString &database);
    void attachDatabase(DesignPage &page);
    void apply(DesignPage &page);
    void makeDatabase(DesignPage &page, const QString &path);
    [[nodiscard]] static bool mayApply(DesignPage &page);
    void showTarget();

    void showPage();
    void showDocks();
    void comeBack(DesignPage &shown);
    void showWelcome();
    void updateTitles();
    void updateActions();
    void updateRowActions(DataPage &rows);
    void say(const QString &text);
    void complain(const QString &text);

    Theme &m_theme;
    Preferences m_preferences;
    Actions m_actions;
    std::unique_ptr<Docks> m_docks;
    QStackedWidget *m_middle;
    QTabWidget *m_pages;
    WelcomePage *m_welcome = nullptr;
    CommandPalette *m_palette = nullptr;
    QToolBar *m_tools = nullptr;
    QToolBar *m_rowTools = nullptr;
    QToolBar *m_targetBar = nullptr;
    QPushButton *m_targetText = nullptr;
    QPushButton *m_apply = nullptr;
    QLabel *m_targetName = nullptr;
    QLabel *m_zoom = nullptr;
    int m_untitled = 0;
};

} // namespace sw
