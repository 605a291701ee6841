// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/stepsbox.h"

#include "model/sql/quote.h"
#include "widgets/common/codeedit.h"
#include "widgets/sync/ddlbeside.h"
#include "widgets/sync/fillfield.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace sw {

namespace {

constexpr int MostCodeLines = 30;

QString effectText(Effect effect)
{
    switch (effect) {
    case Effect::Creates:
        return StepsBox::tr("creates");
    case Effect::Alters:
        return StepsBox::tr("alters");
    case Effect::Rewrites:
        return StepsBox::tr("rewrites, keeps the rows");
    case Effect::LosesData:
        break;
    }
    return StepsBox::tr("loses data");
}

} // namespace

StepsBox::StepsBox(const QString &database, const Theme &theme, QWidget *parent)
    : PlanBox(parent), m_database(database), m_theme(theme), m_toggle(new QToolButton(this)),
      m_fills(new QGridLayout)
{
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setFocusPolicy(Qt::TabFocus);
    connect(m_toggle, &QToolButton::clicked, this, [this] { fold(!m_isOpen); });
    m_fills->setColumnStretch(1, 1);
    rows().addLayout(m_fills);
    rows().addWidget(m_toggle, 0, Qt::AlignLeft);
    connect(&theme, &Theme::changed, this, [this] { fold(m_isOpen); });
}

void StepsBox::show(const StepRun &run, const QHash<QString, QString> &fills)
{
    setHeading(tr("%1 · %2").arg(run.title, effectText(run.effect)));
    setTone(run.effect == Effect::LosesData ? QStringLiteral("red") : QString());
    m_sql = run.sql;
    if (run.rebuild && !m_beside) {
        m_beside = new DdlBeside(m_theme, this);
        rows().insertWidget(1, m_beside);
    }
    if (m_beside) {
        m_beside->setVisible(run.rebuild.has_value());
        if (run.rebuild)
            m_beside->show(run.rebuild->before, run.rebuild->after);
    }
    // A rebuild is seen by its two texts, all else by its statements.
    if (std::exchange(m_isNew, false))
        m_isOpen = !run.rebuild;
    fold(m_isOpen);
    showFills(run.columns, fills);
}

void StepsBox::fold(bool open)
{
    m_isOpen = open;
    m_toggle->setText(open ? tr("Hide the SQL") : tr("Show the SQL"));
    m_toggle->setIcon(
        m_theme.icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    if (open && !m_code) {
        m_code = new CodeEdit(m_theme, this);
        m_code->setReadOnly(true);
        m_code->setAccessibleName(tr("Statements"));
        m_code->growBetween(1, MostCodeLines);
        rows().addWidget(m_code);
    }
    if (!m_code)
        return;
    m_code->setVisible(open);
    m_code->showText(m_sql);
}

void StepsBox::showFills(const std::vector<Fillable> &columns, const QHash<QString, QString> &fills)
{
    QStringList paths;
    for (const Fillable &column : columns) {
        paths.append(column.path);
        if (!m_fields.contains(column.path))
            addFill(column);
        FillField *field = m_fields.value(column.path).field;
        field->setColumn(column);
        field->setExpression(fills.value(column.path));
    }
    const QStringList known = m_fields.keys();
    for (const QString &path : known) {
        if (paths.contains(path))
            continue;
        const Line line = m_fields.take(path);
        line.name->deleteLater();
        line.field->deleteLater();
    }
}

void StepsBox::addFill(const Fillable &column)
{
    const int row = m_fills->rowCount();
    auto *name = new QLabel(column.newColumn, this);
    constexpr int LineHeight = 28;
    name->setMinimumHeight(LineHeight);
    auto *field = new FillField(m_database, this);
    name->setBuddy(field);
    m_fills->addWidget(name, row, 0, Qt::AlignTop);
    m_fills->addWidget(field, row, 1);
    m_fields.insert(column.path, {name, field});
    connect(field, &FillField::settledChanged, this, &StepsBox::settledChanged);
    connect(field, &FillField::committed, this,
            [this, path = column.path](const QString &text) { Q_EMIT filled(path, text); });
}

bool StepsBox::isSettled() const
{
    return std::all_of(m_fields.begin(), m_fields.end(),
                       [](const Line &line) { return line.field->isSettled(); });
}

} // namespace sw
