// SPDX-License-Identifier: Apache-2.0
// The editor of a relationship, and what drawing one on a column makes.
#include "model/document/verbs_diagram.h"
#include "tests/canvas/drawn.h"
#include "widgets/editing/pythonlines.h"
#include "widgets/editing/relationshipedits.h"
#include "widgets/editing/relationshippopover.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QStringView PetsOfOwner
    = u"owner id:pk code:TEXT= | pet id:pk owner_id:INTEGER>owner.id keeper:INTEGER";
constexpr QStringView Courses
    = u"student id:pk | course id:pk | student_course student_id>student.id "
      "course_id>course.id grade pk(student_id,course_id)";

/// The popover over the canvas, opened at an edge.
class Opened : public Drawn {
public:
    explicit Opened(QStringView picture, bool isNew = true)
        : Drawn(picture), popover(new RelationshipPopover(editor, theme, &view))
    {
        const Relationship &last = editor.relationships().back();
        popover->open(last.key, isNew, QRect(view.mapToGlobal(QPoint(400, 300)), QSize(80, 40)));
    }

    [[nodiscard]] const Relationship &relationship() const { return editor.relationships().back(); }
    [[nodiscard]] QString words() const
    {
        QStringList all;
        for (const QLabel *label : popover->findChildren<QLabel *>()) {
            if (label->isVisibleTo(popover))
                all.append(label->text());
        }
        return all.join(u'\n');
    }
    [[nodiscard]] QComboBox *choice(const QString &name) const
    {
        for (QComboBox *box : popover->findChildren<QComboBox *>()) {
            if (box->accessibleName() == name && !box->isHidden())
                return box;
        }
        return nullptr;
    }
    void choose(const QString &name, const QString &text) const
    {
        QComboBox *box = choice(name);
        QVERIFY2(box, qPrintable(name));
        const int index = box->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    RelationshipPopover *popover;
};

class PopoverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTablesStaySeenWhereThereIsRoom()
    {
        Opened opened(PetsOfOwner);
        opened.view.resize(1400, 900);
        const QPoint corner = opened.view.mapToGlobal(QPoint());
        const auto open = [&](const QRect &edge, const QRect &child, const QRect &parent) {
            opened.popover->open(opened.relationship().key, false, edge.translated(corner),
                                 {child.translated(corner), parent.translated(corner)});
            return opened.popover->geometry();
        };
        const QRect edge(300, 60, 100, 40);
        const QRect child(40, 40, 260, 200);
        const QRect parent(400, 40, 260, 200);
        for (const QRect &rect : {edge, child, parent})
            QVERIFY(!open(edge, child, parent).intersects(rect));
        // Where they leave no room, the edge is seen at least.
        const QRect all(0, 0, 1400, 900);
        QVERIFY(!open(edge, all, all).intersects(edge));
        QVERIFY(opened.view.rect().contains(open(all, all, all)));
    }

    void itLiesOverItsParentAndClosesByAClickElsewhere()
    {
        Opened opened(PetsOfOwner);
        QVERIFY(opened.popover->isVisible());
        QVERIFY(!opened.popover->isWindow());
        QVERIFY(opened.view.rect().contains(opened.popover->geometry()));
        QTest::mouseClick(opened.view.viewport(), Qt::LeftButton, {}, QPoint(5, 5));
        QVERIFY(!opened.popover->isVisible());
    }

    void escapeTakesBackAndEnterKeeps()
    {
        for (const bool keep : {false, true}) {
            Opened opened(PetsOfOwner);
            const Content before = opened.editor.content();
            opened.key(Qt::Key_1);
            QVERIFY(opened.relationship().kind == RelationshipKind::OneToOne);
            opened.key(Qt::Key_3);
            QVERIFY(opened.relationship().kind == RelationshipKind::ManyToMany);
            opened.key(keep ? Qt::Key_Return : Qt::Key_Escape);
            QVERIFY(!opened.popover->isVisible());
            QCOMPARE(opened.editor.content() == before, !keep);
            QVERIFY(opened.view.hasFocus());
        }
    }

