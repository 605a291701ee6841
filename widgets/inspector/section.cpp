// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/section.h"

#include "widgets/inspector/marks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int FoldingLineHeight = 26;
constexpr int TwoLinesHeight = 42;
constexpr int ChevronWidth = 14;
constexpr int SmallButton = 22;

QFont smallFont(QFont font)
{
    font.setPixelSize(11);
    return font;
}

} // namespace

FoldingLine::FoldingLine(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FoldingLine::setDetail(const QString &detail)
{
    m_detail = detail;
    setAccessibleName(text() + u' ' + detail);
    setToolTip(text() + (detail.isEmpty() ? QString() : u'\n' + detail));
    fitHeight();
    update();
}

void FoldingLine::setChevron(bool has)
{
    m_chevron = has;
    update();
}

void FoldingLine::setInset(int left, int right)
{
    m_left = left;
    m_right = right;
}

QSize FoldingLine::sizeHint() const { return {100, FoldingLineHeight}; }

QRect FoldingLine::textArea() const
{
    return rect().adjusted(m_left + (m_chevron ? ChevronWidth : 0), 0, -m_right, 0);
}

/// What is said of a part goes below its name where there is no room beside it.
bool FoldingLine::isTwoLines() const
{
    return m_left > 0 && !m_detail.isEmpty()
           && fontMetrics().horizontalAdvance(text()) + 10
                      + QFontMetrics(smallFont(font())).horizontalAdvance(m_detail)
                  > textArea().width();
}

void FoldingLine::fitHeight() { setFixedHeight(isTwoLines() ? TwoLinesHeight : FoldingLineHeight); }

void FoldingLine::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    fitHeight();
}

void FoldingLine::paintEvent(QPaintEvent * /*event*/)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(colors.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4);
    }
    const bool two = isTwoLines();
    const QRect area = textArea();
    const QRect nameArea = two ? QRect(area.left(), 3, area.width(), 20) : area;
    const QRect detailArea = two ? QRect(area.left(), 21, area.width(), 16) : area;
    if (m_chevron)
        paintChevron(&painter, QPointF(m_left + 4, nameArea.center().y() + 0.5), isChecked(),
                     underMouse() ? colors.text : colors.muted);
    painter.setPen(m_left == 0 ? colors.muted : colors.text);
    painter.drawText(nameArea, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, nameArea.width()));
    painter.setPen(colors.muted);
    painter.setFont(smallFont(font()));
    const int aligned
        = two ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    painter.drawText(
        detailArea, aligned,
        painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, detailArea.width()));
}

void FoldingLine::mouseDoubleClickEvent(QMouseEvent *event)
{
    QAbstractButton::mouseDoubleClickEvent(event);
    Q_EMIT doubleClicked();
}

void FoldingLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        Q_EMIT deletePressed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_chevron ? click() : Q_EMIT doubleClicked();
    else
        QAbstractButton::keyPressEvent(event);
}

bool FoldingLine::event(QEvent *event)
{
    // Del means what this line stands for, not what is selected in the diagram.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete)
        event->accept();
    return QAbstractButton::event(event);
}

void FoldingLine::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FoldingLine::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

Section::Section(const Theme &theme, const QString &title, QWidget *body, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_head(new FoldingLine(theme, this)), m_body(body)
{
    m_head->setText(title);
    m_head->setDetail({});
    m_head->setInset(0, SmallButton + 2);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(2);
    head->addWidget(m_head);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(body);
    connect(m_head, &QAbstractButton::toggled, this, &Section::showBody);
    showBody();
}

void Section::setCount(int count)
{
    m_count = count;
    m_head->setDetail(count > 0 ? locale().toString(count) : QString());
    m_head->setChevron(count != 0);
    showBody();
}

void Section::setOpen(bool open) { m_head->setChecked(open); }

void Section::showBody() { m_body->setVisible(m_head->isChecked() && m_count != 0); }

QToolButton *Section::addButton(const QString &tip)
{
    QToolButton *button = smallButton(m_theme, u"plus"_s, tip, this);
    m_head->setInset(0, 0);
    static_cast<QHBoxLayout *>(layout()->itemAt(0)->layout())->addWidget(button);
    return button;
}

QToolButton *smallButton(const Theme &theme, const QString &icon, const QString &tip,
                         QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIconSize({16, 16});
    // The program's style sheet gives tools their 30 pixels; here there is less room.
    button->setStyleSheet(
        u"QToolButton { min-width: %1px; min-height: %1px; padding: 0; }"_s.arg(SmallButton - 2));
    button->setFixedSize(SmallButton, SmallButton);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    const auto dress = [button, icon, &theme] { button->setIcon(theme.icon(icon)); };
    QObject::connect(&theme, &Theme::changed, button, dress);
    dress();
    return button;
}

} // namespace sw
