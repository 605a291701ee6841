// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/datapage.h"

#include "model/data/walk.h"
#include "widgets/data/breadcrumb.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/narrow.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowstree.h"
#include "widgets/data/tablelist.h"
#include "widgets/data/valuepane.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

DataPage::DataPage(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_database(new RowDatabase(this)),
      m_editing(new RowEditing(*m_database, this)),
      m_rows(new RowsModel(*m_database, RowDatabase::Lane::Grid, this)), m_bar(new QWidget(this)),
      m_tables(new TableList(*m_database, theme, this)), m_grid(new RowsGrid(*m_rows, theme, this)),
      m_panes(new PaneStrip(*m_editing, theme, this)),
      m_value(new ValuePane(*m_editing, theme, this))
{
    setObjectName(u"dataPage"_s);
    makeBar();
    makeMiddle();
    makeCard();
    makeQuery();
    makeNone();
    connectGrid();
    connectEditing();
    setFocusProxy(m_grid);
    m_panePause.setSingleShot(true);
    m_panePause.setInterval(0);
    connect(&m_panePause, &QTimer::timeout, this, &DataPage::fillPanes);
    connect(m_tables, &TableList::chosen, this,
            [this](const QString &name, Qt::KeyboardModifiers modifiers) {
                wanted(RowPath{{PathStep{name, {}}}}, modifiers);
            });
    connect(m_tables, &TableList::drawnChosen, this, [this](const QString &name) {
        Q_EMIT said(tr("%1 is drawn, and not in the database yet: Apply makes it.").arg(name));
    });
    connect(m_panes, &PaneStrip::pathWanted, this, &DataPage::wanted);
    connect(m_panes, &PaneStrip::indexWanted, this, &DataPage::indexWanted);
    connect(m_panes, &PaneStrip::said, this, &DataPage::said);
    connect(m_panes, &PaneStrip::cellChanged, this, &DataPage::lookAtCell);
    connect(m_grid, &RowsGrid::cellChanged, this, [this] { lookAtCell(m_grid); });
    connect(m_value, &ValuePane::said, this, &DataPage::said);
    connect(m_panes, &PaneStrip::menuOpens, this, [this](QMenu *menu) {
        menu->addSeparator();
        addCopyAs(*menu);
    });
    connect(m_crumbs, &Breadcrumb::pathWanted, this, &DataPage::wanted);
}

DataPage::~DataPage() = default;

void DataPage::showNone(const QString &text, bool mayApply)
{
    m_rows->clear();
    m_tree->clear();
    m_split->hide();
    m_bar->setEnabled(false);
    m_noneText->setText(text.isEmpty() ? tr("The database is being read…") : text);
    m_noneApply->setVisible(mayApply);
    m_none->show();
}

bool DataPage::showsNone() const { return !m_none->isHidden(); }

void DataPage::connectGrid()
{
    connect(m_rows, &RowsModel::arrived, this, [this] {
        restore();
        findFocusRow();
        showState();
        m_panePause.start();
    });
    connect(m_grid, &RowsGrid::focusRowChanged, this, [this] {
        m_panePause.start();
        showState();
    });
    connect(m_grid, &RowsGrid::arranged, this, [this] {
        if (m_rows->isEmpty())
            return;
        ColumnLayout layout = m_grid->columnLayout();
        layout.formats = m_database->formatsOf(m_rows->set().name());
        m_layouts[m_rows->set().name()] = layout;
        Q_EMIT arranged();
    });
    connect(m_database, &RowDatabase::formatsChanged, this, [this](const QString &table) {
        m_layouts[table].formats = m_database->formatsOf(table);
        if (!m_restoringFormats)
            Q_EMIT arranged();
    });
    connect(m_grid, &RowsGrid::followed, this, &DataPage::follow);
    connect(m_grid, &RowsGrid::sortWanted, this, &DataPage::sortBy);
    connect(m_grid, &RowsGrid::menuWanted, this, &DataPage::openMenu);
    connect(&m_grid->filters(), &FilterRow::changed, this, &DataPage::filter);
    connect(&m_grid->filters(), &FilterRow::left, this, [this] { m_grid->setFocus(); });
}

void DataPage::open(const QString &path, const Schema &schema, const QStringList &onlyDrawn)
{
    const bool isNew = path != m_database->path();
    const Place now = placeNow();
    m_onlyDrawn = onlyDrawn;
    m_none->hide();
    m_split->show();
    m_bar->setEnabled(true);
    m_database->open(path, schema);
    m_tables->show(onlyDrawn);
    if (isNew) {
        m_history.clear();
        m_layouts.clear();
        Q_EMIT opened(path);
    }
    const bool isThere
        = !isNew && !now.path.steps.empty() && Walk::along(now.path, m_database->ways()).ok();
    if (isThere)
        look(now);
    else if (const QString first = m_tables->first(); !first.isEmpty())
        look({RowPath{{PathStep{first, {}}}}, {}, {}, 0, {}, 0, 0});
    else
        m_rows->clear();
}

void DataPage::readAgain()
{
    m_database->readAgain();
    m_rows->readAgain();
    m_tree->readAgain();
    m_tables->tables().countAgain();
}

Place DataPage::placeNow() const
{
    Place place = m_place;
    place.top = m_grid->topRow();
    place.rowAt = m_grid->currentIndex().row();
    place.column = m_grid->currentIndex().column();
    const RowValues *row = m_rows->row(place.rowAt);
    place.row = row ? row->key : std::vector<Value>();
    if (showsTree() && m_tree->rows().tree())
        place.tree = m_tree->place();
    return place;
}

void DataPage::goTo(const RowPath &path)
{
    Place place;
    place.path = path;
    goTo(place);
}

void DataPage::goTo(const Place &place)
{
    if (const Result<Walk> walk = Walk::along(place.path, m_database->ways()); !walk) {
        Q_EMIT said(walk.error().text);
        return;
    }
    if (!m_place.path.steps.empty())
        m_history.leave(placeNow());
    look(place);
    focusRows();
}

void DataPage::goBack()
{
    if (const auto place = m_history.back(placeNow()))
        look(*place);
}

void DataPage::goForward()
{
    if (const auto place = m_history.forward(placeNow()))
        look(*place);
}

Result<RowSet> DataPage::setOf(const Place &place, QHash<QString, QString> &problems) const
{
    const Result<Walk> walk = Walk::along(place.path, m_database->ways());
    if (!walk)
        return walk.error();
    RowSet set = walk->rows();
    set.sort.clear();
    return narrowed(std::move(set), m_database->ways(), place.filters, place.sort, problems);
}

void DataPage::look(const Place &place)
{
    m_place = place;
    m_titles.resize(static_cast<qsizetype>(place.path.steps.size()));
    for (size_t i = 0; i < place.path.steps.size(); ++i) {
        QStringList key;
        for (const KeyTerm &term : place.path.steps[i].key)
            key.append(term.value.kind == ValueClass::Text ? QString::fromUtf8(term.value.bytes)
                                                           : literalOf(term.value));
        m_titles[static_cast<qsizetype>(i)]
            = key.isEmpty() ? QString() : QString(u'#' + key.join(u", "));
    }
    m_crumbs->show(place.path, m_titles);
    m_tables->setCurrent(place.path.steps.size() == 1 ? place.path.steps.front().name : QString());
    showRows();
    m_grid->filters().setTexts(place.filters);
    showTree(place.tree);
    Q_EMIT placeChanged();
}

void DataPage::showRows()
{
    QHash<QString, QString> problems;
    const Result<RowSet> set = setOf(m_place, problems);
    if (!set) {
        Q_EMIT said(set.error().text);
        return;
    }
    m_restoring = true;
    m_grid->setColumnLayout(m_layouts.value(set->name()));
    m_rows->show(*set);
    m_grid->filters().setProblems(problems);
    showSort();
    showState();
    m_panePause.start();
}

/// As soon as the rows that were in sight are known to be there.
void DataPage::restore()
{
    if (!m_restoring || m_rows->isReading() || m_rows->columns().empty())
        return;
    const bool isThere = m_rows->count() > std::max(m_place.top, m_place.rowAt);
    if (!isThere && !m_rows->isCounted())
        return;
    m_restoring = false;
    m_grid->setTopRow(m_place.top);
    m_grid->goTo(std::clamp<qint64>(m_place.rowAt, 0, std::max<qint64>(m_rows->count() - 1, 0)),
                 std::clamp(m_place.column, 0, m_rows->columnCount() - 1));
    m_restored = m_grid->currentIndex();
}

void DataPage::fillPanes()
{
    m_panes->fill(focusNow());
    m_paneArea->setVisible(!m_panes->isEmpty());
}

void DataPage::wanted(const RowPath &path, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier)
        goToInTab(path);
    else
        goTo(path);
}

