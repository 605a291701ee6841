// SPDX-License-Identifier: Apache-2.0
// What the editor of a relationship shows: its fields, and what is wrong with it.
#include "model/document/fixes.h"
#include "model/document/names.h"
#include "model/schema/sentence.h"
#include "widgets/editing/columnpairs.h"
#include "widgets/editing/modelfields.h"
#include "widgets/editing/relationshipedits.h"
#include "widgets/editing/relationshippopover.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace sw {

namespace {

const std::vector<std::pair<Action, const char *>> &actionWords()
{
    static const std::vector<std::pair<Action, const char *>> words{
        {Action::Unsaid, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Not said")},
        {Action::NoAction, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "No action")},
        {Action::Restrict, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Restrict")},
        {Action::SetNull, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Set NULL")},
        {Action::SetDefault, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Set default")},
        {Action::Cascade, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Cascade")},
    };
    return words;
}

/// Of the foreign key, or of how one of its columns fits the one that it refers to.
bool concerns(const Problem &problem, const Relationship &shown)
{
    if (problem.subject.part == shown.key.value() || problem.subject.part == shown.farKey.value())
        return true;
    const bool ofPair = problem.rule == u"type-mismatch" || problem.rule == u"collation-mismatch";
    const auto &columns = shown.right.columns;
    return ofPair
           && std::find(columns.begin(), columns.end(), ColumnId(problem.subject.part))
                  != columns.end();
}

} // namespace

void RelationshipPopover::makeKinds(QVBoxLayout &layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_kinds = new QButtonGroup(this);
    const std::pair<RelationshipKind, QString> kinds[] = {
        {RelationshipKind::OneToOne, tr("1 – 1")},
        {RelationshipKind::OneToMany, tr("1 – n")},
        {RelationshipKind::ManyToMany, tr("n – m")},
    };
    for (const auto &[kind, text] : kinds) {
        auto *button = new QPushButton(text);
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setAutoDefault(false);
        m_kinds->addButton(button, static_cast<int>(kind));
        row->addWidget(button);
    }
    layout.addLayout(row);
    connect(m_kinds, &QButtonGroup::idClicked, this,
            [this](int id) { chooseKind(static_cast<RelationshipKind>(id)); });
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setProperty("muted", true);
    layout.addWidget(m_sentence);
}

void RelationshipPopover::makeFields(QVBoxLayout &layout)
{
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout.addLayout(m_form);
    m_pairs = new ColumnPairs;
    m_form->addRow(tr("Columns"), m_pairs);
    const auto setColumn = [this](auto verb, size_t place, ColumnId column) {
        if (const Relationship *shown = relationship())
            run(verb(m_editor.content(), *shown, place, column));
    };
    connect(m_pairs, &ColumnPairs::childChosen, this,
            [=](size_t place, ColumnId column) { setColumn(setChildColumn, place, column); });
    connect(m_pairs, &ColumnPairs::parentChosen, this,
            [=](size_t place, ColumnId column) { setColumn(setParentColumn, place, column); });
    m_parentRole = makeRole(tr("To parent"), true);
    m_childrenRole = makeRole(tr("To children"), false);
    m_onDelete = makeActions(tr("On delete"), &ForeignKey::onDelete);
    m_onUpdate = makeActions(tr("On update"), &ForeignKey::onUpdate);
    m_associationKey = makeAssociationKey();
    makeRules();
    m_models = new ModelFields;
    layout.addWidget(m_models);
    connect(m_models, &ModelFields::resized, this, &RelationshipPopover::fitBeside);
    connect(m_models, &ModelFields::changed, this,
            [this](bool parentEnd, EndModelText member, const QString &text) {
                const Relationship *shown = relationship();
                if (!shown || m_showing)
                    return;
                EndModel model = endModel(m_editor.content(), *shown, parentEnd);
                model.*member = text;
                run(setEndModel(m_editor.content(), *shown, parentEnd, model));
            });
}

void RelationshipPopover::makeRules()
{
    auto *flags = new QVBoxLayout;
    flags->setSpacing(6);
    m_enforced = new QCheckBox(tr("Enforced by the database"));
    m_required = new QCheckBox(tr("Every child has a parent"));
    m_byUnique = new QCheckBox(tr("One child, enforced by UNIQUE"));
    for (QCheckBox *box : {m_enforced, m_required, m_byUnique})
        flags->addWidget(box);
    m_form->addRow(tr("Rules"), flags);
    connect(m_enforced, &QCheckBox::clicked, this, [this](bool on) {
        if (const Relationship *shown = relationship())
            run(changeKeys(m_editor.content(), *shown,
                           [on](ForeignKey &key) { key.enforced = on; }));
    });
    connect(m_required, &QCheckBox::clicked, this, [this](bool on) {
        if (const Relationship *shown = relationship())
            run(setRequired(m_editor.content(), *shown, on));
    });
    connect(m_byUnique, &QCheckBox::clicked, this,
            [this] { chooseKind(RelationshipKind::OneToOne); });
}

QLineEdit *RelationshipPopover::makeRole(const QString &label, bool parentEnd)
{
    auto *field = new QLineEdit;
    field->setAccessibleName(label);
    m_form->addRow(label, field);
    connect(field, &QLineEdit::editingFinished, this, [this, field, parentEnd] {
        const Relationship *shown = relationship();
        if (!shown || m_showing || !field->isModified())
            return;
        field->setModified(false);
        Role role = endRole(m_editor.content(), *shown, parentEnd);
        role.name = field->text().trimmed();
        role.absent = false;
        run(setEndRole(m_editor.content(), *shown, parentEnd, role));
    });
    return field;
}

QComboBox *RelationshipPopover::makeAssociationKey()
{
    auto *box = new QComboBox;
    box->setAccessibleName(tr("Key"));
    box->addItem(tr("Both columns"), static_cast<int>(AssociationKey::BothColumns));
    box->addItem(tr("An id of its own"), static_cast<int>(AssociationKey::OwnId));
    box->addItem(tr("None"), static_cast<int>(AssociationKey::None));
    m_form->addRow(tr("Key"), box);
    connect(box, &QComboBox::activated, this, [this, box] {
        if (const Relationship *shown = relationship())
            run(setAssociationKey(m_editor.content(), *shown,
                                  static_cast<AssociationKey>(box->currentData().toInt())));
        refresh(); // what was refused is not chosen
    });
    return box;
}

QWidget *RelationshipPopover::makeButtons()
{
    auto *button = new QPushButton(tr("Delete…"));
    button->setFlat(true);
    button->setAutoDefault(false);
    auto *menu = new QMenu(button);
    connect(menu->addAction(tr("Delete the relationship")), &QAction::triggered, this,
            [this] { remove(false); });
    m_removeColumns = menu->addAction(tr("Delete it with its columns"));
    connect(m_removeColumns, &QAction::triggered, this, [this] { remove(true); });
    button->setMenu(menu);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch();
    layout->addWidget(button);
    return row;
}

QComboBox *RelationshipPopover::makeActions(const QString &label, Action ForeignKey::*member)
{
    auto *box = new QComboBox;
    box->setAccessibleName(label);
    for (const auto &[action, word] : actionWords())
        box->addItem(tr(word), static_cast<int>(action));
    m_form->addRow(label, box);
    connect(box, &QComboBox::activated, this, [this, box, member] {
        const auto action = static_cast<Action>(box->currentData().toInt());
        if (const Relationship *shown = relationship())
            run(changeKeys(m_editor.content(), *shown,
                           [=](ForeignKey &key) { key.*member = action; }));
    });
    return box;
}

void RelationshipPopover::makeProblems(QVBoxLayout &layout)
{
    m_refused = new QLabel;
    m_refused->setWordWrap(true);
    m_refused->setProperty("wrong", true);
    m_refused->hide();
    layout.addWidget(m_refused);
    m_problems = new QWidget;
    auto *problems = new QVBoxLayout(m_problems);
    problems->setContentsMargins(0, 0, 0, 0);
    problems->setSpacing(6);
    layout.addWidget(m_problems);
}

void RelationshipPopover::show(const Relationship &shown)
{
    m_showing = true;
    const Content &content = m_editor.content();
    const bool across = !shown.association.isNull();
    m_kinds->button(static_cast<int>(shown.kind))->setChecked(true);
    m_sentence->setText(sentenceOf(shown, content.schema, pluralRuleOf(content)));
    m_pairs->show(content, shown);
    m_models->show(content, shown);
    const auto showRole = [&](QLineEdit *field, bool parentEnd, const QString &shownName) {
        if (field->hasFocus() && field->isModified())
            return;
        const Role role = endRole(content, shown, parentEnd);
        field->setText(role.name);
        field->setPlaceholderText(role.absent ? tr("none") : shownName);
    };
    showRole(m_parentRole, true, shown.left.role);
    showRole(m_childrenRole, false, shown.right.role);
    if (const ForeignKey *key = firstKey(content, shown)) {
        m_onDelete->setCurrentIndex(m_onDelete->findData(static_cast<int>(key->onDelete)));
        m_onUpdate->setCurrentIndex(m_onUpdate->findData(static_cast<int>(key->onUpdate)));
        m_enforced->setChecked(key->enforced);
    }
    m_required->setChecked(shown.left.required);
    m_required->setVisible(!across);
    m_removeColumns->setVisible(!across);
    m_form->setRowVisible(m_associationKey, across);
    m_associationKey->setCurrentIndex(
        m_associationKey->findData(static_cast<int>(associationKeyOf(content, shown))));
    m_byUnique->setVisible(shown.kind == RelationshipKind::OneToOne);
    m_byUnique->setChecked(!shown.oneByMark);
    showProblems(shown);
    m_showing = false;
    fitBeside();
}

void RelationshipPopover::showProblems(const Relationship &shown)
{
    for (QWidget *old :
         m_problems->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        m_problems->layout()->removeWidget(old);
        old->hide();
        old->deleteLater(); // it may be the button that was just clicked
    }
    const Content &content = m_editor.content();
    // Lint of the two or three tables that it ties is enough, and quick.
    Schema near;
    for (const TableId id : {shown.left.table, shown.right.table, shown.association}) {
        if (const TablePtr table = content.schema.tables.find(id))
            near.tables.put(table);
    }
    bool any = false;
    for (const Problem &problem : lint(near)) {
        if (!concerns(problem, shown) || problem.severity == Severity::Hint)
            continue;
        const std::optional<Fix> fix = fixFor(content, problem);
        auto *text = new QLabel(problem.subject.name + u' ' + problem.text, m_problems);
        text->setWordWrap(true);
        text->setProperty("wrong", problem.severity == Severity::Error);
        m_problems->layout()->addWidget(text);
        text->show(); // at once, so that the height is known
        if (fix) {
            auto *button = new QPushButton(fix->text, m_problems);
            button->setAutoDefault(false);
            m_problems->layout()->addWidget(button);
            button->show();
            connect(button, &QPushButton::clicked, this, [this, fix] { run(fix->changes); });
        }
        any = true;
    }
    m_problems->setVisible(any);
}

} // namespace sw
