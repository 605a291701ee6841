// SPDX-License-Identifier: Apache-2.0
// The law of editing: what is saved is in the database, exactly, and what is not saved is not; a
// save is refused only where the database could not hold the rows; and it can be taken back.
// SW_SEED and SW_ROUNDS: where to begin, how many times as many walks.
#include "model/data/savesql.h"
#include "tests/data/edited.h"
#include "tests/data/lawcases.h"
#include "tests/support/mutator.h"
#include "tests/support/plainrows.h"
#include "tests/support/suite.h"

#include <QFileInfo>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// One database, edited at random, held against rows that know no SQL.
class EditWalk {
public:
    EditWalk(const LawCase &which, quint32 seed)
        : m_case(which), m_db(which.script), m_random(seed), m_ways(m_db.schema()),
          m_saved(PlainRows::in(m_db.handle(), m_db.schema()))
    {
    }

    /// What was wrong; empty: nothing.
    QString go(int steps)
    {
        for (int i = 0; i < steps && m_fault.isEmpty(); ++i)
            step();
        return m_fault.isEmpty()
                   ? QString()
                   : QString(m_fault + u"\nafter:\n"_s
                             + m_told.mid(m_told.lastIndexOf(u"save"_s, -3)).join(u'\n'));
    }
    int saves = 0;
    int refusals = 0;
    int reversals = 0;

private:
    int below(int limit) { return static_cast<int>(m_random.bounded(limit)); }

    void step()
    {
        const RowEdits::Rows before = m_db.edits.rows();
        const int what = below(100);
        if (what < 30)
            setCell();
        else if (what < 50)
            insertRow();
        else if (what < 60)
            removeRow();
        else if (what < 78)
            alongWay();
        else if (what < 84)
            undoAndRedo(before);
        else if (what < 86)
            m_db.edits.discardAll();
        else if (what < 88)
            somebodyElse();
        else
            saveAll();
        expect(what >= 87 || PlainRows::in(m_db.handle(), m_db.schema()).rows() == m_saved.rows(),
               u"an edit that is not saved is in the database"_s);
    }

    void expect(bool good, const QString &what)
    {
        if (!good && m_fault.isEmpty())
            m_fault = what;
    }

    TablePtr someTable()
    {
        return m_db.schema().tables.at(below(static_cast<int>(m_db.schema().tables.size())));
    }

    /// A row that is there or new, and not to be removed; without a table where there is none.
    WholeRow someRow(const Table &table)
    {
        std::vector<WholeRow> rows;
        for (const auto &[ref, values] : m_saved.rows()) {
            if (ref.table == table.id && m_db.edits.stateOf(ref) != RowState::Removed)
                rows.push_back({ref, values});
        }
        for (const RowRef &ref : m_db.edits.freshRows(table.id))
            rows.push_back({ref, {}});
        return rows.empty() ? WholeRow()
                            : rows[static_cast<size_t>(below(static_cast<int>(rows.size())))];
    }

    Value someValue(const Column &column)
    {
        if (below(8) == 0)
            return {};
        const int number = 1 + below(5);
        return column.type == u"TEXT" ? Value::ofText(QString(QChar(u'`' + number)))
                                      : Value::of(qint64(number));
    }

    void tell(const QString &text) { m_told.append(text); }

    void setCell()
    {
        const TablePtr table = someTable();
        const WholeRow row = someRow(*table);
        if (row.row.table.isNull())
            return;
        const Column &column
            = table->columns[static_cast<size_t>(below(static_cast<int>(table->columns.size())))];
        const Value *old = row.value(*table, column.id);
        const Value value = someValue(column);
        tell(rowWords(m_db.schema(), row.row) + u' ' + column.name + u" = "_s + literalOf(value));
        (void)m_db.edits.set(row.row, column.id, value, old ? *old : Value());
    }

    void insertRow()
    {
        const TablePtr table = someTable();
        GivenValues values;
        for (const Column &column : table->columns) {
            if (below(5) != 0)
                values[column.id] = someValue(column);
        }
        QStringList given;
        for (const auto &[id, value] : values)
            given.append(table->column(id)->name + u'=' + literalOf(value.value));
        const RowRef row = m_db.edits.insert(table->id, values);
        tell(u"insert "_s + rowWords(m_db.schema(), row) + u' ' + given.join(u' '));
    }

