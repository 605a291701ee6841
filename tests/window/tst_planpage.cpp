// SPDX-License-Identifier: Apache-2.0
// The plan page, by a person's hand: a database with rows becomes what is drawn, is taken back, and
// stays as it is where something goes wrong. Python's sqlite3 says what is in the database then.
#include "app/designpage.h"
#include "model/document/editsql.h"
#include "tests/support/folder.h"
#include "tests/support/otherprogram.h"
#include "tests/window/hand.h"
#include "widgets/sync/planpage.h"
#include "widgets/sync/samplemodel.h"
#include "widgets/sync/stepsbox.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *People
    = "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, nick TEXT, email TEXT);"
      "INSERT INTO person VALUES (1, 'Ada Lovelace', 'ada', 'ada@example.org'),"
      " (2, 'Alan Turing', 'prof', NULL), (3, 'Grace Hopper', NULL, NULL);";

/// What an independent reader finds.
QString readByPython(const QString &database, const QString &sql)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {u"-I"_s, u"-c"_s,
                  u"import sqlite3, sys\n"
                  "for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):\n"
                  "    print('|'.join(map(str, row)))\n"_s,
                  database, sql});
    python.waitForFinished();
    return QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError())
        .trimmed();
}

/// A person with a browsed database, who counts the clicks.
class Planner : public Hand {
public:
    explicit Planner(const char *script = People)
        : database(folder.database(u"people.db"_s, script))
    {
        open(database);
    }

    void press(QWidget *target)
    {
        ++clicks;
        QTest::mouseClick(target, Qt::LeftButton);
    }
    /// Once the button is there and can be pressed.
    void press(const QString &text)
    {
        QTRY_VERIFY2(button(text) && button(text)->isEnabled(), qPrintable(text));
        press(button(text));
    }
    void editLine(const QString &column, const QString &line)
    {
        clicks += 2;
        doubleClick(row(u"person", column));
        type(line);
        key(Qt::Key_Return);
        key(Qt::Key_Escape);
    }
    void addLines(const QStringList &lines)
    {
        ++clicks;
        click(header(u"person"));
        for (const QString &line : lines) {
            key(Qt::Key_Insert);
            type(line);
            key(Qt::Key_Return);
        }
    }
    void removeColumn(const QString &column)
    {
        ++clicks;
        click(row(u"person", column));
        key(Qt::Key_Delete);
    }

    void openPlan()
    {
        if (page().path().isEmpty())
            answerFileDialog(folder.path(u"people.wright"_s));
        ++clicks;
        window().actions().action(u"apply"_s)->trigger();
        QApplication::setActiveWindow(&window());
        QVERIFY(page().showsPlan());
        QTRY_VERIFY(!said(u"planSentence"_s).isEmpty());
    }

