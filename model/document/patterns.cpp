// SPDX-License-Identifier: Apache-2.0
#include "model/document/patterns.h"

#include "model/document/names.h"
#include "model/sql/quote.h"
#include "model/sql/read.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The columns as they stand in CREATE TABLE: a name alone is a key, and `{table}` is the table's
/// name in the singular, with quotes around the whole word where it needs them.
QString columnsByPattern(const Content &content, const QString &name)
{
    QString pattern = content.settings->primaryKeyPattern.trimmed();
    if (pattern.isEmpty() || pattern == NoPattern)
        pattern = u"id"_s;
    static const QRegularExpression bare(u"^(?:[\\w$]|\\{table\\})+$"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (bare.match(pattern).hasMatch())
        pattern += u" INTEGER PRIMARY KEY"_s;
    static const QRegularExpression word(u"[\\w$]*\\{table\\}(?:[\\w$]|\\{table\\})*"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    const QString table = singularName(name, pluralRuleOf(content));
    for (auto match = word.match(pattern); match.hasMatch();) {
        QString filled = match.captured();
        filled = quotedName(filled.replace(u"{table}"_s, table));
        pattern.replace(match.capturedStart(), match.capturedLength(), filled);
        match = word.match(pattern, match.capturedStart() + filled.size());
    }
    return pattern;
}

} // namespace

Result<Done> beginTable(const Content &content, Table &table)
{
    if (content.settings->primaryKeyPattern != NoPattern)
        return beginTableWithKey(content, table);
    Column column;
    column.id = ColumnId::random();
    column.name = u"column_1"_s;
    table.columns.push_back(column);
    return Done();
}

Result<Done> beginTableWithKey(const Content &content, Table &table)
{
    const QByteArray bytes
        = QString(u"CREATE TABLE t ("_s + columnsByPattern(content, table.name) + u"\n)"_s)
              .toUtf8();
    const auto read = tableFromSql(viewOf(bytes));
    if (!read || !read->foreignKeys.empty())
        return Error{u"“"_s % content.settings->primaryKeyPattern
                     % u"” cannot begin a table; write columns as in CREATE TABLE, "
                       "such as id INTEGER PRIMARY KEY."_s};
    table.columns = read->columns;
    table.keys = read->keys;
    table.checks = read->checks;
    for (Column &column : table.columns) {
        const ColumnId fresh = ColumnId::random();
        for (Key &key : table.keys) {
            for (KeyPart &part : key.parts) {
                if (part.column == column.id)
                    part.column = fresh;
            }
        }
        for (Check &check : table.checks) {
            if (check.column == column.id)
                check.column = fresh;
        }
        column.id = fresh;
    }
    for (Key &key : table.keys)
        key.id = KeyId::random();
    for (Check &check : table.checks)
        check.id = CheckId::random();
    return Done();
}

Objection objectionToTablePattern(const Content &content)
{
    Table probe;
    probe.name = u"probe"_s;
    const Result<Done> begun = beginTable(content, probe);
    return begun ? Objection() : Objection(begun.error());
}

Objection objectionToKeyPattern(const QString &pattern)
{
    static const QRegularExpression place(u"\\{[^{}]*\\}?"_s);
    for (auto match = place.globalMatch(pattern); match.hasNext();) {
        const QString found = match.next().captured();
        if (found != u"{parent}" && found != u"{column}")
            return Error{u"“"_s % found
                         % u"” stands for nothing in the name of a key column; write {parent} or "
                           "{column}."_s};
    }
    if (pattern.contains(QChar(u'\0')))
        return Error{u"A name cannot hold a NUL character; remove it."_s};
    return std::nullopt;
}

} // namespace sw
