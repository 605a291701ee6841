// SPDX-License-Identifier: Apache-2.0
// Documents of 1,000 and 10,000 tables: into bytes and back, to a file and back.
#include "model/file/documentbytes.h"
#include "model/file/documentfile.h"
#include "tests/bench/harness.h"
#include "tests/support/generate.h"

#include <QTemporaryDir>

namespace {

using namespace sw;

void benchOf(bench::Harness &harness, int tables)
{
    const std::string size = std::to_string(tables);
    const Content content = test::generatedContent(tables, 1);
    const QByteArray bytes = bytesOf(content);
    harness.figure("file.size." + size, static_cast<double>(bytes.size()) / 1e6, "MB");
    harness.time("file.write." + size, [&] { (void)bytesOf(content); });
    harness.time("file.read." + size, [&] { (void)contentFromBytes(bytes); });

    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench.wright"));
    harness.time("file.save." + size, [&] { (void)saveDocument(path, content); });
    harness.time("file.load." + size, [&] { (void)readDocument(path); });

    const qint64 before = bench::heapInUse();
    const auto loaded = contentFromBytes(bytes);
    harness.figure("file.memory." + size, static_cast<double>(bench::heapInUse() - before) / 1e6,
                   "MB");
}

void benchFile(bench::Harness &harness)
{
    benchOf(harness, 1'000);
    benchOf(harness, 10'000);
}

} // namespace

SW_BENCH(file, benchFile)
