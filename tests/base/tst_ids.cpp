// SPDX-License-Identifier: Apache-2.0
#include "model/base/id.h"
#include "tests/support/suite.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace {

using TestId = sw::Id<struct TestTag>;

class IdsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameNamesGiveTheSameId()
    {
        QCOMPARE(TestId::fromNames({u"table", u"pet"}), TestId::fromNames({u"table", u"pet"}));
        QVERIFY(TestId::fromNames({u"ab", u"c"}) != TestId::fromNames({u"a", u"bc"}));
        QVERIFY(TestId::fromNames({u"ab"}) != TestId::fromNames({u"ab", u""}));
        // Fixed for ever: documents made by earlier versions hold it.
        QCOMPARE(TestId::fromNames({u"table", u"pet"}).text(), u"c0995002181f3794"_s);
    }

    void randomIdsDiffer()
    {
        QSet<TestId> seen;
        for (int i = 0; i < 10'000; ++i)
            seen.insert(TestId::random());
        QCOMPARE(seen.size(), 10'000);
    }

    void textGoesThereAndBack()
    {
        const TestId id(0x0123456789ABCDEFULL);
        QCOMPARE(id.text(), u"0123456789abcdef"_s);
        QCOMPARE(sw::idValueFromText(id.text()).value_or(0), id.value());
        for (const char *bad : {"", "0123", "0123456789ABCDEF", "0123456789abcdeg",
                                "0000000000000000", "0123456789abcdef0"})
            QVERIFY2(!sw::idValueFromText(QString::fromLatin1(bad)), bad);
    }
};

} // namespace

SW_SUITE(ids, IdsTest)
#include "tst_ids.moc"
