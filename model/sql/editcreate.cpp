// SPDX-License-Identifier: Apache-2.0
#include "model/sql/editcreate.h"

#include "model/sql/createitems.h"
#include "model/sql/editcolumn.h"
#include "model/sql/editoptions.h"
#include "model/sql/quote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QByteArray between(std::string_view text, quint32 begin, quint32 end)
{
    return QByteArray(text.data() + begin, static_cast<qsizetype>(end - begin));
}

class CreateEditor {
public:
    CreateEditor(std::string_view text, const SaidTable &said, const Table &after,
                 DdlWriter &saidWriter, DdlWriter &afterWriter)
        : m_edit{text, said, after, saidWriter, afterWriter}, m_body(bodyOf(text, said.tree))
    {
    }

    QByteArray run()
    {
        putColumns();
        putConstraints();
        if (m_edit.after.comment != m_edit.said.table.comment)
            m_body.opening
                = m_edit.afterWriter.comment(subjectOf(m_edit.after), m_edit.after.comment)
                      .toUtf8();
        const CreateTableSyntax &tree = m_edit.said.tree;
        const quint32 close = tree.tokens[tree.close].begin;
        return head() + joined(m_body, m_items)
               + editedOptions(m_edit.text.substr(close), m_edit.after);
    }

private:
    /// Everything up to the parenthesis.
    [[nodiscard]] QByteArray head() const
    {
        const CreateTableSyntax &tree = m_edit.said.tree;
        const Tokens &tokens = tree.tokens;
        const Token &name = tokens[tree.name.begin];
        const bool comment
            = m_edit.after.comment != m_edit.said.table.comment && tokens[tree.open].commentBefore;
        const bool renamed = m_edit.after.name != m_edit.said.table.name;
        return between(m_edit.text, 0, name.begin)
               + (renamed ? quotedName(m_edit.after.name).toUtf8()
                          : between(m_edit.text, name.begin, name.end))
               + (comment ? QByteArray(" ")
                          : between(m_edit.text, name.end, tokens[tree.open].begin))
               + '(';
    }

    void putColumns()
    {
        const auto &partners = m_edit.said.columns;
        for (const Column &column : m_edit.after.columns) {
            const auto found = std::find(partners.begin(), partners.end(), &column);
            if (found == partners.end()) {
                add(m_edit.afterWriter.column(m_edit.after, column), true);
                m_items.back().lateRemark = remark(column);
                continue;
            }
            const auto place = static_cast<size_t>(found - partners.begin());
            CreateItem item = m_body.items[place];
            const EditedText edited = editedColumn(m_edit, place);
            item.text = edited.text;
            item.remark.prepend(edited.rest);
            if (column.comment != m_edit.said.table.columns[place].comment) {
                item.remark.clear();
                item.lateRemark = remark(column);
            }
            m_items.push_back(item);
        }
    }

    [[nodiscard]] QByteArray remark(const Column &column) const
    {
        return m_edit.afterWriter.comment(subjectOf(m_edit.after, column), column.comment).toUtf8();
    }

    void add(const QString &text, bool isColumn)
    {
        CreateItem item;
        item.text = text.trimmed().toUtf8();
        item.isColumn = isColumn;
        item.isNew = true;
        m_items.push_back(item);
    }

    void putConstraints()
    {
        QStringList loose = m_edit.after.looseConstraintNames;
        const size_t columns = m_edit.said.columns.size();
        for (size_t i = 0; i < m_edit.said.constraints.size(); ++i) {
            const SaidClause &clause = m_edit.said.constraints[i];
            CreateItem item = m_body.items[columns + i];
            if (clause.syntax.kind != ClauseKind::LooseName) {
                item.text = editedConstraint(m_edit, clause);
            } else if (!loose.removeOne(nameFromToken(textOf(m_edit.text, m_edit.said.tree.tokens,
                                                             clause.syntax.constraintName)))) {
                item.text.clear();
            }
            if (!item.text.isEmpty())
                m_items.push_back(item);
        }
        const SaidTable &said = m_edit.said;
        addConstraints(m_edit.after.keys, said.keys, said.table.keys);
        addConstraints(m_edit.after.checks, said.checks, said.table.checks);
        addConstraints(m_edit.after.foreignKeys, said.foreignKeys, said.table.foreignKeys);
        for (const QString &name : loose)
            add(nameClause(name), false);
    }

    template <typename Part>
    void addConstraints(const std::vector<Part> &parts, const std::vector<const Part *> &partners,
                        const std::vector<Part> &said)
    {
        for (const Part &part : parts) {
            const QString text = m_edit.afterWriter.clause(m_edit.after, part);
            if (text.isEmpty() || columnSaying(m_edit.after, part))
                continue;
            const auto found = std::find(partners.begin(), partners.end(), &part);
            if (found == partners.end()
                || columnSaying(m_edit.said.table, said[size_t(found - partners.begin())]))
                add(text, false);
        }
    }

    CreateEdit m_edit;
    CreateBody m_body;
    std::vector<CreateItem> m_items;
};

Error notEdited(const Table &table, const QString &why, const QString &wayOut)
{
    return {u"The text of table %1 cannot be edited: %2. %3"_s.arg(table.name, why, wayOut)};
}

/// What the text does not say of the table as it is to be; empty where it says all.
QString unsaid(const QByteArray &text, const QStringList &wanted)
{
    const auto read = tableFromSql(viewOf(text));
    if (!read)
        return read.error().text;
    const Schema none;
    DdlWriter writer(none);
    const QStringList is = sayings(writer, *read);
    const auto [a, b] = std::mismatch(wanted.begin(), wanted.end(), is.begin(), is.end());
    if (a == wanted.end() && b == is.end())
        return {};
    return u"it would say “%1”, not “%2”"_s.arg(b == is.end() ? QString() : *b,
                                                a == wanted.end() ? QString() : *a);
}

} // namespace

Result<QByteArray> editedCreateTable(const QByteArray &stored, const Table &before,
                                     const Table &after, const Schema &schema)
{
    const QString correct = u"Correct it and try again."_s;
    if (after.columns.empty())
        return notEdited(after, u"it has no columns"_s, correct);
    const auto said = saidTable(viewOf(stored), before, after, schema);
    if (!said)
        return notEdited(after, said.error().text, correct);
    const Schema none;
    DdlWriter saidWriter(none);
    DdlWriter afterWriter(schema);
    const QStringList wanted = sayings(afterWriter, after);
    for (const Problem &problem : afterWriter.problems())
        return notEdited(after, problem.subject.name + u" holds what is no SQL"_s, correct);
    const QByteArray text
        = CreateEditor(viewOf(stored), *said, after, saidWriter, afterWriter).run();
    const QString missing = unsaid(text, wanted);
    if (!missing.isEmpty())
        return notEdited(after, missing, u"Apply fewer changes of it at a time."_s);
    return text;
}

} // namespace sw