    void removeRow()
    {
        const TablePtr table = someTable();
        const WholeRow row = someRow(*table);
        if (row.row.table.isNull())
            return;
        tell(u"remove "_s + rowWords(m_db.schema(), row.row));
        m_db.edits.remove(row.row);
    }

    void alongWay()
    {
        const TablePtr table = someTable();
        const std::vector<Way> &ways = m_ways.from(table->id);
        const WholeRow from = someRow(*table);
        if (ways.empty() || from.row.table.isNull())
            return;
        const Way &way = ways[static_cast<size_t>(below(static_cast<int>(ways.size())))];
        const WholeRow to = someRow(*m_db.schema().tables.find(way.to));
        const int what = below(4);
        RowStep step;
        if (what == 0) {
            if (const auto insert = insertAlong(m_db.schema(), m_db.edits, way, from))
                step = insert->step;
        } else if (what == 1) {
            step = cloneRow(m_db.schema(), m_db.edits, from).step;
        } else if (what == 2 && !to.row.table.isNull()) {
            if (const auto link = linkRows(m_db.schema(), m_db.edits, way, from, to))
                step = link->step;
        } else if (way.crosses() || way.toParent) {
            const WholeRow link
                = way.crosses() ? someRow(*m_db.schema().tables.find(way.association)) : from;
            if (link.row.table.isNull())
                return;
            if (const auto unlink = unlinkRow(m_db.schema(), m_db.edits, way, link))
                step = *unlink;
        }
        tell(step.text + u" along "_s + way.role);
        m_db.edits.apply(step);
    }

    void undoAndRedo(const RowEdits::Rows &before)
    {
        const int back = below(4);
        int done = 0;
        for (; done < back && m_db.edits.canUndo(); ++done)
            m_db.edits.undo();
        for (int i = 0; i < done; ++i)
            m_db.edits.redo();
        expect(m_db.edits.rows() == before, u"undo and redo do not come back"_s);
        if (below(2) == 0)
            m_db.edits.undo();
        tell(u"undo"_s);
    }

    /// Writes into a row behind our back, where no constraint has a say.
    void somebodyElse()
    {
        const TablePtr table = someTable();
        const WholeRow row = someRow(*table);
        const Column &column = table->columns.back();
        const bool isFree = table->name == u"course" || table->name == u"attends"
                            || table->name == u"owner" || table->name == u"thing";
        if (!isFree || row.values.empty())
            return;
        const Value value = column.notNull ? Value::ofText(u"z"_s) : someValue(column);
        BoundSql sql(u"UPDATE "_s + table->name + u" SET "_s + column.name + u" = "_s);
        sql.add(value).add(u" WHERE "_s).add(whereKey(*table, row.row.key));
        tell(u"somebody: "_s + sql.withLiterals());
        const QByteArray text = sql.withLiterals().toUtf8();
        sqlite3_exec(m_db.handle(), text.constData(), nullptr, nullptr, nullptr);
        m_saved = PlainRows::in(m_db.handle(), m_db.schema());
    }

    /// Edited rows that are no longer what the edits were made upon.
    int changedMeanwhile() const
    {
        int count = 0;
        for (const auto &[ref, edit] : m_db.edits.rows()) {
            const auto now = m_saved.rows().find(ref);
            const TablePtr table = m_db.schema().tables.find(ref.table);
            const bool changed
                = !ref.isFresh()
                  && (now == m_saved.rows().end()
                      || std::any_of(edit.cells.begin(), edit.cells.end(), [&](const auto &cell) {
                             const auto place = static_cast<size_t>(table->columnIndex(cell.first));
                             return !(now->second[place] == cell.second.old);
                         }));
            count += changed ? 1 : 0;
        }
        return count;
    }

    /// Mine, or theirs.
    void decide(const SaveFailure &failure)
    {
        expect(static_cast<int>(failure.rows.size()) == changedMeanwhile(),
               u"not all that were changed are named"_s);
        for (const RowProblem &problem : failure.rows) {
            const TablePtr table = m_db.schema().tables.find(problem.row.table);
            if (problem.changed && problem.changed->now && below(2) == 0)
                m_db.edits.apply(keepMine(*table, m_db.edits, problem.row, *problem.changed->now));
            else
                m_db.edits.revert(problem.row);
        }
        expect(changedMeanwhile() == 0, u"a decision decides nothing"_s);
    }

