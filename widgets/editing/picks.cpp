// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/picks.h"

#include <algorithm>

namespace sw {

std::optional<Pick> Picks::current() const
{
    return m_all.empty() ? std::nullopt : std::optional(m_all.back());
}

TableId Picks::currentTable() const
{
    return !m_all.empty() && m_all.back().kind == PickKind::Table ? TableId(m_all.back().id)
                                                                  : TableId();
}

std::vector<quint64> Picks::ids(PickKind kind) const
{
    std::vector<quint64> found;
    for (const Pick &pick : m_all) {
        if (pick.kind == kind)
            found.push_back(pick.id);
    }
    return found;
}

void Picks::set(std::vector<Pick> picks)
{
    if (picks != m_all || !m_column.isNull())
        put(std::move(picks), {});
}

void Picks::setColumn(TableId table, ColumnId column)
{
    std::vector<Pick> picks{{PickKind::Table, table.value()}};
    if (picks != m_all || m_column != column)
        put(std::move(picks), column);
}

void Picks::toggle(const Pick &pick)
{
    std::vector<Pick> picks = m_all;
    const auto found = std::find(picks.begin(), picks.end(), pick);
    if (found == picks.end())
        picks.push_back(pick);
    else
        picks.erase(found);
    put(std::move(picks), {});
}

void Picks::put(std::vector<Pick> picks, ColumnId column)
{
    m_all = std::move(picks);
    m_set = QSet<Pick>(m_all.begin(), m_all.end());
    m_kinds.fill(false);
    for (const Pick &pick : m_all)
        m_kinds[static_cast<size_t>(pick.kind)] = true;
    m_column = column;
    Q_EMIT changed();
}

} // namespace sw
