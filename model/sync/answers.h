// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QHash>
#include <QString>

#include <vector>

namespace sw {

/// How a risk is met, by a person's choice.
enum class WayOut { None, Accept, Fill, SetNull, DeleteRows, KeepType, LeaveOut };

/// What a person decided about one risk; `expression` belongs to Fill.
struct Choice {
    WayOut way = WayOut::None;
    QString expression;

    bool operator==(const Choice &) const = default;
};

/// What a person decided before a plan is made: the same answers always make the same plan.
struct Answers {
    /// From the name that a table (`pet`) or column (`pet.name`) has in the database to the one
    /// that it has in the drawing.
    QHash<QString, QString> renames;
    /// Names in the database of what was not renamed.
    QStringList notRenamed;
    /// By the risk's id.
    QHash<QString, Choice> choices;
    /// Expressions over the old row, by table and column as they are drawn: `pet.name`.
    QHash<QString, QString> fills;

    /// None where nobody answered, or with what nobody offered.
    [[nodiscard]] Choice choiceOf(const QString &risk, const std::vector<WayOut> &offered) const;

    bool operator==(const Answers &) const = default;
};

[[nodiscard]] QString wordOf(WayOut way);
[[nodiscard]] WayOut wayOutOf(const QString &word);

/// Reads `{ "answers": { ID: "accept" | { "fill": EXPRESSION } | "yes" | "no" } }`, over what is
/// there already.
[[nodiscard]] Result<Done> readAnswers(const QByteArray &json, Answers &answers);

} // namespace sw
