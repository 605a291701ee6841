// SPDX-License-Identifier: Apache-2.0
// What the actions of the table do.
#include "app/designpage.h"
#include "app/diagramtabs.h"
#include "app/keyseditor.h"
#include "app/palette.h"
#include "app/pictureexport.h"
#include "app/settingseditor.h"
#include "app/welcome.h"
#include "app/window.h"
#include "model/document/verbs_table.h"
#include "widgets/canvas/commands.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/data/datapage.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// In the order of Notation.
constexpr std::array<const char *, 4> notationActions{"notation-crows-foot", "notation-idef1x",
                                                      "notation-uml", "notation-1-infinity"};

} // namespace

void Window::onCanvas(const char *id, void (*work)(CanvasView &))
{
    m_actions.on(id, [this, work] {
        if (DesignPage *shown = page(); shown && !shown->showsData())
            work(shown->canvas());
    });
}

void Window::connectFile()
{
    m_actions.on("new", [this] { newDocument(); });
    m_actions.on("open", [this] {
        chooseFile(tr("All that can be opened (*.wright *.db *.sqlite *.sqlite3 *.sql *.gpkg)"));
    });
    m_actions.on("open-database",
                 [this] { chooseFile(tr("SQLite databases (*.db *.sqlite *.sqlite3 *.gpkg)")); });
    m_actions.on("import", [this] {
        chooseFile(tr("SQL scripts and databases (*.sql *.db *.sqlite *.sqlite3)"));
    });
    m_actions.on("export-sql", [this] { saveSqlOf(*page()); });
    m_actions.on("export-picture", [this] {
        PictureExport dialog(*page(), m_theme, this);
        if (dialog.exec() == QDialog::Accepted)
            say(dialog.said());
    });
    m_actions.on("copy-picture", [this] {
        const Result<Done> copied = copyPicture(*page(), m_theme);
        say(copied ? tr("The picture is on the clipboard.") : copied.error().text);
    });
    m_actions.on("attach-database", [this] { attachDatabase(*page()); });
    m_actions.on("apply", [this] { apply(*page()); });
    m_actions.on("welcome", [this] {
        // Once more goes back to where one was.
        if (page() && m_middle->currentWidget() == m_welcome)
            showPage();
        else
            showWelcome();
    });
    m_actions.on("save", [this] {
        // What is in front: rows that wait to be saved, else the document.
        DesignPage &shown = *page();
        if (shown.showsData() && shown.data()->hasEdits())
            shown.data()->save();
        else if (shown.showsData() && shown.path().isEmpty() && !shown.isModified())
            say(tr("Nothing waits to be saved."));
        else
            save(shown, false);
    });
    m_actions.on("save-as", [this] { save(*page(), true); });
    m_actions.on("close", [this] { closePage(m_pages->currentIndex()); });
    m_actions.on("quit", [this] { close(); });
    m_actions.on("about", [this] {
        QMessageBox::about(this, tr("About Schemawright"),
                           tr("Schemawright %1\nDraw a relational schema, and the database becomes"
                              " exactly what you drew.\nApache-2.0")
                               .arg(QStringLiteral(SCHEMAWRIGHT_VERSION)));
    });
}

