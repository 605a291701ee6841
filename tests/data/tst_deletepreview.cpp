// SPDX-License-Identifier: Apache-2.0
// What goes with a deleted row, told before it happens; then SQLite is asked whether it is so.
#include "model/data/deletepreview.h"
#include "tests/data/edited.h"
#include "tests/data/values.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *House
    = "CREATE TABLE p (id INTEGER PRIMARY KEY);"
      "CREATE TABLE gone (id INTEGER PRIMARY KEY, p REFERENCES p ON DELETE CASCADE);"
      "CREATE TABLE below (id INTEGER PRIMARY KEY, gone REFERENCES gone ON DELETE CASCADE);"
      "CREATE TABLE free (id INTEGER PRIMARY KEY, gone REFERENCES gone ON DELETE SET NULL);"
      "CREATE TABLE usual (id INTEGER PRIMARY KEY, gone DEFAULT 1 REFERENCES gone ON DELETE SET"
      " DEFAULT);"
      "CREATE TABLE stuck (id INTEGER PRIMARY KEY, below NOT NULL REFERENCES below);"
      "INSERT INTO p VALUES (1), (2), (3);"
      "INSERT INTO gone VALUES (1, 1), (2, 1), (3, 2);"
      "INSERT INTO below VALUES (1, 1), (2, 1), (3, 2), (4, 3);"
      "INSERT INTO free VALUES (1, 1), (2, 3), (3, 3);"
      "INSERT INTO usual VALUES (1, 3);"
      "INSERT INTO stuck VALUES (1, 3), (2, 3)";

class DeletePreviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatGoesWithIt()
    {
        Edited db(House);
        QCOMPARE(told(db, u"p"_s, u"id = 3"_s), QString());
        QCOMPARE(told(db, u"p"_s, u"id = 2"_s), u"1 of gone (p): deleted too\n"
                                                "  1 of below (gone): deleted too\n"
                                                "  2 of free (gone): set to NULL\n"
                                                "  1 of usual (gone): set to the default"_s);
        QVERIFY(!m_preview.blocked);
        QCOMPARE(told(db, u"p"_s, u"id = 1"_s),
                 u"2 of gone (p): deleted too\n"
                 "  3 of below (gone): deleted too\n"
                 "    2 of stuck (below): they block it: their foreign key has no ON DELETE that"
                 " lets them go\n"
                 "  1 of free (gone): set to NULL"_s);
        QVERIFY(m_preview.blocked);
        const auto step = deleteStep(db.schema(), db.edits, m_preview);
        VERIFY_SAYS(step ? QString() : step.error().text,
                    u"2 rows of stuck refer to what is deleted"_s);
        // Several rows at once, and those that block among them.
        QCOMPARE(told(db, u"stuck"_s, u"1"_s), QString());
        std::vector<RowRef> rows = refs(db, u"stuck"_s, u"1"_s);
        rows.push_back(db.row(u"p"_s, u"id = 1"_s).row);
        look(db, rows);
        QVERIFY(!m_preview.blocked);
        db.edits.apply(*deleteStep(db.schema(), db.edits, m_preview));
        QCOMPARE(db.edits.undoText(), u"Delete 3 rows"_s);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM below),"
                         " (SELECT count(*) FROM free WHERE gone IS NULL)"_s),
                 u"1 1 1"_s);
    }

    void asTheModelsDo()
    {
        Edited db("CREATE TABLE user (id INTEGER PRIMARY KEY);"
                  "CREATE TABLE run (id INTEGER PRIMARY KEY, user_id INT NOT NULL REFERENCES user);"
                  "CREATE TABLE step (id INTEGER PRIMARY KEY, run_id INT REFERENCES run);"
                  "CREATE TABLE tag (id INTEGER PRIMARY KEY);"
                  "CREATE TABLE run_tag (run_id INT REFERENCES run, tag_id INT REFERENCES tag);"
                  "INSERT INTO user VALUES (1), (2); INSERT INTO run VALUES (1, 1), (2, 1), (3, 2);"
                  "INSERT INTO step VALUES (1, 1), (2, 3); INSERT INTO tag VALUES (1);"
                  "INSERT INTO run_tag VALUES (1, 1), (3, 1)");
        Schema schema = db.schema();
        Table run = *schema.table(u"run");
        run.foreignKeys[0].childrenModel.cascade = u"\"all, delete-orphan\""_s;
        schema.tables.put(run);
        db.setSchema(schema);
        QCOMPARE(told(db, u"user"_s, u"id = 1"_s),
                 u"2 of run (user_id): they block it: their foreign key has no ON DELETE that lets"
                 " them go"_s);
        QVERIFY(modelsDeleteOtherwise(db.schema(), m_preview));
        QCOMPARE(told(db, u"user"_s, u"id = 1"_s, DeleteRule::Models),
                 u"2 of run (user_id): deleted too\n"
                 "  1 of run_tag (run_id): deleted too\n"
                 "  1 of step (run_id): set to NULL"_s);
        db.edits.apply(*deleteStep(db.schema(), db.edits, m_preview));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM run"_s), u"3 2"_s);
        QCOMPARE(db.rows(u"SELECT * FROM step"_s), u"1 NULL, 2 3"_s);
        QCOMPARE(db.rows(u"SELECT * FROM run_tag"_s), u"3 1"_s);
        QCOMPARE(db.rows(u"SELECT * FROM tag"_s), u"1"_s);
        // Models without a cascade would set NULL, where none may be.
        run.foreignKeys[0].childrenModel.cascade = u"\"save-update, merge\""_s;
        schema.tables.put(run);
        db.setSchema(schema);
        VERIFY_SAYS(told(db, u"user"_s, u"id = 2"_s, DeleteRule::Models),
                    u"they block it: their user_id would become NULL"_s);
    }

    void marksAreToldApart()
    {
        Edited db("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY,"
                  " p INT REFERENCES p ON DELETE CASCADE); INSERT INTO p VALUES (1); INSERT INTO c"
                  " VALUES (1, 1)");
        Schema schema = db.schema();
        Table child = *schema.table(u"c");
        child.foreignKeys[0].enforced = false;
        schema.tables.put(child);
        db.setSchema(schema);
        VERIFY_SAYS(told(db, u"p"_s, u"1"_s), u"1 of c (p): left as they are, without a parent"_s);
        QVERIFY(!m_preview.blocked);
    }

    void circlesEnd()
    {
        Edited db("CREATE TABLE n (id INTEGER PRIMARY KEY, up REFERENCES n ON DELETE CASCADE,"
                  " other REFERENCES m ON DELETE CASCADE);"
                  "CREATE TABLE m (id INTEGER PRIMARY KEY, n REFERENCES n ON DELETE CASCADE);"
                  "INSERT INTO n VALUES (1, 3, NULL), (2, 1, NULL), (3, 2, 7), (4, NULL, 7), (5, 5,"
                  " NULL); INSERT INTO m VALUES (7, 2), (8, 5)");
        QCOMPARE(told(db, u"n"_s, u"id = 1"_s), u"2 of n (up): deleted too\n"
                                                "  1 of m (n): deleted too\n"
                                                "    1 of n (other): deleted too"_s);
        QCOMPARE(told(db, u"n"_s, u"id = 5"_s), u"1 of m (n): deleted too"_s);
        look(db, {db.row(u"n"_s, u"id = 1"_s).row});
        db.edits.apply(*deleteStep(db.schema(), db.edits, m_preview));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT id FROM n UNION ALL SELECT id FROM m"_s), u"5, 8"_s);
    }

    void whatOneKeySparesAnotherMayTake()
    {
        Edited db("CREATE TABLE p (id INTEGER PRIMARY KEY);"
                  "CREATE TABLE a (id INTEGER PRIMARY KEY, p REFERENCES p ON DELETE CASCADE);"
                  "CREATE TABLE b (id INTEGER PRIMARY KEY, p REFERENCES p, a REFERENCES a ON DELETE"
                  " CASCADE); INSERT INTO p VALUES (1); INSERT INTO a VALUES (2, 1);"
                  "INSERT INTO b VALUES (3, 1, 2)");
        QCOMPARE(told(db, u"p"_s, u"1"_s), u"1 of a (p): deleted too\n"
                                           "  1 of b (a): deleted too"_s);
        db.edits.apply(*deleteStep(db.schema(), db.edits, m_preview));
        QCOMPARE(db.save(), u"saved"_s);
    }

    void whatIsPendingCountsAsDone()
    {
        Edited db(
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY,"
            " p INT REFERENCES p); INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1, 1),"
            " (2, 1), (3, 1)");
        db.set(u"c"_s, u"id = 1"_s, u"p"_s, numberValue(2));
        db.remove(u"c"_s, u"id = 2"_s);
        VERIFY_SAYS(told(db, u"p"_s, u"id = 1"_s), u"1 of c (p): they block it"_s);
        db.set(u"c"_s, u"id = 3"_s, u"p"_s, Value());
        const RowRef fresh = db.insert(u"p"_s, {});
        look(db, {db.row(u"p"_s, u"id = 1"_s).row, fresh});
        QVERIFY(m_preview.branches.empty());
        db.edits.apply(*deleteStep(db.schema(), db.edits, m_preview));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT id FROM p"_s), u"2"_s);
    }

    void compositeKeysAndOtherTypes()
    {
        Edited db(
            "CREATE TABLE p (a TEXT COLLATE NOCASE, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID;"
            "CREATE TABLE c (b TEXT, a TEXT, n, FOREIGN KEY (a, b) REFERENCES p ON DELETE"
            " CASCADE); INSERT INTO p VALUES ('X', 1), ('y', 1), ('x', 2);"
            "INSERT INTO c VALUES ('1', 'x', 1), ('1', 'Y', 2), (NULL, 'X', 3), ('2', 'X', 4)");
        QCOMPARE(told(db, u"p"_s, u"a = 'X' AND b = 1"_s), u"1 of c (a, b): deleted too"_s);
        look(db, refs(db, u"p"_s, u"b = 1"_s));
        QCOMPARE(wordsOf(db.schema(), m_preview), QStringList(u"2 of c (a, b): deleted too"_s));
        db.edits.apply(*deleteStep(db.schema(), db.edits, m_preview));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT n FROM c"_s), u"3, 4"_s);
    }

    void manyAreCountedToALimit()
    {
        Edited db(
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY,"
            " p INT REFERENCES p ON DELETE CASCADE); CREATE TABLE d (id INTEGER PRIMARY KEY, p"
            " INT REFERENCES p); INSERT INTO p VALUES (1), (2);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            " INSERT INTO c SELECT i, 1 FROM n; INSERT INTO d VALUES (1, 2)");
        QCOMPARE(told(db, u"p"_s, u"1"_s), u"10000+ of c (p): deleted too"_s);
        QVERIFY(m_preview.more && !m_preview.blocked);
        QVERIFY(deleteStep(db.schema(), db.edits, m_preview).ok());
        (void)told(db, u"p"_s, u"1"_s, DeleteRule::Models);
        const auto step = deleteStep(db.schema(), db.edits, m_preview);
        VERIFY_SAYS(step ? QString() : step.error().text, u"than were counted"_s);
    }

    void itCanBeCancelled()
    {
        Edited db(House);
        Watching watching;
        watching.stop = true;
        const auto preview = previewDelete(db.handle(), db.schema(), refs(db, u"p"_s, u"1"_s),
                                           DeleteRule::Database, watching);
        QVERIFY(!preview);
        VERIFY_SAYS(preview.error().text, u"cancelled"_s);
    }

private:
    static std::vector<RowRef> refs(const Edited &db, const QString &name, const QString &where)
    {
        std::vector<RowRef> rows;
        const auto found = readRows(db.handle(), db.table(name), BoundSql(where), 100);
        for (const WholeRow &row : found ? *found : std::vector<WholeRow>())
            rows.push_back(row.row);
        return rows;
    }

    void look(const Edited &db, const std::vector<RowRef> &rows,
              DeleteRule rule = DeleteRule::Database)
    {
        Watching watching;
        const auto preview
            = previewDelete(db.handle(), db.schema(), rows, rule, watching, db.edits);
        m_preview = preview ? *preview : DeletePreview();
    }

    /// Of the first such row; branches of one table stand by name.
    QString told(const Edited &db, const QString &name, const QString &where,
                 DeleteRule rule = DeleteRule::Database)
    {
        look(db, {db.row(name, where).row}, rule);
        sort(db.schema(), m_preview.branches);
        return wordsOf(db.schema(), m_preview).join(u'\n');
    }

    static void sort(const Schema &schema, std::vector<DeleteBranch> &branches)
    {
        std::sort(branches.begin(), branches.end(),
                  [&](const DeleteBranch &a, const DeleteBranch &b) {
                      return schema.tables.find(a.table)->name < schema.tables.find(b.table)->name;
                  });
        for (DeleteBranch &branch : branches)
            sort(schema, branch.below);
    }

    DeletePreview m_preview;
};

} // namespace

SW_SUITE(deletepreview, DeletePreviewTest)
#include "tst_deletepreview.moc"
