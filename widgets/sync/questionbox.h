// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"
#include "widgets/sync/planbox.h"

class QPushButton;

namespace sw {

/// Was something renamed, or does it go and another one come? Both answers, with what they mean.
class QuestionBox : public PlanBox {
    Q_OBJECT

public:
    QuestionBox(const Question &question, QWidget *parent);

    void setAnswer(std::optional<bool> renamed);

Q_SIGNALS:
    void answered(bool renamed);

private:
    QPushButton *addAnswer(const QString &text, const QString &meaning);

    QPushButton *m_yes;
    QPushButton *m_no;
};

} // namespace sw
