// SPDX-License-Identifier: Apache-2.0
#include "model/sql/writer.h"

#include "model/sql/parse.h"
#include "model/sql/quote.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

template <typename Test> bool passes(Test test, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return test(viewOf(bytes));
}

QString columnName(const Table &table, ColumnId id)
{
    const Column *column = table.column(id);
    return column ? quotedName(column->name) : QString();
}

} // namespace

bool DdlWriter::accept(bool good, const Subject &subject, const QString &what)
{
    if (!good) {
        m_problems.push_back(
            {Severity::Error, u"not-sql"_s, subject,
             subject.name % u": "_s % what % u"; it is left out, correct it and export again."_s});
    }
    return good;
}

QString DdlWriter::comment(const Subject &subject, const QString &text)
{
    if (text.isEmpty())
        return {};
    const bool lines = text.contains(u'\n') || text.contains(u'\r');
    if (!lines)
        return QString(u" -- "_s + text).remove(QChar(u'\0'));
    QString safe = text;
    safe.remove(QChar(u'\0'));
    if (safe.contains(u"*/"_s)) {
        safe.replace(u"*/"_s, u"* /"_s);
        m_problems.push_back({Severity::Warning, u"comment-changed"_s, subject,
                              subject.name
                                  + u": its comment of several lines holds */, which is"
                                    " written as * /."_s});
    }
    return u" /* "_s + safe + u" */"_s;
}

QString DdlWriter::storedTable(const Table &table)
{
    if (table.kind == TableKind::Virtual) {
        const QString sql
            = u"CREATE VIRTUAL TABLE "_s + quotedName(table.name) + u" USING "_s + table.text;
        const QByteArray bytes = sql.toUtf8();
        const auto tree = parseCreateVirtualTable(viewOf(bytes));
        const bool good = tree && standsAlone(viewOf(bytes));
        return accept(good, subjectOf(table), u"its module text is not one"_s) ? sql : QString();
    }
    const QByteArray bytes = table.text.toUtf8();
    const Tokens tokens = tokenize(viewOf(bytes));
    bool good = tokens.size() > 2 && tokens[0].keyword == Keyword::Create
                && tokens[1].keyword == Keyword::Table && standsAlone(viewOf(bytes));
    for (const Token &token : tokens)
        good = good && token.symbol != ';' && token.kind != TokenKind::Illegal;
    return accept(good, subjectOf(table), u"its stored text is not one CREATE TABLE"_s) ? table.text
                                                                                        : QString();
}

QString DdlWriter::table(const Table &table)
{
    if (table.kind == TableKind::Virtual || table.kind == TableKind::Opaque)
        return storedTable(table);
    QString out = u"CREATE TABLE "_s + quotedName(table.name) + u" ("_s
                  + comment(subjectOf(table), table.comment);
    const QStringList constraints = tableClauses(table);
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const Column &each = table.columns[i];
        out += u"\n    "_s + column(table, each);
        if (i + 1 < table.columns.size() || !constraints.isEmpty())
            out += u',';
        if (!each.comment.isEmpty())
            out += comment(subjectOf(table, each), each.comment);
    }
    for (qsizetype i = 0; i < constraints.size(); ++i)
        out += (i == 0 ? u"\n   "_s : u",\n   "_s) + constraints.at(i);
    out += u"\n)"_s;
    if (table.strict)
        out += table.withoutRowid ? u" STRICT, WITHOUT ROWID"_s : u" STRICT"_s;
    else if (table.withoutRowid)
        out += u" WITHOUT ROWID"_s;
    return out;
}

QString DdlWriter::index(const Table &table, const Index &index)
{
    QString out = (index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s)
                  + quotedName(index.name) + u" ON "_s + quotedName(table.name) + u" ("_s;
    QStringView separator;
    for (const IndexPart &part : index.parts) {
        out += separator;
        separator = u", ";
        if (part.column.isNull()) {
            if (!accept(passes(isExpressionText, part.expression), subjectOf(table, index),
                        u"“%1” is not an expression"_s.arg(part.expression)))
                return {};
            out += part.expression;
        } else {
            out += columnName(table, part.column);
            if (!part.collation.isEmpty())
                out += u" COLLATE "_s + quotedName(part.collation);
        }
        out += orderClause(part.order);
    }
    out += u')';
    if (!index.where.isEmpty()) {
        if (!accept(passes(isExpressionText, index.where), subjectOf(table, index),
                    u"“%1” is not a condition"_s.arg(index.where)))
            return {};
        out += u" WHERE "_s + index.where;
    }
    return out;
}

QString DdlWriter::view(const View &view)
{
    QString out = u"CREATE VIEW "_s + quotedName(view.name);
    if (!view.columns.isEmpty()) {
        QStringList names;
        for (const QString &name : view.columns)
            names.append(quotedName(name));
        out += u" ("_s + names.join(u", ") + u')';
    }
    out += u" AS "_s + view.select;
    const QByteArray bytes = out.toUtf8();
    const auto tree = parseCreateView(viewOf(bytes));
    const bool good = tree && tree->range.end == tree->tokens.size() && standsAlone(viewOf(bytes));
    return accept(good, subjectOf(view), u"its text is not one SELECT"_s) ? out : QString();
}

QString DdlWriter::trigger(const Trigger &trigger, const Subject &owner)
{
    const QString out = u"CREATE TRIGGER "_s + quotedName(trigger.name) + u' ' + trigger.text;
    const QByteArray bytes = out.toUtf8();
    const auto tree = parseCreateTrigger(viewOf(bytes));
    const bool good = tree && tree->range.end == tree->tokens.size() && standsAlone(viewOf(bytes));
    return accept(good, owner, u"its text is not one trigger"_s) ? out : QString();
}

} // namespace sw
