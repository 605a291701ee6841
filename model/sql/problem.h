// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <vector>

namespace sw {

enum class Severity { Error, Warning, Hint };

/// The object that something is said about: a table or a view, and within it a part (column, key,
/// index, trigger…) by the value of its id, if it is about one.
struct Subject {
    TableId table;
    ViewId view;
    quint64 part = 0;
    QString name; ///< in words: `column pet.owner_id`

    bool operator==(const Subject &) const = default;
};

/// Something that is wrong, doubtful or could be better, in one sentence.
struct Problem {
    Severity severity = Severity::Error;
    QString rule; ///< a short stable word, such as `missing-primary-key`
    Subject subject;
    QString text;

    bool operator==(const Problem &) const = default;
};

using Problems = std::vector<Problem>;

// What is meant, in words: `column pet.name`, `foreign key pet(owner_id)`.
[[nodiscard]] Subject subjectOf(const Table &table);
[[nodiscard]] Subject subjectOf(const Table &table, const Column &column);
[[nodiscard]] Subject subjectOf(const Table &table, const Key &key);
[[nodiscard]] Subject subjectOf(const Table &table, const Check &check);
[[nodiscard]] Subject subjectOf(const Table &table, const ForeignKey &key);
[[nodiscard]] Subject subjectOf(const Table &table, const Index &index);
[[nodiscard]] Subject subjectOf(const Table &table, const Trigger &trigger);
[[nodiscard]] Subject subjectOf(const View &view);
[[nodiscard]] Subject subjectOf(const View &view, const Trigger &trigger);

[[nodiscard]] bool hasErrors(const Problems &problems);

} // namespace sw
