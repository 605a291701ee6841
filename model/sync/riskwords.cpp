// SPDX-License-Identifier: Apache-2.0
// A risk in words, and what becomes of a table where a person decided about it.
#include "model/sql/quote.h"
#include "model/sync/risks.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

template <typename T> const T *partOf(const std::vector<T> &parts, quint64 id)
{
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const T &part) { return part.id.value() == id; });
    return found == parts.end() ? nullptr : &*found;
}

/// The part as it was, or not at all.
template <typename T> void putBack(std::vector<T> &parts, const std::vector<T> &before, quint64 id)
{
    const T *was = partOf(before, id);
    const auto place = std::find_if(parts.begin(), parts.end(),
                                    [&](const T &part) { return part.id.value() == id; });
    if (place == parts.end())
        return;
    if (was)
        *place = *was;
    else
        parts.erase(place);
}

/// Where it stood, as near as what is left of its neighbours.
void bringColumnBack(const Table &before, Table &after, quint64 id)
{
    const Column *column = partOf(before.columns, id);
    if (!column || after.column(column->id))
        return;
    size_t place = 0;
    for (int i = before.columnIndex(column->id) - 1; i >= 0 && place == 0; --i) {
        const int left = after.columnIndex(before.columns[static_cast<size_t>(i)].id);
        place = left >= 0 ? static_cast<size_t>(left) + 1 : 0;
    }
    after.columns.insert(after.columns.begin() + static_cast<std::ptrdiff_t>(place), *column);
}

void leaveOut(const Table &before, Table &after, const Risk &risk)
{
    Column *column = nullptr;
    for (Column &each : after.columns) {
        if (each.id.value() == risk.part)
            column = &each;
    }
    const Column *was = partOf(before.columns, risk.part);
    switch (risk.kind) {
    case RiskKind::DropTable:
        break;
    case RiskKind::DropColumn:
        bringColumnBack(before, after, risk.part);
        break;
    case RiskKind::Nulls:
        if (column)
            column->notNull = was ? was->notNull : std::nullopt;
        break;
    case RiskKind::Values:
        if (column && was) {
            column->type = was->type;
            after.strict = before.strict;
        }
        break;
    case RiskKind::Computed:
        if (column && was)
            *column = *was;
        break;
    case RiskKind::Duplicates:
        putBack(after.keys, before.keys, risk.part);
        putBack(after.indexes, before.indexes, risk.part);
        break;
    case RiskKind::CheckFails:
        putBack(after.checks, before.checks, risk.part);
        break;
    case RiskKind::Orphans:
    case RiskKind::LeftBehind:
        putBack(after.foreignKeys, before.foreignKeys, risk.part);
        break;
    }
}

QString rowsInWords(qint64 count)
{
    return count < 0    ? u"rows"_s
           : count == 1 ? u"1 row"_s
                        : QLocale(QLocale::English).toString(count) + u" rows"_s;
}

} // namespace

Table withChoices(const Table &before, Table after, const std::vector<Risk> &risks)
{
    for (const Risk &risk : risks) {
        if (risk.choice.way == WayOut::LeaveOut || risk.choice.way == WayOut::KeepType)
            leaveOut(before, after, risk);
    }
    // What a table without rowids is known by may have been left out.
    if (after.withoutRowid && !after.primaryKey())
        after.withoutRowid = before.withoutRowid;
    return after;
}

QString wordsFor(const Risk &risk)
{
    const QString rows = rowsInWords(risk.count);
    const QString old = quotedName(risk.table) + u'.' + quotedName(risk.column);
    const QString now = quotedName(risk.newTable) + u'.' + quotedName(risk.newColumn);
    const QString have = risk.count == 1 ? u"has"_s : u"have"_s;
    const QString are = risk.count == 1 ? u"is"_s : u"are"_s;
    switch (risk.kind) {
    case RiskKind::DropTable:
        return u"table %1 goes with %2"_s.arg(quotedName(risk.table), rows);
    case RiskKind::DropColumn:
        return u"column %1 goes; %2 %3 a value in it"_s.arg(old, rows, have);
    case RiskKind::Computed:
        return u"column %1 is computed from now on; the values of %2 are lost"_s.arg(now, rows);
    case RiskKind::Nulls:
        return risk.column.isEmpty()
                   ? u"column %1 is new, NOT NULL and without a default; %2 would %3 nothing in"
                     " it"_s.arg(now, rows, u"have"_s)
                   : u"column %1 is to be NOT NULL; %2 %3 NULL in it"_s.arg(now, rows, have);
    case RiskKind::Duplicates:
        return u"%1 of %2 is to be unique%3; %4 %5 the same as another one"_s.arg(
            risk.column, quotedName(risk.newTable),
            risk.condition.isEmpty() ? QString() : QString(u" where "_s + risk.condition), rows,
            are);
    case RiskKind::CheckFails:
        return u"the check (%1) of %2 fails for %3"_s.arg(risk.column, quotedName(risk.newTable),
                                                          rows);
    case RiskKind::Orphans:
        return u"%1 of %2 is to refer to a row; %3 %4 to none that is there"_s.arg(
            risk.column, quotedName(risk.newTable), rows,
            risk.count == 1 ? u"refers"_s : u"refer"_s);
    case RiskKind::LeftBehind:
        return (risk.ways.empty()
                    ? u"%1 of %2 refers to rows that get other values; %3 would refer to none any"
                      " more: fill it, too, or keep what it refers to"_s
                    : u"%1 of %2 gets other values; %3 would refer to none that is there"_s)
            .arg(risk.column, quotedName(risk.newTable), rows);
    case RiskKind::Values:
        break;
    }
    const QString &type = risk.typeChange.to.declared;
    return u"column %1 is to be %2; the values of %3 would change or do not convert"_s.arg(
        now, type.isEmpty() ? u"without a type"_s : type, rows);
}

} // namespace sw
