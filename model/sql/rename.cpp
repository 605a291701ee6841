// SPDX-License-Identifier: Apache-2.0
#include "model/sql/rename.h"

#include "model/base/name.h"
#include "model/sql/named.h"
#include "model/sql/quote.h"
#include "model/sql/read.h"
#include "model/sql/script.h"
#include "model/sql/sqlite.h"
#include "model/sql/writer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool mentions(const QString &text, const QString &name)
{
    // A quick look first, where the name stands in the text as it is: quotes are doubled there.
    const bool asItIs = !name.contains(u'"') && !name.contains(u'`') && !name.contains(u'\'');
    return (!asItIs || text.contains(name, Qt::CaseInsensitive))
           && namesIn(text).contains(foldedName(name));
}

bool hasOwnTexts(const Table &table)
{
    const auto generated = [](const Column &column) { return column.generated.has_value(); };
    const auto expression = [](const Index &index) {
        return !index.where.isEmpty()
               || std::any_of(index.parts.begin(), index.parts.end(),
                              [](const IndexPart &part) { return part.column.isNull(); });
    };
    return !table.checks.empty()
           || std::any_of(table.columns.begin(), table.columns.end(), generated)
           || std::any_of(table.indexes.begin(), table.indexes.end(), expression);
}

/// The objects that a rename concerns, and those that they need to be understood.
class Concerned {
public:
    Concerned(const Schema &schema, const NameChange &change)
        : m_schema(schema), m_needed(schema),
          m_wanted(change.column.isEmpty() ? change.owner : change.column)
    {
        for (const TablePtr &table : schema.tables)
            addTriggers(*table);
        for (const ViewPtr &view : schema.views) {
            if (mentions(view->select, m_wanted))
                m_needed.add(view->name, view->select);
            addTriggers(*view);
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_needed.isEmpty(); }

    /// A schema of these objects and the table itself.
    [[nodiscard]] Schema schema(const Table &owner) const
    {
        Schema part = m_needed.part();
        Table whole = owner;
        whole.triggers.clear();
        part.tables.put(std::move(whole));
        putTriggers(part.tables, m_schema.tables);
        putTriggers(part.views, m_schema.views);
        return part;
    }

private:
    template <typename Owner> void addTriggers(const Owner &owner)
    {
        for (const Trigger &trigger : owner.triggers) {
            if (!mentions(trigger.text, m_wanted))
                continue;
            m_triggers.insert(trigger.id);
            m_needed.add(owner.name, trigger.text);
        }
    }

    /// The triggers that are concerned, on the owners that are in the part.
    template <typename Owner> void putTriggers(Shelf<Owner> &part, const Shelf<Owner> &owners) const
    {
        for (const auto &owner : owners) {
            const auto bare = owner->triggers.empty() ? nullptr : part.find(owner->id);
            if (!bare)
                continue;
            Owner some = *bare;
            std::copy_if(owner->triggers.begin(), owner->triggers.end(),
                         std::back_inserter(some.triggers),
                         [&](const Trigger &trigger) { return m_triggers.contains(trigger.id); });
            part.put(std::move(some));
        }
    }

    const Schema &m_schema;
    NamedObjects m_needed;
    QString m_wanted;
    QSet<TriggerId> m_triggers;
};

/// The database in memory in which SQLite renames.
class RenameScratch {
public:
    explicit RenameScratch(const Schema &schema)
    {
        for (const Statement &statement : scriptOf(schema).statements) {
            const QByteArray sql = statement.sql.toUtf8();
            (void)m_scratch.run(viewOf(sql));
        }
    }

    /// A view or trigger that SQLite cannot read blocks every rename; it is set aside.
    bool rename(const NameChange &change, QSet<QString> &left)
    {
        const QString what
            = change.column.isEmpty()
                  ? u" RENAME TO "_s
                  : QString(u" RENAME COLUMN "_s + alwaysQuotedName(change.column) + u" TO "_s);
        const QByteArray sql = QString(u"ALTER TABLE "_s + alwaysQuotedName(change.owner) + what
                                       + quotedName(change.to))
                                   .toUtf8();
        while (true) {
            const auto error = m_scratch.run(viewOf(sql));
            if (!error)
                return true;
            if (!setAside(error->text, left))
                return false;
        }
    }

    /// The stored text of an object; empty where it is not there.
    [[nodiscard]] QByteArray textOf(QStringView type, const QString &name) const
    {
        SqliteQuery query(m_scratch.handle(),
                          "SELECT sql FROM sqlite_schema WHERE type = ?1 AND name = ?2"
                          " COLLATE NOCASE");
        query.bind(1, type.toString());
        query.bind(2, name);
        return query.next() ? query.text(0).toUtf8() : QByteArray();
    }

private:
    /// `error in view v after rename: no such column: x`
    bool setAside(const QString &message, QSet<QString> &left)
    {
        for (const QStringView type : {u"view", u"trigger"}) {
            const QString begin = u"error in "_s + type + u' ';
            if (!message.startsWith(begin))
                continue;
            // A name may hold anything, so the known ones are tried, not the message cut.
            SqliteQuery names(m_scratch.handle(), "SELECT name FROM sqlite_schema WHERE type = ?1");
            names.bind(1, type.toString());
            QString found;
            while (names.next()) {
                const QString name = names.text(0);
                const QString rest = message.mid(begin.size());
                if ((rest.startsWith(name + u':') || rest.startsWith(name + u" after"_s))
                    && name.size() >= found.size())
                    found = name;
            }
            if (found.isEmpty() || left.contains(foldedName(found)))
                return false;
            left.insert(foldedName(found));
            const QByteArray drop
                = QString(u"DROP "_s + type + u' ' + alwaysQuotedName(found)).toUtf8();
            return !m_scratch.run(viewOf(drop));
        }
        return false;
    }

