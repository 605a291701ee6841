// SPDX-License-Identifier: Apache-2.0
// Rows are linked, unlinked and relinked from the panes of their relationships.
#include "tests/rows/pagehand.h"
#include "widgets/data/linkdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *School
    = "CREATE TABLE student (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE course (code TEXT PRIMARY KEY, title TEXT NOT NULL, room TEXT) WITHOUT ROWID;"
      "CREATE TABLE student_course (student_id INTEGER NOT NULL REFERENCES student,"
      " course_code TEXT NOT NULL REFERENCES course, grade TEXT NOT NULL, note TEXT,"
      " PRIMARY KEY (student_id, course_code));"
      "CREATE TABLE visit (id INTEGER PRIMARY KEY, student_id INTEGER REFERENCES student,"
      " place TEXT, UNIQUE (place));"
      "CREATE INDEX by_course ON student_course (course_code);"
      "CREATE INDEX by_student ON visit (student_id);"
      "INSERT INTO student VALUES (1, 'Ann'), (2, 'Ben'), (3, 'Cleo');"
      "INSERT INTO course VALUES ('alg', 'Algebra', 'A1'), ('bio', 'Biology', 'B2'),"
      " ('che', 'Chemistry', NULL), ('dra', 'Drama', 'D4');"
      "INSERT INTO student_course VALUES (1, 'alg', 'A', NULL), (1, 'che', 'B', 'late'),"
      " (2, 'alg', 'C', NULL);"
      "INSERT INTO visit VALUES (1, 1, 'Bonn'), (2, 1, 'Ulm'), (3, 2, 'Kiel'), (4, NULL, 'Jena')";

class LinkingTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        take(School);
        goTo(u"student"_s);
        at(0, 1);
    }
    void cleanup() { leave(); }

    /// What the association says stands beside what it leads to, and is edited there.
    void payloadIsEditedInThePane()
    {
        RelatedPane &courses = filled(u"courses"_s, 2);
        QCOMPARE(names(courses),
                 (QStringList{u"code"_s, u"title"_s, u"room"_s, u"grade"_s, u"note"_s}));
        QTRY_COMPARE(cells(courses, 1),
                     (QStringList{u"che"_s, u"Chemistry"_s, u"NULL"_s, u"B"_s, u"late"_s}));
        clickCell(courses, 1, 3);
        type(u"A+"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(cells(courses, 1).value(3), u"A+"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT grade FROM student_course WHERE course_code = 'che'"), u"A+"_s);
        QTRY_COMPARE(cells(courses, 1).value(3), u"A+"_s);
        QCOMPARE(stored("SELECT grade FROM student_course WHERE student_id = 2"), u"C"_s);
    }

    void acrossAnAssociation()
    {
        RelatedPane &courses = filled(u"courses"_s, 2);
        LinkDialog &dialog = linking(courses);
        // Those that are linked are not to be chosen, what must be said is asked.
        QTRY_COMPARE(dialog.grid().rows().count(), 2);
        auto *grade = dialog.findChild<PayloadForm *>()->findChild<QLineEdit *>();
        QVERIFY(grade && grade->isVisible());
        QTest::keyClicks(search(dialog), u"dram"_s);
        QTRY_COMPARE(dialog.grid().rows().count(), 1);
        QTest::keyClick(search(dialog), Qt::Key_Down);
        QTRY_VERIFY(notice(dialog).contains(u"grade"_s));
        QVERIFY(!button(dialog)->isEnabled());
        QTest::keyClicks(grade, u"D"_s);
        QTRY_VERIFY(button(dialog)->isEnabled());
        QTest::mouseClick(button(dialog), Qt::LeftButton);
        QTRY_COMPARE(courses.rows().count(), 3);
        QTRY_COMPARE(cells(courses, 2),
                     (QStringList{u"dra"_s, u"Drama"_s, u"D4"_s, u"D"_s, u"NULL"_s}));
        QTRY_COMPARE(state(courses, 2, 1), RowState::New);
        QCOMPARE(stored("SELECT count(*) FROM student_course"), u"3"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT group_concat(course_code) FROM student_course WHERE"
                            " student_id = 1"),
                     u"alg,che,dra"_s);
        QTRY_COMPARE(state(courses, 2, 1), RowState::Same);
    }

    void unlinkingLeavesWhatIsBehind()
    {
        RelatedPane &courses = filled(u"courses"_s, 2);
        QTRY_COMPARE(cells(courses, 1).value(3), u"B"_s);
        clickCell(courses, 1, 1);
        pressButton(courses, u"Unlink from courses"_s);
        QTRY_COMPARE(state(courses, 1, 1), RowState::Removed);
        m_page->undo();
        QTRY_COMPARE(state(courses, 1, 1), RowState::Same);
        m_page->redo();
        m_page->save();
        QTRY_COMPARE(courses.rows().count(), 1);
        QCOMPARE(stored("SELECT count(*) FROM student_course"), u"2"_s);
        QCOMPARE(stored("SELECT count(*) FROM course"), u"4"_s);
    }

    void relinkingKeepsThePayload()
    {
        RelatedPane &courses = filled(u"courses"_s, 2);
        QTRY_COMPARE(cells(courses, 1).value(3), u"B"_s);
        clickCell(courses, 1, 1);
        m_page->relink();
        LinkDialog &dialog = opened(courses);
        QTRY_COMPARE(dialog.grid().rows().count(), 2);
        choose(dialog, 0);
        QTest::mouseClick(button(dialog), Qt::LeftButton);
        QTRY_COMPARE(courses.rows().count(), 3);
        QTRY_COMPARE(cells(courses, 1).value(0), u"bio"_s);
        QTRY_COMPARE(cells(courses, 1).value(4), u"late"_s);
        QTRY_COMPARE(state(courses, 2, 0), RowState::Removed);
        m_page->save();
        QTRY_COMPARE(stored("SELECT group_concat(course_code || grade || ifnull(note, '')) FROM"
                            " student_course WHERE student_id = 1"),
                     u"algA,bioBlate"_s);
    }

    /// A child's key is set; it is said from whom it is taken.
    void aChildIsTakenFromAnother()
    {
        RelatedPane &visits = filled(u"visits"_s, 2);
        LinkDialog &dialog = linking(visits);
        QTRY_COMPARE(dialog.grid().rows().count(), 2);
        choose(dialog, 0);
        QTRY_COMPARE(notice(dialog), u"It is taken from the student whose id is 2."_s);
        choose(dialog, 1);
        QTRY_COMPARE(notice(dialog), QString());
        QTest::keyClick(&dialog.grid(), Qt::Key_Up, Qt::ShiftModifier);
        QTRY_COMPARE(button(dialog)->text().contains(u"rows"_s), true);
        QTest::keyClick(&dialog.grid(), Qt::Key_Return);
        QTRY_COMPARE(visits.rows().count(), 4);
        QTRY_COMPARE(cells(visits, 3).value(1), u"1"_s);
        // One step for both.
        m_page->undo();
        QTRY_COMPARE(visits.rows().count(), 2);
        QVERIFY(!m_page->hasEdits());
        m_page->redo();
        m_page->save();
        QTRY_COMPARE(stored("SELECT count(*) FROM visit WHERE student_id = 1"), u"4"_s);
    }

    void aChildIsUnlinked()
    {
        RelatedPane &visits = filled(u"visits"_s, 2);
        clickCell(visits, 0, 2);
        QTest::keyClick(&visits.grid(), Qt::Key_Down, Qt::ShiftModifier);
        pressButton(visits, u"Unlink from visits"_s);
        QTRY_COMPARE(cells(visits, 0).value(1), u"NULL"_s);
        QTRY_COMPARE(cells(visits, 1).value(1), u"NULL"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT count(*) FROM visit WHERE student_id IS NULL"), u"3"_s);
        QTRY_COMPARE(visits.rows().count(), 0);
    }

    void theParentIsChosenAndGivenUp()
    {
        goTo(u"visit"_s);
        at(3, 2);
        RelatedPane &parent = filled(u"student"_s, 0);
        QTRY_COMPARE(parent.from().row->row.key, std::vector{Value::of(qint64(4))});
        LinkDialog &dialog = linking(parent);
        QTRY_COMPARE(dialog.grid().rows().count(), 3);
        QTest::keyClicks(search(dialog), u"cl"_s);
        QTRY_COMPARE(dialog.grid().rows().count(), 1);
        choose(dialog, 0);
        QTest::mouseClick(button(dialog), Qt::LeftButton);
        QTRY_COMPARE(cell(3, 1), u"3"_s);
        QTRY_COMPARE(cells(parent, 0).value(1), u"Cleo"_s);
        QTRY_VERIFY(toolButton(parent, u"Unlink from student"_s)->isEnabled());
        pressButton(parent, u"Unlink from student"_s);
        QTRY_COMPARE(cell(3, 1), u"NULL"_s);
        QVERIFY(!m_page->hasEdits()); // as it was before
    }

    /// A new row is tied to what is there already, before it is saved itself.
    void aNewRowIsLinked()
    {
        m_page->addRow();
        QTRY_COMPARE(grid().rows().count(), 4);
        type(u"Dora"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(pane(u"courses"_s)->from().row
                    && pane(u"courses"_s)->from().row->row.isFresh());
        RelatedPane &courses = *pane(u"courses"_s);
        LinkDialog &dialog = linking(courses);
        QTRY_COMPARE(dialog.grid().rows().count(), 4);
        QTest::keyClicks(dialog.findChild<PayloadForm *>()->findChild<QLineEdit *>(), u"B"_s);
        choose(dialog, 1);
        QTest::mouseClick(button(dialog), Qt::LeftButton);
        QTRY_COMPARE(cells(courses, 0).value(0), u"bio"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT s.name || c.grade FROM student_course c JOIN student s ON"
                            " s.id = c.student_id WHERE c.course_code = 'bio'"),
                     u"DoraB"_s);
    }

    /// Of an association without a key the same two may be tied more than once.
    void oneOfSeveralLinksGoes()
    {
        leave();
        take("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INTEGER PRIMARY KEY);"
             "CREATE TABLE ab (a_id INTEGER REFERENCES a, b_id INTEGER REFERENCES b, since INT);"
             "INSERT INTO a VALUES (1); INSERT INTO b VALUES (7);"
             "INSERT INTO ab VALUES (1, 7, 1990), (1, 7, 2000)");
        Schema schema = schemaOf(m_bed->path());
        Table ties(*schema.table(u"ab"));
        ties.association = Association::Yes;
        schema.tables.put(std::make_shared<const Table>(ties));
        m_page->open(m_bed->path(), schema, {});
        goTo(u"a"_s);
        RelatedPane *others = pane(u"bs"_s);
        QVERIFY(others && others->way().crosses());
        QTRY_COMPARE(others->rows().count(), 1);
        QTRY_VERIFY(cells(*others, 0).value(1).startsWith(u"2 "_s));
        clickCell(*others, 0, 0);
        QTimer::singleShot(0, this, [] {
            QTRY_VERIFY(QApplication::activePopupWidget());
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        });
        m_page->unlink();
        QTRY_COMPARE(m_page->editing().edits().rows().size(), 1U);
        m_page->save();
        QTRY_COMPARE(stored("SELECT group_concat(since) FROM ab"), u"1990"_s);
    }

private:
    [[nodiscard]] RelatedPane &filled(const QString &role, int rows)
    {
        [&] {
            QTRY_VERIFY(pane(role));
            QTRY_COMPARE(pane(role)->rows().count(), rows);
        }();
        return *pane(role);
    }
    [[nodiscard]] static QStringList names(const RelatedPane &pane)
    {
        QStringList names;
        for (const RowsColumn &column : pane.rows().columns())
            names.append(column.name);
        return names;
    }
    [[nodiscard]] static QStringList cells(const RelatedPane &pane, int row)
    {
        QStringList cells;
        for (int column = 0; column < pane.rows().columnCount(); ++column)
            cells.append(pane.rows().index(row, column).data().toString());
        return cells;
    }
    [[nodiscard]] static RowState state(const RelatedPane &pane, int row, int column)
    {
        return pane.rows().shown(pane.rows().index(row, column)).state;
    }
    static void clickCell(RelatedPane &pane, int row, int column)
    {
        const QModelIndex index = pane.rows().index(row, column);
        pane.grid().scrollTo(index);
        QTest::mouseClick(pane.grid().viewport(), Qt::LeftButton, {},
                          pane.grid().visualRect(index).center());
        QTRY_COMPARE(pane.grid().currentIndex(), index);
    }
    [[nodiscard]] static QToolButton *toolButton(RelatedPane &pane, const QString &name)
    {
        for (QToolButton *button : pane.findChildren<QToolButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
    static void pressButton(RelatedPane &pane, const QString &name)
    {
        QTRY_VERIFY(toolButton(pane, name) && toolButton(pane, name)->isEnabled());
        QTest::mouseClick(toolButton(pane, name), Qt::LeftButton);
    }
    [[nodiscard]] static LinkDialog &linking(RelatedPane &pane)
    {
        pressButton(pane, u"Link to %1"_s.arg(pane.way().role));
        return opened(pane);
    }
    [[nodiscard]] static LinkDialog &opened(RelatedPane &pane)
    {
        [&] { QTRY_VERIFY(pane.findChild<LinkDialog *>()); }();
        return *pane.findChild<LinkDialog *>();
    }
    [[nodiscard]] static QLineEdit *search(LinkDialog &dialog)
    {
        return dialog.findChild<QLineEdit *>(u"search"_s);
    }
    [[nodiscard]] static QString notice(LinkDialog &dialog)
    {
        return dialog.findChild<QLabel *>(u"notice"_s)->text();
    }
    [[nodiscard]] static QPushButton *button(LinkDialog &dialog)
    {
        return dialog.findChild<QPushButton *>(u"link"_s);
    }
    static void choose(LinkDialog &dialog, int row)
    {
        QTRY_VERIFY(dialog.grid().rows().row(row));
        QTest::mouseClick(dialog.grid().viewport(), Qt::LeftButton, {},
                          dialog.grid().visualRect(dialog.grid().rows().index(row, 0)).center());
    }
};

} // namespace

SW_SUITE(linking, LinkingTest)
#include "tst_linking.moc"
