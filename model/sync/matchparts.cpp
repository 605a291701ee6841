// SPDX-License-Identifier: Apache-2.0
#include "model/sql/token.h"
#include "model/sync/pairs.h"

namespace sw {

namespace {

/// The parts of two tables, seen from both schemas.
class PartMatcher {
public:
    PartMatcher(Match &match, const Schema &a, const Schema &b, Identity identity)
        : m_match(match), m_a(a), m_b(b), m_ids(identity == Identity::Ids)
    {
    }

    void run()
    {
        std::vector<TableMatch *> unlike;
        for (TableMatch &pair : m_match.tables) {
            pair.alike = pair.a == pair.b || *pair.a == *pair.b;
            if (!pair.alike)
                unlike.push_back(&pair);
        }
        // Foreign keys need the columns of their parents: all columns first.
        for (TableMatch *pair : unlike)
            matchColumns(*pair);
        for (TableMatch *pair : unlike) {
            matchKeys(*pair);
            matchChecks(*pair);
            matchForeignKeys(*pair);
            matchIndexes(*pair);
            pair->triggers = matchTriggers(pair->a->triggers, pair->b->triggers);
        }
        for (ViewMatch &pair : m_match.views)
            pair.triggers = matchTriggers(pair.a->triggers, pair.b->triggers);
    }

private:
    template <typename T> Pairer<T> pairer(const std::vector<T> &a, const std::vector<T> &b) const
    {
        Pairer<T> made(a, b);
        if (m_ids)
            made.byId();
        return made;
    }

    void matchColumns(TableMatch &pair) const
    {
        auto columns = pairer(pair.a->columns, pair.b->columns);
        columns.byFormerName();
        columns.byExchangedNames([&](const Column &item, const Column &other) {
            // Columns are moved more easily than they become something else.
            constexpr int OtherType = 2;
            return (sameName(item.type, other.type) ? 0 : OtherType)
                   + (rank(pair, item) == rank(pair, other) ? 0 : 1);
        });
        columns.byName();
        pair.columns = columns.pairing();
    }

    /// The place of a column of either table among those whose names are in both.
    static qsizetype rank(const TableMatch &pair, const Column &column)
    {
        const bool inA = pair.a->column(column.id) == &column;
        const Table &table = inA ? *pair.a : *pair.b;
        const Table &other = inA ? *pair.b : *pair.a;
        return std::count_if(table.columns.data(), &column, [&](const Column &before) {
            return other.column(before.name) != nullptr;
        });
    }

    void matchKeys(TableMatch &pair) const
    {
        auto keys = pairer(pair.a->keys, pair.b->keys);
        const auto alike = [&](const Key &a, const Key &b) {
            return a.primary == b.primary
                   && std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                                 [&](const KeyPart &x, const KeyPart &y) {
                                     return sameColumn(pair, x.column, y.column);
                                 });
        };
        keys.by(
            [&](const Key &a, const Key &b) { return sameName(a.name, b.name) && alike(a, b); });
        keys.by(alike);
        keys.by([](const Key &a, const Key &b) { return a.primary && b.primary; });
        keys.byName();
        pair.keys = keys.pairing();
    }

    void matchChecks(TableMatch &pair) const
    {
        auto checks = pairer(pair.a->checks, pair.b->checks);
        checks.by([](const Check &a, const Check &b) {
            return sameName(a.name, b.name) && a.expression == b.expression;
        });
        checks.byName();
        checks.by([](const Check &a, const Check &b) {
            const QByteArray first = a.expression.toUtf8();
            const QByteArray second = b.expression.toUtf8();
            return sameTokens(viewOf(first), viewOf(second));
        });
        pair.checks = checks.pairing();
    }

    void matchForeignKeys(TableMatch &pair) const
    {
        const auto columns = [&](const ForeignKey &a, const ForeignKey &b) {
            return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(),
                              b.columns.end(),
                              [&](ColumnId x, ColumnId y) { return sameColumn(pair, x, y); });
        };
        auto keys = pairer(pair.a->foreignKeys, pair.b->foreignKeys);
        // Of two that lead the same way, the one that says the same.
        keys.by([&](const ForeignKey &a, const ForeignKey &b) {
            return sameClauses(a, b) && columns(a, b) && sameParent(a, b)
                   && sameParentColumns(a, b);
        });
        keys.by([&](const ForeignKey &a, const ForeignKey &b) {
            return columns(a, b) && sameParent(a, b) && sameParentColumns(a, b);
        });
        keys.by([&](const ForeignKey &a, const ForeignKey &b) {
            return columns(a, b) && sameParent(a, b);
        });
        keys.byName();
        keys.by(columns);
        pair.foreignKeys = keys.pairing();
    }

    void matchIndexes(TableMatch &pair) const
    {
        auto indexes = pairer(pair.a->indexes, pair.b->indexes);
        indexes.byFormerName();
        indexes.byName();
        pair.indexes = indexes.pairing();
    }

    Pairing matchTriggers(const std::vector<Trigger> &a, const std::vector<Trigger> &b) const
    {
        auto triggers = pairer(a, b);
        triggers.byName();
        return triggers.pairing();
    }

    static bool sameColumn(const TableMatch &pair, ColumnId a, ColumnId b)
    {
        const int place = pair.a->columnIndex(a);
        return place >= 0 && pair.columns.inB(static_cast<size_t>(place)) == pair.b->columnIndex(b);
    }

    static bool sameClauses(const ForeignKey &a, const ForeignKey &b)
    {
        return a.name == b.name && a.onDelete == b.onDelete && a.onUpdate == b.onUpdate
               && a.match == b.match && a.deferrable == b.deferrable && a.initially == b.initially
               && a.inColumn == b.inColumn;
    }

    [[nodiscard]] bool sameParent(const ForeignKey &a, const ForeignKey &b) const
    {
        const TablePtr parentInA = a.parent.id.isNull() ? nullptr : m_a.tables.find(a.parent.id);
        const TablePtr parentInB = b.parent.id.isNull() ? nullptr : m_b.tables.find(b.parent.id);
        if (parentInA && parentInB) {
            const TableMatch *pair = m_match.ofA(parentInA->id);
            return pair && pair->b == parentInB;
        }
        // A parent that is missing is known by its name.
        return sameName(parentInA ? parentInA->name : a.parent.name,
                        parentInB ? parentInB->name : b.parent.name);
    }

    [[nodiscard]] bool sameParentColumns(const ForeignKey &a, const ForeignKey &b) const
    {
        const TableMatch *pair = m_match.ofA(a.parent.id);
        return std::equal(a.parentColumns.begin(), a.parentColumns.end(), b.parentColumns.begin(),
                          b.parentColumns.end(), [&](const ColumnRef &x, const ColumnRef &y) {
                              if (!x.id.isNull() && !y.id.isNull())
                                  return pair && sameColumn(*pair, x.id, y.id);
                              return x.id.isNull() && y.id.isNull() && sameName(x.name, y.name);
                          });
    }

    Match &m_match;
    const Schema &m_a;
    const Schema &m_b;
    bool m_ids;
};

} // namespace

void matchParts(Match &match, const Schema &a, const Schema &b, Identity identity)
{
    PartMatcher(match, a, b, identity).run();
}

} // namespace sw
