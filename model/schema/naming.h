// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/english.h"
#include "model/schema/table.h"

namespace sw {

// How the ends of relationships are called where nobody gave them a name. These functions look at
// one foreign key; that all names of a table are distinct is the care of relationships(). The rules
// in plain words, with examples: resources/docs/role-names.md.

/// A foreign key with the tables that it ties and the columns it means in the parent.
struct KeyView {
    const Table &child;
    const Table &parent;
    const ForeignKey &key;
    const std::vector<ColumnId> &parentColumns;
};

/// The word that a key's columns have for the parent, without `_id`, `Id` or the parent's key
/// column: `owner` of `owner_id`. Empty where they have none. `bare`: a column from which nothing
/// can be taken away is a word itself, as it must be where several keys go to one parent.
[[nodiscard]] QString keyStem(const KeyView &view, bool bare);

/// The parent as the child calls it: `pet.owner`.
[[nodiscard]] QString toOneName(const QString &stem, const Table &parent, PluralRule rule);

/// `sent_messages`, `SentMessages`, `SENT_MESSAGES`: two words in one name, spelt as `name` is.
[[nodiscard]] QString joinedName(QStringView prefix, const QString &name);

/// What is put before the children's name where several keys go from them to one parent: `sent` of
/// `sender`, `created` of `created_by`, else the stem itself.
[[nodiscard]] QString childrenPrefix(const QString &stem);

/// The children of a row in its own table: `children` of `parent`, `managed_employees` of
/// `manager`, `child_categories` of `parent_category`.
[[nodiscard]] QString ownChildrenName(const QString &stem, const QString &prefix,
                                      const Table &table, bool one, PluralRule rule);

/// What lies beyond an association, by the stem of its far key: `courses`; `followed_users` where
/// the stem is a participle.
[[nodiscard]] QString acrossName(const QString &farStem, const Table &far, bool one,
                                 PluralRule rule);

/// The words that an association's name has beside those of the tables it ties: `wished` of
/// `student_wished_course`.
[[nodiscard]] QString ownWords(const Table &association, const Table &a, const Table &b);

} // namespace sw
