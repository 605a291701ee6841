// SPDX-License-Identifier: Apache-2.0
#include "model/document/document.h"
#include "model/document/edit.h"
#include "tests/support/contents.h"
#include "tests/support/suite.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class DocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void applyEmitsEachChange()
    {
        const Content before = contentOf(u"owner id:pk | pet id:pk owner_id>owner");
        const Content after = contentOf(u"owner id:pk name | cat id:pk");
        const Changes changes = difference(before, after);
        Document document(before);
        Changes heard;
        connect(&document, &Document::changed, this,
                [&](const Change &change) { heard.push_back(change); });
        document.apply(changes);
        QVERIFY(document.content() == after);
        QCOMPARE(heard.size(), changes.size());
        for (size_t i = 0; i < heard.size(); ++i) {
            QVERIFY(sameObject(heard[i].before, changes[i].before));
            QVERIFY(sameObject(heard[i].after, changes[i].after));
        }
        document.apply(inverse(changes));
        QVERIFY(document.content() == before);
        QCOMPARE(heard.size(), 2 * changes.size());
    }

    void theListenerSeesTheChangeMade()
    {
        const Content before = contentOf(u"pet id:pk");
        const Content after = contentOf(u"pet id:pk name");
        Document document(before);
        bool seen = false;
        connect(&document, &Document::changed, this, [&] {
            seen = document.content().schema.table(u"pet")->column(u"name") != nullptr;
        });
        document.apply(difference(before, after));
        QVERIFY(seen);
    }

    void noDifferenceNoChanges()
    {
        const Content content = contentOf(u"owner id:pk | pet id:pk owner_id>owner");
        QVERIFY(difference(content, content).empty());
        // Equal values behind other pointers are no difference either.
        QVERIFY(difference(content, contentOf(u"owner id:pk | pet id:pk owner_id>owner")).empty());
    }

    void differenceNeverPlacesWhatIsNotThere()
    {
        const Content one = contentOf(u"owner id:pk | pet id:pk owner_id>owner");
        const Content other = contentOf(u"cat id:pk | dog id:pk cat_id>cat");
        for (const Changes &changes : {difference(one, other), inverse(difference(other, one))}) {
            Content content = one;
            for (const Change &change : changes) {
                sw::apply(content, change);
                const QStringList faults = faultsOf(content).filter(u"placement"_s);
                QVERIFY2(faults.isEmpty(), qUtf8Printable(faults.join(u", ")));
            }
            QVERIFY(content == other);
        }
    }

    void settingsAndOptions()
    {
        const Content before;
        Edit edit(before);
        Settings settings;
        settings.pluralRule = u"none"_s;
        edit.put(settings);
        DatabaseOptions options;
        options.userVersion = 7;
        edit.put(options);
        const Result<Changes> changes = edit.result();
        QVERIFY(changes.ok());
        QCOMPARE(changes->size(), 2U);
        Content content = applied(before, *changes);
        QCOMPARE(content.settings->pluralRule, u"none"_s);
        QCOMPARE(content.schema.options.userVersion, 7);
        sw::apply(content, inverse(*changes));
        QVERIFY(content == before);
    }
};

} // namespace

SW_SUITE(document, DocumentTest)
#include "tst_document.moc"
