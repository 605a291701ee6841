// SPDX-License-Identifier: Apache-2.0
// Whatever is done at the page of the rows, in whatever order and however fast: a row is never seen
// under another's key, what was saved is in the database, and what was not is not.
#include "tests/rows/pagehand.h"
#include "tests/support/mutator.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowfinder.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QTabBar>
#include <QTimer>

#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr int ToldPets = 4'000;

/// Every text says of which row it is.
constexpr const char *Told
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INTEGER REFERENCES owner,"
      " tag TEXT, weight REAL, mother_id INTEGER REFERENCES pet);"
      "CREATE TABLE club (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE member (pet_id INTEGER REFERENCES pet, club_id INTEGER REFERENCES club,"
      " since TEXT, PRIMARY KEY (pet_id, club_id)) WITHOUT ROWID;"
      "CREATE INDEX ix_owner ON pet (owner_id); CREATE INDEX ix_mother ON pet (mother_id);"
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60)"
      " INSERT INTO owner SELECT i, 'owner ' || i FROM n;"
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 4000)"
      " INSERT INTO pet SELECT i, 'pet ' || i, 1 + i * 7919 % 60, 'tag ' || i, i * 37 % 1000 / "
      "10.0,"
      " CASE WHEN i > 50 THEN 1 + i * 31 % 50 END FROM n;"
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20)"
      " INSERT INTO club SELECT i, 'club ' || i FROM n;"
      "INSERT INTO member SELECT id, 1 + id % 20, 'since ' || id || ' ' || (1 + id % 20) FROM pet;"
      "INSERT OR IGNORE INTO member SELECT id, 1 + id * 3 % 20, 'since ' || id || ' ' ||"
      " (1 + id * 3 % 20) FROM pet";

class RowsLawTest : public QObject, private PageHand {
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
    struct Deed {
        int pet;
        QString tag;
    };

    [[nodiscard]] quint32 below(quint32 limit)
    {
        return limit == 0 ? 0 : static_cast<quint32>(m_random() % limit);
    }
    [[nodiscard]] RowsModel &model() { return grid().rows(); }
    [[nodiscard]] QString table() { return model().set().name(); }

