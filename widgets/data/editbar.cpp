// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/editbar.h"

#include "widgets/data/rowediting.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace sw {

EditBar::EditBar(RowEditing &editing, QWidget *parent)
    : QFrame(parent), m_editing(editing), m_text(new QLabel(this)),
      m_sql(new QPushButton(tr("Show SQL"), this)), m_discard(new QPushButton(tr("Discard"), this)),
      m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(QStringLiteral("editBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_sql);
    layout->addWidget(m_discard);
    layout->addWidget(m_save);
    m_save->setProperty("primary", true);
    m_save->setToolTip(tr("All of it in one transaction (Ctrl+S)"));
    m_discard->setToolTip(tr("Gives all of it up; undo brings it back"));
    connect(m_sql, &QPushButton::clicked, this, &EditBar::sqlWanted);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (m_editing.isSaving())
            m_editing.cancelSaving();
        else
            m_editing.discard();
    });
    connect(m_save, &QPushButton::clicked, &editing, &RowEditing::save);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    connect(&editing, &RowEditing::changed, this, [this] {
        m_told.clear();
        showState();
    });
    showState();
}

void EditBar::tell(const QString &text)
{
    m_told = text;
    showState();
}

QString EditBar::text() const { return m_text->text(); }

void EditBar::showState()
{
    const bool isSaving = m_editing.isSaving();
    m_text->setText(isSaving ? tr("Saving…") : m_told.isEmpty() ? m_editing.summary() : m_told);
    if (m_text->property("wrong").toBool() == m_told.isEmpty()) {
        m_text->setProperty("wrong", !m_told.isEmpty());
        m_text->style()->polish(m_text);
    }
    m_save->setEnabled(!isSaving);
    m_sql->setEnabled(!isSaving);
    m_discard->setText(isSaving ? tr("Cancel") : tr("Discard"));
    setVisible(!m_editing.edits().isEmpty());
}

} // namespace sw
