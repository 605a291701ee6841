// SPDX-License-Identifier: Apache-2.0
// Whoever is killed while rows are saved, at whatever write, leaves all of it or nothing of it.
#include "tests/data/edited.h"
#include "tests/data/values.h"
#include "tests/support/killingfiles.h"
#include "tests/support/plainrows.h"
#include "tests/support/suite.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Tables
    = "CREATE TABLE p (id INTEGER PRIMARY KEY, text TEXT);"
      "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p ON DELETE CASCADE, text TEXT);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
      " INSERT INTO p SELECT i, printf('%.*c', 900, 'x') FROM n;"
      "INSERT INTO c SELECT id, id, text FROM p";

/// Edits all over both tables.
void editAll(Edited &db)
{
    for (int id = 1; id <= 40; id += 9)
        db.set(u"p"_s, u"id = %1"_s.arg(id), u"text"_s, textValue("short"));
    db.remove(u"p"_s, u"id = 20"_s);
    const RowRef fresh = db.insert(u"p"_s, {{u"text"_s, Value::ofBlob(QByteArray(9000, 'n'))}});
    db.set(u"c"_s, u"id = 30"_s, u"p"_s,
           NewValue::ofFresh(fresh.fresh, db.column(u"p"_s, u"id"_s)));
}

class SaveCrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What the process writes is there after its death, on any disk.
    void initTestCase()
    {
        if (QFileInfo(u"/dev/shm"_s).isWritable() && !qEnvironmentVariableIsSet("TMPDIR"))
            qputenv("TMPDIR", "/dev/shm");
    }

    void oldOrNew_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("journal") << QByteArray("DELETE");
        QTest::newRow("wal") << QByteArray("WAL");
    }

    void oldOrNew()
    {
        QFETCH(QByteArray, mode);
        const QByteArray script = "PRAGMA journal_mode=" + mode + ';' + Tables;
        int olds = 0;
        int news = 0;
        bool killed = true;
        for (int nth = 1; killed; ++nth) {
            Edited db(script.constData());
            const PlainRows before = PlainRows::in(db.handle(), db.schema());
            editAll(db);
            killed = killedAtChange(nth, [&] { (void)db.save(); });
            const PlainRows now = PlainRows::in(db.handle(), db.schema());
            const bool isOld = now.rows() == before.rows();
            QVERIFY2(isOld
                         || db.rows(u"SELECT count(*), sum(text = 'short') FROM p"_s) == u"40 5"_s,
                     qPrintable(u"killed at change %1"_s.arg(nth)));
            if (!isOld) {
                QCOMPARE(db.rows(u"SELECT p FROM c WHERE id = 30"_s), u"41"_s);
                QCOMPARE(db.rows(u"SELECT count(*) FROM c"_s), u"39"_s);
            }
            QCOMPARE(db.rows(u"PRAGMA integrity_check"_s), u"'ok'"_s);
            ++(isOld ? olds : news);
        }
        qInfo("%d times old, %d times new", olds, news);
        QVERIFY(olds > 5 && news >= 1);
    }
};

} // namespace

SW_SUITE(savecrash, SaveCrashTest)
#include "tst_savecrash.moc"
