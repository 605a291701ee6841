// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/sync/planbox.h"

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace sw {

/// What happened, or is to be asked, with what can be done about it.
class NoticeBox : public PlanBox {
    Q_OBJECT

public:
    struct Answer {
        QString text;
        std::function<void()> work; ///< may be empty: the notice goes
    };

    explicit NoticeBox(QWidget *parent);

    /// Instead of what it said before; each answer closes it first.
    void say(const QString &tone, const QString &heading, const QString &text,
             const std::vector<Answer> &answers);

    /// The focus goes to the last answer, which is the one that changes nothing.
    void takeFocus();

private:
    QLabel *m_text;
    QHBoxLayout *m_answers;
    QPushButton *m_last = nullptr;
};

} // namespace sw
