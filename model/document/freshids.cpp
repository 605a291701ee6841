// SPDX-License-Identifier: Apache-2.0
#include "model/document/freshids.h"

namespace sw {

void FreshIds::renewAll(Table &table)
{
    renew(table.id);
    for (Column &column : table.columns)
        renew(column.id);
    for (Key &key : table.keys) {
        renew(key.id);
        for (KeyPart &part : key.parts)
            renew(part.column);
    }
    for (Check &check : table.checks) {
        renew(check.id);
        renew(check.column);
    }
    for (ForeignKey &key : table.foreignKeys)
        renewAll(key);
    for (Index &index : table.indexes) {
        renew(index.id);
        for (IndexPart &part : index.parts)
            renew(part.column);
    }
    for (Trigger &trigger : table.triggers)
        renew(trigger.id);
}

void FreshIds::renewAll(View &view)
{
    renew(view.id);
    for (Trigger &trigger : view.triggers)
        renew(trigger.id);
}

void FreshIds::renewAll(ForeignKey &key)
{
    renew(key.id);
    for (ColumnId &column : key.columns)
        renew(column);
    renew(key.parent.id);
    for (ColumnRef &ref : key.parentColumns)
        renew(ref.id);
}

} // namespace sw
