// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QStringList>

namespace sw {

/// How somebody arranged the columns of a table, by their names.
struct ColumnLayout {
    QHash<QString, int> widths; ///< that were not left to the program
    QStringList hidden;
    QStringList order;                 ///< empty: as the table has them
    QHash<QString, QString> formats{}; ///< how they are shown, as texts of ColumnFormat
    int frozen = 0;                    ///< so many, from the left, do not scroll

    [[nodiscard]] bool isEmpty() const { return *this == ColumnLayout(); }
    bool operator==(const ColumnLayout &) const = default;
};

using ColumnLayouts = QHash<QString, ColumnLayout>; ///< by tables

/// To be remembered; what cannot be read back is as it was never arranged.
[[nodiscard]] QByteArray jsonOf(const ColumnLayouts &layouts);
[[nodiscard]] ColumnLayouts columnLayoutsIn(const QByteArray &json);

} // namespace sw
