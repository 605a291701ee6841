// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/inlineeditors.h"

#include "model/document/verbs_diagram.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/tools.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace sw {

namespace {

QString undoWord(const char *text) { return QApplication::translate("Undo", text); }

QString newTableMerge(quint64 table) { return QStringLiteral("new table ") + idText(table); }

} // namespace

InlineEditors::InlineEditors(CanvasView &view) : QObject(&view), m_view(view) {}

InlineEditors::~InlineEditors() = default;

void InlineEditors::open(std::function<QRectF()> place)
{
    close();
    m_place = std::move(place);
    m_frame = new QFrame(m_view.viewport());
    m_frame->setObjectName(QStringLiteral("inlineEditor"));
    m_reason = new QLabel(m_view.viewport());
    m_reason->setObjectName(QStringLiteral("inlineReason"));
    m_reason->hide();
    m_fields.clear();
    m_shares.clear();
}

QLineEdit *InlineEditors::addField(const QString &text, const QString &label, double share)
{
    auto *field = new QLineEdit(text, m_frame);
    field->setAccessibleName(label);
    field->setPlaceholderText(label);
    field->setFrame(false);
    field->setProperty("later", !m_fields.empty());
    field->installEventFilter(this);
    m_fields.emplace_back(field);
    m_shares.push_back(share);
    return field;
}

void InlineEditors::editName(const Pick &pick)
{
    const Content &content = m_view.editor().content();
    const TablePtr table = content.schema.tables.find(TableId(pick.id));
    const ViewPtr view = content.schema.views.find(ViewId(pick.id));
    if ((!table && !view) || !m_view.scene().table(pick.id))
        return;
    open([this, pick] {
        const TableFigure *figure = m_view.scene().table(pick.id);
        return figure ? figure->headerRect().adjusted(2, measure::Stripe, -2, -1) : QRectF();
    });
    m_pick = pick;
    m_isColumn = false;
    m_accept = [this] { return acceptName(); };
    m_before = table ? table->name : view->name;
    QLineEdit *field = addField(m_before, tr("Name"), 1);
    m_view.revealPick(pick);
    follow();
    m_frame->show();
    field->selectAll();
    field->setFocus();
}

void InlineEditors::editNewTable(TableId table)
{
    editName({PickKind::Table, table.value()});
    m_isNewTable = isOpen();
}

bool InlineEditors::acceptName()
{
    const QString name = m_fields.front()->text().trimmed();
    if (name == m_before)
        return true;
    Editor &editor = m_view.editor();
    const bool isTable = m_pick.kind == PickKind::Table;
    const auto renamed = m_isNewTable ? nameNewTable : renameTable;
    const Result<Changes> changes = isTable ? renamed(editor.content(), TableId(m_pick.id), name)
                                            : renameView(editor.content(), ViewId(m_pick.id), name);
    if (!changes) {
        complain(changes.error().text);
        return false;
    }
    editor.run(undoWord(QT_TRANSLATE_NOOP("Undo", "Rename")), changes,
               m_isNewTable ? newTableMerge(m_pick.id) : QString());
    return true;
}

void InlineEditors::editText(const Pick &pick)
{
    const Content &content = m_view.editor().content();
    const NotePtr note = content.drawing.notes.find(NoteId(pick.id));
    const AreaPtr area = content.drawing.areas.find(AreaId(pick.id));
    if (!note && !area)
        return;
    open([this, pick] {
        const QRectF rect = rectOf(m_view.scene(), pick);
        return pick.kind == PickKind::Note ? rect.adjusted(2, 2, -2, -2)
                                           : QRectF(rect.topLeft() + QPointF(6, 3),
                                                    QSizeF(std::min(rect.width() - 12, 240.0), 26));
    });
    m_pick = pick;
    m_isColumn = false;
    m_accept = [this] { return acceptText(); };
    if (note) {
        m_before = note->text;
        m_text = new QPlainTextEdit(m_before, m_frame);
        m_text->setFrameShape(QFrame::NoFrame);
        m_text->setAccessibleName(tr("Note"));
        m_text->setPlaceholderText(tr("Markdown"));
        m_text->installEventFilter(this);
        m_text->selectAll();
    } else {
        m_before = area->title;
        addField(m_before, tr("Title"), 1)->selectAll();
    }
    m_view.reveal(m_place());
    follow();
    m_frame->show();
    if (m_text)
        m_text->setFocus();
    else
        m_fields.front()->setFocus();
}

bool InlineEditors::acceptText()
{
    const QString text = m_text ? m_text->toPlainText() : m_fields.front()->text();
    if (text == m_before)
        return true;
    Editor &editor = m_view.editor();
    if (const NotePtr found = editor.content().drawing.notes.find(NoteId(m_pick.id))) {
        Note note = *found;
        note.text = text;
        editor.run(undoWord(QT_TRANSLATE_NOOP("Undo", "Edit note")),
                   putNote(editor.content(), note));
    } else if (const AreaPtr present = editor.content().drawing.areas.find(AreaId(m_pick.id))) {
        Area area = *present;
        area.title = text;
        editor.run(undoWord(QT_TRANSLATE_NOOP("Undo", "Rename area")),
                   putArea(editor.content(), area));
    }
    return true;
}

