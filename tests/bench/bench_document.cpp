// SPDX-License-Identifier: Apache-2.0
// A document of 10,000 tables under the hand: one edit applied and signalled, the verb before it,
// what lint and the relationships take.
#include "model/document/document.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_table.h"
#include "model/schema/relationships.h"
#include "model/sql/lint.h"
#include "tests/bench/harness.h"
#include "tests/support/generate.h"

namespace {

using namespace sw;

constexpr int Tables = 10'000;

void benchDocument(bench::Harness &harness)
{
    const qint64 before = bench::heapInUse();
    Document document(test::generatedContent(Tables, 1));
    harness.figure("document.memory.10000", static_cast<double>(bench::heapInUse() - before) / 1e6,
                   "MB");
    int heard = 0;
    QObject::connect(&document, &Document::changed, &document, [&heard] { ++heard; });

    const TablePtr table = document.content().schema.tables.at(Tables / 2);
    const auto renamed = renameColumn(document.content(), table->id, table->columns.back().id,
                                      QStringLiteral("another_name"));
    harness.time("document.apply.10000", [&] {
        document.apply(*renamed);
        document.apply(inverse(*renamed));
    });
    harness.time("document.rename-column.10000", [&] {
        (void)renameColumn(document.content(), table->id, table->columns.back().id,
                           QStringLiteral("another_name"));
    });
    harness.time("document.rename-table.10000", [&] {
        (void)renameTable(document.content(), table->id, QStringLiteral("another_name"));
    });
    harness.time("document.lint.10000", [&] { (void)lint(document.content().schema); });
    harness.time("document.relationships.10000",
                 [&] { (void)relationships(document.content().schema); });
}

} // namespace

SW_BENCH(document, benchDocument)
