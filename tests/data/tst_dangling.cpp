// SPDX-License-Identifier: Apache-2.0
// Rows whose parent is missing: which, how many, and what can be done about them. The judges are
// SQLite's own foreign_key_check and what a save leaves behind.
#include "model/data/danglingrepair.h"
#include "model/data/deletepreview.h"
#include "model/data/matching.h"
#include "tests/data/edited.h"
#include "tests/support/corpus.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

#include <random>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Pets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner,"
      " vet_id INTEGER NOT NULL REFERENCES owner (id), name TEXT);"
      "CREATE INDEX pets_of ON pet (owner_id);"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 1, 1, 'Rex'), (2, 7, 2, 'Tom'), (3, 8, 1, 'Kit'),"
      " (4, NULL, 9, 'Ash'), (5, 7, 1, 'Zoe')";

/// `pet.owner_id 3 (2 3 5)`, a line a key: how many, and the keys of the first rows.
QString found(Edited &bed, const DanglingLimits &limits = {})
{
    Watching watching;
    const auto report = findDangling(bed.handle(), bed.schema(), watching, limits);
    if (!report)
        return report.error().text;
    QStringList lines;
    for (const Dangling &each : report->found) {
        const Table &child = *bed.schema().tables.find(each.child);
        QStringList rows;
        for (const DanglingRow &row : each.first)
            rows.append(shownValues(row.row.key));
        rows.sort();
        lines.append(child.name + u'.' + shownColumns(child, child.foreignKey(each.key)->columns)
                     + u' ' + QString::number(each.count) + (each.more ? u"+"_s : QString())
                     + (each.problem.isEmpty() ? u" (%1)"_s.arg(rows.join(u' '))
                                               : QString(u": "_s + each.problem)));
    }
    return lines.join(u" | ");
}

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

struct Key {
    TableId child;
    ForeignKeyId id;
    std::vector<DanglingRow> rows;
};

Key keyAt(Edited &bed, const QString &table, size_t place)
{
    const Table &child = bed.table(table);
    const ForeignKeyId key = child.foreignKeys[place].id;
    return {child.id, key, *danglingRows(bed.handle(), bed.schema(), child.id, key, MostRepaired)};
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

    void parentsForgotten()
    {
        Edited bed(Pets);
        const Key key = keyAt(bed, u"pet"_s, 0);
        const auto step = forgetParents(bed.schema(), bed.edits, key.child, key.id, key.rows);
        QVERIFY(step.ok());
        QCOMPARE(step->text, u"Set owner_id of pet to NULL"_s);
        bed.edits.apply(*step);
        QCOMPARE(bed.edits.rows().size(), size_t(3));
        QCOMPARE(stillDangling(bed.table(u"pet"_s).foreignKeys[0], bed.edits, key.rows).size(),
                 size_t(0));
        QVERIFY(forgetParents(bed.schema(), bed.edits, key.child, key.id, key.rows)->isEmpty());
        bed.edits.undo();
        QVERIFY(bed.edits.isEmpty());
        bed.edits.redo();
        // vet_id of row 4 still dangles; SQLite looks at what is written alone.
        QCOMPARE(bed.save(), u"saved"_s);
        QCOMPARE(found(bed), u"pet.vet_id 1 (4)"_s);
    }

    void mayNotBeNull()
    {
        Edited bed(Pets);
        const Key key = keyAt(bed, u"pet"_s, 1);
        const auto step = forgetParents(bed.schema(), bed.edits, key.child, key.id, key.rows);
        QCOMPARE(step.error().text, u"vet_id of pet may not be NULL: delete these rows, or create"
                                    " their parents."_s);
    }

    void onlyWhatNoOtherKeyNeeds()
    {
        Edited bed("CREATE TABLE tenant (id INTEGER PRIMARY KEY);"
                   "CREATE TABLE item (tenant INTEGER, id INTEGER, PRIMARY KEY (tenant, id));"
                   "CREATE TABLE line (id INTEGER PRIMARY KEY, tenant INTEGER REFERENCES tenant,"
                   " item INTEGER, FOREIGN KEY (tenant, item) REFERENCES item);"
                   "INSERT INTO tenant VALUES (1); INSERT INTO line VALUES (1, 1, 5)");
        const Key key = keyAt(bed, u"line"_s, 1);
        const auto step = forgetParents(bed.schema(), bed.edits, key.child, key.id, key.rows);
        QVERIFY(step.ok());
        bed.edits.apply(*step);
        QCOMPARE(bed.save(), u"saved"_s);
        QCOMPARE(bed.rows(u"SELECT * FROM line"_s), u"1 1 NULL"_s);
    }

    void parentsCreated()
    {
        Edited bed(Pets);
        const Key key = keyAt(bed, u"pet"_s, 0);
        const auto step = createParents(bed.schema(), bed.edits, key.child, key.id, key.rows);
        QVERIFY(step.ok());
        bed.edits.apply(*step);
        // Two rows refer to 7: one parent. Once more makes no others.
        QCOMPARE(bed.edits.freshRows(bed.table(u"owner"_s).id).size(), size_t(2));
        QVERIFY(createParents(bed.schema(), bed.edits, key.child, key.id, key.rows)->isEmpty());
        // Their name may not be NULL.
        QVERIFY(bed.save().contains(u"name"));
        for (const RowRef &row : bed.edits.freshRows(bed.table(u"owner"_s).id))
            QVERIFY(bed.edits
                        .set(row, bed.column(u"owner"_s, u"name"_s), Value::ofText(u"?"_s), Value())
                        .ok());
        QCOMPARE(bed.save(), u"saved"_s);
        QCOMPARE(found(bed), u"pet.vet_id 1 (4)"_s);
        QCOMPARE(bed.rows(u"SELECT id FROM owner"_s), u"1, 2, 7, 8"_s);
    }

    void oneParentForWhatItTakesForOne()
    {
        Edited bed("CREATE TABLE p (code TEXT COLLATE NOCASE PRIMARY KEY);"
                   "CREATE TABLE n (id INTEGER PRIMARY KEY);"
                   "CREATE TABLE c (p TEXT REFERENCES p, n TEXT REFERENCES n);"
                   "INSERT INTO c VALUES ('at', '1'), ('AT', ' 1 '), ('de', '01')");
        for (const size_t place : {size_t(0), size_t(1)}) {
            const Key key = keyAt(bed, u"c"_s, place);
            const auto step = createParents(bed.schema(), bed.edits, key.child, key.id, key.rows);
            QVERIFY(step.ok());
            bed.edits.apply(*step);
        }
        QCOMPARE(bed.save(), u"saved"_s);
        QCOMPARE(found(bed), QString());
        QCOMPARE(bed.rows(u"SELECT count(*) FROM p UNION ALL SELECT count(*) FROM n"_s), u"2, 1"_s);
    }

    void deletedByThePreview()
    {
        Edited bed(Pets);
        const Key key = keyAt(bed, u"pet"_s, 0);
        Watching watching;
        const auto refs = stillDangling(bed.table(u"pet"_s).foreignKeys[0], bed.edits, key.rows);
        const auto preview = previewDelete(bed.handle(), bed.schema(), refs, DeleteRule::Database,
                                           watching, bed.edits);
        QVERIFY(preview.ok());
        bed.edits.apply(*deleteStep(bed.schema(), bed.edits, *preview));
        QCOMPARE(bed.save(), u"saved"_s);
        QCOMPARE(found(bed), u"pet.vet_id 1 (4)"_s);
    }
};

} // namespace

SW_SUITE(dangling, DanglingTest)
#include "tst_dangling.moc"
