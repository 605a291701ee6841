// SPDX-License-Identifier: Apache-2.0
// Two documents of 10,000 tables that differ in 10: differences and merge.
#include "model/file/documentbytes.h"
#include "model/sync/diff.h"
#include "model/sync/merge.h"
#include "model/sync/takein.h"
#include "tests/bench/harness.h"
#include "tests/support/edits.h"
#include "tests/support/generate.h"
#include "tests/support/randomedits.h"

namespace {

using namespace sw;

Content edited(Content content)
{
    for (int i = 0; i < 10; ++i) {
        Table table = *content.schema.tables.at(qsizetype(i) * 997);
        table.columns.back().type = QStringLiteral("CLOB");
        content.schema.tables.put(std::move(table));
    }
    return content;
}

void benchSync(bench::Harness &harness)
{
    const Content a = test::generatedContent(10'000, 1);
    const Content b = edited(a);
    const Content loaded = *contentFromBytes(bytesOf(b));
    const Content other = test::withFreshIds(b, u"other");
    const auto compare = [&](const char *name, const Content &with, Scope scope) {
        harness.time(name, [&] { (void)diff(a, with, scope); });
        harness.figure(std::string(name) + ".lines",
                       static_cast<double>(diff(a, with, scope).lines.size()), "lines");
    };
    compare("sync.diff.shared", b, Scope::Everything);
    compare("sync.diff.loaded", loaded, Scope::Everything);
    compare("sync.diff.database", loaded, Scope::Database);
    compare("sync.diff.otherids", other, Scope::Database);

    // As the panel of differences asks for what comes along with one line.
    harness.time("sync.takein", [&] { (void)TakeIn(a, other); });
    const TakeIn taking(a, other);
    harness.time("sync.takein.one", [&] { (void)taking.together({0}); });

    Content theirs = a;
    test::RandomEditor editor(1, QStringLiteral("x"), {a.schema.tables.at(5)->id});
    editor.edit(theirs, 20);
    harness.time("sync.merge.shared", [&] { (void)merge(a, b, theirs); });
    const Content base = *contentFromBytes(bytesOf(a));
    const Content there = *contentFromBytes(bytesOf(theirs));
    harness.time("sync.merge.loaded", [&] { (void)merge(base, loaded, there); });
}

} // namespace

SW_BENCH(sync, benchSync)
