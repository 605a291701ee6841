// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>

namespace sw::test {

/// Decides at random what a plan asks, and remembers it for applyoracle.py.
class Decider {
public:
    Decider(const Schema &live, const Schema &drawn, quint32 seed)
        : m_live(live), m_drawn(drawn), m_random(seed)
    {
    }

    /// False: nobody wants this.
    bool operator()(const Plan &plan, Answers &answers);

    [[nodiscard]] QJsonArray choices() const { return m_choices; }
    /// Whether something that is drawn was left out.
    [[nodiscard]] bool leftOut() const { return m_leftOut; }

private:
    bool decide(const Risk &risk, Choice &choice);
    bool meetNulls(const Risk &risk, Choice &choice);
    bool meetOrphans(const Risk &risk, Choice &choice);
    bool leaveOut(const Risk &risk, Choice &choice);
    void note(const Risk &risk, const QString &kind, const QString &way, const QStringList &columns,
              const QJsonObject &more = {});

    const Schema &m_live;
    const Schema &m_drawn;
    QRandomGenerator m_random;
    QJsonArray m_choices;
    bool m_leftOut = false;
    bool m_deletes = false; ///< rows of any table
    bool m_nulls = false;   ///< references that lead nowhere
};

/// What was asked, for the oracle to say whether it had to be.
[[nodiscard]] QJsonArray askedIn(const Plan &plan);

} // namespace sw::test
