// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/document/alteration.h"
#include "model/document/names.h"
#include "model/document/references.h"
#include "model/document/sqlstatement.h"
#include "model/document/textnames.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "model/sql/parse.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Whether the text is a bare or double-quoted name: SQLite would take it as a text, PostgreSQL as
/// a column.
bool isLoneName(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const Tokens tokens = tokenize(viewOf(bytes));
    if (tokens.size() != 1)
        return false;
    static const QStringList values{u"null"_s,         u"true"_s,         u"false"_s,
                                    u"current_time"_s, u"current_date"_s, u"current_timestamp"_s};
    return tokens[0].kind == TokenKind::Quoted
           || (tokens[0].kind == TokenKind::Word && !values.contains(foldedName(text)));
}

void renameOther(SqlStatement &statement, bool isView)
{
    TokenCursor &cursor = statement.cursor();
    const bool ifExists = statement.acceptIfExists();
    const quint32 place = cursor.place();
    const QString name = statement.takeObjectName();
    cursor.expect(Keyword::Rename);
    cursor.expect(Keyword::To);
    const quint32 newPlace = cursor.place();
    const QString to = statement.takeName();
    statement.expectEnd();
    if (!statement.ok())
        return;
    if (isView) {
        if (const ViewPtr view = statement.schema().view(name)) {
            statement.run(renameView(statement.now(), view->id, to), newPlace);
            return;
        }
    }
    const Schema before = statement.schema();
    for (const TablePtr &table : before.tables) {
        for (const Index &index : table->indexes) {
            if (!isView && sameName(index.name, name)) {
                statement.run(renameIndex(statement.now(), table->id, index.id, to), newPlace);
                return;
            }
        }
    }
    if (!ifExists)
        statement.fail(u"There is no "_s % (isView ? u"view “"_s : u"index “"_s) % name % u"”."_s,
                       place);
}

} // namespace

Alteration::Alteration(SqlStatement &statement, TableId table)
    : m_statement(statement), m_cursor(statement.cursor()), m_id(table)
{
}

const Table &Alteration::table() const { return *m_statement.schema().tables.find(m_id); }

void Alteration::takeAction()
{
    if (m_cursor.accept(Keyword::Rename))
        takeRename();
    else if (m_cursor.accept(Keyword::Add))
        takeAdd();
    else if (m_cursor.accept(Keyword::Drop))
        takeDrop();
    else if (m_cursor.accept(Keyword::Alter))
        takeAlterColumn();
    else
        m_cursor.failHere();
}

const Column *Alteration::takeColumn(bool ifExists)
{
    const quint32 place = m_cursor.place();
    const QString name = m_statement.takeName();
    const Column *column = m_statement.ok() ? table().column(name) : nullptr;
    if (m_statement.ok() && !column && !ifExists)
        m_statement.fail(u"Table “"_s % table().name % u"” has no column “"_s % name % u"”."_s,
                         place);
    return column;
}

void Alteration::takeRename()
{
    if (m_cursor.accept(Keyword::To)) {
        const quint32 place = m_cursor.place();
        const QString name = m_statement.takeName();
        if (m_statement.ok())
            m_statement.run(renameTable(m_statement.now(), m_id, name), place);
        return;
    }
    if (m_cursor.accept(Keyword::Constraint))
        return takeRenameConstraint();
    m_cursor.accept(Keyword::Column);
    const Column *column = takeColumn();
    m_cursor.expect(Keyword::To);
    const quint32 place = m_cursor.place();
    const QString name = m_statement.takeName();
    if (column && m_statement.ok())
        m_statement.run(renameColumn(m_statement.now(), m_id, column->id, name), place);
}

void Alteration::takeAlterColumn()
{
    m_cursor.accept(Keyword::Column);
    const quint32 place = m_cursor.place();
    const Column *found = takeColumn();
    if (!found)
        return;
    const ColumnId column = found->id;
    if (m_cursor.accept(Keyword::Drop)) {
        takeDropOf(*found, place);
    } else if (m_cursor.accept(Keyword::Set)) {
        if (m_cursor.accept(Keyword::Default)) {
            takeSetDefault(*found);
        } else if (m_cursor.accept(Keyword::Not)) {
            m_cursor.expect(Keyword::Null);
            const NotNull notNull = found->notNull.value_or(NotNull{});
            if (m_statement.ok())
                m_statement.run(setNotNull(m_statement.now(), m_id, column, notNull), place);
        } else if (m_cursor.acceptWord("DATA")) {
            takeType(*found);
        } else {
            m_cursor.failHere();
        }
    } else {
        takeType(*found);
    }
}

void Alteration::takeDropOf(const Column &column, quint32 place)
{
    const Content &now = m_statement.now();
    if (m_cursor.accept(Keyword::Default)) {
        m_statement.run(setDefault(now, m_id, column.id, {}), place);
    } else if (m_cursor.acceptWord("EXPRESSION")) {
        const bool ifExists = m_statement.acceptIfExists();
        if (m_statement.ok() && !column.generated && !ifExists)
            m_statement.fail(u"Column “"_s % column.name % u"” is not computed."_s, place);
        else if (m_statement.ok())
            m_statement.run(setGenerated(now, m_id, column.id, std::nullopt), place);
    } else if (m_cursor.expect(Keyword::Not) && m_cursor.expect(Keyword::Null)) {
        const Key *primary = table().primaryKey();
        if (primary && holds(columnsOf(*primary), column.id))
            return m_statement.fail(u"Column “"_s % column.name
                                        % u"” is in the primary key, which has no NULLs; "
                                          "drop the key first."_s,
                                    place);
        m_statement.run(setNotNull(now, m_id, column.id, std::nullopt), place);
    }
}

