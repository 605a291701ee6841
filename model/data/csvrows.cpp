// SPDX-License-Identifier: Apache-2.0
#include "model/data/csvrows.h"

#include "model/data/matching.h"
#include "model/data/rowref.h"
#include "model/data/saveproblems.h"
#include "model/data/savesql.h"
#include "model/schema/relationships.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

/// Looks for the row that a foreign key refers to.
struct CsvRows::Parent {
    std::vector<size_t> places; ///< of the values
    QString who;                ///< `owner with id`
    std::unique_ptr<SqliteQuery> query;
};

CsvRows::CsvRows(WritableDatabase &database, const Schema &schema, const Table &table,
                 const CsvImport &how)
    : m_database(database), m_table(table), m_how(how)
{
    const std::vector<ColumnId> key = importKey(table, how.columns);
    for (size_t i = 0; i < how.columns.size(); ++i) {
        if (const Column *column = table.column(how.columns[i]))
            m_cells.push_back(
                {i, column, std::find(key.begin(), key.end(), column->id) != key.end()});
    }
    makeParents(schema);
}

CsvRows::~CsvRows() = default;

std::unique_ptr<SqliteQuery> CsvRows::made(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    return std::make_unique<SqliteQuery>(m_database.handle(), viewOf(text));
}

void CsvRows::makeParents(const Schema &schema)
{
    for (const ForeignKey &key : m_table.foreignKeys) {
        const TablePtr parent = schema.parentOf(key);
        const QStringList names
            = parent ? columnNames(*parent, parentColumnsOf(key, *parent)) : QStringList();
        if (!key.enforced || static_cast<size_t>(names.size()) != key.columns.size())
            continue;
        std::vector<size_t> places;
        for (const ColumnId id : key.columns) {
            const auto cell = std::find_if(m_cells.begin(), m_cells.end(), [id](const Cell &each) {
                return each.column->id == id;
            });
            if (cell != m_cells.end())
                places.push_back(static_cast<size_t>(cell - m_cells.begin()));
        }
        if (places.size() != key.columns.size())
            continue;
        Parent &made = m_parents.emplace_back();
        made.places = places;
        made.who = u"%1 with %2"_s.arg(quotedName(parent->name),
                                       shownColumns(*parent, parentColumnsOf(key, *parent)));
        made.query = this->made(u"SELECT 1 FROM "_s + inMain(parent->name) + u" WHERE "_s
                                + names.join(u" = ? AND ") + u" = ?"_s);
    }
}

Result<Done> CsvRows::prepare()
{
    QStringList names;
    QStringList keys;
    QStringList others;
    for (const Cell &cell : m_cells) {
        names.append(alwaysQuotedName(cell.column->name));
        (cell.isKey ? keys : others).append(names.last());
    }
    const QString into = inMain(m_table.name);
    const QStringList marks(names.size(), u"?"_s);
    m_insert = made(u"INSERT"_s + orAbort(m_table) + u" INTO "_s + into + u" ("_s
                    + names.join(u", ") + u") VALUES ("_s + marks.join(u", ") + u')');
    if (!m_insert->isReady())
        return m_database.failure();
    if (m_how.onTaken == OnTaken::Stop)
        return Done();
    if (keys.isEmpty())
        return Error{u"No key of %1 is among the columns that are filled, so nothing tells which"
                     " rows are there already: choose its key too, or stop at such rows."_s.arg(
                         quotedName(m_table.name))};
    const QString ofKey = u" WHERE "_s + keys.join(u" = ? AND ") + u" = ?"_s;
    m_exists = made(u"SELECT 1 FROM "_s + into + ofKey);
    if (m_how.onTaken == OnTaken::Update && !others.isEmpty())
        m_update = made(u"UPDATE"_s + orAbort(m_table) + u' ' + into + u" SET "_s
                        + others.join(u" = ?, ") + u" = ?"_s + ofKey);
    const bool ready = m_exists->isReady() && (!m_update || m_update->isReady());
    return ready ? Result<Done>(Done()) : m_database.failure();
}

CsvRows::Outcome CsvRows::wrong(const Column *column, const QString &why)
{
    m_problem = {m_record->line, column ? column->name : QString(), {}, why};
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (column && m_cells[i].column == column && m_cells[i].place < m_record->cells.size())
            m_problem.value = QString::fromUtf8(m_record->cells[m_cells[i].place].text);
    }
    return Outcome::Wrong;
}

bool CsvRows::takeValues(const CsvRecord &record)
{
    m_record = &record;
    m_values.clear();
    if (!record.problem.isEmpty()) {
        wrong(nullptr, record.problem);
        return false;
    }
    if (record.cells.size() != m_how.columns.size()) {
        wrong(nullptr, u"it has %1 cells, and the first line has %2"_s.arg(record.cells.size())
                           .arg(m_how.columns.size()));
        return false;
    }
    for (const Cell &cell : m_cells) {
        auto value = csvValue(m_table, *cell.column, record.cells[cell.place], m_how);
        if (const auto *why = std::get_if<QString>(&value)) {
            wrong(cell.column, *why);
            return false;
        }
        m_values.push_back(std::move(std::get<Value>(value)));
    }
    return true;
}

