// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelschema.h"

#include "model/base/name.h"
#include "model/schema/english.h"
#include "model/schema/link.h"
#include "model/sql/quote.h"
#include "model/sql/read.h"
#include "model/sql/types.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What stands for a table that was not read.
struct Placeholder {
    QString name;
    QString className;
    std::vector<std::pair<QString, QString>> columns; ///< names and types

    void addColumn(const QString &column, const QString &type)
    {
        for (const auto &each : columns) {
            if (sameName(each.first, column))
                return;
        }
        columns.emplace_back(column, type);
    }
};

class SchemaMaker {
public:
    SchemaMaker(const ModelFacts &facts, ImportNotes &notes)
        : m_facts(facts), m_types(facts), m_notes(notes)
    {
    }

    Schema run()
    {
        for (const TableFact &fact : m_facts.tables)
            addTable(fact);
        addPlaceholders();
        linkSchema(m_schema);
        return std::move(m_schema);
    }

private:
    void addTable(const TableFact &fact)
    {
        if (m_names.contains(foldedName(fact.name))) {
            m_notes.add(fact.place,
                        u"there are two tables %1, in schemas or in letters that SQLite"
                        " does not tell apart; the second was left out"_s.arg(fact.name));
            return;
        }
        if (!fact.schema.isEmpty())
            m_notes.add(fact.place, u"table %1 is in the schema %2; SQLite's file has one"
                                    " schema"_s.arg(fact.name, fact.schema));
        if (fact.columns.empty()) {
            m_notes.add(fact.place, u"table %1 has no column; left out"_s.arg(fact.name));
            return;
        }
        ModelDdl ddl(fact, m_types, m_notes);
        const QByteArray text = ddl.createTable().toUtf8();
        Parsed<Table> read = tableFromSql(viewOf(text));
        if (!read) {
            m_notes.add(fact.place, u"table %1 cannot be made in SQLite: %2; left out"_s.arg(
                                        fact.name, read.error().text));
            return;
        }
        Table table = std::move(read).take();
        addIndexes(fact, ddl, table);
        addMarks(fact, table);
        m_names.insert(foldedName(fact.name));
        m_schema.tables.put(std::move(table));
    }

    void addIndexes(const TableFact &fact, ModelDdl &ddl, Table &table)
    {
        for (const IndexFact &each : ddl.indexes()) {
            const QByteArray text = ddl.createIndex(each).toUtf8();
            Parsed<Index> index = indexFromSql(viewOf(text), table);
            if (!index)
                m_notes.add(each.place,
                            u"index %1 of %2 cannot be made in SQLite: %3; left"
                            " out"_s.arg(each.name.name, fact.name, index.error().text));
            else if (m_indexes.contains(foldedName(index->name)))
                m_notes.add(each.place, u"there is another index %1 already; that of %2 was left"
                                        " out"_s.arg(index->name, fact.name));
            else {
                m_indexes.insert(foldedName(index->name));
                table.indexes.push_back(std::move(index).take());
            }
        }
    }

    void addMarks(const TableFact &fact, Table &table)
    {
        table.comment = fact.comment;
        for (const ClassFact &each : m_facts.classes) {
            if (each.table != fact.name)
                continue;
            if (!each.single && table.model.className.isEmpty())
                table.model = {each.name, each.bases};
            else
                m_notes.add(each.place, u"class %1 has its rows in table %2 with another class; its"
                                        " columns were taken, the class was left out"_s.arg(
                                            each.name, fact.name));
        }
        for (const ColumnFact &column : fact.columns) {
            for (Column &each : table.columns) {
                if (each.name == column.name)
                    mark(column, each);
            }
        }
    }

    void mark(const ColumnFact &fact, Column &column)
    {
        column.comment = fact.comment;
        if (!fact.attribute.isEmpty() && fact.attribute != fact.name)
            column.model.attribute = fact.attribute;
        column.model.defaultValue = fact.defaultValue;
        column.model.onUpdate = fact.onUpdate;
        if (!fact.type)
            return;
        column.model.enumValues = fact.type->values;
        // What follows from the declared type need not be said.
        if (fact.type->text != modelTypeOf(column.type))
            column.model.type = fact.type->text;
    }

