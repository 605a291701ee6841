// SPDX-License-Identifier: Apache-2.0
// Texts that count say one thing as people do.
#include "tests/support/suite.h"
#include "widgets/common/plurals.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class PluralsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneIsSaidOtherwise_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("said");
        QTest::newRow("one") << "%n changes not applied"_ba << 1 << u"1 change not applied"_s;
        QTest::newRow("several") << "%n changes not applied"_ba << 2 << u"2 changes not applied"_s;
        QTest::newRow("none") << "%n tables"_ba << 0 << u"0 tables"_s;
        QTest::newRow("one more") << "%n more lines; all"_ba << 1 << u"1 more line; all"_s;
        QTest::newRow("foreign keys") << "%n foreign keys"_ba << 1 << u"1 foreign key"_s;
        QTest::newRow("a word that stays") << "%n selected"_ba << 1 << u"1 selected"_s;
        QTest::newRow("not counted") << "Tables"_ba << 1 << u"Tables"_s;
        QTest::newRow("an odd plural")
            << "Left out: %n indices."_ba << 1 << u"Left out: 1 index."_s;
    }

    void oneIsSaidOtherwise()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, count);
        QFETCH(QString, said);
        EnglishPlurals plurals;
        QCoreApplication::installTranslator(&plurals);
        QCOMPARE(QCoreApplication::translate("Anything", text.constData(), nullptr, count), said);
        QCoreApplication::removeTranslator(&plurals);
    }
};

} // namespace

SW_SUITE(plurals, PluralsTest)
#include "tst_plurals.moc"