bool CsvRows::isThere()
{
    m_exists->reset();
    int place = 0;
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (m_cells[i].isKey)
            m_values[i].bindTo(*m_exists, ++place);
    }
    const bool isThere = m_exists->next();
    m_exists->reset();
    return isThere;
}

Result<CsvRows::Outcome> CsvRows::put(const CsvRecord &record)
{
    if (!takeValues(record))
        return Outcome::Wrong;
    if (m_exists && isThere()) {
        if (!m_update)
            return Outcome::Skipped;
        m_update->reset();
        int place = 0;
        for (const bool isKey : {false, true}) {
            for (size_t i = 0; i < m_cells.size(); ++i) {
                if (m_cells[i].isKey == isKey)
                    m_values[i].bindTo(*m_update, ++place);
            }
        }
        return run(*m_update, Outcome::Updated);
    }
    m_insert->reset();
    for (size_t i = 0; i < m_values.size(); ++i)
        m_values[i].bindTo(*m_insert, static_cast<int>(i) + 1);
    return run(*m_insert, Outcome::Inserted);
}

Result<CsvRows::Outcome> CsvRows::run(SqliteQuery &query, Outcome done)
{
    query.next();
    if (query.failed()) {
        Result<Outcome> answer = refused(query);
        query.reset();
        return answer;
    }
    query.reset();
    const int changes = sqlite3_changes(m_database.handle());
    if (changes > 1)
        return wrong(nullptr, u"%1 rows would be changed at once"_s.arg(changes));
    // A virtual table does not say how many.
    if (changes == 0 && m_table.kind != TableKind::Virtual)
        return wrong(nullptr, u"a trigger kept it from happening"_s);
    return done;
}

/// `UNIQUE constraint failed: t.a, t.b`: the first of them that the file fills.
const Column *CsvRows::columnNamedIn(const QString &words) const
{
    const QStringList named = words.mid(words.indexOf(u": "_s) + 2).split(u", "_s);
    for (const Cell &cell : m_cells) {
        if (named.contains(QString(m_table.name + u'.' + cell.column->name), Qt::CaseInsensitive))
            return cell.column;
    }
    return nullptr;
}

Result<CsvRows::Outcome> CsvRows::refused(const SqliteQuery &query)
{
    const Refusal refusal{
        query.code() == SQLITE_ERROR ? sqlite3_extended_errcode(m_database.handle()) : query.code(),
        query.errorText()};
    if (!refusal.isOfRow() || m_database.watcher().cancelled() || !m_database.inTransaction())
        return m_database.failure();
    const QString what = refusal.words.mid(refusal.words.indexOf(u": "_s) + 2);
    QString why;
    switch (sqlite3_extended_errcode(m_database.handle())) {
    case SQLITE_CONSTRAINT_NOTNULL:
        if (const Column *column = columnNamedIn(refusal.words))
            return wrong(column, u"may not be NULL"_s);
        return wrong(nullptr, u"%1 may not be NULL, and the file does not fill it"_s.arg(
                                  what.section(u'.', -1)));
    case SQLITE_CONSTRAINT_CHECK:
        return wrong(nullptr, u"a condition does not hold: %1"_s.arg(onOneLine(what)));
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return wrong(columnNamedIn(refusal.words),
                     u"another row has this already, and each may be there once (%1)"_s.arg(what));
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        if (const Column *column = findOrphan(why))
            return wrong(column, why);
        return wrong(nullptr, u"a foreign key would refer to nobody"_s);
    case SQLITE_MISMATCH:
        for (const Cell &cell : m_cells) {
            if (cell.isKey)
                return wrong(cell.column, u"is no integer, and a rowid takes nothing else"_s);
        }
        break;
    default:
        break;
    }
    return wrong(nullptr, u"SQLite says “%1”"_s.arg(refusal.words));
}

/// The column whose value is to blame.
const Column *CsvRows::findOrphan(QString &why)
{
    for (const Parent &parent : m_parents) {
        std::vector<Value> values;
        parent.query->reset();
        for (size_t i = 0; i < parent.places.size(); ++i) {
            values.push_back(m_values[parent.places[i]]);
            values.back().bindTo(*parent.query, static_cast<int>(i) + 1);
        }
        const bool refers = std::none_of(values.begin(), values.end(),
                                         [](const Value &value) { return value.isNull(); });
        const bool isThere = parent.query->next();
        const bool failed = parent.query->failed();
        parent.query->reset();
        if (refers && !isThere && !failed) {
            why = u"there is no %1 %2"_s.arg(parent.who, shownValues(values));
            return m_cells[parent.places.front()].column;
        }
    }
    return nullptr;
}

bool CsvRows::isOrphan(const CsvRecord &record)
{
    if (!takeValues(record))
        return false;
    QString why;
    const Column *column = findOrphan(why);
    if (column)
        wrong(column, why);
    return column != nullptr;
}

} // namespace sw
