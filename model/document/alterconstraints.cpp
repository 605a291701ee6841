// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/document/alteration.h"
#include "model/document/freshids.h"
#include "model/document/references.h"
#include "model/document/textnames.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "model/sql/quote.h"
#include "model/sql/read.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A constraint of a table by its name, or by the one that PostgreSQL gives to one without a name.
struct NamedConstraint {
    enum Kind { None, OfKey, OfCheck, OfForeignKey, OfNotNull };
    Kind kind = None;
    quint64 id = 0;
};

QString columnNames(const Table &table, const ColumnIds &columns)
{
    QStringList names;
    for (const ColumnId id : columns)
        names.append(table.column(id)->name);
    return names.join(u'_');
}

/// The only column that the check names, as PostgreSQL looks for it.
QString onlyColumnOf(const Table &table, const Check &check)
{
    QStringList named;
    for (const Column &column : table.columns) {
        if (namesColumn(check.expression, column.name))
            named.append(column.name);
    }
    return named.size() == 1 ? QString(u'_' + named.front()) : QString();
}

class ConstraintFinder {
public:
    ConstraintFinder(const Table &table, const QString &wanted) : m_table(table), m_wanted(wanted)
    {
        for (const bool made : {false, true}) {
            m_made = made;
            for (const Key &key : table.keys)
                look(key.name, keyName(key), {NamedConstraint::OfKey, key.id.value()});
            for (const Check &check : table.checks)
                look(check.name, u"_check", onlyColumnOf(table, check),
                     {NamedConstraint::OfCheck, check.id.value()});
            for (const ForeignKey &key : table.foreignKeys)
                look(key.name, u"_fkey", u'_' + columnNames(table, key.columns),
                     {NamedConstraint::OfForeignKey, key.id.value()});
            for (const Column &column : table.columns) {
                if (column.notNull)
                    look(column.constraintNames.notNull, u"_not_null", u'_' + column.name,
                         {NamedConstraint::OfNotNull, column.id.value()});
            }
            if (count > 0)
                return;
        }
    }

    NamedConstraint found;
    int count = 0;

private:
    [[nodiscard]] QString keyName(const Key &key) const
    {
        return key.primary ? u"_pkey"_s
                           : QString(u'_' + columnNames(m_table, columnsOf(key)) + u"_key");
    }

    void look(const QString &name, QStringView suffix, const QString &columns,
              NamedConstraint constraint)
    {
        look(name, QString(columns + suffix), constraint);
    }

    void look(const QString &name, const QString &made, NamedConstraint constraint)
    {
        if (m_made ? !name.isEmpty() : name.isEmpty())
            return;
        if (!sameName(m_made ? numbered(m_table.name + made) : name, m_wanted))
            return;
        found = constraint;
        ++count;
    }

    /// pet_check, pet_check1, pet_check2…
    QString numbered(const QString &name)
    {
        QString result = name;
        for (int i = 1; m_given.contains(foldedName(result)); ++i)
            result = name + QString::number(i);
        m_given.insert(foldedName(result));
        return result;
    }

    const Table &m_table;
    const QString &m_wanted;
    bool m_made = false;
    QSet<QString> m_given;
};

bool areSame(ColumnIds a, ColumnIds b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

/// Whether exactly these columns are a key or a full UNIQUE index, as a foreign key needs it.
bool isReferable(const Table &parent, const ColumnIds &columns, KeyId without = {})
{
    const auto isIndex = [&](const Index &index) {
        ColumnIds parts;
        for (const IndexPart &part : index.parts)
            parts.push_back(part.column);
        return index.unique && index.where.isEmpty() && areSame(parts, columns);
    };
    return std::any_of(parent.keys.begin(), parent.keys.end(),
                       [&](const Key &key) {
                           return key.id != without && areSame(columnsOf(key), columns);
                       })
           || std::any_of(parent.indexes.begin(), parent.indexes.end(), isIndex);
}

bool hasConstraint(const Table &table, const QString &name)
{
    const auto isIt = [&](const auto &constraint) { return sameName(constraint.name, name); };
    return !name.isEmpty()
           && (std::any_of(table.keys.begin(), table.keys.end(), isIt)
               || std::any_of(table.checks.begin(), table.checks.end(), isIt)
               || std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), isIt));
}

/// The first name of a constraint that the table has already; null where there is none.
QString takenName(const Table &table, const Table &read)
{
    const auto find = [&](const auto &constraints) {
        for (const auto &each : constraints) {
            if (hasConstraint(table, each.name))
                return each.name;
        }
        return QString();
    };
    for (const QString &name : {find(read.keys), find(read.checks), find(read.foreignKeys)}) {
        if (!name.isEmpty())
            return name;
    }
    return {};
}

} // namespace

