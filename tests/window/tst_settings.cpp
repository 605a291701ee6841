// SPDX-License-Identifier: Apache-2.0
// How a document names new things is its own setting: with an example, a reason, and undo.
#include "app/settingseditor.h"
#include "tests/window/hand.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

QLineEdit *patternField(SettingsEditor &dialog, const QString &name)
{
    for (auto *field : dialog.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == name)
            return field;
    }
    return nullptr;
}

void write(QLineEdit *field, const QString &text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

bool shows(const SettingsEditor &dialog, const QString &text)
{
    const auto labels = dialog.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(text);
    });
}

const QString TableField = u"Columns of a new table"_s;
const QString KeyField = u"Name of a new foreign key's column"_s;

void openSettings(Hand &hand, const std::function<void(SettingsEditor &)> &work)
{
    withNextDialog<SettingsEditor>(work);
    hand.window().actions().action(u"document-settings"_s)->trigger();
    QApplication::setActiveWindow(&hand.window());
}

void acceptWith(SettingsEditor &dialog)
{
    for (auto *button : dialog.findChildren<QPushButton *>()) {
        if (button->isDefault())
            QTest::mouseClick(button, Qt::LeftButton);
    }
}

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newTablesAndKeysFollowThePatterns()
    {
        Hand hand;
        openSettings(hand, [](SettingsEditor &dialog) {
            write(patternField(dialog, TableField), u"{table}_id"_s);
            QVERIFY(shows(dialog, u"owner_id INTEGER PRIMARY KEY"_s));
            write(patternField(dialog, KeyField), u"{parent}_ref"_s);
            QVERIFY(shows(dialog, u"pets.owner_ref → owners.owner_id"_s));
            acceptWith(dialog);
        });
        QCOMPARE(hand.content().settings->primaryKeyPattern, u"{table}_id"_s);
        draw(hand, u"owner"_s, {300, 200});
        draw(hand, u"pet"_s, {900, 200});
        QVERIFY(hand.table(u"owner")->column(u"owner_id"));
        QVERIFY(hand.table(u"owner")->formerNames.isEmpty());
        hand.key(Qt::Key_2);
        hand.click(hand.header(u"pet"));
        hand.click(hand.header(u"owner"));
        QVERIFY(hand.table(u"pet")->column(u"owner_ref"));
        hand.keys(Qt::Key_Escape, 2);
        while (hand.page().editor().undoStack().canUndo())
            hand.page().editor().undoStack().undo();
        QVERIFY(hand.content().settings->primaryKeyPattern.isEmpty());
    }

    void aKeyCanBeOff()
    {
        Hand hand;
        openSettings(hand, [](SettingsEditor &dialog) {
            QTest::mouseClick(dialog.findChildren<QCheckBox *>().constFirst(), Qt::LeftButton, {},
                              QPoint(8, 8));
            QVERIFY(!patternField(dialog, TableField)->isEnabled());
            acceptWith(dialog);
        });
        draw(hand, u"owner"_s, {300, 200});
        QVERIFY(!hand.table(u"owner")->primaryKey());
    }

    void whatCannotBeSaysWhyAndIsNotTaken()
    {
        Hand hand;
        openSettings(hand, [](SettingsEditor &dialog) {
            write(patternField(dialog, KeyField), u"{child}_x"_s);
            QVERIFY(shows(dialog, u"“{child}” stands for nothing"_s));
            write(patternField(dialog, KeyField), u"{column}"_s);
            write(patternField(dialog, TableField), u"id INTEGER PRIMARY"_s);
            QVERIFY(shows(dialog, u"cannot begin a table"_s));
            QVERIFY(shows(dialog, u"pets.id → owners.id"_s)); // the other example stays
            acceptWith(dialog);
            QVERIFY(dialog.isVisible());
            dialog.reject();
        });
        QVERIFY(!hand.page().isModified());
    }

    void newDocumentsBeginAsIsWished()
    {
        Hand hand;
        openSettings(hand, [](SettingsEditor &dialog) {
            write(patternField(dialog, TableField), u"key"_s);
            for (auto *box : dialog.findChildren<QCheckBox *>()) {
                if (box->text() == u"Also for new documents")
                    box->click();
            }
            acceptWith(dialog);
        });
        DesignPage &next = hand.window().newDocument();
        QCOMPARE(next.editor().content().settings->primaryKeyPattern, u"key"_s);
        QVERIFY(!next.isModified());
    }

private:
    static void draw(Hand &hand, const QString &name, QPoint place)
    {
        hand.doubleClick(place);
        hand.type(name);
        hand.key(Qt::Key_Return);
        hand.keys(Qt::Key_Escape, 2);
    }
};

} // namespace

SW_SUITE(settings, SettingsTest)
#include "tst_settings.moc"
