// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelddl.h"

#include "model/exchange/modelnames.h"
#include "model/exchange/modeltypes.h"
#include "model/sql/parse.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int LongestChain = 20;

QString nameClause(const QString &name)
{
    return name.isEmpty() ? QString() : u"CONSTRAINT "_s + quotedName(name) + u' ';
}

QString columnsInParentheses(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted.append(quotedName(name));
    return u'(' + quoted.join(u", ") + u')';
}

/// A default in PostgreSQL's words as SQLite has it: `'{}'::jsonb`, `now()`.
QString inSqlite(const QString &text)
{
    static const QRegularExpression cast(
        u"^('(?:[^']|'')*'|[-+\\w.]+)(?:::[\\w ]+(?:\\[\\])?)+$"_s);
    const QString trimmed = text.trimmed();
    const QString lower = trimmed.toLower();
    if (lower == u"now()" || lower == u"current_timestamp()" || lower == u"(now())")
        return u"CURRENT_TIMESTAMP"_s;
    if (const QRegularExpressionMatch match = cast.match(trimmed); match.hasMatch())
        return match.captured(1);
    return text;
}

/// Whether SQLite reads the text as what it is meant to be.
template <typename Judge> bool reads(Judge judge, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return judge(std::string_view(bytes.constData(), size_t(bytes.size())));
}

bool isWord(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar letter) {
        return letter.isLetter() || letter == u' ';
    });
}

} // namespace

ColumnTypes::ColumnTypes(const ModelFacts &facts)
{
    const auto refer = [&](const TableFact &table, const ReferenceFact &reference) {
        for (qsizetype i = 0; i < reference.columns.size(); ++i)
            m_references.insert({table.name, reference.columns.at(i)},
                                {reference.parent, reference.parentColumns.value(i)});
    };
    for (const TableFact &table : facts.tables) {
        for (const ColumnFact &column : table.columns) {
            m_columns.insert({table.name, column.name}, &column);
            for (const ReferenceFact &reference : column.references)
                refer(table, reference);
        }
        for (const ConstraintFact &each : table.constraints) {
            if (each.kind == ConstraintKind::Foreign)
                refer(table, each.reference);
        }
    }
}

const TypeFact *ColumnTypes::of(const TableFact &table, const ColumnFact &column) const
{
    return find(table.name, column.name, 0);
}

const TypeFact *ColumnTypes::find(const QString &table, const QString &column, int depth) const
{
    const ColumnFact *fact = m_columns.value({table, column});
    if (!fact || depth > LongestChain)
        return nullptr;
    if (fact->type)
        return &*fact->type;
    const auto parent = m_references.constFind({table, column});
    return parent == m_references.constEnd() ? nullptr
                                             : find(parent->first, parent->second, depth + 1);
}

QString ModelDdl::option(const QString &name) const
{
    const QJsonValue value = m_table.options.value(u"sqlite_"_s + name);
    return value.isBool() ? (value.toBool() ? u"yes"_s : QString()) : value.toString();
}

QString ModelDdl::createTable()
{
    QStringList parts;
    for (const ColumnFact &each : m_table.columns)
        parts.append(column(each));
    if (const QString key = primaryKey(); !key.isEmpty())
        parts.append(key);
    for (const ConstraintFact &each : m_table.constraints) {
        if (each.early)
            addConstraint(each, parts);
    }
    for (const ColumnFact &each : m_table.columns)
        addColumnConstraints(each, parts);
    for (const ConstraintFact &each : m_table.constraints) {
        if (!each.early)
            addConstraint(each, parts);
    }
    QStringList options;
    if (!option(u"with_rowid"_s).isEmpty()
        || m_table.options.value("sqlite_with_rowid"_L1).toBool(true))
        options = QStringList();
    else
        options.append(u"WITHOUT ROWID"_s);
    if (!option(u"strict"_s).isEmpty())
        options.append(u"STRICT"_s);
    return u"CREATE TABLE "_s + quotedName(m_table.name) + u" (\n\t" + parts.join(u", \n\t")
           + u"\n)" + (options.isEmpty() ? QString() : QString(u' ' + options.join(u", ")));
}

