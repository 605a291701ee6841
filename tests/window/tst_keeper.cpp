// SPDX-License-Identifier: Apache-2.0
// A document's work is safe: after a crash, after closing, and beside other programs.
#include "app/designpage.h"
#include "model/base/filebytes.h"
#include "model/document/verbs_table.h"
#include "model/file/documentbytes.h"
#include "model/file/documentfile.h"
#include "tests/support/folder.h"
#include "tests/support/home.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"
#include "widgets/common/banner.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class KeeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<Home>();
        m_path = m_home->path(u"pets.wright"_s);
        Content content;
        content.schema = schemaFromPicture(u"owner id:pk | pet id:pk owner_id>owner.id?");
        QVERIFY(saveDocument(m_path, readyToShow(content)));
    }

    void aCopyFollowsEachEditAndGoesWithSaving()
    {
        const auto page = opened();
        rename(*page, u"owner"_s, u"keeper"_s);
        page->keeper().flush();
        QCOMPARE(recoveryFolder().list().size(), 1U);
        const auto copy = RecoveryFolder::read(recoveryFolder().list().front());
        QVERIFY(copy && *copy == page->editor().content());
        QVERIFY(page->save(m_path));
        QCOMPARE(recoveryFolder().list().size(), 0U);
    }

    void undoneToTheSavedStateNeedsNoCopy()
    {
        const auto page = opened();
        rename(*page, u"owner"_s, u"keeper"_s);
        page->keeper().flush();
        page->editor().undoStack().undo();
        page->keeper().flush();
        QCOMPARE(recoveryFolder().list().size(), 0U);
    }

    void theStepsSurviveClosing()
    {
        {
            const auto page = opened();
            rename(*page, u"owner"_s, u"keeper"_s);
            rename(*page, u"pet"_s, u"animal"_s);
            QVERIFY(page->save(m_path));
            page->editor().undoStack().undo();
            QVERIFY(page->save(m_path));
            page->keeper().close();
        }
        const auto page = opened();
        QVERIFY(!page->isModified());
        QCOMPARE(names(*page), u"keeper pet"_s);
        page->editor().undoStack().redo();
        QCOMPARE(names(*page), u"keeper animal"_s);
        page->editor().undoStack().undo();
        page->editor().undoStack().undo();
        QCOMPARE(names(*page), u"owner pet"_s);
        QVERIFY(!page->editor().undoStack().canUndo());
    }

    void whatWasNotSavedIsNoStepOfWhatIsOpenedAgain()
    {
        {
            const auto page = opened();
            rename(*page, u"owner"_s, u"keeper"_s);
            QVERIFY(page->save(m_path));
            rename(*page, u"pet"_s, u"animal"_s);
            page->keeper().close();
        }
        const auto page = opened();
        QCOMPARE(names(*page), u"keeper pet"_s);
        page->editor().undoStack().undo();
        QCOMPARE(names(*page), u"owner pet"_s);
    }

    void theStepsAreDroppedWhereTheFileChangedElsewhere()
    {
        {
            const auto page = opened();
            rename(*page, u"owner"_s, u"keeper"_s);
            QVERIFY(page->save(m_path));
            page->keeper().close();
        }
        changeElsewhere(u"keeper"_s, u"holder"_s);
        const auto page = opened();
        QVERIFY(!page->editor().undoStack().canUndo());
    }

    void recoveredWorkIsUnsavedAndUndoes()
    {
        Content content;
        {
            const auto page = opened();
            rename(*page, u"owner"_s, u"keeper"_s);
            page->keeper().flush();
            content = page->editor().content();
            // No close: the program is gone.
        }
        const RecoveryCopy copy = recoveryFolder().list().front();
        DesignPage page(*RecoveryFolder::read(copy), u"pets"_s, m_theme);
        page.recovered(copy);
        QVERIFY(page.isModified());
        QCOMPARE(page.path(), m_path);
        QVERIFY(page.editor().content() == content);
        page.editor().undoStack().undo();
        QCOMPARE(names(page), u"owner pet"_s);
        page.keeper().close();
        QCOMPARE(recoveryFolder().list().size(), 0U);
    }

    void anUnchangedDocumentIsReadAgain()
    {
        const auto page = opened();
        changeElsewhere(u"owner"_s, u"holder"_s);
        QTRY_COMPARE(names(*page), u"holder pet"_s);
        QVERIFY(!page->isModified());
        QVERIFY(page->banner().text().isEmpty());
        page->editor().undoStack().undo();
        QCOMPARE(names(*page), u"owner pet"_s);
    }

    void aChangedDocumentAsksAndMerges()
    {
        const auto page = opened();
        rename(*page, u"pet"_s, u"animal"_s);
        changeElsewhere(u"owner"_s, u"holder"_s);
        QTRY_VERIFY(!page->banner().text().isEmpty());
        QCOMPARE(names(*page), u"owner animal"_s);
        answer(*page, u"Merge"_s);
        QCOMPARE(names(*page), u"holder animal"_s);
        QVERIFY(page->isModified());
        QVERIFY(page->save(m_path));
        const auto saved = readDocument(m_path);
        QVERIFY(saved && *saved == page->editor().content());
    }

    void aChangedDocumentMayBeKept()
    {
        const auto page = opened();
        rename(*page, u"pet"_s, u"animal"_s);
        changeElsewhere(u"owner"_s, u"holder"_s);
        QTRY_VERIFY(!page->banner().text().isEmpty());
        answer(*page, u"Keep mine"_s);
        QCOMPARE(names(*page), u"owner animal"_s);
        page->keeper().look();
        QVERIFY(page->banner().text().isEmpty());
    }

    void whatBothChangedBecomesAConflict()
    {
        const auto page = opened();
        rename(*page, u"owner"_s, u"mine"_s);
        changeElsewhere(u"owner"_s, u"theirs"_s);
        QTRY_VERIFY(!page->banner().text().isEmpty());
        answer(*page, u"Merge"_s);
        QCOMPARE(names(*page), u"mine pet"_s);
        QCOMPARE(page->editor().content().conflicts.size(), 1);
    }

    void aRemovedFileIsSaidAndSavingWritesIt()
    {
        const auto page = opened();
        QVERIFY(QFile::remove(m_path));
        QTRY_VERIFY(!page->banner().text().isEmpty());
        QVERIFY(page->isModified());
        QVERIFY(page->save(m_path));
        QVERIFY(QFile::exists(m_path));
    }

    void whatIsNoDocumentAnyMoreIsSaid()
    {
        const auto page = opened();
        QVERIFY(writeFile(m_path, "<<<<<<< ours\n"));
        QTRY_VERIFY(page->banner().text().contains(u"no document"_s));
        QCOMPARE(names(*page), u"owner pet"_s);
    }

