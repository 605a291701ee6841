// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/lintrules.h"
#include "model/sql/quote.h"

#include <QSet>

#include <functional>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

void lintName(LintRun &run, const Subject &subject, const QString &name)
{
    if (!needsQuotes(name))
        return;
    if (isKeyword(name))
        run.find(Severity::Hint, u"keyword-name", subject,
                 u"is called as a keyword of SQL; it must stand in quotes."_s);
    else
        run.find(Severity::Hint, u"quoted-name", subject,
                 u"has a name that must stand in quotes wherever it is written."_s);
}

/// Names that are one but for upper and lower case, in the letters of all languages.
class CaseRule {
public:
    explicit CaseRule(LintRun &run) : m_run(run) {}

    void add(const Subject &subject, const QString &name)
    {
        const QString folded = name.toCaseFolded();
        const auto known = m_known.constFind(folded);
        if (known == m_known.constEnd()) {
            m_known.insert(folded, {name, subject});
            return;
        }
        const bool one = sameName(known->name, name);
        m_run.find(one ? Severity::Error : Severity::Warning,
                   one ? u"duplicate-name" : u"case-only-name", subject,
                   (one ? u"has the name of %1; SQLite refuses the second."_s
                        : u"differs from %1 only by case; other databases take them for one."_s)
                       .arg(known->subject.name));
    }

private:
    struct Known {
        QString name;
        Subject subject;
    };
    LintRun &m_run;
    QHash<QString, Known> m_known;
};

bool isRequired(const Table &table, const ForeignKey &key)
{
    const Key *primary = table.primaryKey();
    return key.enforced && key.initially != Initially::Deferred
           && std::all_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
                  const Column *column = table.column(id);
                  const bool inKey
                      = primary && (table.withoutRowid || isRowidKey(table, *primary))
                        && std::any_of(primary->parts.begin(), primary->parts.end(),
                                       [&](const KeyPart &part) { return part.column == id; });
                  return column && (column->notNull || inKey);
              });
}

/// Tarjan's strongly connected components over required foreign keys, without recursion: a chain
/// of ten thousand tables must not use up the stack.
class RequiredCircles {
public:
    explicit RequiredCircles(const LintRun &run)
    {
        for (const TablePtr &table : run.schema.tables)
            m_tables.append(table);
        std::sort(m_tables.begin(), m_tables.end(),
                  [](const TablePtr &a, const TablePtr &b) { return a->name < b->name; });
        QHash<TableId, int> places;
        for (int i = 0; i < m_tables.size(); ++i)
            places.insert(m_tables.at(i)->id, i);
        m_parents.resize(m_tables.size());
        for (int i = 0; i < m_tables.size(); ++i) {
            for (const ForeignKey &key : m_tables.at(i)->foreignKeys) {
                const TablePtr parent = run.names.parentOf(key);
                if (parent && parent->id != m_tables.at(i)->id && isRequired(*m_tables.at(i), key))
                    m_parents[i].append(places.value(parent->id));
            }
        }
    }

    /// Each circle as the tables in it, by name.
    QList<QList<TablePtr>> find()
    {
        m_number.fill(0, m_tables.size());
        m_lowest.fill(0, m_tables.size());
        m_open.fill(false, m_tables.size());
        for (int i = 0; i < m_tables.size(); ++i) {
            if (m_number[i] == 0)
                walkFrom(i);
        }
        return m_circles;
    }

private:
    struct Step {
        int table;
        int nextParent;
    };

    void enter(int table)
    {
        m_number[table] = m_lowest[table] = ++m_count;
        m_open[table] = true;
        m_stack.append(table);
        m_path.append({table, 0});
    }

    void walkFrom(int start)
    {
        enter(start);
        while (!m_path.isEmpty()) {
            Step &step = m_path.last();
            const int table = step.table;
            if (step.nextParent < m_parents[table].size()) {
                const int parent = m_parents[table][step.nextParent++];
                if (m_number[parent] == 0)
                    enter(parent);
                else if (m_open[parent])
                    m_lowest[table] = std::min(m_lowest[table], m_number[parent]);
                continue;
            }
            m_path.removeLast();
            if (!m_path.isEmpty()) {
                const int child = m_path.last().table;
                m_lowest[child] = std::min(m_lowest[child], m_lowest[table]);
            }
            if (m_lowest[table] == m_number[table])
                close(table);
        }
    }

    void close(int first)
    {
        QList<TablePtr> circle;
        int table = -1;
        while (table != first) {
            table = m_stack.takeLast();
            m_open[table] = false;
            circle.append(m_tables[table]);
        }
        if (circle.size() < 2)
            return;
        std::sort(circle.begin(), circle.end(),
                  [](const TablePtr &a, const TablePtr &b) { return a->name < b->name; });
        m_circles.append(circle);
    }

    QList<TablePtr> m_tables;
    QList<QList<int>> m_parents;
    QList<int> m_number;
    QList<int> m_lowest;
    QList<bool> m_open;
    QList<int> m_stack;
    QList<Step> m_path;
    QList<QList<TablePtr>> m_circles;
    int m_count = 0;
};

} // namespace

void lintNames(LintRun &run)
{
    CaseRule objects(run);
    for (const TablePtr &table : run.schema.tables) {
        objects.add(subjectOf(*table), table->name);
        if (table->kind != TableKind::Ordinary)
            continue;
        lintName(run, subjectOf(*table), table->name);
        CaseRule columns(run);
        for (const Column &column : table->columns) {
            columns.add(subjectOf(*table, column), column.name);
            lintName(run, subjectOf(*table, column), column.name);
        }
        for (const Index &index : table->indexes)
            objects.add(subjectOf(*table, index), index.name);
    }
    for (const ViewPtr &view : run.schema.views) {
        objects.add(subjectOf(*view), view->name);
        lintName(run, subjectOf(*view), view->name);
    }
}

void lintRequiredCircles(LintRun &run)
{
    for (const QList<TablePtr> &circle : RequiredCircles(run).find()) {
        QStringList names;
        for (const TablePtr &table : circle)
            names.append(table->name);
        run.find(Severity::Warning, u"required-circle", subjectOf(*circle.first()),
                 u"stands in a circle of required foreign keys (%1): no first row can be written"
                 " unless one is deferred."_s.arg(names.join(u", ")));
    }
}

void lintRoles(LintRun &run)
{
    // Defaults never take a column's name; only a name that a person gave can.
    const auto check = [&](const TablePtr &at, const QString &role, const Subject &subject) {
        if (at && !role.isEmpty() && at->column(role))
            run.find(Severity::Error, u"role-is-column", subject,
                     u"has the role name %1, which is a column of %2."_s.arg(role, at->name));
    };
    for (const TablePtr &table : run.schema.tables) {
        for (const ForeignKey &key : table->foreignKeys) {
            const TablePtr parent = run.names.parentOf(key);
            const Subject subject = subjectOf(*table, key);
            check(table, key.parentRole.name, subject);
            check(parent, key.childrenRole.name, subject);
            check(parent, key.acrossRole.name, subject);
        }
    }
}

} // namespace sw
