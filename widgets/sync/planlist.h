// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/rowfacts.h"
#include "widgets/theme/theme.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace sw {

struct Fillable;

/// All that a plan says, one box under the other. Another plan changes the boxes that it has in
/// common with the last, so that what is being typed stays.
class PlanList : public QWidget {
    Q_OBJECT

public:
    PlanList(const Theme &theme, QWidget *parent);

    void show(const QString &database, const Prepared &prepared, const Answers &answers);
    void clear();
    /// Whether every expression that stands here was tried, and works.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void answered(const sw::Question &question, bool renamed);
    void chosen(const QString &risk, const sw::Choice &choice);
    void filled(const QString &path, const QString &expression);
    void settledChanged();

private:
    void showProblems(const Plan &plan);
    void showQuestions(const Plan &plan, const Answers &answers);
    void showRisks(const Prepared &prepared);
    void showSteps(const Prepared &prepared);
    void showHeading(const QString &text);
    void orderTabs();
    template <typename Box, typename Make> Box *box(const QString &key, Make make);
    void place(const QString &key, QWidget *widget);

    const Theme &m_theme;
    QString m_database;
    QVBoxLayout *m_rows;
    QHash<QString, QWidget *> m_boxes;
    QHash<QString, QWidget *> m_placed; ///< while a plan is being shown
    int m_place = 0;
    std::vector<Question> m_answered;
};

} // namespace sw
