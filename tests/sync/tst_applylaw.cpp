// SPDX-License-Identifier: Apache-2.0
// The great law: whatever is drawn, the database becomes exactly that, with every row that it can
// hold; else nothing is changed. Python makes the databases and judges, see applyoracle.py.
#include "model/base/name.h"
#include "model/document/editsql.h"
#include "model/document/verbs_column.h"
#include "model/sql/quote.h"
#include "model/sync/newdatabase.h"
#include "tests/support/appliedtext.h"
#include "tests/support/folder.h"
#include "tests/support/mutator.h"
#include "tests/support/pragmas.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr int UsualPairs = 200;
constexpr int PairsAtOnce = 200;

struct Spoken {
    int code = 0;
    QByteArray text;
};

Spoken oracle(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"/usr/bin/python3"_s,
                  QStringList{u"-I"_s, QStringLiteral(TESTS_DIR "/sync/applyoracle.py")}
                      + arguments);
    process.waitForFinished(-1);
    return {process.exitCode(), process.readAll()};
}

QJsonObject objectIn(const QString &path)
{
    return QJsonDocument::fromJson(Folder::bytesOf(path)).object();
}

/// One edit of the list that Python made; nothing where the drawing refuses it.
bool edit(Content &content, const QJsonObject &edit)
{
    Result<Changes> changes = Error{};
    if (edit[u"op"].toString() == u"move") {
        const TablePtr table = content.schema.table(edit[u"table"].toString());
        const Column *column = table ? table->column(edit[u"column"].toString()) : nullptr;
        if (!column)
            return false;
        std::vector<ColumnId> order;
        for (const Column &each : table->columns) {
            if (each.id != column->id)
                order.push_back(each.id);
        }
        order.insert(order.begin() + edit[u"place"].toInt(), column->id);
        changes = reorderColumns(content, table->id, order);
    } else {
        changes = editBySql(content, edit[u"sql"].toString());
    }
    if (changes)
        sw::apply(content, *changes);
    return bool(changes);
}

/// Decides at random what is asked, and remembers it for the oracle.
class Decider {
public:
    Decider(const Content &drawn, quint32 seed) : m_drawn(drawn), m_random(seed) {}

    bool operator()(const Plan &plan, Answers &answers)
    {
        for (const Question &question : plan.questions)
            answers.notRenamed.append(question.id.mid(int(qstrlen("rename "))));
        for (const Risk &risk : plan.risks) {
            if (risk.isOpen() && !decide(risk, answers.choices[risk.id]))
                return false;
        }
        return true;
    }

    [[nodiscard]] QJsonArray choices() const { return m_choices; }
    [[nodiscard]] bool leftOut() const { return m_leftOut; }

private:
    bool decide(const Risk &risk, Choice &choice)
    {
        const TablePtr table = m_drawn.schema.table(risk.newTable);
        const auto offers = [&](WayOut way) {
            return std::find(risk.ways.begin(), risk.ways.end(), way) != risk.ways.end();
        };
        switch (risk.kind) {
        case RiskKind::DropTable:
        case RiskKind::DropColumn:
        case RiskKind::Computed:
            choice.way = WayOut::Accept;
            return true;
        case RiskKind::Values:
            choice.way = offers(WayOut::Accept) ? WayOut::Accept : WayOut::KeepType;
            m_leftOut = m_leftOut || choice.way == WayOut::KeepType;
            if (choice.way == WayOut::KeepType)
                note(risk, u"keep"_s, {risk.newColumn});
            return true;
        case RiskKind::Nulls:
            return meetNulls(risk, table->column(risk.newColumn), offers(WayOut::DeleteRows),
                             choice);
        case RiskKind::Duplicates:
            if (const Column *column = plainColumn(*table, risk);
                column && offers(WayOut::DeleteRows) && m_random.bounded(2) == 0) {
                choice.way = WayOut::DeleteRows;
                note(risk, u"delete"_s, {column->name});
                return true;
            }
            break;
        case RiskKind::CheckFails:
        case RiskKind::Orphans:
            break;
        }
        choice.way = WayOut::LeaveOut;
        m_leftOut = true;
        return m_random.bounded(4) != 0;
    }

    bool meetNulls(const Risk &risk, const Column *column, bool mayDelete, Choice &choice)
    {
        if (mayDelete && m_random.bounded(2) == 0) {
            choice.way = WayOut::DeleteRows;
            note(risk, u"delete"_s, {column->name});
            return true;
        }
        const bool isText = column->type == u"TEXT";
        if (column->type == u"BLOB")
            return false;
        choice = {WayOut::Fill, isText ? u"'it''s'"_s : u"7000 + 7"_s};
        note(risk, u"fill"_s, {column->name}, isText ? QJsonValue(u"it's"_s) : QJsonValue(7007));
        return true;
    }

    /// The one that must be unique, where it has no collation.
    static const Column *plainColumn(const Table &table, const Risk &risk)
    {
        for (const Column &column : table.columns) {
            if (quotedName(column.name) == risk.column && column.collation.isEmpty())
                return &column;
        }
        return nullptr;
    }

