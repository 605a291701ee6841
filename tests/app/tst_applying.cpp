// SPDX-License-Identifier: Apache-2.0
// plan, apply and the migration script, as a person types them.
#include "tests/app/program.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

using test::Answer;
using test::run;

constexpr const char *Pets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, -- the number on the collar\n"
      " name VARCHAR(80), born TEXT, owner_id INTEGER REFERENCES owner (id) ON DELETE CASCADE);"
      "CREATE INDEX pet_name ON pet (name);"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 'Rex', '2020', 1), (2, NULL, '2021', 2), (3, 'Tom', NULL, 1);";

class ApplyingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::Folder>();
        m_database = m_folder->database(u"pets.db"_s, Pets);
        m_document = m_folder->path(u"pets.wright"_s);
        QCOMPARE(run({u"import"_s, m_database, u"-o"_s, m_document}).status, 0);
    }

    void cleanup() { m_folder.reset(); }

    void theRowsStayAndABackupIsMade()
    {
        edit(u"ALTER TABLE pet RENAME COLUMN name TO called; ALTER TABLE pet RENAME TO animal;"
             "ALTER TABLE animal ALTER COLUMN called TYPE TEXT"_s);
        const Answer applied = apply({});
        QVERIFY2(applied.status == 0, qPrintable(applied.err));
        QVERIFY(applied.out.contains(u"1 table rebuilt (3 rows kept), nothing lost"_s));
        QCOMPARE(rows(u"SELECT id, called, born, owner_id FROM animal"_s),
                 u"1|Rex|2020|1\n2||2021|2\n3|Tom||1\n"_s);
        QVERIFY(
            rows(u"SELECT sql FROM sqlite_schema"_s).contains(u"-- the number on the collar"_s));
        const QStringList backups
            = QDir(QFileInfo(m_database).path()).entryList({u"pets.db.backup-*"_s});
        QCOMPARE(backups.size(), 1);
        const QFileInfo backup(m_folder->path(backups.front()));
        QVERIFY(!(backup.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        const QByteArray log
            = test::Folder::bytesOf(test::home() + u"/schemawright/applies.jsonl"_s);
        QVERIFY(log.contains(m_database.toUtf8()) && log.contains(backups.front().toUtf8()));
        const QByteArray before = test::Folder::bytesOf(m_database);
        QVERIFY(apply({}).out.startsWith(u"Nothing to do"_s));
        QCOMPARE(test::Folder::bytesOf(m_database), before);
    }

    void whatLosesDataIsRefusedUntilItIsAccepted()
    {
        edit(u"ALTER TABLE pet DROP COLUMN born"_s);
        const QByteArray before = test::Folder::bytesOf(m_database);
        const Answer refused = apply({});
        QCOMPARE(refused.status, 3);
        QVERIFY(refused.err.contains(u"column pet.born goes; 2 rows have a value in it"_s));
        QVERIFY(refused.err.contains(u"--accept-loss pet.born"_s));
        QCOMPARE(test::Folder::bytesOf(m_database), before);
        QCOMPARE(apply({u"--accept-loss"_s, u"pet.born"_s}).status, 0);
        QCOMPARE(rows(u"SELECT * FROM pet WHERE id = 1"_s), u"1|Rex|1\n"_s);
    }

    void nullsAreFilledAndNothingElse()
    {
        edit(u"ALTER TABLE pet ALTER COLUMN name SET NOT NULL"_s);
        const Answer refused = apply({});
        QCOMPARE(refused.status, 3);
        QVERIFY(refused.err.contains(u"1 row has NULL in it"_s));
        QCOMPARE(apply({u"--fill"_s, u"pet.name='pet ' || id"_s}).status, 0);
        QCOMPARE(rows(u"SELECT name FROM pet ORDER BY id"_s), u"Rex\npet 2\nTom\n"_s);
    }

    void everyQuestionHasAnIdAndChoices()
    {
        edit(u"ALTER TABLE pet ALTER COLUMN name SET NOT NULL; ALTER TABLE pet DROP COLUMN born"_s);
        const Answer planned = run({u"plan"_s, m_document, u"--json"_s});
        QCOMPARE(planned.status, 0);
        const QJsonObject plan = QJsonDocument::fromJson(planned.out.toUtf8()).object();
        QVERIFY(!plan.value(u"ready").toBool());
        QJsonObject answers;
        const QJsonArray questions = plan.value(u"questions").toArray();
        for (const auto &each : questions) {
            const QJsonObject question = each.toObject();
            const QJsonArray choices = question.value(u"choices").toArray();
            answers.insert(question.value(u"id").toString(),
                           choices.contains(u"delete-rows"_s) ? u"delete-rows"_s : u"leave-out"_s);
        }
        QCOMPARE(answers.keys(), (QStringList{u"drop pet.born"_s, u"nulls pet.name"_s}));
        const QString file = m_folder->write(u"answers.json"_s, QJsonDocument(answers).toJson());
        QCOMPARE(apply({u"--answers"_s, file}).status, 0);
        QCOMPARE(rows(u"SELECT * FROM pet"_s), u"1|Rex|2020|1\n3|Tom||1\n"_s);
        const QString wrong = m_folder->write(u"wrong.json"_s, R"({"nulls pet.name": "pray"})");
        const Answer answer = apply({u"--answers"_s, wrong});
        QCOMPARE(answer.status, 4);
        QVERIFY(answer.err.contains(u"“pray” is none of its choices"_s));
    }

    /// Drawn anew, without a memory of the former name.
    void aGuessIsAQuestion()
    {
        const QByteArray script = QByteArray(Pets)
                                      .replace("name VARCHAR(80)", "title VARCHAR(80)")
                                      .replace("ON pet (name)", "ON pet (title)");
        const QString sql = m_folder->write(u"pets.sql"_s, script);
        QFile::remove(m_document);
        QCOMPARE(run({u"import"_s, sql, u"-o"_s, m_document}).status, 0);
        const Answer refused = apply({});
        QCOMPARE(refused.status, 3);
        QVERIFY(refused.err.contains(u"--rename pet.name=title"_s));
        QVERIFY(refused.err.contains(u"--no-rename pet.name"_s));
        QCOMPARE(apply({u"--no-rename"_s, u"pet.name"_s}).status, 3); // its values would go
        QCOMPARE(apply({u"--rename"_s, u"pet.name=title"_s}).status, 0);
        QCOMPARE(rows(u"SELECT title FROM pet ORDER BY id"_s), u"Rex\n\nTom\n"_s);
    }

    void theScriptDoesTheSameThereAndBack()
    {
        edit(u"ALTER TABLE pet ALTER COLUMN name TYPE TEXT; ALTER TABLE pet RENAME COLUMN born TO"
             " birth"_s);
        const QStringList export_{u"export"_s, m_document, u"--format"_s, u"migration"_s};
        const Answer there = run(export_);
        const Answer back = run(export_ + QStringList{u"--reverse"_s});
        QCOMPARE(there.status, 0);
        QCOMPARE(back.status, 0);
        const QString before = rows(u"SELECT type, name, sql FROM sqlite_schema"_s);
        const Answer done = sqlite(there.out.toUtf8());
        QVERIFY2(done.status == 0 && done.err.isEmpty(), qPrintable(done.err));
        QVERIFY(apply({}).out.startsWith(u"Nothing to do"_s));
        QVERIFY(sqlite(there.out.toUtf8()).status != 0); // it is not what it was made for
        QCOMPARE(sqlite(back.out.toUtf8()).status, 0);
        QCOMPARE(rows(u"SELECT type, name, sql FROM sqlite_schema"_s).remove(u'"'), before);
        QCOMPARE(rows(u"SELECT * FROM pet"_s), u"1|Rex|2020|1\n2||2021|2\n3|Tom||1\n"_s);
    }

    void nobodyIsAskedWhereThereIsNoTerminal()
    {
        edit(u"ALTER TABLE pet ALTER COLUMN name TYPE TEXT"_s);
        const QByteArray before = test::Folder::bytesOf(m_database);
        const Answer answer = run({u"apply"_s, m_document});
        QCOMPARE(answer.status, 3);
        QVERIFY(answer.out.contains(u"INSERT INTO"_s));
        QVERIFY(answer.err.contains(u"--yes"_s));
        QCOMPARE(test::Folder::bytesOf(m_database), before);
    }

    void aBackupHasANameOfItsOwn()
    {
        edit(u"ALTER TABLE pet ALTER COLUMN name TYPE TEXT"_s);
        const QByteArray before = test::Folder::bytesOf(m_database);
        for (const QString &name : {QString(), QString(m_database + u"-journal"_s),
                                    QString(m_database + u"-wal"_s), m_database, m_document}) {
            QCOMPARE(apply({u"--backup"_s, name}).status, 4);
            QCOMPARE(test::Folder::bytesOf(m_database), before);
        }
    }

    void theScriptDoesNotGoOverWhatItIsMadeFrom()
    {
        edit(u"ALTER TABLE pet ALTER COLUMN name TYPE TEXT"_s);
        for (const QString &name : {m_database, m_document}) {
            const QByteArray before = test::Folder::bytesOf(name);
            const Answer answer
                = run({u"export"_s, m_document, u"--format"_s, u"migration"_s, u"-o"_s, name});
            QCOMPARE(answer.status, 4);
            QVERIFY(answer.err.contains(u"name another file"_s));
            QCOMPARE(test::Folder::bytesOf(name), before);
        }
    }

    void answersThatCannotBeReadAreNamed_data()
    {
        QTest::addColumn<QByteArray>("answers");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &answers, const QString &words) {
            QTest::newRow(name) << answers << words;
        };
        row("nothing", {}, u"at byte 0"_s);
        row("a list", "[1]", u"no JSON object"_s);
        row("answers of another kind", R"({"answers": 5})", u"no JSON object"_s);
        row("a number", R"({"nulls pet.name": 5})", u"nulls pet.name"_s);
        row("too deep", QByteArray(R"({"a":)").repeated(2000), u"too deeply nested"_s);
        row("too large", QByteArray(10'000'001, ' '), u"larger than 10 MB"_s);
    }

    void answersThatCannotBeReadAreNamed()
    {
        QFETCH(QByteArray, answers);
        QFETCH(QString, words);
        edit(u"ALTER TABLE pet ALTER COLUMN name SET NOT NULL"_s);
        const Answer answer = apply({u"--answers"_s, m_folder->write(u"answers.json"_s, answers)});
        QCOMPARE(answer.status, 4);
        QVERIFY2(answer.err.contains(u"answers.json” cannot be read: "_s)
                     && answer.err.contains(words),
                 qPrintable(answer.err));
    }

    /// As a disk that is full, or a quota.
    void aFileThatMayNotGrowIsSaid()
    {
        edit(u"ALTER TABLE pet ALTER COLUMN name TYPE TEXT"_s);
        const QString before = rows(u".dump"_s);
        const QString limited = u"ulimit -f 8; exec \"$@\""_s; // kilobytes
        const Answer answer = test::runCommand(
            u"/bin/bash"_s, {u"-c"_s, limited, u"bash"_s, QStringLiteral(PROGRAM), u"apply"_s,
                             m_document, u"--yes"_s, u"--no-backup"_s});
        QCOMPARE(answer.status, 4);
        QVERIFY2(answer.err.contains(u"cannot be changed: "_s), qPrintable(answer.err));
        QCOMPARE(rows(u".dump"_s), before);
    }

    void aDatabaseThatIsNotThereIsMade()
    {
        const QString other = m_folder->path(u"other.db"_s);
        QCOMPARE(run({u"apply"_s, m_document, u"--to"_s, other, u"--yes"_s}).status, 0);
        QCOMPARE(run({u"diff"_s, m_database, other}).status, 0);
    }

private:
    void edit(const QString &sql)
    {
        const Answer answer = run({u"edit"_s, m_document, sql});
        QVERIFY2(answer.status == 0, qPrintable(answer.err));
    }

    [[nodiscard]] Answer apply(const QStringList &more) const
    {
        return run(QStringList{u"apply"_s, m_document, u"--yes"_s} + more);
    }

    [[nodiscard]] Answer sqlite(const QByteArray &script) const
    {
        return test::runCommand(u"sqlite3"_s, {m_database}, script);
    }

    /// As the sqlite3 shell prints them.
    [[nodiscard]] QString rows(const QString &query) const { return sqlite(query.toUtf8()).out; }

    std::unique_ptr<test::Folder> m_folder;
    QString m_database;
    QString m_document;
};

} // namespace

SW_SUITE(applying, ApplyingTest)
#include "tst_applying.moc"
