// SPDX-License-Identifier: Apache-2.0
// A database with a document beside it opens the document, which says how the two differ.
#include "app/designpage.h"
#include "model/file/documentfile.h"
#include "tests/support/folder.h"
#include "tests/support/picture.h"
#include "tests/window/hand.h"
#include "widgets/common/banner.h"
#include "widgets/inspector/explorermodel.h"

#include <QPushButton>
#include <QStackedWidget>

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
        answer(u"Show differences"_s);
        QCOMPARE(m_hand->page().comparedWith(), u"pets.db"_s);
        QCOMPARE(m_hand->page().comparison()->lines.size(), 2U);
        QVERIFY(m_hand->window().docks().isShown(Docks::Differences));
    }

    /// In the drawing, in the explorer and for those who cannot see; the count is a button.
    void whatTheDatabaseDoesNotHaveIsMarked()
    {
        save(u"owner id:pk name | pet id:pk | toy id:pk"_s);
        m_hand->open(m_document);
        m_folder->database(u"pets.db"_s, "CREATE TABLE owner (id INTEGER PRIMARY KEY);"
                                         "CREATE TABLE pet (id INTEGER PRIMARY KEY)");
        QTRY_COMPARE(m_hand->page().target().state(), Target::State::Different);
        QCOMPARE(marked(), (QStringList{u"owner"_s, u"toy"_s}));
        QVERIFY(hasDot(u"owner"_s));
        QVERIFY(!hasDot(u"pet"_s));
        for (QPushButton *button : m_hand->window().findChildren<QPushButton *>()) {
            if (button->text() == u"2 changes not applied"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(m_hand->page().showsPlan());
        m_hand->key(Qt::Key_Escape);
        QVERIFY(!m_hand->page().showsPlan());

        m_folder->database(u"pets.db"_s, "ALTER TABLE owner ADD COLUMN name;"
                                         "CREATE TABLE toy (id INTEGER PRIMARY KEY)");
        QTRY_COMPARE(m_hand->page().target().state(), Target::State::Equal);
        QVERIFY(marked().isEmpty());
        QVERIFY(!hasDot(u"owner"_s));
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

    /// In the explorer.
    [[nodiscard]] QStringList marked()
    {
        const QDockWidget &dock = m_hand->window().docks().dock(Docks::Explorer);
        const auto *stack = static_cast<QStackedWidget *>(dock.widget());
        const auto *model = stack->currentWidget()->findChild<ExplorerModel *>();
        const QModelIndex tables = model->group(ExplorerGroup::Tables);
        QStringList names;
        for (int i = 0; i < model->rowCount(tables); ++i) {
            const QModelIndex row = model->index(i, 0, tables);
            const bool isMarked = row.data(ExplorerModel::UnappliedRole).toBool();
            if (isMarked)
                names.append(row.data().toString());
        }
        return names;
    }

    /// Whether the header has a point of the accent's color, right of the name.
    [[nodiscard]] bool hasDot(QStringView table)
    {
        CanvasView &canvas = m_hand->canvas();
        const QRectF header = m_hand->figure(table).headerRect();
        const QPointF from(header.center().x(), header.top() + 8);
        const QRect place(m_hand->at(from), m_hand->at(header.bottomRight() - QPointF(8, 4)));
        const QImage image = canvas.viewport()->grab(place).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == canvas.theme().colors().accent)
                    return true;
            }
        }
        return false;
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
