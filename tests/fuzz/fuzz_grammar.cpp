// SPDX-License-Identifier: Apache-2.0
#include "tests/support/grammarlaw.h"

#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString broken = sw::test::brokenGrammarLaw({reinterpret_cast<const char *>(data), size});
    if (!broken.isEmpty()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(broken));
        std::abort();
    }
    return 0;
}
