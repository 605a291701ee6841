// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/relationshippopover.h"

#include "model/document/names.h"
#include "model/document/verbs_relationship.h"
#include "widgets/editing/relationshipedits.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <optional>

namespace sw {

namespace {

constexpr int PopoverWidth = 348;
constexpr int PopoverPadding = 16;
constexpr int FromEdge = 12;
constexpr int FromBorder = 8;
constexpr int Borders = 4; ///< above and below the body
constexpr int LeastHeight = 120;

QGraphicsEffect *popoverShadow(QWidget *of)
{
    auto *shadow = new QGraphicsDropShadowEffect(of);
    shadow->setBlurRadius(28);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, 60));
    return shadow;
}

} // namespace

RelationshipPopover::RelationshipPopover(Editor &editor, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_editor(editor), m_theme(theme), m_scroll(new QScrollArea(this)),
      m_body(new QWidget)
{
    setObjectName(QStringLiteral("relationshipPopover"));
    setProperty("floating", true);
    setAccessibleName(tr("Relationship"));
    setFixedWidth(PopoverWidth);
    setGraphicsEffect(popoverShadow(this));
    hide();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->addWidget(m_scroll);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(PopoverPadding, PopoverPadding, PopoverPadding, PopoverPadding);
    layout->setSpacing(12);
    makeKinds(*layout);
    makeFields(*layout);
    makeProblems(*layout);
    layout->addWidget(makeButtons());
    connect(&editor, &Editor::changed, this, &RelationshipPopover::refresh);
    connect(&editor, &Editor::refused, this, [this](const QString &why) {
        m_refused->setText(why);
        m_refused->setVisible(isVisible());
        fitBeside();
    });
}

const Relationship *RelationshipPopover::relationship() const
{
    return m_editor.relationship(m_key, true);
}

void RelationshipPopover::open(ForeignKeyId key, bool isNew, const QRect &edge,
                               const std::vector<QRect> &tables)
{
    m_key = key;
    m_session = randomIdValue();
    const int index = m_editor.undoStack().index();
    m_keptSteps = isNew ? std::max(index - 1, 0) : index;
    m_isNew = isNew;
    m_shown = {edge};
    m_shown.insert(m_shown.end(), tables.begin(), tables.end());
    for (QRect &rect : m_shown)
        rect.moveTo(parentWidget()->mapFromGlobal(rect.topLeft()));
    m_refused->hide();
    const Relationship *shown = relationship();
    if (!shown)
        return;
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_openedKey = shown->key;
    m_child = shown->right.table;
    show(*shown);
    fitBeside();
    QFrame::show();
    raise();
    qApp->installEventFilter(this);
    if (isNew)
        m_kinds->checkedButton()->setFocus();
    else
        m_parentRole->setFocus();
}

/// Beside the edge, as high as the contents need and the parent allows.
void RelationshipPopover::fitBeside()
{
    const QRect room
        = parentWidget()->rect().adjusted(FromBorder, FromBorder, -FromBorder, -FromBorder);
    m_body->layout()->activate();
    const int wanted = m_body->layout()->hasHeightForWidth()
                           ? m_body->layout()->totalHeightForWidth(PopoverWidth - Borders)
                           : m_body->sizeHint().height();
    const int most = std::max(room.height(), LeastHeight);
    m_scroll->setVerticalScrollBarPolicy(wanted + Borders > most ? Qt::ScrollBarAlwaysOn
                                                                 : Qt::ScrollBarAlwaysOff);
    setFixedHeight(std::min(wanted + Borders, most));
    move(bestPlace(room));
}

/// Beside the edge, or beside all that belongs to it, whichever hides least of that.
QPoint RelationshipPopover::bestPlace(const QRect &room) const
{
    QRect all;
    for (const QRect &rect : m_shown)
        all |= rect;
    const auto hiddenAt = [&](QPoint place) {
        qint64 area = 0;
        for (const QRect &rect : m_shown) {
            const QRect hidden = rect & QRect(place, size());
            area += qint64(std::max(hidden.width(), 0)) * std::max(hidden.height(), 0);
        }
        return area;
    };
    const auto within = [](int at, int from, int to) { return std::max(from, std::min(at, to)); };
    std::optional<std::pair<qint64, QPoint>> best;
    for (const QRect &around : {m_shown.front(), all}) {
        const QPoint middle = around.center() - QPoint(width() / 2, height() / 2);
        for (const QPoint &beside : {QPoint(around.right() + FromEdge, middle.y()),
                                     QPoint(around.left() - FromEdge - width(), middle.y()),
                                     QPoint(middle.x(), around.bottom() + FromEdge),
                                     QPoint(middle.x(), around.top() - FromEdge - height())}) {
            const QPoint place(within(beside.x(), room.left(), room.right() - width()),
                               within(beside.y(), room.top(), room.bottom() - height()));
            const qint64 hidden = hiddenAt(place);
            if (!best || hidden < best->first)
                best = {hidden, place};
        }
    }
    return best->second;
}

void RelationshipPopover::refresh()
{
    if (!isVisible())
        return;
    if (const Relationship *shown = relationship())
        show(*shown);
    else
        close();
}

void RelationshipPopover::run(const Result<Changes> &changes)
{
    m_refused->hide();
    const QString merge = QStringLiteral("relationship ") + QString::number(m_session, 16);
    m_editor.run(tr("Edit relationship"), changes, merge);
}

void RelationshipPopover::chooseKind(RelationshipKind kind)
{
    const Relationship *shown = relationship();
    if (!shown)
        return;
    KindChange change;
    change.to = kind;
    change.oneByMark
        = kind == RelationshipKind::OneToOne && m_byUnique->isVisible() && !m_byUnique->isChecked();
    const ForeignKeyId before = shown->key;
    const TableId left = shown->left.table;
    const TableId right = shown->right.table;
    const Result<Changes> changes = changeKind(m_editor.content(), *shown, change);
    // The foreign keys of an association are others than the one it takes the place of.
    Content after = m_editor.content();
    if (changes)
        sw::apply(after, *changes);
    const bool gone = !firstKey(after, *shown);
    if (gone) {
        for (const Relationship &each : relationships(after.schema, pluralRuleOf(after))) {
            const bool same = (each.left.table == left && each.right.table == right)
                              || (each.left.table == right && each.right.table == left);
            const bool wasThere = m_editor.relationship(each.key, false) != nullptr;
            if (same && !wasThere && each.kind == kind)
                m_key = each.key;
        }
    }
    run(changes);
    if (m_key != before)
        m_editor.picks().setOne(PickKind::Edge, m_key.value());
    refresh();
}

void RelationshipPopover::remove(bool withColumns)
{
    const Relationship *shown = relationship();
    if (!shown)
        return;
    const Result<Changes> changes = deleteRelationship(m_editor.content(), *shown, withColumns);
    close();
    m_editor.run(tr("Delete relationship"), changes);
}

bool RelationshipPopover::eventFilter(QObject *watched, QEvent *event)
{
    // A click on anything else of this window closes; lists that open from here are windows.
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        if (widget->window() == window() && widget != this && !isAncestorOf(widget)) {
            setFocus(); // a field that is edited is taken
            close();
        }
    }
    return QFrame::eventFilter(watched, event);
}

