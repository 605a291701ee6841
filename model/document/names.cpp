// SPDX-License-Identifier: Apache-2.0
#include "model/document/names.h"

#include "model/base/name.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What all names must be, whatever they name.
Objection objectionToAnyName(const QString &name, const QString &what)
{
    if (name.trimmed().isEmpty())
        return Error{u"A "_s % what % u" needs a name; give it one."_s};
    if (name.contains(QChar(u'\0')))
        return Error{u"The name of a "_s % what % u" cannot hold a NUL character; remove it."_s};
    return std::nullopt;
}

Objection objectionToReservedName(const QString &name, const QString &what)
{
    if (!sameName(name.left(7), u"sqlite_"))
        return std::nullopt;
    return Error{u"“"_s % name % u"” cannot be the name of a "_s % what
                 % u": SQLite keeps names that begin with sqlite_ for itself; "
                   "choose another name."_s};
}

/// What has the name already, in words; empty where nothing has.
QString ownerOfName(const Schema &schema, const QString &name, quint64 self)
{
    for (const TablePtr &table : schema.tables) {
        if (table->id.value() != self && sameName(table->name, name))
            return u"a table"_s;
        for (const Index &index : table->indexes) {
            if (index.id.value() != self && sameName(index.name, name))
                return u"an index of table “"_s % table->name % u"”"_s;
        }
    }
    for (const ViewPtr &view : schema.views) {
        if (view->id.value() != self && sameName(view->name, name))
            return u"a view"_s;
    }
    return {};
}

template <typename Owner> bool hasTrigger(const Owner &owner, const QString &name, TriggerId self)
{
    return std::any_of(owner->triggers.begin(), owner->triggers.end(), [&](const Trigger &trigger) {
        return trigger.id != self && sameName(trigger.name, name);
    });
}

template <typename IsTaken> QString firstFree(const QString &wanted, IsTaken isTaken)
{
    QString name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = wanted + u'_' + QString::number(number);
    return name;
}

/// How many letters must be changed, added or left out to make one of the other.
qsizetype distanceOf(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype changed
                = diagonal + (a.at(i) == b.at(static_cast<qsizetype>(j) - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

Objection objectionToName(const Schema &schema, const QString &name, const QString &what,
                          quint64 self)
{
    if (Objection objection = objectionToAnyName(name, what))
        return objection;
    if (Objection objection = objectionToReservedName(name, what))
        return objection;
    const QString owner = ownerOfName(schema, name, self);
    if (owner.isEmpty())
        return std::nullopt;
    return Error{u"“"_s % name % u"” is the name of "_s % owner
                 % u" already; choose another name."_s};
}

Objection objectionToTriggerName(const Schema &schema, const QString &name, TriggerId self)
{
    if (Objection objection = objectionToAnyName(name, u"trigger"_s))
        return objection;
    if (Objection objection = objectionToReservedName(name, u"trigger"_s))
        return objection;
    const auto isTaken = [&](const auto &owner) { return hasTrigger(owner, name, self); };
    if (std::none_of(schema.tables.begin(), schema.tables.end(), isTaken)
        && std::none_of(schema.views.begin(), schema.views.end(), isTaken))
        return std::nullopt;
    return Error{u"“"_s % name % u"” is the name of a trigger already; choose another name."_s};
}

Objection objectionToColumnName(const Table &table, const QString &name, ColumnId self)
{
    if (Objection objection = objectionToAnyName(name, u"column"_s))
        return objection;
    const Column *present = table.column(name);
    if (!present || present->id == self)
        return std::nullopt;
    return Error{u"Table “"_s % table.name % u"” has a column “"_s % present->name
                 % u"” already; choose another name."_s};
}

QString freeName(const Schema &schema, const QString &wanted)
{
    const QString allowed = objectionToReservedName(wanted, {}) ? QString(u'_' + wanted) : wanted;
    return firstFree(allowed,
                     [&](const QString &name) { return !ownerOfName(schema, name, 0).isEmpty(); });
}

QString freeTriggerName(const Schema &schema, const QString &wanted)
{
    return firstFree(wanted, [&](const QString &name) {
        const auto isTaken = [&](const auto &owner) { return hasTrigger(owner, name, {}); };
        return std::any_of(schema.tables.begin(), schema.tables.end(), isTaken)
               || std::any_of(schema.views.begin(), schema.views.end(), isTaken);
    });
}

QString freeColumnName(const Table &table, const QString &wanted)
{
    return firstFree(wanted, [&](const QString &name) { return table.column(name) != nullptr; });
}

QStringList formerNamesAfter(QStringList former, const QString &oldName, const QString &newName)
{
    const auto removeName = [&](const QString &name) {
        former.removeIf([&](const QString &each) { return sameName(each, name); });
    };
    removeName(newName);
    if (!sameName(oldName, newName)) {
        removeName(oldName);
        former.append(oldName);
    }
    return former;
}

QString listedNames(const QStringList &names)
{
    if (names.size() < 2)
        return names.join(QString());
    return names.first(names.size() - 1).join(u", "_s) % u" and "_s % names.last();
}

QString closestName(const QString &wanted, const QStringList &names)
{
    const QString folded = foldedName(wanted);
    QString closest;
    qsizetype least = std::max<qsizetype>(1, wanted.size() / 3) + 1;
    for (const QString &name : names) {
        const qsizetype distance = distanceOf(folded, foldedName(name));
        if (distance < least) {
            least = distance;
            closest = name;
        }
    }
    return closest;
}

PluralRule pluralRuleOf(const Content &content)
{
    return content.settings->pluralRule == u"none" ? PluralRule::AsTheyAre : PluralRule::English;
}

} // namespace sw