void Window::connectEdit()
{
    onEither(
        "undo", [](CanvasView &view) { view.editor().undoStack().undo(); }, &DataPage::undo);
    onEither(
        "redo", [](CanvasView &view) { view.editor().undoStack().redo(); }, &DataPage::redo);
    onEither(
        "cut",
        [](CanvasView &view) {
            // Tables are copied whole, so they are cut whole, whichever of their columns is
            // current.
            view.editor().picks().set(view.editor().picks().all());
            copyPicked(view);
            deletePicked(view);
        },
        &DataPage::cut);
    onEither("copy", copyPicked, &DataPage::copy);
    onEither("paste", pasteInto, &DataPage::paste);
    onEither("duplicate", duplicatePicked, &DataPage::cloneRows);
    onEither("delete", deletePicked, &DataPage::removeOrClear);
    onEither("select-all", selectAll, &DataPage::selectAll);
    onEither(
        "find", [](CanvasView &view) { view.find(); }, &DataPage::find);
    onCanvas("rename", renamePicked);
    m_actions.on("palette", [this] { m_palette->open(); });
    m_actions.on("keys", [this] { KeysEditor(m_actions, m_preferences, this).exec(); });
    m_actions.on("document-settings", [this] {
        Editor &editor = page()->editor();
        SettingsEditor dialog(editor.content(), this);
        if (dialog.exec() != QDialog::Accepted)
            return;
        editor.run(tr("Document settings"), setSettings(editor.content(), dialog.settings()));
        if (dialog.isForNewDocuments())
            m_preferences.setNewDocuments(dialog.settings());
    });
    for (QAction *action : m_actions.all()) {
        if (const auto keys = m_preferences.keysOf(action->objectName()))
            action->setShortcuts(*keys);
    }
}

/// A tool serves once; with Shift, or chosen once more as by a double-click, until another is.
void Window::onTool(const char *id, ToolKind kind)
{
    m_actions.on(id, [this, kind] {
        CanvasView &view = page()->canvas();
        const bool again = kind != ToolKind::Select && view.toolKind() == kind;
        view.useTool(kind, again || (QApplication::keyboardModifiers() & Qt::ShiftModifier));
    });
}

void Window::connectDraw()
{
    onTool("tool-select", ToolKind::Select);
    onTool("tool-table", ToolKind::Table);
    onTool("tool-view", ToolKind::View);
    onTool("tool-one-to-one", ToolKind::OneToOne);
    onTool("tool-one-to-many", ToolKind::OneToMany);
    onTool("tool-many-to-many", ToolKind::ManyToMany);
    onTool("tool-note", ToolKind::Note);
    onTool("tool-area", ToolKind::Area);
    onTool("tool-hand", ToolKind::Hand);
    onCanvas("edit-relationship", [](CanvasView &view) {
        const auto edges = view.editor().picks().ids(PickKind::Edge);
        if (!edges.empty())
            Q_EMIT view.relationshipWanted(ForeignKeyId(edges.back()), false);
    });
    onCanvas("new-column", [](CanvasView &view) {
        const TableId table = view.editor().picks().currentTable();
        if (!table.isNull())
            view.inlineEditors().editNewColumn(table);
    });
    onCanvas("relate-to", [](CanvasView &view) { view.relateTo(); });
    onCanvas("fold", toggleFolded);
    onCanvas("pin", togglePinned);
    onCanvas("straighten", straighten);
    onCanvas("detail-columns", [](CanvasView &view) { setDetail(view, Detail::Columns); });
    onCanvas("detail-keys", [](CanvasView &view) { setDetail(view, Detail::Keys); });
    onCanvas("detail-name", [](CanvasView &view) { setDetail(view, Detail::Name); });
    m_actions.on("new-diagram", [this] { page()->diagrams().make(tr("New diagram")); });
    m_actions.on("rename-diagram", [this] { page()->diagrams().editName(); });
    m_actions.on("delete-diagram", [this] { page()->diagrams().remove(); });
    m_actions.on("next-diagram", [this] { page()->diagrams().step(1); });
    m_actions.on("previous-diagram", [this] { page()->diagrams().step(-1); });
    m_actions.on("neighbourhood", [this] {
        Editor &editor = page()->editor();
        const TableId table = editor.picks().currentTable();
        const TablePtr found = editor.content().schema.tables.find(table);
        if (!found)
            return;
        std::vector<quint64> near{table.value()};
        for (const EdgeFigure *edge : page()->canvas().scene().edgesOf(table.value())) {
            near.push_back(edge->child.table);
            near.push_back(edge->parent.table);
            if (edge->isFolded())
                near.push_back(edge->relationship.association.value());
        }
        page()->diagrams().make(tr("Around %1").arg(found->name), near);
    });
}

