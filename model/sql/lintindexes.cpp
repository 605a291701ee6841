// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/lintrules.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// An index or a key as what it sorts by.
struct Sorting {
    std::vector<IndexPart> parts;
    QString where;
    bool unique = false;
    QString name;
};

Sorting sortingOf(const Table &table, const Key &key)
{
    Sorting sorting{{}, {}, true, subjectOf(table, key).name};
    for (const KeyPart &part : key.parts)
        sorting.parts.push_back({part.column, {}, part.collation, part.order});
    return sorting;
}

Sorting sortingOf(const Index &index)
{
    return {index.parts, index.where, index.unique, u"index "_s + index.name};
}

bool samePart(const IndexPart &a, const IndexPart &b)
{
    const auto isDescending
        = [](const IndexPart &part) { return part.order == SortOrder::Descending; };
    return a.column == b.column && a.expression == b.expression
           && sameName(a.collation, b.collation) && isDescending(a) == isDescending(b);
}

bool beginsWith(const Sorting &whole, const Sorting &beginning)
{
    return whole.parts.size() >= beginning.parts.size()
           && std::equal(beginning.parts.begin(), beginning.parts.end(), whole.parts.begin(),
                         samePart);
}

/// Whether `other` serves whatever `index` serves.
bool replaces(const Sorting &other, const Sorting &index)
{
    if (other.where != index.where || !beginsWith(other, index))
        return false;
    const bool same = other.parts.size() == index.parts.size();
    return same ? other.unique || !index.unique : !index.unique;
}

} // namespace

void lintIndexes(LintRun &run, const Table &table)
{
    std::vector<Sorting> others;
    for (const Key &key : table.keys) {
        if (!isRowidKey(table, key))
            others.push_back(sortingOf(table, key));
    }
    const size_t keys = others.size();
    for (const Index &index : table.indexes)
        others.push_back(sortingOf(index));
    for (size_t i = 0; i < table.indexes.size(); ++i) {
        const Sorting &index = others[keys + i];
        for (size_t j = 0; j < others.size(); ++j) {
            if (j == keys + i || !replaces(others[j], index))
                continue;
            const bool same = others[j].parts.size() == index.parts.size();
            // Of two equal ones the later is said to be too many.
            if (same && replaces(index, others[j]) && j > keys + i)
                continue;
            run.find(Severity::Hint, same ? u"duplicate-index" : u"redundant-index",
                     subjectOf(table, table.indexes[i]),
                     (same ? u"is the same as %1; it costs time at each write and serves nothing."_s
                           : u"is the beginning of %1, which serves its queries too."_s)
                         .arg(others[j].name));
            break;
        }
    }
}

} // namespace sw
