// SPDX-License-Identifier: Apache-2.0
// What may be written at a place of a SQL text.
#include "model/data/sqlcompletion.h"
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *School
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INTEGER REFERENCES owner (id),"
      " vet_id INTEGER REFERENCES owner (id));"
      "CREATE TABLE student (id INTEGER PRIMARY KEY, \"full name\" TEXT);"
      "CREATE TABLE course (id INTEGER PRIMARY KEY, title TEXT);"
      "CREATE TABLE enrollment (student_id INTEGER NOT NULL REFERENCES student (id), course_id "
      "INTEGER NOT NULL REFERENCES course (id), grade TEXT, PRIMARY KEY (student_id, course_id));"
      "CREATE TABLE \"order\" (id INTEGER PRIMARY KEY); CREATE VIEW pets AS SELECT * FROM pet";

class SqlCompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Folder folder;
        m_ways = std::make_unique<WaysOf>(Walked(folder.database(u"a.db"_s, School)).schema());
    }

    void tablesWhereTablesStand()
    {
        QCOMPARE(first(u"SELECT * FROM |"_s, 6),
                 u"course, enrollment, \"order\", owner, pet, pets"_s);
        QCOMPARE(first(u"SELECT * FROM pe|"_s), u"pet, pets"_s);
        QCOMPARE(first(u"SELECT * FROM owner, pe|"_s), u"pet, pets"_s);
        QCOMPARE(first(u"update ST|"_s), u"student"_s);
        QCOMPARE(first(u"INSERT INTO main.st|"_s), u"student"_s);
        QCOMPARE(first(u"SELECT * FROM \"or|"_s), u"\"order\""_s);
        QCOMPARE(first(u"SELECT 1; DELETE FROM cou|"_s), u"course"_s);
    }

    void columnsOfWhatIsThere()
    {
        QCOMPARE(first(u"SELECT * FROM pet p WHERE p.|"_s), u"id, name, owner_id, vet_id"_s);
        QCOMPARE(first(u"SELECT p.o| FROM pet AS p"_s), u"owner_id"_s);
        QCOMPARE(first(u"SELECT ti| FROM course"_s), u"title"_s);
        QCOMPARE(first(u"SELECT na| FROM pet JOIN owner ON 1"_s), u"pet.name, owner.name"_s);
        QCOMPARE(first(u"SELECT * FROM student WHERE fu|"_s), u"\"full name\""_s);
        QCOMPARE(first(u"UPDATE pet SET ve|"_s), u"vet_id"_s);
        QCOMPARE(first(u"SELECT * FROM pet ORDER BY na|"_s), u"name"_s);
        QCOMPARE(first(u"SELECT count(own| FROM pet"_s), u"owner_id"_s);
        QCOMPARE(first(u"SELECT * FROM (SELECT 1) x, pet WHERE vet|"_s), u"vet_id"_s);
        // Of another statement nothing is known here.
        QCOMPARE(first(u"SELECT * FROM pet; SELECT vet|"_s), QString());
    }

    void rolesAsJoins()
    {
        QCOMPARE(first(u"SELECT * FROM pet JOIN own|"_s),
                 u"owner ON owner.id = pet.owner_id, owner"_s);
        QCOMPARE(first(u"SELECT * FROM pet p JOIN ve|"_s), u"owner AS vet ON vet.id = p.vet_id"_s);
        QCOMPARE(first(u"SELECT * FROM student JOIN courses|"_s),
                 u"enrollment ON enrollment.student_id = student.id JOIN course AS courses ON "
                 u"courses.id = enrollment.course_id"_s);
        QCOMPARE(first(u"SELECT * FROM pet JOIN owner o ON |"_s, 2),
                 u"o.id = pet.owner_id, o.id = pet.vet_id"_s);
    }

    /// What is proposed can be run.
    void joinsRun()
    {
        const Folder folder;
        const Walked database(folder.database(u"a.db"_s, School));
        for (const TablePtr &table : m_ways->schema().tables) {
            const QString text = u"SELECT * FROM %1 JOIN "_s.arg(u'"' + table->name + u'"');
            for (const SqlProposal &each : proposeSql(text, text.size(), *m_ways).list) {
                if (each.kind != SqlProposal::Kind::Role)
                    continue;
                const QByteArray sql = (text + each.text).toUtf8();
                const SqliteQuery query(database.handle(), viewOf(sql));
                QVERIFY2(query.isReady(), sql.constData());
            }
        }
    }

    void words()
    {
        QCOMPARE(first(u"SEL|"_s), u"SELECT"_s);
        QCOMPARE(first(u"SELECT 1; del|"_s), u"DELETE FROM"_s);
        QCOMPARE(first(u"SELECT * FROM pet WH|"_s), u"WHERE"_s);
        QCOMPARE(first(u"SELECT * FROM pet GR|"_s), u"GROUP BY"_s);
        QCOMPARE(first(u"SELECT * FROM pet WHERE id = 1 an|"_s), u"AND"_s);
        QCOMPARE(first(u"UPDATE pet se|"_s), u"SET"_s);
    }

    void nothingWhereNothingIsWanted()
    {
        for (const QString &text : {u"SELECT 'pe|'"_s, u"SELECT 1 -- FROM pe|"_s,
                                    u"SELECT /* pe| */ 1"_s, u"SELECT 12|"_s})
            QCOMPARE(first(text), QString());
        // No place in any text is too much.
        const QString text = u"SELECT \"ä\", 'x' FROM pet p JOIN (SELECT 1) -- é\n WHERE p."_s;
        for (qsizetype i = 0; i <= text.size(); ++i)
            QVERIFY(proposeSql(text, i, *m_ways).begin <= i);
        QCOMPARE(proposeSql(u"SELECT 'ää' FROM pe"_s, 19, *m_ways).begin, 17);
    }

private:
    /// The first of what is proposed at the bar.
    [[nodiscard]] QString first(QString text, int most = 4) const
    {
        const qsizetype cursor = text.indexOf(u'|');
        text.remove(cursor, 1);
        QStringList texts;
        for (const SqlProposal &each : proposeSql(text, cursor, *m_ways).list) {
            if (texts.size() < most)
                texts.append(each.text);
        }
        return texts.join(u", "_s);
    }

    std::unique_ptr<WaysOf> m_ways;
};

} // namespace

SW_SUITE(sqlcompletion, SqlCompletionTest)
#include "tst_sqlcompletion.moc"
