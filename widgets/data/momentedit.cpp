// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/momentedit.h"

#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QLabel>
#include <QSignalBlocker>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

MomentEdit::MomentEdit(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_edit(new QDateTimeEdit(this)),
      m_calendar(new QCalendarWidget(this)), m_form(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    m_edit->setTimeSpec(Qt::UTC);
    m_edit->setAccessibleName(tr("Date and time"));
    m_edit->setDateTimeRange(QDateTime({1, 1, 1}, {0, 0}, Qt::UTC),
                             QDateTime({9999, 12, 31}, {23, 59, 59, 999}, Qt::UTC));
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setHorizontalHeaderFormat(QCalendarWidget::SingleLetterDayNames);
    m_calendar->setGridVisible(false);
    connect(&theme, &Theme::changed, this, &MomentEdit::takeTheme);
    takeTheme();
    m_form->setProperty("muted", true);
    m_form->setWordWrap(true);
    layout->addWidget(m_edit);
    layout->addWidget(m_calendar);
    layout->addWidget(m_form);
    layout->addStretch(1);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &time) {
        const QSignalBlocker blocked(m_calendar);
        m_calendar->setSelectedDate(time.date());
        Q_EMIT changed();
    });
    connect(m_calendar, &QCalendarWidget::selectionChanged, this,
            [this] { m_edit->setDate(m_calendar->selectedDate()); });
}

/// What a style sheet does not reach.
void MomentEdit::takeTheme()
{
    QTextCharFormat plain;
    plain.setForeground(m_theme.colors().text);
    QTextCharFormat head;
    head.setForeground(m_theme.colors().muted);
    head.setBackground(m_theme.colors().panel);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(day, plain);
    m_calendar->setHeaderTextFormat(head);
    const auto setIcon = [this](const QString &button, const QString &icon) {
        if (auto *found = m_calendar->findChild<QToolButton *>(button))
            found->setIcon(m_theme.icon(icon));
    };
    setIcon(u"qt_calendar_prevmonth"_s, u"back"_s);
    setIcon(u"qt_calendar_nextmonth"_s, u"forward"_s);
}

void MomentEdit::show(const Moment &moment)
{
    const QSignalBlocker blockedEdit(m_edit);
    const QSignalBlocker blockedCalendar(m_calendar);
    m_moment = moment;
    const bool isText = moment.form == Moment::Form::Text;
    const bool hasMilliseconds
        = isText ? moment.fraction > 0 : moment.form != Moment::Form::UnixSeconds;
    m_edit->setDisplayFormat(!moment.hasTime                ? u"yyyy-MM-dd"_s
                             : isText && !moment.hasSeconds ? u"yyyy-MM-dd hh:mm"_s
                             : hasMilliseconds              ? u"yyyy-MM-dd hh:mm:ss.zzz"_s
                                                            : u"yyyy-MM-dd hh:mm:ss"_s);
    m_edit->setDateTime(moment.time);
    m_moment.time = m_edit->dateTime();
    m_calendar->setSelectedDate(moment.time.date());
    switch (moment.form) {
    case Moment::Form::Text:
        m_form->setText(moment.zone.isEmpty() ? tr("Kept as a text.")
                                              : tr("Kept as a text, at %1.").arg(moment.zone));
        break;
    case Moment::Form::UnixSeconds:
        m_form->setText(tr("Kept as seconds since 1970, UTC."));
        break;
    case Moment::Form::UnixMilliseconds:
        m_form->setText(tr("Kept as milliseconds since 1970, UTC."));
        break;
    case Moment::Form::JulianDay:
        m_form->setText(tr("Kept as a Julian day, UTC."));
        break;
    }
}

Moment MomentEdit::moment() const
{
    Moment moment = m_moment;
    moment.time = m_edit->dateTime();
    return moment;
}

void MomentEdit::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    m_calendar->setSelectionMode(readOnly ? QCalendarWidget::NoSelection
                                          : QCalendarWidget::SingleSelection);
}

} // namespace sw
