// SPDX-License-Identifier: Apache-2.0
// How values look under the format of their column.
#include "model/data/columnformat.h"
#include "tests/support/suite.h"

#include <limits>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

QString shownAs(const QString &format, const Value &value)
{
    const auto read = columnFormatIn(format);
    return read ? formatted(*read, value).value_or(u"as stored"_s) : u"no format"_s;
}

class ColumnFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("LC_ALL", "C"); }

    void numbersHaveThousandsAndDigits()
    {
        QCOMPARE(shownAs(u"number"_s, Value::of(qint64(1234567))), u"1,234,567"_s);
        QCOMPARE(shownAs(u"number:2"_s, Value::of(qint64(-1234))), u"-1,234.00"_s);
        QCOMPARE(shownAs(u"number:2"_s, Value::of(1234.567)), u"1,234.57"_s);
        QCOMPARE(shownAs(u"number:0"_s, Value::of(0.4)), u"0"_s);
        QCOMPARE(shownAs(u"number"_s, Value::of(0.1)), u"0.1"_s);
        // All 64 bits.
        QCOMPARE(shownAs(u"number"_s, Value::of(std::numeric_limits<qint64>::min())),
                 u"-9,223,372,036,854,775,808"_s);
        QCOMPARE(shownAs(u"number:1"_s, Value::of(std::numeric_limits<qint64>::max())),
                 u"9,223,372,036,854,775,807.0"_s);
    }

    void timesAreReadAsTheColumnSays()
    {
        QCOMPARE(shownAs(u"time:iso"_s, Value::ofText(u"2024-02-29"_s)), u"29 Feb 2024"_s);
        QCOMPARE(shownAs(u"time:iso"_s, Value::ofText(u"2024-02-29T07:05:09+02:00"_s)),
                 u"29 Feb 2024 07:05:09 +02:00"_s);
        QCOMPARE(shownAs(u"time:seconds"_s, Value::of(qint64(86400 + 3600))),
                 u"2 Jan 1970 01:00"_s);
        QCOMPARE(shownAs(u"time:seconds"_s, Value::of(1.5)), u"1 Jan 1970 00:00:01"_s);
        // The same number means something else in milliseconds.
        QCOMPARE(shownAs(u"time:milliseconds"_s, Value::of(qint64(86'400'000))),
                 u"2 Jan 1970 00:00"_s);
        QCOMPARE(shownAs(u"time:milliseconds"_s, Value::of(qint64(1'700'000'000'000))),
                 u"14 Nov 2023 22:13:20"_s);
        QCOMPARE(shownAs(u"time:julian"_s, Value::of(2440587.5)), u"1 Jan 1970 00:00"_s);
        QCOMPARE(shownAs(u"time:julian"_s, Value::of(qint64(2440588))), u"1 Jan 1970 12:00"_s);
    }

    void booleans()
    {
        for (const char *yes : {"true", "T", "yes", "Y"})
            QCOMPARE(shownAs(u"boolean"_s, Value::ofText(QString::fromLatin1(yes))), u"true"_s);
        for (const char *no : {"FALSE", "f", "no", "n"})
            QCOMPARE(shownAs(u"boolean"_s, Value::ofText(QString::fromLatin1(no))), u"false"_s);
        QCOMPARE(shownAs(u"boolean"_s, Value::of(qint64(1))), u"true"_s);
        QCOMPARE(shownAs(u"boolean"_s, Value::of(qint64(0))), u"false"_s);
    }

    void whatDoesNotFitIsShownAsItIs_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<Value>("value");
        QTest::newRow("text") << u"number:2"_s << Value::ofText(u"12"_s);
        QTest::newRow("null") << u"number"_s << Value();
        QTest::newRow("blob") << u"number"_s << Value::ofBlob("12");
        QTest::newRow("infinity") << u"number"_s
                                  << Value::of(std::numeric_limits<double>::infinity());
        QTest::newRow("huge") << u"number:2"_s << Value::of(1e300);
        QTest::newRow("no day") << u"time:iso"_s << Value::ofText(u"2023-02-29"_s);
        QTest::newRow("no text") << u"time:iso"_s << Value::of(qint64(86400));
        QTest::newRow("text as seconds") << u"time:seconds"_s << Value::ofText(u"2024-01-01"_s);
        QTest::newRow("year 300000") << u"time:seconds"_s << Value::of(qint64(9'400'000'000'000));
        QTest::newRow("far day") << u"time:julian"_s << Value::of(1e9);
        QTest::newRow("not a number")
            << u"time:seconds"_s << Value::of(std::numeric_limits<double>::quiet_NaN());
        QTest::newRow("two") << u"boolean"_s << Value::of(qint64(2));
        QTest::newRow("one as real") << u"boolean"_s << Value::of(1.0);
        QTest::newRow("word") << u"boolean"_s << Value::ofText(u"maybe"_s);
        QTest::newRow("picture") << u"picture"_s << Value::of(qint64(1));
    }
    void whatDoesNotFitIsShownAsItIs()
    {
        QFETCH(QString, format);
        QFETCH(Value, value);
        QCOMPARE(shownAs(format, value), u"as stored"_s);
    }

    void whatIsRememberedIsReadBack()
    {
        for (const QString &text :
             {u"number"_s, u"number:0"_s, u"number:4"_s, u"time:iso"_s, u"time:seconds"_s,
              u"time:milliseconds"_s, u"time:julian"_s, u"boolean"_s, u"picture"_s}) {
            const auto format = columnFormatIn(text);
            QVERIFY2(format, qPrintable(text));
            QCOMPARE(textOf(*format), text);
        }
        for (const QString &text : {QString(), u"raw"_s, u"number:x"_s, u"number:-2"_s,
                                    u"number:99"_s, u"time"_s, u"time:"_s, u"boolean:1"_s})
            QVERIFY2(!columnFormatIn(text), qPrintable(text));
    }
};

} // namespace

SW_SUITE(columnformat, ColumnFormatTest)
#include "tst_columnformat.moc"
