// SPDX-License-Identifier: Apache-2.0
// The canvas as a screen reader walks it.
#include "model/document/verbs_table.h"
#include "tests/canvas/drawn.h"

#include <QAccessible>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// `owner(id, name)`: names of an item and of its children.
QString treeOf(const QAccessibleInterface &item)
{
    QStringList children;
    for (int i = 0; i < item.childCount(); ++i)
        children.append(item.child(i)->text(QAccessible::Name));
    const QString name = item.text(QAccessible::Name);
    return children.isEmpty() ? name : QString(name + u'(' + children.join(u", ") + u')');
}

class AccessibleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTreeIsTablesColumnsAndRelationships()
    {
        Drawn drawn(u"owner user_id:pk name:TEXT! | pet id:pk owner_id>owner.user_id");
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&drawn.view);
        QVERIFY(canvas);
        QCOMPARE(canvas->role(), QAccessible::Canvas);
        QCOMPARE(treeOf(*canvas->child(0)), u"owner(user_id INTEGER, name TEXT)"_s);
        QCOMPARE(treeOf(*canvas->child(1)), u"pet(id INTEGER, owner_id)"_s);
        const QAccessibleInterface *edge = canvas->child(2);
        QCOMPARE(treeOf(*edge), u"pet.owner_id many to one owner.user_id"_s);
        QVERIFY(edge->text(QAccessible::Description).contains(u"has many pets"_s));
        QVERIFY(canvas->childCount() > 3); // the widgets over it
        for (int i = 0; i < canvas->childCount(); ++i) {
            QVERIFY(canvas->child(i));
            QCOMPARE(canvas->indexOfChild(canvas->child(i)), i);
            QCOMPARE(canvas->child(i)->parent(), canvas);
        }
        QAccessibleInterface *column = canvas->child(0)->child(1);
        QCOMPARE(column->parent(), canvas->child(0));
        QCOMPARE(canvas->child(0)->indexOfChild(column), 1);
    }

    void placesAreThoseOfTheScreen()
    {
        Drawn drawn(u"owner user_id:pk name:TEXT!");
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&drawn.view);
        QAccessibleInterface *owner = canvas->child(0);
        const QPoint center = owner->rect().center();
        QCOMPARE(canvas->childAt(center.x(), center.y()), owner);
        const QPoint name = owner->child(1)->rect().center();
        QCOMPARE(owner->childAt(name.x(), name.y()), owner->child(1));
        QVERIFY(!owner->state().offscreen);
        Camera away = drawn.view.camera();
        away.origin += QPointF(5000, 0);
        drawn.view.setCamera(away);
        QVERIFY(owner->state().offscreen);
    }

    void focusFollowsWhatIsPicked()
    {
        Drawn drawn(u"owner user_id:pk name:TEXT!");
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&drawn.view);
        drawn.key(Qt::Key_Tab);
        QCOMPARE(canvas->focusChild(), canvas->child(0));
        QVERIFY(canvas->child(0)->state().focused);
        drawn.key(Qt::Key_Return);
        QCOMPARE(canvas->focusChild(), canvas->child(0)->child(0));
        canvas->child(0)->child(1)->actionInterface()->doAction(
            QAccessibleActionInterface::setFocusAction());
        QCOMPARE(drawn.editor.picks().column(), drawn.column(u"owner", u"name"));
    }

    void whatIsDeletedIsGone()
    {
        Drawn drawn(u"owner user_id:pk | pet id:pk owner_id>owner.user_id");
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&drawn.view);
        const int before = canvas->childCount();
        for (int i = 0; i < before; ++i)
            QVERIFY(canvas->child(i)->isValid());
        drawn.editor.run(u"Delete"_s, deleteTables(drawn.editor.content(), {drawn.id(u"owner")}));
        QCOMPARE(canvas->childCount(), before - 2);
        QCOMPARE(canvas->child(0)->text(QAccessible::Name), u"pet"_s);
    }
};

} // namespace

SW_SUITE(accessible, AccessibleTest)
#include "tst_accessible.moc"
