// SPDX-License-Identifier: Apache-2.0
#include "model/sql/saidparts.h"

#include "model/base/name.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Numbers keys, checks and foreign keys as the reader does: in the order of the text.
class Counter {
public:
    [[nodiscard]] std::vector<SaidClause> take(const std::vector<ClauseSyntax> &clauses)
    {
        std::vector<SaidClause> said;
        said.reserve(clauses.size());
        for (const ClauseSyntax &clause : clauses)
            said.push_back({clause, partOf(clause.kind)});
        for (size_t i = 0; i < said.size(); ++i)
            said[i].governs = std::none_of(
                said.begin() + static_cast<std::ptrdiff_t>(i) + 1, said.end(),
                [&](const SaidClause &c) { return c.syntax.kind == said[i].syntax.kind; });
        return said;
    }

private:
    int partOf(ClauseKind kind)
    {
        switch (kind) {
        case ClauseKind::PrimaryKey:
        case ClauseKind::Unique:
            return m_keys++;
        case ClauseKind::Check:
            return m_checks++;
        case ClauseKind::ForeignKey:
            return m_foreignKeys++;
        case ClauseKind::Deferral:
            return m_foreignKeys - 1;
        default:
            return -1;
        }
    }

    int m_keys = 0;
    int m_checks = 0;
    int m_foreignKeys = 0;
};

/// The clause with the column that says it.
template <typename Part> QString saying(DdlWriter &writer, const Table &table, const Part &part)
{
    const QString clause = writer.clause(table, part);
    if (clause.isEmpty())
        return {};
    const Column *column = columnSaying(table, part);
    return (column ? u"column "_s + foldedName(column->name) : u"table"_s) + u':' + clause;
}

template <typename Part>
QStringList sayingsOf(DdlWriter &writer, const Table &table, const std::vector<Part> &parts)
{
    QStringList all;
    for (const Part &part : parts)
        all.append(saying(writer, table, part));
    return all;
}

/// Pairs by equal texts those of `said` that have none yet with those of `others` that are free.
template <typename Part>
void pairEqual(const QStringList &said, const QStringList &others, const std::vector<Part> &parts,
               std::vector<const Part *> &pairs)
{
    for (qsizetype i = 0; i < said.size(); ++i) {
        if (pairs[size_t(i)])
            continue;
        for (qsizetype j = 0; j < others.size() && !pairs[size_t(i)]; ++j) {
            const Part *part = &parts[size_t(j)];
            if (!others[j].isEmpty() && others[j] == said[i]
                && std::find(pairs.begin(), pairs.end(), part) == pairs.end())
                pairs[size_t(i)] = part;
        }
    }
}

QStringList columnNames(const Table &table, const ForeignKey &key)
{
    QStringList names;
    for (const ColumnId id : key.columns) {
        if (const Column *column = table.column(id))
            names.append(foldedName(column->name));
    }
    return names;
}

/// A parent may be called otherwise by now; the columns are the same.
void pairByColumns(const Table &said, const Table &before, std::vector<const ForeignKey *> &pairs)
{
    for (size_t i = 0; i < said.foreignKeys.size(); ++i) {
        for (const ForeignKey &key : before.foreignKeys) {
            if (!pairs[i] && key.enforced
                && std::find(pairs.begin(), pairs.end(), &key) == pairs.end()
                && columnNames(said, said.foreignKeys[i]) == columnNames(before, key))
                pairs[i] = &key;
        }
    }
}

void pairByColumns(const Table &, const Table &, const std::vector<const Key *> &) {}
void pairByColumns(const Table &, const Table &, const std::vector<const Check *> &) {}

template <typename Part>
std::vector<const Part *> partnersOf(const Table &said, const Table &before, const Table &after,
                                     const Schema &schema, std::vector<Part> Table::*member)
{
    const Schema none;
    DdlWriter bare(none);
    DdlWriter writer(schema);
    const QStringList texts = sayingsOf(bare, said, said.*member);
    std::vector<const Part *> inBefore(static_cast<size_t>(texts.size()), nullptr);
    pairEqual(texts, sayingsOf(writer, before, before.*member), before.*member, inBefore);
    pairByColumns(said, before, inBefore);
    std::vector<const Part *> found(inBefore.size(), nullptr);
    for (size_t i = 0; i < found.size(); ++i) {
        for (const Part &part : after.*member) {
            if (inBefore[i] && part.id == inBefore[i]->id && !writer.clause(after, part).isEmpty())
                found[i] = &part;
        }
    }
    pairEqual(texts, sayingsOf(writer, after, after.*member), after.*member, found);
    return found;
}

