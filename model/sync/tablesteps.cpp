// SPDX-License-Identifier: Apache-2.0
#include "model/sync/tablesteps.h"

#include "model/base/name.h"
#include "model/base/utf8.h"
#include "model/sql/editcreate.h"
#include "model/sql/parse.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sql/types.h"
#include "model/sql/writer.h"
#include "model/sync/rebuild.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

template <typename T> const T *byId(const std::vector<T> &items, decltype(T::id) id)
{
    const auto found
        = std::find_if(items.begin(), items.end(), [&](const T &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// The table alone, without what has a text of its own.
Table core(Table table)
{
    table.indexes.clear();
    table.triggers.clear();
    return table;
}

/// Whether nothing is said about the column outside of its own line.
bool standsAlone(const Table &table, ColumnId column)
{
    const auto names = [&](const auto &columns) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    const bool inKeys = std::any_of(table.keys.begin(), table.keys.end(), [&](const Key &key) {
        return std::any_of(key.parts.begin(), key.parts.end(),
                           [&](const KeyPart &part) { return part.column == column; });
    });
    const bool inForeignKeys
        = std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const auto &key) {
              return names(key.columns) && !(key.inColumn && key.columns.size() == 1);
          });
    return !inKeys && !inForeignKeys;
}

/// A default that SQLite can give to rows that are there already.
bool isConstant(const QString &value)
{
    return !value.startsWith(u'(') && !value.startsWith(u"CURRENT_"_s, Qt::CaseInsensitive);
}

class TableStepper {
public:
    TableStepper(const ChangedTable &table, const Schema &drawn, const Seen &seen)
        : m_table(table), m_before(*table.before), m_after(*table.after), m_seen(seen),
          m_drawn(drawn), m_writer(drawn)
    {
    }

    Result<TableSteps> run()
    {
        if (core(m_before) != core(m_after) || !m_table.fills.isEmpty() || deletesRows()) {
            if (canAddColumns())
                addColumns();
            else if (const Result<Done> rebuilt = rebuild(); !rebuilt)
                return rebuilt.error();
        }
        stepIndexes();
        stepTriggers();
        return std::move(m_steps);
    }

private:
    [[nodiscard]] QString called() const { return quotedName(m_after.name); }

    [[nodiscard]] bool deletesRows() const
    {
        return std::any_of(m_table.risks.begin(), m_table.risks.end(), [](const Risk &risk) {
            return risk.choice.way == WayOut::DeleteRows || risk.choice.way == WayOut::SetNull;
        });
    }

    // ALTER TABLE … ADD COLUMN.

    [[nodiscard]] bool canAddColumns() const
    {
        const size_t count = m_before.columns.size();
        if (m_after.columns.size() <= count || !m_table.fills.isEmpty() || deletesRows()
            || endsWithComment())
            return false;
        Table shorter = m_after;
        shorter.columns.resize(count);
        for (size_t i = count; i < m_after.columns.size(); ++i) {
            if (!canAdd(m_after.columns[i]))
                return false;
            const ColumnId id = m_after.columns[i].id;
            std::erase_if(shorter.checks, [&](const Check &each) { return each.column == id; });
            std::erase_if(shorter.foreignKeys,
                          [&](const ForeignKey &each) { return each.columns == std::vector{id}; });
        }
        return core(shorter) == core(m_before);
    }

    /// SQLite would put a new column between the last one and what is said about it.
    [[nodiscard]] bool endsWithComment() const
    {
        if (!m_before.columns.back().comment.isEmpty())
            return true;
        const auto tree = parseCreateTable(viewOf(m_table.stored));
        if (!tree)
            return false;
        const quint32 end = tree->tokens[tree->close - 1].end;
        const auto length = static_cast<qsizetype>(tree->tokens[tree->close].begin - end);
        return !m_table.stored.mid(end, length).trimmed().isEmpty();
    }

    [[nodiscard]] bool canAdd(const Column &column) const
    {
        if (!standsAlone(m_after, column.id) || (column.generated && column.generated->stored))
            return false;
        if (!m_table.hasRows)
            return true;
        const bool needsValue = column.notNull && !hasDefault(column) && !column.generated;
        return !needsValue && isConstant(column.defaultValue);
    }

    void addColumns()
    {
        for (size_t i = m_before.columns.size(); i < m_after.columns.size(); ++i) {
            const Column &column = m_after.columns[i];
            m_steps.main.push_back(stepOf(
                u"ALTER TABLE "_s + inMain(m_after.name) + u" ADD COLUMN "_s
                    + m_writer.column(m_after, column),
                Effect::Alters, u"column %1 is new in %2"_s.arg(quotedName(column.name), called()),
                subjectOf(m_after, column)));
        }
    }

    // The twelve steps.

    Result<Done> rebuild()
    {
        Result<QByteArray> text
            = editedCreateTable(m_table.stored, *m_table.original, m_after, m_drawn);
        if (!text)
            return text.error();
        TableRebuild rebuild;
        rebuild.before = m_table.before;
        rebuild.after = m_table.after;
        rebuild.original = m_table.original;
        rebuild.text = *text;
        rebuild.temporary = m_table.temporary;
        rebuild.hasStatistics = m_table.hasStatistics;
        rebuild.fills = m_table.fills;
        for (const Risk &risk : m_table.risks)
            takeChoice(risk, rebuild);
        Result<std::vector<Step>> steps = rebuildSteps(rebuild);
        if (!steps)
            return steps.error();
        m_steps.main = std::move(*steps);
        m_steps.rebuilt = true;
        m_steps.text = std::move(*text);
        return Done();
    }

    void takeChoice(const Risk &risk, TableRebuild &rebuild) const
    {
        const ColumnId column(risk.part);
        switch (risk.choice.way) {
        case WayOut::None:
        case WayOut::KeepType:
        case WayOut::LeaveOut:
            break;
        case WayOut::Accept:
            if (risk.kind == RiskKind::Values)
                rebuild.mayChange.insert(column);
            break;
        case WayOut::Fill:
            if (risk.kind == RiskKind::Nulls)
                rebuild.fillsOfNull.insert(column, risk.choice.expression);
            else
                rebuild.fills.insert(column, risk.choice.expression);
            break;
        case WayOut::DeleteRows:
            rebuild.leftOut.append(risk.where);
            break;
        case WayOut::SetNull:
            if (const ForeignKey *key = m_after.foreignKey(ForeignKeyId(risk.part)))
                setNull(*key, risk.where, rebuild);
            break;
        }
    }

    /// The columns of the key become NULL where it leads nowhere.
    void setNull(const ForeignKey &key, const QString &where, TableRebuild &rebuild) const
    {
        for (const ColumnId id : key.columns) {
            const Column *was = m_before.column(id);
            const QString fill = m_table.fills.value(id);
            if (!was && fill.isEmpty())
                continue;
            const QString value
                = fill.isEmpty() ? alwaysQuotedName(was->name) : QString(u'(' + fill + u')');
            // Another key of the same column may have said so before.
            rebuild.replaced.insert(id, u"CASE WHEN "_s + where + u" THEN NULL ELSE "_s
                                            + rebuild.replaced.value(id, value) + u" END"_s);
        }
    }

    // What has a text of its own.

    void stepIndexes()
    {
        stepTexts(
            u"index", m_before.indexes, m_after.indexes, m_steps.last,
            [&](const Index &is) { return m_writer.index(m_after, is); },
            [&](const Index &) { return !m_table.renamed; });
    }

    void stepTriggers()
    {
        stepTexts(
            u"trigger", m_before.triggers, m_after.triggers, m_steps.triggers,
            [&](const Trigger &is) { return m_writer.trigger(is, subjectOf(m_after, is)); },
            [&](const Trigger &is) {
                const Trigger *stored = byId(m_table.original->triggers, is.id);
                return stored && *stored == is;
            });
    }

    /// Drops what goes, and creates what is new or went with the old table. Its own text stays,
    /// unless something that it names was renamed.
    template <typename T, typename Written, typename IsAsStored>
    void stepTexts(QStringView type, const std::vector<T> &before, const std::vector<T> &after,
                   std::vector<Step> &creates, Written written, IsAsStored isAsStored)
    {
        const QString kind = type.toString();
        for (const T &was : before) {
            const T *is = byId(after, was.id);
            if (!is || *is != was)
                m_steps.first.push_back(
                    stepOf(u"DROP "_s + kind.toUpper() + u' ' + inMain(was.name), Effect::Alters,
                           u"%1 %2 goes or is made anew"_s.arg(kind, quotedName(was.name)),
                           subjectOf(m_after, was)));
        }
        for (const T &is : after) {
            const T *was = byId(before, is.id);
            const bool same = was && *was == is;
            if (same && !m_steps.rebuilt)
                continue;
            const StoredObject *object
                = same && isAsStored(is) ? m_seen.object(type, is.name) : nullptr;
            creates.push_back(stepOf(object ? stringOf(viewOf(object->sql)) : written(is),
                                     same ? Effect::Rewrites : Effect::Creates,
                                     (same ? u"%1 %2 as it was"_s : u"%1 %2 is new or another"_s)
                                         .arg(kind, quotedName(is.name)),
                                     subjectOf(m_after, is)));
        }
    }

    const ChangedTable &m_table;
    const Table &m_before;
    const Table &m_after;
    const Seen &m_seen;
    const Schema &m_drawn;
    DdlWriter m_writer;
    TableSteps m_steps;
};

} // namespace

