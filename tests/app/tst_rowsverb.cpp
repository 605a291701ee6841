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
