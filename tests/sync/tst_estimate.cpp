// SPDX-License-Identifier: Apache-2.0
// How long an apply will take, roughly: many rows and many new tables are what one waits for.
#include "model/sync/estimate.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class EstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsWithRowsAndWithTables()
    {
        QCOMPARE(estimatedSeconds(Plan()), 0.0);
        Plan rows;
        rows.rebuilds.push_back({u"t"_s, u"sw_new_t"_s, 1'000'000, {}, {}});
        const double million = estimatedSeconds(rows);
        QVERIFY(million > 1 && million < 10);
        Plan tables;
        for (int i = 1; i <= 10'000; ++i) {
            Table table;
            table.id = TableId(quint64(i));
            tables.target.schema.tables.put(std::move(table));
            tables.steps.push_back(stepOf(u"CREATE"_s, Effect::Creates, {}));
        }
        const double many = estimatedSeconds(tables);
        QVERIFY(many > 10 && many < 100);
    }
};

} // namespace

SW_SUITE(estimate, EstimateTest)
#include "tst_estimate.moc"