bool InlineEditors::accept()
{
    if (!isOpen())
        return true;
    if (m_accept && !m_accept())
        return false;
    close();
    return true;
}

QString InlineEditors::reason() const
{
    return m_reason && !m_reason->isHidden() ? m_reason->text() : QString();
}

void InlineEditors::close()
{
    // The focus goes back to the canvas before the field that has it goes.
    if (m_frame) {
        if (m_frame->isAncestorOf(QApplication::focusWidget()))
            m_view.setFocus();
        m_frame->deleteLater();
        m_frame->hide();
    }
    if (m_reason)
        m_reason->deleteLater();
    m_frame = nullptr;
    m_reason = nullptr;
    m_text = nullptr;
    m_fields.clear();
    m_accept = nullptr;
    m_isNewTable = false;
    Q_EMIT moved();
}

QRect InlineEditors::cover() const
{
    if (!isOpen())
        return {};
    return reason().isEmpty() ? m_frame->geometry() : m_frame->geometry() | m_reason->geometry();
}

void InlineEditors::revert()
{
    const bool takeAway = m_isNewTable;
    close();
    // The table was made only to be named.
    if (takeAway && m_view.editor().undoStack().canUndo())
        m_view.editor().takeBack();
}

void InlineEditors::complain(const QString &why)
{
    m_reason->setText(why);
    m_reason->show();
    placeReason();
    follow();
}

void InlineEditors::follow()
{
    if (!isOpen())
        return;
    const QRectF place = m_place();
    if (place.isNull()) {
        close();
        return;
    }
    // However small the drawing appears, what is typed can be read.
    constexpr QSizeF Least(200, 22);
    QRectF rect = m_view.camera().toView(place);
    rect.setSize(rect.size().expandedTo(Least));
    m_frame->setGeometry(rect.toAlignedRect());
    styleFields();
    const QRect inside = m_frame->rect().adjusted(1, 1, -1, -1);
    double x = inside.left();
    for (size_t i = 0; i < m_fields.size(); ++i) {
        const double share = m_shares[i] * inside.width();
        m_fields[i]->setGeometry(qRound(x), inside.top(), qRound(x + share) - qRound(x),
                                 inside.height());
        x += share;
    }
    if (m_text)
        m_text->setGeometry(inside);
    placeReason();
    Q_EMIT moved();
}

/// Beneath the field, within the view.
void InlineEditors::placeReason()
{
    if (!m_reason)
        return;
    constexpr int Apart = 4;
    const QRect view = m_view.viewport()->rect();
    m_reason->setWordWrap(true);
    const int wanted = m_reason->fontMetrics().horizontalAdvance(m_reason->text()) + 24;
    m_reason->setFixedWidth(std::min(wanted, std::max(view.width() / 2, 200)));
    m_reason->adjustSize();
    QRect place({m_frame->x(), m_frame->geometry().bottom() + Apart}, m_reason->size());
    if (place.bottom() > view.bottom())
        place.moveBottom(m_frame->y() - Apart);
    place.moveRight(std::min(place.right(), view.right() - Apart));
    m_reason->move(place.topLeft());
    m_reason->raise();
}

void InlineEditors::styleFields()
{
    QFont font = canvasFont(m_pick.kind == PickKind::Note ? CanvasText::Note : CanvasText::Row);
    constexpr double LeastReadable = 10;
    font.setPixelSize(qRound(std::max(LeastReadable, font.pixelSize() * m_view.camera().scale)));
    for (const auto &field : m_fields)
        field->setFont(font);
    if (m_text)
        m_text->setFont(font);
}

bool InlineEditors::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isOpen()) {
        const auto *focus = static_cast<QFocusEvent *>(event);
        // A menu or another window takes the focus for a while; another field of ours, too.
        if (focus->reason() == Qt::MouseFocusReason && !m_frame->isAncestorOf(qApp->focusWidget()))
            accept();
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        // Keys that mean something while writing are no shortcuts.
        event->setAccepted(key->key() == Qt::Key_Escape
                           || !(key->modifiers() & Qt::ControlModifier));
        return false;
    }
    switch (key->key()) {
    case Qt::Key_Escape:
        revert();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_text && !(key->modifiers() & Qt::ControlModifier))
            return false; // a new line of a note
        accept();
        return true;
    case Qt::Key_Tab:
        return leaveField(Way::Forward);
    case Qt::Key_Backtab:
        return leaveField(Way::Back);
    default:
        return false;
    }
}

} // namespace sw
