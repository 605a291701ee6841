// SPDX-License-Identifier: Apache-2.0
// Whatever is done at a canvas, in whatever order: it shows the document as it is, the document
// holds together, and every step can be taken back and made again.
#include "model/base/seededids.h"
#include "model/document/integrity.h"
#include "model/file/documentbytes.h"
#include "tests/canvas/randomhand.h"
#include "tests/canvas/samefigures.h"
#include "tests/support/mutator.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class GestureLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whateverIsDoneTheDrawingIsTheDocument()
    {
        constexpr int Documents = 5;
        constexpr int GesturesEach = 100;
        const auto seed = static_cast<quint32>(propertySeed());
        const int documents = propertyRounds(Documents);
        for (int document = 0; document < documents; ++document) {
            seedRandomIds(seed + static_cast<quint32>(document));
            Hand hand({1100, 800});
            hand.key(Qt::Key_F9); // without docks, which is quicker
            RandomHand random(hand, seed + static_cast<quint32>(document));
            const QByteArray first = bytesOf(hand.content());
            QStringList done;
            for (int i = 0; i < GesturesEach; ++i) {
                done.append(random.gesture());
                hand.page().showDesign(); // Tab and a blank may have chosen the rows
                const QString broken = brokenLaw(hand);
                QVERIFY2(broken.isEmpty(), qPrintable(told(seed, document, broken, done)));
            }
            random.rest();
            hand.page().showDesign();
            redoToTheTop(hand);
            const QByteArray last = bytesOf(hand.content());
            for (int i = hand.page().editor().undoStack().count(); i > 0; --i)
                hand.key(Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(!hand.page().editor().undoStack().canUndo());
            const QString told_ = told(seed, document, u"undo or redo"_s, done);
            QVERIFY2(bytesOf(hand.content()) == first, qPrintable(told_));
            QVERIFY2(brokenLaw(hand).isEmpty(), qPrintable(told_));
            redoToTheTop(hand);
            QVERIFY2(bytesOf(hand.content()) == last, qPrintable(told_));
            QVERIFY2(brokenLaw(hand).isEmpty(), qPrintable(told_));
        }
    }

private:
    static void redoToTheTop(Hand &hand)
    {
        for (int i = hand.page().editor().undoStack().count(); i > 0; --i)
            hand.key(Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(!hand.page().editor().undoStack().canRedo());
    }

    static QString brokenLaw(Hand &hand)
    {
        if (const auto fault = firstFault(hand.content()))
            return fault->kind + u' ' + fault->text;
        const Editor &editor = hand.page().editor();
        Scene fresh;
        fresh.show(editor.content(), editor.diagram(), editor.relationships());
        const QString differing = differenceOf(hand.canvas().scene(), fresh);
        return differing.isEmpty() ? QString() : QString(u"other figures: "_s + differing);
    }

    static QString told(quint32 seed, int document, const QString &broken, const QStringList &done)
    {
        return u"seed %1, document %2: %3 after\n%4"_s.arg(
            QString::number(seed), QString::number(document), broken, done.mid(-12).join(u'\n'));
    }
};

} // namespace

SW_SUITE(gesturelaw, GestureLawTest)
#include "tst_gesturelaw.moc"
