// SPDX-License-Identifier: Apache-2.0
// `propose` and `dangling` as a person types them.
#include "tests/app/program.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

using test::Answer;
using test::run;

constexpr const char *Undeclared
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER, author_id INTEGER);"
      "CREATE TABLE users (id INTEGER PRIMARY KEY);"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob'); INSERT INTO pet (id, owner_id) VALUES"
      " (1, 1), (2, 2), (3, 2)";

class UndeclaredVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proposedWalkedAndLeftDangling()
    {
        const test::Folder folder;
        const QString database = folder.database(u"a.db"_s, Undeclared);
        const Answer found = run({u"propose"_s, database});
        QCOMPARE(found.status, 0);
        QCOMPARE(
            found.out,
            u"pet.owner_id -> owner.id  many to one; 2 of 2 values found; called after owner.id\n"
            "pet.author_id -> users.id  perhaps: many to one; no values: by the names alone;"
            " “author” may be one of users\n"_s);
        const QJsonArray all
            = QJsonDocument::fromJson(run({u"propose"_s, database, u"--json"_s}).out.toUtf8())
                  .array();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0][u"found"_s].toInt(), 2);
        QVERIFY(all[1][u"found"_s].isNull() && !all[1][u"certain"_s].toBool());
        // What is certain goes into a document, by which rows are walked.
        const QString document = folder.path(u"a.wright"_s);
        QCOMPARE(run({u"propose"_s, database, u"-o"_s, document}).status, 0);
        QCOMPARE(run({u"rows"_s, document, u"owner[2].pets"_s, u"--count"_s}).out, u"2\n"_s);
        QCOMPARE(run({u"check"_s, document}).status, 0);
        QCOMPARE(run({u"propose"_s, document}).out.count(u'\n'), 1);
        QCOMPARE(run({u"plan"_s, document, u"--to"_s, database}).out.contains(u"ALTER"), false);
        // Enforced, it is a foreign key that a plan makes.
        QByteArray drawn = test::Folder::bytesOf(document);
        drawn.replace("\"enforced\":false", "\"enforced\":true");
        folder.write(u"enforced.wright"_s, drawn);
        const QString enforced = folder.database(u"enforced.db"_s, Undeclared);
        QCOMPARE(run({u"apply"_s, folder.path(u"enforced.wright"_s), u"--to"_s, enforced,
                      u"--yes"_s, u"--no-backup"_s})
                     .status,
                 0);
        QCOMPARE(run({u"propose"_s, enforced}).out.count(u'\n'), 1);
        // Nothing dangles, until an owner goes.
        QCOMPARE(run({u"dangling"_s, document}).status, 0);
        folder.database(u"a.db"_s, "DELETE FROM owner WHERE id = 2");
        const Answer dangling = run({u"dangling"_s, database, u"--doc"_s, document});
        QCOMPARE(dangling.status, 1);
        QCOMPARE(dangling.out,
                 u"pet.owner_id -> owner: 2 rows; pet 2 refers to 2, pet 3 refers to 2\n"_s);
        const QJsonArray lines
            = QJsonDocument::fromJson(run({u"dangling"_s, document, u"--json"_s}).out.toUtf8())
                  .array();
        QCOMPARE(lines[0][u"count"_s].toInt(), 2);
        QVERIFY(!lines[0][u"enforced"_s].toBool());
        // The database itself declares nothing.
        QCOMPARE(run({u"dangling"_s, database}).status, 0);
        QCOMPARE(run({u"propose"_s, folder.path(u"none.db"_s)}).status, 4);
        QCOMPARE(run({u"dangling"_s, folder.path(u"none.db"_s)}).status, 4);
    }
};

} // namespace

SW_SUITE(undeclaredverbs, UndeclaredVerbsTest)
#include "tst_undeclaredverbs.moc"
