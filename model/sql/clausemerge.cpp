// SPDX-License-Identifier: Apache-2.0
#include "model/sql/clausemerge.h"

#include "model/base/name.h"
#include "model/sql/read.h"
#include "model/sql/sqljoiner.h"

#include <algorithm>

namespace sw {

namespace {

/// A token of a clause with what stands before it; its expression, default or collation is one.
struct Atom {
    QByteArray space;
    QByteArray text;
    bool isBody = false;
    bool isName = false; ///< a word, quoted or not: equal to another in any case
};
using Atoms = std::vector<Atom>;

QByteArray bytesIn(const QByteArray &text, quint32 begin, quint32 end)
{
    return text.mid(static_cast<qsizetype>(begin), static_cast<qsizetype>(end - begin));
}

/// The body of the clause that begins with or behind the token; empty where it has none.
Range bodyBehind(const CreateTableSyntax &tree, quint32 token)
{
    const auto &clauses = tree.constraints.empty() ? tree.columns.back().clauses : tree.constraints;
    for (const ClauseSyntax &clause : clauses) {
        if (clause.range.begin >= token && !clause.body.isEmpty())
            return clause.body;
    }
    return {};
}

/// Empty where the clause is none.
Atoms atomsOf(const QByteArray &opening, const QByteArray &clause)
{
    const QByteArray text = opening + clause + ')';
    const auto tree = parseCreateTable(viewOf(text));
    if (!tree)
        return {};
    const Tokens &tokens = tree->tokens;
    const auto start = static_cast<quint32>(opening.size());
    quint32 at = 0;
    while (at < tree->close && tokens[at].begin < start)
        ++at;
    const Range body = bodyBehind(*tree, at);
    Atoms atoms;
    for (quint32 end = start; at < tree->close;) {
        const bool isBody = !body.isEmpty() && at == body.begin;
        const quint32 next = isBody ? body.end : at + 1;
        const TokenKind kind = tokens[at].kind;
        const bool isName = !isBody
                            && (kind == TokenKind::Word || kind == TokenKind::Quoted
                                || kind == TokenKind::String);
        atoms.push_back({bytesIn(text, end, tokens[at].begin),
                         bytesIn(text, tokens[at].begin, tokens[next - 1].end), isBody, isName});
        end = tokens[next - 1].end;
        at = next;
    }
    return atoms;
}

bool sameMeaning(const Atom &a, const Atom &b)
{
    if (a.isName && b.isName)
        return sameName(nameFromToken(viewOf(a.text)), nameFromToken(viewOf(b.text)));
    return a.text == b.text || (a.isBody && b.isBody);
}

bool sameBytes(const Atom &a, const Atom &b) { return a.text == b.text; }

/// For each atom of a its partner in b, in order; -1 where it has none: as many as can be.
template <typename Same> std::vector<int> partners(const Atoms &a, const Atoms &b, Same same)
{
    const size_t width = b.size() + 1;
    std::vector<int> most((a.size() + 1) * width, 0); // of a and b from there on
    for (size_t i = a.size(); i-- > 0;) {
        for (size_t j = b.size(); j-- > 0;) {
            most[i * width + j]
                = same(a[i], b[j]) ? most[(i + 1) * width + j + 1] + 1
                                   : std::max(most[(i + 1) * width + j], most[i * width + j + 1]);
        }
    }
    std::vector<int> found(a.size(), -1);
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (same(a[i], b[j])) {
            found[i++] = static_cast<int>(j++);
        } else if (most[(i + 1) * width + j] >= most[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return found;
}

/// What becomes of the atoms of the stored text.
struct Plan {
    std::vector<bool> goes;
    std::vector<Atoms> inserted; ///< before each, and at the end
};

Plan planOf(const Atoms &stored, const Atoms &before, const Atoms &after)
{
    Plan plan{std::vector<bool>(stored.size(), false), std::vector<Atoms>(stored.size() + 1)};
    const std::vector<int> inStored = partners(before, stored, sameMeaning);
    const std::vector<int> inAfter = partners(before, after, sameBytes);
    size_t place = 0; // in the stored text, behind what was seen last
    size_t next = 0;  // of `after`
    const auto insertUpTo = [&](size_t end) {
        for (; next < end; ++next)
            plan.inserted[place].push_back(after[next]);
    };
    for (size_t i = 0; i < before.size(); ++i) {
        if (inAfter[i] >= 0)
            insertUpTo(static_cast<size_t>(inAfter[i]));
        if (inStored[i] >= 0) {
            place = static_cast<size_t>(inStored[i]) + 1;
            plan.goes[place - 1] = inAfter[i] < 0;
        }
        if (inAfter[i] >= 0)
            next = static_cast<size_t>(inAfter[i]) + 1;
    }
    if (!inAfter.empty() && inAfter.back() >= 0)
        place = stored.size(); // behind what only the stored text has, too
    insertUpTo(after.size());
    return plan;
}

QByteArray carriedOut(const Plan &plan, const Atoms &stored)
{
    SqlJoiner out;
    const auto put = [&](const Atom &atom, const QByteArray &space) {
        if (!out.text().isEmpty())
            out.space(space);
        out.code(atom.text);
    };
    QByteArray freed; // the space of what went: what comes in its place stands behind it
    for (size_t i = 0; i <= stored.size(); ++i) {
        for (const Atom &atom : plan.inserted[i]) {
            put(atom, freed.isEmpty() ? atom.space : freed);
            freed.clear();
        }
        if (i == stored.size())
            break;
        const QByteArray &space = stored[i].space;
        const bool comments
            = !commentsIn(viewOf(space), 0, static_cast<quint32>(space.size())).empty();
        if (!plan.goes[i])
            put(stored[i], space);
        else if (comments)
            out.space(space);
        freed = plan.goes[i] && !comments ? space : QByteArray();
    }
    return out.text();
}

} // namespace

QByteArray mergedClause(const QByteArray &opening, const QByteArray &stored,
                        const QByteArray &before, const QByteArray &after)
{
    const Plan plan
        = planOf(atomsOf(opening, stored), atomsOf(opening, before), atomsOf(opening, after));
    const QByteArray merged = carriedOut(plan, atomsOf(opening, stored));
    const QByteArray wanted = opening + after + ')';
    const QByteArray made = opening + merged + ')';
    const auto first = tableFromSql(viewOf(wanted));
    const auto second = tableFromSql(viewOf(made));
    return first && second && *first == *second ? merged : after;
}

} // namespace sw
