// SPDX-License-Identifier: Apache-2.0
// The window as a person meets it: the welcome page, samples, documents in tabs, docks, palette,
// keys, the database.
#include "app/designpage.h"
#include "app/keyseditor.h"
#include "app/palettemodel.h"
#include "app/samples.h"
#include "app/window.h"
#include "model/document/verbs_diagram.h"
#include "model/document/verbs_table.h"
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "tests/support/folder.h"
#include "tests/support/home.h"
#include "tests/support/suite.h"
#include "tests/window/dialogs.h"
#include "widgets/canvas/comparison.h"
#include "widgets/common/banner.h"
#include "widgets/common/card.h"
#include "widgets/sync/planpage.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QToolBar>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        open();
    }

    void cleanup()
    {
        m_window.reset();
        m_home.reset();
    }

    void itBeginsWithTheWelcomePage()
    {
        QVERIFY(!m_window->page());
        QVERIFY(m_window->findChild<Card *>(u"welcomeNew"_s)->isVisible());
        QVERIFY(!m_window->docks().dock(Docks::Explorer).isVisible());
        QTest::mouseClick(m_window->findChild<Card *>(u"welcomeNew"_s), Qt::LeftButton);
        QVERIFY(m_window->page());
        QVERIFY(m_window->docks().dock(Docks::Explorer).isVisible());
    }

    void everySampleOpensWithItsDatabase()
    {
        for (const Sample &sample : samples()) {
            m_window->openSample(sample.name);
            DesignPage *page = m_window->page();
            QVERIFY2(page && page->title() == sample.name, qPrintable(sample.name));
            QTRY_VERIFY2(page->target().state() == Target::State::Equal, qPrintable(sample.name));
        }
        QCOMPARE(m_window->pages().size(), samples().size());
    }

    void aSampleThatWasChangedIsLeftAsItIs()
    {
        m_window->openSample(u"products"_s);
        const QString path = m_window->page()->path();
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("\n");
        file.close();
        const QByteArray changed = Folder::bytesOf(path);
        m_window->actions().action(u"close"_s)->trigger();
        m_window->openSample(u"products"_s);
        QCOMPARE(Folder::bytesOf(path), changed);
    }

    void whatCanBeUndoneAndRedoneIsKnownAfterEachStep()
    {
        DesignPage &page = m_window->newDocument();
        Note note;
        note.diagram = page.editor().diagram();
        note.size = {192, 96};
        for (const QString &text : {u"first"_s, u"second"_s, u"third"_s})
            page.editor().run(text, putNote(page.editor().content(), note));
        const QAction &undo = *m_window->actions().action(u"undo"_s);
        const QAction &redo = *m_window->actions().action(u"redo"_s);
        QVERIFY(undo.text().endsWith(u"third"_s) && !redo.isEnabled());
        for (const QString &text : {u"third"_s, u"second"_s, u"first"_s}) {
            QTest::keyClick(&page.canvas(), Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(redo.isEnabled() && redo.text().endsWith(text));
        }
        QVERIFY(!undo.isEnabled() && page.editor().content().drawing.notes.isEmpty());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&page.canvas(), Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(!redo.isEnabled() && undo.isEnabled());
        QCOMPARE(page.editor().content().drawing.notes.size(), 3);
    }

    void applyMakesANewDatabaseThatEqualsTheDrawing()
    {
        DesignPage &page = m_window->newDocument();
        drawTable(page, u"owner"_s);
        saveAs(m_home->path(u"pets.wright"_s));
        m_window->actions().action(u"apply"_s)->trigger();
        const QString database = m_home->path(u"pets.db"_s);
        QTRY_COMPARE(page.target().state(), Target::State::Equal);
        const auto connection = Connection::openForReading(database);
        QVERIFY(connection);
        const auto read = introspect((*connection)->handle());
        QVERIFY(read);
        QCOMPARE(read->schema.tables.at(0)->name, u"owner"_s);
        drawTable(page, u"pet"_s);
        QTRY_COMPARE(page.target().state(), Target::State::Different);
        QVERIFY(page.target().text().startsWith(u"1"_s));
    }

    void aDatabaseThatIsThereIsLeftAlone()
    {
        DesignPage &page = m_window->newDocument();
        drawTable(page, u"owner"_s);
        saveAs(m_home->path(u"pets.wright"_s));
        QFile other(m_home->path(u"pets.db"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("precious");
        other.close();
        page.target().look();
        m_window->actions().action(u"apply"_s)->trigger();
        QVERIFY(page.showsPlan());
        const auto *sentence = page.plan()->findChild<QLabel *>(u"planSentence"_s);
        QTRY_COMPARE(sentence->text(), u"There is no plan."_s);
        QCOMPARE(Folder::bytesOf(other.fileName()), "precious");
    }

    void unsavedChangesAreAskedAbout()
    {
        DesignPage &page = m_window->newDocument();
        drawTable(page, u"owner"_s);
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Cancel"_s); });
        m_window->actions().action(u"close"_s)->trigger();
        QCOMPARE(m_window->pages().size(), 1U);
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Discard"_s); });
        m_window->actions().action(u"close"_s)->trigger();
        QCOMPARE(m_window->pages().size(), 0U);
    }

    void theSessionIsThereAgain()
    {
        m_window->openSample(u"products"_s);
        m_window->openSample(u"owners-and-pets"_s);
        m_window->docks().setWanted(Docks::Inspector, false);
        m_window->close();
        open();
        QCOMPARE(m_window->pages().size(), 2U);
        QCOMPARE(m_window->page()->title(), u"owners-and-pets"_s);
        QVERIFY(!m_window->docks().isShown(Docks::Inspector));
        QVERIFY(m_window->docks().isShown(Docks::Explorer));
    }

    void workThatACrashLeftIsOffered()
    {
        Content content;
        QVERIFY(recoveryFolder().write({{}, u"Untitled 3"_s, {}}, content,
                                       {999'999'999, u"long ago"_s}));
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Open"_s); });
        open();
        QVERIFY(m_window->page());
        QVERIFY(m_window->page()->isModified());
        QCOMPARE(recoveryFolder().orphans().size(), 0U);
        QCOMPARE(recoveryFolder().list().size(), 1U);
    }

    void thePaletteDoesWhatIsTyped()
    {
        m_window->newDocument();
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"many"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_window->page()->canvas().toolKind(), ToolKind::ManyToMany);
        QCOMPARE(QApplication::focusWidget(), &m_window->page()->canvas());
    }

    void aMessageIsReadToItsEnd()
    {
        for (const QString &text : {u"pets.db was changed by someone else meanwhile, and is new."_s,
                                    QString(u"A word and another one. "_s).repeated(20)}) {
            QMessageBox box(QMessageBox::Warning, {}, text, QMessageBox::Ok, m_window.get());
            box.show();
            const auto *label = box.findChild<QLabel *>(u"qt_msgbox_label"_s);
            QVERIFY(label);
            const QFontMetrics metrics = label->fontMetrics();
            QVERIFY(label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                      : label->width() >= metrics.horizontalAdvance(text));
        }
    }

    void thePaletteIsAModel()
    {
        PaletteModel model(m_window->actions().all(), this);
        const QAbstractItemModelTester tester(&model);
        model.setFilter(u"z"_s);
        model.setFilter(u"zqx"_s);
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QCOMPARE(model.rowCount(), static_cast<int>(m_window->actions().all().size()));
    }

    void aKeyGoesToWhoeverWasGivenItLast()
    {
        Preferences preferences;
        KeysModel model(m_window->actions(), preferences, this);
        const QAbstractItemModelTester tester(&model);
        const QKeySequence key(u"Ctrl+D"_s);
        const int duplicate = rowOf(model, u"duplicate"_s);
        const int pin = rowOf(model, u"pin"_s);
        QCOMPARE(model.ownerOf(key, pin), model.actionAt(duplicate));
        model.setKeys(pin, {key});
        QVERIFY(model.actionAt(duplicate)->shortcuts().isEmpty());
        open();
        QCOMPARE(m_window->actions().action(u"pin"_s)->shortcut(), key);
        KeysModel again(m_window->actions(), preferences, this);
        again.reset(duplicate);
        QCOMPARE(m_window->actions().action(u"duplicate"_s)->shortcut(), key);
        QVERIFY(m_window->actions().action(u"pin"_s)->shortcuts().isEmpty());
    }

    void toolTipsShowTheKeys()
    {
        m_window->newDocument();
        const auto *tools = m_window->findChild<QToolBar *>(u"tools"_s);
        QAction *table = m_window->actions().action(u"tool-table"_s);
        const QWidget *button = tools->widgetForAction(table);
        QCOMPARE(button->toolTip(), u"Table (T)"_s);
        m_window->actions().setKeys(u"tool-table"_s, {QKeySequence(u"Shift+T"_s)});
        QCOMPARE(button->toolTip(), u"Table (Shift+T)"_s);
        m_window->actions().setKeys(u"tool-table"_s, {});
        QCOMPARE(button->toolTip(), u"Table"_s);
    }

    void noTwoActionsHaveOneKey()
    {
        QHash<QKeySequence, QString> owners;
        for (const QAction *action : m_window->actions().all()) {
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!owners.contains(key), qPrintable(key.toString()));
                owners.insert(key, action->objectName());
            }
        }
    }

    void f9HidesAllDocksAndBringsThemBack()
    {
        m_window->newDocument();
        QTest::keyClick(m_window.get(), Qt::Key_F9);
        for (const auto dock : {Docks::Explorer, Docks::Inspector, Docks::Sql, Docks::Problems})
            QVERIFY(!m_window->docks().isShown(dock));
        QTest::keyClick(m_window.get(), Qt::Key_F9);
        QVERIFY(m_window->docks().isShown(Docks::Explorer));
        QVERIFY(!m_window->docks().isShown(Docks::History));
    }

    void aFileWithGitsMarkersOpensWithItsConflicts()
    {
        m_window->openSample(u"owners-and-pets"_s);
        const QString path = m_window->page()->path();
        m_window->actions().action(u"close"_s)->trigger();
        QByteArrayList lines = Folder::bytesOf(path).split('\n');
        for (QByteArray &line : lines) {
            if (line.startsWith("{\"table\"") && line.contains("\"pet\""))
                line = "<<<<<<< ours\n" + QByteArray(line).replace("\"pet\"", "\"animal\"")
                       + "\n=======\n" + QByteArray(line).replace("\"pet\"", "\"beast\"")
                       + "\n>>>>>>> theirs";
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.join('\n'));
        file.close();
        QVERIFY(m_window->openFile(path));
        const Content &content = m_window->page()->editor().content();
        QVERIFY(content.schema.table(u"animal"));
        QCOMPARE(content.conflicts.size(), 1);
        QVERIFY(m_window->page()->isModified());
        QVERIFY(!m_window->page()->banner().text().isEmpty());
    }

    void aComparisonMarksWhatIsNewChangedAndGone()
    {
        m_window->openSample(u"owners-and-pets"_s);
        DesignPage &page = *m_window->page();
        const Content before = page.editor().content();
        const TableId pet = before.schema.table(u"pet")->id;
        page.editor().run(u"Delete"_s, deleteTables(before, {pet}));
        drawTable(page, u"toy"_s);
        page.compareWith(u"before"_s, before, Scope::Everything);
        const auto found = page.comparison();
        QCOMPARE(found->removed, 1);
        QVERIFY(found->gone.table(pet.value()));
        const TableId toy = page.editor().content().schema.table(u"toy")->id;
        QCOMPARE(found->tables.value(toy.value()), Comparison::Mark::Added);
        QVERIFY(!found->lines.empty());
        while (page.editor().undoStack().canUndo())
            page.editor().undoStack().undo();
        QTRY_VERIFY(page.comparison()->isEmpty());
        page.endComparison();
        QVERIFY(!page.comparison());
    }

    void whatCannotBeOpenedIsNamed()
    {
        QString said;
        withNextDialog<QMessageBox>([&](QMessageBox &box) {
            said = box.text();
            box.reject();
        });
        QVERIFY(!m_window->openFile(m_home->path(u"nothing.wright"_s)));
        QVERIFY(said.contains(u"nothing.wright"_s));
        QVERIFY(!m_window->page());
    }

private:
    void open()
    {
        m_window.reset();
        m_window = std::make_unique<Window>(m_theme);
        m_window->show();
        m_window->begin(true);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    static void drawTable(DesignPage &page, const QString &name)
    {
        static int place = 0;
        CanvasView &canvas = page.canvas();
        const QPoint at(100 + 250 * (place++ % 2), 100);
        QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, at);
        QTest::keyClicks(QApplication::focusWidget(), name);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClick(&canvas, Qt::Key_Escape);
    }

    void saveAs(const QString &path)
    {
        answerFileDialog(path);
        m_window->actions().action(u"save-as"_s)->trigger();
        // Without a window manager nobody gives the focus back after a dialog.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QCOMPARE(m_window->page()->path(), path);
    }

    static int rowOf(const KeysModel &model, const QString &id)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.actionAt(row)->objectName() == id)
                return row;
        }
        return -1;
    }

    std::unique_ptr<Home> m_home;
    Theme m_theme;
    std::unique_ptr<Window> m_window;
};

} // namespace

SW_SUITE(window, WindowTest)
#include "tst_window.moc"
