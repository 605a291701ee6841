// SPDX-License-Identifier: Apache-2.0
// What hangs in no root, and what was open, in a tree of rows.
#include "widgets/data/treemodel.h"

#include <algorithm>

namespace sw {

void TreeModel::takeCircles(const RowTree::Keys &keys, bool more)
{
    m_moreCircles = more;
    const int row = rowsIn(*m_top);
    if (!keys.empty() || more) {
        beginInsertRows({}, row, row);
        m_circles = keys;
        m_top->hasCircles = true;
        endInsertRows();
    }
    // What was open there is looked for now.
    auto &toOpen = m_top->toOpen;
    for (auto each = toOpen.begin(); each != toOpen.end();) {
        if (!each->key.empty()) {
            ++each;
            continue;
        }
        const OpenRow open = std::move(*each);
        each = toOpen.erase(each);
        --m_restoring;
        if (!m_top->hasCircles)
            continue;
        const QModelIndex index = createIndex(row, 0, m_top.get());
        Branch *below = open.isOpen ? branchBelow(index) : nullptr;
        if (below) {
            below->toOpen = open.below;
            m_restoring += static_cast<int>(open.below.size());
            wantToOpen(*below);
        }
        Q_EMIT found(index, open.isOpen, open.isCurrent);
    }
    Q_EMIT arrived();
}

void TreeModel::wantToOpen(Branch &branch)
{
    std::vector<qint64> there;
    for (OpenRow &open : branch.toOpen) {
        if (open.key.empty() || (open.place >= branch.rows && !branch.counted))
            continue;
        open.place = static_cast<int>(
            std::clamp<qint64>(open.place, 0, std::max<qint64>(branch.rows - 1, 0)));
        const Place place(&branch, open.place / PageRows);
        const auto page = branch.pages.find(place.second);
        if (page != branch.pages.end() && page->second.held) {
            if (!page->second.below.empty())
                there.push_back(place.second);
            continue;
        }
        if (m_askedPage != place
            && std::find(m_wanted.begin(), m_wanted.end(), place) == m_wanted.end())
            m_wanted.push_back(place);
    }
    if (!branch.toOpen.empty() && !branch.counted
        && std::find(m_toCount.begin(), m_toCount.end(), &branch) == m_toCount.end())
        m_toCount.push_back(&branch);
    for (const qint64 number : there)
        openAgain(branch, number);
    askNext();
    countNext();
}

/// The rows of this page that were open; one that is elsewhere by now stays closed.
void TreeModel::openAgain(Branch &branch, qint64 number)
{
    std::vector<OpenRow> here;
    for (auto each = branch.toOpen.begin(); each != branch.toOpen.end();) {
        if (!each->key.empty() && each->place / PageRows == number) {
            here.push_back(std::move(*each));
            each = branch.toOpen.erase(each);
        } else {
            ++each;
        }
    }
    for (OpenRow &open : here) {
        --m_restoring;
        const std::vector<RowValues> &rows = branch.pages[number].page.rows;
        const auto same = std::find_if(rows.begin(), rows.end(),
                                       [&](const RowValues &row) { return row.key == open.key; });
        if (same == rows.end())
            continue;
        const QModelIndex index
            = createIndex(static_cast<int>(number * PageRows + (same - rows.begin())), 0, &branch);
        Branch *below = open.isOpen ? branchBelow(index) : nullptr;
        if (below) {
            below->toOpen = std::move(open.below);
            m_restoring += static_cast<int>(below->toOpen.size());
            wantToOpen(*below);
        }
        Q_EMIT found(index, open.isOpen, open.isCurrent);
    }
}

} // namespace sw
