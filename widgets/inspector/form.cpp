// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/form.h"

#include "widgets/inspector/labels.h"

#include <QGridLayout>

namespace sw {

namespace {

constexpr int LabelWidth = 80;
constexpr int FieldHeight = 28;

} // namespace

Form::Form(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_theme(theme), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, LabelWidth);
}

void Form::addField(Field *field)
{
    auto *label = mutedLabel(field->label(), this);
    label->setBuddy(field);
    label->setFixedHeight(FieldHeight);
    label->setWordWrap(true);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
    m_fields.push_back(field);
}

TextField *Form::addText(const QString &label, const Binding<QString> &binding,
                         const QString &placeholder)
{
    auto *field = new TextField(m_editor, label, binding, this);
    field->line().setPlaceholderText(placeholder);
    addField(field);
    return field;
}

CodeField *Form::addCode(const QString &label, const Binding<QString> &binding,
                         const CodeField::Trial &trial)
{
    auto *field = new CodeField(m_editor, m_theme, label, binding, trial, this);
    addWide(field);
    m_fields.push_back(field);
    return field;
}

FlagField *Form::addFlag(const QString &label, const Binding<bool> &binding)
{
    auto *field = new FlagField(m_editor, label, binding, this);
    m_grid->addWidget(field, m_grid->rowCount(), 1);
    m_fields.push_back(field);
    return field;
}

ChoiceField *Form::addChoice(const QString &label, const QStringList &words,
                             const Binding<int> &binding)
{
    auto *field = new ChoiceField(m_editor, label, words, binding, this);
    addField(field);
    return field;
}

QLabel *Form::addLine(const QString &label, const QString &text)
{
    auto *line = new QLabel(text, this);
    line->setWordWrap(true);
    line->setTextFormat(Qt::PlainText);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = m_grid->rowCount();
    m_grid->addWidget(mutedLabel(label, this), row, 0, Qt::AlignTop);
    m_grid->addWidget(line, row, 1);
    return line;
}

void Form::addWide(QWidget *widget) { m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 2); }

void Form::refresh()
{
    for (Field *field : m_fields)
        field->refresh();
}

void Form::reset()
{
    for (Field *field : m_fields)
        field->reset();
}

} // namespace sw
