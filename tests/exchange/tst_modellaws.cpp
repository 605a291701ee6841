// SPDX-License-Identifier: Apache-2.0
// Programs that were broken at random: the reader ends, says what it leaves out, and never fails in
// itself. SW_SEED and SW_ROUNDS as for the other laws.
#include "model/file/documentbytes.h"
#include "tests/support/modelsread.h"
#include "tests/support/mutator.h"
#include "tests/support/suite.h"

#include <random>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// Breaks programs line by line and word by word.
class Breaker {
public:
    explicit Breaker(quint64 seed) : m_random(seed)
    {
        const QDir folder(QStringLiteral(TESTS_DIR "/exchange/models"));
        for (const QString &file : folder.entryList({u"*.py"_s}, QDir::Files, QDir::Name))
            m_programs.push_back(Folder::bytesOf(folder.filePath(file)).split('\n'));
    }

    QByteArray next()
    {
        QList<QByteArray> lines = program();
        for (auto change = 1 + below(6); change > 0; --change)
            breakOne(lines);
        return lines.join('\n');
    }

private:
    qsizetype below(qsizetype limit) { return qsizetype(m_random() % quint64(limit)); }

    const QList<QByteArray> &program()
    {
        return m_programs[size_t(below(qsizetype(m_programs.size())))];
    }

    void breakOne(QList<QByteArray> &lines)
    {
        const qsizetype at = below(lines.size());
        QByteArray &line = lines[at];
        switch (below(5)) {
        case 0:
            line.clear();
            break;
        case 1:
            line.truncate(below(line.size() + 1));
            break;
        case 2:
            line.swap(lines[below(lines.size())]);
            break;
        case 3: {
            const QList<QByteArray> &other = program();
            lines.insert(at, other[below(other.size())]);
            break;
        }
        default:
            line.insert(below(line.size() + 1), "()[]{}'\"\\:=,. \t\0#@*"[below(20)]);
        }
    }

    std::mt19937_64 m_random;
    std::vector<QList<QByteArray>> m_programs;
};

class ModelLawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void brokenProgramsAreRead()
    {
        Breaker breaker(propertySeed());
        int tables = 0;
        for (int round = propertyRounds(20); round > 0; --round) {
            const QByteArray program = breaker.next();
            const ModelsText read = readModelsText(program);
            const bool wholly = !read.tables.contains(u"Python says"_s)
                                && !read.tables.contains(u"more than 20 seconds"_s)
                                && !read.notes.join(u'\n').contains(u"this could not be read"_s);
            QVERIFY2(wholly, qPrintable(read.tables + u'\n' + read.notes.join(u'\n') + u"\n---\n"_s
                                        + QString::fromUtf8(program)));
            tables += int(read.reading.content.schema.tables.size());
            // What is read is a document.
            const QByteArray bytes = bytesOf(read.reading.content);
            const Result<Content> again = contentFromBytes(bytes);
            QVERIFY2(again.ok(), again ? "" : qPrintable(again.error().text));
        }
        QVERIFY(tables > 0);
    }
};

} // namespace

SW_SUITE(modellaws, ModelLawsTest)
#include "tst_modellaws.moc"
