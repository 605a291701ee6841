// SPDX-License-Identifier: Apache-2.0
#include "model/document/edit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The changes between two contents, in the making.
struct Differences {
    Changes gone;
    Changes come;

    template <typename T> void add(const Shelf<T> &before, const Shelf<T> &after)
    {
        using Pointer = typename Shelf<T>::Pointer;
        auto left = before.begin();
        auto right = after.begin();
        while (left != before.end() || right != after.end()) {
            const bool onlyLeft = right == after.end()
                                  || (left != before.end() && shelfKey(**left) < shelfKey(**right));
            if (onlyLeft) {
                gone.push_back({*left++, Pointer()});
            } else if (left == before.end() || shelfKey(**right) < shelfKey(**left)) {
                come.push_back({Pointer(), *right++});
            } else {
                if (*left != *right && !(**left == **right))
                    come.push_back({*left, *right});
                ++left;
                ++right;
            }
        }
    }

    void addOptions(const DatabaseOptions &before, const DatabaseOptions &after)
    {
        if (!(before == after))
            come.push_back({std::make_shared<const DatabaseOptions>(before),
                            std::make_shared<const DatabaseOptions>(after)});
    }
};

template <typename T, typename Doomed> void removeWhere(Shelf<T> &shelf, Doomed doomed)
{
    std::vector<typename Shelf<T>::Pointer> kept;
    std::copy_if(shelf.begin(), shelf.end(), std::back_inserter(kept),
                 [&](const auto &item) { return !doomed(*item); });
    if (static_cast<qsizetype>(kept.size()) != shelf.size())
        shelf.assign(std::move(kept));
}

} // namespace

Changes difference(const Content &before, const Content &after)
{
    Differences found;
    if (!(*before.settings == *after.settings))
        found.come.push_back({before.settings, after.settings});
    found.addOptions(before.schema.options, after.schema.options);
    found.add(before.schema.tables, after.schema.tables);
    found.add(before.schema.views, after.schema.views);
    found.add(before.drawing.diagrams, after.drawing.diagrams);
    found.add(before.drawing.areas, after.drawing.areas);
    found.add(before.drawing.notes, after.drawing.notes);
    found.add(before.drawing.placements, after.drawing.placements);
    found.add(before.drawing.routes, after.drawing.routes);
    found.add(before.conflicts, after.conflicts);
    std::reverse(found.gone.begin(), found.gone.end());
    found.gone.insert(found.gone.end(), found.come.begin(), found.come.end());
    return std::move(found.gone);
}

void Edit::put(Settings settings)
{
    m_now.settings = std::make_shared<const Settings>(std::move(settings));
}

void Edit::remove(TableId table)
{
    const TablePtr found = schema().tables.find(table);
    if (!found)
        return;
    for (const ForeignKey &key : found->foreignKeys)
        removeRoutesOf(key.id);
    removeWhere(m_now.drawing.placements,
                [&](const Placement &placement) { return placement.subject == table.value(); });
    m_now.schema.tables.remove(table);
}

void Edit::remove(ViewId view)
{
    removeWhere(m_now.drawing.placements,
                [&](const Placement &placement) { return placement.subject == view.value(); });
    m_now.schema.views.remove(view);
}

void Edit::remove(DiagramId diagram)
{
    const auto isInIt = [&](const auto &item) { return item.diagram == diagram; };
    removeWhere(m_now.drawing.placements, isInIt);
    removeWhere(m_now.drawing.routes, isInIt);
    removeWhere(m_now.drawing.notes, isInIt);
    removeWhere(m_now.drawing.areas, isInIt);
    m_now.drawing.diagrams.remove(diagram);
}

void Edit::remove(const Placement &placement)
{
    m_now.drawing.placements.remove(shelfKey(placement));
}

void Edit::remove(const Route &route) { m_now.drawing.routes.remove(shelfKey(route)); }

void Edit::removeRoutesOf(ForeignKeyId key)
{
    removeWhere(m_now.drawing.routes, [&](const Route &route) { return route.edge == key; });
}

bool Edit::run(const Result<Changes> &changes)
{
    if (failed())
        return false;
    if (!changes) {
        m_error = changes.error();
        return false;
    }
    apply(m_now, *changes);
    return true;
}

void Edit::fail(const QString &text)
{
    if (!failed())
        m_error = Error{text};
}

Result<Changes> Edit::result() const
{
    if (m_error)
        return *m_error;
    return difference(m_before, m_now);
}

Error noSuchTable() { return {u"The table is no longer there; choose another one."_s}; }

Error noSuchColumn(const Table &table)
{
    return {u"Table “"_s % table.name % u"” no longer has this column; choose another one."_s};
}

Objection objectionToAltering(const Table &table)
{
    switch (table.kind) {
    case TableKind::Ordinary:
        return std::nullopt;
    case TableKind::Virtual:
        return Error{u"“"_s % table.name
                     % u"” is a virtual table, which is shown but not altered; "
                       "delete it and create another one."_s};
    case TableKind::Shadow:
        return Error{u"“"_s % table.name
                     % u"” belongs to a virtual table, which alone may change it."_s};
    case TableKind::Opaque:
        return Error{
            u"“"_s % table.name % u"” is shown but not altered, because "_s
            % (table.reason.isEmpty() ? u"its text is not fully understood"_s : table.reason)
            % u"; alter it in the database by hand."_s};
    }
    Q_UNREACHABLE();
}

TablePtr madeTable(const Changes &changes)
{
    for (const Change &change : changes) {
        const auto *before = std::get_if<TablePtr>(&change.before);
        if (before && !*before)
            return std::get<TablePtr>(change.after);
    }
    return nullptr;
}

} // namespace sw
