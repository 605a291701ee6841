// SPDX-License-Identifier: Apache-2.0
#include "model/data/deletepreview.h"

#include "model/data/matching.h"
#include "model/data/rowkey.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>
#include <deque>
#include <set>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t MostExamples = 3;
constexpr size_t KeysAtOnce = 500;

/// A branch while it grows, and where it stands.
struct GrowingBranch {
    DeleteBranch branch;
    int above = -1; ///< -1: of the rows to be deleted themselves
    std::vector<int> below;
};

/// Goes from the rows to all that refer to them, some hundred at a time. Keys are compared by
/// SQLite, and each row is met once, so that a circle ends.
class DeleteWalk {
public:
    DeleteWalk(sqlite3 *database, const Schema &schema, const RowEdits &edits, DeleteRule rule,
               const Watcher &watcher)
        : m_database(database), m_schema(schema), m_edits(edits), m_incoming(schema),
          m_watcher(watcher)
    {
        m_preview.rule = rule;
    }

    Result<DeletePreview> from(const std::vector<RowRef> &rows);

private:
    struct Doomed {
        RowRef row;
        int branch = -1; ///< in which it was met
    };
    struct Spared {
        MetRow row;
        int branch;
    };

    [[nodiscard]] std::vector<RowRef> nextBatch(int &branch);
    [[nodiscard]] Result<Done> take(const std::vector<RowRef> &parents, int above,
                                    const IncomingKey &incoming);
    [[nodiscard]] Result<std::vector<MetRow>> referring(const std::vector<RowRef> &parents,
                                                        const IncomingKey &incoming, qint64 most);
    void meet(const MetRow &row, int place);
    [[nodiscard]] bool isOutOfTheWay(const MetRow &row) const;
    void settle();
    [[nodiscard]] int branchBelow(int above, const IncomingKey &incoming);
    [[nodiscard]] std::vector<int> &below(int place);
    [[nodiscard]] std::vector<DeleteBranch> grown(const std::vector<int> &places);

    sqlite3 *m_database;
    const Schema &m_schema;
    const RowEdits &m_edits;
    IncomingKeys m_incoming;
    const Watcher &m_watcher;
    DeletePreview m_preview;
    std::vector<GrowingBranch> m_branches;
    std::vector<int> m_roots;
    std::deque<Doomed> m_waiting;
    std::set<RowRef> m_gone;
    std::set<std::pair<RowRef, ForeignKeyId>> m_met;
    std::vector<Spared> m_spared; ///< met, and not deleted by that key
    qint64 m_count = 0;
};

Result<DeletePreview> DeleteWalk::from(const std::vector<RowRef> &rows)
{
    for (const RowRef &row : rows) {
        if (row.isFresh()) { // nobody in the database refers to it
            m_preview.rows.push_back(row);
            continue;
        }
        const TablePtr table = m_schema.tables.find(row.table);
        const auto there = readRow(m_database, *table, row.key);
        if (!there)
            return there.error();
        if (!*there || !m_gone.insert(row).second)
            continue;
        m_preview.rows.push_back(row);
        m_waiting.push_back({row, -1});
    }
    while (!m_waiting.empty()) {
        int branch = -1;
        const std::vector<RowRef> parents = nextBatch(branch);
        for (const IncomingKey &each : m_incoming.to(parents.front().table)) {
            if (m_watcher.cancelled())
                return Error{u"The preview was cancelled."_s};
            if (const Result<Done> done = take(parents, branch, each); !done)
                return done.error();
        }
    }
    std::reverse(m_preview.deleted.begin(), m_preview.deleted.end());
    settle();
    return std::move(m_preview);
}

/// Rows of one table that were met at one place.
std::vector<RowRef> DeleteWalk::nextBatch(int &branch)
{
    branch = m_waiting.front().branch;
    const TableId table = m_waiting.front().row.table;
    std::vector<RowRef> batch;
    while (!m_waiting.empty() && batch.size() < KeysAtOnce && m_waiting.front().branch == branch
           && m_waiting.front().row.table == table) {
        batch.push_back(std::move(m_waiting.front().row));
        m_waiting.pop_front();
    }
    return batch;
}

std::vector<int> &DeleteWalk::below(int place)
{
    return place < 0 ? m_roots : m_branches[static_cast<size_t>(place)].below;
}

/// The branch of the key below this one; an old one where the way has come by that key before.
int DeleteWalk::branchBelow(int above, const IncomingKey &incoming)
{
    const auto isOfKey = [&](int place) {
        return m_branches[static_cast<size_t>(place)].branch.key == incoming.key->id;
    };
    for (int place = above; place >= 0; place = m_branches[static_cast<size_t>(place)].above) {
        if (isOfKey(place))
            return place;
    }
    const std::vector<int> &level = below(above);
    const auto found = std::find_if(level.begin(), level.end(), isOfKey);
    if (found != level.end())
        return *found;
    const int place = static_cast<int>(m_branches.size());
    GrowingBranch &growing = m_branches.emplace_back();
    growing.above = above;
    growing.branch.table = incoming.child->id;
    growing.branch.key = incoming.key->id;
    growing.branch.verdict = verdictOn(*incoming.child, *incoming.key, m_preview.rule);
    below(above).push_back(place);
    return place;
}

