// SPDX-License-Identifier: Apache-2.0
#include "model/data/deleteverdict.h"

#include "model/schema/relationships.h"
#include "model/sql/quote.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The first column of the key that may not be NULL; empty: all may.
QString neverNullColumn(const Table &child, const ForeignKey &key)
{
    for (const ColumnId id : key.columns) {
        const Column *column = child.column(id);
        if (column && isNeverNull(child, *column))
            return quotedName(column->name);
    }
    return {};
}

DeleteVerdict setNull(const Table &child, const ForeignKey &key)
{
    const QString column = neverNullColumn(child, key);
    if (column.isEmpty())
        return {DeleteOutcome::SetNull, {}};
    return {DeleteOutcome::Blocked,
            u"their %1 would become NULL, which it may not be"_s.arg(column)};
}

DeleteVerdict asDatabase(const Table &child, const ForeignKey &key)
{
    if (!key.enforced)
        return {DeleteOutcome::Dangling, {}};
    const bool defaults = std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
        const Column *column = child.column(id);
        return column && !column->defaultValue.isEmpty();
    });
    switch (key.onDelete) {
    case Action::Cascade:
        return {DeleteOutcome::Deleted, {}};
    case Action::SetDefault:
        return defaults ? DeleteVerdict{DeleteOutcome::SetDefault, {}} : setNull(child, key);
    case Action::SetNull:
        return setNull(child, key);
    default:
        return {DeleteOutcome::Blocked, u"their foreign key has no ON DELETE that lets them go"_s};
    }
}

/// SQLAlchemy's cascade is a text of words: "all, delete-orphan".
bool saysDelete(const QString &cascade)
{
    static const QRegularExpression word(u"(?<![-\\w])(all|delete)(?![-\\w])"_s);
    return word.match(cascade).hasMatch();
}

/// SQLAlchemy takes the rows of a `secondary` table along.
bool isSecondary(const Table &child, const ForeignKey &key)
{
    const AssociationKeys keys = associationKeys(child);
    return keys && (keys.left->id == key.id || keys.right->id == key.id)
           && child.model.className.isEmpty() && !key.acrossRole.absent;
}

} // namespace

DeleteVerdict verdictOn(const Table &child, const ForeignKey &key, DeleteRule rule)
{
    const EndModel &model = key.childrenModel;
    // Models that do not know of the children, or are told to leave them, leave them to the
    // database.
    const bool leaves = key.childrenRole.absent || model.viewOnly
                        || model.passiveDeletes.contains(u"all", Qt::CaseInsensitive);
    if (rule == DeleteRule::Models && isSecondary(child, key))
        return {DeleteOutcome::Deleted, {}};
    if (rule == DeleteRule::Database || leaves)
        return asDatabase(child, key);
    if (saysDelete(model.cascade))
        return {DeleteOutcome::Deleted, {}};
    const bool passive = model.passiveDeletes.contains(u"True");
    return passive && key.onDelete != Action::Unsaid ? asDatabase(child, key) : setNull(child, key);
}

} // namespace sw
