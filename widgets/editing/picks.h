// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/diagram.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace sw {

enum class PickKind { Table, View, Edge, Note, Area };

/// Something that can be selected: its kind, and the value of its id. An edge is called by its
/// foreign key; an association that is drawn folded, by its first one.
struct Pick {
    PickKind kind = PickKind::Table;
    quint64 id = 0;

    bool operator==(const Pick &) const = default;
};

inline size_t qHash(const Pick &pick, size_t seed = 0)
{
    return qHashMulti(seed, static_cast<int>(pick.kind), pick.id);
}

/// What is selected in a document, shared by all who show it. The last one picked is the current
/// one; within a current table a column may be.
class Picks : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<Pick> &all() const { return m_all; }
    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }
    [[nodiscard]] bool contains(const Pick &pick) const
    {
        return m_kinds[static_cast<size_t>(pick.kind)] && m_set.contains(pick);
    }
    [[nodiscard]] std::optional<Pick> current() const;
    /// The current table, if it is one; else null.
    [[nodiscard]] TableId currentTable() const;
    [[nodiscard]] ColumnId column() const { return m_column; }

    [[nodiscard]] std::vector<quint64> ids(PickKind kind) const;

    void set(std::vector<Pick> picks);
    void setOne(PickKind kind, quint64 id) { set({{kind, id}}); }
    void setColumn(TableId table, ColumnId column);
    void toggle(const Pick &pick);
    void clear() { set({}); }

Q_SIGNALS:
    void changed();

private:
    void put(std::vector<Pick> picks, ColumnId column);

    std::vector<Pick> m_all;
    QSet<Pick> m_set;              ///< the same, for who asks of each thing that it paints
    std::array<bool, 5> m_kinds{}; ///< of which there are any
    ColumnId m_column;
};

} // namespace sw
