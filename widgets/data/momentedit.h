// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/moment.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class QCalendarWidget;
class QDateTimeEdit;
class QLabel;

namespace sw {

/// A date, with a calendar, and a time; written back in the form that it came in.
class MomentEdit : public QWidget {
    Q_OBJECT

public:
    explicit MomentEdit(const Theme &theme, QWidget *parent = nullptr);

    void show(const Moment &moment);
    [[nodiscard]] Moment moment() const;
    [[nodiscard]] bool isModified() const { return moment() != m_moment; }
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void changed();

private:
    void takeTheme();

    const Theme &m_theme;
    Moment m_moment;
    QDateTimeEdit *m_edit;
    QCalendarWidget *m_calendar;
    QLabel *m_form;
};

} // namespace sw
