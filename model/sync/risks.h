// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/oldrows.h"

namespace sw {

/// Two schemas with the same ids: the database as it is when the SQL runs, and as it is drawn.
struct Schemas {
    const Schema &live;
    const Schema &drawn;
};

/// What the rows may have to say against a change of their columns.
[[nodiscard]] std::vector<Risk> columnRisks(const OldRows &rows);

/// And against what the columns must keep then: keys and unique indexes, checks, foreign keys.
[[nodiscard]] std::vector<Risk> constraintRisks(const OldRows &rows, const Schemas &schemas);

/// Of these: what is to be unique.
void addKeyRisks(const OldRows &rows, std::vector<Risk> &risks);

/// Of these: what must refer to something.
void addOrphanRisks(const OldRows &rows, const Schemas &schemas, std::vector<Risk> &risks);

/// Whether what the foreign key refers to gets other values, or becomes a key only now, so that
/// rows of a child that stays as it is may lead nowhere.
[[nodiscard]] bool mayLoseItsParent(const ForeignKey &key, const Schemas &schemas,
                                    const Answers &answers);

/// A default that is not NULL.
[[nodiscard]] bool hasDefault(const Column &column);

/// What is lost with a table.
[[nodiscard]] Risk riskOfDropping(const Table &table);

/// A risk about the table; its columns are still to be said.
[[nodiscard]] Risk riskOf(RiskKind kind, const OldRows &rows, const QString &id);

/// The drawn table without what a person decided to leave out of it.
[[nodiscard]] Table withChoices(const Table &before, Table after, const std::vector<Risk> &risks);

/// In words, with the count.
[[nodiscard]] QString wordsFor(const Risk &risk);

} // namespace sw