bool RelationshipPopover::event(QEvent *event)
{
    // While it is open no key is a tool.
    if (event->type() == QEvent::ShortcutOverride
        && !(static_cast<QKeyEvent *>(event)->modifiers()
             & (Qt::ControlModifier | Qt::AltModifier))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

/// What was edited since it was opened is undone; what was drawn only now was never made.
void RelationshipPopover::revert()
{
    QUndoStack &steps = m_editor.undoStack();
    while (steps.index() > m_keptSteps) {
        if (m_isNew)
            m_editor.takeBack();
        else
            steps.undo();
    }
    if (m_editor.relationship(m_openedKey, true))
        m_editor.picks().setOne(PickKind::Edge, m_openedKey.value());
    else if (m_editor.content().schema.tables.find(m_child))
        m_editor.picks().setOne(PickKind::Table, m_child.value());
}

void RelationshipPopover::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        revert();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setFocus(); // a field that is edited is taken
        close();
        break;
    case Qt::Key_1:
        chooseKind(RelationshipKind::OneToOne);
        break;
    case Qt::Key_2:
        chooseKind(RelationshipKind::OneToMany);
        break;
    case Qt::Key_3:
        chooseKind(RelationshipKind::ManyToMany);
        break;
    default:
        event->accept(); // none of the page behind
    }
}

void RelationshipPopover::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
}

/// The focus goes back to where it was before Qt gives it to whatever is next.
void RelationshipPopover::closeEvent(QCloseEvent *event)
{
    if (m_focusBefore && (isAncestorOf(QApplication::focusWidget()) || hasFocus()))
        m_focusBefore->setFocus();
    QFrame::closeEvent(event);
}

bool RelationshipPopover::focusNextPrevChild(bool next)
{
    // Round and round within.
    QWidget *widget = QApplication::focusWidget();
    if (!widget || !isAncestorOf(widget))
        widget = this;
    const QWidget *first = widget;
    do {
        widget = next ? widget->nextInFocusChain() : widget->previousInFocusChain();
        if (isAncestorOf(widget) && widget->isVisibleTo(this) && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus)) {
            widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            m_scroll->ensureWidgetVisible(widget, 0, PopoverPadding);
            return true;
        }
    } while (widget != first);
    return true;
}

} // namespace sw