    void saveAll();
    void takeBack(const PlainRows &before, const SavedChange &change);

    const LawCase &m_case;
    Edited m_db;
    QRandomGenerator m_random;
    WaysOf m_ways;
    PlainRows m_saved;
    QString m_fault;
    QStringList m_told;
};

void EditWalk::saveAll()
{
    tell(u"save"_s);
    const PlainRows before = m_saved;
    auto result = m_db.tryToSave();
    const PlainRows now = PlainRows::in(m_db.handle(), m_db.schema());
    if (const auto *failure = std::get_if<SaveFailure>(&result)) {
        if (!failure->rows.empty() && failure->rows.front().changed)
            return decide(*failure);
        ++refusals;
        expect(now.rows() == before.rows(), u"a refused save left something"_s);
        const PlainRows wanted = before.after(m_db.edits);
        const bool lostOnTheWay = failure->text.contains(u"it went along with another row"_s)
                                  || failure->text.contains(u"wait for each other"_s);
        expect(lostOnTheWay || !wanted.fault(m_case.script).isEmpty(),
               u"refused without need: %1\n%2wanted:\n%3before:\n%4"_s.arg(
                   failure->text, saveScript(m_db.schema(), m_db.edits), wanted.text(),
                   before.text()));
        for (const RowProblem &problem : failure->rows)
            expect(m_db.edits.of(problem.row) != nullptr, u"a problem of a row nobody edited"_s);
        m_db.edits.discardAll();
        return;
    }
    ++saves;
    expect(changedMeanwhile() == 0, u"saved over what somebody else wrote"_s);
    const Saved &saved = std::get<Saved>(result);
    const PlainRows wanted = before.after(m_db.edits, saved.places);
    expect(now.rows() == wanted.rows(),
           u"saved:\n%1wanted:\n%2before:\n%3"_s.arg(now.text(), wanted.text(), before.text()));
    m_db.edits.clear();
    m_saved = now;
    if (below(3) == 0)
        takeBack(before, saved.change);
}

void EditWalk::takeBack(const PlainRows &before, const SavedChange &change)
{
    tell(u"take back"_s);
    const auto reversal = reverseSaved(m_db.handle(), m_db.schema(), m_db.edits, change);
    if (!reversal)
        return expect(!change.isWhole || reversal.error().text.contains(u"would take it along"_s),
                      u"cannot be taken back: "_s + reversal.error().text);
    ++reversals;
    expect(reversal->changedSince.empty(), u"somebody is said to have changed a row"_s);
    m_db.edits.apply(reversal->step);
    const QString said = m_db.save();
    const PlainRows now = PlainRows::in(m_db.handle(), m_db.schema());
    expect(said == u"saved" && now.rows() == before.rows(),
           u"taken back: %1\n%2wanted:\n%3"_s.arg(said, now.text(), before.text()));
    m_db.edits.clear();
    m_saved = now;
}

class EditLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Most of the time would go by waiting for the disk, which has no say here.
    void initTestCase()
    {
        if (QFileInfo(u"/dev/shm"_s).isWritable() && !qEnvironmentVariableIsSet("TMPDIR"))
            qputenv("TMPDIR", "/dev/shm");
    }

    void whatIsSavedIsThereAndNothingElse_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < static_cast<int>(std::size(LawCases)); ++i)
            QTest::newRow(LawCases[i].name) << i;
    }

    void whatIsSavedIsThereAndNothingElse()
    {
        QFETCH(int, which);
        const auto seed = static_cast<quint32>(propertySeed());
        int saves = 0;
        int refusals = 0;
        int reversals = 0;
        for (int round = 0; round < propertyRounds(20); ++round) {
            const quint32 own = seed + static_cast<quint32>(round);
            EditWalk walk(LawCases[which], own);
            const QString fault = walk.go(120);
            QVERIFY2(fault.isEmpty(), qUtf8Printable(u"seed %1: %2"_s.arg(own).arg(fault)));
            saves += walk.saves;
            refusals += walk.refusals;
            reversals += walk.reversals;
        }
        qInfo("%d saves, %d refusals, %d taken back", saves, refusals, reversals);
        QVERIFY(saves > refusals / 10);
    }
};

} // namespace

SW_SUITE(editlaw, EditLawTest)
#include "tst_editlaw.moc"
