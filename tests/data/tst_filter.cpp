// SPDX-License-Identifier: Apache-2.0
// What is typed into a filter, and which rows are left.
#include "model/data/filter.h"
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *FilteredRows
    = "CREATE TABLE t (id INTEGER PRIMARY KEY, n INT, s TEXT, x, d NUMERIC);"
      "INSERT INTO t VALUES (1, 5, 'five', 5, '2024-01-31'), (2, 15, '50%', '5', '2024-02-01'),"
      "(3, NULL, NULL, NULL, NULL), (4, -2, '', 2.5, 7), (5, 5, 'Äpfel_x', 'five..six', "
      "'2025-01-01'),"
      "(6, 9007199254740993, 'it''s', x'35', 5), (7, 100, 'null', 'a=b', 'x')";

class FilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<Walked>(m_folder.database(u"a.db"_s, FilteredRows));
    }
    void cleanup()
    {
        m_database.reset();
        QFile::remove(m_folder.path(u"a.db"_s));
    }

    void rowsThatAreLeft_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *column, const QString &text, const char *left) {
            QTest::addRow("%s: %s", column, qPrintable(text))
                << QString::fromLatin1(column) << text << QString::fromLatin1(left);
        };
        row("n", u""_s, "1 2 3 4 5 6 7");
        row("n", u"  "_s, "1 2 3 4 5 6 7");
        // Numbers equal, texts contain.
        row("n", u"5"_s, "1 5");
        row("n", u"9007199254740993"_s, "6");
        row("s", u"5"_s, "2");
        row("s", u"FIVE"_s, "1");
        row("s", u"%"_s, "2");
        row("s", u"_"_s, "5");
        row("s", u"äPF"_s, "5");
        row("d", u"2024"_s, "");
        row("d", u"2024-0"_s, "1 2");
        row("x", u"5"_s, "1 2");
        // With an operator.
        row("n", u"=5"_s, "1 5");
        row("n", u"<> 5"_s, "2 4 6 7");
        row("n", u">5"_s, "2 6 7");
        row("n", u">= 5"_s, "1 2 5 6 7");
        row("n", u"< 0"_s, "4");
        row("n", u"<=5"_s, "1 4 5");
        row("s", u"="_s, "4");
        row("s", u"=five"_s, "1");
        row("s", u"= '50%'"_s, "2");
        row("s", u"'null'"_s, "7");
        row("s", u"'it''s'"_s, "6");
        row("s", u">= five"_s, "1 6 7 5");
        // Ranges.
        row("n", u"-2..5"_s, "1 4 5");
        row("n", u"15.."_s, "2 6 7");
        row("n", u"..0"_s, "4");
        row("d", u"2024-01-01..2024-12-31"_s, "1 2");
        row("x", u"'five..six'"_s, "5");
        // NULL, and texts that say so.
        row("n", u"null"_s, "3");
        row("n", u"NOT NULL"_s, "1 2 4 5 6 7");
        // Expressions.
        row("s", u"/^\\d/"_s, "2");
        row("s", u"/(?i)ÄPF/"_s, "5");
    }

    void rowsThatAreLeft()
    {
        QFETCH(QString, column);
        QFETCH(QString, text);
        QFETCH(QString, left);
        const Table &table = *m_database->schema().table(u"t");
        const FilterField field{u'"' + column + u'"', affinityOf(table, *table.column(column)), {}};
        const Result<BoundSql> condition = filterCondition(field, text);
        QVERIFY2(condition.ok(), condition.ok() ? "" : qPrintable(condition.error().text));
        QStringList wanted = left.split(u' ', Qt::SkipEmptyParts);
        wanted.sort();
        QCOMPARE(idsWhere(*condition).join(u' '), wanted.join(u' '));
    }

    void aKeyIsFoundByWhatItRefersTo()
    {
        const FilterField field{u"\"n\""_s, Affinity::Integer, u"(SELECT \"s\")"_s};
        QCOMPARE(idsWhere(*filterCondition(field, u"fi"_s)).join(u' '), u"1"_s);
        QCOMPARE(idsWhere(*filterCondition(field, u"5"_s)).join(u' '), u"1 5"_s);
        QCOMPARE(idsWhere(*filterCondition(field, u"/^i/"_s)).join(u' '), u"6"_s);
    }

    void aWrongExpressionIsSaid()
    {
        const Result<BoundSql> wrong = filterCondition({u"s"_s, Affinity::Text, {}}, u"/a(b/"_s);
        QVERIFY(!wrong.ok());
        QVERIFY2(wrong.error().text.startsWith(u"The regular expression is wrong at letter 4"_s),
                 qPrintable(wrong.error().text));
    }

private:
    [[nodiscard]] QStringList idsWhere(const BoundSql &condition) const
    {
        RowSet set;
        set.table = m_database->schema().table(u"t");
        set.where = condition;
        set.shown = {u"id"_s};
        const BoundSql sql = set.all();
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(m_database->handle(), viewOf(text));
        sql.bindTo(query);
        QStringList ids;
        while (query.next())
            ids.append(query.text(0));
        if (query.failed() || !query.isReady())
            return {query.errorText()};
        ids.sort();
        return ids;
    }

    Folder m_folder;
    std::unique_ptr<Walked> m_database;
};

} // namespace

SW_SUITE(filter, FilterTest)
#include "tst_filter.moc"
