// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelfacts.h"

namespace sw {

/// What a name is made for, in the words of a naming convention.
struct NameWanted {
    QLatin1StringView kind; ///< ix, uq, ck, fk, pk
    NameFact given;
    QStringList columns;
    QString parent;
    QStringList parentColumns;
};

/// The name that SQLAlchemy gives, by the naming convention of the table's MetaData; empty where it
/// gives none.
[[nodiscard]] QString nameByConvention(const TableFact &table, const NameWanted &wanted);

} // namespace sw