void Alteration::takeAdd()
{
    const bool constraint = m_cursor.is(Keyword::Constraint) || m_cursor.is(Keyword::Primary)
                            || m_cursor.is(Keyword::Unique) || m_cursor.is(Keyword::Check)
                            || m_cursor.is(Keyword::Foreign);
    if (constraint)
        takeAddConstraint();
    else
        takeAddColumn();
}

void Alteration::takeAddColumn()
{
    m_cursor.accept(Keyword::Column);
    const bool ifNotExists = m_statement.acceptIfNotExists();
    const Range range = m_cursor.takeBalanced(true);
    if (range.isEmpty())
        m_cursor.failHere();
    if (!m_statement.ok())
        return;
    const auto read = columnFromSql(m_statement.bytes(range), table().name);
    if (!m_statement.accept(read, range.begin))
        return;
    if (ifNotExists && table().column(read->column.name))
        return;
    Table part;
    part.columns = {read->column};
    part.keys = read->keys;
    part.checks = read->checks;
    part.foreignKeys = read->foreignKeys;
    FreshIds().renewAll(part);
    Column &column = part.columns.front();
    m_statement.settleType(column);
    if (m_statement.run(addColumn(m_statement.now(), m_id, column), range.begin))
        addConstraints(part, range.begin);
}

void Alteration::takeAddConstraint()
{
    const Range range = m_cursor.takeBalanced(true);
    if (!m_statement.ok())
        return;
    // Read as the only constraint of a table with the same columns.
    QStringList names;
    for (const Column &column : table().columns)
        names.append(alwaysQuotedName(column.name));
    const QByteArray before = QString(u"CREATE TABLE t ("_s + names.join(u", ") + u", ").toUtf8();
    const std::string_view clause = m_statement.bytes(range);
    const QByteArray text
        = before + QByteArray(clause.data(), static_cast<qsizetype>(clause.size())) + ')';
    auto read = tableFromSql(viewOf(text));
    if (!read) {
        const qsizetype inside = std::clamp<qsizetype>(read.error().offset - before.size(), 0,
                                                       static_cast<qsizetype>(clause.size()));
        const quint32 begin = m_statement.tokens()[range.begin].begin;
        return m_statement.failAt(begin + static_cast<quint32>(inside), read.error().text);
    }
    Table part = *read;
    if (part.keys.empty() && part.checks.empty() && part.foreignKeys.empty())
        return m_statement.fail(u"A name of a constraint needs PRIMARY KEY, UNIQUE, CHECK or "
                                "FOREIGN KEY behind it."_s,
                                range.begin);
    const auto real = [&](ColumnId &id) {
        id = table().columns[static_cast<size_t>(read->columnIndex(id))].id;
    };
    for (Key &key : part.keys) {
        key.id = KeyId::random();
        for (KeyPart &keyPart : key.parts)
            real(keyPart.column);
    }
    for (Check &check : part.checks)
        check.id = CheckId::random();
    for (ForeignKey &key : part.foreignKeys) {
        key.id = ForeignKeyId::random();
        std::for_each(key.columns.begin(), key.columns.end(), real);
    }
    addConstraints(part, range.begin);
}

void Alteration::addConstraints(const Table &read, quint32 place)
{
    if (const QString taken = takenName(table(), read); !taken.isEmpty())
        return m_statement.fail(u"Table “"_s % table().name % u"” has a constraint “"_s % taken
                                    % u"” already; choose another name."_s,
                                place);
    for (const Key &key : read.keys) {
        if (key.primary && table().primaryKey())
            return m_statement.fail(u"Table “"_s % table().name
                                        % u"” has a primary key already; drop it first."_s,
                                    place);
        m_statement.run(putKey(m_statement.now(), m_id, key), place);
        if (key.primary)
            requireKeyColumns(place);
    }
    for (const Check &check : read.checks)
        m_statement.run(putCheck(m_statement.now(), m_id, check), place);
    for (const ForeignKey &key : read.foreignKeys) {
        if (!m_statement.run(putForeignKey(m_statement.now(), m_id, key), place))
            return;
        const ForeignKey &made = *table().foreignKey(key.id);
        const TablePtr parent = m_statement.schema().parentOf(made);
        if (!isReferable(*parent, parentColumnsOf(made, *parent)))
            return m_statement.fail(u"The columns of “"_s % parent->name
                                        % u"” that the foreign key refers to are not unique; "
                                          "make them a key or UNIQUE first."_s,
                                    place);
    }
}