void Alteration::takeSetDefault(const Column &column)
{
    const quint32 place = m_cursor.place();
    const Range range = m_cursor.takeBalanced(true);
    if (range.isEmpty())
        m_cursor.failHere();
    if (!m_statement.ok())
        return;
    const QString text = m_statement.text(range);
    if (isLoneName(text))
        return m_statement.fail(u"A default cannot be a column; write a text in single quotes, "
                                "a number or an expression."_s,
                                place);
    const bool plain = isDefaultText(m_statement.bytes(range));
    m_statement.run(
        setDefault(m_statement.now(), m_id, column.id, plain ? text : QString(u'(' + text + u')')),
        place);
}

void Alteration::takeType(const Column &column)
{
    if (!m_cursor.acceptWord("TYPE"))
        return m_cursor.failHere();
    const quint32 place = m_cursor.place();
    Range type{place, place};
    int depth = 0;
    while (!m_cursor.atEnd() && !(depth == 0 && m_cursor.is(',')) && !m_cursor.is(Keyword::Collate)
           && !m_cursor.is(Keyword::Using)) {
        depth += m_cursor.is('(') ? 1 : m_cursor.is(')') ? -1 : 0;
        m_cursor.advance();
    }
    type.end = m_cursor.place();
    if (type.isEmpty())
        m_cursor.failHere();
    QString collation;
    if (m_cursor.accept(Keyword::Collate))
        collation = m_statement.takeName();
    QString fill;
    if (m_cursor.accept(Keyword::Using)) {
        const Range range = m_cursor.takeBalanced(true);
        if (range.isEmpty())
            m_cursor.failHere();
        else
            fill = m_statement.text(range);
    }
    if (!m_statement.ok())
        return;
    const ColumnId id = column.id;
    m_statement.run(
        retypeColumn(m_statement.now(), m_id, id, m_statement.typeOf(m_statement.text(type))),
        place);
    if (!collation.isEmpty() && m_statement.ok())
        m_statement.run(setCollation(m_statement.now(), m_id, id, collation), place);
    if (!fill.isEmpty() && m_statement.ok())
        m_statement.run(setFill(m_statement.now(), m_id, id, fill), place);
}

void Alteration::takeDrop()
{
    if (m_cursor.accept(Keyword::Constraint))
        return takeDropConstraint();
    m_cursor.accept(Keyword::Column);
    const bool ifExists = m_statement.acceptIfExists();
    const quint32 place = m_cursor.place();
    const Column *column = takeColumn(ifExists);
    const bool cascade = m_statement.acceptCascade();
    if (column && m_statement.ok())
        dropColumn(*column, cascade, place);
}

void Alteration::dropColumn(const Column &column, bool cascade, quint32 place)
{
    const Schema schema = m_statement.schema();
    const TablePtr before = schema.tables.find(m_id);
    const ColumnId id = column.id;
    QStringList dependants;
    for (const TablePtr &child : schema.tables) {
        for (const ForeignKey &key : child->foreignKeys) {
            if (child != before && key.parent.id == m_id
                && holds(parentColumnsOf(key, *before), id))
                dependants.append(child->name);
        }
    }
    for (const Column &other : before->columns) {
        if (other.generated && other.id != id
            && namesColumn(other.generated->expression, column.name))
            dependants.append(other.name);
    }
    const std::vector<ViewId> views = viewsThatRead(schema, before->name, column.name);
    dependants += namesOf(schema, views);
    if (!cascade && !dependants.isEmpty())
        return m_statement.fail(dependantsText(u"column “"_s + column.name + u'”', dependants),
                                place);
    m_statement.run(deleteViews(m_statement.now(), views), place);
    // PostgreSQL has no index that lost a column.
    for (const Index &index : before->indexes) {
        if (std::any_of(index.parts.begin(), index.parts.end(),
                        [&](const IndexPart &part) { return part.column == id; }))
            m_statement.run(deleteIndex(m_statement.now(), m_id, index.id), place);
    }
    m_statement.run(deleteColumns(m_statement.now(), m_id, {id}), place);
}

void alterBySql(SqlStatement &statement)
{
    TokenCursor &cursor = statement.cursor();
    cursor.expect(Keyword::Alter);
    if (cursor.accept(Keyword::View))
        return renameOther(statement, true);
    if (cursor.accept(Keyword::Index))
        return renameOther(statement, false);
    if (!cursor.expect(Keyword::Table))
        return;
    const bool ifExists = statement.acceptIfExists();
    (void)cursor.acceptWord("ONLY");
    const quint32 place = cursor.place();
    const QString name = statement.takeObjectName();
    if (!statement.ok())
        return;
    const TablePtr table = statement.schema().table(name);
    if (!table) {
        if (!ifExists)
            statement.fail(u"There is no table “"_s % name % u"”; create it first."_s, place);
        return;
    }
    Alteration alteration(statement, table->id);
    do
        alteration.takeAction();
    while (statement.ok() && cursor.accept(','));
    statement.expectEnd();
}

} // namespace sw
