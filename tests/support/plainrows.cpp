// SPDX-License-Identifier: Apache-2.0
#include "tests/support/plainrows.h"

#include "model/data/rowkey.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/token.h"

#include <sqlite3.h>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

constexpr qint64 NobodysKey = 1'000'000;

/// A row while edits are worked out.
struct PlainRow {
    RowRef ref; ///< as the edits call it
    const RowEdit *edit = nullptr;
    std::vector<Value> before; ///< empty: it is new
    std::vector<Value> now;
    bool gone = false;
};

std::vector<Value> picked(const Table &table, const std::vector<ColumnId> &columns,
                          const std::vector<Value> &values)
{
    std::vector<Value> some;
    for (const ColumnId column : columns)
        some.push_back(values[static_cast<size_t>(table.columnIndex(column))]);
    return some;
}

bool hasNull(const std::vector<Value> &values)
{
    return std::any_of(values.begin(), values.end(),
                       [](const Value &value) { return value.isNull(); });
}

/// A number, or NULL: the law knows no other defaults.
Value defaultOf(const Column &column)
{
    bool isNumber = false;
    const qint64 number = column.defaultValue.toLongLong(&isNumber);
    return isNumber ? Value::of(number) : Value();
}

bool isGiven(const RowEdit &edit, ColumnId column)
{
    const auto cell = edit.cells.find(column);
    return cell != edit.cells.end() && !cell->second.value.isNull();
}

class Working {
public:
    Working(const Schema &schema, const RowEdits &edits, const std::map<RowRef, RowRef> &places)
        : m_schema(schema), m_edits(edits), m_places(places)
    {
    }

    PlainRows::Rows of(const PlainRows::Rows &before)
    {
        for (const auto &[ref, values] : before)
            m_rows.push_back({ref, m_edits.of(ref), values, values, false});
        for (const auto &[ref, edit] : m_edits.rows()) {
            if (ref.isFresh())
                m_rows.push_back({ref, &edit, {}, fresh(ref, edit), false});
        }
        for (int round = 0; round < 3; ++round) { // placeholders may wait for placeholders
            for (PlainRow &row : m_rows)
                applyEdit(row);
        }
        for (PlainRow &row : m_rows)
            row.gone = row.edit && row.edit->state == RowState::Removed;
        for (const PlainRow &child : m_rows) {
            for (const ForeignKey &key : tableOf(child).foreignKeys)
                (void)linkOf(child, key, *m_schema.parentOf(key));
        }
        while (alongOnce()) {
        }
        return result();
    }

