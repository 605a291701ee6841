// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/ways.h"

#include <QString>

namespace sw {

/// Something that may be written at a place in a SQL text.
struct SqlProposal {
    enum class Kind { Role, Column, Table, View, Keyword };

    Kind kind = Kind::Keyword;
    QString name;   ///< by which it is found: `owner`
    QString text;   ///< what is written: `owner ON owner.id = pet.owner_id`
    QString origin; ///< what it belongs to: the table of a column

    bool operator==(const SqlProposal &) const = default;
};

/// What may be written, the likeliest first, in the place of the word that the cursor is in or at
/// the end of.
struct SqlProposals {
    qsizetype begin = 0; ///< of that word, in letters of the text
    std::vector<SqlProposal> list;
};

/// `cursor` in letters. Tables are known from the statement that the cursor is in, before it and
/// after it; joins by the names of the roles that they are along.
[[nodiscard]] SqlProposals proposeSql(const QString &text, qsizetype cursor, const WaysOf &ways);

} // namespace sw
