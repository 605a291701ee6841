// SPDX-License-Identifier: Apache-2.0
// Rows of a set, of which only those in sight are held.
#include "model/sql/quote.h"
#include "tests/rows/rowsbed.h"
#include "widgets/data/celltext.h"
#include "widgets/data/rowsmodel.h"

#include <QAbstractItemModelTester>

#include <random>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Owners
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INT REFERENCES owner, name TEXT);"
      "INSERT INTO owner VALUES (1, 'Alice'), (2, 'Bob');"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
      "INSERT INTO pet SELECT i * 2, CASE i % 3 WHEN 2 THEN NULL ELSE 1 + i % 3 END, 'pet ' || i "
      "FROM n;"
      "CREATE VIEW v AS SELECT name AS what FROM owner";

class RowsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bed = std::make_unique<RowsBed>(Owners);
        m_model = std::make_unique<RowsModel>(m_bed->database(), RowDatabase::Lane::Grid);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_bed.reset();
    }

    void anyRowIsThereWhenItComesIntoSight()
    {
        show(u"pet"_s);
        QTRY_COMPARE(m_model->count(), 10'000);
        QVERIFY(m_model->isCounted());
        for (const int row : {0, 9999, 5000, 255, 256, 4711}) {
            m_model->want(row, std::min(row + 20, 9999));
            QTRY_VERIFY(m_model->row(row));
            QCOMPARE(text(row, 0), QString::number(2 * (row + 1)));
            QCOMPARE(text(row, 2), u"pet %1"_s.arg(row + 1));
        }
    }

    void memoryStaysTheSameHoweverFarOneScrolls()
    {
        show(u"pet"_s);
        QTRY_COMPARE(m_model->count(), 10'000);
        int held = 0;
        for (int row = 0; row < 10'000; row += 100) {
            m_model->want(row, std::min(row + 50, 9999));
            QTRY_VERIFY(m_model->row(row));
        }
        for (int row = 0; row < 10'000; ++row)
            held += m_model->row(row) ? 1 : 0;
        QVERIFY2(held <= 12 * 256, qPrintable(QString::number(held)));
    }

    void keysHaveTheNamesOfWhatTheyReferTo()
    {
        show(u"pet"_s);
        QTRY_COMPARE(m_model->label(m_model->index(0, 1)), u"Bob"_s);
        QCOMPARE(m_model->label(m_model->index(1, 1)), QString());
        QCOMPARE(m_model->label(m_model->index(2, 1)), u"Alice"_s);
        QCOMPARE(m_model->label(m_model->index(2, 0)), QString());
        QVERIFY(m_model->columns()[1].parent);
        QCOMPARE(m_model->columns()[1].parent->role, u"owner"_s);
    }

    void sortedAndFiltered()
    {
        RowSet set;
        set.table = m_bed->table(u"pet");
        set.where = BoundSql(u"\"owner_id\" = 2"_s);
        set.sort = {{u"\"name\""_s, true}};
        m_model->show(set);
        QTRY_VERIFY(m_model->isCounted());
        QCOMPARE(m_model->count(), 3334);
        QTRY_COMPARE(text(0, 2), u"pet 9997"_s);
        m_model->want(3320, 3333);
        QTRY_VERIFY(m_model->row(3333));
        QCOMPARE(text(3333, 2), u"pet 1"_s);
    }

    void aViewSaysByItselfWhatItHas()
    {
        RowSet set;
        set.view = m_bed->database().schema().view(u"v");
        m_model->show(set);
        QTRY_COMPARE(m_model->columnCount(), 1);
        QCOMPARE(m_model->headerData(0, Qt::Horizontal, Qt::DisplayRole), u"what"_s);
        QTRY_COMPARE(m_model->count(), 2);
        QCOMPARE(text(1, 0), u"Bob"_s);
    }

    void whatAnotherProgramChangedIsSeenInItsPlace()
    {
        show(u"pet"_s);
        QTRY_COMPARE(m_model->count(), 10'000);
        m_model->want(5000, 5020);
        QTRY_VERIFY(m_model->row(5000));
        m_bed->run(
            "DELETE FROM pet WHERE id = 2; UPDATE pet SET name = 'changed' WHERE id = 10004");
        m_model->readAgain();
        // Until the new ones are here the old ones stay.
        QVERIFY(m_model->row(5000));
        QTRY_COMPARE(m_model->count(), 9999);
        m_model->want(5000, 5020);
        QTRY_COMPARE(text(5000, 2), u"changed"_s);
    }

    void aRowIsFoundByItsKey()
    {
        show(u"pet"_s);
        QTRY_VERIFY(m_model->isCounted());
        qint64 found = -2;
        m_model->find({Value::of(qint64(14'000))}, [&](qint64 place) { found = place; });
        QTRY_COMPARE(found, 6999);
        m_model->find({Value::of(qint64(14'001))}, [&](qint64 place) { found = place; });
        QTRY_COMPARE(found, -1);
    }

    /// Whatever is asked for and given up again: what is shown is what is there.
    void noStaleRowUnderAWrongKey()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 60; ++i) {
            if (random() % 4 == 0) {
                RowSet set;
                set.table = m_bed->table(u"pet");
                const auto rest = static_cast<int>(random() % 3);
                set.where = BoundSql(u"\"id\" % 3 = %1"_s.arg(rest));
                if (random() % 2 == 0)
                    set.sort = {{u"\"name\""_s, random() % 2 == 0}};
                m_model->show(set);
            }
            const auto row = static_cast<int>(random() % 10'000);
            m_model->want(row, row + 30);
            QTest::qWait(static_cast<int>(random() % 8));
            for (int each = 0; each < m_model->count(); ++each) {
                if (const RowValues *values = m_model->row(each); values && !values->cells.empty())
                    QCOMPARE(cellTextOf(*values, 2), u"pet %1"_s.arg(values->key[0].integer / 2));
            }
        }
    }

    void whatCannotBeReadIsSaid()
    {
        m_bed->run("DROP TABLE pet");
        show(u"pet"_s);
        QTRY_VERIFY2(m_model->error().contains(u"no such table"), qPrintable(m_model->error()));
        QCOMPARE(m_model->count(), 0);
    }

    /// A value of a class that its column is not for is told; what SQLite has no class for is not.
    void oddClassesAreTold()
    {
        const Value text = Value::ofText(u"2025-11-22"_s);
        const Value integer = Value::of(qint64(5));
        const Value real = Value::of(1.5);
        const Value blob = Value::ofBlob("x");
        const auto told = [](const Value &value, const QString &type) {
            return oddClass(value, affinityOf(type), type);
        };
        QCOMPARE(told(text, u"INTEGER"_s), u"TEXT"_s);
        QCOMPARE(told(real, u"INT"_s), u"REAL"_s);
        QCOMPARE(told(integer, u"INTEGER"_s), QString());
        QCOMPARE(told(integer, u"REAL"_s), QString());
        QCOMPARE(told(text, u"DOUBLE"_s), u"TEXT"_s);
        QCOMPARE(told(blob, u"VARCHAR(9)"_s), u"BLOB"_s);
        QCOMPARE(told(integer, u"TEXT"_s), u"INTEGER"_s);
        QCOMPARE(told(text, u"DATE"_s), QString());
        QCOMPARE(told(text, u"JSON"_s), QString());
        QCOMPARE(told(text, u"NUMERIC(10, 2)"_s), u"TEXT"_s);
        QCOMPARE(told(text, u"boolean"_s), u"TEXT"_s);
        QCOMPARE(told(blob, QString()), QString());
        QCOMPARE(told(Value(), u"INTEGER"_s), QString());
    }

private:
    void show(const QString &table)
    {
        RowSet set;
        set.table = m_bed->table(table);
        m_model->show(set);
    }

    [[nodiscard]] QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

    [[nodiscard]] static QString cellTextOf(const RowValues &row, size_t column)
    {
        return QString::fromUtf8(row.cells[column].value.bytes);
    }

    std::unique_ptr<RowsBed> m_bed;
    std::unique_ptr<RowsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace

SW_SUITE(rowsmodel, RowsModelTest)
#include "tst_rowsmodel.moc"
