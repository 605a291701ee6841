// SPDX-License-Identifier: Apache-2.0
#include "model/sql/writer.h"

#include "model/base/name.h"
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

void writeName(QString &out, const QString &constraintName)
{
    if (!constraintName.isEmpty())
        out += u" CONSTRAINT "_s + quotedName(constraintName);
}

void writeAction(QString &out, QStringView event, Action action)
{
    static constexpr std::array words{"",         "NO ACTION",   "RESTRICT",
                                      "SET NULL", "SET DEFAULT", "CASCADE"};
    if (action != Action::Unsaid)
        out += u" ON "_s + event + u' ' + QLatin1String(words[static_cast<size_t>(action)]);
}

void writeDeferral(QString &out, const ForeignKey &key)
{
    if (key.deferrable == Deferrable::Unsaid)
        return;
    out += key.deferrable == Deferrable::No ? u" NOT DEFERRABLE"_s : u" DEFERRABLE"_s;
    if (key.initially != Initially::Unsaid)
        out += key.initially == Initially::Deferred ? u" INITIALLY DEFERRED"_s
                                                    : u" INITIALLY IMMEDIATE"_s;
}

QString columnName(const Table &table, ColumnId id)
{
    const Column *column = table.column(id);
    return column ? quotedName(column->name) : QString();
}

QString nameList(const Table &table, const std::vector<ColumnId> &columns)
{
    QStringList names;
    for (const ColumnId id : columns)
        names.append(columnName(table, id));
    return names.join(u", ");
}

void writeColumnKey(QString &out, const Key &key)
{
    writeName(out, key.name);
    out += key.primary ? u" PRIMARY KEY"_s : u" UNIQUE"_s;
    out += orderClause(key.parts.front().order);
    out += conflictClause(key.onConflict);
    if (key.autoincrement)
        out += u" AUTOINCREMENT"_s;
}

QString tableKey(const Table &table, const Key &key)
{
    QString out;
    writeName(out, key.name);
    out += key.primary ? u" PRIMARY KEY ("_s : u" UNIQUE ("_s;
    QStringView separator;
    for (const KeyPart &part : key.parts) {
        out += separator % columnName(table, part.column);
        if (!part.collation.isEmpty())
            out += u" COLLATE "_s + quotedName(part.collation);
        out += orderClause(part.order);
        separator = u", ";
    }
    if (key.autoincrement)
        out += u" AUTOINCREMENT"_s;
    out += u')';
    out += conflictClause(key.onConflict);
    return out;
}

/// What a key needs to be said at its column; a document may say so of one that cannot.
bool standsAtColumn(const Key &key, ColumnId column)
{
    return key.inColumn && key.parts.size() == 1 && key.parts.front().column == column
           && key.parts.front().collation.isEmpty()
           && (key.primary || key.parts.front().order == SortOrder::Unsaid);
}

bool standsAtColumn(const ForeignKey &key, ColumnId column)
{
    return key.inColumn && key.columns.size() == 1 && key.columns.front() == column;
}

template <typename Item> bool standsAtAnyColumn(const Table &table, const Item &item)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const Column &column) { return standsAtColumn(item, column.id); });
}

void writeKeysOf(QString &out, const Table &table, ColumnId column)
{
    for (const Key &key : table.keys) {
        if (standsAtColumn(key, column))
            writeColumnKey(out, key);
    }
}

} // namespace

QString conflictClause(Conflict conflict)
{
    static constexpr std::array words{"", "ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"};
    if (conflict == Conflict::Unsaid)
        return {};
    return u" ON CONFLICT "_s + QLatin1String(words[static_cast<size_t>(conflict)]);
}

QString orderClause(SortOrder order)
{
    if (order == SortOrder::Unsaid)
        return {};
    return order == SortOrder::Ascending ? u" ASC"_s : u" DESC"_s;
}

QString referenceClauses(const ForeignKey &key)
{
    QString out;
    writeAction(out, u"DELETE", key.onDelete);
    writeAction(out, u"UPDATE", key.onUpdate);
    if (!key.match.isEmpty())
        out += u" MATCH "_s + (sameName(key.match, u"full") ? key.match : quotedName(key.match));
    writeDeferral(out, key);
    return out;
}

bool DdlWriter::accept(bool good, const Subject &subject, const QString &what)
{
    if (!good) {
        m_problems.push_back(
            {Severity::Error, u"not-sql"_s, subject,
             subject.name % u": "_s % what % u"; it is left out, correct it and export again."_s});
    }
    return good;
}

