// SPDX-License-Identifier: Apache-2.0
#include "model/sql/writer.h"
#include "tests/support/oddtables.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

bool mentions(const QString &sql, const QString &name)
{
    return sql.contains(name, Qt::CaseInsensitive);
}

} // namespace

QString TableEditor::freshName() { return u"new %1"_s.arg(++m_names); }

void TableEditor::edit(Table &table, int times)
{
    for (int i = 0; i < times; ++i)
        editOnce(table);
}

void TableEditor::editOnce(Table &table)
{
    switch (below(12)) {
    case 0:
        m_done += u"add column"_s;
        addColumn(table);
        break;
    case 1:
        removeColumn(table);
        break;
    case 2:
        m_done += u"reorder"_s;
        std::swap(table.columns[below(table.columns.size())], table.columns.front());
        break;
    case 3:
        editKeys(table);
        break;
    case 4:
        editChecks(table);
        break;
    case 5:
    case 6:
        editForeignKeys(table);
        break;
    case 7:
        m_done += u"options"_s;
        (below(2) == 0 ? table.strict : table.withoutRowid) ^= true;
        break;
    default:
        editColumn(table, table.columns[below(table.columns.size())]);
    }
}

bool isUsed(const Table &table, const Column &column)
{
    const auto isIt = [&](ColumnId id) { return id == column.id; };
    bool used = std::any_of(table.columns.begin(), table.columns.end(), [&](const Column &other) {
        return other.generated && mentions(other.generated->expression, column.name);
    });
    for (const Key &key : table.keys) {
        used = used || std::any_of(key.parts.begin(), key.parts.end(), [&](const KeyPart &part) {
                   return isIt(part.column);
               });
    }
    for (const Check &check : table.checks)
        used = used || isIt(check.column) || mentions(check.expression, column.name);
    for (const ForeignKey &key : table.foreignKeys)
        used = used || std::any_of(key.columns.begin(), key.columns.end(), isIt);
    return used;
}

void TableEditor::editColumn(Table &table, Column &column)
{
    const size_t kind = below(9);
    m_done += u"column %1, edit %2"_s.arg(column.name).arg(kind);
    switch (kind) {
    case 0:
        column.type = std::array{u""_s, u"TEXT"_s, u"varchar(9)"_s, u"INTEGER"_s}[below(4)];
        break;
    case 1:
        column.notNull = below(2) == 0 ? std::nullopt : std::optional(NotNull{Conflict(below(4))});
        break;
    case 2:
        column.defaultValue = std::array{u""_s, u"7"_s, u"( 'a' || 'b' )"_s, u"NULL"_s}[below(4)];
        break;
    case 3:
        column.collation = std::array{u""_s, u"NOCASE"_s, u"rtrim"_s}[below(3)];
        break;
    case 4:
        column.generated = below(2) == 0
                               ? std::nullopt
                               : std::optional(Generated{u"1 + %1"_s.arg(below(9)), below(2) == 0});
        break;
    case 5:
        (below(2) == 0 ? column.constraintNames.notNull : column.constraintNames.defaultValue)
            = below(2) == 0 ? QString() : freshName();
        break;
    case 6:
        if (below(2) == 0)
            column.constraintNames.loose.clear();
        else
            column.constraintNames.loose.append(freshName());
        break;
    case 7:
        column.comment = below(3) == 0 ? QString() : freshName();
        break;
    default:
        if (std::none_of(table.checks.begin(), table.checks.end(),
                         [&](const Check &c) { return mentions(c.expression, column.name); })
            && std::none_of(table.columns.begin(), table.columns.end(), [&](const Column &c) {
                   return c.generated && mentions(c.generated->expression, column.name);
               }))
            column.name = freshName();
    }
}

void TableEditor::addColumn(Table &table)
{
    Column column;
    column.name = freshName();
    column.id = ColumnId::fromNames({u"new", column.name});
    column.type = u"TEXT"_s;
    column.comment = below(3) == 0 ? u"fresh"_s : QString();
    if (below(3) == 0)
        column.notNull = NotNull();
    const auto place = static_cast<std::ptrdiff_t>(below(table.columns.size() + 1));
    table.columns.insert(table.columns.begin() + place, column);
}

void TableEditor::removeColumn(Table &table)
{
    const size_t place = below(table.columns.size());
    if (table.columns.size() < 2 || isUsed(table, table.columns[place]))
        return;
    m_done += u"remove column "_s + table.columns[place].name;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(place));
}

void TableEditor::editKeys(Table &table)
{
    const size_t kind = below(6);
    m_done += u"keys, edit %1"_s.arg(kind);
    if (table.keys.empty() || kind == 0) {
        Key key;
        key.id = KeyId::fromNames({u"new", freshName()});
        key.primary = !table.primaryKey() && below(2) == 0;
        key.parts.push_back({table.columns[below(table.columns.size())].id, {}, {}});
        key.inColumn = below(2) == 0;
        table.keys.insert(table.keys.begin(), key);
        return;
    }
    Key &key = table.keys[below(table.keys.size())];
    if (kind == 1)
        std::erase(table.keys, Key(key));
    else if (kind == 2)
        key.inColumn = !key.inColumn;
    else if (kind == 3)
        key.onConflict = Conflict(below(6));
    else if (kind == 4)
        key.name = below(2) == 0 ? QString() : freshName();
    else
        key.parts.push_back({table.columns[below(table.columns.size())].id, SortOrder(below(3)),
                             below(2) == 0 ? u"NOCASE"_s : QString()});
}

void TableEditor::editChecks(Table &table)
{
    const size_t kind = below(5);
    m_done += u"checks, edit %1"_s.arg(kind);
    if (table.checks.empty() || kind == 0) {
        Check check;
        check.id = CheckId::fromNames({u"new", freshName()});
        check.expression = u"%1 < 9"_s.arg(below(9));
        if (below(2) == 0)
            check.column = table.columns[below(table.columns.size())].id;
        table.checks.push_back(check);
        return;
    }
    Check &check = table.checks[below(table.checks.size())];
    if (kind == 1)
        std::erase(table.checks, Check(check));
    else if (kind == 2)
        check.column = check.column.isNull() ? table.columns.front().id : ColumnId();
    else if (kind == 3)
        check.expression = u"%1 /* few */ < 9"_s.arg(below(9));
    else
        check.name = below(2) == 0 ? QString() : freshName();
}

void TableEditor::editForeignKeys(Table &table)
{
    const size_t kind = below(8);
    m_done += u"foreign keys, edit %1"_s.arg(kind);
    if (table.foreignKeys.empty() || kind == 0) {
        ForeignKey key;
        key.id = ForeignKeyId::fromNames({u"new", freshName()});
        key.columns.push_back(table.columns[below(table.columns.size())].id);
        key.parent.name = u"other"_s;
        key.inColumn = below(2) == 0;
        table.foreignKeys.push_back(key);
        return;
    }
    ForeignKey &key = table.foreignKeys[below(table.foreignKeys.size())];
    switch (kind) {
    case 1:
        std::erase(table.foreignKeys, ForeignKey(key));
        break;
    case 2:
        key.inColumn = !key.inColumn;
        break;
    case 3:
        key.onDelete = Action(below(6));
        break;
    case 4:
        key.deferrable = Deferrable(below(3));
        key.initially = key.deferrable == Deferrable::Unsaid ? Initially() : Initially(below(3));
        break;
    case 5:
        key.parent.name = freshName();
        break;
    case 6:
        key.parentColumns.assign(key.columns.size(), ColumnRef{{}, u"x y"_s});
        break;
    default:
        key.enforced = !key.enforced;
    }
}

} // namespace sw::test
