// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/sqlstatement.h"

namespace sw {

/// The actions of one ALTER TABLE, each done as soon as it is read.
class Alteration {
public:
    Alteration(SqlStatement &statement, TableId table);

    void takeAction();

private:
    [[nodiscard]] const Table &table() const;
    /// Null where it is not there, which is an error unless `ifExists`.
    const Column *takeColumn(bool ifExists = false);

    void takeRename();
    void takeRenameConstraint();
    void takeAdd();
    void takeAddColumn();
    void takeAddConstraint();
    void takeDrop();
    void takeDropConstraint();
    void takeAlterColumn();
    void takeDropOf(const Column &column, quint32 place);
    void takeSetDefault(const Column &column);
    void takeType(const Column &column);

    void dropColumn(const Column &column, bool cascade, quint32 place);
    void dropKey(const Key &key, bool cascade, quint32 place);
    /// Puts the keys, checks and foreign keys of `read`, whose columns are the table's, into it.
    void addConstraints(const Table &read, quint32 place);
    void requireKeyColumns(quint32 place);

    SqlStatement &m_statement;
    TokenCursor &m_cursor;
    TableId m_id;
};

} // namespace sw
