// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/peekcard.h"

#include "model/data/freshrows.h"
#include "model/data/related.h"
#include "model/data/rowkey.h"
#include "widgets/data/place.h"
#include "widgets/data/rowcard.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int PeekWidth = 320;
constexpr int PeekPadding = 12;
constexpr int PeekLines = 12; ///< columns in sight; the others are scrolled to
constexpr int PeekGap = 6;    ///< to what it belongs to
constexpr qint64 MostPeeked = 10'001;

QGraphicsEffect *peekShadow(QWidget *of)
{
    auto *shadow = new QGraphicsDropShadowEffect(of);
    shadow->setBlurRadius(28);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, 60));
    return shadow;
}

} // namespace

std::optional<RowSet> rowSeenFrom(const Schema &schema, const RowEdits *edits, const RowRef &row,
                                  const std::optional<WholeRow> &whole,
                                  const std::optional<Way> &way)
{
    const TablePtr table = schema.tables.find(row.table);
    if (!table)
        return {};
    if (way && whole && edits) {
        const BoundSql pending = pendingParent(schema, *edits, *way, *whole);
        if (!pending.isEmpty())
            return rowsWhere(schema.tables.find(way->to), pending);
    }
    if (row.isFresh())
        return {};
    const BoundSql self = whereKey(*table, row.key);
    RowSet seen = way ? relatedRows(schema, *way, self) : rowsWhere(table, self);
    seen.sort.clear();
    return seen;
}

PeekCard::PeekCard(RowEditing &editing, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_editing(editing), m_database(editing.database()),
      m_rows(new RowsModel(m_database, RowDatabase::Lane::Panes, this)),
      m_card(new RowCard(*m_rows, theme, this)), m_title(new QLabel(this)),
      m_what(new QLabel(this)), m_waysBox(new QWidget(this)), m_waysGrid(new QGridLayout(m_waysBox))
{
    setObjectName(u"peekCard"_s);
    setProperty("floating", true);
    setAccessibleName(tr("Card of a row"));
    setFixedWidth(PeekWidth);
    setGraphicsEffect(peekShadow(this));
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_rows->setMostCounted(2);
    m_rows->setEditing(&editing);
    m_title->setProperty("boxHeading", true);
    m_what->setProperty("muted", true);
    for (QLabel *label : {m_title, m_what})
        label->setTextFormat(Qt::PlainText);
    m_card->setFocusPolicy(Qt::NoFocus);
    m_card->setSelectionMode(QAbstractItemView::NoSelection);
    m_waysGrid->setContentsMargins(PeekPadding, 8, PeekPadding, 10);
    m_waysGrid->setVerticalSpacing(3);
    m_waysGrid->setColumnStretch(0, 1);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(PeekPadding, 10, PeekPadding, 8);
    head->setSpacing(1);
    head->addWidget(m_title);
    head->addWidget(m_what);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_card);
    layout->addWidget(m_waysBox);
    connect(m_rows, &RowsModel::arrived, this, &PeekCard::takeRow);
    connect(m_card, &RowCard::followed, this, &PeekCard::follow);
    connect(&m_database, &RowDatabase::opened, this, &PeekCard::close);
}

void PeekCard::look(const Peek &peek)
{
    const bool isSame
        = m_isWanted && m_peek.row.table == peek.row.table && m_peek.row.where == peek.row.where;
    if (isSame) {
        if (peek.byKey)
            close();
        return;
    }
    close();
    m_peek = peek;
    m_isWanted = true;
    m_isCounted = false;
    makeWays(peek.row.table);
    qApp->installEventFilter(this);
    m_rows->show(peek.row);
}

void PeekCard::close()
{
    if (!std::exchange(m_isWanted, false))
        return;
    qApp->removeEventFilter(this);
    hide();
    m_asked = {};
    m_rows->clear();
}

QString PeekCard::title() const { return m_title->text(); }

QStringList PeekCard::counts() const
{
    QStringList texts;
    for (size_t i = 0; i < m_ways.size(); ++i)
        texts.append(m_ways[i].role + u' ' + m_counts[i]->text());
    return texts;
}

/// From the row on the card to one that it refers to.
void PeekCard::follow(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    const auto &parent = m_rows->columns()[static_cast<size_t>(index.column())].parent;
    const std::vector<KeyTerm> key = keyTermsOf(*m_rows, 0);
    if (!parent || key.empty())
        return;
    const RowPath path{{PathStep{m_peek.row.table->name, key}, PathStep{parent->role, {}}}};
    close();
    Q_EMIT pathWanted(path, modifiers);
}

