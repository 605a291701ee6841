// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

#include <optional>

namespace sw {

/// What makes one content of the other, each object once. What goes comes first, drawing before
/// schema; then what is new or changed, schema before drawing: at no moment stands a table in a
/// diagram that is not in the schema, there and back.
[[nodiscard]] Changes difference(const Content &before, const Content &after);

/// A content while a verb works on it.
class Edit {
public:
    explicit Edit(const Content &content) : m_before(content), m_now(content) {}
    explicit Edit(Content &&) = delete; ///< the content must outlive the edit

    [[nodiscard]] const Content &now() const { return m_now; }
    [[nodiscard]] const Schema &schema() const { return m_now.schema; }

    void put(Table table) { m_now.schema.tables.put(std::move(table)); }
    void put(View view) { m_now.schema.views.put(std::move(view)); }
    void put(Diagram diagram) { m_now.drawing.diagrams.put(std::move(diagram)); }
    void put(Placement placement) { m_now.drawing.placements.put(std::move(placement)); }
    void put(Route route) { m_now.drawing.routes.put(std::move(route)); }
    void put(Note note) { m_now.drawing.notes.put(std::move(note)); }
    void put(Area area) { m_now.drawing.areas.put(std::move(area)); }
    void put(Settings settings);
    void put(const DatabaseOptions &options) { m_now.schema.options = options; }

    /// The table with what stands for it in diagrams; foreign keys of others are not looked at.
    void remove(TableId table);
    void remove(ViewId view);
    void remove(DiagramId diagram);
    void remove(const Placement &placement);
    void remove(const Route &route);
    void remove(NoteId note) { m_now.drawing.notes.remove(note); }
    void remove(AreaId area) { m_now.drawing.areas.remove(area); }
    void removeRoutesOf(ForeignKeyId key);

    /// Makes another verb's changes; false where it failed, which fails the whole edit.
    bool run(const Result<Changes> &changes);
    void fail(const QString &text);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }

    [[nodiscard]] Result<Changes> result() const;

private:
    const Content &m_before;
    Content m_now;
    std::optional<Error> m_error;
};

/// Whether something is wrong, and what.
using Objection = std::optional<Error>;

// Why a table cannot be worked on.
[[nodiscard]] Error noSuchTable();
[[nodiscard]] Error noSuchColumn(const Table &table);
[[nodiscard]] Objection objectionToAltering(const Table &table);

/// Calls `work(Table &)`, which may object, with a copy of the table.
template <typename Work>
[[nodiscard]] Result<Changes> markTable(const Content &content, TableId id, Work work)
{
    const TablePtr found = content.schema.tables.find(id);
    if (!found)
        return noSuchTable();
    Table table = *found;
    if (const Objection objection = work(table))
        return *objection;
    Edit edit(content);
    edit.put(std::move(table));
    return edit.result();
}

/// The same for what a database holds: tables that are only shown are not altered.
template <typename Work>
[[nodiscard]] Result<Changes> alterTable(const Content &content, TableId id, Work work)
{
    return markTable(content, id, [&](Table &table) -> Objection {
        if (Objection objection = objectionToAltering(table))
            return objection;
        return work(table);
    });
}

/// The part of the vector with that id; null where there is none.
template <typename Item, typename IdType> Item *partWithId(std::vector<Item> &items, IdType id)
{
    for (Item &item : items) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

/// Puts the item in the place of the one with its id, else at the end, with a fresh id where it
/// has none.
template <typename Item> void putPart(std::vector<Item> &items, Item item)
{
    if (item.id.isNull())
        item.id = decltype(item.id)::random();
    if (Item *present = partWithId(items, item.id))
        *present = std::move(item);
    else
        items.push_back(std::move(item));
}

/// The table that the changes made, for whoever goes on with it; null where they made none.
[[nodiscard]] TablePtr madeTable(const Changes &changes);

} // namespace sw
