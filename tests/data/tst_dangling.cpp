// SPDX-License-Identifier: Apache-2.0
// Rows whose parent is missing: which, and how many. The judges are SQLite's own foreign_key_check,
// and Python.
#include "tests/data/dangled.h"
#include "tests/support/suite.h"

#include <QProcess>
#include <QSet>
#include <QStandardPaths>

#include <random>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// What foreign_key_check says: rows by table and place of the key.
QString checked(sqlite3 *database)
{
    SqliteQuery query(database, "SELECT \"table\", fkid, count(*) FROM pragma_foreign_key_check"
                                " GROUP BY 1, 2 ORDER BY 1, 2");
    QStringList lines;
    while (query.next())
        lines.append(query.text(0) + u' ' + query.text(1) + u' ' + query.text(2));
    return query.failed() ? query.errorText() : lines.join(u" | ");
}

/// The same from our search: foreign_key_check counts keys from the last one of the text.
QString countedAsChecked(sqlite3 *database, const Schema &schema)
{
    Watching watching;
    const auto report = findDangling(database, schema, watching);
    if (!report)
        return report.error().text;
    QStringList lines;
    for (const Dangling &each : report->found) {
        const std::vector<ForeignKey> &keys = schema.tables.find(each.child)->foreignKeys;
        const auto place = std::find_if(keys.begin(), keys.end(),
                                        [&](const ForeignKey &key) { return key.id == each.key; });
        lines.append(schema.tables.find(each.child)->name + u' '
                     + QString::number(keys.end() - place - 1) + u' '
                     + QString::number(each.count));
    }
    lines.sort();
    return lines.join(u" | ");
}

class DanglingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void counted()
    {
        Edited bed(Pets);
        QCOMPARE(found(bed), u"pet.owner_id 3 (2 3 5) | pet.vet_id 1 (4)"_s);
        QCOMPARE(countedAsChecked(bed.handle(), bed.schema()), checked(bed.handle()));
        QCOMPARE(found(bed, {2, 1}), u"pet.owner_id 3+ (2) | pet.vet_id 1 (4)"_s);
        QCOMPARE(bed.rows(u"SELECT 1 FROM pet WHERE "_s
                          + parentIsMissing(bed.schema(), bed.table(u"pet"_s),
                                            bed.table(u"pet"_s).foreignKeys[0])
                                .text()),
                 u"1, 1, 1"_s);
    }

    void asSqliteCompares_data()
    {
        QTest::addColumn<QByteArray>("script");
        const auto row = [](const char *name, const char *script) {
            QTest::newRow(name) << QByteArray(script);
        };
        row("composite, any NULL is none",
            "CREATE TABLE p (a INTEGER, b TEXT, PRIMARY KEY (a, b));"
            "CREATE TABLE c (x INTEGER, y TEXT, FOREIGN KEY (x, y) REFERENCES p);"
            "INSERT INTO p VALUES (1, 'a'), (1, NULL), (NULL, 'n');"
            "INSERT INTO c VALUES (1, 'a'), (1, 'b'), (NULL, 'a'), (1, NULL), (2, 'a'), (3, 'n')");
        row("to a UNIQUE with NULLs",
            "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);"
            "CREATE TABLE c (code TEXT REFERENCES p (code));"
            "INSERT INTO p (code) VALUES ('a'), (NULL); INSERT INTO c VALUES ('a'), ('b'), (NULL)");
        row("the parent's collation",
            "CREATE TABLE p (code TEXT COLLATE NOCASE PRIMARY KEY);"
            "CREATE TABLE c (code TEXT REFERENCES p); CREATE INDEX ic ON c (code);"
            "INSERT INTO p VALUES ('AT'); INSERT INTO c VALUES ('at'), ('AT '), ('de')");
        row("the child's collation counts for nothing",
            "CREATE TABLE p (code TEXT PRIMARY KEY);"
            "CREATE TABLE c (code TEXT COLLATE NOCASE REFERENCES p); CREATE INDEX ic ON c (code);"
            "INSERT INTO p VALUES ('AT'); INSERT INTO c VALUES ('at'), ('AT'), ('De'), ('dE')");
        row("the parent's type",
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p TEXT REFERENCES p);"
            "INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES ('1'), ('01'), ('x'), (' 2 ')");
        row("text to a number",
            "CREATE TABLE p (id TEXT PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p);"
            "INSERT INTO p VALUES ('1'), ('02'); INSERT INTO c VALUES (1), (2)");
        row("without rowid",
            "CREATE TABLE p (a TEXT PRIMARY KEY) WITHOUT ROWID;"
            "CREATE TABLE c (a TEXT REFERENCES p, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID;"
            "INSERT INTO p VALUES ('x'); INSERT INTO c VALUES ('x', 1), ('y', 1), ('y', 2)");
        row("its own table", "CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t);"
                             "INSERT INTO t VALUES (1, NULL), (2, 1), (3, 9), (4, 4)");
        row("two keys on one column",
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE q (id INTEGER PRIMARY KEY);"
            "CREATE TABLE c (x INTEGER REFERENCES p REFERENCES q);"
            "INSERT INTO p VALUES (1), (2); INSERT INTO q VALUES (2), (3);"
            "INSERT INTO c VALUES (1), (2), (3)");
        row("no such table", "CREATE TABLE c (id INTEGER PRIMARY KEY, x INTEGER REFERENCES gone);"
                             "INSERT INTO c VALUES (1, NULL), (2, 2), (3, 3)");
        row("odd names", "CREATE TABLE \"a \"\"b\" (\"order\" INTEGER PRIMARY KEY);"
                         "CREATE TABLE \"select\" (\"from\" INTEGER REFERENCES \"a \"\"b\");"
                         "INSERT INTO \"select\" VALUES (1), (NULL)");
    }

    void asSqliteCompares()
    {
        QFETCH(QByteArray, script);
        Edited bed(script.constData());
        QCOMPARE(countedAsChecked(bed.handle(), bed.schema()), checked(bed.handle()));
        QVERIFY(!checked(bed.handle()).isEmpty());
    }

    void randomRows()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 40; ++round) {
            const auto pick = [&](std::initializer_list<const char *> of) {
                return QString::fromLatin1(of.begin()[random() % of.size()]);
            };
            const auto type = [&] {
                return pick({"INTEGER", "TEXT", "", "NUMERIC", "REAL", "TEXT COLLATE NOCASE"});
            };
            const auto value = [&] {
                return pick({"NULL", "1", "2", "'1'", "'a'", "'A'", "1.0", "x'61'", "'b'", "2.5"});
            };
            QString script
                = u"BEGIN; CREATE TABLE p (a %1, b %2, UNIQUE (a), UNIQUE (a, b));"
                  "CREATE TABLE c (id INTEGER PRIMARY KEY, x %3, y %4,"
                  " FOREIGN KEY (x) REFERENCES p (a), FOREIGN KEY (x, y) REFERENCES p (a, b));"_s
                      .arg(type(), type(), type(), type());
            if (round % 2)
                script += u"CREATE INDEX i ON c (x, y);"_s;
            for (int i = 0; i < 6; ++i)
                script += u"INSERT OR IGNORE INTO p VALUES (%1, %2);"_s.arg(value(), value());
            for (int i = 0; i < 30; ++i)
                script += u"INSERT INTO c (x, y) VALUES (%1, %2);"_s.arg(value(), value());
            script += u"COMMIT"_s;
            Edited bed(script.toUtf8().constData());
            QVERIFY2(countedAsChecked(bed.handle(), bed.schema()) == checked(bed.handle()),
                     qPrintable(script + countedAsChecked(bed.handle(), bed.schema()) + u" <> "_s
                                + checked(bed.handle())));
        }
    }

    void marksToo()
    {
        Edited bed("CREATE TABLE owner (id INTEGER PRIMARY KEY);"
                   "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER);"
                   "INSERT INTO owner VALUES (1); INSERT INTO pet VALUES (1, 1), (2, 2)");
        QCOMPARE(found(bed), QString());
        Schema schema = bed.schema();
        Table pet = *schema.table(u"pet");
        ForeignKey mark;
        mark.id = ForeignKeyId::random();
        mark.columns = {pet.columns[1].id};
        mark.parent.id = schema.table(u"owner")->id;
        mark.enforced = false;
        pet.foreignKeys = {mark};
        schema.tables.put(pet);
        bed.setSchema(schema);
        QCOMPARE(found(bed), u"pet.owner_id 1 (2)"_s);
    }

    /// No foreign_key_check knows of marks: Python counts with sets.
    void marksAsPythonCounts()
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        if (python.isEmpty())
            QSKIP("skipped: no python3");
        Edited bed("CREATE TABLE owner (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, UNIQUE (a, b));"
                   "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER, a TEXT, b INTEGER);"
                   "CREATE INDEX pets_of ON pet (owner_id);"
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                   " INSERT INTO pet SELECT i, nullif(i * 7 % 901, 5), 'k' || i % 40,"
                   " nullif(i % 30, 3) FROM n;"
                   "INSERT INTO owner SELECT id * 2, 'k' || id % 37, id FROM pet WHERE id < 400");
        Schema schema = bed.schema();
        Table pet = *schema.table(u"pet");
        const Table &owner = *schema.table(u"owner");
        for (const std::vector<size_t> &places : {std::vector<size_t>{1}, {2, 3}}) {
            ForeignKey mark;
            mark.id = ForeignKeyId::random();
            mark.parent.id = owner.id;
            for (const size_t place : places) {
                mark.columns.push_back(pet.columns[place].id);
                mark.parentColumns.push_back({owner.columns[place - 1].id, {}});
            }
            mark.enforced = false;
            pet.foreignKeys.push_back(mark);
        }
        schema.tables.put(pet);
        bed.setSchema(schema);
        QProcess process;
        process.start(python,
                      {u"-c"_s,
                       u"import sqlite3, sys\n"
                       "d = sqlite3.connect(sys.argv[1])\n"
                       "for mine, its in (('owner_id', 'id'), ('a, b', 'a, b')):\n"
                       "    there = set(d.execute('select %s from owner' % its))\n"
                       "    print(sum(None not in row and row not in there\n"
                       "              for row in d.execute('select %s from pet' % mine)))\n"_s,
                       bed.path()});
        QVERIFY(process.waitForFinished());
        const QStringList counts
            = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        Watching watching;
        const auto report = findDangling(bed.handle(), schema, watching);
        QVERIFY(report.ok() && report->found.size() == 2 && counts.size() == 2);
        for (size_t i = 0; i < 2; ++i) {
            QCOMPARE(report->found[i].count, counts[static_cast<qsizetype>(i)].toLongLong());
            QVERIFY(report->found[i].count > 0);
        }
    }

    void stopped()
    {
        Edited bed(Pets);
        Watching watching;
        watching.stop = true;
        QVERIFY(!findDangling(bed.handle(), bed.schema(), watching).ok());
    }

    void asAFilter()
    {
        Edited bed(Pets);
        const WaysOf ways(bed.schema());
        const Table &pet = bed.table(u"pet"_s);
        const auto rows = [&](const QString &column, const QString &text) {
            FilterField field{column, Affinity::Integer, {}, {}};
            field.words = missingWords(ways, pet, bed.column(u"pet"_s, column));
            const auto condition = filterCondition(field, text);
            return condition ? bed.rows(
                       u"SELECT id FROM pet WHERE %1 ORDER BY id"_s.arg(condition->text()))
                             : condition.error().text;
        };
        QCOMPARE(rows(u"owner_id"_s, u"missing parent"_s), u"2, 3, 5"_s);
        QCOMPARE(rows(u"owner_id"_s, u" Missing Owner "_s), u"2, 3, 5"_s);
        QCOMPARE(rows(u"vet_id"_s, u"missing parent"_s), u"4"_s);
        QCOMPARE(missingWord(ways, pet, pet.foreignKeys[0]), u"missing parent"_s);
        QVERIFY(missingWords(ways, pet, bed.column(u"pet"_s, u"name"_s)).empty());
    }

    void whichOfTwoParents()
    {
        Edited bed("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE q (id INTEGER PRIMARY"
                   " KEY); CREATE TABLE c (x INTEGER REFERENCES p REFERENCES q);"
                   "INSERT INTO p VALUES (1), (2); INSERT INTO q VALUES (2), (3);"
                   "INSERT INTO c VALUES (1), (2), (3), (4)");
        const WaysOf ways(bed.schema());
        const Table &c = bed.table(u"c"_s);
        QSet<QString> rows;
        for (const ForeignKey &key : c.foreignKeys) {
            FilterField field{u"x"_s, Affinity::Integer, {}, {}};
            field.words = missingWords(ways, c, bed.column(u"c"_s, u"x"_s));
            const auto condition = filterCondition(field, missingWord(ways, c, key));
            QVERIFY(condition.ok());
            rows.insert(bed.rows(u"SELECT x FROM c WHERE "_s + condition->text()));
        }
        QCOMPARE(rows, QSet<QString>({u"3, 4"_s, u"1, 4"_s}));
    }
};

} // namespace

SW_SUITE(dangling, DanglingTest)
#include "tst_dangling.moc"
