// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/narrow.h"

#include "model/data/dangling.h"
#include "model/sql/quote.h"
#include "widgets/data/rowscolumns.h"

using namespace Qt::StringLiterals;

namespace sw {

RowSet narrowed(RowSet set, const BoundSql &condition)
{
    if (condition.isEmpty())
        return set;
    BoundSql both;
    if (!set.where.isEmpty())
        both.add(u"("_s).add(set.where).add(u") AND ("_s);
    both.add(condition);
    if (!set.where.isEmpty())
        both.add(u")"_s);
    set.where = both;
    return set;
}

RowSet narrowed(RowSet set, const WaysOf &ways, const QHash<QString, QString> &filters,
                const std::vector<SortedColumn> &sort, QHash<QString, QString> &problems)
{
    const std::vector<RowsColumn> columns = columnsOf(set, &ways);
    for (auto each = filters.cbegin(); each != filters.cend(); ++each) {
        FilterField field{alwaysQuotedName(each.key()), Affinity::Blob, {}, {}};
        for (const RowsColumn &column : columns) {
            if (column.name != each.key())
                continue;
            field.label = column.label;
            field.affinity = affinityOf(*set.table, *set.table->column(column.id));
            field.words = missingWords(ways, *set.table, column.id);
        }
        const Result<BoundSql> condition = filterCondition(field, each.value());
        if (condition)
            set = narrowed(std::move(set), *condition);
        else
            problems.insert(each.key(), condition.error().text);
    }
    for (const SortedColumn &column : sort)
        set.sort.push_back({alwaysQuotedName(column.name), column.descending});
    return set;
}

} // namespace sw