    void escapeTakesAwayWhatWasDrawnOnlyNow()
    {
        for (const bool edited : {false, true}) {
            Drawn drawn(u"owner id:pk | pet id:pk");
            RelationshipPopover popover(drawn.editor, drawn.theme, &drawn.view);
            connect(&drawn.view, &CanvasView::relationshipWanted, &popover,
                    [&](ForeignKeyId key, bool isNew) { popover.open(key, isNew, QRect()); });
            const Content before = drawn.editor.content();
            drawn.drag(drawn.row(u"owner", u"id"), drawn.header(u"pet"));
            QVERIFY(popover.isVisible());
            QCOMPARE(drawn.table(u"pet")->foreignKeys.size(), size_t(1));
            if (edited)
                drawn.key(Qt::Key_1);
            drawn.key(Qt::Key_Escape);
            QVERIFY(!popover.isVisible());
            QVERIFY(drawn.editor.content() == before);
            QVERIFY(!drawn.editor.undoStack().canUndo());
            QVERIFY(!drawn.editor.undoStack().canRedo()); // as if it had not been made
            QCOMPARE(drawn.editor.picks().currentTable(), drawn.id(u"pet"));
        }
    }

    void escapeLeavesWhatWasThereBefore()
    {
        Opened opened(PetsOfOwner, false);
        opened.popover->setFocus();
        opened.key(Qt::Key_1);
        opened.key(Qt::Key_Return);
        const Content kept = opened.editor.content();
        const ForeignKeyId key = opened.relationship().key;
        for (const bool undone : {false, true}) {
            opened.popover->open(key, false, QRect());
            opened.popover->setFocus();
            opened.key(Qt::Key_2);
            QVERIFY(opened.editor.content() != kept);
            if (undone)
                opened.editor.undoStack().undo(); // then there is nothing more to take back
            opened.key(Qt::Key_Escape);
            QVERIFY(opened.editor.content() == kept);
            QCOMPARE(opened.editor.picks().current()->id, key.value());
        }
    }

    void tabStaysWithin()
    {
        Opened opened(PetsOfOwner);
        for (int i = 0; i < 20; ++i) {
            opened.key(Qt::Key_Tab);
            QVERIFY(opened.popover->isAncestorOf(QApplication::focusWidget()));
        }
    }

    void columnsOfBothEndsAreChosen()
    {
        Opened opened(PetsOfOwner);
        opened.choose(u"Column of pet"_s, u"keeper"_s);
        QCOMPARE(opened.relationship().right.columns.front(), opened.column(u"pet", u"keeper"));
        opened.choose(u"Column of the parent owner"_s, u"code"_s);
        QCOMPARE(opened.relationship().left.columns.front(), opened.column(u"owner", u"code"));
        // The types differ now: it is said, and mended by the button beside it.
        QVERIFY2(opened.words().contains(u"owner.code"_s), qPrintable(opened.words()));
        bool mended = false;
        for (QPushButton *button : opened.popover->findChildren<QPushButton *>()) {
            if (button->isVisibleTo(opened.popover) && button->text().contains(u"TEXT"_s)) {
                button->click();
                mended = true;
                break;
            }
        }
        QVERIFY2(mended, qPrintable(opened.words()));
        QCOMPARE(opened.table(u"pet")->column(u"keeper")->type, u"TEXT"_s);
    }

