// SPDX-License-Identifier: Apache-2.0
#include "model/sql/editcolumn.h"

#include "model/base/name.h"
#include "model/sql/clausemerge.h"
#include "model/sql/quote.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr const char *ColumnOpening = "CREATE TABLE x (x ";

QByteArray changed(const QByteArray &opening, std::string_view stored, const QString &was,
                   const QString &is)
{
    const QByteArray text(stored.data(), static_cast<qsizetype>(stored.size()));
    return was == is ? text
                     : mergedClause(opening, text, was.trimmed().toUtf8(), is.trimmed().toUtf8());
}

class ColumnEditor {
public:
    ColumnEditor(const CreateEdit &edit, size_t place)
        : m_edit(edit), m_said(edit.said.table.columns[place]), m_after(*edit.said.columns[place]),
          m_tree(edit.said.tree.columns[place]), m_clauses(edit.said.clauses[place]),
          m_end(m_tree.range.begin)
    {
    }

    EditedText run()
    {
        putNameAndType();
        for (const SaidClause &clause : m_clauses)
            putClause(clause);
        addWhatIsNew();
        m_pieces.settleLooseNames(m_after.constraintNames.loose);
        return m_pieces.joined();
    }

private:
    [[nodiscard]] std::string_view stored(Range range) const
    {
        return textOf(m_edit.text, m_edit.said.tree.tokens, range);
    }

    /// The next piece of the stored text, with what stands between it and the one before.
    ColumnPiece &piece(Range range)
    {
        const Tokens &tokens = m_edit.said.tree.tokens;
        ColumnPiece made;
        if (m_end > m_tree.range.begin)
            made.space = bytesOf(m_edit.text.substr(
                tokens[m_end - 1].end, tokens[range.begin].begin - tokens[m_end - 1].end));
        made.text = bytesOf(stored(range));
        m_end = range.end;
        return m_pieces.put(made);
    }

    static QByteArray bytesOf(std::string_view text)
    {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    }

    void putNameAndType()
    {
        ColumnPiece &name = piece(m_tree.name);
        if (m_said.name != m_after.name)
            name.text = quotedName(m_after.name).toUtf8();
        if (!m_tree.type.isEmpty()) {
            ColumnPiece &type = piece(m_tree.type);
            type.goes = m_after.type.isEmpty();
            if (m_said.type != m_after.type)
                type.text = m_after.type.toUtf8();
        } else if (!m_after.type.isEmpty()) {
            m_pieces.insert(m_after.type);
        }
        // GENERATED ALWAYS, which the grammar gives to the type and nobody means there.
        const quint32 end = m_clauses.empty() ? m_tree.range.end : m_clauses[0].syntax.range.begin;
        if (m_end < end)
            piece({m_end, end}).goes = m_said.generated && !m_after.generated;
    }

    /// The column's clause of the kind, as the writer has it.
    QString ownClause(DdlWriter &writer, const Table &table, const Column &column,
                      ClauseKind kind) const
    {
        switch (kind) {
        case ClauseKind::NotNull:
            return writer.notNull(column);
        case ClauseKind::Default:
            return writer.defaultValue(table, column);
        case ClauseKind::Collate:
            return writer.collation(column);
        default:
            return writer.generated(table, column);
        }
    }

    void putClause(const SaidClause &clause)
    {
        const ClauseSyntax &syntax = clause.syntax;
        ColumnPiece &put = piece(syntax.range);
        const bool named = !syntax.constraintName.isEmpty();
        put.isClause = true;
        put.startsBare = !named;
        if (named)
            put.unnamed = bytesOf(stored({syntax.constraintName.end, syntax.range.end}));
        switch (syntax.kind) {
        case ClauseKind::NotNull:
        case ClauseKind::Default:
        case ClauseKind::Collate:
        case ClauseKind::Generated:
            putOwnClause(put, clause);
            break;
        case ClauseKind::PrimaryKey:
        case ClauseKind::Unique:
            putPart(put, syntax.range, m_edit.said.table.keys[size_t(clause.part)],
                    m_edit.said.keys[size_t(clause.part)]);
            break;
        case ClauseKind::Check:
            putPart(put, syntax.range, m_edit.said.table.checks[size_t(clause.part)],
                    m_edit.said.checks[size_t(clause.part)]);
            break;
        case ClauseKind::ForeignKey:
            putForeignKey(put, clause);
            break;
        case ClauseKind::Deferral:
            put.goes = (clause.part >= 0 && !keepsDeferral(clause.part))
                       || (clause.isStray && !m_edit.said.straysStay && foreignKeyBefore());
            noteLooseName(put, syntax);
            break;
        case ClauseKind::Null:
            noteLooseName(put, syntax);
            break;
        case ClauseKind::LooseName:
            put.isLoose = true;
            noteLooseName(put, syntax);
            break;
        }
    }