QString ModelDdl::type(const ColumnFact &fact)
{
    const TypeFact *type = m_types.of(m_table, fact);
    if (!type) {
        if (!fact.type)
            m_notes.add(fact.place, u"%1.%2 has no type, and nothing that it refers to has"
                                    " one"_s.arg(m_table.name, fact.name));
        return {};
    }
    const DeclaredType declared = declaredTypeOf(*type);
    if (declared.isStandIn && !type->name.isEmpty())
        m_notes.add(fact.place,
                    declared.text.isEmpty()
                        ? u"%1.%2: what %3 is in SQLite is not known; it has no type"_s.arg(
                            m_table.name, fact.name, type->text)
                        : u"%1.%2: SQLite has no %3; it becomes %4"_s.arg(
                            m_table.name, fact.name, type->text, declared.text));
    const QString bare = declared.text.section(u" COLLATE "_s, 0, 0);
    if (bare.isEmpty() || reads(isTypeText, bare))
        return declared.text;
    m_notes.add(fact.place, u"%1.%2: “%3” is no type that SQLite could read; left out"_s.arg(
                                m_table.name, fact.name, bare));
    return {};
}

QString ModelDdl::defaultOf(const ColumnFact &fact)
{
    if (fact.serverDefault.isEmpty())
        return {};
    // Text that stands alone may be an expression, which SQLite wants in parentheses.
    const QString ours = inSqlite(fact.serverDefault);
    for (const QString &text : {ours, QString(u'(' + ours + u')')}) {
        if (!reads(isDefaultText, text))
            continue;
        if (ours != fact.serverDefault)
            m_notes.add(fact.place, u"%1.%2: the default %3 becomes %4"_s.arg(
                                        m_table.name, fact.name, fact.serverDefault, ours));
        return u" DEFAULT "_s + text;
    }
    m_notes.add(fact.place, u"%1.%2: “%3” is no default that SQLite could read; left out"_s.arg(
                                m_table.name, fact.name, fact.serverDefault));
    return {};
}

QString ModelDdl::computedOf(const ColumnFact &fact)
{
    if (fact.computed.isEmpty())
        return {};
    if (!reads(isExpressionText, fact.computed)) {
        m_notes.add(fact.place, u"%1.%2: “%3” is no expression that SQLite could read; left"
                                " out"_s.arg(m_table.name, fact.name, fact.computed));
        return {};
    }
    const QString kind = !fact.persisted   ? QString()
                         : *fact.persisted ? u" STORED"_s
                                           : u" VIRTUAL"_s;
    return u" GENERATED ALWAYS AS ("_s + fact.computed + u')' + kind;
}

/// AUTOINCREMENT wants the key to be said at its column.
bool ModelDdl::isInlineKey(const ColumnFact &fact) const
{
    if (m_table.primaryKey != QStringList(fact.name) || !fact.references.empty()
        || option(u"autoincrement"_s).isEmpty())
        return false;
    const TypeFact *type = m_types.of(m_table, fact);
    return type && affinityOf(declaredTypeOf(*type).text) == Affinity::Integer;
}

QString ModelDdl::column(const ColumnFact &fact)
{
    const bool inKey = m_table.primaryKey.contains(fact.name);
    QString text = quotedName(fact.name);
    if (const QString declared = type(fact); !declared.isEmpty())
        text += u' ' + declared;
    text += defaultOf(fact);
    if (fact.notNull || (inKey && !fact.saysNull))
        text += u" NOT NULL";
    if (isInlineKey(fact))
        text += u" PRIMARY KEY AUTOINCREMENT";
    return text + computedOf(fact);
}

QString ModelDdl::primaryKey() const
{
    QStringList columns = m_table.primaryKey;
    for (const ColumnFact &each : m_table.columns) {
        if (isInlineKey(each))
            return {};
        if (columns.size() > 1 && each.autoincrement == u"True" && columns.removeOne(each.name))
            columns.prepend(each.name);
    }
    if (columns.isEmpty())
        return {};
    const QString name
        = nameByConvention(m_table, {"pk"_L1, m_table.primaryKeyName, columns, {}, {}});
    return nameClause(name) + u"PRIMARY KEY " + columnsInParentheses(columns);
}

