// SPDX-License-Identifier: Apache-2.0
#include "model/sql/trytexts.h"

#include "model/sql/named.h"
#include "model/sql/quote.h"
#include "model/sql/read.h"
#include "model/sql/script.h"
#include "model/sql/writer.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Views, triggers and what they name, in one database.
class TextTrial {
public:
    explicit TextTrial(const Schema &schema) : m_schema(schema), m_writer(schema)
    {
        NamedObjects needed(schema);
        for (const ViewPtr &view : schema.views) {
            needed.add(view->name, view->select);
            for (const Trigger &trigger : view->triggers)
                needed.add(view->name, trigger.text);
        }
        for (const TablePtr &table : schema.tables) {
            for (const Trigger &trigger : table->triggers)
                needed.add(table->name, trigger.text);
        }
        if (needed.isEmpty())
            return;
        for (const Statement &statement : scriptOf(needed.part()).statements)
            (void)run(statement.sql);
    }

    Problems run()
    {
        for (const ViewPtr &view : m_schema.views)
            tryView(*view);
        for (const TablePtr &table : m_schema.tables) {
            for (const Trigger &trigger : table->triggers)
                tryTrigger(trigger, table->name, subjectOf(*table, trigger));
        }
        for (const ViewPtr &view : m_schema.views) {
            for (const Trigger &trigger : view->triggers)
                tryTrigger(trigger, view->name, subjectOf(*view, trigger));
        }
        return std::move(m_problems);
    }

private:
    std::unique_ptr<SqliteError> run(const QString &sql)
    {
        const QByteArray bytes = sql.toUtf8();
        return m_scratch.run(viewOf(bytes));
    }

    void tell(QStringView rule, const Subject &subject, const SqliteError &error)
    {
        m_problems.push_back(
            {Severity::Warning, rule.toString(), subject,
             subject.name + u" does not work: SQLite says “"_s + error.text + u"”."_s});
    }

    void tryView(const View &view)
    {
        if (const auto error = run(u"EXPLAIN SELECT * FROM "_s + alwaysQuotedName(view.name)))
            tell(u"broken-view", subjectOf(view), *error);
    }

    /// A trigger is compiled with a statement that fires it.
    void tryTrigger(const Trigger &trigger, const QString &owner, const Subject &subject)
    {
        const QString create = m_writer.trigger(trigger, subject);
        if (create.isEmpty() || run(create))
            return; // said when the whole script is tried
        const QString on = alwaysQuotedName(owner);
        const QSet<QString> words = namesIn(trigger.text.section(u' ', 0, 3));
        QString fires = u"EXPLAIN DELETE FROM "_s + on;
        if (words.contains(u"insert"_s))
            fires = u"EXPLAIN INSERT INTO "_s + on + u" DEFAULT VALUES"_s;
        else if (words.contains(u"update"_s))
            fires = u"EXPLAIN UPDATE "_s + on + u" SET "_s + everyColumnOf(owner);
        if (const auto error = run(fires))
            tell(u"broken-trigger", subject, *error);
        (void)run(u"DROP TRIGGER "_s + alwaysQuotedName(trigger.name));
    }

    /// `"a" = "a", "b" = "b"`: what fires UPDATE OF any of them.
    QString everyColumnOf(const QString &owner)
    {
        const QByteArray sql = QString(u"SELECT name FROM pragma_table_xinfo("_s + quotedText(owner)
                                       + u") WHERE hidden = 0"_s)
                                   .toUtf8();
        SqliteQuery query(m_scratch.handle(), viewOf(sql));
        QStringList parts;
        while (query.next()) {
            const QString name = alwaysQuotedName(query.text(0));
            parts.append(name + u" = "_s + name);
        }
        return parts.join(u", ");
    }

    const Schema &m_schema;
    DdlWriter m_writer;
    ScratchDatabase m_scratch{ScratchDatabase::StandIns::Everything};
    Problems m_problems;
};

} // namespace

Problems tryTexts(const Schema &schema) { return TextTrial(schema).run(); }

} // namespace sw
