// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/document/freshids.h"
#include "model/document/sqlstatement.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "model/sql/read.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// CREATE … as far as the name; the readers take it from there.
struct Creation {
    Keyword kind = Keyword::None;
    bool isVirtual = false;
    bool orReplace = false;
    bool ifNotExists = false;
    quint32 place = 0; ///< of the name
    QString name;
};

Creation takeHead(SqlStatement &statement)
{
    TokenCursor &cursor = statement.cursor();
    Creation head;
    cursor.expect(Keyword::Create);
    if (cursor.accept(Keyword::Or)) {
        cursor.expect(Keyword::Replace);
        head.orReplace = true;
    }
    if (cursor.is(Keyword::Temp) || cursor.is(Keyword::Temporary))
        statement.fail(u"What is temporary is no part of a document; leave out TEMP."_s,
                       cursor.place());
    cursor.accept(Keyword::Unique);
    head.isVirtual = cursor.accept(Keyword::Virtual);
    head.kind = cursor.peek().keyword;
    const bool known = head.kind == Keyword::Table || head.kind == Keyword::Index
                       || head.kind == Keyword::View || head.kind == Keyword::Trigger;
    if (!known || (head.orReplace && head.kind != Keyword::View)) {
        cursor.failHere();
        return head;
    }
    cursor.advance();
    head.ifNotExists = statement.acceptIfNotExists();
    head.place = cursor.place();
    head.name = statement.takeObjectName();
    return head;
}

/// The statement without OR REPLACE, which SQLite does not have; every other byte in its place.
QByteArray withoutOrReplace(const SqlStatement &statement, const Creation &head)
{
    const std::string_view bytes = statement.bytes(statement.whole());
    QByteArray text(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (head.orReplace) {
        const quint32 start = statement.tokens().front().begin;
        for (quint32 i = statement.tokens()[1].begin; i < statement.tokens()[2].end; ++i)
            text[static_cast<qsizetype>(i - start)] = ' ';
    }
    return text;
}

void createTable(SqlStatement &statement, const Creation &head)
{
    if (head.ifNotExists && statement.schema().table(head.name))
        return;
    const std::string_view text = statement.bytes(statement.whole());
    const auto read = head.isVirtual ? virtualTableFromSql(text) : tableFromSql(text);
    if (!statement.accept(read, 0))
        return;
    Table table = *read;
    // Derived ids are for what is imported: a table of that name may have been renamed since.
    FreshIds().renewAll(table);
    for (Column &column : table.columns)
        statement.settleType(column);
    statement.run(addTable(statement.now(), std::move(table)), head.place);
}

/// A column that is not there would be an expression, or a text where it is in double quotes.
bool hasStrayName(const Index &index)
{
    return std::any_of(index.parts.begin(), index.parts.end(), [](const IndexPart &part) {
        const QByteArray bytes = part.expression.toUtf8();
        const Tokens tokens = tokenize(viewOf(bytes));
        return part.column.isNull() && tokens.size() == 1
               && (tokens[0].kind == TokenKind::Word || tokens[0].kind == TokenKind::Quoted);
    });
}

void createIndex(SqlStatement &statement, const Creation &head)
{
    TokenCursor &cursor = statement.cursor();
    cursor.expect(Keyword::On);
    const quint32 place = cursor.place();
    const QString tableName = statement.takeObjectName();
    if (!statement.ok())
        return;
    const TablePtr table = statement.schema().table(tableName);
    if (!table)
        return statement.fail(u"There is no table “"_s % tableName % u"”; create it first."_s,
                              place);
    if (head.ifNotExists) {
        for (const TablePtr &each : statement.schema().tables) {
            for (const Index &index : each->indexes) {
                if (sameName(index.name, head.name))
                    return;
            }
        }
    }
    const auto read = indexFromSql(statement.bytes(statement.whole()), *table);
    if (!statement.accept(read, 0))
        return;
    Index index = *read;
    if (hasStrayName(index))
        return statement.fail(u"Index “"_s % index.name % u"” names a column that “"_s % table->name
                                  % u"” does not have; add it first."_s,
                              place);
    index.id = IndexId::random();
    statement.run(putIndex(statement.now(), table->id, std::move(index)), head.place);
}

void createView(SqlStatement &statement, const Creation &head)
{
    const ViewPtr present = statement.schema().view(head.name);
    if (present && head.ifNotExists)
        return;
    const QByteArray text = withoutOrReplace(statement, head);
    const auto read = viewFromSql(viewOf(text));
    if (!statement.accept(read, 0))
        return;
    View view = *read;
    view.id = ViewId::random();
    if (present && head.orReplace) {
        view.id = present->id;
        view.name = present->name;
        view.formerNames = present->formerNames;
        view.triggers = present->triggers;
    }
    statement.run(putView(statement.now(), std::move(view)), head.place);
}

bool hasTrigger(const Schema &schema, const QString &name)
{
    const auto has = [&](const auto &owner) {
        return std::any_of(owner->triggers.begin(), owner->triggers.end(),
                           [&](const Trigger &trigger) { return sameName(trigger.name, name); });
    };
    return std::any_of(schema.tables.begin(), schema.tables.end(), has)
           || std::any_of(schema.views.begin(), schema.views.end(), has);
}

void createTrigger(SqlStatement &statement, const Creation &head)
{
    if (head.ifNotExists && hasTrigger(statement.schema(), head.name))
        return;
    const auto read = triggerFromSql(statement.bytes(statement.whole()));
    if (!statement.accept(read, 0))
        return;
    Trigger trigger = read->trigger;
    trigger.id = TriggerId::random();
    const Content &now = statement.now();
    if (const TablePtr table = now.schema.table(read->table))
        statement.run(putTrigger(now, table->id, std::move(trigger)), head.place);
    else if (const ViewPtr view = now.schema.view(read->table))
        statement.run(putTrigger(now, view->id, std::move(trigger)), head.place);
    else
        statement.fail(u"There is no table or view “"_s % read->table % u"”; create it first."_s,
                       head.place);
}

} // namespace

void createBySql(SqlStatement &statement)
{
    const Creation head = takeHead(statement);
    if (!statement.ok())
        return;
    switch (head.kind) {
    case Keyword::Table:
        return createTable(statement, head);
    case Keyword::Index:
        return createIndex(statement, head);
    case Keyword::View:
        return createView(statement, head);
    default:
        return createTrigger(statement, head);
    }
}

} // namespace sw