private:
    [[nodiscard]] std::unique_ptr<DesignPage> opened()
    {
        const Result<Content> content = readDocument(m_path);
        auto page = std::make_unique<DesignPage>(*content, u"pets"_s, m_theme);
        page->opened(m_path, hashOf(Folder::bytesOf(m_path)));
        return page;
    }

    static void rename(DesignPage &page, const QString &from, const QString &to)
    {
        page.editor().run(u"Rename"_s, renamed(page.editor().content(), from, to));
    }

    static Result<Changes> renamed(const Content &content, const QString &from, const QString &to)
    {
        for (const TablePtr &table : content.schema.tables) {
            if (table->name == from)
                return renameTable(content, table->id, to);
        }
        return Error{u"no such table"_s};
    }

    void changeElsewhere(const QString &from, const QString &to) const
    {
        Content content = *readDocument(m_path);
        sw::apply(content, *renamed(content, from, to));
        QVERIFY(saveDocument(m_path, content));
    }

    static void answer(DesignPage &page, const QString &text)
    {
        const auto buttons = page.banner().findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == text) {
                button->click();
                return;
            }
        }
        QFAIL("no such answer");
    }

    /// The tables of two names, the first one first in the picture.
    static QString names(DesignPage &page)
    {
        QStringList names;
        for (const TablePtr &table : page.editor().content().schema.tables)
            names.append(table->name);
        const auto isPet = [](const QString &name) { return name == u"pet" || name == u"animal"; };
        std::sort(names.begin(), names.end(),
                  [&](const QString &a, const QString &b) { return isPet(a) < isPet(b); });
        return names.join(u' ');
    }

    std::unique_ptr<Home> m_home;
    Theme m_theme;
    QString m_path;
};

} // namespace

SW_SUITE(keeper, KeeperTest)
#include "tst_keeper.moc"
