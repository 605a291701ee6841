// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/table.h"

#include <QHash>

#include <optional>

namespace sw {

/// A key that a column may be called after.
struct NamedKey {
    TablePtr table;
    ColumnId column;
};

/// What a column's name says it refers to, how surely (of 100), and why.
struct KeyGuess {
    NamedKey key;
    int certainty = 0;
    QString reason;
};

/// The words of a name, each in the singular: `home_teams_id` is home, team, id.
[[nodiscard]] QStringList singularWords(QStringView name);

/// Whether the type of the child's column can hold values of the parent's.
[[nodiscard]] bool typesFit(const Table &child, const Column &column, const Table &parent,
                            const Column &target);

/// The keys of one column of all tables, by what a column that refers to one is called.
class KeyWords {
public:
    explicit KeyWords(const std::vector<TablePtr> &tables);

    /// The best that the column's name says.
    [[nodiscard]] std::optional<KeyGuess> guess(const TablePtr &child, const Column &column) const;

private:
    using Keys = QHash<QString, std::vector<NamedKey>>;

    void add(const TablePtr &table, const Column &column, bool isPrimary);
    void countPrefixes(const std::vector<TablePtr> &tables);
    [[nodiscard]] const NamedKey *only(const Keys &keys, const QString &name) const;
    [[nodiscard]] std::vector<KeyGuess> byName(const TablePtr &child, const QStringList &words,
                                               const QStringList &spelt) const;
    [[nodiscard]] std::vector<KeyGuess> byMeaning(const TablePtr &child,
                                                  const QStringList &words) const;
    [[nodiscard]] std::optional<KeyGuess> byTableName(const TablePtr &child, const Column &column,
                                                      QStringList words) const;

    Keys m_full;                    ///< `teamid`: table and key
    Keys m_alone;                   ///< `isbn`: a key that has a word of its own
    Keys m_unprefixed;              ///< `userid` of `auth_user.id`
    Keys m_tables;                  ///< primary keys by the table's words
    QHash<QString, int> m_prefixes; ///< how many tables begin with the word
};

} // namespace sw
