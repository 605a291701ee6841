// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/keeper.h"
#include "app/places.h"
#include "app/target.h"
#include "model/data/rowpath.h"
#include "widgets/canvas/canvasview.h"

#include <QWidget>

#include <functional>

namespace sw {

class Banner;
class DataPage;
class DiagramTabs;
class Minimap;
class PageSwitch;
class PlanPage;
class RelationshipPopover;

/// One open document: its canvas, the tabs of its diagrams, where it is kept, and the database that
/// it is drawn for.
class DesignPage : public QWidget {
    Q_OBJECT

public:
    /// `untitled` is its name as long as it is in no file.
    DesignPage(Content content, const QString &untitled, const Theme &theme,
               QWidget *parent = nullptr);
    ~DesignPage() override;

    [[nodiscard]] Editor &editor() { return m_editor; }
    [[nodiscard]] const Editor &editor() const { return m_editor; }
    [[nodiscard]] CanvasView &canvas() { return *m_canvas; }
    [[nodiscard]] Minimap &minimap() { return *m_minimap; }
    void setMinimapShown(bool shown); ///< where there is room for it
    [[nodiscard]] Keeper &keeper() { return m_keeper; }
    [[nodiscard]] Target &target() { return m_target; }
    [[nodiscard]] Banner &banner() { return *m_banner; }
    [[nodiscard]] DiagramTabs &diagrams() { return *m_diagrams; }

    /// What is being typed on it is taken, where it can be.
    [[nodiscard]] bool finishEditing();

    [[nodiscard]] const QString &path() const { return m_keeper.path(); }
    [[nodiscard]] QString title() const; ///< without the mark for unsaved changes
    [[nodiscard]] bool isModified() const { return m_keeper.isModified(); }
    /// Its file, or the database that is only browsed; empty for what is in neither.
    [[nodiscard]] const QString &source() const;

    /// The document is that of the file, whose bytes have this hash.
    void opened(const QString &path, const QString &hash);
    void recovered(const RecoveryCopy &copy);
    /// There is no document: this is what the database holds, and `document` stands beside it once
    /// it is saved.
    void browses(const QString &database, const QString &document);
    /// The file that stands where the document would, and must not be replaced; empty: none.
    [[nodiscard]] const QString &leftAlone() const { return m_leftAlone; }
    void leaveAlone(const QString &path) { m_leftAlone = path; }
    [[nodiscard]] Result<Done> save(const QString &path);
    /// Another database is the target; one step of undo.
    void attach(const QString &database);

    /// Shows what is new, changed and gone since the other content; kept up to date.
    void compareWith(const QString &name, const Content &other, Scope scope);
    void endComparison();
    /// Compares with the database that it is drawn for, as that is now and will be, and shows that.
    void showDifferences();
    [[nodiscard]] bool comparesTarget() const { return m_comparesTarget; }
    /// What can be taken into the document of what it is compared with; null: nothing.
    [[nodiscard]] std::shared_ptr<const TakeIn> takeIn() const { return m_takeIn; }
    /// Takes these differences, or all, from what it is compared with; one step of undo.
    void take(const DiffSpots &spots);
    void takeAll();
    /// As it is by now: who looks at what is compared decides by it.
    void refreshComparison();
    [[nodiscard]] std::shared_ptr<const Comparison> comparison() const { return m_comparison; }
    [[nodiscard]] const QString &comparedWith() const { return m_comparedName; }

    /// What was not understood of what was read: said, and shown whole where somebody wants it.
    void tellNotes(const QStringList &notes);

    /// What Apply does to the database, in front of the canvas; null: that was never asked.
    [[nodiscard]] PlanPage *plan() const { return m_plan; }
    [[nodiscard]] bool showsPlan() const;
    void showPlan();
    void hidePlan();

    /// The rows of the database instead of the canvas; null: that was never asked.
    [[nodiscard]] DataPage *data() const { return m_data; }
    /// The page of the rows, made where nobody wanted it yet.
    [[nodiscard]] DataPage &rows();
    /// Whether the database's rows are looked at beside the drawing, too.
    void setRowsFollowed(bool followed);
    [[nodiscard]] bool showsData() const;
    void showData();
    void showDesign();
    /// Rows, as a path says them, as soon as the database is read.
    void showRows(const QString &path);
    /// Of the table or view that is picked; of a relationship those of the parent, from which it
    /// leads to the children.
    void showRowsOfPicked();
    /// Relationships that nothing declares, as a list to accept.
    void findRelationships();
    /// Rows whose parent is missing, in a list under the rows.
    void findDangling();
    void findRow();

    void editRelationship(ForeignKeyId key, bool isNew);
    /// Shows it on the canvas, in another diagram if it does not stand in this one.
    void reveal(const Pick &pick);

Q_SIGNALS:
    void titleChanged();
    void comparisonChanged();
    void differencesWanted(); ///< in their panel
    void applyWanted();
    void planShown(bool shown);
    void dataShown(bool shown);
    void dataOpened(const QString &path);
    void dataArranged();
    void said(const QString &text);
    void menuWanted(const sw::Pick &pick, const QPoint &global);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// A path to rows, found in the database as it is.
    using RowsWanted = std::function<Result<RowPath>(const Schema &)>;
    void showWanted(RowsWanted wanted);
    void placeMinimap();
    void makePlan();
    // Rows: datainpage.cpp.
    void makeData();
    void followTargetInData();
    void takeSchema(const Schema &live, const QStringList &onlyDrawn);
    void takeIn(const Content &theirs, const QString &hash, const QString &text);
    void changedOnDisk(const Content &theirs, const QString &hash);
    void mergeIn(const Content &theirs, const QString &hash);
    void goneFromDisk();
    void readDatabaseAgain();
    void takeDatabase(const Content &read, const QString &by);
    // The database into the document: taking.cpp.
    void followTarget();
    void tellDrift();
    [[nodiscard]] bool isOwnChange() const;
    [[nodiscard]] QString whoChanged() const;
    void take(const Content &database, const DiffSpots *spots);
    void tellComparison();

    Editor m_editor;
    const Theme &m_theme;
    QString m_untitled;
    QString m_leftAlone;
    Keeper m_keeper;
    Target m_target;
    Banner *m_banner;
    CanvasView *m_canvas;
    Minimap *m_minimap;
    bool m_minimapShown = true;
    DiagramTabs *m_diagrams;
    PageSwitch *m_switch;
    PlanPage *m_plan = nullptr;
    DataPage *m_data = nullptr;
    RowsWanted m_rowsWanted; ///< until the database is read
    bool m_rowsFollowed = false;
    QString m_rowsStamp; ///< of the database whose rows are shown
    int m_schemaToken = 0;
    RelationshipPopover *m_popover = nullptr;
    std::optional<Content> m_comparedContent;
    bool m_comparesTarget = false;
    QString m_madeTable;        ///< by an import: shown as soon as it was read
    bool m_changedHere = false; ///< the database, until it was looked at
    std::shared_ptr<const TakeIn> m_takeIn;
    QString m_told; ///< what the banner says of the comparison or of another program
    Scope m_comparedScope = Scope::Everything;
    QString m_comparedName;
    std::shared_ptr<const Comparison> m_comparison;
    QTimer m_comparisonPause; ///< after an edit
};

} // namespace sw
