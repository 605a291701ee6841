// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/relationshipinspector.h"

#include "model/document/names.h"
#include "model/schema/sentence.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/relationshipform.h"
#include "widgets/inspector/section.h"
#include "widgets/theme/fonts.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString kindText(const Relationship &shown)
{
    switch (shown.kind) {
    case RelationshipKind::OneToOne:
        return RelationshipInspector::tr("One to one");
    case RelationshipKind::OneToMany:
        return RelationshipInspector::tr("One to many");
    case RelationshipKind::ManyToMany:
        break;
    }
    return RelationshipInspector::tr("Many to many");
}

QString tableName(const Schema &schema, TableId id)
{
    const TablePtr table = schema.tables.find(id);
    return table ? table->name : QString();
}

} // namespace

RelationshipInspector::RelationshipInspector(Editor &editor, const Theme &theme, QWidget *parent)
    : InspectorPage(parent), m_editor(editor)
{
    QVBoxLayout *column = makeColumn();
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setStyleSheet(u"font-size: 15px; font-weight: 600"_s);
    m_title->setWordWrap(true);
    m_kind = mutedLabel({}, this);
    m_sentence = new QLabel(this);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_kind);
    m_pairs = new QLabel(this);
    m_pairs->setTextFormat(Qt::PlainText);
    m_pairs->setWordWrap(true);
    m_pairs->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_sentence);
    column->addWidget(m_pairs);
    column->addSpacing(6);
    m_form = new RelationshipForm(
        editor, theme, [this] { return relationship(); }, this);
    QFont like = font();
    like.setPixelSize(11);
    const QFont code = codeFont(like);
    m_pairs->setStyleSheet(u"font-family: \"%1\"; font-size: 11px"_s.arg(code.family()));
    column->addWidget(m_form);
    auto *edit = new QPushButton(tr("Edit…"), this);
    edit->setAccessibleName(tr("Edit the relationship"));
    connect(edit, &QPushButton::clicked, this, [this] { Q_EMIT relationshipWanted(m_key); });
    column->addSpacing(4);
    column->addWidget(edit, 0, Qt::AlignLeft);
    column->addSpacing(4);
    addModels(*column, theme);
    column->addStretch(1);
}

const Relationship *RelationshipInspector::relationship() const
{
    return m_editor.relationship(m_key, true);
}

void RelationshipInspector::addModels(QVBoxLayout &column, const Theme &theme)
{
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    for (const bool parentEnd : {true, false}) {
        const size_t end = parentEnd ? 0 : 1;
        m_ends[end] = mutedLabel({}, body);
        m_endModels[end] = new EndModelForm(
            m_editor, theme, [this] { return relationship(); }, parentEnd, body);
        rows->addWidget(m_ends[end]);
        rows->addWidget(m_endModels[end]);
        rows->addSpacing(4);
    }
    column.addWidget(new Section(theme, tr("Models"), body, this));
}

void RelationshipInspector::showModels(const Relationship &shown, bool other)
{
    const Schema &schema = m_editor.content().schema;
    const auto word = [&](const RelationshipEnd &from, const RelationshipEnd &to) {
        const QString role = to.role.isEmpty() ? tr("(no way)") : to.role;
        return QString(tableName(schema, from.table) + u'.' + role);
    };
    m_ends[0]->setText(word(shown.right, shown.left));
    m_ends[1]->setText(word(shown.left, shown.right));
    for (Form *form : m_endModels)
        other ? form->reset() : form->refresh();
}

void RelationshipInspector::showObject(quint64 id)
{
    const bool other = m_key != ForeignKeyId(id);
    m_key = ForeignKeyId(id);
    const Relationship *shown = relationship();
    if (!shown)
        return;
    const Content &content = m_editor.content();
    const QString left = tableName(content.schema, shown->left.table);
    const QString right = tableName(content.schema, shown->right.table);
    const bool across = shown->kind == RelationshipKind::ManyToMany;
    m_title->setText(across ? left + u" ↔ "_s + right : right + u" → "_s + left);
    m_kind->setText(
        kindText(*shown)
        + (across ? u" · "_s + tableName(content.schema, shown->association) : QString()));
    m_sentence->setText(sentenceOf(*shown, content.schema, pluralRuleOf(content)));
    m_pairs->setText(pairsOf(*shown, content.schema));
    if (other)
        m_form->reset();
    else
        m_form->refresh();
    showModels(*shown, other);
}

} // namespace sw
