// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowstree.h"

#include "model/data/labels.h"
#include "model/data/related.h"
#include "widgets/data/cellpainter.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/place.h"
#include "widgets/data/rowsheader.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int TreeIndent = 18;
constexpr int TreeRow = 24;
constexpr int TitlePadding = 6;
constexpr int TitleWidth = 280;
constexpr double Dimmed = 0.55;

/// What a row is called, how many are below it and what is odd about it; then its values.
class TreeDelegate : public QStyledItemDelegate {
public:
    TreeDelegate(const RowsTree &tree, const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent), m_tree(tree), m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const TreeModel &rows = m_tree.rows();
        const bool isSelected = m_tree.selectionModel()->isSelected(index);
        const bool isCurrent = index == m_tree.currentIndex();
        painter->save();
        painter->setFont(option.font);
        if (index.column() == 0) {
            paintTitle(*painter, option, index, isSelected);
        } else if (rows.kindOf(index) == TreeModel::Kind::Row) {
            const CellPainter cells(rows, option.font, m_theme.colors());
            if (rows.title(index.siblingAtColumn(0)).dim) {
                paintBack(*painter, option.rect, isSelected);
                painter->drawLine(option.rect.topRight(), option.rect.bottomRight());
                painter->setOpacity(Dimmed);
                cells.paintTexts(*painter, index, option.rect);
                painter->restore();
                return;
            }
            cells.paint(*painter, index, option.rect,
                        {isSelected, isCurrent && m_tree.hasFocus(),
                         index.siblingAtColumn(0) == m_tree.currentIndex().siblingAtColumn(0),
                         m_tree.hasFocus()});
        } else {
            paintBack(*painter, option.rect, isSelected);
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex & /*index*/) const override
    {
        return {0, std::max(TreeRow, option.fontMetrics.height() + 8)};
    }

private:
    void paintBack(QPainter &painter, const QRect &rect, bool isSelected) const
    {
        const Colors &colors = m_theme.colors();
        if (isSelected)
            painter.fillRect(rect, colors.accentBack);
        painter.setPen(colors.line);
        painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }

    void paintTitle(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    bool isSelected) const
    {
        const Colors &colors = m_theme.colors();
        const TreeModel::Title title = m_tree.rows().title(index);
        const bool isRow = m_tree.rows().kindOf(index) == TreeModel::Kind::Row;
        paintBack(painter, option.rect, isSelected);
        painter.setPen(colors.line);
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight());
        QRect inner = option.rect.adjusted(2, 0, -TitlePadding, 0);
        const auto write = [&](const QString &text, const QColor &color) {
            if (text.isEmpty() || inner.width() <= TitlePadding)
                return;
            painter.setPen(color);
            painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                             option.fontMetrics.elidedText(text, Qt::ElideRight, inner.width()));
            inner.setLeft(inner.left() + option.fontMetrics.horizontalAdvance(text) + TitlePadding);
        };
        write(title.text, title.dim || !isRow ? colors.muted : colors.text);
        write(title.count, colors.muted);
        write(title.mark, isRow ? colors.amber : colors.muted);
    }

    const RowsTree &m_tree;
    const Theme &m_theme;
};

} // namespace

RowsTree::RowsTree(RowEditing &editing, const Theme &theme, QWidget *parent)
    : QTreeView(parent), m_rows(new TreeModel(editing, this)), m_theme(theme),
      m_header(new RowsHeader(theme, this)), m_filters(new FilterRow(*m_header, m_header))
{
    setFrameShape(NoFrame);
    setHeader(m_header);
    setModel(m_rows);
    setItemDelegate(new TreeDelegate(*this, theme, this));
    setUniformRowHeights(true);
    setIndentation(TreeIndent);
    setSelectionMode(ExtendedSelection);
    setAllColumnsShowFocus(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setMouseTracking(true);
    setAccessibleName(tr("Rows as a tree"));
    m_header->setSectionsClickable(false);
    m_header->setSectionsMovable(false);
    m_header->setContextMenuPolicy(Qt::NoContextMenu);
    m_header->setRoom(m_filters->sizeHint().height());
    connect(m_header, &QHeaderView::geometriesChanged, this, &RowsTree::placeFilters);
    connect(m_rows, &TreeModel::found, this, &RowsTree::takeFound);
    connect(m_rows, &TreeModel::arrived, this, &RowsTree::takeArrival);
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_open.insert(QPersistentModelIndex(index)); });
    connect(m_rows, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_open.clear(); });
    connect(&editing, &RowEditing::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&editing.database(), &RowDatabase::opened, m_rows, &TreeModel::clear);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RowsTree::show(const RowTree &tree, const TreePlace &place)
{
    const int width = m_header->count() > 0 ? m_header->sectionSize(0) : TitleWidth;
    m_rows->show(tree, place.open);
    m_header->resizeSection(0, width);
    m_place = place;
    m_top = place.top;
    m_seeksMatch = tree.isFiltered() && place.open.empty();
    placeFilters();
}

