// SPDX-License-Identifier: Apache-2.0
#include "model/sql/read.h"

#include "model/base/name.h"
#include "model/sql/sqlite.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Makes the values of one table out of its syntax.
class TableReader {
public:
    TableReader(std::string_view text, const Tokens &tokens, const QString &tableName)
        : m_text(text), m_tokens(tokens)
    {
        m_table.name = tableName;
        m_folded = foldedName(tableName);
        m_table.id = TableId::fromNames({u"table", m_folded});
    }

    Parsed<Table> read(const CreateTableSyntax &tree)
    {
        if (!tree.select.isEmpty())
            return SyntaxError{u"its columns are known only when its SELECT runs"_s, 0};
        m_table.strict = tree.strict;
        m_table.withoutRowid = tree.withoutRowid;
        m_table.columns.reserve(tree.columns.size());
        for (const ColumnSyntax &column : tree.columns)
            readColumn(column);
        for (const ClauseSyntax &clause : tree.constraints)
            readTableClause(clause);
        readComments(tree);
        if (m_error)
            return *m_error;
        return std::move(m_table);
    }

    Parsed<ReadColumn> readAlone(const ColumnSyntax &column)
    {
        readColumn(column);
        if (m_error)
            return *m_error;
        return ReadColumn{std::move(m_table.columns.front()), std::move(m_table.keys),
                          std::move(m_table.checks), std::move(m_table.foreignKeys)};
    }

private:
    [[nodiscard]] QString text(Range range) const
    {
        return stringOf(textOf(m_text, m_tokens, range));
    }

    [[nodiscard]] QString name(Range range) const
    {
        return range.isEmpty() ? QString() : nameFromToken(textOf(m_text, m_tokens, range));
    }

    /// An id that nothing else of this table has: two equal constraints are two objects.
    template <typename IdType> IdType freshId(QStringView kind, const QString &names)
    {
        IdType id = IdType::fromNames({kind, m_folded, names});
        const quint64 first = id.value();
        while (std::find(m_ids.begin(), m_ids.end(), id.value()) != m_ids.end()) {
            const int ordinal = ++m_repeated[first] + 1;
            id = IdType::fromNames({kind, m_folded, names, QString::number(ordinal)});
        }
        m_ids.push_back(id.value());
        return id;
    }

    ColumnId columnCalled(Range range)
    {
        const QString wanted = name(range);
        if (const Column *column = m_table.column(wanted))
            return column->id;
        if (!m_error)
            m_error = SyntaxError{u"no such column: %1"_s.arg(wanted),
                                  static_cast<qsizetype>(m_tokens[range.begin].begin)};
        return {};
    }

    void readColumn(const ColumnSyntax &tree)
    {
        Column column;
        column.name = name(tree.name);
        column.id = freshId<ColumnId>(u"column", foldedName(column.name));
        column.type = text(tree.type);
        m_table.columns.push_back(std::move(column));
        Column &added = m_table.columns.back();
        for (const ClauseSyntax &clause : tree.clauses)
            readColumnClause(added, clause);
    }

    /// Puts the clause's name in its place; the name of an earlier clause of the kind is loose
    /// then.
    void putName(Column &column, QString &place, const ClauseSyntax &clause)
    {
        if (!place.isEmpty())
            column.constraintNames.loose.append(place);
        place = name(clause.constraintName);
    }

    void readColumnClause(Column &column, const ClauseSyntax &clause)
    {
        switch (clause.kind) {
        case ClauseKind::NotNull:
            putName(column, column.constraintNames.notNull, clause);
            column.notNull = NotNull{clause.onConflict};
            break;
        case ClauseKind::Default:
            putName(column, column.constraintNames.defaultValue, clause);
            column.defaultValue = text(clause.body);
            break;
        case ClauseKind::Collate:
            putName(column, column.constraintNames.collation, clause);
            column.collation = name(clause.body);
            if (column.collation.isEmpty())
                m_error = SyntaxError{u"a collation without a name"_s, 0};
            break;
        case ClauseKind::Generated:
            putName(column, column.constraintNames.generated, clause);
            column.generated = Generated{text(clause.body), clause.stored};
            break;
        case ClauseKind::PrimaryKey:
        case ClauseKind::Unique:
            readKey(clause, {KeyPart{column.id, clause.order, {}}}, true);
            break;
        case ClauseKind::Check:
            readCheck(clause, column.id);
            break;
        case ClauseKind::ForeignKey:
            readForeignKey(clause, {column.id}, true);
            break;
        case ClauseKind::Deferral:
            readDeferral(clause);
            [[fallthrough]];
        case ClauseKind::Null:
        case ClauseKind::LooseName:
            if (!clause.constraintName.isEmpty())
                column.constraintNames.loose.append(name(clause.constraintName));
            break;
        }
    }

