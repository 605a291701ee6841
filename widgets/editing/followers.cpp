// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/followers.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sw {

namespace {

/// A table that the changes alter, as it was and as it is.
struct Altered {
    TablePtr before;
    TablePtr after;
};

bool isRetyped(const Altered &table, ColumnId column)
{
    const Column *before = table.before->column(column);
    const Column *after = table.after->column(column);
    return before && after && before->type != after->type;
}

/// Whether a column of the foreign key got the type that the one it refers to got.
bool isRetypedWith(const ForeignKey &key, const Altered &child, const Altered &parent)
{
    const std::vector<ColumnId> targets = parentColumnsOf(key, *parent.after);
    for (size_t i = 0; i < targets.size() && i < key.columns.size(); ++i) {
        if (isRetyped(child, key.columns[i]) && isRetyped(parent, targets[i]))
            return true;
    }
    return false;
}

bool follows(const ForeignKey &key, const Altered &child, const Altered &parent)
{
    const ForeignKey *before = child.before->foreignKey(key.id);
    if (!before || before->parent.id != key.parent.id)
        return false;
    const bool grew = before->columns != key.columns && parent.before->keys != parent.after->keys;
    return grew || isRetypedWith(key, child, parent);
}

QString columnsInWords(const Table &table, const ForeignKey &key)
{
    QStringList names;
    for (const ColumnId id : key.columns) {
        if (const Column *column = table.column(id))
            names.append(column->name);
    }
    const QString all = names.join(QStringLiteral(", "));
    return table.name + u'.' + (names.size() == 1 ? all : QString(u'(' + all + u')'));
}

} // namespace

QStringList followers(const Changes &changes)
{
    QHash<TableId, Altered> altered;
    for (const Change &change : changes) {
        const auto *before = std::get_if<TablePtr>(&change.before);
        const auto *after = std::get_if<TablePtr>(&change.after);
        if (before && after && *before && *after)
            altered.insert((*after)->id, {*before, *after});
    }
    QStringList found;
    for (const Altered &child : std::as_const(altered)) {
        for (const ForeignKey &key : child.after->foreignKeys) {
            const auto parent = altered.constFind(key.parent.id);
            if (parent != altered.cend() && follows(key, child, *parent))
                found.append(columnsInWords(*child.after, key));
        }
    }
    found.sort();
    return found;
}

QString followersInWords(const Changes &changes)
{
    constexpr qsizetype Enough = 6;
    QStringList found = followers(changes);
    if (found.isEmpty())
        return {};
    const auto count = static_cast<int>(found.size());
    if (found.size() > Enough)
        found = found.mid(0, Enough) + QStringList{QStringLiteral("…")};
    return QCoreApplication::translate("Editor", "%n foreign keys followed: %1", nullptr, count)
        .arg(found.join(QStringLiteral(", ")));
}

} // namespace sw
