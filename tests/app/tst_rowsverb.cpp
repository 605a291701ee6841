// SPDX-License-Identifier: Apache-2.0
// `rows` as a person types it.
#include "tests/app/program.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

using test::Answer;
using test::run;

constexpr const char *OwnersWithPets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name VARCHAR(80) NOT NULL,"
      " owner_id INTEGER REFERENCES owner (id) ON DELETE CASCADE);"
      "CREATE VIEW named AS SELECT pet.name, owner.name AS owner FROM pet JOIN owner"
      " ON owner.id = owner_id;"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 'Rex', 2), (2, 'Tom', 2)";

class RowsVerbTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsInOtherForms()
    {
        const test::Folder folder;
        const QString database = folder.database(u"a.db"_s, OwnersWithPets);
        const auto rows = [&](const QStringList &more) {
            return run(QStringList{u"rows"_s, database, u"owner[2].pets"_s} + more);
        };
        QCOMPARE(rows({u"--format"_s, u"csv"_s}).out,
                 u"id,name,owner_id\r\n1,Rex,2\r\n2,Tom,2\r\n"_s);
        QCOMPARE(rows({u"--format"_s, u"jsonl"_s, u"--limit"_s, u"1"_s}).out,
                 u"{\"id\": 1, \"name\": \"Rex\", \"owner_id\": 2}\n"_s);
        QCOMPARE(rows({u"--format"_s, u"json"_s}).out, rows({u"--json"_s}).out);
        QVERIFY(rows({u"--format"_s, u"markdown"_s}).out.contains(u"| 1 | Rex | 2 |"));
        QCOMPARE(rows({u"--format"_s, u"table"_s}).out, rows({}).out);
        // Into a file; it stays as it was where nothing comes of it.
        const QString path = folder.write(u"out.sql"_s, "as it was");
        QCOMPARE(rows({u"--format"_s, u"pdf"_s, u"-o"_s, path}).status, 2);
        QCOMPARE(rows({u"-o"_s, path}).status, 2);
        QCOMPARE(test::Folder::bytesOf(path), QByteArray("as it was"));
        const Answer written = rows({u"--format"_s, u"insert"_s, u"-o"_s, path});
        QCOMPARE(written.status, 0);
        QCOMPARE(written.out, QString());
        QCOMPARE(test::Folder::bytesOf(path),
                 QByteArray("INSERT INTO pet (id, name, owner_id) VALUES\n"
                            "    (1, 'Rex', 2),\n    (2, 'Tom', 2);\n"));
        QCOMPARE(rows({u"--format"_s, u"csv"_s, u"-o"_s, database}).status, 4);
        // Texts that a spreadsheet would run.
        folder.database(u"a.db"_s, "INSERT INTO pet VALUES (3, '=1;2', NULL)");
        const QStringList one{u"rows"_s, database, u"pet[3]"_s, u"--format"_s, u"csv"_s};
        QVERIFY(run(one + QStringList{u"--separator"_s, u";"_s}).out.endsWith(u"3;\"'=1;2\";\r\n"));
        QVERIFY(run(one + QStringList{u"--no-guard"_s}).out.endsWith(u"3,=1;2,\r\n"));
        QCOMPARE(run(one + QStringList{u"--separator"_s, u"x"_s}).status, 2);
        const QStringList none{u"rows"_s, database, u"owner[9]"_s, u"--format"_s, u"csv"_s};
        QCOMPARE(run(none).status, 1);
        QCOMPARE(run(none).out, u"id,name\r\n"_s);
    }

    void rowsAlongAPath()
    {
        const test::Folder folder;
        const QString database = folder.database(u"a.db"_s, OwnersWithPets);
        const QString path = u"owner[2].pets"_s;
        const Answer found = run({u"rows"_s, database, path, u"--json"_s});
        QCOMPARE(found.status, 0);
        QCOMPARE(QJsonDocument::fromJson(found.out.toUtf8()).array().size(), 2);
        QCOMPARE(run({u"rows"_s, database, path}).out,
                 u"id  name  owner_id\n──  ────  ────────\n 1  Rex          2\n"
                 " 2  Tom          2\n"_s);
        QCOMPARE(run({u"rows"_s, database, path, u"--count"_s}).out, u"2\n"_s);
        QCOMPARE(run({u"rows"_s, database, path, u"--limit"_s, u"1"_s}).out.count(u'\n'), 3);
        QVERIFY(run({u"rows"_s, database, path, u"--sql"_s}).out.startsWith(u"SELECT "));
        // Nothing there, no such way, no path at all.
        QCOMPARE(run({u"rows"_s, database, u"owner[9].pets"_s, u"--json"_s}).status, 1);
        QCOMPARE(run({u"rows"_s, database, u"owner.dogs"_s}).status, 4);
        QCOMPARE(run({u"rows"_s, database, u"owner["_s}).status, 2);
        QCOMPARE(run({u"rows"_s, database, path, u"--limit"_s, u"x"_s}).status, 2);
        // By the names of a document, which stands for its database too; views are asked.
        const QString document = folder.path(u"a.wright"_s);
        QCOMPARE(run({u"import"_s, database, u"-o"_s, document}).status, 0);
        QByteArray drawn = test::Folder::bytesOf(document);
        drawn.replace("\"onDelete\":", "\"childrenRole\":{\"name\":\"animals\"},\"onDelete\":");
        folder.write(u"a.wright"_s, drawn);
        QCOMPARE(run({u"rows"_s, document, u"owner[2].animals"_s, u"--count"_s}).out, u"2\n"_s);
        QCOMPARE(
            run({u"rows"_s, database, u"owner[2].animals"_s, u"--doc"_s, document, u"--count"_s})
                .out,
            u"2\n"_s);
        QCOMPARE(run({u"rows"_s, database, u"named"_s, u"--count"_s}).out, u"2\n"_s);
    }
};

} // namespace

SW_SUITE(rowsverb, RowsVerbTest)
#include "tst_rowsverb.moc"
