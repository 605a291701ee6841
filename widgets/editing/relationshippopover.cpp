// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/relationshippopover.h"

#include "model/document/fixes.h"
#include "model/document/names.h"
#include "model/schema/sentence.h"
#include "widgets/editing/relationshipedits.h"
#include "widgets/theme/fonts.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace sw {

namespace {

constexpr int PopoverWidth = 340;
constexpr int PopoverCorner = 9;
constexpr int FromEdge = 12;

const std::vector<std::pair<Action, const char *>> &actionWords()
{
    static const std::vector<std::pair<Action, const char *>> words{
        {Action::Unsaid, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Nothing said")},
        {Action::NoAction, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "No action")},
        {Action::Restrict, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Restrict")},
        {Action::SetNull, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Set NULL")},
        {Action::SetDefault, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Set default")},
        {Action::Cascade, QT_TRANSLATE_NOOP("sw::RelationshipPopover", "Cascade")},
    };
    return words;
}

} // namespace

RelationshipPopover::RelationshipPopover(Editor &editor, const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_editor(editor), m_theme(theme)
{
    setObjectName(QStringLiteral("relationshipPopover"));
    setAccessibleName(tr("Relationship"));
    setAttribute(Qt::WA_TranslucentBackground);
    setFixedWidth(PopoverWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    makeKinds(*layout);
    makeFields(*layout);
    makeProblems(*layout);
    connect(&editor, &Editor::changed, this, &RelationshipPopover::refresh);
    connect(&editor, &Editor::refused, this, [this](const QString &why) {
        m_refused->setText(why);
        m_refused->setVisible(isVisible());
    });
}

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
    m_pairs = new QWidget;
    m_form->addRow(tr("Columns"), m_pairs);
    auto *pairs = new QVBoxLayout(m_pairs);
    pairs->setContentsMargins(0, 0, 0, 0);
    m_parentRole = makeRole(tr("To parent"), true);
    m_childrenRole = makeRole(tr("To children"), false);
    m_onDelete = makeActions(tr("On delete"), &ForeignKey::onDelete);
    m_onUpdate = makeActions(tr("On update"), &ForeignKey::onUpdate);
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

const Relationship *RelationshipPopover::relationship() const
{
    return m_editor.relationship(m_key, true);
}

void RelationshipPopover::open(ForeignKeyId key, bool isNew, const QRect &around)
{
    m_key = key;
    m_session = randomIdValue();
    m_edited = false;
    m_around = around;
    m_refused->hide();
    const Relationship *shown = relationship();
    if (!shown)
        return;
    show(*shown);
    moveBeside(around);
    QFrame::show();
    if (isNew)
        m_kinds->checkedButton()->setFocus();
    else
        m_parentRole->setFocus();
}

void RelationshipPopover::moveBeside(const QRect &around)
{
    adjustSize();
    const QScreen *screen = QGuiApplication::screenAt(around.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    QPoint place(around.right() + FromEdge, around.center().y() - height() / 2);
    if (place.x() + width() > room.right())
        place = {around.center().x() - width() / 2, around.bottom() + FromEdge};
    if (place.y() + height() > room.bottom())
        place.setY(room.bottom() - height());
    move(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::max(place.y(), room.top()));
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

void RelationshipPopover::show(const Relationship &shown)
{
    m_showing = true;
    const Content &content = m_editor.content();
    const bool across = !shown.association.isNull();
    m_kinds->button(static_cast<int>(shown.kind))->setChecked(true);
    m_sentence->setText(sentenceOf(shown, content.schema, pluralRuleOf(content)));
    showPairs(shown);
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
    m_byUnique->setVisible(shown.kind == RelationshipKind::OneToOne);
    m_byUnique->setChecked(!shown.oneByMark);
    showProblems(shown);
    m_showing = false;
    adjustSize();
}

void RelationshipPopover::showPairs(const Relationship &shown)
{
    qDeleteAll(m_pairs->findChildren<QLabel *>());
    auto *label = new QLabel(pairsOf(shown, m_editor.content().schema));
    label->setFont(codeFont(font()));
    label->setWordWrap(true);
    m_pairs->layout()->addWidget(label);
}

void RelationshipPopover::showProblems(const Relationship &shown)
{
    qDeleteAll(m_problems->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    const Content &content = m_editor.content();
    // Lint of the two or three tables that it ties is enough, and quick.
    Schema near;
    for (const TableId id : {shown.left.table, shown.right.table, shown.association}) {
        if (const TablePtr table = content.schema.tables.find(id))
            near.tables.put(table);
    }
    bool any = false;
    for (const Problem &problem : lint(near)) {
        if (problem.subject.part != m_key.value() || problem.severity == Severity::Hint)
            continue;
        const std::optional<Fix> fix = fixFor(content, problem);
        auto *text = new QLabel(problem.subject.name + u' ' + problem.text, m_problems);
        text->setWordWrap(true);
        text->setProperty("wrong", problem.severity == Severity::Error);
        m_problems->layout()->addWidget(text);
        if (fix) {
            auto *button = new QPushButton(fix->text, m_problems);
            button->setAutoDefault(false);
            m_problems->layout()->addWidget(button);
            connect(button, &QPushButton::clicked, this, [this, fix] { run(fix->changes); });
        }
        any = true;
    }
    m_problems->setVisible(any);
}

void RelationshipPopover::run(const Result<Changes> &changes)
{
    m_refused->hide();
    const QString merge = QStringLiteral("relationship ") + QString::number(m_session, 16);
    if (m_editor.run(tr("Edit relationship"), changes, merge))
        m_edited = true;
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

void RelationshipPopover::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        if (m_edited)
            m_editor.undoStack().undo();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setFocus(); // a field that is edited is taken
        close();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

void RelationshipPopover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colors().line);
    painter.setBrush(m_theme.colors().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), PopoverCorner,
                            PopoverCorner);
}

} // namespace sw