bool DdlWriter::acceptType(const Table &table, const Column &column)
{
    if (m_types.contains(column.type))
        return true;
    if (!passes(isTypeText, column.type))
        return accept(false, subjectOf(table, column), u"“%1” is not a type"_s.arg(column.type));
    m_types.insert(column.type);
    return true;
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

void DdlWriter::reference(QString &out, const ForeignKey &key) const
{
    out += u" REFERENCES "_s + quotedName(parentNameOf(key, m_schema));
    if (!key.parentColumns.empty()) {
        const TablePtr parent = m_schema.parentOf(key);
        QStringList names;
        for (const ColumnRef &ref : key.parentColumns) {
            const Column *column = parent && ref.name.isEmpty() ? parent->column(ref.id) : nullptr;
            names.append(quotedName(column ? column->name : ref.name));
        }
        out += u" ("_s + names.join(u", ") + u')';
    }
    out += referenceClauses(key);
}

void DdlWriter::column(QString &out, const Table &table, const Column &column)
{
    const auto subject = [&] { return subjectOf(table, column); };
    out += quotedName(column.name);
    if (!column.type.isEmpty() && acceptType(table, column))
        out += u' ' + column.type;
    const ConstraintNames &names = column.constraintNames;
    writeKeysOf(out, table, column.id);
    if (column.notNull) {
        writeName(out, names.notNull);
        out += u" NOT NULL"_s;
        out += conflictClause(column.notNull->onConflict);
    }
    if (!column.defaultValue.isEmpty()
        && (passes(isDefaultText, column.defaultValue)
            || accept(false, subject(), u"“%1” is not a default"_s.arg(column.defaultValue)))) {
        writeName(out, names.defaultValue);
        out += u" DEFAULT "_s + column.defaultValue;
    }
    if (!column.collation.isEmpty()) {
        writeName(out, names.collation);
        out += u" COLLATE "_s + quotedName(column.collation);
    }
    if (column.generated
        && (passes(isExpressionText, column.generated->expression)
            || accept(false, subject(),
                      u"“%1” is not an expression"_s.arg(column.generated->expression)))) {
        writeName(out, names.generated);
        const bool said = passes(endsLikeGenerated, column.type);
        out += (said ? u" AS ("_s : u" GENERATED ALWAYS AS ("_s) + column.generated->expression
               + u')' + (column.generated->stored ? u" STORED"_s : u" VIRTUAL"_s);
    }
    for (const Check &check : table.checks) {
        if (check.column != column.id
            || !accept(passes(isExpressionText, check.expression), subjectOf(table, check),
                       u"it is not an expression"_s))
            continue;
        writeName(out, check.name);
        out += u" CHECK ("_s + check.expression + u')';
    }
    for (const ForeignKey &key : table.foreignKeys) {
        if (!key.enforced || !standsAtColumn(key, column.id))
            continue;
        writeName(out, key.name);
        reference(out, key);
    }
    for (const QString &name : names.loose)
        writeName(out, name);
}

void DdlWriter::tableConstraints(QStringList &lines, const Table &table)
{
    for (const Key &key : table.keys) {
        if (!key.parts.empty() && !standsAtAnyColumn(table, key))
            lines.append(tableKey(table, key));
    }
    for (const Check &check : table.checks) {
        if (table.column(check.column)
            || !accept(passes(isExpressionText, check.expression), subjectOf(table, check),
                       u"it is not an expression"_s))
            continue;
        QString line;
        writeName(line, check.name);
        line += u" CHECK ("_s + check.expression + u')';
        line += conflictClause(check.onConflict);
        lines.append(line);
    }
    for (const ForeignKey &key : table.foreignKeys) {
        if (!key.enforced || standsAtAnyColumn(table, key))
            continue;
        QString line;
        writeName(line, key.name);
        line += u" FOREIGN KEY ("_s + nameList(table, key.columns) + u')';
        reference(line, key);
        lines.append(line);
    }
    for (const QString &name : table.looseConstraintNames) {
        QString line;
        writeName(line, name);
        lines.append(line);
    }
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
    QStringList constraints;
    tableConstraints(constraints, table);
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const Column &each = table.columns[i];
        out += u"\n    "_s;
        column(out, table, each);
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
