// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/modelfields.h"

#include "widgets/editing/pythonlines.h"
#include "widgets/editing/relationshipedits.h"
#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

ModelFields::ModelFields(QWidget *parent)
    : QWidget(parent), m_title(new QToolButton(this)), m_body(new QWidget(this)),
      m_form(new QFormLayout), m_lines(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_title->setText(tr("In models"));
    m_title->setCheckable(true);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setArrowType(Qt::RightArrow);
    m_title->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_title);
    layout->addWidget(m_body);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    body->addLayout(m_form);
    const QStringList lazy{u"select"_s,  u"joined"_s,     u"selectin"_s, u"subquery"_s,
                           u"dynamic"_s, u"write_only"_s, u"noload"_s,   u"raise"_s};
    m_cascade
        = makeChoice(tr("Cascade"), {u"all"_s, u"all, delete-orphan"_s, u"save-update, merge"_s},
                     false, &EndModel::cascade);
    m_parentLazy = makeChoice(tr("Load parent"), lazy, true, &EndModel::lazy);
    m_childrenLazy = makeChoice(tr("Load children"), lazy, false, &EndModel::lazy);
    m_lines->setWordWrap(true);
    QSizePolicy narrow(QSizePolicy::Ignored, QSizePolicy::Preferred); // as wide as the fields
    narrow.setHeightForWidth(true);
    m_lines->setSizePolicy(narrow);
    m_lines->setFont(codeFont(font()));
    body->addWidget(m_lines);
    m_body->hide();
    connect(m_title, &QToolButton::toggled, this, [this](bool open) {
        m_title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_body->setVisible(open);
        Q_EMIT resized();
    });
}

QComboBox *ModelFields::makeChoice(const QString &label, const QStringList &words, bool parentEnd,
                                   EndModelText member)
{
    auto *box = new QComboBox;
    box->setEditable(true);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItem(QString());
    box->addItems(words);
    box->lineEdit()->setPlaceholderText(tr("nothing said"));
    box->setAccessibleName(label);
    m_form->addRow(label, box);
    const auto tell = [this, box, parentEnd, member] {
        Q_EMIT changed(parentEnd, member, pythonText(box->currentText()));
    };
    connect(box, &QComboBox::activated, this, tell);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, [box, tell] {
        if (box->lineEdit()->isModified())
            tell();
    });
    return box;
}

void ModelFields::show(const Content &content, const Relationship &shown)
{
    const auto set = [](QComboBox *box, const QString &text) {
        if (!box->lineEdit()->isModified() || !box->lineEdit()->hasFocus())
            box->setEditText(wordsOfPython(text));
    };
    const EndModel parent = endModel(content, shown, true);
    const EndModel children = endModel(content, shown, false);
    set(m_cascade, children.cascade);
    set(m_parentLazy, parent.lazy);
    set(m_childrenLazy, children.lazy);
    m_lines->setText(pythonLines(content, shown).join(u"\n\n"));
    m_lines->setToolTip(m_lines->text()); // a long name may not fit
}

} // namespace sw