    void theKeyOfAnAssociationComesAndGoes()
    {
        Opened opened(Courses);
        const QString before = pictureOf(opened.editor.content().schema);
        const auto key
            = [&] { return associationKeyOf(opened.editor.content(), opened.relationship()); };
        QVERIFY(key() == AssociationKey::BothColumns);
        opened.choose(u"Key"_s, u"An id of its own"_s);
        QVERIFY(key() == AssociationKey::OwnId);
        QVERIFY(opened.relationship().kind == RelationshipKind::ManyToMany);
        QCOMPARE(opened.table(u"student_course")->keys.size(), size_t(2));
        opened.choose(u"Key"_s, u"None"_s);
        QVERIFY(key() == AssociationKey::None);
        QVERIFY(opened.table(u"student_course")->keys.empty());
        opened.choose(u"Key"_s, u"Both columns"_s);
        QVERIFY(key() == AssociationKey::BothColumns);
        QVERIFY(opened.table(u"student_course")->association == Association::Derived);
        QCOMPARE(opened.table(u"student_course")->columns.size(), size_t(3));
        opened.key(Qt::Key_Escape);
        QCOMPARE(pictureOf(opened.editor.content().schema), before);
    }

    void modelsAreToldInPython()
    {
        Opened opened(PetsOfOwner);
        const auto lines = [&] {
            return pythonLines(opened.editor.content(), opened.relationship()).join(u'\n');
        };
        QCOMPARE(lines(),
                 u"owner: Mapped[Optional[\"Owner\"]] = relationship(back_populates=\"pets\")\n"
                 "pets: Mapped[list[\"Pet\"]] = relationship(back_populates=\"owner\")"_s);
        opened.choose(u"Cascade"_s, u"all, delete-orphan"_s);
        opened.choose(u"Load parent"_s, u"joined"_s);
        QVERIFY2(lines().contains(u"cascade=\"all, delete-orphan\""_s), qPrintable(lines()));
        QVERIFY2(lines().contains(u"back_populates=\"pets\", lazy=\"joined\""_s),
                 qPrintable(lines()));
        Opened across(Courses);
        QCOMPARE(
            pythonLines(across.editor.content(), across.relationship()).constFirst(),
            u"students: Mapped[list[\"Student\"]] = relationship(secondary=\"student_course\", "
            "back_populates=\"courses\")"_s);
    }

    void aColumnThatIsDroppedOnBecomesTheForeignKey()
    {
        Drawn drawn(u"owner id:pk | pet id:pk keeper:TEXT");
        drawn.drag(drawn.row(u"owner", u"id"), drawn.row(u"pet", u"keeper"));
        const TablePtr pet = drawn.table(u"pet");
        QCOMPARE(pet->foreignKeys.size(), size_t(1));
        QCOMPARE(pet->foreignKeys.front().columns.front(), drawn.column(u"pet", u"keeper"));
        QCOMPARE(pet->columns.size(), size_t(2));
    }

    void whatIsMissingIsOffered_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("across");
        QTest::addColumn<QString>("offer");
        QTest::newRow("UNIQUE") << u"keeper"_s << u"name"_s << false << u"Make owner.name UNIQUE"_s;
        QTest::newRow("a key") << QString() << QString() << false << u"Give owner a key"_s;
        QTest::newRow("two keys") << QString() << QString() << true
                                  << u"Give pet and owner a key"_s;
    }
    void whatIsMissingIsOffered()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const bool, across);
        QFETCH(const QString, offer);
        Drawn drawn(u"owner name:TEXT | pet keeper:TEXT");
        const auto place = [&](const QString &table, const QString &column) {
            return column.isEmpty() ? drawn.header(table) : drawn.row(table, column);
        };
        drawn.view.useTool(across ? ToolKind::ManyToMany : ToolKind::OneToMany);
        QTest::mouseClick(drawn.view.viewport(), Qt::LeftButton, {}, place(u"pet"_s, from));
        QTest::mouseClick(drawn.view.viewport(), Qt::LeftButton, {}, place(u"owner"_s, to));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction *make = menu->actions().at(1);
        QCOMPARE(make->text(), offer);
        make->trigger();
        menu->close();
        QCOMPARE(drawn.editor.content().schema.tables.size(), across ? 3 : 2);
        QVERIFY(!drawn.editor.relationships().empty());
        QCOMPARE(drawn.editor.undoStack().count(), 1);
    }
};

} // namespace

SW_SUITE(popover, PopoverTest)
#include "tst_popover.moc"
