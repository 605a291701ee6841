// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/parttexts.h"

#include "model/sql/quote.h"
#include "model/sql/read.h"
#include "model/sql/token.h"
#include "model/sql/writer.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString partText(const Table &table, ColumnId id, const QString &expression,
                 const QString &collation, SortOrder order)
{
    const Column *column = table.column(id);
    QString text = column ? quotedName(column->name) : expression;
    if (column && !collation.isEmpty())
        text += u" COLLATE "_s + quotedName(collation);
    return text + orderClause(order);
}

Result<std::vector<IndexPart>> partsFrom(const Table &table, const QString &text)
{
    const QString create
        = u"CREATE INDEX i ON "_s + alwaysQuotedName(table.name) + u" ("_s + text + u"\n)"_s;
    const QByteArray bytes = create.toUtf8();
    auto index = indexFromSql(viewOf(bytes), table);
    if (!index)
        return Error{
            u"“%1” is no list of columns: %2. Write columns with commas between them, such "
            "as day DESC, name COLLATE NOCASE."_s.arg(text, index.error().text)};
    for (const IndexPart &part : index->parts) {
        if (part.column.isNull() && tokenize(viewOf(part.expression.toUtf8())).size() == 1)
            return Error{u"The table %1 has no column %2."_s.arg(table.name, part.expression)};
    }
    return index->parts;
}

} // namespace

QString partsText(const Table &table, const Index &index)
{
    QStringList texts;
    for (const IndexPart &part : index.parts)
        texts.append(partText(table, part.column, part.expression, part.collation, part.order));
    return texts.join(u", ");
}

QString partsText(const Table &table, const Key &key)
{
    QStringList texts;
    for (const KeyPart &part : key.parts)
        texts.append(partText(table, part.column, {}, part.collation, part.order));
    return texts.join(u", ");
}

Result<Index> withParts(const Table &table, Index index, const QString &text)
{
    auto parts = partsFrom(table, text);
    if (!parts)
        return parts.error();
    index.parts = *std::move(parts);
    return index;
}

Result<Key> withParts(const Table &table, Key key, const QString &text)
{
    const auto parts = partsFrom(table, text);
    if (!parts)
        return parts.error();
    key.parts.clear();
    for (const IndexPart &part : *parts) {
        if (part.column.isNull())
            return Error{
                u"A key is made of columns; “%1” is an expression. Make a unique index for "
                "it."_s.arg(part.expression)};
        key.parts.push_back({part.column, part.order, part.collation});
    }
    return key;
}

QString referenceText(const Schema &schema, const Table &table, const ForeignKey &key)
{
    const TablePtr parent = schema.parentOf(key);
    QStringList from;
    for (const ColumnId id : key.columns) {
        if (const Column *column = table.column(id))
            from.append(column->name);
    }
    QStringList to;
    if (parent) {
        for (const ColumnId id : parentColumnsOf(key, *parent)) {
            if (const Column *column = parent->column(id))
                to.append(column->name);
        }
    }
    const auto joined = [](const QStringList &names) {
        return names.size() == 1 ? names.first() : u'(' + names.join(u", ") + u')';
    };
    QString text = joined(from) + u" → "_s + parentNameOf(key, schema);
    if (!to.isEmpty())
        text += u'.' + joined(to);
    return text;
}

QString firingText(const QString &trigger)
{
    QStringList words;
    const QByteArray bytes = trigger.toUtf8();
    for (const Token &token : tokenize(viewOf(bytes))) {
        if (token.keyword == Keyword::On || words.size() == 4)
            break;
        words.append(QString::fromUtf8(bytes.mid(token.begin, token.end - token.begin)));
    }
    return words.join(u' ');
}

} // namespace sw
