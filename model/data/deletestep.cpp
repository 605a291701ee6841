// SPDX-License-Identifier: Apache-2.0
#include "model/data/deletepreview.h"
#include "model/data/rowdraft.h"
#include "model/sql/quote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const ForeignKey *keyOf(const Schema &schema, TableId table, ForeignKeyId key)
{
    const TablePtr child = schema.tables.find(table);
    return child ? child->foreignKey(key) : nullptr;
}

bool modelsDiffer(const Schema &schema, const std::vector<DeleteBranch> &branches)
{
    return std::any_of(branches.begin(), branches.end(), [&](const DeleteBranch &branch) {
        const TablePtr child = schema.tables.find(branch.table);
        const ForeignKey *key = keyOf(schema, branch.table, branch.key);
        return (key
                && verdictOn(*child, *key, DeleteRule::Models).outcome != branch.verdict.outcome)
               || modelsDiffer(schema, branch.below);
    });
}

QString outcomeWords(const DeleteVerdict &verdict)
{
    switch (verdict.outcome) {
    case DeleteOutcome::Deleted:
        return u"deleted too"_s;
    case DeleteOutcome::SetNull:
        return u"set to NULL"_s;
    case DeleteOutcome::SetDefault:
        return u"set to the default"_s;
    case DeleteOutcome::Blocked:
        return u"they block it: "_s + verdict.reason;
    case DeleteOutcome::Dangling:
        break;
    }
    return u"left as they are, without a parent: the database does not know of it"_s;
}

void addWords(const Schema &schema, const std::vector<DeleteBranch> &branches, int depth,
              QStringList &lines)
{
    for (const DeleteBranch &branch : branches) {
        const TablePtr child = schema.tables.find(branch.table);
        const ForeignKey *key = keyOf(schema, branch.table, branch.key);
        const QString count = QString::number(branch.count) + (branch.more ? u"+"_s : QString());
        lines.append(
            QString(depth * 2, u' ')
            + u"%1 of %2 (%3): %4"_s.arg(count, quotedName(child->name),
                                         key ? shownColumns(*child, key->columns) : QString(),
                                         outcomeWords(branch.verdict)));
        addWords(schema, branch.below, depth + 1, lines);
    }
}

QString firstBlocked(const Schema &schema, const std::vector<DeleteBranch> &branches)
{
    for (const DeleteBranch &branch : branches) {
        if (branch.verdict.outcome == DeleteOutcome::Blocked) {
            const TablePtr child = schema.tables.find(branch.table);
            return u"%1%2 rows of %3 refer to what is deleted, and %4"_s.arg(
                QString::number(branch.count), branch.more ? u"+"_s : QString(),
                quotedName(child->name), branch.verdict.reason);
        }
        if (const QString below = firstBlocked(schema, branch.below); !below.isEmpty())
            return below;
    }
    return {};
}

QString titleOf(const Schema &schema, const std::vector<RowRef> &rows)
{
    return rows.size() == 1 ? u"Delete %1"_s.arg(rowWords(schema, rows.front()))
                            : u"Delete %1 rows"_s.arg(rows.size());
}

} // namespace

bool modelsDeleteOtherwise(const Schema &schema, const DeletePreview &byDatabase)
{
    return modelsDiffer(schema, byDatabase.branches);
}

Result<RowStep> deleteStep(const Schema &schema, const RowEdits &edits,
                           const DeletePreview &preview)
{
    if (preview.blocked)
        return Error{u"Nothing can be deleted: %1; unlink or delete them first."_s.arg(
            firstBlocked(schema, preview.branches))};
    const bool byModels = preview.rule == DeleteRule::Models;
    if (byModels && preview.more)
        return Error{u"More rows go with it than were counted; delete some of them first, or let"
                     " the database do it by ON DELETE."_s};
    RowDraft draft(edits);
    if (byModels) {
        for (const MetRow &row : preview.deleted)
            draft.remove(row.row, row.held);
        for (const MetRow &row : preview.emptied) {
            const ForeignKey *key = keyOf(schema, row.row.table, row.key);
            for (const ColumnId column : key ? key->columns : std::vector<ColumnId>()) {
                if (draft.stateOf(row.row) == RowState::Removed)
                    continue;
                const Result<Done> done = draft.set(row.row, column, Value(), row.held.at(column));
                if (!done)
                    return done.error();
            }
        }
    }
    for (const RowRef &row : preview.rows)
        draft.remove(row);
    return draft.step(titleOf(schema, preview.rows));
}

QStringList wordsOf(const Schema &schema, const DeletePreview &preview)
{
    QStringList lines;
    addWords(schema, preview.branches, 0, lines);
    return lines;
}

} // namespace sw
