// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/diagram.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace sw {

/// What a document says about itself as a whole.
struct Settings {
    QString foreignKeyPattern; ///< how new key columns are named; empty: `{parent}_{column}`
    /// What a new table begins with, as in CREATE TABLE; a name alone is an INTEGER PRIMARY KEY,
    /// `{table}` the table's name in the singular. Empty: `id`; NoPattern: a plain column.
    QString primaryKeyPattern;
    QString pluralRule; ///< `english` (also where empty) or `none`
    QString target;     ///< the database, relative to the document; empty: the one beside it

    bool operator==(const Settings &) const = default;
};

/// Settings::primaryKeyPattern of a document whose tables begin without a key.
inline const QString NoPattern = QStringLiteral("none");

using SettingsPtr = std::shared_ptr<const Settings>;

using DatabaseOptionsPtr = std::shared_ptr<const DatabaseOptions>;

struct MergeConflict;
using MergeConflictPtr = std::shared_ptr<const MergeConflict>;

/// Any one object of a document. A null pointer is "not there", of that kind.
using Object = std::variant<SettingsPtr, DatabaseOptionsPtr, TablePtr, ViewPtr, DiagramPtr,
                            PlacementPtr, RoutePtr, NotePtr, AreaPtr, MergeConflictPtr>;

/// Something that a three-way merge could not decide. Ours stands in the document; the others are
/// kept here until somebody resolves it.
struct MergeConflict {
    Id<struct ConflictTag> id;
    QString text; ///< in words: what conflicts with what
    Object base;
    Object theirs;

    bool operator==(const MergeConflict &other) const;
};

/// Everything in a document, as one plain value.
struct Content {
    SettingsPtr settings = std::make_shared<const Settings>();
    Schema schema;
    Drawing drawing;
    Shelf<MergeConflict> conflicts;

    bool operator==(const Content &other) const;
};

/// Equal as values, not as pointers.
[[nodiscard]] bool sameObject(const Object &a, const Object &b);

/// Whether the object is there at all.
[[nodiscard]] bool isThere(const Object &object);

/// One object, before and after: the only currency of undo, repaint, diff, merge and migration.
/// Both are of one kind; null before: made, null after: deleted.
struct Change {
    Object before;
    Object after;

    [[nodiscard]] Change inverse() const { return {after, before}; }

    bool operator==(const Change &other) const
    {
        return sameObject(before, other.before) && sameObject(after, other.after);
    }
};

using Changes = std::vector<Change>;

/// Makes the change in the content.
void apply(Content &content, const Change &change);

/// Makes them one after the other.
void apply(Content &content, const Changes &changes);

/// What undoes the changes.
[[nodiscard]] Changes inverse(const Changes &changes);

} // namespace sw
