// SPDX-License-Identifier: Apache-2.0
// What becomes of values under another type: SQLite is asked, one row at a time, and what could not
// be had back is named.
#include "model/live/changedvalues.h"
#include "model/live/connection.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

QString groupText(const QString &name, const ValueGroup &group)
{
    QStringList texts;
    for (const ValueChange &each : group.first)
        texts.append(each.key + u": " + each.before + u" → " + each.after);
    return group.count == 0
               ? QString()
               : u"%1 %2 (%3)\n"_s.arg(name, QString::number(group.count), texts.join(u"; "));
}

/// The groups, one a line; what keeps what it says is in none.
QString groupsText(const ChangedValues &values)
{
    return groupText(u"changed"_s, values.changed) + groupText(u"unconverted"_s, values.unconverted)
           + groupText(u"refused"_s, values.refused);
}

#if defined(__has_feature)
constexpr bool Sanitized = __has_feature(address_sanitizer);
#elif defined(__SANITIZE_ADDRESS__)
constexpr bool Sanitized = true;
#else
constexpr bool Sanitized = false;
#endif

/// How much memory the program has in use, in MB.
qint64 memoryInUse()
{
    QFile file(u"/proc/self/statm"_s);
    constexpr qint64 PageBytes = 4096;
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').at(1).toLongLong() * PageBytes / 1'000'000
               : 0;
}

class ChangedValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatBecomesOfAValue_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("fate");
        const auto row = [](const char *from, const char *to, const char *value, const char *fate) {
            const QByteArray name = QByteArray(value) + ' ' + from + " to " + to;
            QTest::newRow(name.constData()) << QString::fromUtf8(from) << QString::fromUtf8(to)
                                            << QByteArray(value) << QString::fromUtf8(fate);
        };
        row("TEXT", "INTEGER", "'7'", "");
        row("TEXT", "INTEGER", "'-7'", "");
        row("TEXT", "INTEGER", "NULL", "");
        row("TEXT", "INTEGER", "'007'", "changed 1 (1: '007' → 7)\n");
        row("TEXT", "INTEGER", "'+7'", "changed 1 (1: '+7' → 7)\n");
        row("TEXT", "INTEGER", "'1e3'", "changed 1 (1: '1e3' → 1000)\n");
        row("TEXT", "INTEGER", "' 5 '", "changed 1 (1: ' 5 ' → 5)\n");
        row("TEXT", "INTEGER", "'9223372036854775807'", "");
        row("TEXT", "INTEGER", "'9223372036854775808'",
            "changed 1 (1: '9223372036854775808' → 9223372036854776000.0)\n");
        row("TEXT", "INTEGER", "'1.0'", "changed 1 (1: '1.0' → 1)\n");
        row("TEXT", "INTEGER", "'1.5'", "unconverted 1 (1: '1.5' → 1.5)\n");
        row("TEXT", "INTEGER", "'12abc'", "unconverted 1 (1: '12abc' → '12abc')\n");
        row("TEXT", "INTEGER", "'0x1F'", "unconverted 1 (1: '0x1F' → '0x1F')\n");
        row("TEXT", "INTEGER", "''", "unconverted 1 (1: '' → '')\n");
        row("TEXT", "INTEGER", "x'37'", "unconverted 1 (1: x'37' → x'37')\n");
        row("TEXT", "INTEGER", "'7' || char(0)", "unconverted 1 (1: '7␀' → '7␀')\n");
        row("TEXT", "NUMERIC", "'1.5'", "");
        row("TEXT", "DECIMAL(10,2)", "'1.10'", "changed 1 (1: '1.10' → 1.1)\n");
        row("TEXT", "REAL", "'1.0'", "");
        row("TEXT", "REAL", "'1'", "changed 1 (1: '1' → 1.0)\n");
        row("INTEGER", "TEXT", "7", "");
        row("INTEGER", "REAL", "7", "");
        row("INTEGER", "REAL", "9007199254740993",
            "changed 1 (1: 9007199254740993 → 9007199254740992.0)\n");
        row("INTEGER", "NUMERIC", "'abc'", "");
        row("NUMERIC", "INTEGER", "1.5", "unconverted 1 (1: 1.5 → 1.5)\n");
        row("REAL", "TEXT", "1.0", "");
        row("REAL", "TEXT", "0.1", "");
        row("REAL", "TEXT", "9007199254740993.0",
            "changed 1 (1: 9007199254740992.0 → '9.00719925474099e+15')\n");
        row("REAL", "TEXT", "1.0 / 3", "changed 1 (1: 0.3333333333333333 → '0.333333333333333')\n");
        row("REAL", "INTEGER", "1.0", "");
        row("REAL", "INTEGER", "1e300", "unconverted 1 (1: 1e+300 → 1e+300)\n");
        row("", "TEXT", "7", "changed 1 (1: 7 → '7')\n");
        row("", "TEXT", "-0.0", "changed 1 (1: -0.0 → '0.0')\n");
        row("", "INTEGER", "'7'", "changed 1 (1: '7' → 7)\n");
        row("TEXT", "", "'007'", "");
        row("TEXT", "VARCHAR(10)", "x'00'", "");
        row("TEXT", "INTEGER STRICT", "'12'", "");
        row("TEXT", "INTEGER STRICT", "'12abc'",
            "refused 1 (1: '12abc' → cannot store TEXT value in INTEGER column)\n");
        row("REAL", "INT STRICT", "1.5",
            "refused 1 (1: 1.5 → cannot store REAL value in INTEGER column)\n");
        row("TEXT", "TEXT STRICT", "'a'", "");
        row("TEXT", "TEXT STRICT", "x'61'",
            "refused 1 (1: x'61' → cannot store BLOB value in TEXT column)\n");
        row("TEXT", "ANY STRICT", "'007'", "");
        row("ANY STRICT", "INTEGER", "'007'", "changed 1 (1: '007' → 7)\n");
        row("TEXT STRICT", "TEXT", "'007'", "");
    }

    void whatBecomesOfAValue()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QByteArray, value);
        QFETCH(QString, fate);
        const test::Folder folder;
        const ColumnType before = typeOf(from);
        const QByteArray script = "CREATE TABLE a (x " + before.declared.toUtf8() + ')'
                                  + (before.strict ? " STRICT" : "") + "; INSERT INTO a VALUES ("
                                  + value + ')';
        const auto values = valuesOf(folder.database(u"a.db"_s, script.constData()),
                                     {u"a"_s, u"x"_s, before, typeOf(to)});
        QVERIFY2(values, qPrintable(values ? QString() : values.error().text));
        QCOMPARE(groupsText(*values), fate);
        // What is said to be unable to change anything was not read.
        QCOMPARE(values->rows, mayChangeValues(before, typeOf(to)) ? 1 : 0);
    }

    void theFirstRowsAreNamedByTheirKey()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s,
            "PRAGMA encoding='UTF-16be'; CREATE TABLE \"a %1\" (k TEXT, \"l\"\"\" INT, x TEXT,"
            " PRIMARY KEY (k, \"l\"\"\")) WITHOUT ROWID;"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
            "INSERT INTO \"a %1\" SELECT 'é', i, iif(i % 100, i, '0' || i) FROM n");
        const auto values = valuesOf(
            path,
            {u"a %1"_s, u"x"_s, {u"TEXT"_s, false}, {u"INTEGER"_s, false}, {u"k"_s, u"l\""_s}});
        QVERIFY(values);
        QCOMPARE(values->rows, 2000);
        QCOMPARE(groupsText(*values),
                 u"changed 20 ('é', 100: '0100' → 100; 'é', 200: '0200' → 200; 'é', 300: '0300' →"
                 " 300; 'é', 400: '0400' → 400; 'é', 500: '0500' → 500)\n"_s);
    }

    void whatCannotBeReadIsNamed()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, "CREATE TABLE a (x TEXT)");
        const auto why = [&](const TypeChange &change) {
            const auto values = valuesOf(path, change);
            return values ? u"nothing"_s : values.error().text;
        };
        const ColumnType text{u"TEXT"_s, false};
        const ColumnType integer{u"INTEGER"_s, false};
        QCOMPARE(why({u"none"_s, u"x"_s, text, integer}),
                 u"What becomes of the values of “none”.“x” cannot be told: SQLite says “no such"
                 " table: main.none”."_s);
        QVERIFY(why({u"a"_s, u"y"_s, text, integer}).contains(u"no such column: t.y"_s));
        QVERIFY(why({u"a"_s, u"x"_s, text, {u"VARCHAR(3)"_s, true}})
                    .contains(u"knows only INT, INTEGER, REAL"_s));
    }

    void aMillionRowsInLittleMemory()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "PRAGMA synchronous=OFF; CREATE TABLE a (x TEXT);"
                       "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT"
                       " 1000000) INSERT INTO a SELECT iif(i % 1000, i, '0' || i) FROM n");
        const TypeChange change{u"a"_s, u"x"_s, {u"TEXT"_s, false}, {u"INTEGER"_s, false}};
        const qint64 before = memoryInUse();
        m_watching.restart();
        const auto values = valuesOf(path, change);
        qInfo("1,000,000 values tried in %lld ms, %lld MB more in use", m_watching.elapsed(),
              memoryInUse() - before);
        QVERIFY(values);
        QCOMPARE(values->changed.count, 1000);
        // A sanitizer keeps what is given back, to see who still uses it.
        if (!Sanitized)
            QVERIFY(memoryInUse() - before < 16);
        QCOMPARE(m_watching.told.back().total, 1'000'000);
        QVERIFY(qint64(m_watching.told.size()) >= m_watching.elapsed() / 250);

        m_watching.restart();
        m_watching.stopAfterMs = 50;
        const auto stopped = valuesOf(path, change);
        QVERIFY(!stopped);
        QVERIFY(stopped.error().text.contains(u"it was cancelled"_s));
        QVERIFY(m_watching.elapsed() < 250);
    }

private:
    static ColumnType typeOf(const QString &text)
    {
        const bool strict = text.endsWith(u" STRICT");
        return {strict ? text.section(u' ', 0, 0) : text, strict};
    }

    /// Read as a file that may be hostile: nothing is written.
    Result<ChangedValues> valuesOf(const QString &path, const TypeChange &change)
    {
        const auto connection = Connection::openForReading(path);
        if (!connection)
            return connection.error();
        return changedValues((*connection)->handle(), change, m_watching);
    }

    test::Watching m_watching;
};

} // namespace

SW_SUITE(changedvalues, ChangedValuesTest)
#include "tst_changedvalues.moc"
