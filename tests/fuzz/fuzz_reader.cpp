// SPDX-License-Identifier: Apache-2.0
#include "tests/support/readerlaw.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (!sw::test::readerKeepsItsLaw(
            QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))))
        std::abort();
    return 0;
}
