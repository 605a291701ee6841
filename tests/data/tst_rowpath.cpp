// SPDX-License-Identifier: Apache-2.0
// How rows are named: user[1].runs. What is read is written back the same.
#include "model/data/rowpath.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

/// Steps apart, each with its terms and their classes.
QString told(const RowPath &path)
{
    constexpr QStringView Classes = u" irtbn";
    QStringList steps;
    for (const PathStep &step : path.steps) {
        QStringList terms;
        for (const KeyTerm &term : step.key)
            terms.append(term.column + u':' + literalOf(term.value) + u':'
                         + Classes[static_cast<qsizetype>(term.value.kind)]);
        steps.append(step.name + u'{' + terms.join(u' ') + u'}');
    }
    return steps.join(u' ');
}

class RowPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("back");
        const auto row = [](const QString &text, const QString &expected, const QString &back) {
            QTest::newRow(qPrintable(text)) << text << expected << back;
        };
        const auto same
            = [&](const QString &text, const QString &expected) { row(text, expected, text); };
        same(u"user"_s, u"user{}"_s);
        same(u"user[1].runs"_s, u"user{:1:i} runs{}"_s);
        same(u"user[1].runs[3].user"_s, u"user{:1:i} runs{:3:i} user{}"_s);
        same(u"order[(7,'eu')].lines.product"_s, u"order{:7:i :'eu':t} lines{} product{}"_s);
        row(u"user[username='Alice'].runs"_s, u"user{username:'Alice':t} runs{}"_s,
            u"user[username='Alice'].runs"_s);
        row(u"user[ a = 1 , b = x'0f' ]"_s, u"user{a:1:i b:x'0f':b}"_s, u"user[a=1, b=x'0f']"_s);
        row(u"user[Alice]"_s, u"user{:'Alice':t}"_s, u"user['Alice']"_s);
        row(u"user[9007199254740993]"_s, u"user{:9007199254740993:i}"_s,
            u"user[9007199254740993]"_s);
        row(u"t[-1]"_s, u"t{:-1:i}"_s, u"t[-1]"_s);
        same(u"t[1.5]"_s, u"t{:1.5:r}"_s);
        same(u"t[-0.25].x"_s, u"t{:-0.25:r} x{}"_s);
        row(u"t[1e3]"_s, u"t{:1000.0:r}"_s, u"t[1000.0]"_s);
        row(u"t[99999999999999999999]"_s, u"t{:1e+20:r}"_s, u"t[1e+20]"_s);
        row(u"t[null]"_s, u"t{:NULL:n}"_s, u"t[NULL]"_s);
        row(u"t['null']"_s, u"t{:'null':t}"_s, u"t['null']"_s);
        row(u"t[2024-02-30]"_s, u"t{:'2024-02-30':t}"_s, u"t['2024-02-30']"_s);
        same(u"t['it''s ]']"_s, u"t{:'it''s ]':t}"_s);
        same(u"\"a.b\"[1].\"c \"\"d\"\"\""_s, u"a.b{:1:i} c \"d\"{}"_s);
        row(u"`a b`"_s, u"a b{}"_s, u"\"a b\""_s);
        same(u"\"\""_s, u"{}"_s);
        same(u"größe[1].täter"_s, u"größe{:1:i} täter{}"_s);
        same(u"t[\"a b\"=1]"_s, u"t{a b:1:i}"_s);
        row(u"t[infinity]"_s, u"t{:'infinity':t}"_s, u"t['infinity']"_s);
        same(u"t[x'']"_s, u"t{:x'':b}"_s);
        same(u"t['']"_s, u"t{:'':t}"_s);
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QFETCH(QString, back);
        const Result<RowPath> path = parseRowPath(text);
        QVERIFY2(path.ok(), path.ok() ? "" : qPrintable(path.error().text));
        QCOMPARE(told(*path), expected);
        QCOMPARE(textOf(*path), back);
        QVERIFY(*parseRowPath(textOf(*path)) == *path);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        const auto row = [](const QString &text, const QString &why) {
            QTest::newRow(qPrintable(u"“%1”"_s.arg(text))) << text << why;
        };
        row(u""_s, u"character 1: a name is missing"_s);
        row(u"user."_s, u"character 6: a name is missing"_s);
        row(u"user[1"_s, u"character 7: “]” is missing"_s);
        row(u"user[]"_s, u"character 6: a value is missing"_s);
        row(u"user[(1,2]"_s, u"character 10: “)” is missing"_s);
        row(u"user[1]x"_s, u"character 8: there is something behind it"_s);
        row(u"user['a]"_s, u"the quote does not end"_s);
        row(u"t[x'0']"_s, u"even number of hexadecimal digits"_s);
        row(u"t[x'zz']"_s, u"even number of hexadecimal digits"_s);
        row(u"t[a=]"_s, u"a value is missing"_s);
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const Result<RowPath> path = parseRowPath(text);
        QVERIFY(!path.ok());
        QVERIFY2(path.error().text.contains(why), qPrintable(path.error().text));
    }

    void valuesAreExact()
    {
        QCOMPARE(literalOf(Value::of(-0.0)), u"-0.0"_s);
        QCOMPARE(literalOf(Value::of(std::numeric_limits<double>::infinity())), u"9e999"_s);
        QCOMPARE(literalOf(Value::of(std::numeric_limits<qint64>::min())),
                 u"-9223372036854775808"_s);
        Value broken = Value::ofText(u"a"_s);
        broken.bytes = QByteArray("\xff\0b", 3);
        QCOMPARE(literalOf(broken), u"CAST(x'ff0062' AS TEXT)"_s);
        QVERIFY(!(Value::of(1.0) == Value::of(qint64(1))));
        QVERIFY(!(Value::of(0.0) == Value::of(-0.0)));
        QVERIFY(!(Value::ofText({}) == Value::ofBlob({})));
    }
};

} // namespace

SW_SUITE(rowpath, RowPathTest)
#include "tst_rowpath.moc"