    /// Every table that a foreign key refers to and that is not there, with the columns referred
    /// to.
    void addPlaceholders()
    {
        for (const TableFact &fact : m_facts.tables) {
            for (const ColumnFact &column : fact.columns) {
                for (const ReferenceFact &each : column.references)
                    stand(fact, each);
            }
            for (const ConstraintFact &each : fact.constraints) {
                if (each.kind == ConstraintKind::Foreign)
                    stand(fact, each.reference);
            }
        }
        for (const RelationshipFact &each : m_facts.relationships) {
            if (each.targetTable.isEmpty() && !each.target.isEmpty())
                standForClass(each);
        }
        for (const Placeholder &each : m_placeholders)
            addPlaceholder(each);
    }

    void addPlaceholder(const Placeholder &each)
    {
        QStringList columns;
        QStringList key;
        for (const auto &[name, type] : each.columns) {
            columns.append(quotedName(name) + u' ' + type + u" NOT NULL");
            key.append(quotedName(name));
        }
        const QByteArray text
            = QString(u"CREATE TABLE "_s + quotedName(each.name) + u" (" + columns.join(u", ")
                      + u", PRIMARY KEY (" + key.join(u", ") + u"))")
                  .toUtf8();
        Parsed<Table> read = tableFromSql(viewOf(text));
        if (!read)
            return;
        Table table = std::move(read).take();
        table.comment = u"a placeholder: it is not among the models that were read"_s;
        table.model.className = each.className;
        m_schema.tables.put(std::move(table));
    }

    Placeholder &placeholder(const QString &name, const FactPlace &place)
    {
        for (Placeholder &each : m_placeholders) {
            if (sameName(each.name, name))
                return each;
        }
        m_notes.add(place, u"table %1 is not among the models that were read; a placeholder stands"
                           " for it"_s.arg(name));
        return m_placeholders.emplace_back(Placeholder{name, {}, {}});
    }

    void stand(const TableFact &child, const ReferenceFact &fact)
    {
        if (fact.parent.isEmpty() || m_names.contains(foldedName(fact.parent)))
            return;
        Placeholder &table = placeholder(fact.parent, fact.place);
        for (qsizetype i = 0; i < fact.parentColumns.size(); ++i) {
            const QString said = fact.parentColumns.at(i);
            table.addColumn(said.isEmpty() ? u"id"_s : said, typeOf(child, fact.columns.value(i)));
        }
    }

    QString typeOf(const TableFact &child, const QString &column) const
    {
        const TablePtr table = m_schema.table(child.name);
        const Column *found = table ? table->column(column) : nullptr;
        return found && !found->type.isEmpty() ? found->type : u"INTEGER"_s;
    }

    /// A relationship to a class that is not there: to the placeholder that the foreign keys of its
    /// table already have, else to one of its own.
    void standForClass(const RelationshipFact &fact)
    {
        for (Placeholder &each : m_placeholders) {
            if (isNamedFor(each.name, fact.target)) {
                each.className = fact.target;
                return;
            }
        }
        const QString name = fact.target.toLower();
        if (m_names.contains(name))
            return;
        m_notes.add(fact.place, u"%1.%2 leads to %3, which is not among the models that were"
                                " read"_s.arg(fact.className, fact.key, fact.target));
        Placeholder &each = placeholder(name, fact.place);
        each.className = fact.target;
        each.addColumn(u"id"_s, u"INTEGER"_s);
    }

    static bool isNamedFor(const QString &table, const QString &className)
    {
        const QString plain = QString(table).remove(u'_');
        return sameName(plain, className) || sameName(singularName(plain), className);
    }

    const ModelFacts &m_facts;
    ColumnTypes m_types;
    ImportNotes &m_notes;
    Schema m_schema;
    QSet<QString> m_names;
    QSet<QString> m_indexes;
    std::vector<Placeholder> m_placeholders;
};

} // namespace

Schema schemaOfModels(const ModelFacts &facts, ImportNotes &notes)
{
    return SchemaMaker(facts, notes).run();
}

} // namespace sw
