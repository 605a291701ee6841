// SPDX-License-Identifier: Apache-2.0
// The law of deleting: what the preview says goes, goes; what it says is emptied is emptied; and it
// is blocked where SQLite refuses. SW_SEED and SW_ROUNDS as for the other laws.
#include "model/data/deletepreview.h"
#include "tests/data/edited.h"
#include "tests/data/lawcases.h"
#include "tests/support/mutator.h"
#include "tests/support/plainrows.h"
#include "tests/support/suite.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <set>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// Rows that hold each other by all foreign keys; what cannot be is left out.
void fillAtRandom(const Edited &db, QRandomGenerator &random)
{
    sqlite3_exec(db.handle(), "PRAGMA foreign_keys=ON", nullptr, nullptr, nullptr);
    for (int i = 0; i < 60; ++i) {
        const TablePtr table = db.schema().tables.at(
            static_cast<qsizetype>(random.bounded(int(db.schema().tables.size()))));
        QStringList values;
        for (const Column &column : table->columns) {
            const int number = static_cast<int>(random.bounded(6));
            values.append(number == 0              ? u"NULL"_s
                          : column.type == u"TEXT" ? u"'%1'"_s.arg(QChar(u'`' + number))
                                                   : QString::number(number));
        }
        const QByteArray sql
            = u"INSERT OR IGNORE INTO %1 VALUES (%2)"_s.arg(table->name, values.join(u", "))
                  .toUtf8();
        sqlite3_exec(db.handle(), sql.constData(), nullptr, nullptr, nullptr);
    }
}

struct Outcome {
    bool blocked = false;
    std::set<RowRef> gone;
    std::set<RowRef> emptied;
};

/// What SQLite does when the rows are deleted, and does not keep.
Outcome outcomeOf(const Edited &db, const PlainRows &before, const std::vector<RowRef> &rows)
{
    const auto run = [&](const QString &sql) {
        return sqlite3_exec(db.handle(), sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    };
    run(u"BEGIN; PRAGMA defer_foreign_keys=ON"_s);
    Outcome outcome;
    for (const RowRef &row : rows) {
        const TablePtr table = db.schema().tables.find(row.table);
        const BoundSql where = whereKey(*table, row.key);
        outcome.blocked
            |= run(u"DELETE FROM "_s + table->name + u" WHERE "_s + where.withLiterals())
               != SQLITE_OK;
    }
    int open = 0;
    int highest = 0;
    sqlite3_db_status(db.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
    outcome.blocked |= open != 0;
    const PlainRows after = PlainRows::in(db.handle(), db.schema());
    for (const auto &[ref, values] : before.rows()) {
        const auto now = after.rows().find(ref);
        if (now == after.rows().end())
            outcome.gone.insert(ref);
        else if (now->second != values)
            outcome.emptied.insert(ref);
    }
    run(u"ROLLBACK"_s);
    return outcome;
}

class DeleteLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QFileInfo(u"/dev/shm"_s).isWritable() && !qEnvironmentVariableIsSet("TMPDIR"))
            qputenv("TMPDIR", "/dev/shm");
    }

    void thePreviewIsWhatHappens()
    {
        const auto seed = static_cast<quint32>(propertySeed());
        int blocked = 0;
        int done = 0;
        for (int round = 0; round < propertyRounds(60); ++round) {
            const quint32 own = seed + static_cast<quint32>(round);
            QRandomGenerator random(own);
            const Edited db(LawCases[own % std::size(LawCases)].script);
            fillAtRandom(db, random);
            const PlainRows before = PlainRows::in(db.handle(), db.schema());
            std::vector<RowRef> rows;
            for (const auto &[ref, values] : before.rows()) {
                if (random.bounded(6) == 0)
                    rows.push_back(ref);
                if (rows.empty() || random.bounded(3) != 0)
                    continue;
                const QString fault = faultOf(db, before, rows, blocked);
                QVERIFY2(fault.isEmpty(), qUtf8Printable(u"seed %1: %2"_s.arg(own).arg(fault)));
                rows.clear();
                ++done;
            }
        }
        qInfo("%d deletes, %d blocked", done, blocked);
        QVERIFY(blocked > 0 && blocked < done);
    }

private:
    static QString faultOf(const Edited &db, const PlainRows &before,
                           const std::vector<RowRef> &rows, int &blocked)
    {
        Watching watching;
        const auto preview
            = previewDelete(db.handle(), db.schema(), rows, DeleteRule::Database, watching);
        if (!preview)
            return preview.error().text;
        const Outcome outcome = outcomeOf(db, before, rows);
        blocked += outcome.blocked ? 1 : 0;
        Outcome told{preview->blocked, {rows.begin(), rows.end()}, {}};
        for (const MetRow &row : preview->deleted)
            told.gone.insert(row.row);
        for (const MetRow &row : preview->emptied)
            told.emptied.insert(row.row);
        const bool same
            = told.blocked == outcome.blocked
              && (told.blocked || (told.gone == outcome.gone && told.emptied == outcome.emptied));
        return same ? QString()
                    : u"%1 is told as\n%2\nof\n%3"_s.arg(rowWords(db.schema(), rows.front()),
                                                         wordsOf(db.schema(), *preview).join(u'\n'),
                                                         before.text());
    }
};

} // namespace

SW_SUITE(deletelaw, DeleteLawTest)
#include "tst_deletelaw.moc"
