// SPDX-License-Identifier: Apache-2.0
// What is read: a document that cannot be, what was not understood, and what git has to say.
#include "model/file/documentfile.h"
#include "tests/support/folder.h"
#include "tests/support/picture.h"
#include "tests/window/hand.h"
#include "widgets/canvas/comparison.h"
#include "widgets/common/banner.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QInputDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class ReadingTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void openUrl(const QUrl &url) { m_opened = url.toLocalFile(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_hand = std::make_unique<Hand>();
    }

    void cleanup()
    {
        m_hand.reset();
        m_folder.reset();
    }

    void anUnreadableDocumentBesideADatabaseIsLeftAsItIs()
    {
        const QString document = m_folder->path(u"pets.wright"_s);
        const QByteArray broken = "{\"schemawright\":1}\n\n{\"table\":\"7\"}\n";
        put(document, broken);
        m_hand->open(database());
        QVERIFY(m_hand->table(u"owner"));
        QVERIFY(m_hand->page().path().isEmpty());
        QVERIFY(said().startsWith(u"pets.wright stands beside this database but cannot be read"_s));
        QVERIFY(said().contains(u"line 3"_s));
        QDesktopServices::setUrlHandler(u"file"_s, this, "openUrl");
        answer(u"Show file"_s);
        QDesktopServices::unsetUrlHandler(u"file"_s);
        QCOMPARE(m_opened, QFileInfo(document).absolutePath());
        // To write over it is refused, and not proposed.
        QString proposed;
        withNextDialog<QFileDialog>([&](QFileDialog &dialog) {
            proposed = dialog.findChild<QLineEdit *>()->text();
            dialog.findChild<QLineEdit *>()->setText(document);
            withNextDialog<QMessageBox>([](QMessageBox &box) {
                press(box, u"Yes"_s);
                withNextDialog<QMessageBox>([](QMessageBox &refusal) {
                    QVERIFY(refusal.text().contains(u"Choose another name"_s));
                    refusal.accept();
                });
            });
            QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return);
        });
        m_hand->key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(proposed, u"pets 2"_s);
        QCOMPARE(Folder::bytesOf(document), broken);
        answerFileDialog(m_folder->path(u"pets 2.wright"_s));
        m_hand->key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_hand->page().path(), m_folder->path(u"pets 2.wright"_s));
        QTRY_COMPARE(m_hand->page().target().state(), Target::State::Equal);
        QCOMPARE(Folder::bytesOf(document), broken);
    }

    void allNotesOnWhatWasReadCanBeRead()
    {
        const QString script = m_folder->path(u"pets.sql"_s);
        put(script, "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT COLLATE german);\n"
                    "INSERT INTO owner VALUES (1, 'Ann');\nUPDATE owner SET name = 'Bo';\n");
        m_hand->open(script);
        QVERIFY2(said().endsWith(u" notes on what was read."_s), qPrintable(said()));
        answer(u"Show"_s);
        const QString text = notesShown();
        QVERIFY(text.contains(u"german"_s) && text.contains(u"1 row"_s));
        QVERIFY(said().isEmpty());
    }

    void notesOnWhatWasPastedToo()
    {
        auto *data = new QMimeData;
        data->setText(u"CREATE TABLE owner (id INTEGER PRIMARY KEY);"
                      "INSERT INTO owner VALUES (1);"_s);
        QApplication::clipboard()->setMimeData(data);
        m_hand->key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_hand->table(u"owner"));
        QCOMPARE(said(), u"1 notes on what was read."_s);
        answer(u"Show"_s);
        QVERIFY(notesShown().contains(u"1 row"_s));
    }

    void gitIsSpokenForInOurWords()
    {
        openDocument();
        QCOMPARE(refusal(), u"“pets.wright” is in no git repository. Make one of its folder (git "
                            "init) and commit the document, then its revisions can be compared."_s);
        git({u"init"_s, u"-q"_s});
        QVERIFY(refusal().startsWith(u"The git repository of “pets.wright” has no commits yet."_s));
        put(m_folder->path(u"other"_s), "x");
        git({u"add"_s, u"other"_s});
        git({u"commit"_s, u"-qm"_s, u"before"_s});
        QVERIFY(refusal().startsWith(u"“pets.wright” is in no revision yet."_s));
        git({u"add"_s, u"pets.wright"_s});
        git({u"commit"_s, u"-qm"_s, u"draw"_s});
        QCOMPARE(
            refusal(u"nowhere"_s),
            u"There is no revision “nowhere” in the repository of “pets.wright”. Choose one of "
            "the list, or write a branch, a tag or a hash."_s);
        QVERIFY(refusal(u"--help"_s).startsWith(u"There is no revision “--help”"_s));
        QVERIFY(refusal(u"HEAD~1"_s).startsWith(u"“pets.wright” is not in revision HEAD~1"_s));
        choose(u"HEAD"_s);
        compare();
        QVERIFY(m_hand->page().comparison() && m_hand->page().comparison()->isEmpty());
    }

private:
    [[nodiscard]] QString database() const
    {
        return m_folder->database(u"pets.db"_s, "CREATE TABLE owner (id INTEGER PRIMARY KEY)");
    }

    void openDocument()
    {
        const QString path = m_folder->path(u"pets.wright"_s);
        Content content;
        content.schema = schemaFromPicture(u"owner id:pk");
        QVERIFY(saveDocument(path, readyToShow(content)));
        m_hand->open(path);
    }

    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    void git(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(QFileInfo(m_folder->path(u"x"_s)).absolutePath());
        process.start(u"git"_s,
                      QStringList{u"-c"_s, u"user.name=T"_s, u"-c"_s, u"user.email=t@example.org"_s}
                          + arguments);
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    }

    void compare() { m_hand->window().actions().action(u"compare-revision"_s)->trigger(); }

    static void choose(const QString &revision)
    {
        withNextDialog<QInputDialog>([revision](QInputDialog &dialog) {
            dialog.setTextValue(revision);
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
    }

    /// What is said where no comparison can be made with it.
    QString refusal(const QString &revision = {})
    {
        QString text;
        const auto hear = [&text] {
            withNextDialog<QMessageBox>([&text](QMessageBox &box) {
                text = box.text();
                box.accept();
            });
        };
        if (revision.isEmpty()) {
            hear();
        } else {
            withNextDialog<QInputDialog>([revision, hear](QInputDialog &dialog) {
                dialog.setTextValue(revision);
                hear();
                QTest::keyClick(&dialog, Qt::Key_Return);
            });
        }
        compare();
        return text;
    }

    [[nodiscard]] QString said() { return m_hand->page().banner().text(); }

    [[nodiscard]] QString notesShown()
    {
        const auto *dialog = m_hand->page().findChild<QWidget *>(u"notes"_s);
        return dialog ? dialog->findChild<QPlainTextEdit *>()->toPlainText() : QString();
    }

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
    QString m_opened;
};

} // namespace

SW_SUITE(reading, ReadingTest)
#include "tst_reading.moc"
