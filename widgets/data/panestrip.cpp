// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/panestrip.h"

#include "widgets/data/rowsgrid.h"

#include <QMenu>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>

namespace sw {

namespace {

constexpr int PaneWidth = 330; ///< at least
constexpr int PaneHeight = 196;
constexpr int PaneGap = 8;
constexpr int InnerIndent = 14;

} // namespace

PaneStrip::PaneStrip(RowEditing &editing, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    // Its ways are those of a schema that is gone.
    connect(&editing.database(), &RowDatabase::opened, this, [this] { makePanes({}); });
}

void PaneStrip::fill(const FocusRows &focus)
{
    if (focus.table != m_table)
        makePanes(focus.table);
    else if (focus == m_focus)
        return;
    m_focus = focus;
    for (RelatedPane *pane : m_panes)
        pane->fill(focus);
}

void PaneStrip::makePanes(const TablePtr &table)
{
    m_table = table;
    for (PaneStrip *inner : std::as_const(m_inner))
        inner->deleteLater();
    m_inner.clear();
    for (RelatedPane *pane : m_panes) {
        pane->hide();
        pane->deleteLater();
    }
    m_panes.clear();
    if (table) {
        std::vector<Way> ways = m_editing.database().ways().from(table->id);
        // Parents, then children, then what lies across associations; the rows of these last.
        const auto rank = [this](const Way &way) {
            const TablePtr to = m_editing.schema().tables.find(way.to);
            const bool ties = !way.toParent && !way.crosses() && associationKeys(*to);
            return way.toParent ? 0 : ties ? 3 : way.crosses() ? 2 : 1;
        };
        std::stable_sort(ways.begin(), ways.end(),
                         [&](const Way &a, const Way &b) { return rank(a) < rank(b); });
        for (const Way &way : ways)
            makePane(way);
    }
    updateGeometry();
    arrange(width(), true);
    Q_EMIT heightChanged();
}

void PaneStrip::makePane(const Way &way)
{
    auto *pane = new RelatedPane(m_editing, way, m_theme, this);
    m_panes.push_back(pane);
    connect(pane, &RelatedPane::pathWanted, this, &PaneStrip::pathWanted);
    connect(pane, &RelatedPane::peeked, this, &PaneStrip::peeked);
    connect(pane, &RelatedPane::indexWanted, this, &PaneStrip::indexWanted);
    connect(pane, &RelatedPane::said, this, &PaneStrip::said);
    connect(&pane->grid(), &RowsGrid::cellChanged, this,
            [this, pane] { Q_EMIT cellChanged(&pane->grid()); });
    connect(pane, &RelatedPane::menuOpens, this, &PaneStrip::menuOpens);
    connect(pane, &RelatedPane::opened, this, [this, pane](bool open) { setOpen(*pane, open); });
    connect(pane, &RelatedPane::focusChanged, this, [this, pane] {
        if (PaneStrip *inner = m_inner.value(pane))
            inner->fill(pane->focus());
    });
    pane->show();
}

void PaneStrip::setOpen(RelatedPane &pane, bool open)
{
    if (PaneStrip *old = m_inner.take(&pane)) {
        old->hide();
        old->deleteLater();
    }
    if (open) {
        auto *inner = new PaneStrip(m_editing, m_theme, this);
        m_inner.insert(&pane, inner);
        connect(inner, &PaneStrip::pathWanted, this, &PaneStrip::pathWanted);
        connect(inner, &PaneStrip::peeked, this, &PaneStrip::peeked);
        connect(inner, &PaneStrip::indexWanted, this, &PaneStrip::indexWanted);
        connect(inner, &PaneStrip::said, this, &PaneStrip::said);
        connect(inner, &PaneStrip::cellChanged, this, &PaneStrip::cellChanged);
        connect(inner, &PaneStrip::menuOpens, this, &PaneStrip::menuOpens);
        connect(inner, &PaneStrip::heightChanged, this, [this] {
            arrange(width(), true);
            updateGeometry();
            Q_EMIT heightChanged();
        });
        inner->fill(pane.focus());
        inner->show();
    }
    arrange(width(), true);
    updateGeometry();
    Q_EMIT heightChanged();
}

int PaneStrip::arrange(int width, bool move) const
{
    if (m_panes.empty())
        return 0;
    const auto count = static_cast<int>(m_panes.size());
    const int across = std::clamp((width + PaneGap) / (PaneWidth + PaneGap), 1, count);
    const int each = (width - (across - 1) * PaneGap) / across;
    int top = 0;
    for (int first = 0; first < count; first += across) {
        const int end = std::min(first + across, count);
        for (int i = first; i < end && move; ++i)
            m_panes[static_cast<size_t>(i)]->setGeometry((i - first) * (each + PaneGap), top, each,
                                                         PaneHeight);
        top += PaneHeight + PaneGap;
        for (int i = first; i < end; ++i) {
            PaneStrip *inner = m_inner.value(m_panes[static_cast<size_t>(i)]);
            if (!inner)
                continue;
            const int height = inner->heightForWidth(width - InnerIndent);
            if (move)
                inner->setGeometry(InnerIndent, top, width - InnerIndent, height);
            top += height + PaneGap;
        }
    }
    return top - PaneGap;
}

QSize PaneStrip::sizeHint() const
{
    return {PaneWidth, arrange(std::max(width(), PaneWidth), false)};
}

int PaneStrip::heightForWidth(int width) const { return arrange(width, false); }

void PaneStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width(), true);
    if (event->size().width() != event->oldSize().width())
        Q_EMIT heightChanged();
}

/// A line on the left says to whom the inner panes belong.
void PaneStrip::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    for (auto each = m_inner.cbegin(); each != m_inner.cend(); ++each) {
        const QRect inner = each.value()->geometry();
        painter.fillRect(QRect(inner.left() - InnerIndent + 4, inner.top(), 2, inner.height()),
                         m_theme.colors().accent);
    }
}

} // namespace sw
