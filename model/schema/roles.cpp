// SPDX-License-Identifier: Apache-2.0
#include "model/schema/roles.h"

#include "model/base/name.h"
#include "model/schema/naming.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sw {

namespace {

/// What a key's columns say, and whether that must be said of its children.
struct Words {
    QString stem;
    QString prefix;
    bool several = false; ///< other keys go from this child to this parent
};

class Namer {
public:
    Namer(std::vector<KeyEdge> &edges, PluralRule rule) : m_edges(edges), m_rule(rule) {}

    void run()
    {
        m_taken.reserve(2 * static_cast<qsizetype>(m_edges.size()));
        for (KeyEdge &edge : m_edges)
            takeGiven(edge);
        findWords();
        for (size_t i = 0; i < m_edges.size(); ++i)
            nameParent(i);
        for (size_t i = 0; i < m_edges.size(); ++i)
            nameChildren(i);
        nameAcross();
    }

private:
    void takeGiven(KeyEdge &edge)
    {
        const ForeignKey &key = *edge.key;
        edge.parentRole = given(edge.child, key.parentRole);
        edge.childrenRole = given(edge.parent, key.childrenRole);
        edge.acrossRole = edge.across < 0 ? QString() : given(edge.parent, key.acrossRole);
    }

    QString given(const Table *owner, const Role &role)
    {
        if (role.absent || role.name.isEmpty())
            return {};
        m_taken.insert({owner, foldedName(role.name)});
        return role.name;
    }

    void findWords()
    {
        m_words.resize(m_edges.size());
        for (size_t i = 0; i < m_edges.size(); ++i) {
            const KeyEdge &edge = m_edges[i];
            forSiblings(i, [&](size_t) { m_words[i].several = true; });
            const bool bare = m_words[i].several || edge.child == edge.parent;
            m_words[i].stem
                = keyStem({*edge.child, *edge.parent, *edge.key, edge.parentColumns}, bare);
        }
        for (size_t i = 0; i < m_edges.size(); ++i)
            m_words[i].prefix = prefixOf(i);
    }

    QString prefixOf(size_t i) const
    {
        const KeyEdge &edge = m_edges[i];
        const Words &words = m_words[i];
        const bool needed = words.several || edge.child == edge.parent;
        // A stem that only repeats the parent's name tells nothing apart.
        if (!needed || sameName(words.stem, singularName(edge.parent->name, m_rule)))
            return {};
        const QString prefix = childrenPrefix(words.stem);
        bool shared = false;
        forSiblings(i, [&](size_t other) {
            shared = shared || sameName(prefix, childrenPrefix(m_words[other].stem));
        });
        return shared ? words.stem : prefix;
    }

    /// Calls `visit` with the other edges between the same two tables.
    template <typename Visit> void forSiblings(size_t i, Visit visit) const
    {
        const KeyEdge &edge = m_edges[i];
        const auto check = [&](size_t other) {
            if (m_edges[other].parent == edge.parent)
                visit(other);
        };
        for (size_t other = i; other-- > 0 && m_edges[other].child == edge.child;)
            check(other);
        for (size_t other = i + 1; other < m_edges.size() && m_edges[other].child == edge.child;
             ++other)
            check(other);
    }

    void nameParent(size_t i)
    {
        KeyEdge &edge = m_edges[i];
        if (edge.key->parentRole.absent || !edge.parentRole.isEmpty())
            return;
        edge.parentRole
            = freeName(edge.child, toOneName(m_words[i].stem, *edge.parent, m_rule), true);
    }

    void nameChildren(size_t i)
    {
        KeyEdge &edge = m_edges[i];
        if (edge.key->childrenRole.absent || !edge.childrenRole.isEmpty())
            return;
        const Words &words = m_words[i];
        const QString children = edge.one ? singularName(edge.child->name, m_rule)
                                          : pluralName(edge.child->name, m_rule);
        const QString name
            = edge.child == edge.parent
                  ? ownChildrenName(words.stem, words.prefix, *edge.child, edge.one, m_rule)
                  : joinedName(words.prefix, children);
        edge.childrenRole = freeName(edge.parent, name, edge.one);
    }

    void nameAcross()
    {
        // Several associations between one pair would have one word for the far table: each is
        // told apart by its own words.
        QHash<std::pair<const Table *, QString>, int> counts;
        for (const KeyEdge &edge : m_edges) {
            if (edge.across >= 0)
                ++counts[{edge.parent, foldedName(acrossWord(edge))}];
        }
        for (KeyEdge &edge : m_edges) {
            const bool wanted = edge.across >= 0 && !edge.key->acrossRole.absent;
            if (!wanted || !edge.acrossRole.isEmpty())
                continue;
            const KeyEdge &far = farOf(edge);
            const QString word = acrossWord(edge);
            const QString full = joinedName(ownWords(*edge.child, *edge.parent, *far.parent), word);
            const bool several = counts.value({edge.parent, foldedName(word)}) > 1;
            edge.acrossRole = freeName(edge.parent, several ? full : word, edge.one, full);
        }
    }

    [[nodiscard]] const KeyEdge &farOf(const KeyEdge &edge) const
    {
        return m_edges[static_cast<size_t>(edge.across)];
    }

    [[nodiscard]] QString acrossWord(const KeyEdge &edge) const
    {
        const KeyEdge &far = farOf(edge);
        return acrossName(m_words[static_cast<size_t>(edge.across)].stem, *far.parent, edge.one,
                          m_rule);
    }

    /// The wanted name where the owner has no column or role of that name; else the other one if
    /// there is one, else the wanted one with `_row`, `_2`, `_3`…
    QString freeName(const Table *owner, const QString &wanted, bool one,
                     const QString &otherwise = {})
    {
        const QString row = one ? QStringLiteral("row") : QStringLiteral("rows");
        const QString base = wanted.isEmpty() ? row : wanted;
        if (take(owner, base))
            return base;
        for (const QString &name : {otherwise, QString(base + u'_' + row)}) {
            if (!name.isEmpty() && take(owner, name))
                return name;
        }
        int &number = m_numbers[{owner, foldedName(base)}];
        for (number = std::max(number, 2);; ++number) {
            QString name = base + u'_' + QString::number(number);
            if (take(owner, name))
                return name;
        }
    }

    bool take(const Table *owner, const QString &name)
    {
        const bool isColumn
            = std::any_of(owner->columns.begin(), owner->columns.end(), [&](const Column &column) {
                  return sameName(column.name, name) || sameName(column.model.attribute, name);
              });
        if (isColumn)
            return false;
        const qsizetype before = m_taken.size();
        m_taken.insert({owner, foldedName(name)});
        return m_taken.size() > before;
    }

    std::vector<KeyEdge> &m_edges;
    PluralRule m_rule;
    std::vector<Words> m_words;
    QSet<std::pair<const Table *, QString>> m_taken;
    QHash<std::pair<const Table *, QString>, int> m_numbers;
};

} // namespace

void nameRoles(std::vector<KeyEdge> &edges, PluralRule rule) { Namer(edges, rule).run(); }

} // namespace sw
