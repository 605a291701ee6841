// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelends.h"

#include "model/base/name.h"
#include "model/schema/relationships.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t RoomForKeys = 64;

/// What is said of a list or a single one, where it is otherwise than the tables say.
QString againstStructure(std::optional<bool> useList, bool byDefault, bool one)
{
    const bool list = useList.value_or(byDefault);
    return list != one ? QString() : list ? u"True"_s : u"False"_s;
}

} // namespace

ModelTables::ModelTables(const Schema &schema)
{
    for (const TablePtr &table : schema.tables) {
        m_tables.push_back(*table);
        // Pointers to keys stay good while keys are added.
        m_tables.back().foreignKeys.reserve(table->foreignKeys.size() + RoomForKeys);
    }
}

Table *ModelTables::called(const QString &name)
{
    const auto found = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&](const Table &table) { return sameName(table.name, name); });
    return found == m_tables.end() ? nullptr : &*found;
}

Table *ModelTables::ofClass(const QString &className)
{
    const auto found = std::find_if(m_tables.begin(), m_tables.end(), [&](const Table &table) {
        return table.model.className == className;
    });
    return found == m_tables.end() ? called(className.toLower()) : &*found;
}

const Table *ModelTables::withId(TableId id) const
{
    const auto found = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&](const Table &table) { return table.id == id; });
    return found == m_tables.end() ? nullptr : &*found;
}

std::vector<Table *> ModelTables::withAncestors(Table &table, const QString &className)
{
    std::vector<Table *> found{&table};
    QString name = className;
    while (m_parents.contains(name) && found.size() < RoomForKeys) {
        Table *parent = called(m_parents.value(name));
        if (!parent || parent == found.back())
            break;
        found.push_back(parent);
        name = parent->model.className;
    }
    return found;
}

bool ModelTables::addKey(Table &child, const QString &column, const Table &parent,
                         const QString &parentColumn)
{
    if (child.foreignKeys.size() == child.foreignKeys.capacity())
        return false;
    ForeignKey key;
    const Column *own = child.column(column);
    const Column *other = parent.column(parentColumn);
    key.id = ForeignKeyId::fromNames({u"not enforced", foldedName(child.name), foldedName(column),
                                      foldedName(parent.name), foldedName(parentColumn)});
    key.columns = {own->id};
    key.parent = {parent.id, {}};
    key.parentColumns = {{other->id, {}}};
    key.enforced = false;
    child.foreignKeys.push_back(std::move(key));
    return true;
}

void ModelTables::putBack(Schema &schema)
{
    for (Table &table : m_tables)
        schema.tables.put(std::move(table));
}

bool ModelEnds::give(const RelationshipFact &fact, Role &role, EndModel &model, const QString &name,
                     const EndModel &said)
{
    if (!role.name.isEmpty() && role.name != name) {
        const QString which
            = name == fact.key ? name : QString(fact.key + u": its backref " + name);
        m_notes.add(fact.place, u"%1.%2 goes the same way as %3; a drawing holds one of them, and"
                                " %4 was left out"_s.arg(fact.className, which, role.name, name));
        return false;
    }
    const bool first = role.name.isEmpty();
    role.name = name;
    if (first || !said.cascade.isEmpty() || !said.lazy.isEmpty() || !said.orderBy.isEmpty()
        || !said.passiveDeletes.isEmpty() || said.viewOnly)
        model = said;
    return true;
}

/// What an end says; one child at most is the foreign key's own mark where no UNIQUE says so.
EndModel ModelEnds::saidOf(const EndFact &end, const Table &child, ForeignKey &key, bool toParent)
{
    EndModel said = end.model;
    const bool unique = areUnique(child, key.columns);
    if (toParent)
        said.useList = againstStructure(end.useList, false, true);
    else if (end.useList == false)
        key.oneChild = key.oneChild || !unique;
    else
        said.useList = againstStructure(end.useList, true, unique);
    return said;
}

void ModelEnds::put(const RelationshipFact &fact, const Table &child, ForeignKey &key,
                    bool toParent)
{
    Role &role = toParent ? key.parentRole : key.childrenRole;
    EndModel &model = toParent ? key.parentModel : key.childrenModel;
    Role &otherRole = toParent ? key.childrenRole : key.parentRole;
    EndModel &otherModel = toParent ? key.childrenModel : key.parentModel;
    if (!give(fact, role, model, fact.key, saidOf(fact.end, child, key, toParent)))
        return;
    if (!fact.backKey.isEmpty())
        m_backrefs.push_back([this, &fact, &child, &key, &otherRole, &otherModel, toParent] {
            give(fact, otherRole, otherModel, fact.backKey,
                 saidOf(fact.back, child, key, !toParent));
        });
    const bool tied = !fact.backKey.isEmpty() || !fact.backPopulates.isEmpty();
    m_pairs.push_back({&role, &model, &otherRole, &otherModel, tied});
}

void ModelEnds::putAcross(const RelationshipFact &fact, const Table &between, ForeignKey &own,
                          ForeignKey &other)
{
    const auto withList = [&between](const EndFact &end, const ForeignKey &key) {
        EndModel model = end.model;
        model.useList = againstStructure(end.useList, true, areUnique(between, key.columns));
        return model;
    };
    if (!give(fact, own.acrossRole, own.acrossModel, fact.key, withList(fact.end, own)))
        return;
    if (!fact.backKey.isEmpty())
        m_backrefs.push_back([this, &fact, &other, withList] {
            give(fact, other.acrossRole, other.acrossModel, fact.backKey,
                 withList(fact.back, other));
        });
    const bool tied = !fact.backKey.isEmpty() || !fact.backPopulates.isEmpty();
    m_pairs.push_back(
        {&own.acrossRole, &own.acrossModel, &other.acrossRole, &other.acrossModel, tied});
}

void ModelEnds::giveBackrefs()
{
    for (const std::function<void()> &each : std::exchange(m_backrefs, {}))
        each();
}

void ModelEnds::tie()
{
    for (const Pair &pair : m_pairs) {
        const bool tied = std::any_of(m_pairs.begin(), m_pairs.end(), [&](const Pair &each) {
            return each.tied && (each.role == pair.role || each.otherRole == pair.role);
        });
        if (!tied && !pair.otherRole->name.isEmpty())
            pair.model->alone = pair.otherModel->alone = true;
    }
}

} // namespace sw
