// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelddl.h"

#include <QSet>

namespace sw {

/// The tables of a schema, to be changed and put back.
class ModelTables {
public:
    explicit ModelTables(const Schema &schema);

    [[nodiscard]] std::vector<Table> &all() { return m_tables; }
    [[nodiscard]] Table *called(const QString &name);
    [[nodiscard]] Table *ofClass(const QString &className);
    [[nodiscard]] const Table *withId(TableId id) const;
    /// The table, and those of the classes that its class inherits from by a foreign key.
    [[nodiscard]] std::vector<Table *> withAncestors(Table &table, const QString &className);
    /// A foreign key that no database enforces; false where there is no room for more.
    bool addKey(Table &child, const QString &column, const Table &parent,
                const QString &parentColumn);
    void setParent(const QString &className, const QString &table)
    {
        m_parents.insert(className, table);
    }
    void putBack(Schema &schema);

private:
    std::vector<Table> m_tables;
    QHash<QString, QString> m_parents; ///< a class -> the table of the class above it
};

/// Puts what relationships say on the ends of foreign keys.
class ModelEnds {
public:
    explicit ModelEnds(ImportNotes &notes) : m_notes(notes) {}

    /// From the child to its parent, or from the parent to its children.
    void put(const RelationshipFact &fact, const Table &child, ForeignKey &key, bool toParent);
    /// Across an association: `own` is the key to where one stands.
    void putAcross(const RelationshipFact &fact, const Table &between, ForeignKey &own,
                   ForeignKey &other);
    /// The names that backref= gives, after those that stand in their own classes.
    void giveBackrefs();
    /// Two ends that both have names and do not know each other stand alone.
    void tie();

private:
    struct Pair {
        Role *role = nullptr;
        EndModel *model = nullptr;
        Role *otherRole = nullptr;
        EndModel *otherModel = nullptr;
        bool tied = false;
    };

    bool give(const RelationshipFact &fact, Role &role, EndModel &model, const QString &name,
              const EndModel &said);

    static EndModel saidOf(const EndFact &end, const Table &child, ForeignKey &key, bool toParent);

    ImportNotes &m_notes;
    std::vector<Pair> m_pairs;
    std::vector<std::function<void()>> m_backrefs;
};

} // namespace sw
