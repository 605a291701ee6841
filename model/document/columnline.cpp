// SPDX-License-Identifier: Apache-2.0
#include "model/document/columnline.h"

#include "model/base/name.h"
#include "model/document/columnlinereferences.h"
#include "model/document/columnlinetext.h"
#include "model/document/joining.h"
#include "model/document/names.h"
#include "model/document/textnames.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// An expression of the table as it is when one of its columns has another name.
QString afterRename(const Table &table, const QString &expression, const NameChange &change)
{
    Table alone;
    alone.id = table.id;
    alone.name = table.name;
    for (const Column &column : table.columns) {
        alone.columns.push_back({});
        alone.columns.back().id = column.id;
        alone.columns.back().name = column.name;
    }
    alone.checks.push_back({CheckId::random(), {}, expression, {}, {}});
    Schema schema;
    schema.tables.put(alone);
    const ChangedTexts texts = textsAfter(schema, change);
    return texts.tables.empty() ? expression : texts.tables.front().checks.front().expression;
}

void putName(QString &name, const QString &said)
{
    if (!said.isEmpty())
        name = said;
}

/// Makes one column what its line says, step by step.
class LinePut {
public:
    LinePut(const Content &content, TableId table, ColumnLine line)
        : m_edit(content), m_table(table), m_line(std::move(line)), m_said(m_line.said.column)
    {
    }

    Result<Changes> make(int place)
    {
        Column column;
        column.name = m_said.name;
        column.id = m_column = ColumnId::random();
        m_edit.run(addColumn(m_edit.now(), m_table, column, place));
        m_isNew = true;
        return putAll();
    }

    Result<Changes> change(ColumnId column)
    {
        m_column = column;
        const NameChange change{table()->name, this->column().name, m_said.name};
        if (change.column != change.to) {
            // Texts that the line has from before the rename follow it.
            for (Check &check : m_line.said.checks)
                check.expression = afterRename(*table(), check.expression, change);
            if (m_said.generated)
                m_said.generated->expression
                    = afterRename(*table(), m_said.generated->expression, change);
            m_edit.run(renameColumn(m_edit.now(), m_table, m_column, m_said.name));
        }
        return putAll();
    }

private:
    [[nodiscard]] TablePtr table() const { return m_edit.schema().tables.find(m_table); }
    [[nodiscard]] const Column &column() const { return *table()->column(m_column); }

    Result<Changes> putAll()
    {
        using Step = void (LinePut::*)();
        for (const Step step : {&LinePut::putReferences, &LinePut::putType, &LinePut::putClauses,
                                &LinePut::putNames, &LinePut::putChecks, &LinePut::putPrimary,
                                &LinePut::putUnique, &LinePut::putPlainIndex}) {
            if (!m_edit.failed())
                (this->*step)();
        }
        return m_edit.result();
    }

    void putReferences()
    {
        m_referred = sw::putReferences(m_edit, m_table, m_column, m_line.said.foreignKeys);
    }

    void putType()
    {
        QString type = m_said.type;
        const bool hasType = !column().type.isEmpty();
        if (const auto target = referredColumn(m_edit.schema(), *table(), m_column);
            target && type.isEmpty()) {
            type = m_referred || hasType ? target->type : QString();
            if (m_isNew && m_said.collation.isEmpty())
                m_said.collation = target->collation;
        }
        if (type != column().type)
            m_edit.run(retypeColumn(m_edit.now(), m_table, m_column, type));
    }

    void putClauses()
    {
        const Column before = column();
        if (!(m_said.generated == before.generated))
            m_edit.run(setGenerated(m_edit.now(), m_table, m_column, m_said.generated));
        if (m_said.defaultValue != before.defaultValue)
            m_edit.run(setDefault(m_edit.now(), m_table, m_column, m_said.defaultValue));
        if (!(m_said.notNull == before.notNull))
            m_edit.run(setNotNull(m_edit.now(), m_table, m_column, m_said.notNull));
        if (m_said.collation != before.collation)
            m_edit.run(setCollation(m_edit.now(), m_table, m_column, m_said.collation));
    }

    void putNames()
    {
        ConstraintNames names = column().constraintNames;
        const ConstraintNames &said = m_said.constraintNames;
        putName(names.notNull, said.notNull);
        putName(names.defaultValue, said.defaultValue);
        putName(names.collation, said.collation);
        putName(names.generated, said.generated);
        if (m_isNew)
            names.loose = said.loose;
        m_edit.run(setConstraintNames(m_edit.now(), m_table, m_column, names));
    }

