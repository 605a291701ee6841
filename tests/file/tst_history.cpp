// SPDX-License-Identifier: Apache-2.0
#include "model/document/edit.h"
#include "model/file/documentbytes.h"
#include "model/file/history.h"
#include "model/file/recovery.h"
#include "tests/support/generate.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

QString contentHash(const Content &content) { return hashOf(sw::bytesOf(content)); }

/// A content that random edits brought about, with their history; the last few are undone.
struct Edited {
    Content first;
    Content now;
    History history;
};

Edited edited(quint32 seed, int steps, int undone)
{
    Edited made;
    made.first = generatedContent(6, seed);
    made.now = made.first;
    std::vector<TableId> tables;
    for (const TablePtr &table : made.first.schema.tables)
        tables.push_back(table->id);
    RandomEditor editor(seed, u"h"_s, tables);
    Content last = made.first;
    for (int i = 0; i < steps; ++i) {
        Content next = last;
        editor.edit(next, 1);
        made.history.steps.push_back({u"Step %1"_s.arg(i), difference(last, next)});
        last = next;
        if (i < steps - undone)
            made.now = next;
    }
    made.history.done = steps - undone;
    return made;
}

Content undone(Content content, const History &history)
{
    for (qint64 i = history.done; i > 0; --i)
        sw::apply(content, inverse(history.steps[static_cast<size_t>(i - 1)].changes));
    return content;
}

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasReadLeadsBackToTheFirstContent()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            const Edited made = edited(seed, 30, static_cast<int>(seed % 5));
            const QString hash = contentHash(made.now);
            const QByteArray bytes = bytesOf(made.history, hash);
            const Result<History> read = historyOf(made.now, hash, bytes);
            QVERIFY2(read, qPrintable(u"seed %1: %2"_s.arg(seed).arg(read ? QString()
                                                                          : read.error().text)));
            QCOMPARE(read->done, made.history.done);
            QCOMPARE(bytesOf(*read, hash), bytes);
            QCOMPARE(sw::bytesOf(undone(made.now, *read)), sw::bytesOf(made.first));
        }
    }

    void aHistoryOfAnotherContentIsRefused()
    {
        const Edited made = edited(3, 10, 0);
        const QByteArray bytes = bytesOf(made.history, contentHash(made.now));
        QVERIFY(!historyOf(made.first, contentHash(made.first), bytes));
        // The hash fits, the steps do not: somebody has written into the file.
        const QByteArray forged = bytesOf(made.history, contentHash(made.first));
        QVERIFY(!historyOf(made.first, contentHash(made.first), forged));
    }

    void whatIsNoHistoryIsRefused()
    {
        const Edited made = edited(4, 5, 0);
        const QString hash = contentHash(made.now);
        const QByteArray bytes = bytesOf(made.history, hash);
        const QList<QByteArray> broken{
            {},
            "\n",
            "{}",
            "\xff",
            "{\"history\":2}\n",
            bytes.left(bytes.size() / 2),
            QByteArray(bytes).replace("\"done\":5", "\"done\":6"),
            QByteArray(bytes).replace("\"done\":5", "\"done\":-1"),
            QByteArray(bytes).replace("\"before\"", "\"bevor\""),
        };
        for (const QByteArray &each : broken)
            QVERIFY2(!historyOf(made.now, hash, each), each.left(80).constData());
    }

    void onlyTheLastTwoHundredStepsAreKept()
    {
        const Edited made = edited(5, 260, 20);
        const History kept = worthKeeping(made.history);
        QCOMPARE(kept.steps.size(), 200U);
        QCOMPARE(kept.steps.back().text, u"Step 239"_s);
        QCOMPARE(kept.done, 200);
        const QString hash = contentHash(made.now);
        QVERIFY(historyOf(made.now, hash, bytesOf(kept, hash)));
    }

    void aStepThatCannotBeWrittenEndsTheHistory()
    {
        Edited made = edited(6, 10, 2);
        auto conflict = std::make_shared<MergeConflict>();
        conflict->id = decltype(conflict->id)::random();
        made.history.steps[4].changes.push_back(
            {MergeConflictPtr(), MergeConflictPtr(std::move(conflict))});
        const History kept = worthKeeping(made.history);
        QCOMPARE(kept.steps.front().text, u"Step 5"_s);
        QCOMPARE(kept.done, 3);
        QCOMPARE(kept.steps.size(), 5U);
    }
};

} // namespace

SW_SUITE(history, HistoryTest)
#include "tst_history.moc"
