// SPDX-License-Identifier: Apache-2.0
#include "model/document/editsql.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"

#include <cstdio>
#include <cstdlib>

// Whatever the script says: either nothing is done, or what comes of it holds together and undoes.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    using namespace Qt::StringLiterals;
    static const sw::Content content = sw::test::contentOf(
        u"owner id:pk name | pet id:pk name! owner_id>owner.id check(name <> '') ix(name) | "
        "room house no pk(house,no) | bed house no fk(house,no)>room");
    const QString script = QString::fromUtf8(
        QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    const QString result = sw::test::after(content, sw::editBySql(content, script));
    if (result.startsWith("FAULTS"_L1) || result.startsWith("THE INVERSE"_L1)) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(result));
        std::abort();
    }
    return 0;
}
