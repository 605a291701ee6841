// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/lintrules.h"
#include "model/sql/quote.h"

#include <QSet>

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
