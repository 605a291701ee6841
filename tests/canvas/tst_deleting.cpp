// SPDX-License-Identifier: Apache-2.0
// What Del asks and takes, and what dropping puts back.
#include "model/document/verbs_diagram.h"
#include "tests/canvas/drawn.h"
#include "widgets/canvas/commands.h"

#include <QDropEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// Answers the question that the work asks by the button of that text, and hands back what it
/// said; nothing where it asked nothing.
QString answering(const QString &button, const std::function<void()> &work)
{
    QString said;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        said = box->text() + u'\n' + box->informativeText();
        for (QAbstractButton *each : box->buttons()) {
            if (each->text().remove(u'&') == button)
                each->click();
        }
    });
    timer.start(5);
    work();
    return said;
}

void addDiagram(Drawn &drawn)
{
    Diagram diagram;
    diagram.id = DiagramId(8);
    diagram.name = u"Second"_s;
    drawn.editor.run(u"x"_s, putDiagram(drawn.editor.content(), diagram));
}

class DeletingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedWhereNothingElseIsLost()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        QCOMPARE(answering(u"Cancel"_s, [&] { deletePicked(drawn.view); }), QString());
        QVERIFY(!drawn.table(u"pet"));
    }

    void foreignKeysOfOthersAreListed()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"owner").value());
        const QString said = answering(u"Cancel"_s, [&] { deletePicked(drawn.view); });
        QVERIFY2(said.contains(u"pet: owner_id → owner.id"_s), qPrintable(said));
        QVERIFY(drawn.table(u"owner"));
        answering(u"Delete"_s, [&] { deletePicked(drawn.view); });
        QVERIFY(!drawn.table(u"owner"));
        QVERIFY(drawn.table(u"pet")->foreignKeys.empty());
        drawn.editor.undoStack().undo();
        QVERIFY(drawn.table(u"owner"));
    }

    void aFoldedAssociationIsListedWithItsPayload()
    {
        Drawn drawn(u"student id:pk | course id:pk | student_course student_id>student.id "
                    "course_id>course.id grade pk(student_id,course_id)");
        drawn.editor.run(u"x"_s, setUnfolded(drawn.editor.content(), DiagramId(7),
                                             drawn.id(u"student_course"), false));
        const EdgeFigure *edge = drawn.view.scene().allEdges().front();
        QVERIFY(edge->isFolded());
        drawn.editor.picks().setOne(PickKind::Edge, edge->key().value());
        const QString said = answering(u"Delete"_s, [&] { deletePicked(drawn.view); });
        QVERIFY2(said.contains(u"student_course with its rows (grade)"_s), qPrintable(said));
        QVERIFY(!drawn.table(u"student_course"));
    }

    void anEdgeTakesTheColumnThatItMade()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id keeper>owner.id");
        for (const Relationship &each : std::vector(drawn.editor.relationships())) {
            drawn.editor.picks().setOne(PickKind::Edge, each.key.value());
            deletePicked(drawn.view);
        }
        QVERIFY(!drawn.table(u"pet")->column(u"owner_id"));
        QVERIFY(drawn.table(u"pet")->column(u"keeper")); // a person's own
    }

    void ofSeveralDiagramsOneMayBeLeft()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        addDiagram(drawn);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"owner").value());
        answering(u"From this diagram"_s, [&] { deletePicked(drawn.view); });
        QVERIFY(drawn.table(u"owner"));
        QVERIFY(!drawn.view.scene().table(drawn.id(u"owner").value()));
        QCOMPARE(drawn.table(u"pet")->foreignKeys.size(), size_t(1));
    }

    void tablesAreDroppedIntoADiagram()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        drawn.editor.run(
            u"x"_s, unplace(drawn.editor.content(), DiagramId(7), {drawn.id(u"owner").value()}));
        QMimeData data;
        const QString json
            = u"[%1, %2, 12]"_s.arg(drawn.id(u"owner").value()).arg(drawn.id(u"pet").value());
        data.setData(u"application/x-schemawright-tables"_s, json.toUtf8());
        QDropEvent drop(QPointF(700, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QDragEnterEvent enter(QPoint(700, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(drawn.view.viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QApplication::sendEvent(drawn.view.viewport(), &drop);
        const QRectF owner = drawn.figure(u"owner").rect;
        QVERIFY((owner.topLeft() - QPointF(700, 300)).manhattanLength() < 24);
        QVERIFY(!owner.intersects(drawn.figure(u"pet").rect));
        QCOMPARE(drawn.editor.picks().all().size(), size_t(2));
        QCOMPARE(drawn.view.scene().allEdges().size(), size_t(1));
        // Nothing moves that stands there already.
        const Content before = drawn.editor.content();
        QDropEvent again(QPointF(100, 600), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(drawn.view.viewport(), &again);
        QVERIFY(drawn.editor.content() == before);
    }
};

} // namespace

SW_SUITE(deleting, DeletingTest)
#include "tst_deleting.moc"
