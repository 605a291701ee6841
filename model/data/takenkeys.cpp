// SPDX-License-Identifier: Apache-2.0
#include "model/data/takenkeys.h"

#include "model/data/matching.h"
#include "model/data/rowkey.h"

#include <algorithm>

namespace sw {

namespace {

std::vector<Value> heldIn(const Table &table, const std::vector<ColumnId> &columns,
                          const WholeRow &row)
{
    std::vector<Value> values;
    for (const ColumnId column : columns) {
        if (const Value *value = row.value(table, column))
            values.push_back(*value);
    }
    return values;
}

/// Whether children stay behind when the row goes or gets another key.
bool leavesChildren(const ForeignKey &key, const RowImage &image)
{
    const Action action = image.after ? key.onUpdate : key.onDelete;
    return key.enforced && action != Action::Cascade && action != Action::SetNull;
}

/// Of one foreign key.
bool takesOver(sqlite3 *database, const Table &parent, const IncomingKey &incoming,
               const SavedChange &change)
{
    const std::vector<ColumnId> referred = parentColumnsOf(*incoming.key, parent);
    std::map<std::vector<Value>, const RowImage *> left;
    for (const RowImage &image : change.rows) {
        if (image.before && image.before->row.table == parent.id
            && leavesChildren(*incoming.key, image))
            left[heldIn(parent, referred, *image.before)] = &image;
    }
    return !left.empty()
           && std::any_of(change.rows.begin(), change.rows.end(), [&](const RowImage &image) {
                  if (!image.after || image.after->row.table != parent.id)
                      return false;
                  const auto other = left.find(heldIn(parent, referred, *image.after));
                  if (other == left.end() || other->second == &image)
                      return false;
                  const BoundSql where = refersTo(*incoming.child, *incoming.key, parent,
                                                  whereKey(parent, image.after->row.key));
                  const auto children = readRows(database, *incoming.child, where, 1);
                  return !children || !children->empty();
              });
}

} // namespace

bool takesOverChildren(sqlite3 *database, const Schema &schema, const SavedChange &change)
{
    std::vector<TableId> tables;
    for (const RowImage &image : change.rows)
        tables.push_back(image.after    ? image.after->row.table
                         : image.before ? image.before->row.table
                                        : TableId());
    std::sort(tables.begin(), tables.end());
    tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
    const IncomingKeys keys(schema);
    return std::any_of(tables.begin(), tables.end(), [&](TableId id) {
        const TablePtr table = schema.tables.find(id);
        const std::vector<IncomingKey> incoming = table ? keys.to(id) : std::vector<IncomingKey>();
        return std::any_of(incoming.begin(), incoming.end(), [&](const IncomingKey &key) {
            return takesOver(database, *table, key, change);
        });
    });
}

} // namespace sw
