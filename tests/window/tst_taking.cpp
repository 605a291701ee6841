// SPDX-License-Identifier: Apache-2.0
// The other way: another program changes the database, and a person takes that into the document,
// by mouse and keys, one difference or all; each is one step of undo, and nothing moves.
#include "app/differencespanel.h"
#include "tests/support/folder.h"
#include "tests/support/otherprogram.h"
#include "tests/window/hand.h"
#include "widgets/canvas/comparison.h"
#include "widgets/common/banner.h"
#include "widgets/sync/planpage.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Clinic = "CREATE TABLE owner (owner_id INTEGER PRIMARY KEY, name TEXT);"
                               "CREATE TABLE pet (pet_id INTEGER PRIMARY KEY, name TEXT,"
                               " owner_id INTEGER REFERENCES owner (owner_id));";

/// As it is said without the translator that knows of one thing.
QString drift(int count)
{
    return u"Another program changed clinic.db: %1 differences."_s.arg(count);
}

/// A person with a document that equals its database, which is open in another program, too.
class Taker : public Hand {
public:
    Taker()
        : database(folder.database(u"clinic.db"_s, Clinic)),
          other(std::make_unique<OtherProgram>(database))
    {
        open(database);
        answerFileDialog(folder.path(u"clinic.wright"_s));
        key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(page().target().state(), Target::State::Equal);
    }

    /// The other program tries again while the window reads the file.
    QByteArray patiently(const QByteArray &sql)
    {
        QByteArray answer = "database is locked";
        for (int i = 0; i < 200 && answer == "database is locked"; ++i) {
            answer = other->run(sql);
            QTest::qWait(20);
        }
        return answer;
    }
    /// What the other program does, until the window knows it.
    void elsewhere(const QByteArray &sql)
    {
        const auto before = page().target().live();
        QCOMPARE(patiently(sql), QByteArray("[]"));
        QTRY_VERIFY(page().target().live() && !(page().target().live()->schema == before->schema));
    }

    [[nodiscard]] DifferencesPanel &panel()
    {
        const QDockWidget &dock = window().docks().dock(Docks::Differences);
        return *static_cast<DifferencesPanel *>(
            static_cast<QStackedWidget *>(dock.widget())->currentWidget());
    }
    [[nodiscard]] QStringList lines()
    {
        QStringList texts;
        for (int i = 0; i < panel().list().count(); ++i)
            texts.append(panel().list().item(i)->text());
        return texts;
    }
    void clickLine(const QString &text)
    {
        const auto found = panel().list().findItems(text, Qt::MatchExactly);
        QVERIFY2(found.size() == 1, qPrintable(text + u" is not in\n"_s + lines().join(u'\n')));
        QApplication::setActiveWindow(&window());
        panel().list().scrollToItem(found[0]);
        QTest::mouseClick(panel().list().viewport(), Qt::LeftButton, {},
                          panel().list().visualItemRect(found[0]).center());
    }
    template <typename Button> void press(QWidget &where, const QString &text)
    {
        for (Button *button : where.findChildren<Button *>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(u"there is no button "_s + text));
    }
    void answer(const QString &text) { press<QPushButton>(page().banner(), text); }
    void compare()
    {
        window().actions().action(u"compare-database"_s)->trigger();
        QVERIFY(window().docks().isShown(Docks::Differences));
    }
    [[nodiscard]] QString said() { return page().banner().text(); }
    [[nodiscard]] QString undoText() { return page().editor().undoStack().undoText(); }

    [[nodiscard]] QPointF placeOf(QStringView name) { return figure(name).rect.topLeft(); }
    /// Two boxes that lie over each other; empty: none.
    [[nodiscard]] QString overlap()
    {
        std::vector<const TableFigure *> boxes
            = canvas().scene().tablesIn(QRectF(-1e6, -1e6, 2e6, 2e6));
        for (size_t i = 0; i < boxes.size(); ++i) {
            for (size_t j = 0; j < i; ++j) {
                if (boxes[i]->rect.intersects(boxes[j]->rect))
                    return u"%1 and %2"_s.arg(boxes[i]->id).arg(boxes[j]->id);
            }
        }
        return {};
    }

    Folder folder;
    QString database;
    std::unique_ptr<OtherProgram> other;
};

class TakingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void driftIsToldAndTakenByOneClick()
    {
        Taker hand;
        const QPointF pet = hand.placeOf(u"pet");
        const Content before = hand.content();
        hand.elsewhere("CREATE TABLE vet (vet_id INTEGER PRIMARY KEY, name TEXT)");
        QTRY_COMPARE(hand.said(), drift(1));
        QVERIFY(!hand.page().isModified());
        hand.answer(u"Take into the document"_s);
        QTRY_VERIFY(hand.table(u"vet"));
        QCOMPARE(hand.undoText(), u"Take table vet from the database"_s);
        QCOMPARE(hand.placeOf(u"pet"), pet);
        QCOMPARE(hand.overlap(), QString());
        QTRY_COMPARE(hand.page().target().state(), Target::State::Equal);
        QVERIFY(hand.said().isEmpty());
        hand.canvas().setFocus();
        hand.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(hand.content(), before);
        hand.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(hand.table(u"vet"));
    }

    /// What is drawn and not applied yet is not what the other program changed.
    void onlyWhatDriftedIsTaken()
    {
        Taker hand;
        hand.click(hand.header(u"pet"));
        hand.key(Qt::Key_Insert);
        hand.type(u"born date"_s);
        hand.key(Qt::Key_Return);
        hand.key(Qt::Key_Escape);
        QTRY_COMPARE(hand.page().target().differences(), 1);
        QVERIFY(hand.said().isEmpty());
        hand.elsewhere("ALTER TABLE owner ADD COLUMN phone TEXT");
        QTRY_COMPARE(hand.said(), drift(1));
        QCOMPARE(hand.page().target().differences(), 2);
        hand.answer(u"Take into the document"_s);
        QTRY_VERIFY(hand.table(u"owner")->column(u"phone"));
        QVERIFY(hand.table(u"pet")->column(u"born"));
        QTRY_COMPARE(hand.page().target().differences(), 1);
    }

    void oneAfterTheOtherByKeys()
    {
        Taker hand;
        hand.elsewhere("ALTER TABLE owner ADD COLUMN phone TEXT");
        hand.elsewhere("ALTER TABLE pet ADD COLUMN born DATE");
        QTRY_COMPARE(hand.said(), drift(2));
        hand.answer(u"Show differences"_s);
        QCOMPARE(hand.lines(), (QStringList{u"column owner.phone is only in clinic.db"_s,
                                            u"column pet.born is only in clinic.db"_s}));
        QVERIFY(hand.page().comparison()->edges.isEmpty()); // no relationship is another
        hand.clickLine(u"column pet.born is only in clinic.db"_s);
        hand.key(Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(hand.table(u"pet")->column(u"born"));
        QVERIFY(!hand.table(u"owner")->column(u"phone"));
        QCOMPARE(hand.undoText(), u"Take column pet.born from the database"_s);
        QCOMPARE(hand.lines(), (QStringList{u"column owner.phone is only in clinic.db"_s}));
        hand.key(Qt::Key_Return, Qt::AltModifier);
        QTRY_COMPARE(hand.lines(), QStringList());
        QTRY_COMPARE(hand.page().target().state(), Target::State::Equal);
    }

    void aForeignKeySaysWhatItBringsAndStandsBesideItsParent()
    {
        Taker hand;
        hand.elsewhere("CREATE TABLE visit (visit_id INTEGER PRIMARY KEY, pet_id INTEGER"
                       " REFERENCES pet, vet_id INTEGER REFERENCES vet)");
        hand.elsewhere("CREATE TABLE vet (vet_id INTEGER PRIMARY KEY, name TEXT)");
        hand.compare();
        hand.clickLine(u"table visit is only in clinic.db"_s);
        const QString with = u"Taken with it: table vet"_s;
        const auto labels = hand.panel().findChildren<QLabel *>();
        QTRY_VERIFY(std::any_of(labels.begin(), labels.end(),
                                [&](const QLabel *label) { return label->text() == with; }));
        hand.press<QToolButton>(hand.panel(), u"Take into the document"_s);
        QTRY_VERIFY(hand.table(u"vet") && hand.table(u"visit"));
        QCOMPARE(hand.undoText(), u"Take table visit from the database"_s);
        QCOMPARE(hand.overlap(), QString());
        const QRectF pet = hand.figure(u"pet").rect;
        const QRectF visit = hand.figure(u"visit").rect;
        QVERIFY(visit.left() > pet.right());
        QVERIFY(visit.left() - pet.right() < 400);
        QVERIFY(hand.picks().contains({PickKind::Table, hand.table(u"visit")->id.value()}));
    }

    void allAtOnce()
    {
        Taker hand;
        const QPointF owner = hand.placeOf(u"owner");
        const TableId id = hand.table(u"owner")->id;
        hand.elsewhere("ALTER TABLE owner RENAME TO keeper");
        hand.elsewhere("ALTER TABLE pet DROP COLUMN name");
        hand.elsewhere("CREATE INDEX pet_owner ON pet (owner_id)");
        hand.elsewhere("CREATE VIEW pets AS SELECT pet_id FROM pet");
        hand.compare();
        QCOMPARE(hand.lines(),
                 (QStringList{u"table owner is called keeper in clinic.db, it seems"_s,
                              u"column pet.name is only here"_s,
                              u"index pet_owner is only in clinic.db"_s,
                              u"view pets is only in clinic.db"_s}));
        hand.press<QToolButton>(hand.panel(), u"Take all"_s);
        QTRY_COMPARE(hand.undoText(), u"Take 4 differences from the database"_s);
        QCOMPARE(hand.table(u"keeper")->id, id);
        QCOMPARE(hand.placeOf(u"keeper"), owner);
        QVERIFY(!hand.table(u"pet")->column(u"name"));
        QCOMPARE(hand.overlap(), QString());
        QTRY_COMPARE(hand.page().target().state(), Target::State::Equal);
    }

    void aGuessCanBeDenied()
    {
        Taker hand;
        hand.elsewhere("ALTER TABLE owner RENAME COLUMN name TO called");
        hand.compare();
        const QString line = u"column owner.name is called called in clinic.db, it seems"_s;
        QCOMPARE(hand.lines(), QStringList{line});
        hand.clickLine(line);
        Q_EMIT hand.panel().list().customContextMenuRequested(
            hand.panel().list().visualItemRect(hand.panel().list().item(0)).center());
        auto *menu = hand.panel().findChild<QMenu *>();
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == u"It was not renamed"_s)
                action->trigger();
        }
        menu->close();
        QCOMPARE(hand.lines(), (QStringList{u"column owner.name is only here"_s,
                                            u"column owner.called is only in clinic.db"_s}));
    }

    /// The panel is about what there is now, also where another program goes on.
    void thePanelFollows()
    {
        Taker hand;
        hand.elsewhere("ALTER TABLE pet ADD COLUMN born DATE");
        hand.compare();
        QCOMPARE(hand.lines(), (QStringList{u"column pet.born is only in clinic.db"_s}));
        hand.elsewhere("ALTER TABLE pet ADD COLUMN weight REAL");
        QTRY_COMPARE(hand.lines().size(), 2);
        hand.elsewhere("ALTER TABLE pet DROP COLUMN born");
        QTRY_COMPARE(hand.lines(), (QStringList{u"column pet.weight is only in clinic.db"_s}));
    }

    /// A file system that tells nothing: the log of a database in WAL mode grows unseen.
    void itIsSeenWhenTheWindowGetsTheFocus()
    {
        Taker hand;
        hand.patiently("CREATE TABLE a (x)"); // in the file itself: that is told
        hand.patiently("PRAGMA journal_mode = WAL");
        QTRY_VERIFY(hand.page().target().live()->schema.table(u"a"));
        QTest::qWait(700); // what the file system has to tell is told by then
        hand.patiently("CREATE TABLE b (x)");
        QApplication::setActiveWindow(nullptr);
        QApplication::setActiveWindow(&hand.window());
        QTRY_VERIFY(hand.page().target().live()->schema.table(u"b"));
        QTRY_COMPARE(hand.said(), drift(2));
        QTRY_COMPARE(hand.window().statusBar()->currentMessage(),
                     u"clinic.db was changed by another program."_s);
    }

    void thePlanLeadsHere()
    {
        Taker hand;
        hand.elsewhere("CREATE TABLE vet (vet_id INTEGER PRIMARY KEY)");
        QTRY_VERIFY(!hand.said().isEmpty());
        hand.answer(u"Show plan"_s);
        QVERIFY(hand.page().showsPlan());
        const QString lead = u"Only in the database: 1 things. Take into the document…"_s;
        const auto leads = [&] {
            const auto buttons = hand.page().plan()->findChildren<QPushButton *>();
            return std::any_of(buttons.begin(), buttons.end(), [&](const QPushButton *button) {
                return button->isVisible() && button->text() == lead;
            });
        };
        QTRY_VERIFY(leads());
        hand.press<QPushButton>(*hand.page().plan(), lead);
        QVERIFY(hand.window().docks().isShown(Docks::Differences));
        QCOMPARE(hand.lines(), (QStringList{u"table vet is only in clinic.db"_s}));
        hand.press<QToolButton>(hand.panel(), u"Take all"_s);
        QTRY_VERIFY(hand.table(u"vet"));
        QTRY_VERIFY(!leads());
    }

    void thePanelLeadsToThePlan()
    {
        Taker hand;
        hand.elsewhere("CREATE TABLE vet (vet_id INTEGER PRIMARY KEY)");
        hand.compare();
        hand.press<QToolButton>(hand.panel(), u"Apply…"_s);
        QVERIFY(hand.page().showsPlan());
        // Once more is no yes to the plan.
        QTRY_VERIFY(!hand.page().plan()->findChild<QLabel *>(u"planSentence"_s)->text().isEmpty());
        hand.press<QToolButton>(hand.panel(), u"Apply…"_s);
        QVERIFY(!hand.page().plan()->isWriting());
    }

    /// What Apply writes is no news.
    void whatIsAppliedHereIsNoDrift()
    {
        Taker hand;
        hand.click(hand.header(u"pet"));
        hand.key(Qt::Key_Insert);
        hand.type(u"born date"_s);
        hand.key(Qt::Key_Return);
        hand.key(Qt::Key_Escape);
        hand.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.page().showsPlan());
        QTRY_VERIFY(!hand.page().plan()->findChild<QLabel *>(u"planSentence"_s)->text().isEmpty());
        hand.page().plan()->apply();
        QTRY_COMPARE(hand.page().target().state(), Target::State::Equal);
        QTest::qWait(700);
        QVERIFY(hand.said().isEmpty());
        QVERIFY(hand.page().target().drift().empty());
    }
};

} // namespace

SW_SUITE(taking, TakingTest)
#include "tst_taking.moc"
