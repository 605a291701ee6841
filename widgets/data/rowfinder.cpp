// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowfinder.h"

#include "model/base/name.h"
#include "widgets/data/celltext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr int FoundInFirst = 20; ///< rows of the table that is looked at
constexpr int FoundInOthers = 4;
constexpr int FoundTables = 5;
constexpr auto TypingPause = 120ms;
constexpr auto BudgetOfOther = 150ms;
constexpr auto NamedTables = 3; ///< tables that are named where not all was looked at

/// `3`, `7, eu`
QString keyWords(const MeantRow &row)
{
    QStringList words;
    for (const Cell &cell : row.primary)
        words.append(cellText(cell));
    return words.join(u", ");
}

QString nameOf(const FoundRows::Line &line) { return line.table ? line.table->name : line.view; }

} // namespace

void FoundRows::set(std::vector<Line> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

void FoundRows::add(std::vector<Line> lines)
{
    if (lines.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(lines.size()) - 1);
    std::move(lines.begin(), lines.end(), std::back_inserter(m_lines));
    endInsertRows();
}

int FoundRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant FoundRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = this->line(index);
    const QString name = nameOf(line);
    switch (role) {
    case Qt::DisplayRole:
        if (!line.row)
            return line.note.isEmpty() ? name : line.note;
        return line.row->label.value.isNull() ? QString(u'#' + keyWords(*line.row))
                                              : cellText(line.row->label);
    case Qt::DecorationRole:
        if (!line.note.isEmpty())
            return {};
        return m_theme.icon(line.row ? u"follow"_s : line.table ? u"table"_s : u"view"_s);
    case Finder::AboutRole:
        return line.row ? name : QString();
    case Finder::EndRole:
        return line.row && !line.row->label.value.isNull() ? QString(u'#' + keyWords(*line.row))
                                                           : QString();
    case Finder::EnabledRole:
        return line.note.isEmpty();
    case Qt::AccessibleTextRole:
        return line.row ? tr("%1, %2 %3").arg(index.data().toString(), name, keyWords(*line.row))
                        : index.data().toString();
    default:
        return {};
    }
}

RowFinder::RowFinder(RowDatabase &database, const Theme &theme, QWidget *window)
    : RowFinder(new FoundRows(theme, nullptr), database, theme, window)
{
}

RowFinder::RowFinder(FoundRows *found, RowDatabase &database, const Theme &theme, QWidget *window)
    : Finder(*found, tr("Which row or table? A name or a key"), theme, window),
      m_database(database), m_found(found)
{
    found->setParent(this);
    setObjectName(u"rowFinder"_s);
    setAccessibleName(tr("Go to row"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    m_budget.setSingleShot(true);
    m_budget.setInterval(BudgetOfOther);
    connect(&m_pause, &QTimer::timeout, this, &RowFinder::findRows);
    connect(&m_budget, &QTimer::timeout, this, [this] {
        m_unfinished.append(m_tables.front()->name);
        m_tables.pop_front();
        findNext();
    });
    connect(this, &Finder::typed, this, &RowFinder::find);
    connect(this, &Finder::taken, this, &RowFinder::go);
    connect(this, &Finder::left, this, [this] {
        m_pause.stop();
        m_budget.stop();
        m_asked.cancel();
    });
}

void RowFinder::openAt(const QString &table)
{
    m_first = table;
    open();
}

void RowFinder::find(const QString &text)
{
    m_asked.cancel();
    m_budget.stop();
    m_tables.clear();
    m_found->set(tablesLike(text));
    if (text.trimmed().isEmpty())
        m_pause.stop();
    else
        m_pause.start();
}

std::vector<FoundRows::Line> RowFinder::tablesLike(const QString &text) const
{
    std::vector<std::pair<int, FoundRows::Line>> ranked;
    const auto look = [&](const QString &name, FoundRows::Line line) {
        // Only what somebody would call the same: a letter here and there is no name.
        constexpr int Within = 2;
        const int rank = likeness(text, name);
        if (rank >= 0 && rank <= Within)
            ranked.emplace_back(rank, std::move(line));
    };
    for (const TablePtr &table : m_database.schema().tables)
        look(table->name, {table, {}, {}, {}});
    for (const ViewPtr &view : m_database.schema().views)
        look(view->name, {{}, view->name, {}, {}});
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) {
        return a.first != b.first
                   ? a.first < b.first
                   : nameOf(a.second).compare(nameOf(b.second), Qt::CaseInsensitive) < 0;
    });
    std::vector<FoundRows::Line> lines;
    for (auto &[rank, line] : ranked) {
        if (text.trimmed().isEmpty() || lines.size() < FoundTables)
            lines.push_back(std::move(line));
    }
    return lines;
}

