// SPDX-License-Identifier: Apache-2.0
#include "model/sql/circles.h"

#include "model/sql/lintrules.h"

#include <algorithm>

namespace sw {

namespace {

/// Tarjan's strongly connected components over required foreign keys, without recursion: a chain
/// of ten thousand tables must not use up the stack.
class RequiredCircles {
public:
    explicit RequiredCircles(const Schema &schema)
    {
        const SchemaNames names(schema);
        for (const TablePtr &table : schema.tables)
            m_tables.append(table);
        std::sort(m_tables.begin(), m_tables.end(),
                  [](const TablePtr &a, const TablePtr &b) { return a->name < b->name; });
        QHash<TableId, int> places;
        for (int i = 0; i < m_tables.size(); ++i)
            places.insert(m_tables.at(i)->id, i);
        m_parents.resize(m_tables.size());
        for (int i = 0; i < m_tables.size(); ++i) {
            for (const ForeignKey &key : m_tables.at(i)->foreignKeys) {
                const TablePtr parent = names.parentOf(key);
                if (parent && parent->id != m_tables.at(i)->id
                    && isRequiredKey(*m_tables.at(i), key))
                    m_parents[i].append(places.value(parent->id));
            }
        }
    }

    /// Each circle as the tables in it, by name.
    QList<QList<TablePtr>> find()
    {
        m_number.fill(0, m_tables.size());
        m_lowest.fill(0, m_tables.size());
        m_open.fill(false, m_tables.size());
        for (int i = 0; i < m_tables.size(); ++i) {
            if (m_number[i] == 0)
                walkFrom(i);
        }
        return m_circles;
    }

private:
    struct Step {
        int table;
        int nextParent;
    };

    void enter(int table)
    {
        m_number[table] = m_lowest[table] = ++m_count;
        m_open[table] = true;
        m_stack.append(table);
        m_path.append({table, 0});
    }

    void walkFrom(int start)
    {
        enter(start);
        while (!m_path.isEmpty()) {
            Step &step = m_path.last();
            const int table = step.table;
            if (step.nextParent < m_parents[table].size()) {
                const int parent = m_parents[table][step.nextParent++];
                if (m_number[parent] == 0)
                    enter(parent);
                else if (m_open[parent])
                    m_lowest[table] = std::min(m_lowest[table], m_number[parent]);
                continue;
            }
            m_path.removeLast();
            if (!m_path.isEmpty()) {
                const int child = m_path.last().table;
                m_lowest[child] = std::min(m_lowest[child], m_lowest[table]);
            }
            if (m_lowest[table] == m_number[table])
                close(table);
        }
    }

    void close(int first)
    {
        QList<TablePtr> circle;
        int table = -1;
        while (table != first) {
            table = m_stack.takeLast();
            m_open[table] = false;
            circle.append(m_tables[table]);
        }
        if (circle.size() < 2)
            return;
        std::sort(circle.begin(), circle.end(),
                  [](const TablePtr &a, const TablePtr &b) { return a->name < b->name; });
        m_circles.append(circle);
    }

    QList<TablePtr> m_tables;
    QList<QList<int>> m_parents;
    QList<int> m_number;
    QList<int> m_lowest;
    QList<bool> m_open;
    QList<int> m_stack;
    QList<Step> m_path;
    QList<QList<TablePtr>> m_circles;
    int m_count = 0;
};

} // namespace

bool isRequiredKey(const Table &table, const ForeignKey &key)
{
    const Key *primary = table.primaryKey();
    return key.enforced && key.initially != Initially::Deferred
           && std::all_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
                  const Column *column = table.column(id);
                  const bool inKey
                      = primary && (table.withoutRowid || isRowidKey(table, *primary))
                        && std::any_of(primary->parts.begin(), primary->parts.end(),
                                       [&](const KeyPart &part) { return part.column == id; });
                  return column && (column->notNull || inKey);
              });
}

QList<QList<TablePtr>> requiredCircles(const Schema &schema)
{
    return RequiredCircles(schema).find();
}

} // namespace sw
