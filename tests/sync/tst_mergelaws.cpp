// SPDX-License-Identifier: Apache-2.0
// What holds for every merge, tried on generated triples. The seed is printed; SW_ROUNDS says how
// many times as many triples, SW_SEED which.
#include "model/document/integrity.h"
#include "model/file/documentbytes.h"
#include "model/sync/diff.h"
#include "model/sync/merge.h"
#include "tests/support/edits.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

std::vector<TableId> tablesOf(const Content &content, int from = 0, int step = 1)
{
    std::vector<TableId> ids;
    for (int i = from; i < content.schema.tables.size(); i += step)
        ids.push_back(content.schema.tables.at(i)->id);
    return ids;
}

/// Everything about a triple that a person needs to see what went wrong.
QString story(quint32 seed, const RandomEditor &ours, const RandomEditor &theirs, const Content &is,
              const Content &shouldBe)
{
    QStringList lines{u"SW_SEED=%1"_s.arg(seed)};
    for (const QString &line : ours.done())
        lines += u"ours: "_s + line;
    for (const QString &line : theirs.done())
        lines += u"theirs: "_s + line;
    for (const DiffLine &line : diff(is, shouldBe, Scope::Everything).lines)
        lines += u"to be right: "_s + line.text;
    for (const MergeConflictPtr &conflict : is.conflicts)
        lines += u"conflict: "_s + conflict->text;
    return lines.join(u'\n');
}

class MergeLawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_seed = static_cast<quint32>(propertySeed());
        m_rounds = propertyRounds(150);
    }

    void disjointEditsMergeAsIfMadeOneAfterTheOther() const
    {
        for (int i = 0; i < m_rounds; ++i) {
            const quint32 seed = m_seed + quint32(i);
            const Content base = generatedContent(12, seed);
            RandomEditor our(seed * 2, u"our"_s, tablesOf(base, 0, 2));
            RandomEditor their(seed * 2 + 1, u"their"_s, tablesOf(base, 1, 2));
            Content ours = base;
            our.edit(ours, 12);
            Content theirs = base;
            their.edit(theirs, 12);
            Content both = ours;
            RandomEditor(seed * 2 + 1, u"their"_s, tablesOf(base, 1, 2)).edit(both, 12);
            QVERIFY(!firstFault(ours) && !firstFault(theirs));
            const Content merged = merge(base, ours, theirs).content;
            QVERIFY2(merged == both, qPrintable(story(seed, our, their, merged, both)));
            const Content other = merge(base, theirs, ours).content;
            QVERIFY2(other == both, qPrintable(story(seed, our, their, other, both)));
        }
    }

    void whateverIsMergedHoldsTogether() const
    {
        int undecided = 0;
        for (int i = 0; i < m_rounds; ++i) {
            const quint32 seed = m_seed + quint32(i);
            const Content base = generatedContent(6, seed);
            RandomEditor our(seed * 2, u"our"_s, tablesOf(base));
            RandomEditor their(seed * 2 + 1, u"their"_s, tablesOf(base));
            Content ours = base;
            our.edit(ours, 10);
            Content theirs = base;
            their.edit(theirs, 10);
            QVERIFY(merge(base, ours, base).content == ours);
            QVERIFY(merge(base, base, theirs).content == theirs);
            QVERIFY(merge(base, ours, ours).content == ours);
            const MergeResult merged = merge(base, ours, theirs);
            const QString told = story(seed, our, their, merged.content, merged.content);
            QVERIFY2(!firstFault(merged.content), qPrintable(told));
            const auto read = contentFromBytes(bytesOf(merged.content));
            QVERIFY2(read && *read == merged.content, qPrintable(told));
            undecided += merged.conflicts.empty() ? 0 : 1;
            // Merged once more, nothing is left to do.
            QVERIFY2(merge(theirs, merged.content, theirs).content == merged.content,
                     qPrintable(told));
            if (merged.conflicts.empty() && merged.notes.isEmpty()) {
                const Content other = merge(base, theirs, ours).content;
                QVERIFY2(other == merged.content,
                         qPrintable(story(seed, our, their, other, merged.content)));
            }
        }
        qInfo("%d of %d triples have conflicts", undecided, m_rounds);
    }

    void diffLeadsFromOneToTheOther() const
    {
        for (int i = 0; i < m_rounds; ++i) {
            const quint32 seed = m_seed + quint32(i);
            const Content before = generatedContent(6, seed);
            RandomEditor editor(seed, u"x"_s, tablesOf(before));
            Content after = before;
            editor.edit(after, 10);
            for (const Content &second : {after, withFreshIds(after, u"db")}) {
                for (const Scope scope : {Scope::Everything, Scope::Database}) {
                    Content changed = before;
                    sw::apply(changed, diff(before, second, scope).changes);
                    const auto fault = firstFault(changed);
                    QVERIFY2(!fault, qPrintable(fault ? fault->text : QString()));
                    const Difference left = diff(changed, second, scope);
                    QVERIFY2(left.isEmpty(),
                             qPrintable(story(seed, editor, editor, changed, second)));
                }
            }
        }
    }

    void aTableOnEachSideIsNeverAConflict() const
    {
        const Content base = generatedContent(50, m_seed);
        for (quint32 i = 0; i < 1000; ++i) {
            Content ours = base;
            Content theirs = base;
            RandomEditor(m_seed + i, u"our%1_"_s.arg(m_seed + i), {}).addTable(ours);
            RandomEditor(m_seed + i, u"their%1_"_s.arg(m_seed + i), {}).addTable(theirs);
            const MergeResult merged = merge(base, ours, theirs);
            QVERIFY(merged.conflicts.empty() && merged.notes.isEmpty());
            QCOMPARE(merged.content.schema.tables.size(), 52);
            QVERIFY(i % 10 != 0 || contentFromBytes(bytesOf(merged.content)));
        }
    }

private:
    quint32 m_seed = 0;
    int m_rounds = 0;
};

} // namespace

SW_SUITE(mergelaws, MergeLawsTest)
#include "tst_mergelaws.moc"
