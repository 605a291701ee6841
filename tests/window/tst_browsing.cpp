// SPDX-License-Identifier: Apache-2.0
// Who only browses a database has nothing to save, and finds everything where it was put.
#include "app/designpage.h"
#include "app/keeper.h"
#include "tests/support/folder.h"
#include "tests/window/dialogs.h"
#include "tests/window/hand.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class BrowsingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_hand = std::make_unique<Hand>();
        m_database = m_folder->database(
            u"pets.db"_s, "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                          "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL"
                          " REFERENCES owner (id));");
        m_hand->open(m_database);
        QCOMPARE(m_hand->page().title(), u"pets"_s);
    }

    void cleanup()
    {
        m_hand.reset();
        m_folder.reset();
    }

    void whatIsMovedStandsThereAgainAndNobodyIsAsked()
    {
        const QPointF before = placeOf(u"pet"_s);
        moveTable(u"pet"_s);
        const QPointF moved = placeOf(u"pet"_s);
        QVERIFY(moved != before);
        QVERIFY(!m_hand->page().isModified());
        QVERIFY(!m_hand->window().isWindowModified());
        closeUnasked();
        QVERIFY(recoveryFolder().list().empty());
        m_hand->open(m_database);
        QCOMPARE(placeOf(u"pet"_s), moved);
        QVERIFY(!m_hand->page().editor().undoStack().canUndo());
        // Undone, it is kept as well.
        moveTable(u"pet"_s);
        m_hand->key(Qt::Key_Z, Qt::ControlModifier);
        closeUnasked();
        m_hand->open(m_database);
        QCOMPARE(placeOf(u"pet"_s), moved);
    }

    void anotherWayToTheDatabaseFindsThePlacesToo()
    {
        moveTable(u"pet"_s);
        const QPointF moved = placeOf(u"pet"_s);
        const QString link = m_folder->path(u"link.db"_s);
        QVERIFY(QFile::link(m_database, link));
        m_hand->open(link);
        QCOMPARE(m_hand->window().pages().size(), 2U); // and the new document that was there
        closeUnasked();
        m_hand->open(link);
        QCOMPARE(placeOf(u"pet"_s), moved);
    }

    void placesAreKeptBeforeAnybodyCloses()
    {
        moveTable(u"pet"_s);
        const QPointF moved = placeOf(u"pet"_s);
        m_hand->page().keeper().flush();
        QVERIFY(recoveryFolder().list().empty());
        Window other(m_theme);
        QVERIFY(other.openFile(m_database));
        QCOMPARE(placeIn(*other.page(), u"pet"_s), moved);
    }

    void whatIsNewInTheDatabaseStandsBeneath()
    {
        moveTable(u"pet"_s);
        const QPointF moved = placeOf(u"pet"_s);
        closeUnasked();
        (void)m_folder->database(u"pets.db"_s, "CREATE TABLE toy (id INTEGER PRIMARY KEY);"
                                               "PRAGMA foreign_keys = OFF; DROP TABLE owner;");
        m_hand->open(m_database);
        QCOMPARE(placeOf(u"pet"_s), moved);
        QVERIFY(placeOf(u"toy"_s).y() > moved.y());
        QCOMPARE(m_hand->content().drawing.placements.size(), 2);
        closeUnasked();
    }

    void anEditOfTheSchemaIsAskedAboutUntilItIsUndone()
    {
        moveTable(u"pet"_s);
        rename(u"pet"_s, u"animal"_s);
        QVERIFY(m_hand->page().isModified());
        QVERIFY(m_hand->window().isWindowModified());
        m_hand->page().keeper().flush();
        QCOMPARE(recoveryFolder().list().size(), 1U);
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Cancel"_s); });
        m_hand->key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(m_hand->page().title(), u"pets"_s);
        m_hand->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_hand->page().isModified());
        closeUnasked();
        QVERIFY(recoveryFolder().list().empty());
    }

    void whatAnotherProgramChangesIsReadWhenOneComesBack()
    {
        moveTable(u"pet"_s);
        const QPointF moved = placeOf(u"pet"_s);
        comeBack(); // nothing happened
        (void)m_folder->database(u"pets.db"_s, "CREATE TABLE toy (id INTEGER PRIMARY KEY);"
                                               "ALTER TABLE owner ADD age INTEGER;");
        QVERIFY(!m_hand->table(u"toy"));
        comeBack();
        QTRY_VERIFY(m_hand->table(u"toy"));
        QVERIFY(m_hand->table(u"owner")->column(u"age"));
        QCOMPARE(placeOf(u"pet"_s), moved);
        QVERIFY(!placeOf(u"toy"_s).isNull());
        QVERIFY(!m_hand->page().isModified());
        closeUnasked();
    }

    void butNotOverWhatWasEdited()
    {
        rename(u"pet"_s, u"animal"_s);
        (void)m_folder->database(u"pets.db"_s, "CREATE TABLE toy (id INTEGER PRIMARY KEY);");
        comeBack();
        QTest::qWait(200);
        QVERIFY(m_hand->table(u"animal") && !m_hand->table(u"toy"));
        m_hand->key(Qt::Key_Z, Qt::ControlModifier);
    }

    void aNoteMakesItADocument()
    {
        m_hand->key(Qt::Key_N);
        m_hand->click(QPoint(40, m_hand->canvas().viewport()->height() - 200));
        m_hand->type(u"ask Ann"_s);
        m_hand->key(Qt::Key_Escape);
        QCOMPARE(m_hand->content().drawing.notes.size(), 1);
        QVERIFY(m_hand->page().isModified());
    }

    void onceSavedItIsADocument()
    {
        const QString path = m_folder->path(u"pets.wright"_s);
        answerFileDialog(path);
        m_hand->key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_hand->page().path(), path);
        moveTable(u"pet"_s);
        QVERIFY(m_hand->page().isModified());
        QVERIFY(m_hand->content().settings->target.isEmpty());
    }

    void theSessionOpensItAgain()
    {
        moveTable(u"pet"_s);
        const QPointF moved = placeOf(u"pet"_s);
        m_hand->window().close();
        Window again(m_theme);
        again.begin(true);
        QVERIFY(again.page());
        QCOMPARE(again.page()->source(), m_database);
        QCOMPARE(placeIn(*again.page(), u"pet"_s), moved);
    }

