// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/itemlist.h"

#include "widgets/inspector/section.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace sw {

ItemList::ItemList(const Theme &theme, MakeForm makeForm, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_makeForm(std::move(makeForm)),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

ItemList::Row ItemList::makeRow(quint64 id)
{
    Row row;
    row.widget = new QWidget(this);
    row.line = new FoldingLine(m_theme, row.widget);
    row.line->setInset(8, 4);
    row.line->setChevron(bool(m_makeForm));
    row.line->setCheckable(bool(m_makeForm));
    auto *remove = smallButton(m_theme, u"close"_s, tr("Delete"), row.widget);
    QSizePolicy keepsRoom = remove->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    remove->setSizePolicy(keepsRoom);
    remove->hide();
    remove->setObjectName(u"remove"_s);
    row.widget->installEventFilter(this);
    row.line->installEventFilter(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 2, 0);
    head->setSpacing(0);
    head->addWidget(row.line);
    head->addWidget(remove);
    auto *column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    connect(remove, &QToolButton::clicked, this, [this, id] { Q_EMIT removeWanted(id); });
    connect(row.line, &FoldingLine::deletePressed, this, [this, id] { Q_EMIT removeWanted(id); });
    connect(row.line, &FoldingLine::doubleClicked, this, [this, id] { Q_EMIT activated(id); });
    connect(row.line, &QAbstractButton::toggled, this, [this, id](bool on) { setOpen(id, on); });
    return row;
}

void ItemList::setOpen(quint64 id, bool open)
{
    Row &row = m_rows[id];
    if (open && !row.form) {
        row.form = m_makeForm(id, row.widget);
        row.form->setContentsMargins(10, 2, 8, 10);
        row.widget->layout()->addWidget(row.form);
        row.form->reset();
    }
    if (row.form)
        row.form->setVisible(open);
    update();
}

void ItemList::openItem(quint64 id)
{
    if (m_rows.contains(id))
        m_rows[id].line->setChecked(true);
}

void ItemList::setItems(const std::vector<Item> &items)
{
    const auto isThere = [&](quint64 id) {
        return std::any_of(items.begin(), items.end(),
                           [id](const Item &item) { return item.id == id; });
    };
    for (const Item &item : m_items) {
        if (!isThere(item.id))
            m_rows.take(item.id).widget->deleteLater();
    }
    m_items = items;
    for (size_t i = 0; i < items.size(); ++i) {
        const Item &item = items[i];
        if (!m_rows.contains(item.id))
            m_rows.insert(item.id, makeRow(item.id));
        const Row &row = m_rows[item.id];
        row.line->setText(item.title);
        row.line->setDetail(item.detail);
        if (m_column->indexOf(row.widget) != static_cast<int>(i))
            m_column->insertWidget(static_cast<int>(i), row.widget);
        if (row.form)
            row.form->refresh();
    }
    update();
}

void ItemList::setOtherItems(const std::vector<Item> &items)
{
    setItems({});
    setItems(items);
}

/// A line can be deleted where the pointer or the focus is.
bool ItemList::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::Leave:
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        for (const Row &row : std::as_const(m_rows)) {
            if (row.widget == watched || row.line == watched)
                row.widget->findChild<QToolButton *>(u"remove"_s)
                    ->setVisible(row.widget->underMouse() || row.line->hasFocus());
        }
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void ItemList::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colors().line);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    for (size_t i = 1; i < m_items.size(); ++i) {
        const QWidget *widget = m_rows.value(m_items[i].id).widget;
        painter.drawLine(QPointF(1, widget->y() - 0.5), QPointF(width() - 1, widget->y() - 0.5));
    }
}

} // namespace sw
