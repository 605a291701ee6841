// SPDX-License-Identifier: Apache-2.0
// Whatever is done at the page of the rows, in whatever order and however fast: a row is never seen
// under another's key, what was saved is in the database, and what was not is not.
#include "tests/rows/randomrows.h"
#include "tests/support/mutator.h"

#include <QAbstractItemModelTester>
#include <QMessageBox>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class RowsLawTest : public QObject, private RandomRows {
    Q_OBJECT

private Q_SLOTS:
    void whateverIsDoneRowsAreThemselves()
    {
        constexpr int Pages = 2;
        constexpr int Deeds = 60;
        connect(&m_answers, &QTimer::timeout, this, [] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
                box->reject();
        });
        m_answers.start(1);
        const auto seed = static_cast<quint32>(propertySeed());
        const int pages = propertyRounds(Pages);
        for (int page = 0; page < pages; ++page) {
            m_random.seed(seed + static_cast<quint32>(page));
            m_done.clear();
            begin();
            m_tester = std::make_unique<QAbstractItemModelTester>(
                &model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
            const auto told = [&](const QString &fault) {
                return u"seed %1, page %2: %3\n%4"_s.arg(seed).arg(page).arg(fault,
                                                                             m_done.join(u", "));
            };
            for (int deed = 0; deed < Deeds; ++deed) {
                doSomething();
                // As much as happens in a moment; what was asked for may still be on its way.
                for (quint32 i = below(4); i > 0; --i)
                    QCoreApplication::processEvents();
                QString fault = faultInSight();
                QVERIFY2(fault.isEmpty(), qPrintable(told(fault)));
                if (below(8) > 0)
                    continue;
                QTRY_VERIFY2_WITH_TIMEOUT(isSettled(), qPrintable(told(u"never settles"_s)),
                                          20'000);
                fault = faultInSight() + faultInOrder() + faultInPanes() + faultInDatabase();
                QVERIFY2(fault.isEmpty(), qPrintable(told(fault)));
            }
            QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 20'000);
            const QString fault = faultInDatabase();
            QVERIFY2(fault.isEmpty(), qPrintable(told(fault)));
            m_tester.reset();
            leave();
        }
        qInfo("%d edits, %d of them saved, %d times refused", m_edits, m_saved, m_refused);
        QVERIFY(m_edits > 0);
    }

private:
    /// Rows that are shown, by what their own texts say; they may be older than the database, but
    /// never others.
    [[nodiscard]] QString faultInSight()
    {
        if (model().isEmpty() || !model().set().table || model().columns().empty())
            return {};
        const bool isMember = table() == u"member"_s;
        const int reference = columnOf(u"owner_id"_s);
        const qint64 end = std::min(model().count(), grid().topRow() + 40);
        for (qint64 row = grid().topRow(); row < end; ++row) {
            if (!model().row(row))
                continue;
            const QString id = cellOf(row, isMember ? u"pet_id"_s : u"id"_s);
            const QString said = isMember ? cellOf(row, u"since"_s) : cellOf(row, u"name"_s);
            const QString due = isMember ? u"since %1 %2"_s.arg(id, cellOf(row, u"club_id"_s))
                                         : QString(table() + u' ' + id);
            if (said != due)
                return u"row %1 of %2 is %3 and says %4"_s.arg(row).arg(table(), id, said);
            if (table() != u"pet"_s)
                continue;
            if (const QString tag = cellOf(row, u"tag"_s) + u' ';
                !tag.startsWith(u"tag "_s + id + u' '))
                return u"pet %1 has the tag %2"_s.arg(id, tag);
            const QModelIndex owner = model().index(static_cast<int>(row), reference);
            const QString label = model().label(owner);
            if (!label.isEmpty() && label != u"owner "_s + owner.data().toString())
                return u"the owner of pet %1 is called %2"_s.arg(id, label);
        }
        return {};
    }

    /// All rows that are held, beside what another connection says in the same order.
    [[nodiscard]] QString faultInOrder()
    {
        if (!model().set().table)
            return {};
        sqlite3 *database = nullptr;
        sqlite3_open(m_bed->path().toUtf8().constData(), &database);
        QString fault;
        {
            const BoundSql all = model().set().all();
            const QByteArray text = all.text().toUtf8();
            SqliteQuery query(database, viewOf(text));
            all.bindTo(query);
            qint64 row = 0;
            for (; query.next(); ++row) {
                const QString id = query.text(0);
                const bool held = model().row(row) != nullptr;
                if (held && model().index(static_cast<int>(row), 0).data().toString() != id)
                    fault = u"row %1 of %2 is not %3"_s.arg(row).arg(table(), id);
            }
            if (!query.isReady() || query.failed())
                fault = query.errorText();
            else if (row != model().count())
                fault = u"%1 rows instead of %2"_s.arg(model().count()).arg(row);
        }
        sqlite3_close(database);
        return fault;
    }

    /// Children in panes are those of the row in focus.
    [[nodiscard]] QString faultInPanes()
    {
        if (!model().set().table || model().count() == 0 || grid().selectedRows(2).size() != 1)
            return {};
        const QString column = table() == u"owner"_s ? u"owner_id"_s : u"mother_id"_s;
        RelatedPane *children = pane(table() == u"owner"_s ? u"pets"_s : u"mother_pets"_s);
        if (!children || columnOf(u"id"_s) < 0)
            return {};
        const auto wrong = [&]() -> QString {
            const QString id = cellOf(grid().currentIndex().row(), u"id"_s);
            RowsModel &rows = children->grid().rows();
            const auto &columns = rows.columns();
            const auto found = std::find_if(columns.begin(), columns.end(),
                                            [&](const auto &each) { return each.name == column; });
            if (found == columns.end())
                return {};
            const auto place = static_cast<int>(found - columns.begin());
            for (int row = 0; row < std::min(rows.rowCount(), 200); ++row) {
                if (rows.row(row) && rows.index(row, place).data().toString() != id)
                    return u"a child of %1 in the pane of %2"_s.arg(
                        rows.index(row, place).data().toString(), id);
            }
            return {};
        };
        // They follow after a moment.
        return QTest::qWaitFor([&] { return wrong().isEmpty(); }) ? QString() : wrong();
    }

    [[nodiscard]] QString faultInDatabase()
    {
        sqlite3 *database = nullptr;
        sqlite3_open(m_bed->path().toUtf8().constData(), &database);
        QString fault;
        {
            SqliteQuery query(database, "SELECT id, tag FROM pet");
            while (query.next()) {
                const auto pet = static_cast<int>(query.integer(0));
                if (query.text(1) != m_stored[pet])
                    fault = u"pet %1 has %2 instead of %3"_s.arg(pet).arg(query.text(1),
                                                                          m_stored[pet]);
            }
        }
        sqlite3_close(database);
        const bool edits = !pending().empty();
        if (fault.isEmpty() && edits != m_page->hasEdits())
            fault = edits ? u"what is pending was lost"_s : u"something is pending"_s;
        return fault;
    }

    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QTimer m_answers; ///< questions about rows that others changed
};

} // namespace

SW_SUITE(rowslaw, RowsLawTest)
#include "tst_rowslaw.moc"
