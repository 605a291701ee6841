// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/field.h"

#include "widgets/common/codeedit.h"
#include "widgets/inspector/faulttext.h"
#include "widgets/inspector/labels.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace sw {

namespace {

constexpr std::chrono::milliseconds TypingPause(150);

bool isKey(const QEvent *event, int wanted)
{
    return event->type() == QEvent::KeyPress
           && static_cast<const QKeyEvent *>(event)->key() == wanted;
}

} // namespace

Field::Field(Editor &editor, const QString &label, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_label(label)
{
}

void Field::setInput(QWidget *input)
{
    m_input = input;
    input->setAccessibleName(m_label);
    m_reason = reasonLabel(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(input);
    column->addWidget(m_reason);
    setFocusProxy(input);
}

QString Field::reason() const { return m_reason->text(); }

void Field::indentReason(int by) { m_reason->setIndent(by); }

void Field::say(const QString &why)
{
    sayReason(m_reason, m_input, why);
    m_input->setAccessibleDescription(why);
}

bool Field::run(const QString &undo, const Result<Changes> &changes)
{
    say(changes ? QString() : changes.error().text);
    if (changes)
        m_editor.run(undo, changes);
    return changes.ok();
}

TextField::TextField(Editor &editor, const QString &label, Binding<QString> binding,
                     QWidget *parent)
    : Field(editor, label, parent), m_binding(std::move(binding)), m_line(new QLineEdit(this))
{
    m_line->installEventFilter(this);
    setInput(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &TextField::check);
    connect(m_line, &QLineEdit::editingFinished, this, &TextField::commit);
}

void TextField::check()
{
    const auto changes = m_binding.write(m_line->text().trimmed());
    say(changes ? QString() : changes.error().text);
}

void TextField::commit()
{
    if (!m_line->isModified())
        return;
    const auto changes = m_binding.write(m_line->text().trimmed());
    // The answer of others to the change must find a field at rest.
    m_line->setModified(!changes);
    if (run(m_binding.undo, changes))
        refresh();
}

void TextField::refresh()
{
    if (m_line->isModified())
        return;
    const QString value = m_binding.read();
    if (value == m_line->text())
        return;
    m_line->setToolTip(value); // it may be longer than the field
    const int cursor = m_line->cursorPosition();
    m_line->setText(value);
    m_line->setCursorPosition(m_line->hasFocus() ? cursor : 0);
}

void TextField::reset()
{
    m_line->setModified(false);
    say({});
    refresh();
}

bool TextField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && isKey(event, Qt::Key_Escape) && m_line->isModified()) {
        reset();
        m_line->selectAll();
        return true;
    }
    return Field::eventFilter(watched, event);
}

CodeField::CodeField(Editor &editor, const Theme &theme, const QString &label,
                     Binding<QString> binding, Trial trial, QWidget *parent)
    : Field(editor, label, parent), m_binding(std::move(binding)), m_trial(std::move(trial)),
      m_text(new CodeEdit(theme, this))
{
    m_text->growBetween(3, 14);
    m_text->installEventFilter(this);
    setInput(m_text);
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &CodeField::check);
    connect(m_text, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
}

void CodeField::check()
{
    const QString text = m_text->toPlainText();
    const std::optional<TextFault> fault = m_trial ? m_trial(text) : std::nullopt;
    m_text->markFault(fault);
    const auto changes = m_text->document()->isModified() ? m_binding.write(text) : Changes();
    say(changes ? faultText(fault) : changes.error().text);
}

void CodeField::commit()
{
    if (!m_text->document()->isModified())
        return;
    const auto changes = m_binding.write(m_text->toPlainText());
    m_text->document()->setModified(!changes);
    if (run(m_binding.undo, changes)) {
        refresh();
        check(); // what does not work is kept, and still said
    }
}

void CodeField::refresh()
{
    if (m_text->document()->isModified())
        return;
    m_text->showText(m_binding.read());
    m_text->document()->setModified(false);
    m_pause.start();
}

void CodeField::reset()
{
    m_text->document()->setModified(false);
    m_text->markFault({});
    say({});
    refresh();
}

bool CodeField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text)
        return Field::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        commit();
    } else if (isKey(event, Qt::Key_Escape) && m_text->document()->isModified()) {
        reset();
        return true;
    } else if (isKey(event, Qt::Key_Return)
               && static_cast<QKeyEvent *>(event)->modifiers() == Qt::ControlModifier) {
        commit();
        return true;
    }
    return false;
}

FlagField::FlagField(Editor &editor, const QString &label, Binding<bool> binding, QWidget *parent)
    : Field(editor, label, parent), m_binding(std::move(binding)), m_box(new QCheckBox(label, this))
{
    setInput(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        if (!run(m_binding.undo, m_binding.write(on)))
            m_box->setChecked(!on);
    });
}

void FlagField::refresh() { m_box->setChecked(m_binding.read()); }

ChoiceField::ChoiceField(Editor &editor, const QString &label, const QStringList &words,
                         Binding<int> binding, QWidget *parent)
    : Field(editor, label, parent), m_binding(std::move(binding)), m_box(new QComboBox(this))
{
    m_box->addItems(words);
    // The wheel is for the panel that the field is in.
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setInput(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int place) {
        run(m_binding.undo, m_binding.write(place));
        refresh();
    });
}

void ChoiceField::refresh() { m_box->setCurrentIndex(m_binding.read()); }

} // namespace sw
