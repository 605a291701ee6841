// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/recovery.h"
#include "widgets/canvas/canvasview.h"

#include <QTimer>
#include <QWidget>

class QTabBar;

namespace sw {

class Minimap;
class RelationshipPopover;

/// One open document: its canvas, the tabs of its diagrams, and where it is kept.
class DesignPage : public QWidget {
    Q_OBJECT

public:
    DesignPage(Content content, const Theme &theme, QWidget *parent = nullptr);
    ~DesignPage() override;

    [[nodiscard]] Editor &editor() { return m_editor; }
    [[nodiscard]] CanvasView &canvas() { return *m_canvas; }
    [[nodiscard]] Minimap &minimap() { return *m_minimap; }

    [[nodiscard]] const QString &path() const { return m_path; }
    void setPath(const QString &path);
    /// The name under which an unsaved document is known.
    void setUntitledName(const QString &name) { m_untitled = name; }
    [[nodiscard]] QString title() const; ///< without the mark for unsaved changes
    [[nodiscard]] bool isModified() const;

    [[nodiscard]] Result<Done> save(const QString &path);

    void editRelationship(ForeignKeyId key, bool isNew);
    void newDiagram(const QString &name, const std::vector<quint64> &subjects);

Q_SIGNALS:
    void titleChanged();
    void said(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showDiagrams();
    void diagramChosen(int index);
    void placeMinimap();

    Editor m_editor;
    const Theme &m_theme;
    CanvasView *m_canvas;
    Minimap *m_minimap;
    QTabBar *m_diagrams;
    RelationshipPopover *m_popover = nullptr;
    QString m_path;
    QString m_untitled;
    bool m_showingDiagrams = false;
};

/// A document as it is opened: with a diagram, and everything placed if nothing was.
[[nodiscard]] Content readyToShow(Content content);

} // namespace sw