void DataPage::follow(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    const auto &parent = m_rows->columns()[static_cast<size_t>(index.column())].parent;
    RowPath path = m_place.path;
    path.steps.back().key = keyTermsOf(*m_rows, index.row());
    if (!parent || path.steps.back().key.empty())
        return;
    path.steps.push_back({parent->role, {}});
    wanted(path, modifiers);
}

void DataPage::sortBy(int column, bool besides)
{
    turnSort(m_place.sort, m_rows->columns()[static_cast<size_t>(column)].name, besides);
    m_place.top = m_place.rowAt = 0;
    m_place.row.clear();
    showRows();
}

void DataPage::filter()
{
    m_place.filters = m_grid->filters().texts();
    m_place.top = m_place.rowAt = 0;
    m_place.row.clear();
    showRows();
}

void DataPage::showSort() { m_grid->showSort(m_place.sort); }

void DataPage::showState()
{
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
    if (m_rows->isEmpty() || m_rows->isReading()) {
        m_count->setText(m_rows->isReading() ? tr("Reading…") : QString());
        return;
    }
    const QString count = QLocale::system().toString(m_rows->count());
    const auto rows = static_cast<int>(m_rows->count());
    QString text = m_rows->isCounted()
                       ? tr("%n rows", nullptr, rows).replace(QString::number(rows), count)
                       : tr("≥ %1 rows").arg(count);
    if (const auto selected = m_grid->selectedRows(1'000'000).size(); selected > 1)
        text += u" · "_s + tr("%n selected", nullptr, static_cast<int>(selected));
    m_count->setText(text);
}