    void readTableClause(const ClauseSyntax &clause)
    {
        switch (clause.kind) {
        case ClauseKind::PrimaryKey:
        case ClauseKind::Unique: {
            std::vector<KeyPart> parts;
            for (const KeyPartSyntax &part : clause.keyParts)
                parts.push_back({columnCalled(part.name), part.order, name(part.collation)});
            readKey(clause, std::move(parts), false);
            break;
        }
        case ClauseKind::Check:
            readCheck(clause, {});
            break;
        case ClauseKind::ForeignKey: {
            std::vector<ColumnId> columns;
            for (const Range column : clause.columns)
                columns.push_back(columnCalled(column));
            readForeignKey(clause, std::move(columns), false);
            break;
        }
        default:
            m_table.looseConstraintNames.append(name(clause.constraintName));
        }
    }

    [[nodiscard]] QString namesOf(const std::vector<ColumnId> &columns) const
    {
        QString names;
        for (const ColumnId id : columns)
            names += id.text();
        return names;
    }

    void readKey(const ClauseSyntax &clause, std::vector<KeyPart> parts, bool inColumn)
    {
        Key key;
        key.name = name(clause.constraintName);
        key.primary = clause.kind == ClauseKind::PrimaryKey;
        key.parts = std::move(parts);
        key.onConflict = clause.onConflict;
        key.autoincrement = clause.autoincrement;
        key.inColumn = inColumn;
        std::vector<ColumnId> columns;
        for (const KeyPart &part : key.parts)
            columns.push_back(part.column);
        key.id = freshId<KeyId>(key.primary ? u"primary key" : u"unique", namesOf(columns));
        m_table.keys.push_back(std::move(key));
    }

    void readCheck(const ClauseSyntax &clause, ColumnId column)
    {
        Check check;
        check.name = name(clause.constraintName);
        check.expression = text(clause.body);
        check.column = column;
        check.onConflict = clause.onConflict;
        const QString &identity = check.name.isEmpty() ? check.expression : check.name;
        check.id = freshId<CheckId>(u"check", identity);
        m_table.checks.push_back(std::move(check));
    }

    void readForeignKey(const ClauseSyntax &clause, std::vector<ColumnId> columns, bool inColumn)
    {
        const ReferenceSyntax &tree = clause.reference;
        ForeignKey key;
        key.name = name(clause.constraintName);
        key.columns = std::move(columns);
        key.parent.name = name(tree.parent);
        for (const Range column : tree.columns)
            key.parentColumns.push_back({{}, name(column)});
        key.onDelete = tree.onDelete;
        key.onUpdate = tree.onUpdate;
        key.match = name(tree.match);
        key.deferrable = tree.deferrable;
        key.initially = tree.initially;
        key.inColumn = inColumn;
        key.id = freshId<ForeignKeyId>(u"foreign key",
                                       namesOf(key.columns) + foldedName(key.parent.name));
        m_table.foreignKeys.push_back(std::move(key));
    }

    /// SQLite gives a DEFERRABLE of its own to the last foreign key before it, if there is one.
    void readDeferral(const ClauseSyntax &clause)
    {
        if (m_table.foreignKeys.empty())
            return;
        m_table.foreignKeys.back().deferrable = clause.reference.deferrable;
        m_table.foreignKeys.back().initially = clause.reference.initially;
    }

    [[nodiscard]] QString commentBetween(quint32 firstToken, quint32 secondToken) const
    {
        if (secondToken >= m_tokens.size() || !m_tokens[secondToken].commentBefore)
            return {};
        QStringList parts;
        for (const Comment &comment :
             commentsIn(m_text, m_tokens[firstToken].end, m_tokens[secondToken].begin)) {
            if (!comment.lineBreakBefore && !comment.text.isEmpty())
                parts.append(stringOf(viewOf(comment.text)));
        }
        return parts.join(u'\n');
    }

    /// A table's comment stands beside its name or its opening parenthesis; a column's behind the
    /// column, before or after the comma, on the same line.
    void readComments(const CreateTableSyntax &tree)
    {
        const auto join = [](const QString &a, const QString &b) {
            return a.isEmpty() || b.isEmpty() ? a + b : QString(a + u'\n' + b);
        };
        m_table.comment = join(commentBetween(tree.open - 1, tree.open),
                               commentBetween(tree.open, tree.open + 1));
        for (size_t i = 0; i < tree.columns.size(); ++i) {
            const quint32 next = tree.columns[i].range.end;
            QString comment = commentBetween(next - 1, next);
            if (m_tokens[next].symbol == ',')
                comment = join(comment, commentBetween(next, next + 1));
            m_table.columns[i].comment = comment;
        }
    }

