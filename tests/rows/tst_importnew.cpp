// SPDX-License-Identifier: Apache-2.0
// A file of separated values goes into a new table through the dialog, with a mouse and keys.
#include "tests/rows/pagehand.h"
#include "tests/window/dialogs.h"
#include "widgets/data/importdialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class ImportNewTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        take("CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
             "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO pet VALUES (1, "
             "'a')");
    }
    void cleanup() { leave(); }

    void intoANewTable()
    {
        const QString path = m_files.write(u"New Pets.csv"_s, "Pet Name,Order,born\n"
                                                              "Kim,1,2019\n'=Max,2,\nTom,3,2020\n");
        ImportDialog *dialog = importing(path);
        QTRY_COMPARE(dialog->preview().rowCount(), 3);
        QSignalSpy made(m_page.get(), &DataPage::tableMade);
        QTest::keyClick(combo(*dialog, u"Into"_s), Qt::Key_Home);
        QCOMPARE(newColumns(*dialog), u"pet_name TEXT|order_ INTEGER|born INTEGER"_s);
        auto *name = edit(*dialog, u"Name of the new table"_s);
        QVERIFY(name->isVisible());
        QCOMPARE(name->text(), u"new_pets"_s);
        QVERIFY(dialog->result().startsWith(u"new_pets is made with 4 columns"));
        // A name that is there already is refused before anything is written.
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Owner"_s);
        QVERIFY(dialog->result().contains(u"is there already"));
        QVERIFY(!button(*dialog, u"Import"_s)->isEnabled());
        name->selectAll();
        QTest::keyClicks(name, u"animals"_s);
        QLineEdit *column = dialog->preview().mapping().name(1);
        column->setFocus();
        column->selectAll();
        QTest::keyClicks(column, u"Place"_s);
        QTest::keyClick(dialog->preview().mapping().choice(2), Qt::Key_Home);
        QTest::keyClicks(combo(*dialog, u"Primary key"_s), u"Place"_s);
        QCOMPARE(newColumns(*dialog), u"pet_name TEXT|Place INTEGER|born — left out —"_s);
        click(*dialog, u"Import"_s);
        QTRY_COMPARE(dialog->result(), u"Made animals and filled it, saved: 3 new."_s);
        QCOMPARE(stored("SELECT group_concat(Place || pet_name) FROM animals"),
                 u"1Kim,2=Max,3Tom"_s);
        QCOMPARE(stored("SELECT group_concat(name || pk) FROM pragma_table_info('animals')"),
                 u"pet_name0,Place1"_s);
        QCOMPARE(made.size(), 1);
        QCOMPARE(made.first().first().toString(), u"animals"_s);
    }

    void whatIsWrongLeavesNoNewTable()
    {
        QByteArray csv = "n\n";
        for (int i = 0; i < 200; ++i)
            csv += QByteArray::number(i) + '\n';
        ImportDialog *dialog = importing(m_files.write(u"numbers.csv"_s, csv + "many\n"));
        QTRY_COMPARE(dialog->preview().rowCount(), 100);
        QTest::keyClick(combo(*dialog, u"Into"_s), Qt::Key_Home);
        QCOMPARE(newColumns(*dialog), u"n INTEGER"_s);
        click(*dialog, u"Import"_s);
        QTRY_VERIFY(dialog->result().startsWith(u"Nothing was written: 1 line"));
        QCOMPARE(dialog->problems().topLevelItem(0)->text(0), u"202"_s);
        QCOMPARE(stored("SELECT count(*) FROM sqlite_schema WHERE name = 'numbers'"), u"0"_s);
        // And back to a table that is there.
        QTest::keyClicks(combo(*dialog, u"Into"_s), u"pet"_s);
        QTRY_COMPARE(mapped(*dialog), u"— left out —"_s);
        QVERIFY(!edit(*dialog, u"Name of the new table"_s)->isVisible());
        QCOMPARE(dialog->windowTitle(), u"Import CSV into pet"_s);
    }

private:
    ImportDialog *importing(const QString &path)
    {
        goTo(u"pet"_s);
        answerFileDialog(path);
        m_page->importRows();
        auto *dialog = m_page->findChild<ImportDialog *>();
        static_cast<void>(QTest::qWaitFor([&] { return dialog->preview().columnCount() > 0; }));
        return dialog;
    }
    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    static void click(const QWidget &dialog, const QString &text)
    {
        QTest::mouseClick(button(dialog, text), Qt::LeftButton);
    }
    static QString newColumns(const ImportDialog &dialog)
    {
        QStringList columns;
        const MappingHeader &header = dialog.preview().mapping();
        for (int i = 0; i < dialog.preview().columnCount(); ++i)
            columns.append(header.name(i)->text() + u' ' + header.choice(i)->currentText());
        return columns.join(u'|');
    }
    static QLineEdit *edit(const ImportDialog &dialog, const QString &name)
    {
        for (auto *each : dialog.findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    static QString mapped(const ImportDialog &dialog)
    {
        QStringList names;
        for (int i = 0; i < dialog.preview().columnCount(); ++i)
            names.append(dialog.preview().mapping().choice(i)->currentText().simplified());
        return names.join(u'|');
    }
    static QComboBox *combo(const QWidget &dialog, const QString &name)
    {
        for (QComboBox *each : dialog.findChildren<QComboBox *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }

    Folder m_files;
};

} // namespace

SW_SUITE(importnew, ImportNewTest)
#include "tst_importnew.moc"