void Window::connectView()
{
    constexpr double Step = 1.25;
    onCanvas("zoom-in", [](CanvasView &view) { view.zoomBy(Step); });
    onCanvas("zoom-out", [](CanvasView &view) { view.zoomBy(1 / Step); });
    onEither(
        "zoom-100", [](CanvasView &view) { view.zoomTo(1); }, &DataPage::setNull);
    onCanvas("zoom-fit", [](CanvasView &view) { view.fitAll(); });
    onCanvas("zoom-selection", [](CanvasView &view) { view.fitPicks(); });
    const auto step = [this](int by) {
        const int count = m_pages->count();
        m_pages->setCurrentIndex((m_pages->currentIndex() + by + count) % count);
    };
    m_actions.on("next-document", [step] { step(1); });
    m_actions.on("previous-document", [step] { step(-1); });
}

void Window::connectDocks()
{
    const std::array<const char *, Docks::Count> ids{
        "dock-explorer",    "dock-inspector", "dock-sql", "dock-problems",
        "dock-differences", "dock-history",   "dock-rows"};
    for (size_t i = 0; i < ids.size(); ++i) {
        const auto dock = static_cast<Docks::Dock>(i);
        QAction *action = m_actions.action(QString::fromUtf8(ids[i]));
        connect(action, &QAction::triggered, this,
                [this, dock](bool on) { m_docks->setWanted(dock, on); });
        connect(m_docks.get(), &Docks::visibilityChanged, action,
                [this, action, dock] { action->setChecked(m_docks->isShown(dock)); });
    }
    m_actions.on("hide-docks", [this] { m_docks->toggleAll(); });
}

void Window::connectNotations()
{
    auto *oneOf = new QActionGroup(this);
    for (size_t i = 0; i < notationActions.size(); ++i) {
        QAction *action = m_actions.action(QString::fromUtf8(notationActions[i]));
        oneOf->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, i] { page()->canvas().setNotation(static_cast<Notation>(i)); });
    }
}

void Window::showNotation()
{
    if (!page())
        return;
    const auto shown = static_cast<size_t>(page()->canvas().notation());
    m_actions.action(QString::fromUtf8(notationActions[shown]))->setChecked(true);
}

void Window::connectSwitches()
{
    const std::array<const char *, 3> appearances{"theme-system", "theme-light", "theme-dark"};
    auto *oneOf = new QActionGroup(this);
    for (size_t i = 0; i < appearances.size(); ++i) {
        QAction *action = m_actions.action(QString::fromUtf8(appearances[i]));
        const auto appearance = static_cast<Appearance>(i);
        oneOf->addAction(action);
        action->setChecked(m_preferences.appearance() == appearance);
        connect(action, &QAction::triggered, this, [this, appearance] {
            m_preferences.setAppearance(appearance);
            m_theme.setAppearance(appearance);
        });
    }
    m_theme.setAppearance(m_preferences.appearance());
    const auto onCheck = [this](const char *id, void (*work)(DesignPage &, bool), bool byDefault) {
        const QString name = QString::fromUtf8(id);
        QAction *action = m_actions.action(name);
        action->setChecked(m_preferences.isOn(name, byDefault));
        connect(action, &QAction::toggled, this, [this, work, name](bool on) {
            m_preferences.setOn(name, on);
            for (DesignPage *each : pages())
                work(*each, on);
        });
    };
    onCheck(
        "roles",
        [](DesignPage &each, bool on) {
            each.canvas().setShowRoles(on ? ShowRoles::Always : ShowRoles::OnHover);
        },
        false);
    onCheck(
        "grid", [](DesignPage &each, bool on) { each.canvas().setGridShown(on); }, true);
    onCheck(
        "snap", [](DesignPage &each, bool on) { each.canvas().setSnapsToGrid(on); }, true);
    onCheck(
        "minimap", [](DesignPage &each, bool on) { each.setMinimapShown(on); }, true);
}

} // namespace sw