    [[nodiscard]] QString fault() const { return m_fault; }

private:
    static bool isWritten(const PlainRow &child, const ForeignKey &key)
    {
        return child.edit && std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
                   return child.edit->cells.contains(id);
               });
    }

    const Table &tableOf(const PlainRow &row) const { return *m_schema.tables.find(row.ref.table); }

    std::vector<Value> fresh(const RowRef &ref, const RowEdit &edit) const
    {
        const Table &table = *m_schema.tables.find(ref.table);
        std::vector<Value> values;
        for (const Column &column : table.columns) {
            values.push_back(defaultOf(column));
            if (rowidAlias(table) != &column || isGiven(edit, column.id))
                continue;
            const auto place = m_places.find(ref);
            values.back() = !edit.rowid.empty()       ? edit.rowid.front()
                            : place == m_places.end() ? Value::of(NobodysKey + ref.fresh)
                                                      : place->second.key.front();
        }
        return values;
    }

    void applyEdit(PlainRow &row)
    {
        if (!row.edit || row.edit->state == RowState::Removed)
            return;
        const Table &table = tableOf(row);
        for (const auto &[id, cell] : row.edit->cells) {
            Value &value = row.now[static_cast<size_t>(table.columnIndex(id))];
            const Column *alias = rowidAlias(table);
            if (row.ref.isFresh() && alias && alias->id == id && cell.value.isNull())
                continue; // SQLite chooses
            if (alias && alias->id == id && cell.value.isNull())
                m_fault = u"a row without a key"_s;
            value = cell.value.value;
            if (cell.value.kind == NewValue::Kind::Default)
                value = defaultOf(*table.column(id));
            if (cell.value.kind != NewValue::Kind::OfFresh)
                continue;
            for (const PlainRow &other : m_rows) {
                if (other.ref.fresh == cell.value.fresh)
                    value = other.now[static_cast<size_t>(
                        tableOf(other).columnIndex(cell.value.column))];
            }
        }
    }

    /// The parent by identity: whoever will have the key that was written, else who has it.
    PlainRow *parentOf(const PlainRow &child, const ForeignKey &key, const Table &parent)
    {
        const std::vector<ColumnId> referred = parentColumnsOf(key, parent);
        const std::vector<Value> held = picked(tableOf(child), key.columns, child.now);
        if (hasNull(held))
            return nullptr;
        const bool written
            = child.edit && std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
                  return child.edit->cells.contains(id);
              });
        PlainRow *found = nullptr;
        for (PlainRow &row : m_rows) {
            if (row.ref.table != parent.id)
                continue;
            const bool isNew
                = row.before.empty()
                  || picked(parent, referred, row.before) != picked(parent, referred, row.now);
            if (written && isNew && picked(parent, referred, row.now) == held) {
                const bool inPart
                    = std::any_of(key.columns.begin(), key.columns.end(),
                                  [&](ColumnId id) { return !child.edit->cells.contains(id); });
                if (inPart)
                    m_fault = u"whose key is meant is not to be told from a part of it"_s;
                return &row;
            }
            if (!row.before.empty() && picked(parent, referred, row.before) == held)
                found = &row;
        }
        return found;
    }

    /// The same parent for good, whatever key it gets.
    PlainRow *linkOf(const PlainRow &child, const ForeignKey &key, const Table &parent)
    {
        const std::pair place(child.ref, key.id);
        if (!m_links.contains(place))
            m_links[place] = parentOf(child, key, parent);
        const bool isLoose = hasNull(picked(tableOf(child), key.columns, child.now));
        return isLoose ? nullptr : m_links[place];
    }

    /// What one foreign key does to one row; whether it did anything.
    bool alongOnce()
    {
        for (PlainRow &child : m_rows) {
            if (child.gone)
                continue;
            for (const ForeignKey &key : tableOf(child).foreignKeys) {
                const TablePtr parent = m_schema.parentOf(key);
                PlainRow *row = linkOf(child, key, *parent);
                if (row && (followKey(child, key, *row, *parent) || goAlong(child, key, *row)))
                    return true;
            }
        }
        return false;
    }

    bool followKey(PlainRow &child, const ForeignKey &key, const PlainRow &row, const Table &parent)
    {
        const std::vector<ColumnId> referred = parentColumnsOf(key, parent);
        const std::vector<Value> now = picked(parent, referred, row.now);
        if (row.before.empty() || picked(parent, referred, row.before) == now
            || picked(tableOf(child), key.columns, child.now) == now
            || m_done.contains({child.ref, key.id}))
            return false;
        m_done.insert({child.ref, key.id});
        if (key.onUpdate == Action::Cascade)
            put(child, key, now);
        else if (key.onUpdate == Action::SetNull)
            put(child, key, std::vector<Value>(now.size()));
        return true;
    }

    bool goAlong(PlainRow &child, const ForeignKey &key, const PlainRow &row)
    {
        if (!row.gone)
            return false;
        if (isWritten(child, key))
            m_fault = u"a row is written to refer to one that goes"_s;
        if (key.onDelete == Action::Cascade) {
            child.gone = true;
            if (child.edit)
                m_fault = u"an edit of a row that goes along"_s;
        } else if (key.onDelete == Action::SetNull)
            put(child, key, std::vector<Value>(key.columns.size()));
        return key.onDelete == Action::Cascade || key.onDelete == Action::SetNull;
    }

    void put(PlainRow &child, const ForeignKey &key, const std::vector<Value> &values)
    {
        for (size_t i = 0; i < values.size(); ++i)
            child.now[static_cast<size_t>(tableOf(child).columnIndex(key.columns[i]))] = values[i];
    }

    PlainRows::Rows result() const
    {
        PlainRows::Rows rows;
        for (const PlainRow &row : m_rows) {
            if (row.gone)
                continue;
            const auto place = m_places.find(row.ref);
            RowRef ref = place == m_places.end() ? row.ref : place->second;
            if (const auto own = refIn(tableOf(row), row.now))
                ref = *own;
            // Two rows of one key are a fault that is to be seen.
            while (rows.contains(ref))
                ref.key.push_back(Value());
            rows[ref] = row.now;
        }
        return rows;
    }

    const Schema &m_schema;
    const RowEdits &m_edits;
    const std::map<RowRef, RowRef> &m_places;
    std::vector<PlainRow> m_rows;
    QString m_fault; ///< why it may be refused
    std::map<std::pair<RowRef, ForeignKeyId>, PlainRow *> m_links;
    std::set<std::pair<RowRef, ForeignKeyId>> m_done;
};

} // namespace

PlainRows PlainRows::in(sqlite3 *database, const Schema &schema)
{
    Rows rows;
    for (const TablePtr &table : schema.tables) {
        const auto all = readRows(database, *table, BoundSql(u"1"_s), 100'000);
        if (!all)
            continue;
        for (const WholeRow &row : *all)
            rows[row.row] = row.values;
    }
    return {schema, std::move(rows)};
}

PlainRows PlainRows::after(const RowEdits &edits, const std::map<RowRef, RowRef> &places) const
{
    Working working(m_schema, edits, places);
    Rows rows = working.of(m_rows);
    return {m_schema, std::move(rows), working.fault()};
}

QString PlainRows::fault(const char *script) const
{
    sqlite3 *database = nullptr;
    sqlite3_open(":memory:", &database);
    sqlite3_exec(database, script, nullptr, nullptr, nullptr);
    QString fault = m_fault;
    for (const auto &[ref, values] : m_rows) {
        const Table &table = *m_schema.tables.find(ref.table);
        BoundSql sql(u"INSERT INTO "_s + inMain(table.name) + u" VALUES ("_s);
        for (size_t i = 0; i < values.size(); ++i)
            sql.add(i == 0 ? QString() : u", "_s).add(values[i]);
        sql.add(u")"_s);
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(database, viewOf(text));
        sql.bindTo(query);
        query.next();
        const Column *alias = rowidAlias(table);
        if (alias && values[static_cast<size_t>(table.columnIndex(alias->id))].isNull())
            fault = u"a row of "_s + table.name + u" without a key"_s;
        if (query.failed() && fault.isEmpty())
            fault = query.errorText();
    }
    {
        SqliteQuery check(database, "PRAGMA foreign_key_check");
        if (check.next() && fault.isEmpty())
            fault = u"a row of "_s + check.text(0) + u" without a parent"_s;
    }
    sqlite3_close(database);
    return fault;
}

QString PlainRows::text() const
{
    QStringList lines;
    for (const auto &[ref, values] : m_rows)
        lines.append(rowWords(m_schema, ref) + u": "_s + shownValues(values));
    lines.sort();
    return lines.join(u'\n') + u'\n';
}

} // namespace sw::test
