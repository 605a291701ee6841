// SPDX-License-Identifier: Apache-2.0
// What can be done about rows whose parent is missing. The judge is what a save leaves behind.
#include "model/data/deletepreview.h"
#include "tests/data/dangled.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class DanglingRepairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parentsForgotten()
    {
        Edited bed(Pets);
        const DanglingKey key = keyAt(bed, u"pet"_s, 0);
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
        const DanglingKey key = keyAt(bed, u"pet"_s, 1);
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
        const DanglingKey key = keyAt(bed, u"line"_s, 1);
        const auto step = forgetParents(bed.schema(), bed.edits, key.child, key.id, key.rows);
        QVERIFY(step.ok());
        bed.edits.apply(*step);
        QCOMPARE(bed.save(), u"saved"_s);
        QCOMPARE(bed.rows(u"SELECT * FROM line"_s), u"1 1 NULL"_s);
    }

    void parentsCreated()
    {
        Edited bed(Pets);
        const DanglingKey key = keyAt(bed, u"pet"_s, 0);
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
            const DanglingKey key = keyAt(bed, u"c"_s, place);
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
        const DanglingKey key = keyAt(bed, u"pet"_s, 0);
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

SW_SUITE(danglingrepair, DanglingRepairTest)
#include "tst_danglingrepair.moc"
