// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowset.h"
#include "model/data/rowtree.h"
#include "widgets/data/columnlayout.h"
#include "widgets/data/place.h"
#include "widgets/data/rowediting.h"
#include "widgets/theme/theme.h"

#include <QPersistentModelIndex>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QSplitter;
class QTabBar;
class QToolButton;

namespace sw {

class Breadcrumb;
class DanglingPanel;
class EditBar;
class PaneStrip;
class PeekCard;
class QueryPage;
class RelatedPane;
class RowFinder;
class RowsGrid;
class RowsModel;
class RowsTree;
class TableList;
class ValuePane;
class Worker;
struct FocusRows;
struct RowFormatOptions;
struct RowsOut;

/// The rows of a database: the tables, the rows of one of them, and what each relationship leads to
/// from the row that has the focus.
class DataPage : public QWidget {
    Q_OBJECT

public:
    explicit DataPage(const Theme &theme, QWidget *parent = nullptr);
    ~DataPage() override;

    /// The schema is that of the file, with the names of the document; `onlyDrawn` are tables that
    /// are not in it yet. What was looked at is still looked at, where it is there.
    void open(const QString &path, const Schema &schema, const QStringList &onlyDrawn);
    [[nodiscard]] const QStringList &onlyDrawn() const { return m_onlyDrawn; }
    /// There is no database to look at, and why; Apply may make one.
    void showNone(const QString &text, bool mayApply);
    [[nodiscard]] bool showsNone() const;
    /// Another program may have changed the rows.
    void readAgain();

    void goTo(const RowPath &path);
    void goTo(const QString &table) { goTo(RowPath{{PathStep{table, {}}}}); }
    /// Beside what is looked at, in a tab of its own.
    void goToInTab(const RowPath &path) { goToInTab(Place{path, {}, {}, 0, {}, 0, 0}); }
    void goToInTab(const Place &place);
    void goTo(const Place &place);
    void goBack();
    void goForward();
    [[nodiscard]] QTabBar &tabs() { return *m_tabBar; }
    [[nodiscard]] const RowPath &path() const { return m_place.path; }

    [[nodiscard]] RowDatabase &database() { return *m_database; }
    [[nodiscard]] RowEditing &editing() { return *m_editing; }
    [[nodiscard]] EditBar &editBar() { return *m_editBar; }
    [[nodiscard]] RowsGrid &grid() { return *m_grid; }
    [[nodiscard]] PaneStrip &panes() { return *m_panes; }
    [[nodiscard]] TableList &tables() { return *m_tables; }
    [[nodiscard]] ValuePane &value() { return *m_value; }
    [[nodiscard]] Breadcrumb &breadcrumb() { return *m_crumbs; }
    /// Back, forward and the path: it stands above the page.
    [[nodiscard]] QWidget &bar() { return *m_bar; }

    void showInDesign();
    /// How the columns of its tables are arranged, to be remembered.
    [[nodiscard]] const ColumnLayouts &columnLayouts() const { return m_layouts; }
    void setColumnLayouts(const ColumnLayouts &layouts);
    /// All ways from the focus row, as a list to choose from.
    void showWays();
    /// The row that the cell in focus refers to, or its own, on a card; once more: not any more.
    void showCard();
    [[nodiscard]] PeekCard &card() { return *m_card; }

    /// What is selected, to the clipboard: as a spreadsheet takes it.
    void copy();
    /// The same in another form, however much it is; what is not held is read beside the window.
    void copyAs(const RowFormatOptions &options);
    void selectAll();
    /// Opens a dialog that writes rows into a file, or one that takes them from it.
    void exportRows();
    void importRows();
    // Pending edits, in the grid or pane that has the keys.
    [[nodiscard]] bool hasEdits() const;
    void addRow();
    void cloneRows();
    void removeRows();
    // Along the relationship of the pane that has the keys.
    void link();
    void unlink();
    void relink();
    void setNull();
    /// Whole rows are deleted, single cells become NULL.
    void removeOrClear();
    void paste();
    void cut();
    void undo();
    void redo();
    void save();
    /// Returns when it is done, whatever came of it.
    void saveAndWait();
    void undoSaved();
    void showSql();

    /// A row of any table, by what it is called or by its key.
    void findRow();
    /// Rows whose parent is missing, in a list below.
    void findDangling();
    [[nodiscard]] DanglingPanel &dangling() { return *m_dangling; }

