// SPDX-License-Identifier: Apache-2.0
#include "tests/support/readerlaw.h"

#include "model/file/documentbytes.h"

namespace sw::test {

bool readerKeepsItsLaw(QByteArrayView bytes)
{
    const Result<Content> first = contentFromBytes(bytes);
    if (!first)
        return !first.error().text.isEmpty();
    const QByteArray written = bytesOf(*first);
    const Result<Content> second = contentFromBytes(written);
    return second && *second == *first && bytesOf(*second) == written;
}

} // namespace sw::test