    /// A name that counts for nothing stays, whether what it stands at does or not.
    void noteLooseName(ColumnPiece &put, const ClauseSyntax &syntax)
    {
        if (syntax.constraintName.isEmpty())
            return;
        if (put.goes)
            leaveName(put, {syntax.range.begin, syntax.constraintName.end});
        else
            put.looseName = nameFromToken(stored(syntax.constraintName));
    }

    void leaveName(ColumnPiece &put, Range name)
    {
        put.text = bytesOf(stored(name));
        put.unnamed.clear();
        put.looseName = nameFromToken(stored({name.end - 1, name.end}));
        put.isLoose = true;
        put.startsBare = false;
        put.goes = false;
    }

    void putOwnClause(ColumnPiece &put, const SaidClause &clause)
    {
        const ClauseKind kind = clause.syntax.kind;
        const Range constraint = clause.syntax.constraintName;
        const QString is = ownClause(m_edit.afterWriter, m_edit.after, m_after, kind);
        put.goes = is.isEmpty();
        if (put.goes) {
            // The name of a clause that another one replaces counts from there on as loose.
            const Range named = clause.governs || constraint.isEmpty()
                                    ? Range()
                                    : Range{clause.syntax.range.begin, constraint.end};
            const Range waiting = std::exchange(m_waiting[kind], named);
            if (!waiting.isEmpty())
                leaveName(put, waiting);
        } else if (!clause.governs) {
            noteLooseName(put, clause.syntax);
        } else {
            put.text = changed(ColumnOpening, stored(clause.syntax.range),
                               ownClause(m_edit.saidWriter, m_edit.said.table, m_said, kind), is);
        }
    }

    /// Whether the part is said at the same column before and after.
    template <typename Part> bool stays(const Part &was, const Part *is) const
    {
        const Column *before = columnSaying(m_edit.said.table, was);
        const Column *now = is ? columnSaying(m_edit.after, *is) : nullptr;
        return before && now
               && m_edit.said.columns[size_t(m_edit.said.table.columnIndex(before->id))] == now;
    }

    template <typename Part>
    void putPart(ColumnPiece &put, Range range, const Part &was, const Part *is)
    {
        put.goes = !stays(was, is);
        if (!put.goes)
            put.text = changed(ColumnOpening, stored(range),
                               m_edit.saidWriter.clause(m_edit.said.table, was),
                               m_edit.afterWriter.clause(m_edit.after, *is));
    }

    /// Whether the clauses of its own that say when the foreign key is checked can stay.
    [[nodiscard]] bool keepsDeferral(int foreignKey) const
    {
        const ForeignKey &was = m_edit.said.table.foreignKeys[size_t(foreignKey)];
        const ForeignKey *is = m_edit.said.foreignKeys[size_t(foreignKey)];
        return stays(was, is) && was.deferrable == is->deferrable && was.initially == is->initially
               && (m_edit.said.straysStay || !hasStray(foreignKey));
    }

    /// Whether a column before this one is to say a foreign key.
    [[nodiscard]] bool foreignKeyBefore() const
    {
        const auto &columns = m_edit.after.columns;
        const auto &keys = m_edit.after.foreignKeys;
        return std::any_of(keys.begin(), keys.end(), [&](const ForeignKey &key) {
            const Column *column = columnSaying(m_edit.after, key);
            return column && key.enforced && column < &m_after && column >= columns.data();
        });
    }