    /// All of the value that has the focus, beside the rows; once more: not any more.
    void toggleValue();
    // SQL of one's own, in the place of the rows.
    [[nodiscard]] QueryPage &query() { return *m_query; }
    [[nodiscard]] bool isQuerying() const;
    void toggleQuery();
    /// Rows of a table that refers to itself, below each other; once more: in the grid again.
    [[nodiscard]] RowsTree &tree() { return *m_tree; }
    [[nodiscard]] bool showsTree() const;
    void toggleTree();
    /// To the filter of the column that has the focus.
    void find();

Q_SIGNALS:
    void said(const QString &text);
    void placeChanged();
    /// Another database, before anything of it is shown.
    void opened(const QString &path);
    /// Columns, by somebody.
    void arranged();
    void editsChanged();
    /// By an import: what is in the database is other now.
    void tableMade(const QString &table);
    void applyWanted();
    /// The table or the view as it is drawn.
    void designWanted(sw::TableId table, sw::ViewId view);
    void indexWanted(const sw::Way &way);
    /// Nothing is declared: names and rows may say what belongs to what.
    void relationshipsWanted();

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    void makeBar();
    void makeTabs();
    void chooseTab(int tab);
    void closeTab(int tab);
    void nameTab();
    void lookAtCell(RowsGrid *grid);
    void makeMiddle();
    void makeCard();
    void makeDangling();
    void makeNone();
    void connectGrid();
    void look(const Place &place);
    [[nodiscard]] Place placeNow() const;
    [[nodiscard]] Result<RowSet> setOf(const Place &place, QHash<QString, QString> &problems) const;
    void showRows();
    void restore();
    void findFocusRow();
    void fillPanes();
    void follow(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void wanted(const RowPath &path, Qt::KeyboardModifiers modifiers);
    void sortBy(int column, bool besides);
    void filter();
    void showSort();
    void showState();
    // datapagemenu.cpp
    void openMenu(const QModelIndex &index, const QPoint &global);
    void addCellActions(QMenu &menu, const QModelIndex &index);
    void filterBy(int column, const QString &text);
    /// Whether all of it was held and is on the clipboard.
    bool copyHeld();
    // datapagetree.cpp
    void makeTree(QBoxLayout &layout);
    void makeTreeButton();
    void showTreeButton();
    void showTreeNote();
    [[nodiscard]] std::vector<Way> treeWays() const;
    [[nodiscard]] std::optional<RowTree> treeAt(const Place &place,
                                                QHash<QString, QString> &problems) const;
    void toTree(const QString &role);
    void showTree(const std::optional<TreePlace> &place);
    void followInTree(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void goToInGrid(const std::vector<Value> &key, int column);
    void focusRows();
    [[nodiscard]] FocusRows focusNow() const;
    [[nodiscard]] bool refusesInTree();
    [[nodiscard]] std::optional<RowsOut> pickedInTree();
    // datapageinout.cpp
    void makeInOut();
    void addCopyAs(QMenu &menu);
    // datapagequery.cpp
    void makeQuery();
    void showQuery(bool shown);
    // datapageedit.cpp
    void connectEditing();
    [[nodiscard]] RowsGrid &active() const;
    [[nodiscard]] RelatedPane *activePane() const;
    void insertRow(const Way &way, const WholeRow &from);
    [[nodiscard]] RelatedPane *paneToEdit();
    void takeFailure(const SaveFailure &failure);
    void tellChanged(const RowProblem &problem);

    const Theme &m_theme;
    RowDatabase *m_database;
    RowEditing *m_editing;
    RowsModel *m_rows;
    QWidget *m_bar;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    Breadcrumb *m_crumbs = nullptr;
    QLabel *m_count = nullptr;
    TableList *m_tables;
    RowsGrid *m_grid;
    PaneStrip *m_panes;
    DanglingPanel *m_dangling = nullptr;
    QScrollArea *m_paneArea = nullptr;
    QSplitter *m_split = nullptr;
    EditBar *m_editBar = nullptr;
    ValuePane *m_value;
    QPointer<RowsGrid> m_valueGrid; ///< of which a cell is looked at there
    RowFinder *m_finder = nullptr;
    QueryPage *m_query = nullptr;
    RowPath m_pathBehind; ///< what is looked at behind the query
    PeekCard *m_card = nullptr;
    QWidget *m_treeBox = nullptr;
    RowsTree *m_tree = nullptr;
    QLabel *m_treeNote = nullptr;
    QToolButton *m_treeButton = nullptr;
    QWidget *m_none = nullptr;
    QLabel *m_noneText = nullptr;
    QPushButton *m_noneApply = nullptr;
    QStringList m_onlyDrawn;
    Place m_place;
    ColumnLayouts m_layouts;
    QStringList m_titles; ///< of the rows that the path goes through
    Asked m_asked;        ///< for an edit
    PlaceHistory m_history;
    /// What is looked at in each tab; of the one in front it is above.
    struct Tab {
        Place place;
        PlaceHistory history;
    };
    QTabBar *m_tabBar = nullptr;
    std::vector<Tab> m_tabs;
    int m_tab = 0;
    bool m_restoring = false;
    QPersistentModelIndex m_restored; ///< where it was restored to
    bool m_restoringFormats = false;
    QTimer m_panePause;
    Worker *m_copying = nullptr;
};

} // namespace sw
