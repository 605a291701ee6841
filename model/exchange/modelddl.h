// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelfacts.h"

namespace sw {

/// Notes about one import, in their order.
class ImportNotes {
public:
    void add(const FactPlace &place, const QString &text)
    {
        m_notes.push_back({place.file, place.line, text});
    }
    [[nodiscard]] std::vector<ImportNote> &all() { return m_notes; }

private:
    std::vector<ImportNote> m_notes;
};

/// The types of all columns; a column without one has that of the column it refers to.
class ColumnTypes {
public:
    explicit ColumnTypes(const ModelFacts &facts);

    /// Null where nothing tells.
    [[nodiscard]] const TypeFact *of(const TableFact &table, const ColumnFact &column) const;

private:
    [[nodiscard]] const TypeFact *find(const QString &table, const QString &column,
                                       int depth) const;

    QHash<std::pair<QString, QString>, const ColumnFact *> m_columns;
    QHash<std::pair<QString, QString>, std::pair<QString, QString>> m_references;
};

/// The statements by which SQLAlchemy makes a table in SQLite. What SQLite could not read is left
/// out and noted.
class ModelDdl {
public:
    ModelDdl(const TableFact &table, const ColumnTypes &types, ImportNotes &notes)
        : m_table(table), m_types(types), m_notes(notes)
    {
    }

    [[nodiscard]] QString createTable();
    /// The indexes of columns first, then those of the table.
    [[nodiscard]] std::vector<IndexFact> indexes() const;
    [[nodiscard]] QString createIndex(const IndexFact &index);

private:
    [[nodiscard]] QString column(const ColumnFact &fact);
    [[nodiscard]] QString type(const ColumnFact &fact);
    [[nodiscard]] QString defaultOf(const ColumnFact &fact);
    [[nodiscard]] QString computedOf(const ColumnFact &fact);
    [[nodiscard]] bool isInlineKey(const ColumnFact &fact) const;
    [[nodiscard]] QString primaryKey() const;
    void addColumnConstraints(const ColumnFact &fact, QStringList &parts);
    void addConstraint(const ConstraintFact &fact, QStringList &parts);
    void addReference(const ReferenceFact &fact, QStringList &parts);
    void addCheck(const NameFact &name, const QString &sql, const FactPlace &place,
                  QStringList &parts);
    [[nodiscard]] QString unique(const NameFact &name, const QStringList &columns,
                                 const QString &onConflict = {}) const;
    [[nodiscard]] QString option(const QString &name) const;

    const TableFact &m_table;
    const ColumnTypes &m_types;
    ImportNotes &m_notes;
};

} // namespace sw
