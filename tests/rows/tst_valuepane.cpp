// SPDX-License-Identifier: Apache-2.0
// All of a value beside the rows: read to its end, seen as what it is, changed there.
#include "tests/rows/pagehand.h"
#include "tests/window/dialogs.h"
#include "widgets/common/codeedit.h"
#include "widgets/data/hexview.h"
#include "widgets/data/momentedit.h"
#include "widgets/data/valuepane.h"

#include <QBuffer>
#include <QDateTimeEdit>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Notes
    = "CREATE TABLE note (id INTEGER PRIMARY KEY, title TEXT, body TEXT, data JSON, seen_at "
      "INTEGER,"
      " day DATE, thing BLOB, amount INTEGER);"
      "INSERT INTO note VALUES (1, 'One', 'begin ' || printf('%.*c', 5000, 'x') || ' end',"
      " '{\"name\":\"Rex\",\"age\":9007199254740993}', 1763797000, '2025-11-22',"
      " x'000102ff', 5),"
      "(2, 'Two', 'a' || char(13, 10) || 'b', '{broken', 3, NULL, zeroblob(20000001),"
      " 'five'), (3, 'Three', 'a' || char(13) || 'b' || char(10), NULL, NULL, 'no date', NULL, "
      "NULL);";

enum NoteColumn { Id, Title, Body, Data, SeenAt, Day, Thing, Amount };

class ValuePaneTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        take(Notes);
        goTo(u"note"_s);
        QTest::keyClick(&grid(), Qt::Key_Home, Qt::ControlModifier);
        m_page->toggleValue();
        QVERIFY(value().isVisible());
    }
    void cleanup() { leave(); }

    void aLongTextIsReadAndEdited()
    {
        see(0, Body);
        QTRY_VERIFY(text().endsWith(u" end"_s));
        QCOMPARE(text().size(), 5010);
        QCOMPARE(kind(), u"TEXT · 5.0 kB"_s);
        edit().setFocus();
        edit().moveCursor(QTextCursor::End);
        QTest::keyClicks(&edit(), u"!"_s);
        // Another cell takes what was typed, as one edit.
        at(1, Title);
        QCOMPARE(m_page->editing().edits().rows().size(), 1U);
        QTRY_COMPARE(text(), u"Two"_s);
        see(0, Body);
        QTRY_VERIFY(text().endsWith(u" end!"_s));
        m_page->save();
        QTRY_COMPARE(stored("SELECT substr(body, -5) || length(body) FROM note WHERE id = 1"),
                     u" end!5011"_s);
    }

    void jsonIsFormattedAndChecked()
    {
        see(0, Data);
        QTRY_COMPARE(value().view(), ValuePane::View::Json);
        QCOMPARE(json().toPlainText(),
                 u"{\n  \"name\": \"Rex\",\n  \"age\": 9007199254740993\n}"_s);
        json().setFocus();
        json().moveCursor(QTextCursor::End);
        QTest::keyClicks(&json(), u"}"_s);
        QTest::keyClick(&json(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(notice().contains(u"no JSON"_s) && notice().contains(u"Line 4"_s));
        QVERIFY(!m_page->hasEdits());
        QTest::keyClick(&json(), Qt::Key_Backspace);
        json().find(u"Rex"_s, QTextDocument::FindBackward);
        QTest::keyClicks(&json(), u"Tom"_s);
        QTest::keyClick(&json(), Qt::Key_Return, Qt::ControlModifier);
        m_page->save();
        // Compact as it was, and every digit.
        QTRY_COMPARE(stored("SELECT data FROM note WHERE id = 1"),
                     u"{\"name\":\"Tom\",\"age\":9007199254740993}"_s);
        see(1, Data);
        QTRY_COMPARE(value().view(), ValuePane::View::Text);
        value().setView(ValuePane::View::Json);
        QVERIFY(notice().contains(u"no JSON"_s));
    }

    void aDateIsChosenAndStaysInItsForm()
    {
        see(0, Day);
        QTRY_COMPARE(value().view(), ValuePane::View::Date);
        dateEdit().setDate({2026, 1, 2});
        press(u"Set value"_s);
        see(0, SeenAt);
        QTRY_COMPARE(value().view(), ValuePane::View::Date);
        dateEdit().setDateTime(QDateTime({2025, 11, 22}, {0, 0}, Qt::UTC));
        press(u"Set value"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT day || seen_at || typeof(seen_at) FROM note WHERE id = 1"),
                     u"2026-01-021763769600integer"_s);
        see(2, Day);
        value().setView(ValuePane::View::Date);
        QTRY_VERIFY(notice().contains(u"no date"_s));
    }

    void bytesAreSeenHoweverManyThereAre()
    {
        see(0, Thing);
        QTRY_COMPARE(value().view(), ValuePane::View::Hex);
        see(1, Thing);
        QTRY_COMPARE(kind(), u"BLOB · 20.0 MB"_s);
        auto *hex = value().findChild<HexView *>();
        // At the end, which was not loaded.
        hex->verticalScrollBar()->setValue(hex->verticalScrollBar()->maximum());
        QSignalSpy wanted(hex, &HexView::wanted);
        const auto isAllSeen = [&] {
            wanted.clear();
            hex->grab();
            return wanted.isEmpty();
        };
        QTRY_VERIFY(isAllSeen());
        QVERIFY(hex->firstInSight() + hex->bytesInSight() >= 20'000'000);
    }

    void aPictureComesFromAFile()
    {
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
        const Folder folder;
        const QString path = folder.write(u"red.png"_s, bytes);
        see(2, Thing);
        answerFileDialog(path);
        choose(u"Load from a file…"_s);
        QTRY_COMPARE(value().view(), ValuePane::View::Picture);
        QTRY_COMPARE(notice(), u"PNG, 30 × 20 pixels"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT length(thing) || typeof(thing) FROM note WHERE id = 3"),
                     QString::number(bytes.size()) + u"blob"_s);
        QTRY_VERIFY(!m_page->hasEdits());
        QTRY_COMPARE(notice(), u"PNG, 30 × 20 pixels"_s);
        const QString copy = folder.path(u"copy.bin"_s);
        answerFileDialog(copy);
        choose(u"Save to a file…"_s);
        QTRY_COMPARE(Folder::bytesOf(copy), bytes);
    }

    void aValueIsStoredAsAnotherClass()
    {
        see(0, Title);
        choose(u"Store as BLOB"_s);
        QTRY_COMPARE(kind(), u"BLOB · 3 bytes"_s);
        choose(u"Store as TEXT"_s);
        QVERIFY(!m_page->hasEdits()); // as it was
        see(0, Amount);
        choose(u"Store as NULL"_s);
        QTRY_COMPARE(kind(), u"NULL"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT typeof(amount) FROM note WHERE id = 1"), u"null"_s);
    }

    /// Line ends of one kind come back; what an editor would change cannot be edited.
    void nothingIsChangedByTheWay()
    {
        see(1, Body);
        QTRY_COMPARE(text(), u"a\nb"_s);
        QVERIFY(!edit().isReadOnly());
        edit().setFocus();
        edit().moveCursor(QTextCursor::End);
        QTest::keyClicks(&edit(), u"c"_s);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier);
        m_page->save();
        QTRY_COMPARE(stored("SELECT hex(body) FROM note WHERE id = 2"), u"610D0A6263"_s);
        QTRY_VERIFY(!m_page->hasEdits());
        see(2, Body);
        QTRY_VERIFY(edit().isReadOnly());
        QVERIFY(notice().contains(u"line ends"_s));
        // Escape takes back what was typed.
        see(0, Title);
        edit().setFocus();
        QTest::keyClicks(&edit(), u"zzz"_s);
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QCOMPARE(text(), u"One"_s);
        QVERIFY(!m_page->hasEdits());
    }

    void itIsSearched()
    {
        see(0, Body);
        QTRY_VERIFY(text().endsWith(u" end"_s));
        auto *search = value().findChild<QLineEdit *>();
        search->setFocus();
        QTest::keyClicks(search, u"END"_s);
        QCOMPARE(edit().textCursor().selectedText(), u"end"_s);
        QVERIFY(!search->property("wrong").toBool());
        QTest::keyClicks(search, u"?"_s);
        QVERIFY(search->property("wrong").toBool());
    }

    /// Of a row that somebody else changed meanwhile the value is read again.
    void itFollowsTheDatabase()
    {
        see(0, Title);
        m_bed->run("UPDATE note SET title = 'Other' WHERE id = 1");
        m_page->readAgain();
        QTRY_COMPARE(text(), u"Other"_s);
    }

private:
    [[nodiscard]] ValuePane &value() { return m_page->value(); }
    [[nodiscard]] CodeEdit &editCalled(const QString &name)
    {
        for (CodeEdit *each : value().findChildren<CodeEdit *>()) {
            if (each->accessibleName() == name)
                return *each;
        }
        qFatal("no such editor");
    }
    [[nodiscard]] CodeEdit &edit() { return editCalled(u"Value as text"_s); }
    [[nodiscard]] CodeEdit &json() { return editCalled(u"Value as JSON"_s); }
    [[nodiscard]] QString text() { return edit().toPlainText(); }
    [[nodiscard]] QString kind() { return value().findChild<QLabel *>(u"valueKind"_s)->text(); }
    [[nodiscard]] QString notice() { return value().findChild<QLabel *>(u"valueNotice"_s)->text(); }
    [[nodiscard]] QDateTimeEdit &dateEdit() { return *value().findChild<QDateTimeEdit *>(); }
    void see(int row, int column)
    {
        grid().goTo(row, column);
        grid().setFocus();
    }
    void press(const QString &text)
    {
        for (QPushButton *button : value().findChildren<QPushButton *>()) {
            if (button->text() == text) {
                QTRY_VERIFY(button->isVisible());
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
    }
    void choose(const QString &text)
    {
        QMenu *menu = value().findChild<QToolButton *>()->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == text && action->isEnabled()) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
};

} // namespace

SW_SUITE(valuepane, ValuePaneTest)
#include "tst_valuepane.moc"
