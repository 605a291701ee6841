// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/columnsgrid.h"

#include "widgets/inspector/columnsdelegate.h"
#include "widgets/inspector/columnsheader.h"
#include "widgets/inspector/columnsmodel.h"
#include "widgets/inspector/labels.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int GridRow = 24;
constexpr int MostRows = 16;
constexpr int MostMore = 110;

int widthOf(ColumnCell cell)
{
    if (isFlag(cell))
        return 25;
    return cell == ColumnCell::Name ? 90 : cell == ColumnCell::Type ? 79 : 110;
}

} // namespace

ColumnsGrid::ColumnsGrid(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_model(new ColumnsModel(editor, this)),
      m_reason(reasonLabel(this))
{
    makeView(theme);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_view);
    column->addWidget(m_reason);
    const auto say = [this](const QString &why) {
        m_reason->setText(why);
        m_reason->setVisible(!why.isEmpty());
    };
    auto *delegate = static_cast<ColumnsDelegate *>(m_view->itemDelegate());
    connect(delegate, &ColumnsDelegate::typed, this, say);
    connect(m_model, &ColumnsModel::refused, this, say);
    connect(&editor.picks(), &Picks::changed, this, &ColumnsGrid::showPick);
    for (const auto signal : {&ColumnsModel::rowsInserted, &ColumnsModel::rowsRemoved}) {
        connect(m_model, signal, this, [this] {
            spanNewRow();
            fitHeight();
        });
    }
}

void ColumnsGrid::makeView(const Theme &theme)
{
    m_view = new QTableView(this);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ColumnsDelegate(theme, m_view));
    m_view->setAccessibleName(tr("Columns"));
    m_view->setShowGrid(false);
    m_view->setMouseTracking(true);
    m_view->setTabKeyNavigation(true);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                            | QAbstractItemView::AnyKeyPressed);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::CopyAction);
    m_view->setDragDropOverwriteMode(false);
    m_view->setObjectName(u"columnsGrid"_s);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(GridRow);
    m_view->verticalHeader()->setDefaultSectionSize(GridRow);
    m_view->setHorizontalHeader(new ColumnsHeader(theme, m_view));
    for (int i = 0; i < ColumnCells; ++i)
        m_view->horizontalHeader()->resizeSection(i, widthOf(static_cast<ColumnCell>(i)));
    const auto dress = [this, &theme] {
        m_view->setStyleSheet(
            u"#columnsGrid { border: 1px solid %1; border-radius: 6px; }"
            "QHeaderView { background: transparent; }"_s.arg(theme.colors().line.name()));
    };
    connect(&theme, &Theme::changed, m_view, dress);
    dress();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ColumnsGrid::takeCurrent);
    // One click is enough where nothing stands yet.
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->isNewRow(index.row()))
            m_view->edit(m_model->index(index.row(), 0));
    });
}

void ColumnsGrid::setTable(const TablePtr &table)
{
    const bool other = !table || !m_model->table() || m_model->table()->id != table->id;
    const QScopedValueRollback syncing(m_syncing, true);
    m_model->setTable(table);
    if (other) {
        m_reason->hide();
        m_reason->clear();
        spanNewRow();
        fitHeight();
    }
    m_syncing = false;
    showPick();
}

void ColumnsGrid::reset() { m_model->setTable(nullptr); }

void ColumnsGrid::spanNewRow()
{
    m_view->clearSpans();
    if (m_model->rowCount() > 0)
        m_view->setSpan(m_model->rowCount() - 1, 0, 1, ColumnCells);
}

/// As high as its rows: it is the panel around that scrolls.
void ColumnsGrid::fitHeight()
{
    const int rows = std::min(m_model->rowCount(), MostRows);
    const int bar = m_view->horizontalScrollBar()->sizeHint().height();
    m_view->setFixedHeight(m_view->horizontalHeader()->height() + rows * GridRow + bar + 4);
}

/// Where there is more room than the least, names and types share it.
void ColumnsGrid::fitWidths()
{
    const auto least = [](ColumnCell cell) { return widthOf(cell); };
    const int flags = 4 * least(ColumnCell::NotNull);
    const int more = std::max(0, m_view->viewport()->width() - flags - least(ColumnCell::Name)
                                     - least(ColumnCell::Type));
    QHeaderView &header = *m_view->horizontalHeader();
    header.resizeSection(int(ColumnCell::Name),
                         least(ColumnCell::Name) + std::min(more / 2, MostMore));
    header.resizeSection(int(ColumnCell::Type),
                         least(ColumnCell::Type) + std::min(more / 2, MostMore));
}

void ColumnsGrid::takeCurrent(const QModelIndex &current)
{
    if (m_syncing || !current.isValid() || !m_model->table())
        return;
    const QScopedValueRollback syncing(m_syncing, true);
    m_editor.picks().setColumn(m_model->table()->id, m_model->columnAt(current.row()));
}

void ColumnsGrid::showPick()
{
    if (m_syncing || !m_model->table())
        return;
    const int row = m_model->rowOf(m_editor.picks().column());
    if (row < 0 || m_view->currentIndex().row() == row)
        return;
    const QScopedValueRollback syncing(m_syncing, true);
    m_view->setCurrentIndex(m_model->index(row, 0));
}

bool ColumnsGrid::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = m_view->currentIndex().row();
    const int at = m_view->currentIndex().column();
    const ColumnId column = m_model->columnAt(row);
    if (key == Qt::Key_Insert) {
        const QModelIndex last = m_model->index(m_model->rowCount() - 1, 0);
        m_view->setCurrentIndex(last);
        m_view->edit(last);
        return true;
    }
    if (column.isNull())
        return false;
    if (key == Qt::Key_Delete) {
        std::vector<ColumnId> doomed;
        for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes()) {
            const ColumnId each = m_model->columnAt(index.row());
            if (!each.isNull() && std::find(doomed.begin(), doomed.end(), each) == doomed.end())
                doomed.push_back(each);
        }
        return m_model->dropColumns(doomed);
    }
    if (modifiers != Qt::AltModifier || (key != Qt::Key_Up && key != Qt::Key_Down))
        return false;
    if (key == Qt::Key_Up ? row > 0 : row + 2 < m_model->rowCount()) {
        m_model->move(column, key == Qt::Key_Up ? row - 1 : row + 2);
        m_view->setCurrentIndex(m_model->index(m_model->rowOf(column), at));
    }
    return true;
}

bool ColumnsGrid::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        fitWidths();
    if (watched != m_view
        || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        // Here they mean columns, not what is selected in the diagram.
        if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Insert)
            event->accept();
        return false;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        const QModelIndex current = m_view->currentIndex();
        if (current.isValid())
            m_view->edit(current);
        return true;
    }
    return takeKey(key->key(), key->modifiers());
}

} // namespace sw
