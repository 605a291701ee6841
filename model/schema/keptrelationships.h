// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/relationships.h"

#include <QHash>
#include <QSet>

namespace sw {

/// All relationships of a schema, kept from edit to edit: always what relationships() would say,
/// but only those are found anew that the changed tables can have touched.
class KeptRelationships {
public:
    [[nodiscard]] const std::vector<Relationship> &all() const { return m_all; }

    void reset(const Schema &schema, PluralRule rule);
    /// `changed` are the tables that are new, gone or another than before.
    void update(const Schema &schema, PluralRule rule, const QSet<TableId> &changed);

private:
    void replace(const Schema &schema, std::vector<Relationship> found,
                 const QSet<TableId> &children);

    std::vector<Relationship> m_all;
    QHash<TableId, QString> m_names; ///< of all tables, as they were when this was made
};

} // namespace sw
