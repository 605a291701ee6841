// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowsmodel.h"

#include "widgets/data/celltext.h"
#include "widgets/data/rowscolumns.h"
#include "widgets/data/thumbnails.h"

#include <algorithm>

namespace sw {

namespace {

constexpr qint64 PageRows = RowIndex::Step;
constexpr size_t MostPages = 12;

bool haveSameKeys(const RowPage &a, const RowPage &b)
{
    return std::equal(
        a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
        [](const RowValues &one, const RowValues &other) { return one.key == other.key; });
}

} // namespace

RowsModel::RowsModel(RowDatabase &database, RowDatabase::Lane lane, QObject *parent)
    : QAbstractTableModel(parent), m_database(database), m_lane(lane),
      m_thumbnails(new Thumbnails(database, this))
{
    connect(&database, &RowDatabase::formatsChanged, this, [this] {
        takeFormats();
        Q_EMIT formatsChanged();
    });
    connect(m_thumbnails, &Thumbnails::arrived, this, &RowsModel::arrived);
}

void RowsModel::clear() { show({}); }

void RowsModel::show(const RowSet &set, const std::optional<Crossing> &crossing)
{
    beginResetModel();
    m_askedRows = {};
    m_askedLabels = {};
    m_askedLinks = {};
    m_askedWhole = {};
    m_askedLinksOf = -1;
    m_askedCount = {};
    m_askedPlace = {};
    m_askedPage = -1;
    m_askedLabelsOf = -1;
    m_set = set;
    m_columns = columnsOf(set, m_database.isOpen() ? &m_database.ways() : nullptr);
    m_labelled = labelled(m_columns);
    m_crossing = crossing;
    if (crossing) {
        const auto besides = linkColumns(m_database.schema(), crossing->way);
        m_columns.insert(m_columns.end(), besides.begin(), besides.end());
    }
    takeFormats();
    m_fresh.clear();
    m_pages.clear();
    m_index = std::make_shared<const RowIndex>();
    m_longColumns.clear();
    m_count = 0;
    m_counted = isEmpty();
    m_reading = !isEmpty();
    m_error.clear();
    m_first = m_last = 0;
    endResetModel();
    if (!isEmpty())
        askPage(0);
    takeEdits();
}

void RowsModel::readAgain()
{
    if (isEmpty())
        return;
    for (auto &[number, page] : m_pages)
        page.stale = true;
    m_askedPage = -1;
    m_askedRows = {};
    m_error.clear();
    // The old index still finds the rows about where they were.
    if (m_counted)
        countRows();
    askNext();
}

void RowsModel::want(qint64 first, qint64 last)
{
    m_first = first;
    m_last = last;
    askNext();
}

std::vector<qint64> RowsModel::pagesInSight() const
{
    std::vector<qint64> pages;
    for (qint64 number = m_first / PageRows; number <= std::max(m_last, m_first) / PageRows;
         ++number)
        pages.push_back(number);
    return pages;
}

bool RowsModel::isWanted(qint64 number) const
{
    if (number < 0 || (number > 0 && number * PageRows >= m_count))
        return false;
    const auto found = m_pages.find(number);
    return found == m_pages.end() || found->second.stale;
}

/// What is in sight first, then its labels and what ties it, then what would come into sight next.
void RowsModel::askNext()
{
    if (isEmpty() || !m_error.isEmpty())
        return;
    const std::vector<qint64> inSight = pagesInSight();
    const auto ask = [this](qint64 number) {
        if (m_askedPage != number)
            askPage(number);
    };
    for (const qint64 number : inSight) {
        if (isWanted(number)) {
            ask(number);
            return;
        }
    }
    for (const qint64 number : inSight) {
        const auto page = m_pages.find(number);
        if (m_labelled.empty() || page == m_pages.end() || page->second.labelled)
            continue;
        if (m_askedLabelsOf != number)
            askLabels(number);
        return;
    }
    for (const qint64 number : inSight) {
        const auto page = m_pages.find(number);
        if (!m_crossing || page == m_pages.end() || page->second.linked)
            continue;
        if (m_askedLinksOf != number)
            askLinks(number);
        return;
    }
    for (const qint64 number : {inSight.back() + 1, inSight.front() - 1}) {
        if (isWanted(number)) {
            ask(number);
            return;
        }
    }
}

void RowsModel::askPage(qint64 number)
{
    m_askedPage = number;
    m_askedRows = m_database.ask(
        m_lane, this,
        [set = m_set, index = m_index, heavy = m_longColumns,
         number](sqlite3 *database, Watcher &) -> Result<std::pair<RowPage, LongColumns>> {
            RowReader reader(database, set, heavy);
            Result<RowPage> page
                = reader.page(*index, number * PageRows, static_cast<int>(PageRows));
            if (!page)
                return page.error();
            return std::pair(std::move(*page), reader.longColumns());
        },
        [this, number](Result<std::pair<RowPage, LongColumns>> answer) {
            m_askedPage = -1;
            if (!answer) {
                fail(answer.error());
                return;
            }
            m_longColumns = std::move(answer->second);
            takePage(number, std::move(answer->first));
        });
}

void RowsModel::takePage(qint64 number, RowPage page)
{
    const auto size = static_cast<qint64>(page.rows.size());
    if (m_columns.empty() && !page.names.isEmpty()) {
        beginResetModel();
        m_columns = viewColumns(page.names);
        takeView();
        takeFormats();
        endResetModel();
    }
    Page &made = m_pages[number];
    // Labels and links stay until the new ones come, unless they would stand beside other rows.
    if (!haveSameKeys(made.page, page)) {
        made.labels.clear();
        made.links = {};
    }
    made.page = std::move(page);
    made.stale = made.labelled = made.linked = false;
    const bool first = m_reading;
    m_reading = false;
    if (!m_counted)
        setCount(std::max(m_count, number * PageRows + size), number == 0 && size < PageRows);
    if (size > 0 && number * PageRows < m_count) {
        const auto last = std::min(number * PageRows + size, m_count) - 1;
        Q_EMIT dataChanged(index(static_cast<int>(number * PageRows), 0),
                           index(static_cast<int>(last), columnCount() - 1));
    }
    forgetFarPages();
    if (first && !m_counted)
        countRows();
    Q_EMIT arrived();
    askNext();
}

void RowsModel::askLabels(qint64 number)
{
    m_askedLabelsOf = number;
    RowSet set = m_set;
    for (const int column : m_labelled)
        set.shown.append(m_columns[static_cast<size_t>(column)].label);
    m_askedLabels = m_database.ask(
        m_lane, this,
        [set, rows = m_index, number](sqlite3 *database, Watcher &) {
            return RowReader(database, set)
                .page(*rows, number * PageRows, static_cast<int>(PageRows));
        },
        [this, number](const Result<RowPage> &answer) {
            m_askedLabelsOf = -1;
            const auto page = m_pages.find(number);
            if (page == m_pages.end())
                return;
            page->second.labelled = true;
            // A label is a help: without it the key is still there.
            if (!answer)
                return;
            page->second.labels.clear();
            for (const RowValues &row : answer->rows) {
                QStringList &labels = page->second.labels.emplace_back();
                for (const Cell &cell : row.cells)
                    labels.append(cell.value.isNull() ? QString() : cellText(cell));
            }
            Q_EMIT labelsArrived();
            Q_EMIT arrived();
            askNext();
        });
}

/// All rows of a table are counted faster than their keys are walked through.
void RowsModel::countRows()
{
    const bool isCapped = m_mostCounted >= 0;
    if (!isCapped && (!m_set.where.isEmpty() || !m_set.isInKeyOrder())) {
        indexRows();
        return;
    }
    m_askedCount = m_database.ask(
        isCapped ? m_lane : RowDatabase::Lane::Beside, this,
        [set = m_set, most = m_mostCounted](sqlite3 *database, Watcher &) {
            return RowReader(database, set).count(most);
        },
        [this, isCapped](const Result<qint64> &count) {
            if (count)
                setCount(*count, true);
            if (!isCapped)
                indexRows();
        });
}

void RowsModel::indexRows()
{
    m_askedCount = m_database.ask(
        RowDatabase::Lane::Beside, this,
        [set = m_set](sqlite3 *database,
                      Watcher &watcher) -> Result<std::shared_ptr<const RowIndex>> {
            Result<RowIndex> index = RowReader(database, set).index(watcher);
            if (!index)
                return index.error();
            return std::make_shared<const RowIndex>(std::move(*index));
        },
        [this](const Result<std::shared_ptr<const RowIndex>> &index) {
            if (!index) {
                fail(index.error());
                return;
            }
            takeIndex(*index);
            askNext();
        },
        [this](qint64 seen) {
            if (!m_counted)
                setCount(std::max(m_count, seen), false);
        });
}

void RowsModel::takeIndex(std::shared_ptr<const RowIndex> index)
{
    // What was read by the old one may stand elsewhere now.
    const bool isOther = m_index->count >= 0 && !(*m_index == *index);
    m_index = std::move(index);
    for (auto &[number, page] : m_pages)
        page.stale = page.stale || isOther;
    if (isOther && m_askedPage >= 0)
        askPage(m_askedPage);
    setCount(m_index->count, true);
}

void RowsModel::setCount(qint64 count, bool counted)
{
    constexpr qint64 Most = std::numeric_limits<int>::max();
    count = std::min(count, Most);
    m_counted = counted;
    if (count > m_count) {
        beginInsertRows({}, static_cast<int>(m_count), static_cast<int>(count) - 1);
        m_count = count;
        endInsertRows();
    } else if (count < m_count) {
        beginRemoveRows({}, static_cast<int>(count), static_cast<int>(m_count) - 1);
        m_count = count;
        endRemoveRows();
    }
    Q_EMIT arrived();
}

void RowsModel::forgetFarPages()
{
    const qint64 middle = (m_first + m_last) / 2 / PageRows;
    while (m_pages.size() > MostPages) {
        const auto first = m_pages.begin();
        const auto last = std::prev(m_pages.end());
        m_pages.erase(middle - first->first > last->first - middle ? first : last);
    }
}

void RowsModel::fail(const Error &error)
{
    m_reading = false;
    m_error = error.text;
    Q_EMIT failed(error.text);
    Q_EMIT arrived();
}

void RowsModel::find(const std::vector<Value> &key, std::function<void(qint64)> take)
{
    m_askedPlace = m_database.ask(
        RowDatabase::Lane::Beside, this,
        [set = m_set, index = m_index, key](sqlite3 *database, Watcher &) {
            return RowReader(database, set).placeOf(*index, key);
        },
        [take = std::move(take)](const Result<qint64> &place) { take(place ? *place : -1); });
}

const RowsModel::Page *RowsModel::pageOf(qint64 row) const
{
    const auto found = m_pages.find(row / PageRows);
    const bool has = found != m_pages.end()
                     && row % PageRows < static_cast<qint64>(found->second.page.rows.size());
    return has ? &found->second : nullptr;
}

const RowValues *RowsModel::row(qint64 row) const
{
    const Page *page = row < 0 ? nullptr : pageOf(row);
    return page ? &page->page.rows[static_cast<size_t>(row % PageRows)] : nullptr;
}

const Cell *RowsModel::cell(const QModelIndex &index) const
{
    const RowValues *values = index.isValid() ? row(index.row()) : nullptr;
    const auto column = static_cast<size_t>(index.column());
    return values && column < values->cells.size() && !m_columns[column].ofLink
               ? &values->cells[column]
               : nullptr;
}

QString RowsModel::label(const QModelIndex &index) const
{
    const auto place = std::find(m_labelled.begin(), m_labelled.end(), index.column());
    const Page *page = place == m_labelled.end() ? nullptr : pageOf(index.row());
    const auto row = static_cast<size_t>(index.row() % PageRows);
    return page && row < page->labels.size() ? page->labels[row].value(place - m_labelled.begin())
                                             : QString();
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(count());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

} // namespace sw
