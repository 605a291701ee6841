// SPDX-License-Identifier: Apache-2.0
#include "model/file/documentbytes.h"
#include "tests/support/readerlaw.h"
#include "tests/support/suite.h"
#include "tests/support/testfiles.h"

#include <QDir>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// One small damage, as a careless editor or a bad disk does it.
QByteArray damaged(QByteArray bytes, QRandomGenerator &random)
{
    const qsizetype size = bytes.size();
    const qsizetype from = random.bounded(size);
    const qsizetype length = 1 + random.bounded(std::min<qsizetype>(40, size - from));
    switch (random.bounded(5)) {
    case 0:
        return bytes.remove(from, length);
    case 1:
        return bytes.insert(random.bounded(size), bytes.mid(from, length));
    case 2:
        return bytes.left(from);
    case 3:
        bytes[from] = static_cast<char>(random.bounded(256));
        return bytes;
    default:
        bytes[from] = "{}[]\",:\\0\n"[random.bounded(10)];
        return bytes;
    }
}

class ReaderCorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCorpusOfTheFuzzerKeepsTheLaw()
    {
        const QDir folder(QLatin1StringView(TESTS_DIR) + u"/fuzz/corpus/reader"_s);
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(names.size() > 3);
        for (const QString &name : names)
            QVERIFY2(readerKeepsItsLaw(testFile(u"fuzz/corpus/reader/"_s + name)),
                     qPrintable(name));
    }

    void damagedDocumentsKeepTheLaw()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const QByteArray whole = wholeDocument();
        int readable = 0;
        for (int i = 0; i < 3000; ++i) {
            QByteArray bytes = whole;
            for (int damages = random.bounded(3); damages >= 0 && !bytes.isEmpty(); --damages)
                bytes = damaged(bytes, random);
            readable += contentFromBytes(bytes) ? 1 : 0;
            QVERIFY2(readerKeepsItsLaw(bytes),
                     qPrintable(u"seed %1, document %2:\n"_s.arg(seed).arg(i)
                                + QString::fromUtf8(bytes)));
        }
        qInfo("seed %u: %d of 3000 damaged documents could still be read", seed, readable);
    }
};

} // namespace

SW_SUITE(readercorpus, ReaderCorpusTest)
#include "tst_readercorpus.moc"
