// SPDX-License-Identifier: Apache-2.0
// The program as a person types it: its words, its exit statuses, and what it leaves on the disk.
#include "tests/app/program.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

using test::Answer;
using test::run;

constexpr const char *Clinic
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name VARCHAR(80) NOT NULL,"
      " owner_id INTEGER REFERENCES owner (id) ON DELETE CASCADE);"
      "CREATE INDEX pet_owner ON pet (owner_id);"
      "CREATE VIEW named AS SELECT pet.name, owner.name AS owner FROM pet JOIN owner"
      " ON owner.id = owner_id;"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');";

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersion()
    {
        QVERIFY(run({u"--version"_s}).out.startsWith(u"schemawright "_s));
        const Answer help = run({u"--help"_s});
        QCOMPARE(help.status, 0);
        for (const QString &verb : {u"import"_s, u"export"_s, u"edit"_s, u"check"_s, u"diff"_s,
                                    u"merge"_s, u"resolve"_s, u"plan"_s, u"apply"_s}) {
            QVERIFY2(help.out.contains(u"schemawright "_s + verb), qPrintable(verb));
            const Answer own = run({verb, u"--help"_s});
            QCOMPARE(own.status, 0);
            QVERIFY(own.out.startsWith(u"Usage: schemawright "_s + verb));
            QVERIFY(own.out.contains(u"Example:"_s));
        }
    }

    void wrongUsageIsTwo()
    {
        for (const QStringList &arguments : {QStringList{u"--nonsense"_s},
                                             {u"import"_s},
                                             {u"import"_s, u"a"_s},
                                             {u"export"_s, u"a"_s},
                                             {u"export"_s, u"a"_s, u"--format"_s, u"cobol"_s},
                                             {u"diff"_s, u"a"_s},
                                             {u"check"_s, u"a"_s, u"b"_s},
                                             {u"check"_s, u"--nonsense"_s, u"a"_s},
                                             {u"merge"_s, u"a"_s, u"b"_s, u"c"_s},
                                             {u"nonsense"_s},
                                             {}}) {
            const Answer answer = run(arguments);
            QVERIFY2(answer.status == 2, qPrintable(arguments.join(u' ')));
            QVERIFY(!answer.err.isEmpty());
            QVERIFY(answer.out.isEmpty());
        }
    }

    void aDatabaseBecomesADocumentAndSqlAgain()
    {
        const test::Folder folder;
        const QString database = folder.database(u"clinic"_s, Clinic); // no ending: told by content
        const QString document = folder.path(u"clinic.wright"_s);
        const Answer imported = run({u"import"_s, database, u"-o"_s, document});
        QCOMPARE(imported.status, 0);
        QVERIFY(imported.err.contains(u"2 tables, 1 view"_s));
        QVERIFY(imported.out.isEmpty());
        const Answer ddl = run({u"export"_s, document, u"--format"_s, u"ddl"_s});
        QCOMPARE(ddl.status, 0);
        QVERIFY(ddl.err.isEmpty());
        QVERIFY(ddl.out.startsWith(u"CREATE TABLE owner ("_s));
        const QString script = folder.write(u"clinic.txt"_s, ddl.out.toUtf8());
        QCOMPARE(run({u"diff"_s, document, script}).status, 0);
        QCOMPARE(run({u"diff"_s, database, script}).status, 0);
        const QString again = folder.path(u"again.wright"_s);
        QCOMPARE(run({u"import"_s, script, u"-o"_s, again}).status, 0);
        QCOMPARE(test::Folder::bytesOf(again), test::Folder::bytesOf(document));
    }

    void aDocumentBecomesPicturesWithoutADisplay()
    {
        const test::Folder folder;
        const QString database = folder.database(u"clinic.db"_s, Clinic);
        const auto bytes = [&](const QStringList &options) {
            const QString out = folder.path(u"picture"_s);
            const Answer answer
                = run(QStringList{u"export"_s, database, u"-o"_s, out, u"--format"_s} + options);
            return answer.status == 0 ? test::Folder::bytesOf(out) : QByteArray();
        };
        QVERIFY(bytes({u"svg"_s}).contains(">owner<"));
        QVERIFY(bytes({u"pdf"_s}).startsWith("%PDF"));
        const QByteArray small = bytes({u"png"_s});
        QVERIFY(small.startsWith("\x89PNG"));
        QVERIFY(bytes({u"png"_s, u"--scale"_s, u"2"_s}).size() > small.size());
        QCOMPARE(run({u"export"_s, database, u"--format"_s, u"png"_s, u"--scale"_s, u"0"_s}).status,
                 2);
        const Answer wrong
            = run({u"export"_s, database, u"--format"_s, u"svg"_s, u"--diagram"_s, u"x"_s});
        QCOMPARE(wrong.status, 4);
        QVERIFY(wrong.err.contains(u"Main diagram"_s));
    }

    void dataOfAScriptIsReported()
    {
        const test::Folder folder;
        const QString script = folder.write(u"a.sql"_s, Clinic);
        const Answer imported = run({u"import"_s, script, u"-o"_s, folder.path(u"a.wright"_s)});
        QCOMPARE(imported.status, 0);
        QVERIFY(imported.err.contains(u"Data was left out: 2 rows."_s));
    }

    void whatCannotBeReadIsFour()
    {
        const test::Folder folder;
        const QString out = folder.path(u"out.wright"_s);
        for (const QString &source :
             {folder.path(u"missing.db"_s), folder.path(QString()), folder.write(u"empty"_s, {}),
              folder.write(u"noise"_s, QByteArray(100, '\x01')),
              folder.write(u"bad.sql"_s, "CREATE TABLE a (x);\nCREATE TABEL b (x);"),
              folder.write(u"bad.wright"_s, "{\"schemawright\":99}\n"),
              folder.write(u"git.wright"_s,
                           "{\"schemawright\":1}\n<<<<<<< ours\n=======\n>>>>>>> theirs\n")}) {
            const Answer answer = run({u"import"_s, source, u"-o"_s, out});
            QVERIFY2(answer.status == 4, qPrintable(source + answer.err));
            QVERIFY2(answer.err.contains(source), qPrintable(answer.err));
            QVERIFY(!QFile::exists(out));
        }
        QVERIFY(run({u"check"_s, folder.path(u"bad.sql"_s)}).err.contains(u"line 2, column 8"_s));
    }

    void whatComesThroughAPipe()
    {
        const test::Folder folder;
        const QString document = folder.path(u"a.wright"_s);
        QCOMPARE(run({u"import"_s, u"-"_s, u"-o"_s, document}, Clinic).status, 0);
        const QByteArray bytes = test::Folder::bytesOf(document);
        QVERIFY(bytes.contains("\"pet\""));
        QCOMPARE(run({u"diff"_s, u"-"_s, document}, bytes).status, 0);
        const Answer wrong = run({u"check"_s, u"-"_s}, "CREATE TABEL a (x);");
        QCOMPARE(wrong.status, 4);
        QVERIFY2(wrong.err.startsWith(u"standard input: line 1"_s), qPrintable(wrong.err));
        QCOMPARE(run({u"check"_s, u"-"_s}).status, 4);
        const QByteArray database
            = test::Folder::bytesOf(folder.database(u"a.db"_s, "CREATE TABLE a (x)"));
        const Answer piped = run({u"check"_s, u"-"_s}, database);
        QCOMPARE(piped.status, 4);
        QVERIFY2(piped.err.contains(u"save it and name the file"_s), qPrintable(piped.err));

        // A named pipe is read once, from its beginning to its end.
        const QString pipe = folder.path(u"pipe.sql"_s);
        QCOMPARE(mkfifo(pipe.toUtf8().constData(), 0600), 0);
        QProcess writer;
        writer.start(u"sh"_s, {u"-c"_s, u"printf 'CREATE TABLE b (x);' > \"$0\""_s, pipe});
        const Answer named = run({u"export"_s, pipe, u"--format"_s, u"ddl"_s});
        QVERIFY(writer.waitForFinished());
        QCOMPARE(named.status, 0);
        QVERIFY(named.out.startsWith(u"CREATE TABLE b ("_s));
    }

    void aDatabaseIsNeverWrittenOver()
    {
        const test::Folder folder;
        const QString database = folder.database(u"a.db"_s, Clinic);
        const QByteArray before = test::Folder::bytesOf(database);
        QCOMPARE(run({u"import"_s, database, u"-o"_s, database}).status, 3);
        QCOMPARE(test::Folder::bytesOf(database), before);
    }

    void whatSqliteRefusesIsNotExported()
    {
        const test::Folder folder;
        const QString database = folder.database(u"a.db"_s, Clinic);
        const QString document = folder.path(u"a.wright"_s);
        QCOMPARE(run({u"import"_s, database, u"-o"_s, document}).status, 0);
        QCOMPARE(
            run({u"edit"_s, document, u"ALTER TABLE pet ADD CHECK (lenght(name) > 0)"_s}).status,
            0);
        const QString out = folder.path(u"out.sql"_s);
        const QStringList command{u"export"_s, document, u"--format"_s, u"ddl"_s, u"-o"_s, out};
        const Answer refused = run(command);
        QCOMPARE(refused.status, 4);
        QVERIFY2(refused.err.contains(u"check pet (lenght(name) > 0)"_s), qPrintable(refused.err));
        QVERIFY(!QFile::exists(out));
        QCOMPARE(run(command + QStringList(u"--anyway"_s)).status, 0);
        QVERIFY(test::Folder::bytesOf(out).startsWith(
            "-- This script does not run as it is:\n-- error"));
    }

    void checkTellsErrorsByItsStatus()
    {
        const test::Folder folder;
        const QString good = folder.write(u"good.sql"_s, Clinic);
        QCOMPARE(run({u"check"_s, good}).status, 0);
        const QString doubtful = folder.write(u"doubtful.sql"_s, "CREATE TABLE a (x STRING)");
        QCOMPARE(run({u"check"_s, doubtful}).status, 0);
        QCOMPARE(run({u"check"_s, doubtful, u"--strict"_s}).status, 1);
        const QString bad = folder.write(
            u"bad.sql"_s, "CREATE TABLE a (id INTEGER PRIMARY KEY, b REFERENCES nowhere)");
        const Answer json = run({u"check"_s, bad, u"--json"_s});
        QCOMPARE(json.status, 1);
        const QJsonArray findings = QJsonDocument::fromJson(json.out.toUtf8()).array();
        QCOMPARE(findings.first()[u"rule"].toString(), u"missing-parent"_s);
        QCOMPARE(findings.first()[u"severity"].toString(), u"error"_s);
        QCOMPARE(findings.first()[u"object"].toString(), u"foreign key a(b)"_s);
    }

    void aRenameStaysARename()
    {
        const test::Folder folder;
        const QString database = folder.database(u"a.db"_s, Clinic);
        const QString document = folder.path(u"a.wright"_s);
        const QString edited = folder.path(u"b.wright"_s);
        QCOMPARE(run({u"import"_s, database, u"-o"_s, document}).status, 0);
        QCOMPARE(
            run({u"edit"_s, document,
                 u"ALTER TABLE pet RENAME TO animal; ALTER TABLE animal RENAME name TO called"_s,
                 u"-o"_s, edited})
                .status,
            0);
        for (const QString &other : {document, database}) {
            const Answer diff = run({u"diff"_s, other, edited});
            QCOMPARE(diff.status, 1);
            QVERIFY2(diff.out.contains(u"table pet renamed to animal"_s), qPrintable(diff.out));
            QVERIFY2(diff.out.contains(u"renamed to called"_s), qPrintable(diff.out));
            QVERIFY(!diff.out.contains(u"removed"_s));
        }
        const Answer ddl = run({u"export"_s, edited, u"--format"_s, u"ddl"_s});
        QCOMPARE(ddl.status, 0);
        QVERIFY2(ddl.out.contains(u"SELECT animal.called, owner.name"_s), qPrintable(ddl.out));
        const Answer json = run({u"diff"_s, document, edited, u"--json"_s});
        QVERIFY(QJsonDocument::fromJson(json.out.toUtf8()).array().size() >= 2);
    }

    void anEditIsDoneWholeOrNotAtAll()
    {
        const test::Folder folder;
        const QString document = folder.path(u"a.wright"_s);
        QCOMPARE(run({u"import"_s, folder.database(u"a.db"_s, Clinic), u"-o"_s, document}).status,
                 0);
        const QByteArray before = test::Folder::bytesOf(document);
        const Answer answer
            = run({u"edit"_s, document,
                   u"ALTER TABLE pet ADD COLUMN age INT;\nALTER TABLE cat ADD x INT"_s});
        QCOMPARE(answer.status, 3);
        QVERIFY2(answer.err.contains(u"line 2"_s), qPrintable(answer.err));
        QCOMPARE(test::Folder::bytesOf(document), before);
    }

    void aViewThatWouldBreakStopsTheEdit()
    {
        const test::Folder folder;
        const QString document = folder.path(u"a.wright"_s);
        const QString database = folder.database(
            u"a.db"_s,
            "CREATE TABLE a (id INTEGER PRIMARY KEY, c INT); CREATE TABLE b (c INT, d INT);"
            "CREATE VIEW v AS SELECT id, d FROM a JOIN b USING (c);"
            "CREATE TRIGGER t AFTER DELETE ON a BEGIN DELETE FROM b WHERE d = old.id; END");
        QCOMPARE(run({u"import"_s, database, u"-o"_s, document}).status, 0);
        QCOMPARE(run({u"check"_s, document, u"--strict"_s}).out.contains(u"broken"_s), false);
        const Answer refused = run({u"edit"_s, document, u"ALTER TABLE b DROP COLUMN c"_s});
        QCOMPARE(refused.status, 3);
        QVERIFY2(refused.err.contains(u"view v does not work"_s), qPrintable(refused.err));
        QCOMPARE(run({u"edit"_s, document, u"DROP VIEW v; ALTER TABLE b DROP COLUMN c"_s}).status,
                 0);
        const QString broken = folder.database(
            u"b.db"_s, "CREATE TABLE a (x); CREATE VIEW v AS SELECT nowhere FROM a;"
                       "CREATE TRIGGER t AFTER UPDATE OF x ON a BEGIN SELECT new.y; END");
        const QString found = run({u"check"_s, broken}).out;
        QVERIFY2(found.contains(u"view v does not work"_s), qPrintable(found));
        QVERIFY2(found.contains(u"trigger t does not work"_s), qPrintable(found));
    }

    void twoBranchesMerge()
    {
        const test::Folder folder;
        const QString base = folder.path(u"base.wright"_s);
        const QString ours = folder.path(u"ours.wright"_s);
        const QString theirs = folder.path(u"theirs.wright"_s);
        const QString out = folder.path(u"out.wright"_s);
        QCOMPARE(run({u"import"_s, folder.database(u"a.db"_s, Clinic), u"-o"_s, base}).status, 0);
        const auto edit = [&](const QString &sql, const QString &to) {
            return run({u"edit"_s, base, sql, u"-o"_s, to}).status;
        };
        QCOMPARE(edit(u"ALTER TABLE pet RENAME TO animal"_s, ours), 0);
        QCOMPARE(edit(u"ALTER TABLE pet ADD age INT; CREATE TABLE vet (id INTEGER PRIMARY KEY)"_s,
                      theirs),
                 0);
        QCOMPARE(run({u"merge"_s, base, ours, theirs, u"-o"_s, out}).status, 0);
        const QString ddl = run({u"export"_s, out, u"--format"_s, u"ddl"_s}).out;
        QVERIFY(ddl.contains(u"CREATE TABLE animal"_s) && ddl.contains(u"age INT"_s)
                && ddl.contains(u"CREATE TABLE vet"_s));
        QCOMPARE(edit(u"ALTER TABLE pet RENAME TO beast"_s, theirs), 0);
        const Answer conflict = run({u"merge"_s, base, ours, theirs, u"-o"_s, out});
        QCOMPARE(conflict.status, 1);
        QVERIFY2(conflict.err.contains(u"conflict: "_s) && conflict.err.contains(u"beast"_s),
                 qPrintable(conflict.err));
        QVERIFY(run({u"export"_s, out, u"--format"_s, u"ddl"_s})
                    .out.contains(u"CREATE TABLE animal"_s));
        const QByteArray left = test::Folder::bytesOf(out);
        const Answer listed = run({u"resolve"_s, out});
        QCOMPARE(listed.status, 1);
        const QString id = listed.out.section(u' ', 0, 0);
        QCOMPARE(id.size(), 16);
        QVERIFY(listed.out.contains(u"beast"_s) && listed.out.contains(u"(ours, theirs"_s));
        const QJsonArray asJson
            = QJsonDocument::fromJson(run({u"resolve"_s, out, u"--json"_s}).out.toUtf8()).array();
        QCOMPARE(asJson.first().toObject().value(u"id"_s).toString(), id);
        QCOMPARE(run({u"resolve"_s, out, u"--ours"_s, u"--theirs"_s}).status, 2);
        QCOMPARE(run({u"resolve"_s, out, u"--id"_s, id}).status, 2);
        QCOMPARE(run({u"resolve"_s, out, u"--ours"_s, u"--id"_s, u"77"_s}).status, 3);
        QCOMPARE(test::Folder::bytesOf(out), left);
        const Answer first = run({u"resolve"_s, out, u"--theirs"_s, u"--id"_s, id});
        QCOMPARE(first.status, 1); // the view that names the table is left
        QVERIFY(!first.out.contains(id) && first.out.contains(u"view named"_s));
        QCOMPARE(run({u"resolve"_s, out, u"--theirs"_s}).status, 0);
        QVERIFY(
            run({u"export"_s, out, u"--format"_s, u"ddl"_s}).out.contains(u"CREATE TABLE beast"_s));
        QCOMPARE(run({u"resolve"_s, out}).out, QString());
    }

    void gitsMarkersAreResolvedToo()
    {
        const test::Folder folder;
        const QString document = folder.path(u"a.wright"_s);
        const auto write = [&](const QByteArray &bytes) {
            QFile file(document);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write("{\"schemawright\":1}\n\n<<<<<<< ours\n"
              "{\"table\":\"0000000000000001\",\"name\":\"dog\"}\n"
              "=======\n{\"table\":\"0000000000000001\",\"name\":\"cat\"}\n>>>>>>> theirs\n"
              "{\"column\":\"0000000000000002\",\"name\":\"id\",\"type\":\"INTEGER\"}\n");
        const QByteArray marked = test::Folder::bytesOf(document);
        const Answer listed = run({u"resolve"_s, document});
        QCOMPARE(listed.status, 1);
        QVERIFY(listed.err.contains(u"git's markers"_s));
        QCOMPARE(test::Folder::bytesOf(document), marked);
        QCOMPARE(run({u"resolve"_s, document, u"--theirs"_s}).status, 0);
        QVERIFY(test::Folder::bytesOf(document).contains("\"cat\""));
    }

    void namesDoNothingToATerminalAndAreNoCode()
    {
        const test::Folder folder;
        // NOLINTBEGIN(misc-misleading-bidirectional): to mislead is its purpose
        const QString database = folder.database(
            u"a.db"_s,
            "CREATE TABLE \"pet\x1b]0;owned\x07\nDROP TABLE victim;--\u202e\" (a, n TEXT)");
        // NOLINTEND(misc-misleading-bidirectional)
        const QString document = folder.path(u"a.wright"_s);
        QCOMPARE(run({u"import"_s, database, u"-o"_s, document}).status, 0);
        QByteArray drawn = test::Folder::bytesOf(document);
        drawn.replace(R"("type":"TEXT")", R"("type":"TEXT","notNull":{})");
        folder.write(u"a.wright"_s, drawn);
        const QStringList plan{u"plan"_s, document, u"--to"_s, database};
        const QString piped = run(plan).out;
        QVERIFY(piped.contains(u"FROM main.\"pet\x1b]0;owned\x07\nDROP TABLE victim"_s));
        QVERIFY(piped.contains(u"-- the rows of \"pet ]0;owned  DROP TABLE victim;--"_s));
        const Answer shown = test::runCommand(
            u"/usr/bin/python3"_s,
            QStringList{QStringLiteral(TESTS_DIR "/app/terminal.py"), QStringLiteral(PROGRAM)}
                + plan);
        QVERIFY(shown.out.contains(u"\\x1b]0;owned\\x07"_s));
        QVERIFY(shown.out.contains(u"\\u202e"_s));
        QVERIFY(!shown.out.contains(QChar(0x1b)) && !shown.out.contains(QChar(0x202e)));
    }

    void whatIsImportedAndMadeHasAPlace()
    {
        const test::Folder folder;
        const QString document = folder.path(u"a.wright"_s);
        QCOMPARE(run({u"import"_s, folder.database(u"a.db"_s, Clinic), u"-o"_s, document}).status,
                 0);
        QCOMPARE(test::Folder::bytesOf(document).count("\n{\"place\""), 3);
        QCOMPARE(run({u"edit"_s, document, u"CREATE TABLE vet (id INTEGER PRIMARY KEY)"_s}).status,
                 0);
        QCOMPARE(test::Folder::bytesOf(document).count("\n{\"place\""), 4);
    }
};

} // namespace

SW_SUITE(commandline, CommandLineTest)
#include "tst_commandline.moc"