    [[nodiscard]] bool hasStray(int foreignKey) const
    {
        const auto isOne
            = [&](const SaidClause &clause) { return clause.isStray && clause.part == foreignKey; };
        return std::any_of(m_edit.said.clauses.begin(), m_edit.said.clauses.end(),
                           [&](const std::vector<SaidClause> &clauses) {
                               return std::any_of(clauses.begin(), clauses.end(), isOne);
                           });
    }

    void putForeignKey(ColumnPiece &put, const SaidClause &clause)
    {
        ForeignKey was = m_edit.said.table.foreignKeys[size_t(clause.part)];
        was.deferrable = Deferrable::Unsaid;
        was.initially = Initially::Unsaid;
        const ForeignKey *partner = m_edit.said.foreignKeys[size_t(clause.part)];
        if (!partner) {
            put.goes = true;
            return;
        }
        ForeignKey is = *partner;
        if (keepsDeferral(clause.part)) {
            is.deferrable = Deferrable::Unsaid;
            is.initially = Initially::Unsaid;
        }
        putPart(put, clause.syntax.range, was, &is);
    }

    template <typename Part>
    void addParts(const std::vector<Part> &parts, const std::vector<const Part *> &partners,
                  const std::vector<Part> &said)
    {
        for (const Part &part : parts) {
            if (columnSaying(m_edit.after, part) != &m_after)
                continue;
            const auto found = std::find(partners.begin(), partners.end(), &part);
            if (found == partners.end() || !stays(said[size_t(found - partners.begin())], &part))
                m_pieces.insert(m_edit.afterWriter.clause(m_edit.after, part));
        }
    }

    void addWhatIsNew()
    {
        const Table &said = m_edit.said.table;
        const Table &after = m_edit.after;
        addParts(after.keys, m_edit.said.keys, said.keys);
        if (!m_said.notNull)
            m_pieces.insert(m_edit.afterWriter.notNull(m_after));
        if (m_said.defaultValue.isEmpty())
            m_pieces.insert(m_edit.afterWriter.defaultValue(after, m_after));
        if (m_said.collation.isEmpty())
            m_pieces.insert(m_edit.afterWriter.collation(m_after));
        if (!m_said.generated)
            m_pieces.insert(m_edit.afterWriter.generated(after, m_after));
        addParts(after.checks, m_edit.said.checks, said.checks);
        addParts(after.foreignKeys, m_edit.said.foreignKeys, said.foreignKeys);
    }

    const CreateEdit &m_edit;
    const Column &m_said;
    const Column &m_after;
    const ColumnSyntax &m_tree;
    const std::vector<SaidClause> &m_clauses;
    quint32 m_end; ///< behind the last token that was put
    ColumnPieces m_pieces;
    std::map<ClauseKind, Range> m_waiting; ///< CONSTRAINT and the name of a clause that goes
};

/// CREATE TABLE up to its constraints.
QByteArray openingOf(const Table &table)
{
    QString text = u"CREATE TABLE x ("_s;
    for (const Column &column : table.columns)
        text += quotedName(column.name) + u", "_s;
    return text.toUtf8();
}

} // namespace

EditedText editedColumn(const CreateEdit &edit, size_t column)
{
    return ColumnEditor(edit, column).run();
}

QByteArray editedConstraint(const CreateEdit &edit, const SaidClause &clause)
{
    const auto edited = [&](const auto &was, const auto *is) {
        if (!is || columnSaying(edit.after, *is))
            return QByteArray();
        return changed(
            openingOf(edit.after), textOf(edit.text, edit.said.tree.tokens, clause.syntax.range),
            edit.saidWriter.clause(edit.said.table, was), edit.afterWriter.clause(edit.after, *is));
    };
    const auto part = static_cast<size_t>(clause.part);
    switch (clause.syntax.kind) {
    case ClauseKind::Check:
        return edited(edit.said.table.checks[part], edit.said.checks[part]);
    case ClauseKind::ForeignKey:
        return edited(edit.said.table.foreignKeys[part], edit.said.foreignKeys[part]);
    default:
        return edited(edit.said.table.keys[part], edit.said.keys[part]);
    }
}

} // namespace sw
