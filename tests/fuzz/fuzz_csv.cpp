// SPDX-License-Identifier: Apache-2.0
#include "tests/support/csvlaw.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (!sw::test::csvKeepsItsLaw(
            QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))))
        std::abort();
    return 0;
}