/// What PostgreSQL understands by a primary key, and SQLite does not in every table.
void Alteration::requireKeyColumns(quint32 place)
{
    if (!m_statement.ok())
        return;
    const Key key = *table().primaryKey();
    for (const KeyPart &part : key.parts) {
        if (!isNeverNull(table(), *table().column(part.column)))
            m_statement.run(setNotNull(m_statement.now(), m_id, part.column, NotNull{}), place);
    }
}

void Alteration::takeRenameConstraint()
{
    const quint32 place = m_cursor.place();
    const QString name = m_statement.takeName();
    m_cursor.expect(Keyword::To);
    const QString to = m_statement.takeName();
    if (!m_statement.ok())
        return;
    const NamedConstraint found = ConstraintFinder(table(), name).found;
    if (found.kind == NamedConstraint::None)
        return m_statement.fail(
            u"Table “"_s % table().name % u"” has no constraint “"_s % name % u"”."_s, place);
    if (hasConstraint(table(), to))
        return m_statement.fail(u"Table “"_s % table().name % u"” has a constraint “"_s % to
                                    % u"” already; choose another name."_s,
                                place);
    m_statement.run(
        alterTable(m_statement.now(), m_id,
                   [&](Table &changed) {
                       if (Key *key = partWithId(changed.keys, KeyId(found.id)))
                           key->name = to;
                       else if (Check *check = partWithId(changed.checks, CheckId(found.id)))
                           check->name = to;
                       else if (ForeignKey *foreign
                                = partWithId(changed.foreignKeys, ForeignKeyId(found.id)))
                           foreign->name = to;
                       else if (Column *column = partWithId(changed.columns, ColumnId(found.id)))
                           column->constraintNames.notNull = to;
                       return Objection();
                   }),
        place);
}

void Alteration::takeDropConstraint()
{
    const bool ifExists = m_statement.acceptIfExists();
    const quint32 place = m_cursor.place();
    const QString name = m_statement.takeName();
    const bool cascade = m_statement.acceptCascade();
    if (!m_statement.ok())
        return;
    const ConstraintFinder finder(table(), name);
    if (finder.count > 1)
        return m_statement.fail(u"Table “"_s % table().name % u"” has several constraints “"_s
                                    % name % u"”; rename all but one first."_s,
                                place);
    const Content &now = m_statement.now();
    const quint64 id = finder.found.id;
    switch (finder.found.kind) {
    case NamedConstraint::OfKey:
        return dropKey(*table().key(KeyId(id)), cascade, place);
    case NamedConstraint::OfCheck:
        m_statement.run(deleteCheck(now, m_id, CheckId(id)), place);
        return;
    case NamedConstraint::OfForeignKey:
        m_statement.run(deleteForeignKey(now, m_id, ForeignKeyId(id)), place);
        return;
    case NamedConstraint::OfNotNull:
        m_statement.run(setNotNull(now, m_id, ColumnId(id), std::nullopt), place);
        return;
    case NamedConstraint::None:
        if (!ifExists)
            m_statement.fail(
                u"Table “"_s % table().name % u"” has no constraint “"_s % name % u"”."_s, place);
    }
}

/// Foreign keys to a key need it, unless another one of the same columns is left.
void Alteration::dropKey(const Key &key, bool cascade, quint32 place)
{
    const KeyId id = key.id;
    const ColumnIds columns = columnsOf(key);
    const Schema schema = m_statement.schema();
    const TablePtr parent = schema.tables.find(m_id);
    if (!isReferable(*parent, columns, id)) {
        QStringList children;
        std::vector<std::pair<TableId, ForeignKeyId>> foreignKeys;
        for (const TablePtr &child : schema.tables) {
            for (const ForeignKey &each : child->foreignKeys) {
                if (each.parent.id != m_id || !areSame(parentColumnsOf(each, *parent), columns))
                    continue;
                children.append(child->name);
                foreignKeys.emplace_back(child->id, each.id);
            }
        }
        if (!children.isEmpty() && !cascade)
            return m_statement.fail(dependantsText(u"this key"_s, children), place);
        for (const auto &[child, each] : foreignKeys)
            m_statement.run(deleteForeignKey(m_statement.now(), child, each), place);
    }
    m_statement.run(deleteKey(m_statement.now(), m_id, id), place);
}

} // namespace sw