QString ModelDdl::unique(const NameFact &name, const QStringList &columns,
                         const QString &onConflict) const
{
    const QString chosen = nameByConvention(m_table, {"uq"_L1, name, columns, {}, {}});
    return nameClause(chosen) + u"UNIQUE " + columnsInParentheses(columns)
           + (isWord(onConflict) ? QString(u" ON CONFLICT "_s + onConflict) : QString());
}

void ModelDdl::addCheck(const NameFact &name, const QString &sql, const FactPlace &place,
                        QStringList &parts)
{
    if (!reads(isExpressionText, sql)) {
        m_notes.add(place, u"CHECK of %1: “%2” is no condition that SQLite could read; left"
                           " out"_s.arg(m_table.name, sql));
        return;
    }
    const QString chosen = nameByConvention(m_table, {"ck"_L1, name, {}, {}, {}});
    parts.append(nameClause(chosen) + u"CHECK (" + sql + u')');
}

void ModelDdl::addColumnConstraints(const ColumnFact &fact, QStringList &parts)
{
    if (fact.unique && !fact.index)
        parts.append(unique({}, {fact.name}));
    if (fact.type) {
        const QString condition = conditionOf(*fact.type, fact.name);
        if (!condition.isEmpty())
            addCheck(conditionNameOf(*fact.type), condition, fact.place, parts);
    }
    for (const ReferenceFact &reference : fact.references)
        addReference(reference, parts);
}

void ModelDdl::addConstraint(const ConstraintFact &fact, QStringList &parts)
{
    switch (fact.kind) {
    case ConstraintKind::Unique:
        parts.append(unique(fact.name, fact.columns, fact.onConflict));
        break;
    case ConstraintKind::Check:
        addCheck(fact.name, fact.sql, fact.place, parts);
        break;
    case ConstraintKind::Foreign:
        addReference(fact.reference, parts);
        break;
    }
}

void ModelDdl::addReference(const ReferenceFact &fact, QStringList &parts)
{
    const QString name = nameByConvention(
        m_table, {"fk"_L1, fact.name, fact.columns, fact.parent, fact.parentColumns});
    QString text = nameClause(name) + u"FOREIGN KEY" + columnsInParentheses(fact.columns)
                   + u" REFERENCES " + quotedName(fact.parent);
    if (!fact.parentColumns.contains(QString()))
        text += u' ' + columnsInParentheses(fact.parentColumns);
    const auto add = [&](const QString &words, const QString &value) {
        if (isWord(value))
            text += words + value;
    };
    add(u" ON DELETE "_s, fact.onDelete);
    add(u" ON UPDATE "_s, fact.onUpdate);
    add(u" MATCH "_s, fact.match);
    if (fact.deferrable)
        text += *fact.deferrable ? u" DEFERRABLE"_s : u" NOT DEFERRABLE"_s;
    if (fact.deferrable)
        add(u" INITIALLY "_s, fact.initially);
    parts.append(text);
}

std::vector<IndexFact> ModelDdl::indexes() const
{
    std::vector<IndexFact> all;
    for (const ColumnFact &each : m_table.columns) {
        if (each.index)
            all.push_back({{}, each.unique, {{each.name, {}}}, {}, each.place});
    }
    all.insert(all.end(), m_table.indexes.begin(), m_table.indexes.end());
    for (IndexFact &each : all) {
        QStringList columns;
        for (const IndexPartFact &part : each.parts) {
            if (!part.column.isEmpty())
                columns.append(part.column);
        }
        each.name = {nameByConvention(m_table, {"ix"_L1, each.name, columns, {}, {}}), true};
    }
    return all;
}

QString ModelDdl::createIndex(const IndexFact &index)
{
    QStringList parts;
    for (const IndexPartFact &part : index.parts)
        parts.append(part.column.isEmpty() ? part.sql : quotedName(part.column));
    return (index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s)
           + quotedName(index.name.name) + u" ON " + quotedName(m_table.name) + u" ("
           + parts.join(u", ") + u')'
           + (index.where.isEmpty() ? QString() : QString(u" WHERE "_s + index.where));
}

} // namespace sw
