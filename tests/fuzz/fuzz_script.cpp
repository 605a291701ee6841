// SPDX-License-Identifier: Apache-2.0
#include "model/live/sqlscript.h"
#include "model/sql/script.h"

// Whatever the script says: it ends, and what it makes can be written down.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray script(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto read = sw::readSqlScript(script, std::chrono::milliseconds(500));
    if (read)
        (void)sw::scriptOf(read->made.schema);
    return 0;
}
