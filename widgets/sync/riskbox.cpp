// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/riskbox.h"

#include "widgets/sync/fillfield.h"
#include "widgets/sync/samplemodel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace sw {

namespace {

QString leaveOutText(RiskKind kind)
{
    switch (kind) {
    case RiskKind::DropTable:
        return RiskBox::tr("Keep the table");
    case RiskKind::DropColumn:
        return RiskBox::tr("Keep the column");
    case RiskKind::Nulls:
        return RiskBox::tr("Leave out NOT NULL");
    case RiskKind::Duplicates:
        return RiskBox::tr("Leave it not unique");
    case RiskKind::CheckFails:
        return RiskBox::tr("Leave out the check");
    case RiskKind::Orphans:
        return RiskBox::tr("Leave out the reference");
    case RiskKind::Computed:
        return RiskBox::tr("Keep the stored values");
    case RiskKind::LeftBehind:
    case RiskKind::Values:
        break;
    }
    return RiskBox::tr("Leave it out");
}

QString textOf(const Risk &risk, WayOut way)
{
    switch (way) {
    case WayOut::Accept:
        return risk.kind == RiskKind::Values ? RiskBox::tr("Let these values change")
                                             : RiskBox::tr("Lose these values");
    case WayOut::SetNull:
        return RiskBox::tr("Set them to NULL");
    case WayOut::DeleteRows:
        return RiskBox::tr("Delete these rows");
    case WayOut::KeepType:
        return RiskBox::tr("Keep the type");
    case WayOut::LeaveOut:
        return leaveOutText(risk.kind);
    case WayOut::None:
    case WayOut::Fill:
        break;
    }
    return {};
}

} // namespace

RiskBox::RiskBox(const QString &database, const Risk &risk, QWidget *parent)
    : PlanBox(parent), m_sample(new SampleTable(this))
{
    rows().addWidget(m_sample);
    m_buttons = new QHBoxLayout;
    for (const WayOut way : risk.ways) {
        if (way == WayOut::Fill)
            addFill(database);
        else
            addWay(risk, way);
    }
    m_buttons->addStretch();
    rows().addLayout(m_buttons);
}

/// A loss is ticked, one by one; the others are pressed. Once more takes the choice back.
void RiskBox::addWay(const Risk &risk, WayOut way)
{
    QAbstractButton *button = nullptr;
    if (way == WayOut::Accept) {
        button = new QCheckBox(textOf(risk, way), this);
        button->setProperty("wrong", true);
    } else {
        button = new QPushButton(textOf(risk, way), this);
        button->setCheckable(true);
    }
    button->setAccessibleDescription(risk.text);
    m_buttons->addWidget(button);
    m_ways.push_back({way, button});
    connect(button, &QAbstractButton::clicked, this, [this, way](bool on) {
        if (on && m_fill)
            m_fill->setExpression({});
        Q_EMIT chosen(on ? Choice{way, {}} : Choice());
    });
}

void RiskBox::addFill(const QString &database)
{
    m_fill = new FillField(database, this);
    rows().addWidget(m_fill);
    connect(m_fill, &FillField::settledChanged, this, &RiskBox::settledChanged);
    connect(m_fill, &FillField::committed, this, [this](const QString &expression) {
        const bool wasFill = m_choice.way == WayOut::Fill;
        if (!expression.isEmpty() && m_choice != Choice{WayOut::Fill, expression})
            Q_EMIT chosen({WayOut::Fill, expression});
        else if (expression.isEmpty() && wasFill)
            Q_EMIT chosen({});
    });
}

bool RiskBox::isSettled() const { return !m_fill || m_fill->isSettled(); }

void RiskBox::show(const Risk &risk, const Fillable &column)
{
    m_choice = risk.choice;
    setHeading(sentenceOf(risk.text));
    const bool avoided = risk.choice.way == WayOut::LeaveOut || risk.choice.way == WayOut::KeepType
                         || risk.choice.way == WayOut::Fill;
    const bool loses = risk.loses || risk.choice.way == WayOut::DeleteRows;
    setTone(loses && !avoided ? QStringLiteral("red")
            : risk.isOpen()   ? QStringLiteral("accent")
                              : QString());
    m_sample->show(risk.sampleNames, risk.sample);
    for (const Way &each : m_ways)
        each.button->setChecked(each.way == risk.choice.way);
    if (!m_fill)
        return;
    m_fill->setColumn(column);
    m_fill->setExpression(risk.choice.way == WayOut::Fill ? risk.choice.expression : QString());
}

} // namespace sw
