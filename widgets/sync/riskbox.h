// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/fillpreview.h"
#include "widgets/sync/planbox.h"

#include <vector>

class QAbstractButton;
class QHBoxLayout;

namespace sw {

class FillField;
class SampleTable;

/// What the rows have to say against a change, the first of them, and the ways out.
class RiskBox : public PlanBox {
    Q_OBJECT

public:
    RiskBox(const QString &database, const Risk &risk, QWidget *parent);

    void show(const Risk &risk, const Fillable &column);
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void chosen(const sw::Choice &choice);
    void settledChanged();

private:
    void addWay(const Risk &risk, WayOut way);
    void addFill(const QString &database);

    struct Way {
        WayOut way;
        QAbstractButton *button;
    };
    SampleTable *m_sample;
    QHBoxLayout *m_buttons = nullptr;
    std::vector<Way> m_ways;
    FillField *m_fill = nullptr;
    Choice m_choice;
};

} // namespace sw
