// SPDX-License-Identifier: Apache-2.0
// What the actions of the table do.
#include "app/designpage.h"
#include "app/window.h"
#include "widgets/canvas/commands.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/minimap.h"

#include <QMessageBox>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace sw {

void Window::onCanvas(const char *id, void (*work)(CanvasView &))
{
    m_actions.on(id, [this, work] {
        if (DesignPage *shown = page())
            work(shown->canvas());
    });
}

void Window::connectFile()
{
    m_actions.on("new", [this] { newDocument(); });
    m_actions.on("open", [this] { chooseFile(); });
    m_actions.on("save", [this] { save(*page(), false); });
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
    m_actions.on("undo", [this] { page()->editor().undoStack().undo(); });
    m_actions.on("redo", [this] { page()->editor().undoStack().redo(); });
    onCanvas("cut", [](CanvasView &view) {
        copyPicked(view);
        deletePicked(view);
    });
    onCanvas("copy", copyPicked);
    onCanvas("paste", pasteInto);
    onCanvas("duplicate", duplicatePicked);
    onCanvas("delete", deletePicked);
    onCanvas("select-all", selectAll);
    onCanvas("rename", renamePicked);
}

void Window::connectDraw()
{
    onCanvas("tool-select", [](CanvasView &view) { view.useTool(ToolKind::Select); });
    onCanvas("tool-table", [](CanvasView &view) { view.useTool(ToolKind::Table); });
    onCanvas("tool-view", [](CanvasView &view) { view.useTool(ToolKind::View); });
    onCanvas("tool-one-to-one", [](CanvasView &view) { view.useTool(ToolKind::OneToOne); });
    onCanvas("tool-one-to-many", [](CanvasView &view) { view.useTool(ToolKind::OneToMany); });
    onCanvas("tool-many-to-many", [](CanvasView &view) { view.useTool(ToolKind::ManyToMany); });
    onCanvas("tool-note", [](CanvasView &view) { view.useTool(ToolKind::Note); });
    onCanvas("tool-area", [](CanvasView &view) { view.useTool(ToolKind::Area); });
    onCanvas("tool-hand", [](CanvasView &view) { view.useTool(ToolKind::Hand); });
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
    onCanvas("fold", toggleFolded);
    onCanvas("pin", togglePinned);
    onCanvas("straighten", straighten);
    onCanvas("detail-columns", [](CanvasView &view) { setDetail(view, Detail::Columns); });
    onCanvas("detail-keys", [](CanvasView &view) { setDetail(view, Detail::Keys); });
    onCanvas("detail-name", [](CanvasView &view) { setDetail(view, Detail::Name); });
    m_actions.on("new-diagram", [this] { page()->newDiagram(tr("New diagram"), {}); });
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
        page()->newDiagram(tr("Around %1").arg(found->name), near);
    });
}

void Window::connectView()
{
    constexpr double Step = 1.25;
    onCanvas("zoom-in", [](CanvasView &view) { view.zoomBy(Step); });
    onCanvas("zoom-out", [](CanvasView &view) { view.zoomBy(1 / Step); });
    onCanvas("zoom-100", [](CanvasView &view) { view.zoomTo(1); });
    onCanvas("zoom-fit", [](CanvasView &view) { view.fitAll(); });
    onCanvas("zoom-selection", [](CanvasView &view) { view.fitPicks(); });
    m_actions.on("theme-system", [this] { m_theme.setAppearance(Appearance::System); });
    m_actions.on("theme-light", [this] { m_theme.setAppearance(Appearance::Light); });
    m_actions.on("theme-dark", [this] { m_theme.setAppearance(Appearance::Dark); });
    const auto onCheck = [this](const char *id, void (*work)(DesignPage &, bool), bool first) {
        QAction *action = m_actions.action(QString::fromUtf8(id));
        action->setChecked(first);
        connect(action, &QAction::toggled, this, [this, work](bool on) {
            for (int i = 0; i < m_pages->count(); ++i)
                work(*static_cast<DesignPage *>(m_pages->widget(i)), on);
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
        "minimap", [](DesignPage &each, bool on) { each.minimap().setVisible(on); }, true);
}

} // namespace sw