/// The one that is looked at, then the others.
std::vector<TablePtr> RowFinder::tablesInTurn() const
{
    std::vector<TablePtr> tables;
    for (const TablePtr &table : m_database.schema().tables)
        tables.push_back(table);
    std::stable_partition(tables.begin(), tables.end(),
                          [this](const TablePtr &table) { return sameName(table->name, m_first); });
    return tables;
}

void RowFinder::findRows()
{
    m_sought = text().trimmed();
    m_unfinished.clear();
    m_isPatient = true;
    m_tables.clear();
    // `pet rex`: only in that table.
    for (const TablePtr &table : m_database.schema().tables) {
        const QString begin = table->name + u' ';
        if (m_sought.startsWith(begin, Qt::CaseInsensitive)) {
            m_sought = m_sought.mid(begin.size()).trimmed();
            m_tables = {table};
            break;
        }
    }
    if (m_tables.empty()) {
        const std::vector<TablePtr> all = tablesInTurn();
        m_tables.assign(all.begin(), all.end());
    }
    findNext();
}

void RowFinder::findNext()
{
    m_budget.stop();
    if (m_tables.empty()) {
        tellUnfinished();
        return;
    }
    const TablePtr table = m_tables.front();
    const int most = m_isPatient ? FoundInFirst : FoundInOthers;
    if (!m_isPatient)
        m_budget.start();
    m_asked = m_database.ask(
        RowDatabase::Lane::Beside, this,
        [meant = rowsMeant(m_database.ways(), table, m_sought), text = m_sought,
         most](sqlite3 *database, Watcher &) { return readMeant(database, meant, text, most); },
        [this, table](const Result<std::vector<MeantRow>> &rows) {
            std::vector<FoundRows::Line> lines;
            if (rows) {
                for (const MeantRow &row : *rows)
                    lines.push_back({table, {}, row, {}});
            }
            m_isPatient = false;
            m_tables.pop_front();
            m_found->add(std::move(lines));
            findNext();
        });
}

/// Nothing that was not looked at is passed over in silence.
void RowFinder::tellUnfinished()
{
    if (!m_unfinished.isEmpty()) {
        const qsizetype more = m_unfinished.size() - NamedTables;
        const QString names
            = m_unfinished.mid(0, NamedTables).join(u", ")
              + (more > 0 ? tr(" and %n more", nullptr, static_cast<int>(more)) : QString());
        m_found->add({{{},
                       {},
                       {},
                       tr("Not all of %1: write the table first, as in “%2 %3”")
                           .arg(names, m_unfinished.first(), m_sought)}});
    } else if (m_found->rowCount() == 0) {
        m_found->add({{{}, {}, {}, tr("No row is called that, and none has that key")}});
    }
}

void RowFinder::go(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    const FoundRows::Line line = m_found->line(index);
    Place place;
    place.path = RowPath{{PathStep{nameOf(line), {}}}};
    if (line.row)
        place.row = line.row->key;
    Q_EMIT wanted(place, modifiers);
}

} // namespace sw
