// SPDX-License-Identifier: Apache-2.0
// What the pane of a value consists of, and how the value becomes another one there.
#include "model/data/jsontext.h"
#include "model/data/moment.h"
#include "model/data/pastecells.h"
#include "widgets/common/codeedit.h"
#include "widgets/data/hexview.h"
#include "widgets/data/momentedit.h"
#include "widgets/data/pictureview.h"
#include "widgets/data/valuepane.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

ValuePane::ValuePane(RowEditing &editing, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_theme(theme)
{
    setObjectName(u"valuePane"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    makeHead();
    makeViews();
    makeFoot();
    connect(&editing, &RowEditing::changed, this, &ValuePane::readAgain);
    showState();
}

ValuePane::~ValuePane() = default;

void ValuePane::makeHead()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_name = new QLabel(this);
    m_name->setProperty("boxHeading", true);
    m_name->setTextFormat(Qt::PlainText);
    m_kind = new QLabel(this);
    m_kind->setObjectName(u"valueKind"_s);
    m_kind->setProperty("muted", true);
    m_store = new QToolButton(this);
    m_store->setIcon(m_theme.icon(u"more"_s));
    m_store->setToolTip(tr("Store as…, load, save"));
    m_store->setAccessibleName(tr("More about the value"));
    m_store->setPopupMode(QToolButton::InstantPopup);
    m_store->setMenu(new QMenu(m_store));
    connect(&m_theme, &Theme::changed, m_store,
            [this] { m_store->setIcon(m_theme.icon(u"more"_s)); });
    connect(m_store->menu(), &QMenu::aboutToShow, this, &ValuePane::fillStoreMenu);
    line->addWidget(m_name);
    line->addWidget(m_kind);
    line->addStretch(1);
    line->addWidget(m_store);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
}

void ValuePane::makeViews()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(2);
    m_views = new QButtonGroup(this);
    const auto add = [&](View view, const QString &text) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setProperty("pageButton", true);
        m_views->addButton(button, static_cast<int>(view));
        line->addWidget(button);
    };
    add(View::Text, tr("Text"));
    add(View::Json, tr("JSON"));
    add(View::Hex, tr("Hex"));
    add(View::Picture, tr("Picture"));
    add(View::Date, tr("Date"));
    line->addStretch(1);
    connect(m_views, &QButtonGroup::idClicked, this,
            [this](int view) { setView(static_cast<View>(view)); });
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(line);

    auto *tools = new QHBoxLayout;
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in the value"));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_text->moveCursor(QTextCursor::Start);
        m_json->moveCursor(QTextCursor::Start);
        search(false);
    });
    m_wrap = new QToolButton(this);
    m_wrap->setText(tr("Wrap"));
    m_wrap->setCheckable(true);
    m_wrap->setChecked(true);
    m_wrap->setProperty("pageButton", true);
    m_wrap->setToolTip(tr("Break long lines"));
    connect(m_wrap, &QToolButton::toggled, this, [this](bool wraps) {
        const auto mode = wraps ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap;
        m_text->setLineWrapMode(mode);
        m_json->setLineWrapMode(mode);
    });
    tools->addWidget(m_search, 1);
    tools->addWidget(m_wrap);
    column->addLayout(tools);

    m_stack = new QStackedWidget(this);
    m_text = new CodeEdit(m_theme, m_stack);
    m_text->setProse();
    m_text->setAccessibleName(tr("Value as text"));
    m_json = new CodeEdit(m_theme, m_stack);
    m_json->setUncoloured();
    m_json->setAccessibleName(tr("Value as JSON"));
    for (CodeEdit *edit : {m_text, m_json}) {
        edit->installEventFilter(this);
        m_stack->addWidget(edit);
        connect(edit->document(), &QTextDocument::modificationChanged, this, &ValuePane::showState);
    }
    m_hex = new HexView(m_theme, m_stack);
    m_hex->setAccessibleName(tr("Value as bytes"));
    connect(m_hex, &HexView::wanted, this, [this](qint64 from) {
        constexpr qint64 Around = 128 * 1024;
        if (!m_part.isWhole())
            ask(std::max<qint64>(1, from - Around / 2), Around);
    });
    m_picture = new PictureView(m_stack);
    m_picture->setAccessibleName(tr("Value as a picture"));
    m_date = new MomentEdit(m_theme, m_stack);
    connect(m_date, &MomentEdit::changed, this, &ValuePane::showState);
    m_stack->addWidget(m_hex);
    m_stack->addWidget(m_picture);
    m_stack->addWidget(m_date);
    column->addWidget(m_stack, 1);
}

