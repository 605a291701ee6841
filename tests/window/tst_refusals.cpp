// SPDX-License-Identifier: Apache-2.0
// A name that is refused while it is typed is not lost by what comes next.
#include "tests/window/hand.h"

#include <QFileInfo>
#include <QLabel>
#include <QStatusBar>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// A saved document with two tables; the second one is just being called as the first.
class Refused : public Hand {
public:
    Refused()
    {
        for (const int x : {300, 900}) {
            doubleClick({x, 200});
            type(x == 300 ? u"owner"_s : u"pet"_s);
            key(Qt::Key_Return);
        }
        path = home().path(u"pets.wright"_s);
        answerFileDialog(path);
        key(Qt::Key_S, Qt::ControlModifier);
        QApplication::setActiveWindow(&window()); // as a window manager does after a dialog
        canvas().setFocus();
        doubleClick(header(u"pet"));
        type(u"owner"_s);
    }

    [[nodiscard]] bool isStillTyped()
    {
        const auto reasons = canvas().findChildren<QLabel *>(u"inlineReason"_s);
        return canvas().inlineEditors().isOpen()
               && std::any_of(reasons.begin(), reasons.end(),
                              [](const QLabel *reason) { return reason->isVisible(); });
    }
    [[nodiscard]] QString said() { return window().statusBar()->currentMessage(); }

    QString path;
};

class RefusalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWouldLoseItDoesNotGoOn_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("save") << int(Qt::Key_S);
        QTest::newRow("close") << int(Qt::Key_W);
        QTest::newRow("apply") << int(Qt::Key_Return);
    }

    void whatWouldLoseItDoesNotGoOn()
    {
        QFETCH(const int, key);
        Refused hand;
        const QDateTime before = QFileInfo(hand.path).lastModified();
        QVERIFY(before.isValid());
        const bool apply = key == Qt::Key_Return;
        if (apply)
            hand.window().actions().action(u"apply"_s)->trigger();
        else
            hand.key(static_cast<Qt::Key>(key), Qt::ControlModifier);
        QVERIFY(hand.isStillTyped());
        QVERIFY2(hand.said().contains(u"owner"_s), qPrintable(hand.said()));
        QCOMPARE(hand.window().pages().size(), size_t(1));
        QCOMPARE(QFileInfo(hand.path).lastModified(), before);
        QVERIFY(!QFileInfo::exists(hand.home().path(u"pets.db"_s)));
        // Once it is mended, it does.
        hand.canvas().findChild<QLineEdit *>()->selectAll();
        hand.type(u"animal"_s);
        hand.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!hand.canvas().inlineEditors().isOpen());
        QVERIFY(hand.table(u"animal"));
        QVERIFY(!hand.page().isModified());
    }

    void theWindowStaysOpen()
    {
        Refused hand;
        hand.window().close();
        QVERIFY(hand.window().isVisible());
        QVERIFY(hand.isStillTyped());
        hand.key(Qt::Key_Escape);
        QVERIFY(hand.table(u"pet"));
        QVERIFY(!hand.page().isModified());
    }
};

} // namespace

SW_SUITE(refusals, RefusalsTest)
#include "tst_refusals.moc"