/// A line for each relationship; how many it leads to comes later, and moves nothing.
void PeekCard::makeWays(const TablePtr &table)
{
    qDeleteAll(m_waysBox->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly));
    m_counts.clear();
    m_ways = m_database.ways().from(table->id);
    std::stable_sort(m_ways.begin(), m_ways.end(),
                     [](const Way &a, const Way &b) { return a.toParent && !b.toParent; });
    for (const Way &way : m_ways) {
        auto *role = new QLabel(way.role, m_waysBox);
        role->setTextFormat(Qt::PlainText);
        auto *count = new QLabel(m_waysBox);
        count->setProperty("muted", true);
        count->setTextFormat(Qt::PlainText);
        const int line = static_cast<int>(m_counts.size());
        m_waysGrid->addWidget(role, line, 0);
        m_waysGrid->addWidget(count, line, 1, Qt::AlignRight);
        m_counts.push_back(count);
    }
    m_waysBox->setVisible(!m_ways.empty());
}

/// It is shown when there is something to see.
void PeekCard::takeRow()
{
    if (!m_isWanted || m_rows->isReading())
        return;
    const TablePtr table = m_peek.row.table;
    const auto row = m_rows->ref(0);
    if (!m_rows->error().isEmpty() || !row) {
        m_title->setText(m_rows->error().isEmpty() ? tr("No such row") : m_rows->error());
        m_what->setText(table->name);
        m_waysBox->hide();
        m_card->hide();
    } else {
        m_title->setText(rowTitle(*m_rows, 0));
        m_what->setText(rowWords(m_database.schema(), *row));
        m_card->show();
    }
    if (!isVisible()) {
        place();
        show();
        raise();
    }
    if (row && !std::exchange(m_isCounted, true))
        askCounts();
}

void PeekCard::askCounts()
{
    std::vector<RowSet> sets;
    const BoundSql self = whereKey(*m_peek.row.table, m_rows->row(0)->key);
    for (const Way &way : m_ways)
        sets.push_back(relatedRows(m_database.schema(), way, self));
    m_asked = m_database.ask(
        RowDatabase::Lane::Panes, this,
        [sets](sqlite3 *database, Watcher &) -> Result<std::vector<qint64>> {
            constexpr qint64 Unsought = -1;
            std::vector<qint64> counts;
            for (const RowSet &set : sets) {
                const RowReader reader(database, set);
                const Result<bool> isSought = reader.isSought();
                const Result<qint64> count
                    = isSought && *isSought ? reader.count(MostPeeked) : Unsought;
                if (!count)
                    return count.error();
                counts.push_back(*count);
            }
            return counts;
        },
        [this](const Result<std::vector<qint64>> &counts) {
            for (size_t i = 0; counts && i < counts->size() && i < m_counts.size(); ++i) {
                const qint64 count = (*counts)[i];
                m_counts[i]->setText(count < 0             ? tr("no index")
                                     : count >= MostPeeked ? tr("10k+")
                                                           : QString::number(count));
            }
        });
}

/// Below what it belongs to, or above it where there is more room.
void PeekCard::place()
{
    const int lines = std::clamp(m_rows->columnCount(), 1, PeekLines);
    m_card->setFixedHeight(lines * m_card->verticalHeader()->defaultSectionSize() + 2);
    layout()->activate();
    const QSize size(PeekWidth, layout()->totalSizeHint().height());
    const QRect within = parentWidget()->rect().adjusted(4, 4, -4, -4);
    const QRect anchor(parentWidget()->mapFromGlobal(m_peek.anchor.topLeft()),
                       m_peek.anchor.size());
    int top = anchor.bottom() + PeekGap;
    if (top + size.height() > within.bottom() && anchor.top() > within.height() / 2)
        top = std::max(within.top(), anchor.top() - PeekGap - size.height());
    const int left = std::clamp(anchor.left(), within.left(),
                                std::max(within.left(), within.right() - size.width()));
    const int height = std::min(size.height(), within.bottom() - top);
    setGeometry(left, top, size.width(), height);
}

/// Between the card and what it belongs to the pointer is on its way.
bool PeekCard::isLeftBy(const QPoint &global) const
{
    constexpr int Near = 8;
    const QRect card(mapToGlobal(QPoint(0, 0)), size());
    const bool isNear
        = m_peek.anchor.adjusted(-2, -2, 2, 2).contains(global)
          || (isVisible() && card.adjusted(-Near, -Near, Near, Near).contains(global));
    return !isNear;
}

bool PeekCard::eventFilter(QObject * /*watched*/, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // The key is the card's, and not that of an action.
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
        return false;
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isModifier = key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock;
        if (key == Qt::Key_F1 || isModifier)
            return false;
        close();
        return key == Qt::Key_Escape;
    }
    case QEvent::MouseButtonPress:
    case QEvent::Wheel: {
        const QPoint global = static_cast<QSinglePointEvent *>(event)->globalPosition().toPoint();
        if (!QRect(mapToGlobal(QPoint(0, 0)), size()).contains(global))
            close();
        return false;
    }
    case QEvent::MouseMove:
        if (!m_peek.byKey
            && isLeftBy(static_cast<QMouseEvent *>(event)->globalPosition().toPoint()))
            close();
        return false;
    case QEvent::ApplicationDeactivate:
        close();
        return false;
    default:
        return false;
    }
}

} // namespace sw
