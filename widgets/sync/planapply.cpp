// SPDX-License-Identifier: Apache-2.0
// What the plan page does to the database, and how it is taken back.
#include "model/live/backupfiles.h"
#include "model/sync/drawnfills.h"
#include "model/sync/migrationscript.h"
#include "widgets/sync/backupbox.h"
#include "widgets/sync/noticebox.h"
#include "widgets/sync/planpage.h"
#include "widgets/sync/planwork.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr auto Tick = 500ms;
constexpr double MsInSecond = 1000;

QString secondsOf(std::chrono::milliseconds time)
{
    return QLocale().toString(static_cast<double>(time.count()) / MsInSecond, 'f', 1);
}

/// What was done, in numbers.
QString numbersOf(const Applied &done)
{
    const QLocale locale;
    QStringList parts;
    const auto add = [&](int count, const QString &text) {
        if (count > 0)
            parts.append(text);
    };
    add(done.created, PlanPage::tr("%n tables created", nullptr, done.created));
    add(done.altered, PlanPage::tr("%n tables altered", nullptr, done.altered));
    add(done.dropped, PlanPage::tr("%n tables dropped", nullptr, done.dropped));
    add(done.rebuilt, PlanPage::tr("%n tables rebuilt", nullptr, done.rebuilt));
    if (done.rebuilt > 0)
        parts.append(PlanPage::tr("rows copied: %1").arg(locale.toString(done.rowsKept)));
    parts.append(PlanPage::tr("%1 s").arg(secondsOf(done.time)));
    return parts.join(u" · "_s);
}

} // namespace

void PlanPage::begin(const QString &what)
{
    m_notice->hide();
    m_planner.cancel();
    m_pause.stop();
    m_progressText = what;
    m_progress->setText(what);
    m_progress->show();
    m_bar->setRange(0, 0);
    m_bar->show();
    m_cancel->setEnabled(true);
    m_cancel->show();
    m_clock.start();
    m_tick.start(Tick);
    updateButtons();
    m_cancel->setFocus();
}

void PlanPage::tellProgress(const Progress &progress)
{
    m_progressText = progress.what;
    const QString time = secondsOf(std::chrono::milliseconds(m_clock.elapsed()));
    const QLocale locale;
    if (progress.total > 0) {
        constexpr int Fine = 1000;
        m_bar->setRange(0, Fine);
        m_bar->setValue(static_cast<int>(progress.done * Fine / progress.total));
        m_progress->setText(tr("%1: %2 of %3 · %4 s")
                                .arg(progress.what, locale.toString(progress.done),
                                     locale.toString(progress.total), time));
    } else {
        m_progress->setText(tr("%1 · %2 s").arg(progress.what, time));
    }
}

void PlanPage::ended()
{
    m_tick.stop();
    m_bar->hide();
    m_progress->hide();
    m_cancel->hide();
    m_backups->showFor(m_database);
    m_stamp.clear();
    m_prepared.reset();
    plan();
    setFocus();
}

void PlanPage::apply()
{
    if (isWriting() || !m_apply->isEnabled())
        return;
    const QString backup = m_backup->isChecked()
                               ? backupPathFor(m_database, QDateTime::currentDateTime())
                               : QString();
    m_writer.start([database = m_database, plan = m_prepared->plan,
                    backup](Watcher &watcher) { return applied(database, plan, backup, watcher); },
                   [this, fills = m_prepared->plan.fills.keys()](const ApplyResult &result) {
                       tellApplied(result, fills);
                   });
    begin(tr("Applying"));
}

void PlanPage::tellApplied(const ApplyResult &result, const QStringList &fills)
{
    ended();
    if (!result.done) {
        m_notice->say(u"red"_s, tr("Nothing was changed"), result.why.text, {{tr("Close"), {}}});
        m_notice->takeFocus();
        return;
    }
    m_answers = {};
    m_editor.run(tr("Forget what was filled"), forgetFills(m_editor.content(), fills));
    m_afterApply = stampOf(m_database);
    const QString backup = result.done->backup;
    QString text = numbersOf(*result.done);
    std::vector<NoticeBox::Answer> answers;
    if (!backup.isEmpty()) {
        text += u'\n' + tr("The database as it was is in %1.").arg(backup);
        answers.push_back({tr("Revert…"), [this, backup] { askToGoBack(backup); }});
    }
    answers.push_back({tr("Back to the drawing"), [this] { Q_EMIT backWanted(); }});
    m_notice->say(u"green"_s, tr("The database equals the drawing"), text, answers);
    m_notice->takeFocus();
    plan();
    Q_EMIT databaseChanged();
}

void PlanPage::askToGoBack(const QString &backup)
{
    const bool untouched = !m_afterApply.isEmpty() && stampOf(m_database) == m_afterApply;
    const auto ask = [this, backup, untouched](const Result<qint64> &rows) {
        const QString name = QFileInfo(backup).fileName();
        const QString lost
            = untouched ? tr("Nothing was written since Apply.")
              : !rows ? tr("It cannot be told which rows changed since: %1").arg(rows.error().text)
              : *rows == 0 ? tr("No row is another one since.")
                           : tr("Rows that are others since, and would be as they were: %1.")
                                 .arg(QLocale().toString(*rows));
        m_notice->say(u"red"_s, tr("Go back to %1?").arg(name),
                      lost + u'\n' + tr("A backup of the database as it is now is made first."),
                      {{tr("Go back"), [this, backup] { goBack(backup); }}, {tr("Keep it"), {}}});
        m_notice->takeFocus();
    };
    if (untouched) {
        ask(qint64(0));
        return;
    }
    m_notice->say(u"accent"_s, tr("Looking which rows changed since…"), {}, {});
    m_counter.start([database = m_database,
                     backup](Watcher &watcher) { return rowsToLose(database, backup, watcher); },
                    ask);
}

void PlanPage::goBack(const QString &backup)
{
    if (isWriting())
        return;
    m_writer.start([database = m_database,
                    backup](Watcher &watcher) { return wentBack(database, backup, watcher); },
                   [this](const Result<QString> &saved) {
                       m_afterApply.clear();
                       ended();
                       if (saved)
                           m_notice->say(
                               u"green"_s, tr("The database is as it was"),
                               tr("As it was before going back, it is in %1.").arg(*saved),
                               {{tr("Close"), {}}});
                       else
                           m_notice->say(u"red"_s, tr("Nothing was changed"), saved.error().text,
                                         {{tr("Close"), {}}});
                       m_notice->takeFocus();
                       Q_EMIT databaseChanged();
                   });
    begin(tr("Going back"));
}

void PlanPage::copyScript()
{
    if (m_prepared)
        QGuiApplication::clipboard()->setText(migrationScript(m_prepared->seen, m_prepared->plan));
}

void PlanPage::saveScript()
{
    if (!m_prepared)
        return;
    const QFileInfo database(m_database);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save as SQL script"),
        database.dir().filePath(database.completeBaseName() + u".sql"_s), tr("SQL (*.sql)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool saved
        = file.open(QIODevice::WriteOnly)
          && file.write(migrationScript(m_prepared->seen, m_prepared->plan).toUtf8()) >= 0
          && file.commit();
    if (!saved)
        m_notice->say(u"red"_s, tr("The script was not saved"),
                      tr("%1: %2").arg(path, file.errorString()), {{tr("Close"), {}}});
}

} // namespace sw
