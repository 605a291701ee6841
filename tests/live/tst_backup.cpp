// SPDX-License-Identifier: Apache-2.0
// A backup is whole, private and on the disk, or it is not there; and what was saved comes back.
#include "model/live/backup.h"
#include "model/live/backupfiles.h"
#include "model/sql/sqlite.h"
#include "tests/support/folder.h"
#include "tests/support/limits.h"
#include "tests/support/otherprogram.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sw;

namespace {

constexpr const char *PetDatabase
    = "PRAGMA user_version=7; PRAGMA application_id=42; CREATE TABLE pet (name UNIQUE);"
      "CREATE TABLE \"odd \"\"one\" (k PRIMARY KEY) WITHOUT ROWID; CREATE VIEW v AS SELECT 1;"
      "CREATE VIRTUAL TABLE word USING fts5(text); INSERT INTO word VALUES ('x');"
      "INSERT INTO pet VALUES ('a'),('b'),('c'); INSERT INTO \"odd \"\"one\" VALUES (1)";
/// 20 MB.
constexpr const char *BigDatabase
    = "CREATE TABLE pet (id INTEGER PRIMARY KEY, name);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)"
      "INSERT INTO pet SELECT i, hex(randomblob(100)) FROM n";

/// Why no backup was made; empty where one was.
QString backupRefusal(const QString &path, const QString &to, Watcher &watching)
{
    const auto database = WritableDatabase::open(path, watching);
    if (!database)
        return database.error().text;
    (*database)->patience().setLimit(60ms);
    const auto made = backUp(**database, to);
    return made ? QString() : made.error().text;
}

QByteArray answerOf(const QString &path, std::string_view sql)
{
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    QByteArray answer = "none";
    {
        SqliteQuery query(database, sql);
        if (query.next())
            answer = query.text(0).toUtf8();
    }
    sqlite3_close(database);
    return answer;
}

QStringList namesIn(const test::Folder &folder)
{
    return QDir(folder.path(QString())).entryList(QDir::Files, QDir::Name);
}

class BackupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsCopiedAndPrivate()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, PetDatabase);
        const QString to = backupPathFor(path, QDateTime({2026, 11, 21}, {21, 47, 3}));
        QCOMPARE(to, folder.path(u"shop.db.backup-20261121-214703.db"_s));
        test::Watching watching;
        const auto database = WritableDatabase::open(path, watching);
        const auto made = backUp(**database, to);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text));
        QCOMPARE(made->path, to);
        QCOMPARE(made->bytes, QFile(path).size());
        QVERIFY(made->rows >= 4);
        QCOMPARE(QFile::permissions(to) & QFile::Permissions(0x0777), QFile::Permissions(0x0600));
        QCOMPARE(answerOf(to, "PRAGMA user_version"), QByteArray("7"));
        QCOMPARE(answerOf(to, "SELECT group_concat(name) FROM pet"), QByteArray("a,b,c"));
        QCOMPARE(answerOf(to, "SELECT count(*) FROM word"), QByteArray("1"));
        QCOMPARE(namesIn(folder), (QStringList{u"shop.db"_s, QFileInfo(to).fileName()}));
        QVERIFY(!(*database)->inTransaction());
        QVERIFY(!watching.told.empty());
    }

    /// SQLite 3.40 finds NULL where there is none, in tables whose key does not come first.
    void aCheckThatIsMistakenIsNoDamage()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"odd.db"_s, "CREATE TABLE o (a TEXT, b INTEGER NOT NULL, k REAL NOT NULL PRIMARY KEY)"
                         " WITHOUT ROWID; INSERT INTO o VALUES (NULL, 1, 3.0), ('x', 4, 6.0);");
        test::Watching watching;
        const auto database = WritableDatabase::open(path, watching);
        const auto made = backUp(**database, folder.path(u"copy.db"_s));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text));
    }

    void whatIsThereIsNeverOverwritten()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, PetDatabase);
        const QString mine = folder.write(u"mine"_s, "precious");
        test::Watching watching;
        const QString said = backupRefusal(path, mine, watching);
        QVERIFY2(said.contains(u"mine cannot be made"_s), qPrintable(said));
        QCOMPARE(test::Folder::bytesOf(mine), QByteArray("precious"));
        const QDateTime time({2026, 11, 21}, {21, 47, 3});
        folder.write(u"shop.db.backup-20261121-214703.db"_s, {});
        QCOMPARE(QFileInfo(backupPathFor(path, time)).fileName(),
                 u"shop.db.backup-20261121-214703-2.db"_s);
    }

    void withTheLogOfWalMode()
    {
        const test::Folder folder;
        const QString path = folder.path(u"wal.db"_s);
        test::OtherProgram other(path);
        other.run("PRAGMA journal_mode=WAL");
        other.run("CREATE TABLE a (x)");
        other.run("INSERT INTO a VALUES (5)");
        QVERIFY(QFile(path + u"-wal"_s).size() > 0);
        const QString to = folder.path(u"copy.db"_s);
        test::Watching watching;
        QCOMPARE(backupRefusal(path, to, watching), QString());
        QVERIFY(!QFile::exists(to + u"-wal"_s));
        QCOMPARE(answerOf(to, "SELECT x FROM a"), QByteArray("5"));
        other.run("INSERT INTO a VALUES (6)");
        QVERIFY(restore(path, to, watching));
        QCOMPARE(other.run("SELECT x FROM a"), QByteArray("[(5,)]"));
        QCOMPARE(other.run("PRAGMA journal_mode"), QByteArray("[('wal',)]"));
    }

    void aWriterMeanwhileIsNoHarm()
    {
        const test::Folder folder;
        const QString path = folder.database(u"big.db"_s, BigDatabase);
        test::OtherProgram other(path);
        test::Watching watching;
        bool asked = false;
        watching.onProgress = [&](const Progress &progress) {
            if (!asked && progress.what.startsWith(u"Backing up"_s)) {
                asked = true;
                QCOMPARE(other.run("DELETE FROM pet"), QByteArray("database is locked"));
            }
        };
        const QString to = folder.path(u"copy.db"_s);
        QCOMPARE(backupRefusal(path, to, watching), QString());
        QVERIFY(asked);
        QCOMPARE(answerOf(to, "SELECT count(*) FROM pet"), QByteArray("100000"));
    }

    void aChangeSinceShows()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, PetDatabase);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        const auto made = backUp(database, folder.path(u"copy.db"_s));
        QVERIFY(made);
        QVERIFY(database.begin());
        QCOMPARE(database.number("PRAGMA data_version").value(), made->dataVersion);
        const auto within = backUp(database, folder.path(u"within.db"_s));
        QVERIFY(!within);
        QVERIFY(within.error().text.contains(u"A change of it is under way"_s));
        QVERIFY(database.inTransaction());
        database.rollBack();
        test::OtherProgram other(path);
        other.run("INSERT INTO pet VALUES ('d')");
        QVERIFY(database.begin());
        QVERIFY(database.number("PRAGMA data_version").value() != made->dataVersion);
    }

    void stopLeavesNothing()
    {
        const test::Folder folder;
        const QString path = folder.database(u"big.db"_s, BigDatabase);
        test::Watching watching;
        watching.onProgress = [&](const Progress &progress) {
            if (progress.what == u"Backing up big.db") {
                QVERIFY(progress.total > 4000);
                watching.stop = true;
            }
        };
        const QString said = backupRefusal(path, folder.path(u"copy.db"_s), watching);
        QVERIFY2(said.contains(u"big.db” was not backed up."_s), qPrintable(said));
        QVERIFY2(said.contains(u"it was cancelled"_s), qPrintable(said));
        QCOMPARE(namesIn(folder), QStringList(u"big.db"_s));
    }

    void aDamagedDatabaseIsNotTakenForABackup()
    {
        const test::Folder folder;
        const QString path = folder.database(u"big.db"_s, BigDatabase);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(qint64(4096) * 1000));
        file.write(QByteArray(4096, '\x55'));
        file.close();
        test::Watching watching;
        const QString said = backupRefusal(path, folder.path(u"copy.db"_s), watching);
        QVERIFY2(said.contains(u"damaged"_s), qPrintable(said));
        QCOMPARE(namesIn(folder), QStringList(u"big.db"_s));
    }

    void aFullDiskLeavesNothing()
    {
        const test::Folder folder;
        const QString path = folder.database(u"big.db"_s, BigDatabase);
        test::Watching watching;
        QString said;
        test::withFileSizeLimit(
            1'000'000, [&] { said = backupRefusal(path, folder.path(u"copy.db"_s), watching); });
        QVERIFY2(said.contains(u"disk I/O error"_s), qPrintable(said));
        QCOMPARE(namesIn(folder), QStringList(u"big.db"_s));
    }

    void aWriterInTheWayIsNamed()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, PetDatabase);
        test::Watching watching;
        const auto database = WritableDatabase::open(path, watching);
        (*database)->patience().setLimit(60ms);
        test::OtherProgram other(path);
        other.run("BEGIN EXCLUSIVE");
        const auto made = backUp(**database, folder.path(u"copy.db"_s));
        QVERIFY(!made);
        QVERIFY2(made.error().text.contains(u"is writing"_s), qPrintable(made.error().text));
        QCOMPARE(namesIn(folder), QStringList(u"shop.db"_s));
    }

    void whatWasSavedComesBackInTheSameFile()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, PetDatabase);
        const QString to = folder.path(u"copy.db"_s);
        test::Watching watching;
        QCOMPARE(backupRefusal(path, to, watching), QString());
        QFile::setPermissions(path, QFile::Permissions(0x6640));
        QFile::link(path, folder.path(u"link.db"_s));
        test::OtherProgram other(path);
        other.run("DROP TABLE pet");
        other.run("PRAGMA user_version=8");
        other.run("CREATE TABLE more AS SELECT randomblob(100000) AS x");
        const Result<Done> restored = restore(folder.path(u"link.db"_s), to, watching);
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().text));
        // The other program had it open all the time: it is the same file.
        QCOMPARE(other.run("SELECT group_concat(name) FROM pet"), QByteArray("[('a,b,c',)]"));
        QCOMPARE(other.run("PRAGMA user_version"), QByteArray("[(7,)]"));
        QCOMPARE(QFile::permissions(path) & QFile::Permissions(0x0777), QFile::Permissions(0x0640));
        QVERIFY(QFileInfo(folder.path(u"link.db"_s)).isSymLink());
    }

    void aHotJournalIsPlayedBackBeforeItIsRestored()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, BigDatabase);
        const QString to = folder.path(u"copy.db"_s);
        test::Watching watching;
        QCOMPARE(backupRefusal(path, to, watching), QString());
        test::OtherProgram other(path);
        other.run("PRAGMA cache_size=1");
        other.run("PRAGMA synchronous=OFF");
        other.run("BEGIN");
        other.run("UPDATE pet SET name = 'x'");
        other.kill();
        QVERIFY(QFile(path + u"-journal"_s).size() > 0);
        QVERIFY(restore(path, to, watching));
        QVERIFY(!QFile::exists(path + u"-journal"_s));
        QCOMPARE(answerOf(path, "SELECT count(*) FROM pet WHERE name = 'x'"), QByteArray("0"));
        QCOMPARE(answerOf(path, "PRAGMA integrity_check"), QByteArray("ok"));
    }

    void stopAndTroubleLeaveTheDatabaseAsItWas()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, PetDatabase);
        const QString big = folder.database(u"big.db"_s, BigDatabase);
        const QByteArray before = test::Folder::bytesOf(path);
        test::Watching watching;
        watching.onProgress = [&](const Progress &progress) {
            watching.stop = watching.stop || progress.what == u"Restoring shop.db";
        };
        const auto says = [&](const QString &from, const QString &part) {
            const Result<Done> restored = restore(path, from, watching);
            watching.stop = false;
            if (!restored && restored.error().text.contains(part))
                return true;
            qWarning() << (restored ? u"restored"_s : restored.error().text);
            return false;
        };
        QVERIFY(says(big, u"it was cancelled"_s));
        watching.onProgress = {};
        QVERIFY(says(folder.path(u"none.db"_s), u"there is no such file"_s));
        QVERIFY(says(folder.write(u"noise.db"_s, QByteArray(5000, 'x')), u"not a SQLite"_s));
        QVERIFY(says(path, u"the database itself"_s));
        test::withFileSizeLimit(1'000'000, [&] { QVERIFY(says(big, u"disk I/O error"_s)); });
        QCOMPARE(answerOf(path, "SELECT group_concat(name) FROM pet"), QByteArray("a,b,c"));
        QCOMPARE(test::Folder::bytesOf(path), before);
    }

    void whatItTakes()
    {
        const test::Folder folder;
        const QString path = folder.database(u"big.db"_s, BigDatabase);
        const QString to = folder.path(u"copy.db"_s);
        test::Watching watching;
        const auto database = WritableDatabase::open(path, watching);
        const auto made = backUp(**database, to);
        QVERIFY(made);
        qInfo("%lld MB, %lld rows backed up and checked in %lld ms", made->bytes / 1'000'000,
              made->rows, static_cast<qint64>(made->elapsed.count()));
        watching.restart();
        QVERIFY(restore(path, to, watching));
        qInfo("restored and checked in %lld ms", watching.elapsed());
    }

    void onlyOurOldestBackupsGo()
    {
        const test::Folder folder;
        const QString path = folder.database(u"shop.db"_s, PetDatabase);
        const QStringList others{u"shop.db.backup-20260101-000000.db.mine"_s,
                                 u"shop.db.backup-mine.db"_s, u"shop.backup-20260101-000000.db"_s,
                                 u"xshop.db.backup-20260101-000000.db"_s,
                                 u"shop.db.backup-20269901-000000.db"_s};
        for (const QString &name : others)
            folder.write(name, "x");
        QFile::link(path, folder.path(u"shop.db.backup-20250101-000000.db"_s));
        for (int day = 1; day <= 7; ++day)
            folder.write(u"shop.db.backup-2026010%1-000000.db"_s.arg(day), QByteArray(day, 'x'));
        folder.write(u"shop.db.backup-20260107-000000-2.db"_s, "x");
        auto backups = backupsOf(path);
        QCOMPARE(backups.size(), size_t(8));
        QCOMPARE(QFileInfo(backups[0].path).fileName(), u"shop.db.backup-20260107-000000-2.db"_s);
        QCOMPARE(backups[1].time, QDateTime({2026, 1, 7}, {0, 0, 0}));
        QCOMPARE(backups[1].bytes, 7);
        keepBackups(path, 5);
        backups.resize(5);
        QCOMPARE(backupsOf(path), backups);
        for (const QString &name : others)
            QVERIFY(QFile::exists(folder.path(name)));
        QVERIFY(QFile::exists(folder.path(u"shop.db.backup-20250101-000000.db"_s)));
        keepBackups(path, 9);
        QCOMPARE(backupsOf(path), backups);
    }

    void roomIsAskedForBefore()
    {
        const test::Folder folder;
        const QString path = folder.path(u"copy.db"_s);
        QVERIFY(roomFor(path, 1'000'000));
        const auto noRoom = roomFor(path, qint64(1) << 60);
        QVERIFY(!noRoom);
        QVERIFY2(noRoom.error().text.contains(QFileInfo(path).absolutePath() + u": 1.2 EB are"_s),
                 qPrintable(noRoom.error().text));
        QVERIFY(
            roomFor(folder.path(u"none/copy.db"_s), 1)
                .error()
                .text.contains(
                    u"there is no such folder. Choose another folder for it, for instance /"_s));
        QFile::setPermissions(folder.path(QString()), QFile::Permissions(0x7755));
        QVERIFY(test::asNobody(
            [&] { return roomFor(path, 1).error().text.contains(u"you may not write there"_s); }));
    }
};

} // namespace

SW_SUITE(backup, BackupTest)
#include "tst_backup.moc"
