// SPDX-License-Identifier: Apache-2.0
// How the rows of a tree are read beside the window.
#include "model/data/labels.h"
#include "widgets/data/celltext.h"
#include "widgets/data/treemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t MostHeld = 64; ///< pages
constexpr size_t MostWanted = 32;
constexpr int MostOpenedByItself = 500;
constexpr int MostDeep = 1'000;

RowTree::Keys keysOf(const RowPage &page)
{
    RowTree::Keys keys;
    for (const RowValues &row : page.rows)
        keys.push_back(row.key);
    return keys;
}

QString keyTitle(const std::vector<Value> &key)
{
    QStringList parts;
    for (const Value &value : key)
        parts.append(cellText({value, value.bytes.size()}));
    return u'#' + parts.join(u", ");
}

} // namespace

/// A page, and what its rows are called.
struct TreeModel::ReadPage {
    RowPage page;
    LongColumns longColumns;
    std::vector<std::vector<Cell>> names;
    std::vector<bool> matches;
    bool sought = true;
};

/// What takes longer to be known of them.
struct TreeModel::Beside {
    std::vector<qint64> below;
    std::vector<std::vector<Cell>> labels;
};

void TreeModel::want(const QModelIndex &index)
{
    if (!index.isValid() || kindOf(index) != Kind::Row || !m_error.isEmpty())
        return;
    Branch &branch = *branchOf(index);
    const qint64 number = index.row() / PageRows;
    if (!branch.counted && branch.above
        && std::find(m_toCount.begin(), m_toCount.end(), &branch) == m_toCount.end()) {
        m_toCount.push_back(&branch);
        countNext();
    }
    if (const auto page = branch.pages.find(number);
        page != branch.pages.end() && page->second.held) {
        page->second.used = ++m_clock;
        return;
    }
    const Place place(&branch, number);
    if (m_askedPage == place || (!m_wanted.empty() && m_wanted.back() == place))
        return;
    m_wanted.erase(std::remove(m_wanted.begin(), m_wanted.end(), place), m_wanted.end());
    m_wanted.push_back(place);
    if (m_wanted.size() > MostWanted && m_restoring == 0)
        m_wanted.erase(m_wanted.begin());
    askNext();
}

/// What came into sight last is read first.
void TreeModel::askNext()
{
    while (!m_askedPage && !m_wanted.empty()) {
        const auto [branch, number] = m_wanted.back();
        m_wanted.pop_back();
        const auto page = branch->pages.find(number);
        if (page == branch->pages.end() || !page->second.held)
            askPage(*branch, number);
    }
    while (!m_askedBeside && !m_wantedBeside.empty()) {
        const auto [branch, number] = m_wantedBeside.front();
        m_wantedBeside.erase(m_wantedBeside.begin());
        if (branch->pages[number].held)
            askBeside(*branch, number);
    }
}

void TreeModel::askPage(Branch &branch, qint64 number)
{
    m_askedPage = Place(&branch, number);
    m_askedRows = m_database.ask(
        RowDatabase::Lane::Grid, this,
        [tree = *m_tree, set = branch.set, longColumns = branch.longColumns,
         number](sqlite3 *database, Watcher &) -> Result<ReadPage> {
            RowReader reader(database, set, longColumns);
            Result<RowPage> page
                = reader.page(RowIndex(), number * PageRows, static_cast<int>(PageRows));
            if (!page)
                return page.error();
            ReadPage read{std::move(*page), reader.longColumns(), {}, {}, true};
            const RowTree::Keys keys = keysOf(read.page);
            const QString label = labelExpression(*tree.table());
            auto names
                = tree.said(database, keys, label.isEmpty() ? QStringList() : QStringList{label});
            if (!names)
                return names.error();
            auto matches = tree.matches(database, keys);
            if (!matches)
                return matches.error();
            read.names = std::move(*names);
            read.matches = std::move(*matches);
            const Result<bool> sought = tree.isSought(database);
            read.sought = sought && *sought;
            return read;
        },
        [this, &branch, number](Result<ReadPage> read) {
            m_askedPage.reset();
            if (read)
                takePage(branch, number, std::move(*read));
            else
                fail(read.error());
        });
}