    void begin()
    {
        take(Told);
        m_stored.clear();
        for (int pet = 1; pet <= ToldPets; ++pet)
            m_stored[pet] = u"tag "_s + QString::number(pet);
        m_deeds.clear();
        m_standing = 0;
        m_tags = 0;
        m_tester = std::make_unique<QAbstractItemModelTester>(
            &model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        goTo(u"pet"_s);
    }

    void doSomething()
    {
        using Way = void (RowsLawTest::*)();
        static constexpr std::pair<const char *, Way> ways[]{
            {"scroll", &RowsLawTest::scroll},   {"scroll", &RowsLawTest::scroll},
            {"key", &RowsLawTest::press},       {"key", &RowsLawTest::press},
            {"click", &RowsLawTest::click},     {"sort", &RowsLawTest::sort},
            {"filter", &RowsLawTest::filter},   {"filter", &RowsLawTest::filter},
            {"follow", &RowsLawTest::follow},   {"into", &RowsLawTest::goInto},
            {"back", &RowsLawTest::back},       {"table", &RowsLawTest::otherTable},
            {"edit", &RowsLawTest::edit},       {"edit", &RowsLawTest::edit},
            {"undo", &RowsLawTest::undo},       {"redo", &RowsLawTest::redo},
            {"save", &RowsLawTest::save},       {"again", &RowsLawTest::readAgain},
            {"others", &RowsLawTest::byOthers}, {"tab", &RowsLawTest::tab},
            {"find", &RowsLawTest::findRow},    {"resize", &RowsLawTest::resize},
        };
        const auto &[name, way] = ways[below(std::size(ways))];
        m_done.append(QString::fromLatin1(name));
        (this->*way)();
    }

    void scroll()
    {
        const int to = static_cast<int>(below(static_cast<quint32>(model().count()) + 1));
        grid().setTopRow(below(2) ? to : grid().topRow() + below(80));
    }
    void press()
    {
        static constexpr Qt::Key keys[]{Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Down, Qt::Key_Up,
                                        Qt::Key_End,      Qt::Key_Home,   Qt::Key_Right};
        grid().setFocus();
        QTest::keyClick(&grid(), keys[below(std::size(keys))],
                        below(3) ? Qt::NoModifier : Qt::ControlModifier);
    }
    void click()
    {
        const QPoint place(static_cast<int>(below(600)), static_cast<int>(below(300)));
        if (!grid().indexAt(place).isValid() || grid().arrowRect(grid().indexAt(place)).isValid())
            return;
        QTest::mouseClick(grid().viewport(), Qt::LeftButton,
                          below(4) ? Qt::NoModifier : Qt::ShiftModifier, place);
    }
    void sort()
    {
        if (grid().header().count() == 0)
            return;
        const int column = static_cast<int>(below(static_cast<quint32>(grid().header().count())));
        const QPoint place(grid().header().sectionViewportPosition(column) + 20, 10);
        QTest::mouseClick(grid().header().viewport(), Qt::LeftButton,
                          below(3) ? Qt::NoModifier : Qt::ShiftModifier, place);
    }
    void filter()
    {
        static const QStringList texts{{},        {},         u"7"_s,
                                       u"> 20"_s, u"tag 1"_s, u"nothing at all"_s,
                                       u"null"_s, u"3..9"_s,  u"pet"_s};
        const auto fields = grid().filters().findChildren<QLineEdit *>();
        if (fields.isEmpty())
            return;
        auto *field = fields.at(below(static_cast<quint32>(fields.size())));
        if (!field->isVisible())
            return;
        field->setFocus();
        field->selectAll();
        const QString text = texts.at(below(static_cast<quint32>(texts.size())));
        if (text.isEmpty())
            QTest::keyClick(field, Qt::Key_Delete);
        else
            QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void follow()
    {
        for (int tried = 0; tried < 20; ++tried) {
            const QPoint place(static_cast<int>(below(900)), static_cast<int>(below(300)));
            const QRect arrow = grid().arrowRect(grid().indexAt(place));
            if (!arrow.isValid() || !grid().viewport()->rect().contains(arrow.center()))
                continue;
            QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, arrow.center());
            return;
        }
    }
    void goInto()
    {
        const auto &panes = m_page->panes().panes();
        if (!panes.empty())
            m_page->goTo(panes[below(static_cast<quint32>(panes.size()))]->path());
    }
    void back() { below(3) ? m_page->goBack() : m_page->goForward(); }
    void otherTable()
    {
        static const QStringList tables{u"pet"_s, u"pet"_s, u"owner"_s, u"club"_s, u"member"_s};
        m_page->goTo(tables.at(below(static_cast<quint32>(tables.size()))));
    }
    void readAgain() { m_page->readAgain(); }
    void resize()
    {
        m_page->resize(900 + static_cast<int>(below(700)), 500 + static_cast<int>(below(500)));
    }
    void tab()
    {
        QTabBar &tabs = m_page->tabs();
        if (tabs.count() < 2 || (tabs.count() < 5 && below(2)))
            m_page->goToInTab(m_page->path());
        else if (below(2))
            tabs.setCurrentIndex(static_cast<int>(below(static_cast<quint32>(tabs.count()))));
        else
            Q_EMIT tabs.tabCloseRequested(
                static_cast<int>(below(static_cast<quint32>(tabs.count()))));
    }
    void findRow()
    {
        m_page->findRow();
        auto *finder = m_page->findChild<RowFinder *>();
        finder->setText(u"pet "_s + QString::number(1 + below(ToldPets)));
        if (below(2))
            QTRY_VERIFY(finder->findChild<QListView *>()->model()->rowCount() > 0);
        QTest::keyClick(finder->findChild<QLineEdit *>(),
                        below(3) ? Qt::Key_Return : Qt::Key_Escape);
        finder->hide();
    }

    /// Another tag, typed into the cell that has the focus.
    void edit()
    {
        if (table() != u"pet"_s) {
            m_page->goTo(u"pet"_s);
            QTRY_VERIFY(isSettled());
        }
        const QModelIndex at = grid().currentIndex();
        const int column = columnOf(u"tag"_s);
        if (column < 0 || !at.isValid() || !model().row(at.row()))
            return;
        grid().goTo(at.row(), column);
        const int pet = cellOf(at.row(), u"id"_s).toInt();
        const QString tag = u"tag %1 %2"_s.arg(pet).arg(++m_tags);
        grid().setFocus();
        QTest::keyClick(&grid(), Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        if (!editor || !grid().isAncestorOf(editor))
            return;
        editor->selectAll();
        QTest::keyClicks(editor, tag);
        QTest::keyClick(editor, Qt::Key_Return);
        if (cellOf(at.row(), u"tag"_s) != tag)
            return; // it was refused
        m_deeds.resize(m_standing);
        m_deeds.push_back({pet, tag});
        ++m_edits;
        ++m_standing;
    }
    void undo()
    {
        if (m_standing == 0)
            return;
        m_page->undo();
        --m_standing;
    }
    void redo()
    {
        if (m_standing == m_deeds.size())
            return;
        m_page->redo();
        ++m_standing;
    }
    void save()
    {
        m_page->saveAndWait();
        if (m_page->hasEdits()) {
            // Others had changed a row since it was read: nothing at all was saved.
            m_page->editing().discard();
            m_page->readAgain();
            m_deeds.clear();
            m_standing = 0;
            ++m_refused;
            return;
        }
        for (const auto &[pet, tag] : pending())
            m_stored[pet] = tag;
        m_saved += static_cast<int>(m_standing);
        m_deeds.clear();
        m_standing = 0;
    }
    void byOthers()
    {
        const int pet = 1 + static_cast<int>(below(ToldPets));
        if (pending().contains(pet))
            return;
        const QString tag = u"tag %1 theirs %2"_s.arg(pet).arg(++m_tags);
        m_bed->run(u"UPDATE pet SET tag = '%1' WHERE id = %2"_s.arg(tag).arg(pet).toUtf8());
        m_stored[pet] = tag;
        m_page->readAgain();
    }

    [[nodiscard]] std::map<int, QString> pending() const
    {
        std::map<int, QString> tags;
        for (size_t i = 0; i < m_standing; ++i)
            tags[m_deeds[i].pet] = m_deeds[i].tag;
        return tags;
    }
    [[nodiscard]] int columnOf(const QString &name)
    {
        for (int column = 0; column < model().columnCount(); ++column) {
            if (model().columns()[static_cast<size_t>(column)].name == name)
                return column;
        }
        return -1;
    }
    [[nodiscard]] QString cellOf(qint64 row, const QString &column)
    {
        return model().index(static_cast<int>(row), columnOf(column)).data().toString();
    }
    [[nodiscard]] bool isSettled()
    {
        return !model().isReading() && model().isCounted()
               && (model().count() == 0
                   || (model().row(grid().topRow()) && grid().currentIndex().isValid()));
    }

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

    std::mt19937 m_random;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QStringList m_done;
    std::map<int, QString> m_stored; ///< the tags of all pets, as a plain oracle
    std::vector<Deed> m_deeds; ///< edits that are not saved; those after m_standing are undone
    size_t m_standing = 0;
    int m_tags = 0;
    int m_edits = 0;
    int m_saved = 0;
    int m_refused = 0;
    QTimer m_answers; ///< questions about rows that others changed
};

} // namespace

SW_SUITE(rowslaw, RowsLawTest)
#include "tst_rowslaw.moc"