    void note(const Risk &risk, const QString &way, const QStringList &columns,
              const QJsonValue &value = {})
    {
        m_choices.append(
            QJsonObject{{u"table"_s, risk.newTable},
                        {u"kind"_s, risk.kind == RiskKind::Nulls ? u"nulls"_s : u"duplicates"_s},
                        {u"way"_s, way},
                        {u"column"_s, columns.front()},
                        {u"columns"_s, QJsonArray::fromStringList(columns)},
                        {u"value"_s, value}});
    }

    const Content &m_drawn;
    QRandomGenerator m_random;
    QJsonArray m_choices;
    bool m_leftOut = false;
};

/// Without the tables that SQLite keeps for itself.
QString withoutOwnTables(const QString &pragmas)
{
    static const QRegularExpression tables(u"^sqlite_.*\\n(  .*\\n)*"_s,
                                           QRegularExpression::MultilineOption);
    return QString(pragmas + u'\n').remove(tables);
}

/// What is wrong with a database that was made what is drawn; empty: nothing.
QString faultAfter(const QString &path, const Content &drawn)
{
    const Result<Content> now = contentOfDatabase(path);
    if (!now)
        return now.error().text;
    const Difference difference = diff(*now, drawn, Scope::Database);
    if (!difference.isEmpty())
        return u"differs: "_s + (difference.lines.empty() ? QString() : difference.lines[0].text);
    if (attempt(path, drawn).outcome != u"nothing")
        return u"a second plan is not empty"_s;
    const QString fresh = path + u".fresh"_s;
    if (const Result<Done> made = makeNewDatabase(fresh, drawn); !made)
        return u"cannot be made anew: "_s + made.error().text;
    if (withoutOwnTables(pragmasOf(fresh)) != withoutOwnTables(pragmasOf(path)))
        return u"made anew it is another: "_s + pragmasOf(fresh) + u"\n but "_s + pragmasOf(path);
    return {};
}

class ApplyLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDatabaseBecomesWhatIsDrawn()
    {
        const int pairs = propertyRounds(UsualPairs);
        const int first = qEnvironmentVariableIntValue("SW_SEED");
        qInfo("%d pairs from seed %d", pairs, first);
        for (int done = 0; done < pairs; done += PairsAtOnce)
            judge(first + done, std::min(PairsAtOnce, pairs - done));
        for (const QString &each : m_faults)
            qWarning("%s", qPrintable(each));
        QCOMPARE(m_faults.size(), 0);
    }

private:
    void judge(int seed, int count)
    {
        const Folder folder;
        const Spoken made
            = oracle({u"make"_s, folder.path({}), QString::number(seed), QString::number(count)});
        if (made.code != 0)
            QFAIL(made.text.constData());
        for (int i = 0; i < count; ++i)
            applyOne(folder, i, seed + i);
        const Spoken word = oracle({u"check"_s, folder.path({})});
        const QString text = QString::fromUtf8(word.text).trimmed();
        if (word.code != 0)
            m_faults.append(text);
        qInfo("%s", qPrintable(text.section(u'\n', -1)));
    }

    void applyOne(const Folder &folder, int number, int seed)
    {
        const QString path = folder.path(QString::number(number) + u".db"_s);
        const QJsonObject start = objectIn(folder.path(QString::number(number) + u".json"_s));
        const Result<Content> read = contentOfDatabase(path);
        if (!read)
            return fault(seed, read.error().text);
        Content drawn = *read;
        QJsonArray skipped;
        const QJsonArray edits = start[u"edits"].toArray();
        for (int i = 0; i < edits.size(); ++i) {
            if (!edit(drawn, edits[i].toObject()))
                skipped.append(i);
        }
        Decider decider(drawn, quint32(seed));
        const Attempt result = attempt(path, drawn, {}, std::ref(decider));
        const bool isDone = result.outcome == u"done" || result.outcome == u"nothing";
        if (isDone && !decider.leftOut()) {
            if (const QString wrong = faultAfter(path, drawn); !wrong.isEmpty())
                fault(seed, wrong);
        } else if (!isDone) {
            qInfo("seed %d %s: %s", seed, qPrintable(result.outcome), qPrintable(result.text));
            if (result.outcome == u"failed")
                fault(seed, result.text);
        }
        const QJsonObject done{{u"outcome"_s, isDone ? u"done"_s : result.outcome},
                               {u"text"_s, result.text},
                               {u"skipped"_s, skipped},
                               {u"choices"_s, decider.choices()}};
        folder.write(QString::number(number) + u".done.json"_s, QJsonDocument(done).toJson());
    }

    void fault(int seed, const QString &text) { m_faults.append(u"seed %1: "_s.arg(seed) + text); }

    QStringList m_faults;
};

} // namespace

SW_SUITE(applylaw, ApplyLawTest)
#include "tst_applylaw.moc"
