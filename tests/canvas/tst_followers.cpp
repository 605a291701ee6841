// SPDX-License-Identifier: Apache-2.0
// What a change of a parent's key took along is said.
#include "model/document/verbs_key.h"
#include "tests/canvas/drawn.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QStringView Vet
    = u"owner id:pk code:TEXT! | pet id:pk owner_id:INTEGER>owner.id | visit id:pk "
      "owner_id:INTEGER>owner.id note:TEXT";

class FollowersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesFollow()
    {
        Drawn drawn(Vet);
        QSignalSpy said(&drawn.view, &CanvasView::said);
        typeColumn(drawn, u"owner"_s, u"id"_s, u"BIGINT"_s);
        QCOMPARE(drawn.table(u"pet")->column(u"owner_id")->type, u"BIGINT"_s);
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.front().front().toString(),
                 u"2 foreign keys followed: pet.owner_id, visit.owner_id"_s);
        drawn.editor.undoStack().undo();
        QCOMPARE(said.size(), 1); // only what was just done
    }

    void columnsFollow()
    {
        Drawn drawn(u"owner id:INTEGER code:TEXT! pk(id,code) | pet id:pk owner_id:INTEGER "
                    "owner_code:TEXT fk(owner_id,owner_code)>owner.(id,code)");
        QSignalSpy said(&drawn.view, &CanvasView::said);
        const ColumnId id = drawn.column(u"owner", u"id");
        drawn.editor.run(u"x"_s, setPrimaryKey(drawn.editor.content(), drawn.id(u"owner"), {id}));
        QCOMPARE(drawn.table(u"pet")->foreignKeys.front().columns.size(), size_t(1));
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.front().front().toString(), u"1 foreign keys followed: pet.owner_id"_s);
    }

    void whatDoesNotFollowIsNotSaid()
    {
        Drawn drawn(Vet);
        QSignalSpy said(&drawn.view, &CanvasView::said);
        typeColumn(drawn, u"visit"_s, u"owner_id"_s, u"TEXT"_s); // a child's own
        typeColumn(drawn, u"owner"_s, u"code"_s, u"INTEGER"_s);  // no key
        QCOMPARE(said.size(), 0);
    }

private:
    /// In the editor of the column, as a person does.
    static void typeColumn(Drawn &drawn, const QString &table, const QString &column,
                           const QString &type)
    {
        drawn.editor.picks().setColumn(drawn.id(table), drawn.column(table, column));
        drawn.view.setFocus();
        drawn.key(Qt::Key_Return);
        drawn.key(Qt::Key_Tab);
        drawn.type(type);
        drawn.key(Qt::Key_Return);
    }
};

} // namespace

SW_SUITE(followers, FollowersTest)
#include "tst_followers.moc"
