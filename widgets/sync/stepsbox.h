// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/fillpreview.h"
#include "widgets/sync/planbox.h"
#include "widgets/theme/theme.h"

#include <QHash>

class QGridLayout;
class QToolButton;

namespace sw {

class CodeEdit;
class DdlBeside;
class FillField;

/// Statements about one table that follow each other.
struct StepRun {
    QString key;
    QString title;
    Effect effect = Effect::Creates;
    QString sql; ///< with the reasons as comments
    std::optional<Rebuild> rebuild;
    std::vector<Fillable> columns; ///< that can be filled here
};

/// The steps of the plan, in their order.
[[nodiscard]] std::vector<StepRun> runsOf(const Plan &plan, const std::vector<Fillable> &columns);

/// One run of statements: what it does, its SQL to be unfolded, and the expressions for its
/// columns.
class StepsBox : public PlanBox {
    Q_OBJECT

public:
    StepsBox(const QString &database, const Theme &theme, QWidget *parent);

    void show(const StepRun &run, const QHash<QString, QString> &fills);
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void filled(const QString &path, const QString &expression);
    void settledChanged();

private:
    void showFills(const std::vector<Fillable> &columns, const QHash<QString, QString> &fills);
    void addFill(const Fillable &column);
    void fold(bool open);

    struct Line {
        QWidget *name;
        FillField *field;
    };
    QString m_database;
    const Theme &m_theme;
    QToolButton *m_toggle;
    DdlBeside *m_beside = nullptr;
    CodeEdit *m_code = nullptr;
    QString m_sql;
    QGridLayout *m_fills;
    QHash<QString, Line> m_fields;
    bool m_isNew = true;
    bool m_isOpen = false;
};

} // namespace sw