void TreeModel::takePage(Branch &branch, qint64 number, ReadPage &&read)
{
    m_reading = false;
    m_sought = read.sought;
    branch.longColumns = std::move(read.longColumns);
    const auto size = static_cast<qint64>(read.page.rows.size());
    Page &page = branch.pages[number];
    page.page = std::move(read.page);
    page.held = true;
    page.used = ++m_clock;
    page.titles.assign(static_cast<size_t>(size), {});
    for (size_t i = 0; i < page.titles.size(); ++i) {
        const RowValues &row = page.page.rows[i];
        Title &title = page.titles[i];
        const bool isNamed = !read.names[i].empty() && !isWordFor(read.names[i].front());
        title.text = isNamed ? cellText(read.names[i].front()) : keyTitle(row.key);
        title.dim = !read.matches[i];
        if (isItsOwnAncestor(branch, row.key))
            title.mark = tr("stands above already");
        else if (!branch.above && isDangling(row))
            title.mark = tr("its parent is missing");
    }
    if (!branch.above && !branch.counted) {
        const bool isAll = number == 0 && size < PageRows;
        growBranch(branch, std::max(branch.rows, number * PageRows + size), 0);
        branch.counted = isAll;
        if (isAll) {
            askCircles();
            wantToOpen(branch);
        }
        if (!isAll && number == 0)
            m_toCount.push_back(&branch);
    }
    const auto last = static_cast<int>(std::min(number * PageRows + size, branch.rows)) - 1;
    if (last >= number * PageRows)
        Q_EMIT dataChanged(createIndex(static_cast<int>(number * PageRows), 0, &branch),
                           createIndex(last, columnCount() - 1, &branch));
    forgetPages();
    m_wantedBeside.emplace_back(&branch, number);
    Q_EMIT arrived();
    askNext();
    countNext();
}

void TreeModel::askBeside(Branch &branch, qint64 number)
{
    QStringList expressions;
    for (const int column : m_labelled)
        expressions.append(m_columns[static_cast<size_t>(column)].label);
    m_askedBeside = Place(&branch, number);
    m_askedMarks = m_database.ask(
        m_sought ? RowDatabase::Lane::Panes : RowDatabase::Lane::Beside, this,
        [tree = *m_tree, keys = keysOf(branch.pages[number].page),
         expressions](sqlite3 *database, Watcher &) -> Result<Beside> {
            auto below = tree.countsBelow(database, keys);
            if (!below)
                return below.error();
            auto labels = tree.said(database, keys, expressions);
            if (!labels)
                return labels.error();
            return Beside{std::move(*below), std::move(*labels)};
        },
        [this, &branch, number](Result<Beside> beside) {
            m_askedBeside.reset();
            if (beside)
                takeBeside(branch, number, std::move(*beside));
            else
                fail(beside.error());
        });
}

void TreeModel::takeBeside(Branch &branch, qint64 number, Beside &&beside)
{
    Page &page = branch.pages[number];
    if (page.held) {
        page.labels.clear();
        for (const std::vector<Cell> &cells : beside.labels) {
            QStringList &texts = page.labels.emplace_back();
            for (const Cell &cell : cells)
                texts.append(cell.value.isNull() ? QString() : cellText(cell));
        }
        if (page.below.empty())
            insertBelow(branch, number, beside.below);
    }
    openAgain(branch, number);
    Q_EMIT arrived();
    askNext();
}

