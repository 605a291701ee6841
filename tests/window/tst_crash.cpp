// SPDX-License-Identifier: Apache-2.0
// Programs are killed in the middle of editing, and what they leave is opened.
// SW_KILLS says how often; 10 unless told.
#include "app/designpage.h"
#include "model/document/verbs_table.h"
#include "tests/support/home.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

#include <QDateTime>
#include <QProcess>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr qint64 MostLost = 5000; ///< ms
constexpr int EditEvery = 20;
constexpr int AtOnce = 10;
const char *const VictimVariable = "SW_CRASH_VICTIM";

/// Gives its table the time as its name, again and again, until it is killed.
void editUntilKilled()
{
    Theme theme;
    Content content;
    content.schema = schemaFromPicture(u"t id:pk");
    const TableId table = content.schema.tables.at(0)->id;
    DesignPage page(content, u"Untitled 1"_s, theme);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &page, [&] {
        Editor &editor = page.editor();
        const QString now = u"t%1"_s.arg(QDateTime::currentMSecsSinceEpoch());
        editor.run(u"Rename"_s, renameTable(editor.content(), table, now));
    });
    timer.start(EditEvery);
    QApplication::exec();
}

class CrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noMoreThanFiveSecondsAreLost()
    {
        if (qEnvironmentVariableIsSet(VictimVariable)) {
            editUntilKilled();
            return;
        }
        const int kills = std::max(1, qEnvironmentVariableIntValue("SW_KILLS"));
        const int all = qEnvironmentVariableIsSet("SW_KILLS") ? kills : AtOnce;
        const quint32 seed = qEnvironmentVariableIsSet("SW_SEED")
                                 ? static_cast<quint32>(qEnvironmentVariableIntValue("SW_SEED"))
                                 : QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int done = 0; done < all; done += AtOnce)
            killSome(std::min(AtOnce, all - done), random);
        qInfo("%d kills, at most %lld ms lost", all, static_cast<long long>(m_mostLost));
    }

private:
    struct Victim {
        std::unique_ptr<Home> home;
        std::unique_ptr<QProcess> process;
        qint64 dies = 0;
        qint64 died = 0;
    };

    void killSome(int count, QRandomGenerator &random)
    {
        constexpr int Earliest = 4000;
        constexpr int Latest = 9000;
        std::vector<Victim> victims;
        for (int i = 0; i < count; ++i) {
            Victim victim;
            victim.home = std::make_unique<Home>();
            victim.process = std::make_unique<QProcess>();
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QString::fromLatin1(VictimVariable), u"1"_s);
            victim.process->setProcessEnvironment(environment);
            victim.process->start(QCoreApplication::applicationFilePath(), {u"crash"_s});
            QVERIFY(victim.process->waitForStarted());
            victim.dies = QDateTime::currentMSecsSinceEpoch() + random.bounded(Earliest, Latest);
            victims.push_back(std::move(victim));
        }
        std::sort(victims.begin(), victims.end(),
                  [](const Victim &a, const Victim &b) { return a.dies < b.dies; });
        for (Victim &victim : victims) {
            while (QDateTime::currentMSecsSinceEpoch() < victim.dies)
                QTest::qWait(1);
            victim.died = QDateTime::currentMSecsSinceEpoch();
            victim.process->kill();
            QVERIFY(victim.process->waitForFinished());
            check(victim);
        }
    }

    void check(const Victim &victim)
    {
        const RecoveryFolder folder(victim.home->path(u"state/schemawright/recovery"_s));
        const auto left = folder.orphans();
        QCOMPARE(left.size(), 1U);
        const Result<Content> content = RecoveryFolder::read(left.front());
        QVERIFY2(content, content ? "" : qPrintable(content.error().text));
        const QString name = content->schema.tables.at(0)->name;
        const qint64 lost = victim.died - name.sliced(1).toLongLong();
        m_mostLost = std::max(m_mostLost, lost);
        QVERIFY2(lost <= MostLost, qPrintable(u"%1 ms are lost"_s.arg(lost)));
    }

    qint64 m_mostLost = 0;
};

} // namespace

SW_SUITE(crash, CrashTest)
#include "tst_crash.moc"
