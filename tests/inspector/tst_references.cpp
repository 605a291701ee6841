// SPDX-License-Identifier: Apache-2.0
// A foreign key is written in the inspector: to a table, to columns, of new or present columns; and
// what cannot be is answered with its reason.
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"
#include "widgets/inspector/inspectorpage.h"
#include "widgets/inspector/inspectorpanel.h"
#include "widgets/inspector/newreference.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/relationshipform.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class ReferencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<Editor>(
            test::contentOf(u"owner user_id:pk name code:TEXT= | stay room day pk(room,day) | "
                            "pet id:pk owner_id:INTEGER place when | \"odd. name\" id:pk"));
        m_panel = std::make_unique<InspectorPanel>(*m_editor, m_theme);
        m_panel->resize(270, 1400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_editor->picks().setOne(PickKind::Table, pet()->id.value());
    }

    void cleanup()
    {
        m_panel.reset();
        m_editor.reset();
    }

    void whatIsWrittenIsMade_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("made");
        const auto row
            = [](const char *name, const QString &columns, const QString &target,
                 const QString &made) { QTest::newRow(name) << columns << target << made; };
        row("a new column", {}, u"owner"_s, u"owner_user_id → owner.user_id"_s);
        row("a column that is there", u"owner_id"_s, u"owner"_s, u"owner_id → owner.user_id"_s);
        row("to a UNIQUE", u"place"_s, u"owner.code"_s, u"place → owner.code"_s);
        row("new ones for a whole key", {}, u"stay"_s,
            u"(stay_room, stay_day) → stay.(room, day)"_s);
        row("two to two", u"place, \"when\""_s, u"stay (room, day)"_s,
            u"(place, when) → stay.(room, day)"_s);
        row("to itself", {}, u"pet"_s, u"parent_id → pet.id"_s);
        row("a name with a dot", u"place"_s, u"odd. name"_s, u"place → odd. name.id"_s);
    }
    void whatIsWrittenIsMade()
    {
        QFETCH(const QString, columns);
        QFETCH(const QString, target);
        QFETCH(const QString, made);
        const int steps = m_editor->undoStack().count();
        open();
        QVERIFY(line(u"Refers to"_s)->hasFocus());
        QTest::keyClicks(line(u"Refers to"_s), target);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QVERIFY(line(u"Columns"_s)->hasFocus());
        QTest::keyClicks(line(u"Columns"_s), columns);
        QTest::keyClick(line(u"Columns"_s), Qt::Key_Return);
        QCOMPARE(pet()->foreignKeys.size(), size_t(1));
        QCOMPARE(list().items().front().title, made);
        QVERIFY(!fields().isVisible());
        QVERIFY(list().findChild<RelationshipForm *>()); // and its line is open
        QCOMPARE(m_editor->undoStack().count(), steps + 1);
    }

    void whatCannotBeIsAnswered_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("reason");
        const auto row
            = [](const char *name, const QString &columns, const QString &target,
                 const QString &reason) { QTest::newRow(name) << columns << target << reason; };
        row("nothing", {}, {}, u"Write the table"_s);
        row("no such table", {}, u"nowhere"_s, u"There is no table “nowhere”"_s);
        row("no such column", {}, u"owner.nothing"_s, u"no column nothing"_s);
        row("no key", {}, u"owner.name"_s, u"neither a key nor UNIQUE"_s);
        row("no such own column", u"wrong"_s, u"owner"_s, u"no column wrong"_s);
        row("too few", u"place"_s, u"stay"_s, u"by 2 columns"_s);
        row("nonsense", u"((("_s, u"owner"_s, u"no list of columns"_s);
    }
    void whatCannotBeIsAnswered()
    {
        QFETCH(const QString, columns);
        QFETCH(const QString, target);
        QFETCH(const QString, reason);
        open();
        QTest::keyClicks(line(u"Columns"_s), columns);
        QTest::keyClicks(line(u"Refers to"_s), target);
        QTest::mouseClick(fields().findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(pet()->foreignKeys.empty());
        QVERIFY(fields().isVisible());
        const auto labels = fields().findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(reason);
        }));
        // Nothing of it stays for another table.
        m_editor->picks().setOne(PickKind::Table,
                                 test::tableIn(m_editor->content(), u"owner").value());
        QVERIFY(!fields().isVisible());
    }

    void namesOfTablesAreCompleted()
    {
        open();
        QTest::keyClicks(line(u"Refers to"_s), u"WNE"_s);
        auto *popup = line(u"Refers to"_s)->completer()->popup();
        QVERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(line(u"Refers to"_s)->text(), u"owner"_s);
        QTest::keyClick(line(u"Refers to"_s), Qt::Key_Return);
        QCOMPARE(pet()->foreignKeys.size(), size_t(1));
    }

    void escapeLeavesIt()
    {
        open();
        QTest::keyClicks(line(u"Refers to"_s), u"nothing"_s);
        QTest::keyClick(line(u"Refers to"_s), Qt::Key_Escape);
        QVERIFY(!fields().isVisible());
        open();
        QVERIFY(line(u"Refers to"_s)->text().isEmpty());
    }

private:
    [[nodiscard]] TablePtr pet() const { return m_editor->content().schema.table(u"pet"); }

    [[nodiscard]] NewReference &fields() const
    {
        return *m_panel->currentPage()->findChild<NewReference *>();
    }

    [[nodiscard]] ItemList &list() const
    {
        return static_cast<PartsSection *>(fields().parentWidget())->list();
    }

    [[nodiscard]] QLineEdit *line(const QString &name) const
    {
        for (QLineEdit *each : fields().findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }

    void open() const
    {
        auto *section = fields().parentWidget();
        const auto buttons
            = section->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
        QTest::mouseClick(buttons.front(), Qt::LeftButton);
        QVERIFY(fields().isVisible());
    }

    Theme m_theme;
    std::unique_ptr<Editor> m_editor;
    std::unique_ptr<InspectorPanel> m_panel;
};

} // namespace

SW_SUITE(references, ReferencesTest)
#include "tst_references.moc"