void RowsTree::readAgain()
{
    const RowTree *tree = m_rows->tree();
    if (!tree)
        return;
    std::vector<int> widths;
    for (int column = 0; column < m_header->count(); ++column)
        widths.push_back(m_header->sectionSize(column));
    show(RowTree(*tree), place());
    for (int column = 0; column < m_header->count(); ++column)
        m_header->resizeSection(column, widths[static_cast<size_t>(column)]);
}

void RowsTree::arrangeAs(const RowsHeader &grid)
{
    if (m_header->count() != grid.count() + 1)
        return;
    for (int place = 0; place < grid.count(); ++place) {
        const int column = grid.logicalIndex(place);
        m_header->moveSection(m_header->visualIndex(column + 1), place + 1);
        m_header->setSectionHidden(column + 1, grid.isSectionHidden(column));
        if (grid.sectionSize(column) > 0)
            m_header->resizeSection(column + 1, grid.sectionSize(column));
    }
}

int RowsTree::columnToFilter() const
{
    if (currentIndex().column() > 0)
        return currentIndex().column();
    const Column *naming = m_rows->tree() ? labelColumn(*m_rows->tree()->table()) : nullptr;
    return naming ? m_rows->tree()->table()->columnIndex(naming->id) + 1 : 1;
}

void RowsTree::clear()
{
    m_rows->clear();
    m_top.reset();
}

void RowsTree::placeFilters()
{
    const int height = m_header->room();
    m_filters->setGeometry(0, m_header->height() - height, m_header->width(), height);
    m_filters->arrange();
}

void RowsTree::takeFound(const QModelIndex &index, bool isOpen, bool isCurrent)
{
    if (isOpen)
        expand(index);
    if (isCurrent) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                     | QItemSelectionModel::Rows);
        if (!m_top)
            scrollTo(index);
    }
}

void RowsTree::takeArrival()
{
    if (!m_rows->isRestoring() && !m_rows->isReading()) {
        if (!currentIndex().isValid() && m_rows->rowCount() > 0)
            selectionModel()->setCurrentIndex(m_rows->index(0, 0),
                                              QItemSelectionModel::ClearAndSelect
                                                  | QItemSelectionModel::Rows);
        if (m_top) {
            executeDelayedItemsLayout();
            if (*m_top > 0)
                verticalScrollBar()->setValue(*m_top);
            scrollTo(currentIndex());
            m_top.reset();
        }
        Q_EMIT focusRowChanged();
    }
    if (m_seeksMatch)
        seekMatch();
    viewport()->update();
}

/// The first row that a filter found has the focus, until somebody moves it.
void RowsTree::seekMatch()
{
    constexpr int Most = 500;
    int seen = 0;
    for (QModelIndex each = m_rows->index(0, 0); each.isValid() && seen < Most;
         each = indexBelow(each), ++seen) {
        if (!m_rows->row(each) || m_rows->title(each).dim)
            continue;
        m_seeksMatch = false;
        selectionModel()->setCurrentIndex(each, QItemSelectionModel::ClearAndSelect
                                                    | QItemSelectionModel::Rows);
        scrollTo(each);
        return;
    }
}

TreePlace RowsTree::place() const
{
    TreePlace place;
    if (!m_rows->tree())
        return place;
    if (m_rows->isRestoring())
        return m_place;
    place.role = m_rows->tree()->way().role;
    place.top = verticalScrollBar()->value();
    const auto add = [&](const QModelIndex &index, bool isOpen) {
        std::vector<OpenRow> *rows = &place.open;
        OpenRow *row = nullptr;
        for (const QModelIndex &each : wayTo(index)) {
            row = m_rows->rowIn(*rows, each);
            if (!row)
                return;
            rows = &row->below;
        }
        row->isOpen |= isOpen;
        row->isCurrent |= !isOpen;
    };
    for (const QPersistentModelIndex &each : m_open) {
        if (isExpanded(each))
            add(each, true);
    }
    if (currentIndex().isValid())
        add(currentIndex().siblingAtColumn(0), false);
    return place;
}

FocusRows RowsTree::focus(const RowPath &path) const
{
    constexpr qsizetype Most = 500;
    FocusRows focus;
    if (!m_rows->tree())
        return focus;
    focus.table = m_rows->tree()->table();
    focus.path = path;
    RowTree::Keys keys;
    for (const QModelIndex &index : selectedRowsInOrder(Most)) {
        const RowValues *values = m_rows->row(index);
        if (!values)
            continue;
        if (keys.empty()) {
            focus.row = m_rows->whole(index);
            if (!focus.path.steps.empty())
                focus.path.steps.back().key = keyTermsOf(*focus.table, *values);
        }
        keys.push_back(values->key);
    }
    focus.count = static_cast<int>(keys.size());
    if (!keys.empty())
        focus.condition = isOneOf(m_rows->tree()->these({}), keys);
    return focus;
}

} // namespace sw
