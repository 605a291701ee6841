// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testfiles.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace sw::test {

QByteArray testFile(const QString &name)
{
    QFile file(QString(QLatin1StringView(TESTS_DIR) + u'/' + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.readAll();
}

QByteArray wholeDocument() { return testFile(u"fuzz/corpus/reader/whole.wright"_s); }

} // namespace sw::test
