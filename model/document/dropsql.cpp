// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/document/sqlstatement.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// One of the names of a DROP.
struct Dropped {
    QString name;
    quint32 place = 0;
};

struct Drop {
    bool ifExists = false;
    std::vector<Dropped> names;
    bool cascade = false;
};

Drop takeRest(SqlStatement &statement)
{
    Drop drop;
    drop.ifExists = statement.acceptIfExists();
    do {
        const quint32 place = statement.cursor().place();
        drop.names.push_back({statement.takeObjectName(), place});
    } while (statement.cursor().accept(','));
    return drop;
}

template <typename T> bool holdsId(const std::vector<T> &ids, T id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Deletes what depends on it, or says that something does.
bool dropReaders(SqlStatement &statement, const std::vector<ViewId> &views, QStringList names,
                 const Drop &drop, const Dropped &dropped)
{
    names = namesOf(statement.schema(), views) + names;
    if (!drop.cascade && !names.isEmpty()) {
        statement.fail(dependantsText(u"“"_s + dropped.name + u'”', names), dropped.place);
        return false;
    }
    return statement.run(deleteViews(statement.now(), views), dropped.place);
}

void dropTables(SqlStatement &statement, const Drop &drop)
{
    std::vector<TableId> ids;
    for (const Dropped &each : drop.names) {
        const TablePtr table = statement.schema().table(each.name);
        if (table)
            ids.push_back(table->id);
        else if (!drop.ifExists)
            return statement.fail(u"There is no table “"_s % each.name % u"”."_s, each.place);
    }
    for (const Dropped &each : drop.names) {
        const TablePtr table = statement.schema().table(each.name);
        if (!table)
            continue;
        QStringList children;
        for (const TablePtr &child : statement.schema().tables) {
            for (const ForeignKey &key : child->foreignKeys) {
                if (key.parent.id == table->id && !holdsId(ids, child->id))
                    children.append(child->name);
            }
        }
        if (!dropReaders(statement, viewsThatRead(statement.schema(), table->name), children, drop,
                         each))
            return;
    }
    statement.run(deleteTables(statement.now(), ids), drop.names.front().place);
}

void dropViews(SqlStatement &statement, const Drop &drop)
{
    for (const Dropped &each : drop.names) {
        const ViewPtr view = statement.schema().view(each.name);
        if (!view) {
            if (drop.ifExists)
                continue;
            return statement.fail(u"There is no view “"_s % each.name % u"”."_s, each.place);
        }
        std::vector<ViewId> readers = viewsThatRead(statement.schema(), view->name);
        std::erase_if(readers, [&](ViewId id) {
            const QString name = statement.schema().views.find(id)->name;
            return id == view->id
                   || std::any_of(drop.names.begin(), drop.names.end(),
                                  [&](const Dropped &other) { return sameName(other.name, name); });
        });
        if (!dropReaders(statement, readers, {}, drop, each)
            || !statement.run(deleteViews(statement.now(), {view->id}), each.place))
            return;
    }
}

void dropIndexes(SqlStatement &statement, const Drop &drop)
{
    for (const Dropped &each : drop.names) {
        bool found = false;
        const Schema before = statement.schema();
        for (const TablePtr &table : before.tables) {
            for (const Index &index : table->indexes) {
                if (!sameName(index.name, each.name))
                    continue;
                found = true;
                statement.run(deleteIndex(statement.now(), table->id, index.id), each.place);
            }
        }
        if (!found && !drop.ifExists)
            return statement.fail(u"There is no index “"_s % each.name % u"”."_s, each.place);
    }
}

template <typename Owner>
bool dropTriggerOf(SqlStatement &statement, const Owner &owner, const Dropped &dropped)
{
    for (const Trigger &trigger : owner.triggers) {
        if (!sameName(trigger.name, dropped.name))
            continue;
        statement.run(deleteTrigger(statement.now(), owner.id, trigger.id), dropped.place);
        return true;
    }
    return false;
}

void dropTrigger(SqlStatement &statement, const Drop &drop, const QString &ownerName)
{
    const Schema before = statement.schema();
    const Dropped &dropped = drop.names.front();
    const auto isOwner
        = [&](const QString &name) { return ownerName.isNull() || sameName(name, ownerName); };
    for (const TablePtr &table : before.tables) {
        if (isOwner(table->name) && dropTriggerOf(statement, *table, dropped))
            return;
    }
    for (const ViewPtr &view : before.views) {
        if (isOwner(view->name) && dropTriggerOf(statement, *view, dropped))
            return;
    }
    if (!drop.ifExists)
        statement.fail(u"There is no trigger “"_s % dropped.name % u"”"_s
                           % (ownerName.isNull() ? QString() : u" on “"_s + ownerName + u'”')
                           % u'.',
                       dropped.place);
}

} // namespace

void dropBySql(SqlStatement &statement)
{
    TokenCursor &cursor = statement.cursor();
    cursor.expect(Keyword::Drop);
    const Keyword kind = cursor.peek().keyword;
    if (kind != Keyword::Table && kind != Keyword::Index && kind != Keyword::View
        && kind != Keyword::Trigger)
        return cursor.failHere();
    cursor.advance();
    Drop drop = takeRest(statement);
    QString owner;
    if (kind == Keyword::Trigger) {
        if (drop.names.size() > 1)
            return statement.fail(u"DROP TRIGGER takes one name; write one statement for each."_s,
                                  drop.names[1].place);
        if (cursor.accept(Keyword::On))
            owner = statement.takeObjectName();
    }
    drop.cascade = statement.acceptCascade();
    statement.expectEnd();
    if (!statement.ok())
        return;
    if (kind == Keyword::Table)
        dropTables(statement, drop);
    else if (kind == Keyword::View)
        dropViews(statement, drop);
    else if (kind == Keyword::Index)
        dropIndexes(statement, drop);
    else
        dropTrigger(statement, drop, owner);
}

} // namespace sw
