// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/comparison.h"
#include "widgets/canvas/frame.h"
#include "widgets/canvas/tool.h"
#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace sw {

class AutoScroll;
class FindBar;
class InlineEditors;
class RelateTo;

enum class ToolKind { Select, Table, View, OneToOne, OneToMany, ManyToMany, Note, Area, Hand };

/// The drawing of one diagram under the hand: shows the scene through a camera and gives mouse and
/// keys to the tool in use. What edits, edits through the Editor.
class CanvasView : public QAbstractScrollArea {
    Q_OBJECT

public:
    CanvasView(Editor &editor, const Theme &theme, QWidget *parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] Editor &editor() const { return m_editor; }
    [[nodiscard]] const Scene &scene() const { return m_scene; }
    [[nodiscard]] const Camera &camera() const { return m_camera; }
    [[nodiscard]] const Emphasis &emphasis() const { return m_emphasis; }
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] const Colors &colors() const { return m_theme.colors(); }
    [[nodiscard]] InlineEditors &inlineEditors() { return *m_inlineEditors; }

    // The camera.
    void setCamera(const Camera &camera);
    void zoomBy(double factor);
    void zoomTo(double scale);
    void fitAll();
    void fitPicks();
    void reveal(const QRectF &scene); ///< scrolls as little as shows it
    void revealPick(const Pick &pick);
    [[nodiscard]] QRectF visibleScene() const;

    // Tools.
    [[nodiscard]] ToolKind toolKind() const { return m_toolKind; }
    void useTool(ToolKind kind, bool keep = false);
    void toolDone(); ///< a tool serves once, unless it is kept
    [[nodiscard]] Tool &tool() { return *m_tool; }

    /// Shows the changes without making them; an empty list shows the document again.
    void preview(const Changes &changes);
    void setHovered(const Hit &hit);
    void setTarget(const std::optional<Pick> &target, ColumnId column = {});
    /// Where what is dragged cannot land; these tables are dimmed.
    void setRefused(const QSet<quint64> &tables);
    void setExtentsShown(bool shown);
    [[nodiscard]] Notation notation() const { return m_scene.notation(); }
    void setNotation(Notation notation); ///< a step of undo: the diagram keeps it
    void setShowRoles(ShowRoles roles);
    void setGridShown(bool shown);
    void setProblems(const QHash<quint64, Severity> &problems);
    /// What is compared with the document; null: nothing.
    void setComparison(std::shared_ptr<const Comparison> comparison);
    /// All other tables are dimmed; no tables: none is.
    void setLit(const QSet<quint64> &tables, const QSet<ColumnId> &columns = {});
    /// What is being typed here is taken; false where it is refused, which is said, and stays.
    [[nodiscard]] bool finishEditing();
    void find(); ///< opens the field that finds tables and columns
    /// Opens the list of tables to which the current table or column can be related.
    void relateTo(RelationshipKind kind = RelationshipKind::OneToMany);
    /// What is current was chosen by key, so that keys mean it.
    void setByKeyboard(bool on);
    [[nodiscard]] bool isByKeyboard() const { return m_emphasis.focusRing; }
    [[nodiscard]] bool snapsToGrid() const { return m_snaps; }
    void setSnapsToGrid(bool snaps) { m_snaps = snaps; }

    [[nodiscard]] Pointer pointerAt(QPointF view, Qt::KeyboardModifiers modifiers) const;
    void updateOverlay() { viewport()->update(); } ///< only what the tool paints has changed

Q_SIGNALS:
    void cameraChanged();
    void toolChanged(sw::ToolKind kind);
    void relationshipWanted(sw::ForeignKeyId key, bool isNew); ///< its editor is to open
    void menuWanted(const sw::Hit &hit, const QPoint &global, const QPointF &scene);
    void said(const QString &text);       ///< for the status line
    void noted(const QStringList &notes); ///< what was not understood of what was pasted
    void hoveredChanged(const sw::Hit &hit);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void redraw();
    void repaintStale();
    void touch(const Pick &pick);
    void lift(const QSet<quint64> &ids);
    void showPicks();
    void showUnapplied(const QSet<quint64> &others);
    void showZoom();
    void showDocument();
    void takeChanges(const Changes &changes);
    void updateScrollBars();
    void applyCursor(const Hit &hit);
    void scrollAlong(const QPoint &by);
    bool cancelTool();
    [[nodiscard]] PaintContext paintContext();
    [[nodiscard]] std::unique_ptr<Tool> makeTool(ToolKind kind);

    Editor &m_editor;
    const Theme &m_theme;
    Scene m_scene;
    Camera m_camera;
    Emphasis m_emphasis;
    Texts m_texts;
    Frame m_frame;
    QTimer m_zooming; ///< runs while a crowded drawing is shown scaled
    std::vector<Pick> m_shownPicks;
    std::unique_ptr<InlineEditors> m_inlineEditors;
    AutoScroll *m_autoScroll;
    FindBar *m_findBar;
    RelateTo *m_relateTo;
    std::unique_ptr<Tool> m_tool;
    ToolKind m_toolKind = ToolKind::Select;
    bool m_keepTool = false;
    std::unique_ptr<Tool> m_panning; ///< middle button or Space
    bool m_spaceDown = false;
    Changes m_previewed;
    std::shared_ptr<const Comparison> m_comparison;
    bool m_gridShown = true;
    bool m_snaps = true;
    bool m_settingBars = false;
    bool m_fitWhenShown = false;
    /// How everything was fit, as long as nobody did anything since: windows find their size late.
    std::optional<Camera> m_fit;
};

} // namespace sw