    ScratchDatabase m_scratch{ScratchDatabase::StandIns::Everything};
};

/// Puts the texts that SQLite has now into the values.
class TextsFrom {
public:
    TextsFrom(const RenameScratch &scratch, const NameChange &change)
        : m_scratch(scratch), m_change(change)
    {
    }

    /// The checks, generated columns and indexes of the renamed table; whether they changed.
    /// Nothing where some of them could not be built.
    std::optional<bool> ownTexts(Table &table) const
    {
        const QString now = m_change.column.isEmpty() ? m_change.to : table.name;
        const QByteArray sql = m_scratch.textOf(u"table", now);
        const auto read = tableFromSql(viewOf(sql));
        if (!read || read->columns.size() != table.columns.size()
            || read->checks.size() != table.checks.size())
            return std::nullopt;
        bool changed = false;
        for (size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i].generated && read->columns[i].generated)
                take(table.columns[i].generated->expression, read->columns[i].generated->expression,
                     changed);
        }
        // The writer puts a column's checks before the table's, each in its order.
        std::vector<Check *> order;
        for (const Column &column : table.columns) {
            for (Check &check : table.checks) {
                if (check.column == column.id)
                    order.push_back(&check);
            }
        }
        for (Check &check : table.checks) {
            if (!table.column(check.column))
                order.push_back(&check);
        }
        for (size_t i = 0; i < order.size(); ++i)
            take(order[i]->expression, read->checks[i].expression, changed);
        for (Index &index : table.indexes)
            indexTexts(index, *read, changed);
        return changed;
    }

    void triggers(std::vector<Trigger> &triggers, bool &changed) const
    {
        for (Trigger &trigger : triggers) {
            const QByteArray sql = m_scratch.textOf(u"trigger", trigger.name);
            const auto read = triggerFromSql(viewOf(sql));
            if (read)
                take(trigger.text, read->trigger.text, changed);
        }
    }

    void view(View &view, bool &changed) const
    {
        const QByteArray sql = m_scratch.textOf(u"view", view.name);
        const auto read = viewFromSql(viewOf(sql));
        if (read)
            take(view.select, read->select, changed);
    }

private:
    void take(QString &place, const QString &text, bool &changed) const
    {
        if (place == text)
            return;
        changed = true;
        place = plainer(text, place);
    }

    /// SQLite puts the new name of a table in quotes; they go where the name needs none, unless the
    /// text before had that name in quotes too and may mean something else by it.
    [[nodiscard]] QString plainer(const QString &text, const QString &before) const
    {
        const QString quoted = alwaysQuotedName(m_change.to);
        if (needsQuotes(m_change.to) || before.contains(quoted))
            return text;
        const QByteArray bytes = text.toUtf8();
        QByteArray result;
        quint32 copied = 0;
        for (const Token &token : tokenize(viewOf(bytes))) {
            const auto length = static_cast<qsizetype>(token.end - token.begin);
            if (token.kind != TokenKind::Quoted
                || bytes.mid(token.begin, length) != quoted.toUtf8())
                continue;
            result += bytes.mid(copied, static_cast<qsizetype>(token.begin - copied));
            result += m_change.to.toUtf8();
            copied = token.end;
        }
        result += bytes.mid(copied);
        return stringOf(viewOf(result));
    }

    void indexTexts(Index &index, const Table &renamed, bool &changed) const
    {
        const QByteArray sql = m_scratch.textOf(u"index", index.name);
        const auto read = indexFromSql(viewOf(sql), renamed);
        if (!read || read->parts.size() != index.parts.size())
            return;
        for (size_t i = 0; i < index.parts.size(); ++i) {
            if (index.parts[i].column.isNull() && read->parts[i].column.isNull())
                take(index.parts[i].expression, read->parts[i].expression, changed);
        }
        take(index.where, read->where, changed);
    }

    const RenameScratch &m_scratch;
    const NameChange &m_change;
};

} // namespace

RenamedTexts renamedBySqlite(const Schema &schema, const NameChange &change)
{
    RenamedTexts result;
    const TablePtr owner = schema.table(change.owner);
    if (!owner || owner->kind != TableKind::Ordinary)
        return result;
    const Concerned concerned(schema, change);
    if (concerned.isEmpty() && !hasOwnTexts(*owner)) {
        result.done = true;
        return result;
    }
    RenameScratch scratch(concerned.schema(*owner));
    result.done = scratch.rename(change, result.left);
    if (!result.done)
        return result;
    const TextsFrom texts(scratch, change);
    for (const TablePtr &table : schema.tables) {
        if (table->id != owner->id && table->triggers.empty())
            continue;
        Table copy = *table;
        bool changed = false;
        if (table->id == owner->id) {
            const std::optional<bool> own = texts.ownTexts(copy);
            changed = own.value_or(false);
            if (!own)
                result.left.insert(foldedName(owner->name));
        }
        texts.triggers(copy.triggers, changed);
        if (changed)
            result.tables.push_back(std::move(copy));
    }
    for (const ViewPtr &view : schema.views) {
        View copy = *view;
        bool changed = false;
        texts.view(copy, changed);
        texts.triggers(copy.triggers, changed);
        if (changed)
            result.views.push_back(std::move(copy));
    }
    return result;
}

} // namespace sw
