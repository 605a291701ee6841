// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// Ids of the parts of one table, and the ids that take their place.
struct PartRedirections {
    QHash<ColumnId, ColumnId> columns;
    QHash<KeyId, KeyId> keys;
    QHash<CheckId, CheckId> checks;
    QHash<IndexId, IndexId> indexes;
    QHash<TriggerId, TriggerId> triggers;

    [[nodiscard]] bool isEmpty() const;
};

/// Ids and the ids that take their place. What is not named keeps its own.
struct Redirections {
    QHash<TableId, TableId> tables;
    QHash<ViewId, ViewId> views;
    QHash<DiagramId, DiagramId> diagrams;
    QHash<ForeignKeyId, ForeignKeyId> foreignKeys;
    QHash<TableId, PartRedirections> ofTables; ///< by the table's old id
    QHash<ViewId, QHash<TriggerId, TriggerId>> ofViews;

    [[nodiscard]] bool isEmpty() const;
};

/// Whether redirecting the table would change it.
[[nodiscard]] bool concerns(const Redirections &to, const Table &table);

// Each redirects the object's own id and all that it refers to.
void redirect(Table &table, const Redirections &to);
void redirect(View &view, const Redirections &to);
void redirect(Diagram &diagram, const Redirections &to);
void redirect(Placement &placement, const Redirections &to);
void redirect(Route &route, const Redirections &to);
void redirect(Note &note, const Redirections &to);
void redirect(Area &area, const Redirections &to);

/// The shelf with all its objects redirected; those that nothing concerns stay shared.
template <typename T>
void redirectShelf(const Shelf<T> &from, Shelf<T> &shelf, const Redirections &to)
{
    std::vector<std::shared_ptr<const T>> objects;
    objects.reserve(static_cast<size_t>(from.size()));
    for (const auto &object : from) {
        T copy = *object;
        redirect(copy, to);
        objects.push_back(copy == *object ? object : std::make_shared<const T>(std::move(copy)));
    }
    shelf.assign(std::move(objects));
}

/// All of them.
[[nodiscard]] Content redirected(const Content &content, const Redirections &to);

} // namespace sw
