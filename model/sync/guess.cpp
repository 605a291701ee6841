// SPDX-License-Identifier: Apache-2.0
#include "model/sync/guess.h"

#include "model/base/name.h"
#include "model/sql/quote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// `pet` or `pet.name`, quoted where SQL would quote it.
QString pathOf(const QString &table, const QString &column = {})
{
    return column.isEmpty() ? quotedName(table)
                            : QString(quotedName(table) + u'.' + quotedName(column));
}

bool isDenied(const Answers &answers, const QString &path)
{
    return std::any_of(answers.notRenamed.begin(), answers.notRenamed.end(),
                       [&](const QString &each) { return sameName(each, path); });
}

/// The name in the drawing that the answers give to what the database calls so.
QString renamedTo(const Answers &answers, const QString &path)
{
    for (auto it = answers.renames.begin(); it != answers.renames.end(); ++it) {
        if (sameName(it.key(), path))
            return it.value();
    }
    return {};
}

template <typename T> void remember(T &object, const QString &name)
{
    object.formerNames.removeAll(name);
    object.formerNames.append(name); // the latest name counts most
}

bool haveSameColumns(const Table &a, const Table &b)
{
    return !a.columns.empty() && a.columns.size() == b.columns.size()
           && std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(),
                         [](const Column &x, const Column &y) {
                             return sameName(x.name, y.name) && sameName(x.type, y.type);
                         });
}

Question question(const QString &table, const QString &column, const QString &to)
{
    const QString path = pathOf(table, column);
    return {u"rename "_s + path, table, column, to,
            u"Was %1 renamed to %2, or does it go, and %2 is new?"_s.arg(path, quotedName(to))};
}

void guessColumns(const TableMatch &pair, const Answers &answers, std::vector<Question> &questions)
{
    for (size_t i = 0; i < pair.b->columns.size() && i < pair.a->columns.size(); ++i) {
        const Column &was = pair.a->columns[i];
        const Column &is = pair.b->columns[i];
        if (pair.columns.inB(i) >= 0 || pair.columns.inA(i) >= 0 || !sameName(was.type, is.type)
            || isDenied(answers, pathOf(pair.a->name, was.name)))
            continue;
        questions.push_back(question(pair.a->name, was.name, is.name));
    }
}

} // namespace

Content withRenames(const Content &drawn, const Content &live, const Answers &answers)
{
    Content content = drawn;
    if (answers.renames.isEmpty())
        return content;
    for (const TablePtr &table : live.schema.tables) {
        const QString to = renamedTo(answers, pathOf(table->name));
        if (to.isEmpty())
            continue;
        if (const TablePtr found = content.schema.table(to)) {
            Table renamed = *found;
            remember(renamed, table->name);
            content.schema.tables.put(std::move(renamed));
        }
    }
    // Columns by the tables as they are matched then.
    const Match pairs = match(live.schema, content.schema, Identity::Names);
    for (const TableMatch &pair : pairs.tables) {
        Table table = *pair.b;
        for (const Column &was : pair.a->columns) {
            const QString to = renamedTo(answers, pathOf(pair.a->name, was.name));
            for (Column &column : table.columns) {
                if (!to.isEmpty() && sameName(column.name, to))
                    remember(column, was.name);
            }
        }
        if (table != *pair.b)
            content.schema.tables.put(std::move(table));
    }
    return content;
}

Content withoutFormerNames(Content content)
{
    const auto forget = [](auto &items) {
        for (auto &item : items)
            item.formerNames.clear();
    };
    const auto tables = content.schema.tables;
    for (const TablePtr &table : tables) {
        Table copy = *table;
        copy.formerNames.clear();
        forget(copy.columns);
        forget(copy.indexes);
        if (copy != *table)
            content.schema.tables.put(std::move(copy));
    }
    return content;
}

std::vector<Question> guesses(const Content &live, const Content &drawn, const Answers &answers)
{
    std::vector<Question> questions;
    const Match pairs
        = match(withoutUnenforced(live.schema), withoutUnenforced(drawn.schema), Identity::Names);
    std::vector<TablePtr> open = pairs.tablesOnlyInB;
    for (const TablePtr &gone : pairs.tablesOnlyInA) {
        if (gone->kind != TableKind::Ordinary || isDenied(answers, pathOf(gone->name)))
            continue;
        const auto alike = std::find_if(open.begin(), open.end(), [&](const TablePtr &come) {
            return haveSameColumns(*gone, *come);
        });
        if (alike == open.end())
            continue;
        questions.push_back(question(gone->name, {}, (*alike)->name));
        open.erase(alike);
    }
    for (const TableMatch &pair : pairs.tables) {
        if (pair.a->kind == TableKind::Ordinary && pair.b->kind == TableKind::Ordinary)
            guessColumns(pair, answers, questions);
    }
    return questions;
}

} // namespace sw
