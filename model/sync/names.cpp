// SPDX-License-Identifier: Apache-2.0
#include "model/sync/names.h"

#include "model/base/name.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_table.h"
#include "model/sql/quote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// One thing and the name that it is to have.
template <typename Id> struct Wanted {
    Id id;
    QString from;
    QString to;
};

/// A name that nothing has.
QString freeName(const QSet<QString> &taken, const QString &name)
{
    QString free;
    for (int i = 1; free.isEmpty() || taken.contains(foldedName(free)); ++i)
        free = u"sw_%1_%2"_s.arg(i).arg(name);
    return free;
}

/// Calls `rename(id, from, to)` so that each name is free when it is taken. What holds a name that
/// is wanted and does not move by itself is `holder(name)`; it gets out of the way.
template <typename Id, typename Rename, typename Holder>
void renameInOrder(std::vector<Wanted<Id>> open, QSet<QString> taken, Rename rename, Holder holder)
{
    const auto take = [&](const Id &id, const QString &from, const QString &to) {
        taken.remove(foldedName(from));
        taken.insert(foldedName(to));
        rename(id, from, to);
    };
    while (!open.empty()) {
        const auto free = std::find_if(open.begin(), open.end(), [&](const Wanted<Id> &each) {
            return !taken.contains(foldedName(each.to));
        });
        if (free != open.end()) {
            take(free->id, free->from, free->to);
            open.erase(free);
            continue;
        }
        // All go round in circles, or something that goes stands in the way.
        const auto inTheWay = std::find_if(open.begin(), open.end(), [&](const Wanted<Id> &each) {
            return sameName(each.from, open.front().to);
        });
        const QString aside = freeName(taken, open.front().to);
        if (inTheWay != open.end()) {
            take(inTheWay->id, inTheWay->from, aside);
            inTheWay->from = aside;
        } else {
            const std::optional<Wanted<Id>> other = holder(open.front().to);
            if (!other)
                return; // what is in the way is no such thing: SQLite will say so
            take(other->id, other->from, aside);
        }
    }
}

class Renamer {
public:
    explicit Renamer(const Content &live) { m_result.content = live; }

    void renameTables(const Changes &changes, const QStringList &gone)
    {
        std::vector<Wanted<TableId>> wanted;
        for (const Change &change : changes) {
            const auto *before = std::get_if<TablePtr>(&change.before);
            const auto *after = std::get_if<TablePtr>(&change.after);
            if (before && *before && *after && (*before)->name != (*after)->name)
                wanted.push_back({(*before)->id, (*before)->name, (*after)->name});
        }
        if (wanted.empty())
            return;
        renameInOrder(
            std::move(wanted), takenNames(gone),
            [&](TableId id, const QString &from, const QString &to) {
                add(u"ALTER TABLE main."_s + alwaysQuotedName(from) + u" RENAME TO "_s, from, to,
                    *m_result.content.schema.tables.find(id),
                    renameTable(m_result.content, id, to));
            },
            [](const QString &) { return std::optional<Wanted<TableId>>(); });
    }

    void renameColumns(const Changes &changes)
    {
        for (const Change &change : changes) {
            const auto *before = std::get_if<TablePtr>(&change.before);
            const auto *after = std::get_if<TablePtr>(&change.after);
            if (before && *before && *after)
                renameColumnsOf(**before, **after);
        }
    }

    [[nodiscard]] Renaming take() { return std::move(m_result); }

private:
    [[nodiscard]] QSet<QString> takenNames(const QStringList &gone) const
    {
        QSet<QString> names;
        for (const TablePtr &table : m_result.content.schema.tables) {
            names.insert(foldedName(table->name));
            for (const Index &index : table->indexes)
                names.insert(foldedName(index.name));
        }
        for (const ViewPtr &view : m_result.content.schema.views)
            names.insert(foldedName(view->name));
        for (const QString &name : gone)
            names.remove(foldedName(name));
        return names;
    }

    void renameColumnsOf(const Table &before, const Table &after)
    {
        std::vector<Wanted<ColumnId>> wanted;
        QSet<QString> taken;
        for (const Column &column : before.columns) {
            taken.insert(foldedName(column.name));
            const Column *now = after.column(column.id);
            if (now && now->name != column.name)
                wanted.push_back({column.id, column.name, now->name});
        }
        renameInOrder(
            std::move(wanted), std::move(taken),
            [&](ColumnId id, const QString &from, const QString &to) {
                const TablePtr table = m_result.content.schema.tables.find(before.id);
                add(u"ALTER TABLE main."_s + alwaysQuotedName(table->name) + u" RENAME COLUMN "_s
                        + alwaysQuotedName(from) + u" TO "_s,
                    from, to, *table, renameColumn(m_result.content, before.id, id, to));
            },
            [&](const QString &name) -> std::optional<Wanted<ColumnId>> {
                const TablePtr table = m_result.content.schema.tables.find(before.id);
                const Column *holder = table->column(name);
                if (!holder || after.column(holder->id))
                    return std::nullopt;
                return Wanted<ColumnId>{holder->id, holder->name, {}};
            });
    }

    void add(const QString &sql, const QString &from, const QString &to, const Table &table,
             const Result<Changes> &changes)
    {
        if (!changes) {
            if (!m_result.error)
                m_result.error = Error{u"%1 cannot be renamed to %2: %3"_s.arg(
                    quotedName(from), quotedName(to), changes.error().text)};
            return;
        }
        const Subject subject = subjectOf(table);
        sw::apply(m_result.content, *changes);
        m_result.statements.push_back(
            {QString(sql + quotedName(to)), Effect::Alters,
             u"%1 is called %2 from now on"_s.arg(quotedName(from), quotedName(to)), subject});
        m_result.tables.insert(table.id);
    }

    Renaming m_result;
};

} // namespace

Renaming renamed(const Content &live, const Changes &changes, const QStringList &gone)
{
    Renamer renamer(live);
    renamer.renameTables(changes, gone);
    renamer.renameColumns(changes);
    return renamer.take();
}

} // namespace sw
