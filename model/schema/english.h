// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace sw {

/// English: names are put into the singular and the plural. AsTheyAre: no name is changed.
enum class PluralRule { English, AsTheyAre };

/// Where the last word of a name begins: `line` in `order_line`, `Line` in `OrderLine`.
[[nodiscard]] qsizetype lastWordStart(QStringView name);

/// The words of a name, folded: `order`, `line`.
[[nodiscard]] QStringList wordsOf(QStringView name);

/// `replacement`, given in small letters, spelt as `word` is: `Sent` as `Sender`, `SENT` as
/// `SENDER`.
[[nodiscard]] QString spelledLike(QStringView replacement, QStringView word);

/// The name with its last word in the plural; a plural stays.
[[nodiscard]] QString pluralName(QStringView name, PluralRule rule = PluralRule::English);

/// The name with its last word in the singular; a singular stays.
[[nodiscard]] QString singularName(QStringView name, PluralRule rule = PluralRule::English);

} // namespace sw
