// SPDX-License-Identifier: Apache-2.0
#include "model/schema/english.h"
#include "tests/support/suite.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

class EnglishTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void singularAndPlural_data()
    {
        QTest::addColumn<QString>("singular");
        QTest::addColumn<QString>("plural");
        const QString pairs = uR"(pet pets
            category categories   day days       soliloquy soliloquies
            box boxes             class classes  branch branches   brush brushes  stomach stomachs
            bus buses             status statuses alias aliases    virus viruses  address addresses
            house houses          spouse spouses case cases        course courses database databases
            cause causes          use uses       purchase purchases cache caches  price prices
            size sizes            quiz quizzes   leaf leaves       archive archives life lives
            hero heroes           photo photos   shoe shoes        movie movies   company companies
            person people         child children salesperson salespeople grandchild grandchildren
            woman women           salesman salesmen human humans    analysis analyses axis axes
            menu menus            api apis       tie ties          index indexes  matrix matrices
            news news             series series  equipment equipment data data
            order_line order_lines OrderLine OrderLines ORDER_LINE ORDER_LINES
            Person People         PERSON PEOPLE  HTTPServer HTTPServers McDonald McDonalds
            address2 address2     таблица таблица quotas_1 quotas_1 _ _)"_s;
        const QStringList words = pairs.split(QRegularExpression(u"\\s+"_s));
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            QTest::newRow(qUtf8Printable(words[i])) << words[i] << words[i + 1];
    }

    void singularAndPlural()
    {
        QFETCH(const QString, singular);
        QFETCH(const QString, plural);
        QCOMPARE(sw::pluralName(singular), plural);
        QCOMPARE(sw::singularName(plural), singular);
        QCOMPARE(sw::pluralName(plural), plural);
        QCOMPARE(sw::singularName(singular), singular);
        QCOMPARE(sw::pluralName(singular, sw::PluralRule::AsTheyAre), singular);
        QCOMPARE(sw::singularName(plural, sw::PluralRule::AsTheyAre), plural);
    }

    void emptyNamesStay()
    {
        QCOMPARE(sw::pluralName({}), QString());
        QCOMPARE(sw::singularName({}), QString());
        QCOMPARE(sw::wordsOf(u"__"), QStringList());
    }

    void words()
    {
        QCOMPARE(sw::wordsOf(u"student_course"), QStringList({u"student"_s, u"course"_s}));
        QCOMPARE(sw::wordsOf(u"HTTPServerLog2"), QStringList({u"http"_s, u"server"_s, u"log2"_s}));
    }
};

} // namespace

SW_SUITE(english, EnglishTest)
#include "tst_english.moc"
