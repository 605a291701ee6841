// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelrefused.h"

#include "model/sql/script.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int MostRounds = 20;

template <typename Part> bool removed(std::vector<Part> &parts, quint64 id)
{
    return std::erase_if(parts, [&](const Part &part) { return part.id.value() == id; }) > 0;
}

/// Takes the part of the table away, or what it says; empty where it cannot be done without, else
/// what was left out.
QString leaveOut(Table &table, quint64 part)
{
    for (Column &column : table.columns) {
        if (column.id.value() != part)
            continue;
        if (!column.defaultValue.isEmpty()) {
            column.defaultValue.clear();
            return u"its default"_s;
        }
        const bool computed = column.generated.has_value();
        column.generated.reset();
        return computed ? u"what it is computed from"_s : QString();
    }
    const bool gone = removed(table.checks, part) || removed(table.indexes, part)
                      || removed(table.foreignKeys, part);
    return gone ? u"it"_s : QString();
}

FactPlace placeOf(const ModelFacts &facts, const QString &table)
{
    const auto found = std::find_if(facts.tables.begin(), facts.tables.end(),
                                    [&](const TableFact &fact) { return fact.name == table; });
    return found == facts.tables.end() ? FactPlace() : found->place;
}

} // namespace

void leaveOutRefused(Schema &schema, const ModelFacts &facts, ImportNotes &notes)
{
    // What stands on a table that is refused is refused with it: one thing after the other.
    for (int round = 0; round < MostRounds; ++round) {
        bool changed = false;
        for (const Problem &problem : tryScript(scriptOf(schema), schema)) {
            const TablePtr table = schema.tables.find(problem.subject.table);
            if (problem.severity != Severity::Error || !table)
                continue;
            Table copy = *table;
            const QString what = leaveOut(copy, problem.subject.part);
            if (what.isEmpty())
                continue;
            // An index is refused because of its table, as long as that one is.
            if (problem.text.contains(u"no such table") && changed)
                continue;
            notes.add(placeOf(facts, table->name),
                      problem.text.chopped(1) + u"; " + what + u" was left out");
            schema.tables.put(std::move(copy));
            changed = true;
        }
        if (!changed)
            return;
    }
}

} // namespace sw
