// SPDX-License-Identifier: Apache-2.0
// Databases that nobody here made: each table is edited and edited back. Whatever the edit is not
// about stays as it was, byte for byte, and in the end everything is as it was at the start.
#include "model/base/name.h"
#include "model/document/editsql.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"
#include "tests/support/appliedtext.h"
#include "tests/support/corpus.h"
#include "tests/support/folder.h"
#include "tests/support/mutator.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr int UsualSeconds = 45;

struct Edit {
    QString there;
    QString back;
};

/// Whether others refer to it, whose columns take another type along.
bool isReferredTo(const Schema &schema, const Table &table)
{
    for (const TablePtr &other : schema.tables) {
        for (const ForeignKey &key : other->foreignKeys) {
            if (schema.parentOf(key) && schema.parentOf(key)->id == table.id)
                return true;
        }
    }
    return false;
}

/// One legal edit of each kind that has an inverse.
std::vector<Edit> editsOf(const Schema &schema, const Table &table)
{
    const QString name = quotedName(table.name);
    const QString alter = u"ALTER TABLE "_s + name;
    const Column &last = table.columns.back();
    const QString column = quotedName(last.name);
    std::vector<Edit> edits{
        {alter + u" ADD COLUMN sw_new TEXT DEFAULT 'x'"_s, alter + u" DROP COLUMN sw_new"_s},
        {alter + u" RENAME TO \"sw new\""_s,
         QString(u"ALTER TABLE \"sw new\" RENAME TO "_s + name)},
        {alter + u" RENAME COLUMN "_s + column + u" TO \"sw new\""_s,
         alter + u" RENAME COLUMN \"sw new\" TO "_s + column},
        {alter + u" ADD CONSTRAINT sw_check CHECK (1 = 1)"_s,
         alter + u" DROP CONSTRAINT sw_check"_s}};
    if (last.type.compare(u"TEXT", Qt::CaseInsensitive) == 0 && !table.strict
        && !isReferredTo(schema, table))
        edits.push_back({alter + u" ALTER COLUMN "_s + column + u" TYPE VARCHAR(99)"_s,
                         alter + u" ALTER COLUMN "_s + column + u" TYPE "_s + last.type});
    return edits;
}

/// Without what SQLite's own ALTER writes in another way: quotes, and white space at the end.
QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (!c.isSpace() && !QStringView(u"\"`[]'").contains(c))
            result += c;
    }
    return result;
}

/// The texts of all objects, and the rows of all tables, by what they are of.
class Snapshot {
public:
    explicit Snapshot(const QString &path)
    {
        const QString all = everythingIn(path);
        QStringList parts = all.split(u"\n== "_s);
        m_schema = parts.takeFirst() + u'\n';
        for (const QString &part : parts) {
            QStringList rows = part.section(u'\n', 1).split(u'\n');
            rows.sort(); // their order is nobody's business
            m_rows.insert(part.section(u'\n', 0, 0), rows.join(u'\n'));
        }
        for (const QString &object : m_schema.split(u"|\n"_s))
            m_objects.insert(object.section(u'|', 0, 1),
                             {object.section(u'|', 2, 2), object.section(u'|', 3)});
    }

    /// What is not about the table, byte for byte.
    [[nodiscard]] bool hasSameOthers(const Snapshot &was, const QString &table) const
    {
        const auto rest = [&](const Snapshot &of) {
            auto copy = of;
            copy.m_rows.remove(table);
            copy.m_objects.removeIf(
                [&](const auto &object) { return object->first.section(u':', 1) == table; });
            return std::pair(copy.m_rows, copy.m_objects);
        };
        return rest(*this) == rest(was);
    }

    [[nodiscard]] bool isAllAs(const Snapshot &was) const
    {
        const auto plainly = [](const Snapshot &of) {
            QStringList texts;
            for (const auto &object : of.m_objects)
                texts.append(plain(object.second));
            return texts;
        };
        return m_rows == was.m_rows
               && std::equal(m_objects.keyBegin(), m_objects.keyEnd(), was.m_objects.keyBegin(),
                             was.m_objects.keyEnd())
               && plainly(*this) == plainly(was);
    }

private:
    QString m_schema;
    QMap<QString, QString> m_rows;
    QMap<QString, std::pair<QString, QString>> m_objects; ///< the table that it is on, its text
};

class ApplyCorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack()
    {
        const QStringList files = corpusDatabases();
        if (files.isEmpty())
            QSKIP("skipped: no corpus");
        m_clock.start();
        for (const QString &file : files)
            editAll(file);
        qInfo("%d edits there and back, %d refused", m_done, m_refused);
        for (const QString &each : m_faults)
            qWarning("%s", qPrintable(each));
        QCOMPARE(m_faults.size(), 0);
        QVERIFY(m_done > 0);
    }

private:
    [[nodiscard]] bool isTimeUp() const
    {
        return m_clock.elapsed() > 1000LL * propertyRounds(UsualSeconds);
    }

    void editAll(const QString &file)
    {
        constexpr qint64 Most = 3'000'000;
        if (QFileInfo(file).size() > Most && propertyRounds(1) == 1)
            return;
        const Folder folder;
        const QString path = folder.write(u"a.db"_s, Folder::bytesOf(file));
        const Result<Content> content = contentOfDatabase(path);
        if (!content)
            return;
        for (const TablePtr &table : content->schema.tables) {
            if (table->kind != TableKind::Ordinary || table->columns.empty())
                continue;
            for (const Edit &edit : editsOf(content->schema, *table)) {
                if (isTimeUp())
                    return;
                thereAndBack(path, *table, edit, QFileInfo(file).fileName());
            }
        }
    }

    void thereAndBack(const QString &path, const Table &table, const Edit &edit,
                      const QString &file)
    {
        const Snapshot before(path);
        const QString what = file + u": "_s + edit.there + u": "_s;
        const QString word = applied(path, edit.there);
        const Snapshot between(path);
        if (!word.isEmpty()) {
            ++m_refused;
            qInfo("%s%s", qPrintable(what), qPrintable(word));
            if (word.startsWith(u"failed"))
                m_faults.append(what + word);
            if (!between.isAllAs(before))
                m_faults.append(what + u"refused, but changed"_s);
            return;
        }
        if (!edit.there.contains(u"RENAME") && !between.hasSameOthers(before, table.name))
            m_faults.append(what + u"something else was changed"_s);
        if (const QString wrong = applied(path, edit.back); !wrong.isEmpty())
            m_faults.append(what + u"not back: "_s + wrong);
        else if (!Snapshot(path).isAllAs(before))
            m_faults.append(what + u"back, but another"_s);
        ++m_done;
    }

    /// Why not; empty: it was.
    static QString applied(const QString &path, const QString &edit)
    {
        Result<Content> drawn = contentOfDatabase(path);
        if (!drawn)
            return drawn.error().text;
        const Content start = *drawn;
        const Result<Changes> changes = editBySql(*drawn, edit);
        if (!changes)
            return changes.error().text;
        sw::apply(*drawn, *changes);
        const Attempt result = attempt(path, *drawn, {}, [](const Plan &plan, Answers &answers) {
            for (const Risk &risk : plan.risks)
                answers.choices[risk.id].way = WayOut::Accept;
            return plan.questions.empty();
        });
        return result.outcome == u"done" ? QString() : QString(result.outcome + u' ' + result.text);
    }

    QElapsedTimer m_clock;
    QStringList m_faults;
    int m_done = 0;
    int m_refused = 0;
};

} // namespace

SW_SUITE(applycorpus, ApplyCorpusTest)
#include "tst_applycorpus.moc"