    template <typename T> [[nodiscard]] T *find(const QString &name)
    {
        if (!page().plan())
            return nullptr;
        for (T *each : page().plan()->template findChildren<T *>()) {
            if (each->isVisible()
                && (each->accessibleName() == name || each->property("text") == name))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *button(const QString &text) { return find<QPushButton>(text); }
    [[nodiscard]] QString said(const QString &name)
    {
        return page().plan()->findChild<QLabel *>(name)->text();
    }
    [[nodiscard]] bool says(const QString &text)
    {
        const auto labels = page().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    void fill(const QString &path, const QString &expression)
    {
        QTRY_VERIFY(find<QLineEdit>(u"Fill %1 from"_s.arg(path)));
        auto *field = find<QLineEdit>(u"Fill %1 from"_s.arg(path));
        press(field);
        field->setFocus();
        type(expression);
    }

    Folder folder;
    QString database;
    int clicks = 0;
};

class PlanPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renamedFilledAndSplitWithFewClicks()
    {
        Planner hand;
        hand.editLine(u"nick"_s, u"alias text"_s);
        hand.editLine(u"email"_s, u"email text not null"_s);
        hand.addLines({u"first_name text"_s, u"last_name text"_s});
        hand.removeColumn(u"name"_s);
        QVERIFY(hand.table(u"person")->column(u"last_name"));
        QVERIFY(!hand.table(u"person")->column(u"name"));
        hand.openPlan();
        QTRY_VERIFY(hand.says(u"2 rows have NULL in it"_s));
        QVERIFY(!hand.button(u"Apply"_s)->isEnabled());
        hand.fill(u"person.email"_s, u"'unknown'"_s);
        hand.fill(u"person.first_name"_s, u"substr(name, 1, instr(name, ' ') - 1)"_s);
        hand.fill(u"person.last_name"_s, u"substr(name, instr(name, ' ') + 1)"_s);
        QTRY_VERIFY(hand.says(u"Every one of 3 rows gets a value."_s));
        // What is made of what stays with the document until it is applied.
        QTRY_COMPARE(hand.table(u"person")->column(u"last_name")->fill,
                     u"substr(name, instr(name, ' ') + 1)"_s);
        auto *loss = hand.find<QCheckBox>(u"Lose these values"_s);
        QVERIFY(loss);
        QVERIFY(!hand.button(u"Apply"_s)->isEnabled());
        hand.press(loss);
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        hand.press(u"Apply"_s);
        QTRY_VERIFY(hand.says(u"The database equals the drawing"_s));
        QVERIFY(hand.button(u"Back to the drawing"_s)->hasFocus());
        QVERIFY2(hand.clicks <= 25, qPrintable(QString::number(hand.clicks)));
        QCOMPARE(readByPython(hand.database, u"SELECT id, alias, email, first_name, last_name"
                                             " FROM person ORDER BY id"_s),
                 u"1|ada|ada@example.org|Ada|Lovelace\n2|prof|unknown|Alan|Turing\n"
                 "3|None|unknown|Grace|Hopper"_s);
        QTRY_COMPARE(hand.page().target().state(), Target::State::Equal);
        QVERIFY(hand.table(u"person")->column(u"last_name")->fill.isEmpty());
        // And back.
        hand.press(u"Revert…"_s);
        QTRY_VERIFY(hand.says(u"Nothing was written since Apply."_s));
        hand.press(u"Go back"_s);
        QTRY_VERIFY(hand.says(u"The database is as it was"_s));
        QCOMPARE(readByPython(hand.database, u"SELECT name, nick FROM person WHERE id = 1"_s),
                 u"Ada Lovelace|ada"_s);
    }

    void whatWasWrittenSinceIsCountedBeforeGoingBack()
    {
        Planner hand;
        hand.addLines({u"age integer"_s});
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        hand.press(u"Apply"_s);
        QTRY_VERIFY(hand.button(u"Revert…"_s));
        OtherProgram(hand.database).run("UPDATE person SET nick = 'x' WHERE id < 3");
        QTest::qWait(50);
        hand.press(u"Revert…"_s);
        QTRY_VERIFY(hand.says(u"would be as they were: 2."_s));
        hand.press(u"Keep it"_s);
        QCOMPARE(readByPython(hand.database, u"SELECT nick FROM person WHERE id = 1"_s), u"x"_s);
        QVERIFY(hand.says(u"Backups of people.db"_s));
    }

    void anExpressionThatDoesNotWorkHoldsItUp()
    {
        Planner hand;
        hand.addLines({u"age integer"_s});
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        hand.fill(u"person.age"_s, u"lenght(name)"_s);
        QVERIFY(!hand.button(u"Apply"_s)->isEnabled());
        QTRY_VERIFY(hand.says(u"no such function"_s));
        QVERIFY(!hand.button(u"Apply"_s)->isEnabled());
        auto *field = hand.find<QLineEdit>(u"Fill person.age from"_s);
        field->selectAll();
        hand.type(u"length(name)"_s);
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        QCOMPARE(field, hand.find<QLineEdit>(u"Fill person.age from"_s)); // the same, after plans
        QVERIFY(field->hasFocus());
        hand.press(u"Apply"_s);
        QTRY_VERIFY(hand.says(u"The database equals the drawing"_s));
        QCOMPARE(readByPython(hand.database, u"SELECT age FROM person WHERE id = 1"_s), u"12"_s);
    }

    void cancelledItStaysAsItWas()
    {
        Planner hand;
        hand.addLines({u"age integer"_s});
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        OtherProgram other(hand.database);
        other.run("BEGIN IMMEDIATE");
        hand.press(u"Apply"_s);
        QTRY_VERIFY(hand.button(u"Cancel"_s));
        QVERIFY(hand.page().plan()->isWriting());
        hand.press(u"Cancel"_s);
        QTRY_VERIFY(hand.says(u"Nothing was changed"_s));
        other.run("ROLLBACK");
        QCOMPARE(readByPython(hand.database, u"SELECT count(*) FROM pragma_table_info('person')"_s),
                 u"4"_s);
    }

    void whatFailsChangesNothing()
    {
        Planner hand("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);"
                     "INSERT INTO person VALUES (1, 'Ada')");
        hand.editLine(u"name"_s, u"name text not null"_s);
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        OtherProgram(hand.database).run("INSERT INTO person VALUES (2, NULL)");
        hand.page().plan()->apply();
        QTRY_VERIFY(hand.says(u"Nothing was changed"_s) || hand.says(u"1 row has NULL in it"_s));
        QCOMPARE(readByPython(hand.database, u"SELECT count(*) FROM person"_s), u"2"_s);
        QVERIFY(!hand.says(u"The database equals the drawing"_s));
    }

    void whatIsOnlyCheckedIsNoStep()
    {
        Planner hand("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, nick TEXT);"
                     "INSERT INTO person VALUES (1, 'Ada', NULL)");
        hand.removeColumn(u"nick"_s);
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        QVERIFY(!hand.says(u"is lost with"_s));
    }

    void manyStepsOfAKindAreOne()
    {
        Planner hand;
        QStringList tables;
        for (int i = 0; i < 300; ++i)
            tables.append(u"CREATE TABLE t%1 (id INTEGER PRIMARY KEY);"_s.arg(i));
        Editor &editor = hand.page().editor();
        QVERIFY(editor.run(u"many"_s, editBySql(editor.content(), tables.join(u'\n'))));
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        QTRY_VERIFY(hand.says(u" is new, and 299 more like it"_s));
        QVERIFY(hand.page().plan()->findChildren<StepsBox *>().size() < 5);
        hand.press(u"Apply"_s);
        QTRY_VERIFY_WITH_TIMEOUT(hand.says(u"The database equals the drawing"_s), 30'000);
        QCOMPARE(readByPython(hand.database, u"SELECT count(*) FROM sqlite_schema"_s), u"301"_s);
    }

    void whatOthersChangeIsSaidAndPlannedAnew()
    {
        Planner hand;
        hand.addLines({u"age integer"_s});
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        OtherProgram(hand.database).run("CREATE TABLE other (id INTEGER PRIMARY KEY)");
        QTRY_VERIFY(hand.says(u"Another program changed the database"_s));
        QTRY_VERIFY(hand.says(u"Table other goes"_s));
    }

    void aRefusalIsSaidWithTheWayOut()
    {
        Planner hand("CREATE TABLE person (rowid TEXT, oid TEXT, _rowid_ TEXT, name TEXT)");
        hand.editLine(u"name"_s, u"name text not null"_s);
        hand.openPlan();
        QTRY_VERIFY(hand.says(u"This cannot be done"_s));
        QVERIFY(hand.says(u"rename one of them"_s));
        QVERIFY(!hand.button(u"Apply"_s)->isEnabled());
        hand.page().plan()->apply(); // by Ctrl+Return
        QVERIFY(!hand.page().plan()->isWriting());
    }

    void theScriptDoesTheSame()
    {
        const QString shell = QStandardPaths::findExecutable(u"sqlite3"_s);
        if (shell.isEmpty())
            QSKIP("skipped: no sqlite3 shell");
        Planner hand;
        hand.addLines({u"age integer"_s});
        hand.removeColumn(u"nick"_s);
        hand.openPlan();
        QTRY_VERIFY(hand.find<QCheckBox>(u"Lose these values"_s));
        hand.press(hand.find<QCheckBox>(u"Lose these values"_s));
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        for (QAction *action : hand.button(u"SQL script"_s)->menu()->actions()) {
            if (action->text() == u"Copy"_s)
                action->trigger();
        }
        QProcess process;
        process.start(shell, {hand.database});
        process.write(QGuiApplication::clipboard()->text().toUtf8());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QTRY_COMPARE(hand.page().target().state(), Target::State::Equal);
        QTRY_VERIFY(hand.says(u"Nothing to do"_s));
        QCOMPARE(readByPython(hand.database, u"SELECT count(name) FROM person"_s), u"3"_s);
    }

    void aQuestionIsAnsweredAndTheAnswerCanBeChanged()
    {
        Planner hand("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);"
                     "INSERT INTO person VALUES (1, 'Ada')");
        hand.removeColumn(u"name"_s);
        hand.addLines({u"called text"_s});
        hand.openPlan();
        QTRY_VERIFY(hand.button(u"Renamed"_s));
        QVERIFY(!hand.button(u"Apply"_s)->isEnabled());
        hand.press(u"Not renamed"_s);
        QTRY_VERIFY(hand.find<QCheckBox>(u"Lose these values"_s));
        hand.press(u"Renamed"_s);
        QTRY_VERIFY(hand.button(u"Apply"_s)->isEnabled());
        hand.press(u"Apply"_s);
        QTRY_VERIFY(hand.says(u"The database equals the drawing"_s));
        QCOMPARE(readByPython(hand.database, u"SELECT called FROM person"_s), u"Ada"_s);
    }

    void whatIsPickedBehindIsSafeAndEscapeLeadsBack()
    {
        Planner hand;
        hand.click(hand.header(u"person"));
        hand.addLines({u"age integer"_s});
        hand.click(hand.header(u"person"));
        hand.openPlan();
        hand.key(Qt::Key_Delete);
        QVERIFY(hand.table(u"person"));
        hand.key(Qt::Key_Escape);
        QVERIFY(!hand.page().showsPlan());
        QVERIFY(hand.canvas().isVisible());
        QVERIFY(hand.canvas().hasFocus());
    }

    void theRowsAreAModel()
    {
        SampleModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show({u"id"_s, u"name"_s}, {{u"1"_s, u"Ada"_s}, {u"2"_s, u"Alan"_s}});
        QCOMPARE(model.rowCount(), 2);
        model.show({}, {});
        QCOMPARE(model.columnCount(), 0);
    }
};

} // namespace

SW_SUITE(planpage, PlanPageTest)
#include "tst_planpage.moc"
