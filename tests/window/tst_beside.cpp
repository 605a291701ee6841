// SPDX-License-Identifier: Apache-2.0
// A database with a document beside it opens the document, which says how the two differ.
#include "app/designpage.h"
#include "model/file/documentfile.h"
#include "tests/support/folder.h"
#include "tests/support/picture.h"
#include "tests/window/hand.h"
#include "widgets/common/banner.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class BesideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_hand = std::make_unique<Hand>();
        m_document = m_folder->path(u"pets.wright"_s);
    }

    void cleanup()
    {
        m_hand.reset();
        m_folder.reset();
    }

    void theDocumentOpensAndSaysHowManyDifferencesThereAre()
    {
        save(u"owner id:pk | pet id:pk | toy id:pk"_s);
        m_hand->open(database());
        QCOMPARE(m_hand->page().path(), m_document);
        QTRY_COMPARE(said(), u"Differences between pets.db and this document: 2."_s);
        QVERIFY(!m_hand->page().isModified());
        answer(u"Dismiss"_s);
        QVERIFY(said().isEmpty());
        QVERIFY(!m_hand->page().comparison());
    }

    void theyAreComparedByAClick()
    {
        save(u"owner id:pk | pet id:pk | toy id:pk"_s);
        m_hand->open(database());
        QTRY_VERIFY(!said().isEmpty());
        answer(u"Compare"_s);
        QCOMPARE(m_hand->page().comparedWith(), u"pets.db"_s);
        QCOMPARE(m_hand->page().comparison()->lines.size(), 2U);
        QVERIFY(m_hand->window().docks().isShown(Docks::Differences));
    }

    void itIsToldWhereTheDocumentIsOpenAlready()
    {
        save(u"owner id:pk | pet id:pk | toy id:pk"_s);
        const QString path = database();
        m_hand->open(m_document);
        QTRY_COMPARE(m_hand->page().target().state(), Target::State::Different);
        QVERIFY(said().isEmpty());
        const DesignPage *page = &m_hand->page();
        m_hand->open(path);
        QCOMPARE(&m_hand->page(), page);
        QTRY_VERIFY(!said().isEmpty());
    }

    void equalsSayNothing()
    {
        save(u"owner id:pk"_s);
        m_hand->open(database());
        QCOMPARE(m_hand->page().path(), m_document);
        QTRY_COMPARE(m_hand->page().target().state(), Target::State::Equal);
        QVERIFY(said().isEmpty());
    }

    void aDocumentForAnotherDatabaseSaysSo()
    {
        save(u"owner id:pk"_s, u"other.db"_s);
        m_hand->open(database());
        QTRY_VERIFY(said().contains(m_folder->path(u"other.db"_s) + u", not for pets.db"_s));
    }

private:
    /// One table; the documents here have more.
    [[nodiscard]] QString database() const
    {
        return m_folder->database(u"pets.db"_s, "CREATE TABLE owner (id INTEGER PRIMARY KEY)");
    }

    void save(const QString &picture, const QString &target = {})
    {
        Content content;
        content.schema = schemaFromPicture(picture);
        Settings settings;
        settings.target = target;
        content.settings = std::make_shared<const Settings>(settings);
        QVERIFY(saveDocument(m_document, readyToShow(content)));
    }

    [[nodiscard]] QString said() { return m_hand->page().banner().text(); }

    void answer(const QString &text)
    {
        for (QPushButton *button : m_hand->page().banner().findChildren<QPushButton *>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(u"there is no button "_s + text));
    }

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<Hand> m_hand;
    QString m_document;
};

} // namespace

SW_SUITE(beside, BesideTest)
#include "tst_beside.moc"