Result<Done> DeleteWalk::take(const std::vector<RowRef> &parents, int above,
                              const IncomingKey &incoming)
{
    const int place = branchBelow(above, incoming);
    DeleteBranch &branch = m_branches[static_cast<size_t>(place)].branch;
    const qint64 most
        = std::min(DeletePreview::MostOfBranch - branch.count, DeletePreview::MostInAll - m_count);
    if (branch.more)
        return Done();
    const auto rows = referring(parents, incoming, most + 1);
    if (!rows)
        return rows.error();
    branch.more = static_cast<qint64>(rows->size()) > most;
    for (size_t i = 0; i < std::min(rows->size(), static_cast<size_t>(most)); ++i)
        meet((*rows)[i], place);
    return Done();
}

Result<std::vector<MetRow>> DeleteWalk::referring(const std::vector<RowRef> &parents,
                                                  const IncomingKey &incoming, qint64 most)
{
    const Table &child = *incoming.child;
    const TablePtr parent = m_schema.tables.find(parents.front().table);
    const BoundSql where = refersTo(child, *incoming.key, *parent, whereKeys(*parent, parents));
    std::vector<MetRow> rows;
    if (where.isEmpty())
        return rows;
    std::vector<ColumnId> columns;
    for (const ForeignKey &key : child.foreignKeys)
        columns.insert(columns.end(), key.columns.begin(), key.columns.end());
    const RowKey key = rowKeyOf(child);
    BoundSql sql(u"SELECT "_s + (key.terms + columnNames(child, columns)).join(u", ") + u" FROM "_s
                 + inMain(child.name) + u" WHERE "_s);
    sql.add(where).add(u" LIMIT "_s + QString::number(most));
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    sql.bindTo(query);
    while (query.next()) {
        MetRow &row = rows.emplace_back();
        row.key = incoming.key->id;
        row.row.table = child.id;
        int place = 0;
        for (; place < key.terms.size(); ++place)
            row.row.key.push_back(Value::in(query, place));
        for (const ColumnId column : columns)
            row.held[column] = Value::in(query, place++);
    }
    if (query.failed() || !query.isReady())
        return Error{u"What refers by %1 cannot be counted: SQLite says “%2”."_s.arg(
            quotedName(child.name), query.errorText())};
    return rows;
}

/// By what is pending.
bool DeleteWalk::isOutOfTheWay(const MetRow &row) const
{
    const TablePtr child = m_schema.tables.find(row.row.table);
    const ForeignKey *key = child->foreignKey(row.key);
    return m_edits.stateOf(row.row) == RowState::Removed
           || std::any_of(key->columns.begin(), key->columns.end(),
                          [&](ColumnId column) { return m_edits.pending(row.row, column); });
}

void DeleteWalk::meet(const MetRow &row, int place)
{
    DeleteBranch &branch = m_branches[static_cast<size_t>(place)].branch;
    const bool deleted = branch.verdict.outcome == DeleteOutcome::Deleted;
    if (isOutOfTheWay(row))
        return;
    if (m_gone.contains(row.row) || !m_met.insert({row.row, row.key}).second)
        return;
    ++branch.count;
    ++m_count;
    if (branch.examples.size() < MostExamples)
        branch.examples.push_back(row.row);
    if (!deleted) {
        m_spared.push_back({row, place});
        return;
    }
    m_gone.insert(row.row);
    m_preview.deleted.push_back(row);
    m_waiting.push_back({row.row, place});
}

/// What one key spares another may have deleted; then it stands in nobody's way.
void DeleteWalk::settle()
{
    for (Spared &spared : m_spared) {
        DeleteBranch &branch = m_branches[static_cast<size_t>(spared.branch)].branch;
        if (m_gone.contains(spared.row.row)) {
            --branch.count;
            std::erase(branch.examples, spared.row.row);
        } else if (branch.verdict.outcome == DeleteOutcome::SetNull) {
            m_preview.emptied.push_back(std::move(spared.row));
        }
    }
    m_preview.branches = grown(m_roots);
}

/// The tree of what was met.
std::vector<DeleteBranch> DeleteWalk::grown(const std::vector<int> &places)
{
    std::vector<DeleteBranch> branches;
    for (const int place : places) {
        GrowingBranch &growing = m_branches[static_cast<size_t>(place)];
        DeleteBranch branch = std::move(growing.branch);
        branch.below = grown(growing.below);
        if (branch.count == 0 && !branch.more && branch.below.empty())
            continue;
        m_preview.more |= branch.more;
        m_preview.blocked |= branch.verdict.outcome == DeleteOutcome::Blocked
                             && (branch.count > 0 || branch.more);
        branches.push_back(std::move(branch));
    }
    return branches;
}

} // namespace

Result<DeletePreview> previewDelete(sqlite3 *database, const Schema &schema,
                                    const std::vector<RowRef> &rows, DeleteRule rule,
                                    const Watcher &watcher, const RowEdits &edits)
{
    return DeleteWalk(database, schema, edits, rule, watcher).from(rows);
}

} // namespace sw
