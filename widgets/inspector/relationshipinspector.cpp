// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/relationshipinspector.h"

#include "model/document/names.h"
#include "model/schema/sentence.h"
#include "widgets/editing/relationshipedits.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"
#include "widgets/theme/fonts.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr std::array Actions{Action::Unsaid,  Action::NoAction,   Action::Restrict,
                             Action::SetNull, Action::SetDefault, Action::Cascade};

QStringList actionNames()
{
    return {RelationshipInspector::tr("Not said"),    RelationshipInspector::tr("No action"),
            RelationshipInspector::tr("Restrict"),    RelationshipInspector::tr("Set null"),
            RelationshipInspector::tr("Set default"), RelationshipInspector::tr("Cascade")};
}

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
    m_form = new Form(editor, theme, this);
    QFont like = font();
    like.setPixelSize(11);
    const QFont code = codeFont(like);
    m_pairs->setStyleSheet(u"font-family: \"%1\"; font-size: 11px"_s.arg(code.family()));
    addRole(true);
    addRole(false);
    addAction(tr("On delete"), &ForeignKey::onDelete);
    addAction(tr("On update"), &ForeignKey::onUpdate);
    m_form->addFlag(tr("Enforced"),
                    {[this] { return key() && key()->enforced; },
                     [this](bool on) -> Result<Changes> {
                         if (!relationship())
                             return noSuchPart();
                         return changeKeys(m_editor.content(), *relationship(),
                                           [on](ForeignKey &each) { each.enforced = on; });
                     },
                     undoText(QT_TRANSLATE_NOOP("Undo", "Change relationship"))});
    column->addWidget(m_form);
    auto *edit = new QPushButton(tr("Edit…"), this);
    edit->setAccessibleName(tr("Edit the relationship"));
    connect(edit, &QPushButton::clicked, this, [this] { Q_EMIT relationshipWanted(m_key); });
    column->addSpacing(4);
    column->addWidget(edit, 0, Qt::AlignLeft);
    column->addStretch(1);
}

const Relationship *RelationshipInspector::relationship() const
{
    return m_editor.relationship(m_key, true);
}

const ForeignKey *RelationshipInspector::key() const
{
    return relationship() ? firstKey(m_editor.content(), *relationship()) : nullptr;
}

/// Empty is the default name, which stands in the field, muted.
void RelationshipInspector::addRole(bool parentEnd)
{
    m_roles.push_back(m_form->addText(
        parentEnd ? tr("To parent") : tr("To children"),
        {[this, parentEnd] {
             return relationship() ? endRole(m_editor.content(), *relationship(), parentEnd).name
                                   : QString();
         },
         [this, parentEnd](const QString &text) -> Result<Changes> {
             if (!relationship())
                 return noSuchPart();
             Role role = endRole(m_editor.content(), *relationship(), parentEnd);
             role.name = text;
             role.absent = role.absent && text.isEmpty();
             return setEndRole(m_editor.content(), *relationship(), parentEnd, role);
         },
         undoText(QT_TRANSLATE_NOOP("Undo", "Rename role"))}));
}

void RelationshipInspector::addAction(const QString &label, Action ForeignKey::*member)
{
    m_form->addChoice(label, actionNames(),
                      {[this, member] {
                           const Action action = key() ? key()->*member : Action::Unsaid;
                           return static_cast<int>(std::find(Actions.begin(), Actions.end(), action)
                                                   - Actions.begin());
                       },
                       [this, member](int place) -> Result<Changes> {
                           if (!relationship())
                               return noSuchPart();
                           return changeKeys(m_editor.content(), *relationship(),
                                             [&](ForeignKey &each) {
                                                 each.*member = Actions[static_cast<size_t>(place)];
                                             });
                       },
                       undoText(QT_TRANSLATE_NOOP("Undo", "Change relationship"))});
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
    m_roles[0]->line().setPlaceholderText(shown->left.role.isEmpty() ? tr("no way")
                                                                     : shown->left.role);
    m_roles[1]->line().setPlaceholderText(shown->right.role.isEmpty() ? tr("no way")
                                                                      : shown->right.role);
    if (other)
        m_form->reset();
    else
        m_form->refresh();
}

} // namespace sw