    std::string_view m_text;
    const Tokens &m_tokens;
    Table m_table;
    QString m_folded;
    std::vector<quint64> m_ids;
    QHash<quint64, int> m_repeated; ///< how often the id of the same names was taken already
    std::optional<SyntaxError> m_error;
};

/// A part of an index is a column where it is one, with COLLATE behind it or not; else an
/// expression.
IndexPart indexPart(std::string_view text, const Tokens &tokens, const IndexPartSyntax &tree,
                    const Table &table)
{
    IndexPart part;
    part.order = tree.order;
    const Range range = tree.expression;
    const quint32 length = range.end - range.begin;
    const Token &first = tokens[range.begin];
    const bool collated = length == 3 && tokens[range.begin + 1].keyword == Keyword::Collate;
    const bool isName = first.kind == TokenKind::Quoted || first.kind == TokenKind::String
                        || (first.kind == TokenKind::Word && canBeName(first.keyword));
    if (isName && (length == 1 || collated)) {
        const QString name = nameFromToken(textOf(text, tokens, {range.begin, range.begin + 1}));
        if (const Column *column = table.column(name)) {
            part.column = column->id;
            if (collated)
                part.collation
                    = nameFromToken(textOf(text, tokens, {range.begin + 2, range.begin + 3}));
            return part;
        }
    }
    part.expression = stringOf(textOf(text, tokens, range));
    return part;
}

template <typename Tree> QString nameIn(std::string_view text, const Tree &tree, Range range)
{
    return nameFromToken(textOf(text, tree.tokens, range));
}

} // namespace

Parsed<Table> tableFromSql(std::string_view text)
{
    const auto tree = parseCreateTable(text);
    if (!tree)
        return tree.error();
    TableReader reader(text, tree->tokens, nameIn(text, *tree, tree->name));
    return reader.read(*tree);
}

Parsed<ReadColumn> columnFromSql(std::string_view text, const QString &tableName)
{
    const auto tree = parseColumnDefinition(text);
    if (!tree)
        return tree.error();
    TableReader reader(text, tree->tokens, tableName);
    return reader.readAlone(tree->column);
}

Parsed<Table> virtualTableFromSql(std::string_view text)
{
    const auto tree = parseCreateVirtualTable(text);
    if (!tree)
        return tree.error();
    Table table;
    table.name = nameIn(text, *tree, tree->name);
    table.id = TableId::fromNames({u"table", foldedName(table.name)});
    table.kind = TableKind::Virtual;
    table.text = stringOf(textOf(text, tree->tokens, tree->module));
    return table;
}

Parsed<View> viewFromSql(std::string_view text)
{
    const auto tree = parseCreateView(text);
    if (!tree)
        return tree.error();
    View view;
    view.name = nameIn(text, *tree, tree->name);
    view.id = ViewId::fromNames({u"view", foldedName(view.name)});
    for (const Range column : tree->columns)
        view.columns.append(nameIn(text, *tree, column));
    view.select = stringOf(textOf(text, tree->tokens, tree->select));
    return view;
}

Parsed<Index> indexFromSql(std::string_view text, const Table &table)
{
    const auto tree = parseCreateIndex(text);
    if (!tree)
        return tree.error();
    Index index;
    index.name = nameIn(text, *tree, tree->name);
    index.id = IndexId::fromNames({u"index", foldedName(index.name)});
    index.unique = tree->unique;
    for (const IndexPartSyntax &part : tree->parts)
        index.parts.push_back(indexPart(text, tree->tokens, part, table));
    index.where = stringOf(textOf(text, tree->tokens, tree->where));
    return index;
}

Parsed<ReadTrigger> triggerFromSql(std::string_view text)
{
    const auto tree = parseCreateTrigger(text);
    if (!tree)
        return tree.error();
    ReadTrigger read;
    read.trigger.name = nameIn(text, *tree, tree->name);
    read.trigger.id = TriggerId::fromNames({u"trigger", foldedName(read.trigger.name)});
    read.trigger.text = stringOf(textOf(text, tree->tokens, tree->rest));
    read.table = nameIn(text, *tree, tree->table);
    return read;
}

} // namespace sw