/// Marks what stands at another column than its foreign key.
void findStrays(SaidTable &said)
{
    for (size_t i = 0; i < said.clauses.size(); ++i) {
        for (SaidClause &clause : said.clauses[i]) {
            if (clause.syntax.kind != ClauseKind::Deferral)
                continue;
            const Column *column
                = clause.part < 0
                      ? nullptr
                      : columnSaying(said.table, said.table.foreignKeys[size_t(clause.part)]);
            clause.isStray = column != &said.table.columns[i];
        }
    }
}

bool strayDeferralsStay(const SaidTable &said, const Table &after)
{
    std::vector<const ForeignKey *> now;
    std::vector<const Column *> columns;
    for (const Column &column : after.columns) {
        for (const ForeignKey &key : after.foreignKeys) {
            if (key.enforced && isSaidAt(column.id, key))
                now.push_back(&key);
        }
        if (std::find(said.columns.begin(), said.columns.end(), &column) != said.columns.end())
            columns.push_back(&column);
    }
    std::vector<const ForeignKey *> before;
    for (size_t i = 0; i < said.foreignKeys.size(); ++i) {
        if (columnSaying(said.table, said.table.foreignKeys[i]))
            before.push_back(said.foreignKeys[i]);
    }
    for (size_t i = 0; i < said.columns.size(); ++i) {
        if (!said.columns[i]
            && std::any_of(said.clauses[i].begin(), said.clauses[i].end(),
                           [](const SaidClause &clause) { return clause.isStray; }))
            return false; // it goes with its column
    }
    std::vector<const Column *> columnsBefore = said.columns;
    std::erase(columnsBefore, nullptr);
    return now == before && columns == columnsBefore;
}

} // namespace

Parsed<SaidTable> saidTable(std::string_view text, const Table &before, const Table &after,
                            const Schema &schema)
{
    auto tree = parseCreateTable(text);
    auto table = tableFromSql(text);
    if (!tree || !table)
        return tree ? table.error() : tree.error();
    SaidTable said;
    said.tree = std::move(tree).take();
    said.table = std::move(table).take();
    Counter counter;
    for (const ColumnSyntax &column : said.tree.columns)
        said.clauses.push_back(counter.take(column.clauses));
    said.constraints = counter.take(said.tree.constraints);
    for (const Column &column : said.table.columns) {
        const Column *known = before.column(column.name);
        said.columns.push_back(known ? after.column(known->id) : nullptr);
    }
    said.keys = partnersOf(said.table, before, after, schema, &Table::keys);
    said.checks = partnersOf(said.table, before, after, schema, &Table::checks);
    said.foreignKeys = partnersOf(said.table, before, after, schema, &Table::foreignKeys);
    findStrays(said);
    said.straysStay = strayDeferralsStay(said, after);
    return said;
}

QStringList sayings(DdlWriter &writer, const Table &table)
{
    QStringList all{u"TABLE "_s + table.name};
    all.append(table.strict ? u"STRICT"_s : u"not STRICT"_s);
    all.append(table.withoutRowid ? u"WITHOUT ROWID"_s : u"with rowid"_s);
    for (const Column &column : table.columns) {
        all.append(u"column "_s + writer.nameAndType(table, column));
        for (const QString &clause : {writer.notNull(column), writer.defaultValue(table, column),
                                      writer.collation(column), writer.generated(table, column)})
            all.append(u"column "_s + column.name + u':' + clause);
        all.append(u"column "_s + column.name + u" loose "
                   + column.constraintNames.loose.join(u", "));
    }
    for (QStringList clauses :
         {sayingsOf(writer, table, table.keys), sayingsOf(writer, table, table.checks),
          sayingsOf(writer, table, table.foreignKeys)}) {
        clauses.removeAll(QString());
        clauses.sort();
        all += clauses;
    }
    all.append(u"loose "_s + table.looseConstraintNames.join(u", "));
    return all;
}

} // namespace sw