    /// A check whose text is another one is the same check changed.
    void putChecks()
    {
        const TablePtr before = table();
        std::vector<const Check *> present = belongingsOf(*before, m_column).checks;
        std::vector<Check> others;
        for (const Check &said : m_line.said.checks) {
            const auto same = std::find_if(present.begin(), present.end(), [&](const Check *check) {
                return check->expression == said.expression;
            });
            if (same == present.end()) {
                others.push_back(said);
                continue;
            }
            putCheckAs(**same, said);
            present.erase(same);
        }
        for (const Check &said : others) {
            Check check;
            check.column = m_column;
            if (!present.empty()) {
                check = *present.front();
                present.erase(present.begin());
            }
            putCheckAs(std::move(check), said);
        }
        for (const Check *check : present)
            m_edit.run(deleteCheck(m_edit.now(), m_table, check->id));
    }

    void putCheckAs(Check check, const Check &said)
    {
        check.expression = said.expression;
        putName(check.name, said.name);
        m_edit.run(putCheck(m_edit.now(), m_table, std::move(check)));
    }

    /// The line's key of that kind; null where it says none.
    [[nodiscard]] const Key *saidKey(bool primary) const
    {
        const auto found = std::find_if(m_line.said.keys.begin(), m_line.said.keys.end(),
                                        [&](const Key &key) { return key.primary == primary; });
        return found == m_line.said.keys.end() ? nullptr : &*found;
    }

    void putPrimary()
    {
        const TablePtr before = table();
        const Key *primary = before->primaryKey();
        const Key *said = saidKey(true);
        ColumnIds columns = primary ? columnsOf(*primary) : ColumnIds();
        if (holds(columns, m_column) != (said != nullptr)) {
            if (said)
                columns.push_back(m_column);
            else
                std::erase(columns, m_column);
            m_edit.run(setPrimaryKey(m_edit.now(), m_table, columns));
        }
        if (said && !m_edit.failed())
            putPrimaryDetails(*said);
    }

    void putPrimaryDetails(const Key &said)
    {
        const TablePtr before = table();
        Key key = *before->primaryKey();
        const bool isCounted = key.autoincrement;
        putName(key.name, said.name);
        if (key.parts.size() == 1) {
            key.parts.front().order = said.parts.front().order;
            key.onConflict = said.onConflict;
            key.autoincrement = said.autoincrement;
        }
        const bool canCount = key.parts.size() == 1 && sameName(column().type, u"INTEGER");
        if (said.autoincrement && !isCounted && !canCount)
            return m_edit.fail(u"Column “"_s % m_said.name
                               % u"” cannot count up: AUTOINCREMENT needs a primary key of one "
                                 "INTEGER column; leave it out."_s);
        m_edit.run(putKey(m_edit.now(), m_table, std::move(key)));
    }

    void putUnique()
    {
        const TablePtr before = table();
        const ColumnBelongings own = belongingsOf(*before, m_column);
        const Key *said = saidKey(false);
        if (!said) {
            for (const Key *key : own.uniques)
                m_edit.run(deleteKey(m_edit.now(), m_table, key->id));
            for (const Index *index : own.uniqueIndexes)
                m_edit.run(deleteIndex(m_edit.now(), m_table, index->id));
            return;
        }
        // A unique index serves as well, unless the line says more.
        if (own.uniques.empty() && !own.uniqueIndexes.empty()
            && said->onConflict == Conflict::Unsaid && said->name.isEmpty())
            return;
        Key key = own.uniques.empty() ? uniqueKey({m_column}) : *own.uniques.front();
        key.onConflict = said->onConflict;
        putName(key.name, said->name);
        m_edit.run(putKey(m_edit.now(), m_table, std::move(key)));
    }

    void putPlainIndex()
    {
        if (m_line.indexed || m_referred)
            return addIndexUnlessCovered(m_edit, m_table, {m_column});
        const TablePtr before = table();
        for (const Index *index : belongingsOf(*before, m_column).indexes)
            m_edit.run(deleteIndex(m_edit.now(), m_table, index->id));
    }

    Edit m_edit;
    TableId m_table;
    ColumnId m_column;
    ColumnLine m_line;
    Column &m_said; ///< the line's
    bool m_isNew = false;
    bool m_referred = false; ///< a foreign key leads where none has led
};

} // namespace

Result<Changes> putColumnLine(const Content &content, TableId tableId, ColumnId columnId,
                              const QString &line, int place)
{
    const TablePtr table = content.schema.tables.find(tableId);
    if (!table)
        return noSuchTable();
    if (const Objection objection = objectionToAltering(*table))
        return *objection;
    const Column *column = table->column(columnId);
    if (!column && !columnId.isNull())
        return noSuchColumn(*table);
    // What nobody touched is not read: a type may end in a word that would be a flag.
    if (column && line == columnLineOf(content, *table, *column))
        return Changes();
    const Result<ColumnLine> read = readColumnLine(line, table->name);
    if (!read)
        return read.error();
    LinePut put(content, tableId, *read);
    return column ? put.change(columnId) : put.make(place);
}

} // namespace sw
