// SPDX-License-Identifier: Apache-2.0
// Relationships that nothing declares, in the window: offered, chosen, drawn, walked, undone.
#include "app/proposals.h"
#include "model/data/walk.h"
#include "tests/support/corpus.h"
#include "tests/support/folder.h"
#include "tests/window/hand.h"
#include "widgets/data/danglingpanel.h"
#include "widgets/data/datapage.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/relatedpane.h"
#include "widgets/data/rowsgrid.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class ProposalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_hand = std::make_unique<Hand>();
    }
    void cleanup()
    {
        m_hand.reset();
        m_folder.reset();
    }

    void offeredChosenWalkedAndUndone()
    {
        openPets();
        // The page of the rows offers it, because there is no line at all.
        m_hand->key(Qt::Key_2, Qt::ControlModifier);
        auto *find = m_hand->page().findChild<QPushButton *>(u"findRelationships"_s);
        QTRY_VERIFY(find && find->isVisible());
        QTest::mouseClick(find, Qt::LeftButton);
        Proposals &dialog = found();
        QCOMPARE(lines(dialog), u"x pet.owner_id>owner.id | x pet.vet_id>vet.id"
                                " | - pet.guardian_id>animal.id"_s);
        QCOMPARE(dialog.list().topLevelItem(0)->text(3), u"pet.owner  ·  owner.pets"_s);
        QCOMPARE(dialog.list().topLevelItem(0)->text(4), u"2 of 2 values found"_s);
        // Without the second; by a key.
        dialog.list().setFocus();
        QTest::keyClick(&dialog.list(), Qt::Key_Down);
        QTest::keyClick(&dialog.list(), Qt::Key_Space);
        QVERIFY(add(dialog)->text().startsWith(u"Add 1 relationship"));
        QTest::keyClick(&dialog.list(), Qt::Key_Return);
        QCOMPARE(keys(), 1);
        QVERIFY(!m_hand->table(u"pet")->foreignKeys.front().enforced);
        QVERIFY(m_hand->page().editor().undoStack().undoText().startsWith(u"Add 1 relationship"));
        // Walked at once, and the database needs no change.
        data().goTo(u"owner"_s);
        QTRY_VERIFY(pane(u"pets"_s));
        QTRY_COMPARE(pane(u"pets"_s)->rows().count(), 2);
        QVERIFY(find->isHidden() || !find->isVisible());
        QTRY_COMPARE(m_hand->page().target().differences(), 0);
        m_hand->page().editor().undoStack().undo();
        QCOMPARE(keys(), 0);
        QTRY_VERIFY(!pane(u"pets"_s));
    }

    void allNoneAndCertain()
    {
        openPets();
        m_hand->window().actions().action(u"propose-relationships"_s)->trigger();
        Proposals &dialog = found();
        press(dialog, u"All"_s);
        QCOMPARE(add(dialog)->text(), u"Add 3 relationships"_s);
        press(dialog, u"None"_s);
        QVERIFY(!add(dialog)->isEnabled());
        press(dialog, u"Certain ones"_s);
        QCOMPARE(add(dialog)->text(), u"Add 2 relationships"_s);
        // The tables of a line are selected on the canvas; giving up puts that back.
        QCOMPARE(m_hand->picks().all().size(), size_t(2));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(m_hand->picks().isEmpty());
        QCOMPARE(keys(), 0);
    }

    void enforcedThroughThePlan()
    {
        openPets();
        m_hand->window().actions().action(u"propose-relationships"_s)->trigger();
        QTest::mouseClick(add(found()), Qt::LeftButton);
        QTRY_COMPARE(m_hand->page().target().differences(), 0);
        Editor &editor = m_hand->page().editor();
        Edit edit(editor.content());
        Table pet = *m_hand->table(u"pet");
        for (ForeignKey &key : pet.foreignKeys)
            key.enforced = true;
        edit.put(pet);
        QVERIFY(editor.run(u"Enforce"_s, edit.result()));
        QTRY_VERIFY(m_hand->page().target().differences() > 0);
    }

    /// A judge of the whole: it is found in time, accepted, and every line can be walked.
    void football()
    {
        const QString from = corpusPath(u"databases/openfootball.db"_s);
        SW_NEED_CORPUS(from);
        const QString path = m_folder->path(u"football.db"_s);
        QVERIFY(QFile::copy(from, path));
        m_hand->open(path);
        QTRY_VERIFY(m_hand->page().target().live());
        QElapsedTimer clock;
        clock.start();
        m_hand->window().actions().action(u"propose-relationships"_s)->trigger();
        Proposals &dialog = found();
        qInfo() << "35 tables, in the window:" << clock.elapsed() << "ms";
        QVERIFY(clock.elapsed() < 2'000);
        QCOMPARE(dialog.list().topLevelItemCount(), 63);
        press(dialog, u"All"_s);
        QTest::mouseClick(add(dialog), Qt::LeftButton);
        QCOMPARE(keys(), 63);
        m_hand->key(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(data().database().isOpen());
        QTRY_COMPARE(waysThatWalk(), 126);
    }

    void danglingFromTheDrawing()
    {
        openPets();
        m_hand->window().actions().action(u"propose-relationships"_s)->trigger();
        QTest::mouseClick(add(found()), Qt::LeftButton);
        m_hand->window().actions().action(u"find-dangling"_s)->trigger();
        QVERIFY(m_hand->page().showsData());
        QTRY_COMPARE(data().dangling().told(), u"2 relationships: every row has its parent."_s);
    }

private:
    void openPets()
    {
        m_hand->open(m_folder->database(
            u"pets.db"_s,
            "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
            "CREATE TABLE vet (id INTEGER PRIMARY KEY); CREATE TABLE animal (id INTEGER PRIMARY"
            " KEY);"
            "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER, vet_id INTEGER,"
            " guardian_id INTEGER, name TEXT);"
            "INSERT INTO owner VALUES (1, 'Alice'), (2, 'Bob'); INSERT INTO vet VALUES (1);"
            "INSERT INTO pet VALUES (1, 1, 1, NULL, 'Rex'), (2, 2, 1, NULL, 'Tom'),"
            " (3, 1, 1, NULL, 'Kit')"));
        QTRY_VERIFY(m_hand->page().target().live());
    }
    [[nodiscard]] Proposals &found()
    {
        auto *dialog = m_hand->page().findChild<Proposals *>();
        [[maybe_unused]] const bool done
            = QTest::qWaitFor([dialog] { return !dialog->isLooking(); });
        return *dialog;
    }
    static QString lines(Proposals &dialog)
    {
        QStringList texts;
        for (int i = 0; i < dialog.list().topLevelItemCount(); ++i) {
            const QTreeWidgetItem &line = *dialog.list().topLevelItem(i);
            texts.append((line.checkState(0) == Qt::Checked ? u"x "_s : u"- "_s) + line.text(0)
                         + u'>' + line.text(1));
        }
        return texts.join(u" | ");
    }
    static QPushButton *add(Proposals &dialog)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }
    static void press(Proposals &dialog, const QString &text)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable(u"there is no button "_s + text));
    }
    [[nodiscard]] int keys() const
    {
        qsizetype count = 0;
        for (const TablePtr &table : m_hand->content().schema.tables)
            count += static_cast<qsizetype>(table->foreignKeys.size());
        return static_cast<int>(count);
    }
    [[nodiscard]] int waysThatWalk()
    {
        int count = 0;
        const WaysOf &ways = data().database().ways();
        for (const TablePtr &table : ways.schema().tables) {
            for (const Way &way : ways.from(table->id)) {
                const RowPath path{{PathStep{table->name, {}}, PathStep{way.role, {}}}};
                count += !way.crosses() && Walk::along(path, ways).ok() ? 1 : 0;
            }
        }
        return count;
    }
    [[nodiscard]] DataPage &data() { return *m_hand->page().data(); }
    [[nodiscard]] RelatedPane *pane(const QString &role)
    {
        for (RelatedPane *each : data().panes().panes()) {
            if (each->way().role == role)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<Hand> m_hand;
};

} // namespace

SW_SUITE(proposals, ProposalsTest)
#include "tst_proposals.moc"