/// Rows that are not open have places for those below them, which are read when it is opened.
void TreeModel::insertBelow(Branch &branch, qint64 number, const std::vector<qint64> &below)
{
    Page &page = branch.pages[number];
    page.below.assign(page.page.rows.size(), -1);
    int depth = 0;
    for (const Branch *each = &branch; each->above; each = each->above)
        ++depth;
    for (size_t i = 0; i < page.below.size() && i < below.size(); ++i) {
        const bool ends = isItsOwnAncestor(branch, page.page.rows[i].key);
        if (!ends && below[i] > 0 && depth >= MostDeep)
            page.titles[i].mark = tr("%1 steps deep: no more are opened").arg(MostDeep);
        const auto rows = static_cast<int>(
            ends || depth >= MostDeep ? 0 : std::min(below[i], RowTree::MostBelow - 1));
        const QModelIndex index
            = createIndex(static_cast<int>(number * PageRows + static_cast<qint64>(i)), 0, &branch);
        if (rows > 0 && index.row() < branch.rows) {
            beginInsertRows(index, 0, rows - 1);
            page.below[i] = below[i];
            endInsertRows();
        }
        // What was looked for stands below what is only above it.
        if (rows > 0 && page.titles[i].dim && m_openedByItself < MostOpenedByItself
            && m_restoring == 0) {
            ++m_openedByItself;
            Q_EMIT found(index, true, false);
        }
    }
}

void TreeModel::countNext()
{
    if (m_counting || m_toCount.empty())
        return;
    Branch &branch = *m_toCount.back();
    m_counting = true;
    m_askedCount = m_database.ask(
        RowDatabase::Lane::Beside, this,
        [set = branch.set](sqlite3 *database, Watcher &) {
            return RowReader(database, set).count();
        },
        [this, &branch](const Result<qint64> &count) {
            m_counting = false;
            m_toCount.erase(std::remove(m_toCount.begin(), m_toCount.end(), &branch),
                            m_toCount.end());
            if (count)
                takeCount(branch, *count);
            else
                fail(count.error());
            countNext();
        });
}

void TreeModel::takeCount(Branch &branch, qint64 count)
{
    const qint64 shown = std::max(branch.rows, std::min(count, MostShown));
    branch.counted = true;
    growBranch(branch, shown, std::max<qint64>(0, count - shown));
    if (!branch.above)
        askCircles();
    wantToOpen(branch);
    Q_EMIT arrived();
}

void TreeModel::growBranch(Branch &branch, qint64 rows, qint64 more)
{
    const qint64 all = rows + (more != 0 ? 1 : 0);
    if (all <= branch.rows)
        return;
    beginInsertRows(indexOf(branch), static_cast<int>(branch.rows), static_cast<int>(all) - 1);
    branch.rows = rows;
    branch.more = more;
    endInsertRows();
}

void TreeModel::askCircles()
{
    m_askedCircles = m_database.ask(
        RowDatabase::Lane::Beside, this,
        [tree = *m_tree](sqlite3 *database, Watcher &watcher) -> Result<TreeCircles> {
            Result<TreeCircles> circles = tree.circles(database, watcher);
            if (!circles || circles->keys.empty() || !tree.isFiltered())
                return circles;
            const Result<RowPage> left
                = RowReader(database, tree.these(circles->keys))
                      .page(RowIndex(), 0, static_cast<int>(circles->keys.size()));
            if (!left)
                return left.error();
            circles->keys = keysOf(*left);
            return circles;
        },
        [this](const Result<TreeCircles> &circles) {
            if (circles)
                takeCircles(circles->keys, circles->more);
            else
                fail(circles.error());
        });
}

/// Of pages that were not in sight for long nothing stays but how many are below their rows.
void TreeModel::forgetPages()
{
    std::vector<std::pair<quint64, Page *>> held;
    const std::function<void(Branch &)> collect = [&](Branch &branch) {
        for (auto &[number, page] : branch.pages) {
            if (page.held)
                held.emplace_back(page.used, &page);
        }
        for (auto &[place, below] : branch.below)
            collect(*below);
    };
    collect(*m_top);
    if (held.size() <= MostHeld)
        return;
    const auto oldest = std::min_element(held.begin(), held.end());
    Page &page = *oldest->second;
    page.held = false;
    page.titles.clear();
    page.labels.clear();
    for (size_t i = 0; i < page.page.rows.size(); ++i) {
        page.page.rows[i].cells = {};
        if (i >= page.below.size() || page.below[i] <= 0)
            page.page.rows[i].key = {};
    }
}

void TreeModel::fail(const Error &error)
{
    m_reading = false;
    m_error = error.text;
    Q_EMIT arrived();
}

} // namespace sw