Result<TableSteps> stepsFor(const ChangedTable &table, const Schema &drawn, const Seen &seen)
{
    return TableStepper(table, drawn, seen).run();
}

TableSteps stepsForNew(const Table &table, const Schema &drawn, Problems &refusals)
{
    TableSteps steps;
    DdlWriter writer(drawn);
    const auto create = [](std::vector<Step> &phase, const QString &sql, const QString &what,
                           const Subject &subject) {
        if (!sql.isEmpty())
            phase.push_back(stepOf(sql, Effect::Creates, what, subject));
    };
    create(steps.main, writer.table(table), u"table %1 is new"_s.arg(quotedName(table.name)),
           subjectOf(table));
    for (const Index &index : table.indexes)
        create(steps.last, writer.index(table, index),
               u"index %1 is new"_s.arg(quotedName(index.name)), subjectOf(table, index));
    for (const Trigger &trigger : table.triggers)
        create(steps.triggers, writer.trigger(trigger, subjectOf(table, trigger)),
               u"trigger %1 is new"_s.arg(quotedName(trigger.name)), subjectOf(table, trigger));
    for (const Problem &problem : writer.problems()) {
        if (problem.severity == Severity::Error)
            refusals.push_back(problem);
    }
    return steps;
}

QString whyUnchangeable(const Table &table)
{
    const QString why
        = table.kind == TableKind::Opaque
              ? u"it is kept as its text, because "_s + table.reason
              : u"it is a virtual table: drop it and make it anew, its rows are its module's"_s;
    return u"table %1 cannot be changed: %2."_s.arg(quotedName(table.name), why);
}

} // namespace sw
