// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QRandomGenerator>

namespace sw::test {

/// Edits a content as a person might, with the tables that it is allowed to touch and those that it
/// makes itself. What it does depends on the seed and on these tables only: let loose on another
/// content with the same tables, it does the same. Whatever it does, the content holds together.
class RandomEditor {
public:
    /// `mark` goes into every new name, so that two editors never give one name twice.
    RandomEditor(quint32 seed, QString mark, std::vector<TableId> tables);

    void edit(Content &content, int times);

    /// One more table and nothing else.
    void addTable(Content &content);

    [[nodiscard]] QStringList done() const { return m_done; }

private:
    int below(qsizetype most) { return static_cast<int>(m_random.bounded(static_cast<int>(most))); }
    [[nodiscard]] QString freshName();
    void editTable(Content &content, TableId id);
    void addColumn(Table &table);
    void editColumn(Table &table);
    void addIndex(Table &table);
    void addForeignKey(Content &content, Table &table);
    void deleteColumn(Content &content, const Table &table);
    void deleteTable(Content &content, TableId id);
    void draw(Content &content);

    QRandomGenerator m_random;
    QString m_mark;
    std::vector<TableId> m_tables;
    int m_names = 0;
    QStringList m_done;
};

} // namespace sw::test