private:
    static QPointF placeIn(const DesignPage &page, const QString &name)
    {
        const Content &content = page.editor().content();
        const TablePtr table = content.schema.table(name);
        const PlacementPtr placement = content.drawing.placements.find(
            std::tuple(page.editor().diagram(), table->id.value()));
        return placement ? placement->position : QPointF();
    }
    [[nodiscard]] QPointF placeOf(const QString &name) { return placeIn(m_hand->page(), name); }

    void moveTable(const QString &name)
    {
        const QPoint header = m_hand->header(name);
        m_hand->drag(header, header + QPoint(120, 90));
    }

    void rename(const QString &name, const QString &to)
    {
        m_hand->click(m_hand->header(name));
        m_hand->key(Qt::Key_F2);
        m_hand->key(Qt::Key_A, Qt::ControlModifier);
        m_hand->type(to);
        m_hand->key(Qt::Key_Return);
        QVERIFY(m_hand->table(to));
    }

    void comeBack()
    {
        QApplication::setActiveWindow(nullptr);
        QApplication::setActiveWindow(&m_hand->window());
    }

    /// Fails, and goes on, where somebody is asked.
    void closeUnasked()
    {
        bool asked = false;
        QTimer looks;
        connect(&looks, &QTimer::timeout, this, [&] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
                asked = true;
                box->reject();
            }
        });
        looks.start(1);
        m_hand->key(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!asked);
    }

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<Hand> m_hand;
    Theme m_theme;
    QString m_database;
};

} // namespace

SW_SUITE(browsing, BrowsingTest)
#include "tst_browsing.moc"
