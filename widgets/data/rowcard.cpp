// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowcard.h"

#include "widgets/data/cellpainter.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace sw {

namespace {

class CardDelegate : public QStyledItemDelegate {
public:
    CardDelegate(const CardModel &model, const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model), m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        constexpr int Padding = 10;
        const Colors &colors = m_theme.colors();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colors.accentBack);
        painter->setFont(option.font);
        if (index.column() == 1) {
            const CellPainter cells(m_model.rows(), option.font, colors);
            cells.paintTexts(*painter, m_model.source(index), option.rect, false);
            return;
        }
        painter->setPen(colors.muted);
        const QRect inner = option.rect.adjusted(Padding, 0, -4, 0);
        painter->drawText(
            inner, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    }

private:
    const CardModel &m_model;
    const Theme &m_theme;
};

} // namespace

CardModel::CardModel(RowsModel &rows, QObject *parent) : QAbstractTableModel(parent), m_rows(rows)
{
    connect(&rows, &RowsModel::arrived, this, &CardModel::showAgain);
    connect(&rows, &QAbstractItemModel::modelReset, this, &CardModel::showAgain);
}

void CardModel::showAgain()
{
    const int lines = m_rows.row(0) ? m_rows.columnCount() : 0;
    if (lines != m_lines) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
    } else if (lines > 0) {
        Q_EMIT dataChanged(index(0, 0), index(lines - 1, 1));
    }
}

QModelIndex CardModel::source(const QModelIndex &index) const
{
    return m_lines > 0 ? m_rows.index(0, index.row()) : QModelIndex();
}

int CardModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_lines; }

int CardModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 2; }

QVariant CardModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    return index.column() == 0 ? m_rows.headerData(index.row(), Qt::Horizontal, role)
                               : m_rows.data(source(index), role);
}

RowCard::RowCard(RowsModel &rows, const Theme &theme, QWidget *parent)
    : QTableView(parent), m_model(new CardModel(rows, this)), m_theme(theme)
{
    constexpr int LineHeight = 22;
    setModel(m_model);
    setItemDelegate(new CardDelegate(*m_model, theme, this));
    setFrameShape(NoFrame);
    setShowGrid(false);
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(std::max(LineHeight, fontMetrics().height() + 6));
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RowCard::fit);
    connect(&rows, &RowsModel::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const QModelIndex source = m_model->source(index);
        if (source.isValid() && m_model->rows().columns()[static_cast<size_t>(index.row())].parent)
            Q_EMIT followed(source, {});
    });
}

/// The names take what they need, up to a part of the card.
void RowCard::fit()
{
    constexpr int Padding = 18;
    constexpr int Most = 150;
    int width = 0;
    for (int line = 0; line < m_model->rowCount(); ++line)
        width = std::max(
            width, fontMetrics().horizontalAdvance(m_model->index(line, 0).data().toString()));
    horizontalHeader()->resizeSection(0, std::min(width + Padding, Most));
}

void RowCard::setFault(const QString &fault)
{
    m_fault = fault;
    setToolTip(fault);
    viewport()->update();
}

QModelIndex RowCard::arrowAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    const QModelIndex source = index.column() == 1 ? m_model->source(index) : QModelIndex();
    const Cell *cell = m_model->rows().cell(source);
    const bool follows = cell && !cell->value.isNull()
                         && m_model->rows().columns()[static_cast<size_t>(source.column())].parent
                         && CellPainter::arrowRect(visualRect(index)).contains(point);
    return follows ? source : QModelIndex();
}

void RowCard::mousePressEvent(QMouseEvent *event)
{
    if (const QModelIndex arrow = arrowAt(event->pos()); arrow.isValid())
        Q_EMIT followed(arrow, event->button() == Qt::MiddleButton
                                   ? Qt::KeyboardModifiers(Qt::ControlModifier)
                                   : event->modifiers());
    else
        QTableView::mousePressEvent(event);
}

bool RowCard::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QPoint point = static_cast<QHelpEvent *>(event)->pos();
        const QModelIndex arrow = arrowAt(point);
        const auto row = arrow.isValid() ? m_model->rows().seenFrom(arrow) : std::nullopt;
        if (row) {
            const QRect rect = CellPainter::arrowRect(visualRect(indexAt(point)));
            Q_EMIT peeked({*row, onScreen(*viewport(), rect), false});
            return true;
        }
    }
    return QTableView::viewportEvent(event);
}

void RowCard::peek()
{
    const QModelIndex source = m_model->source(currentIndex());
    if (const auto row = source.isValid() ? m_model->rows().seenFrom(source) : std::nullopt)
        Q_EMIT peeked({*row, onScreen(*viewport(), visualRect(currentIndex())), true});
}

void RowCard::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(arrowAt(event->pos()).isValid() ? Qt::PointingHandCursor
                                                          : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void RowCard::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const RowsModel &rows = m_model->rows();
    if (m_model->rowCount() > 0 || rows.isEmpty())
        return;
    QPainter painter(viewport());
    const QString fault = !rows.error().isEmpty() ? rows.error()
                          : rows.isReading()      ? QString()
                                                  : m_fault;
    painter.setPen(fault.isEmpty() ? m_theme.colors().muted : m_theme.colors().red);
    const QString text = !fault.isEmpty() ? fault : rows.isReading() ? tr("Reading…") : tr("None");
    painter.drawText(viewport()->rect().adjusted(10, 8, -10, -8), Qt::TextWordWrap, text);
}

} // namespace sw
