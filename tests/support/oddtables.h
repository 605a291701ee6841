// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <random>

namespace sw::test {

/// Makes CREATE TABLE texts in the spelling of people who do not agree: comments and odd white
/// space between the tokens, names in all quotes, clauses twice, in any order and at any place.
/// Most of them SQLite takes.
class OddTables {
public:
    explicit OddTables(quint64 seed) : m_random(seed) {}

    [[nodiscard]] QByteArray next();

private:
    size_t below(size_t limit) { return limit == 0 ? 0 : m_random() % limit; }
    bool oneIn(size_t times) { return below(times) == 0; }
    void addColumn(size_t number);
    void addColumnClauses(size_t number);
    void addConstraint();
    void addName();
    void addReference();
    void say(const QByteArray &sql);
    [[nodiscard]] QByteArray anyColumn();
    [[nodiscard]] QByteArray anySpace();

    std::mt19937_64 m_random;
    QByteArray m_text;
    size_t m_columns = 0;
    bool m_lines = false; ///< the columns stand on lines of their own
    bool m_plain = false; ///< one blank between tokens
};

/// Whether something else of the table needs the column.
[[nodiscard]] bool isUsed(const Table &table, const Column &column);

/// Edits the value of one table at random, as a person might who knows what SQLite can do; not all
/// that comes out does SQLite take.
class TableEditor {
public:
    explicit TableEditor(quint64 seed) : m_random(seed) {}

    void edit(Table &table, int times);
    [[nodiscard]] QStringList done() const { return m_done; }

private:
    size_t below(size_t limit) { return limit == 0 ? 0 : m_random() % limit; }
    void editOnce(Table &table);
    void editColumn(Table &table, Column &column);
    void addColumn(Table &table);
    void removeColumn(Table &table);
    void editKeys(Table &table);
    void editChecks(Table &table);
    void editForeignKeys(Table &table);
    [[nodiscard]] QString freshName();

    std::mt19937_64 m_random;
    int m_names = 0;
    QStringList m_done;
};

} // namespace sw::test