void ValuePane::makeFoot()
{
    m_notice = new QLabel(this);
    m_notice->setObjectName(u"valueNotice"_s);
    m_notice->setProperty("muted", true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_foot = new QWidget(this);
    auto *line = new QHBoxLayout(m_foot);
    line->setContentsMargins(0, 0, 0, 0);
    m_revert = new QPushButton(tr("Revert"), m_foot);
    m_set = new QPushButton(tr("Set value"), m_foot);
    m_set->setToolTip(tr("Ctrl+Return"));
    line->addStretch(1);
    line->addWidget(m_revert);
    line->addWidget(m_set);
    connect(m_revert, &QPushButton::clicked, this, &ValuePane::revert);
    connect(m_set, &QPushButton::clicked, this, [this] { take(); });
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(m_notice);
    column->addWidget(m_foot);
}

void ValuePane::revert()
{
    m_text->document()->setModified(false);
    m_json->document()->setModified(false);
    showView();
}

/// What stands in the view as a value.
Result<Value> ValuePane::typed() const
{
    const Table &table = *m_rows->tableOf(m_index);
    const RowsColumn &column = m_rows->columns()[static_cast<size_t>(m_index.column())];
    const Column *declared = table.column(column.id);
    if (m_stack->currentWidget() == m_date)
        return valueOf(m_date->moment());
    QString text = (m_view == View::Json ? m_json : m_text)->toPlainText();
    if (m_view == View::Json) {
        const Result<QString> compact = compactJson(text);
        if (!compact)
            return Error{tr("This is no JSON. %1").arg(compact.error().text)};
        if (m_wasCompact)
            text = *compact;
    }
    if (m_crlf == u"\r\n")
        text.replace(u'\n', m_crlf);
    // A text stays one, whatever it looks like; a number is typed as in the grid.
    if (m_part.value.kind == ValueClass::Text || !declared)
        return Value::ofText(text);
    return typedValue(table, *declared, text);
}

bool ValuePane::take()
{
    const bool isDate = m_stack->currentWidget() == m_date && m_date->isModified();
    const bool isText = m_text->document()->isModified() || m_json->document()->isModified();
    if (!isDate && !isText)
        return true;
    if (!m_rows || !m_index.isValid()) {
        revert();
        return true;
    }
    const Result<Value> value = typed();
    if (!value) {
        m_notice->setText(value.error().text);
        m_notice->show();
        Q_EMIT said(value.error().text);
        return false;
    }
    setValue(*value);
    return true;
}

void ValuePane::setValue(const Value &value)
{
    m_text->document()->setModified(false);
    m_json->document()->setModified(false);
    const QString reason = m_rows->lockedReason(m_index);
    const bool ofLink = m_rows->columns()[static_cast<size_t>(m_index.column())].ofLink;
    if (!reason.isEmpty()
        || !(ofLink ? m_rows->setValue(m_index, value)
                    : m_rows->setValue(m_index, value, m_stored)))
        Q_EMIT said(reason.isEmpty() ? tr("The value was not set.") : reason);
    m_isKnown = false;
    readAgain();
}

void ValuePane::search(bool back)
{
    CodeEdit &edit = m_view == View::Json ? *m_json : *m_text;
    const QString text = m_search->text();
    const QTextDocument::FindFlags flags
        = back ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    bool isFound = text.isEmpty() || edit.find(text, flags);
    if (!isFound) {
        edit.moveCursor(back ? QTextCursor::End : QTextCursor::Start);
        isFound = edit.find(text, flags);
    }
    m_search->setProperty("wrong", !isFound);
    m_search->style()->polish(m_search);
}

bool ValuePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (event->type() == QEvent::ShortcutOverride) {
        // Elsewhere in the window these mean something else.
        if ((isReturn && key->modifiers() & Qt::ControlModifier)
            || key->matches(QKeySequence::Find)) {
            event->accept();
            return true;
        }
        return QWidget::eventFilter(watched, event);
    }
    if (watched == m_search && isReturn) {
        search(key->modifiers() & Qt::ShiftModifier);
        return true;
    }
    if (watched == m_search)
        return QWidget::eventFilter(watched, event);
    if (isReturn && key->modifiers() & Qt::ControlModifier) {
        take();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        revert();
        return true;
    }
    if (key->matches(QKeySequence::Find)) {
        m_search->setFocus();
        m_search->selectAll();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sw