void DataPage::showWays()
{
    const FocusRows focus = focusNow();
    if (focus.isEmpty())
        return;
    QMenu menu(this);
    for (const RelatedPane *pane : m_panes->panes()) {
        QString text = pane->way().role;
        if (const QString count = pane->countText(); !count.isEmpty())
            text += u'\t' + count;
        menu.addAction(text, this, [this, path = pane->path()] { goTo(path); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No relationship begins here"))->setEnabled(false);
    const QAbstractItemView *view = showsTree() ? static_cast<QAbstractItemView *>(m_tree) : m_grid;
    const QRect cell = view->visualRect(view->currentIndex());
    menu.exec(view->viewport()->mapToGlobal(cell.bottomLeft()));
}

void DataPage::showInDesign()
{
    const RowSet &set = m_rows->set();
    if (!m_rows->isEmpty())
        Q_EMIT designWanted(set.table ? set.table->id : TableId(),
                            set.view ? set.view->id : ViewId());
}

void DataPage::selectAll()
{
    if (showsTree() && !activePane())
        m_tree->selectAll();
    else
        active().selectAll();
}

void DataPage::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        goBack();
    else if (event->button() == Qt::ForwardButton)
        goForward();
    else
        QWidget::mousePressEvent(event);
}

} // namespace sw
