// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/planpage.h"

#include "model/document/verbs_column.h"
#include "model/live/backupfiles.h"
#include "model/sync/drawnfills.h"
#include "model/sync/estimate.h"
#include "model/sync/plantext.h"
#include "widgets/sync/backupbox.h"
#include "widgets/sync/noticebox.h"
#include "widgets/sync/planlist.h"
#include "widgets/sync/planwork.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr auto EditPause = 300ms;

QString renamePath(const Question &question)
{
    return question.id.mid(question.id.indexOf(u' ') + 1);
}

/// Only where somebody will wait.
QString timeInWords(const Plan &plan)
{
    constexpr double WorthSaying = 3;
    const double seconds = estimatedSeconds(plan);
    return seconds < WorthSaying
               ? QString()
               : QString(u' '
                         + PlanPage::tr("It takes about %n seconds.", nullptr, qRound(seconds)));
}

} // namespace

PlanPage::PlanPage(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_theme(theme)
{
    makeParts();
    connectParts();
}

void PlanPage::connectParts()
{
    connect(m_back, &QPushButton::clicked, this, &PlanPage::backWanted);
    connect(m_undrawn, &QPushButton::clicked, this, &PlanPage::differencesWanted);
    connect(m_apply, &QPushButton::clicked, this, &PlanPage::apply);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_writer.cancel();
        m_cancel->setEnabled(false);
    });
    connect(m_backups, &BackupBox::wanted, this, &PlanPage::askToGoBack);
    connect(m_backup, &QCheckBox::toggled, this, &PlanPage::updateButtons);
    connect(m_list, &PlanList::settledChanged, this, &PlanPage::updateButtons);
    connect(m_list, &PlanList::answered, this, [this](const Question &question, bool renamed) {
        const QString path = renamePath(question);
        m_answers.renames.remove(path);
        m_answers.notRenamed.removeAll(path);
        if (renamed)
            m_answers.renames.insert(path, question.to);
        else
            m_answers.notRenamed.append(path);
        decided();
    });
    connect(m_list, &PlanList::chosen, this, [this](const QString &risk, const Choice &choice) {
        m_answers.choices.remove(risk);
        if (choice.way != WayOut::None)
            m_answers.choices.insert(risk, choice);
        decided();
    });
    connect(m_list, &PlanList::filled, this, [this](const QString &path, const QString &fill) {
        const DrawnColumn drawn = columnAt(m_editor.content().schema, path);
        if (drawn.table && drawn.table->column(drawn.column)->fill != fill)
            m_editor.run(tr("Fill %1").arg(path),
                         setFill(m_editor.content(), drawn.table->id, drawn.column, fill),
                         u"fill "_s + path);
        else
            return;
        plan();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(EditPause);
    connect(&m_pause, &QTimer::timeout, this, &PlanPage::plan);
    connect(&m_editor, &Editor::changed, this, [this] {
        if (!isVisible())
            return;
        m_isStale = true;
        updateButtons();
        m_pause.start();
    });
    connect(&m_planner, &Worker::waits, m_state, &QLabel::setText);
    connect(&m_planner, &Worker::progressed, this,
            [this](const Progress &progress) { m_state->setText(progress.what); });
    connect(&m_writer, &Worker::progressed, this, &PlanPage::tellProgress);
    connect(&m_writer, &Worker::waits, this, [this](const QString &what) {
        m_progressText = what;
        m_progress->setText(what);
    });
    connect(&m_tick, &QTimer::timeout, this, [this] { tellProgress({m_progressText, 0, 0, {}}); });
}

void PlanPage::open(const QString &database)
{
    if (std::exchange(m_database, database) != database) {
        m_answers = {};
        m_prepared.reset();
        m_list->clear();
        m_sentence->clear();
        m_afterApply.clear();
    }
    m_title->setText(tr("What Apply does to %1").arg(QFileInfo(database).fileName()));
    m_title->setToolTip(database);
    m_notice->hide();
    m_backups->showFor(database);
    plan();
}

void PlanPage::look()
{
    if (!isVisible() || isWriting() || m_planner.isBusy() || stampOf(m_database) == m_stamp)
        return;
    plan();
}

void PlanPage::lookAt(const QString &database)
{
    if (isVisible() && !isWriting() && database != m_database)
        open(database);
    else
        look();
}

void PlanPage::plan()
{
    m_pause.stop();
    if (isWriting())
        return;
    m_isStale = true;
    m_state->setText(tr("Looking at the database…"));
    updateButtons();
    // Before it is read: who writes meanwhile is seen the next time.
    const QString stamp = stampOf(m_database);
    m_planner.start(
        [database = m_database, drawn = m_editor.content(), answers = m_answers](Watcher &watcher) {
            return preparedPlan(database, drawn, answers, watcher);
        },
        [this, stamp](const Result<Prepared> &prepared) { take(prepared, stamp); });
}

void PlanPage::take(const Result<Prepared> &prepared, const QString &stamp)
{
    m_isStale = false;
    if (!prepared) {
        m_prepared.reset();
        m_list->clear();
        m_sentence->setText(tr("There is no plan."));
        m_state->setText(prepared.error().text);
        updateButtons();
        return;
    }
    const bool isOther = m_prepared && m_prepared->plan.mark != prepared->plan.mark;
    if (isOther && !m_stamp.isEmpty())
        m_notice->say(
            u"accent"_s, tr("Another program changed the database"),
            tr("The plan was made anew; look at it again."),
            {{tr("Show differences"), [this] { Q_EMIT differencesWanted(); }}, {tr("Close"), {}}});
    m_stamp = stamp;
    m_prepared = *prepared;
    m_list->show(m_database, *m_prepared, m_answers);
    QString sentence = summaryOf(m_prepared->plan);
    m_sentence->setText(sentence);
    setAccessibleDescription(sentence);
    updateButtons();
}

void PlanPage::decided() { plan(); }

QString PlanPage::stateInWords() const
{
    if (!m_prepared || m_isStale)
        return m_state->text();
    const Plan &plan = m_prepared->plan;
    if (hasErrors(plan.refusals))
        return tr("This cannot be applied; change the drawing.");
    if (!m_list->isSettled())
        return tr("An expression is being tried, or does not work.");
    const auto open = static_cast<int>(
        plan.questions.size()
        + static_cast<size_t>(std::count_if(plan.risks.begin(), plan.risks.end(),
                                            [](const Risk &risk) { return risk.isOpen(); })));
    return open > 0         ? tr("%n things to decide first.", nullptr, open)
           : plan.isEmpty() ? m_database
                            : tr("Everything is decided.") + timeInWords(plan);
}

void PlanPage::updateButtons()
{
    const bool hasSteps = m_prepared && !m_prepared->plan.isEmpty();
    const QString state = stateInWords();
    m_state->setText(state);
    m_apply->setVisible(!isWriting());
    m_apply->setEnabled(hasSteps && !m_isStale && m_list->isSettled()
                        && m_prepared->plan.isReady());
    m_apply->setToolTip(state);
    m_script->setEnabled(hasSteps && !m_isStale);
    m_list->setEnabled(!isWriting());
    tellUndrawn();
    m_backups->setEnabled(!isWriting());
    m_backup->setVisible(hasSteps && !isWriting());
    m_backupPlace->setVisible(!isWriting());
    const QString name
        = QFileInfo(backupPathFor(m_database, QDateTime::currentDateTime())).fileName();
    m_backupPlace->setText(!hasSteps               ? QString()
                           : m_backup->isChecked() ? tr("%1, beside it").arg(name)
                                                   : tr("No backup is made."));
    m_backupPlace->setToolTip(QFileInfo(m_database).absolutePath());
}

/// Apply would drop it.
void PlanPage::tellUndrawn()
{
    const auto count
        = !m_prepared || m_isStale
              ? 0
              : std::count_if(m_prepared->plan.lines.begin(), m_prepared->plan.lines.end(),
                              [](const DiffLine &line) { return line.change == u"removed"; });
    m_undrawn->setVisible(count > 0 && !isWriting());
    m_undrawn->setText(tr("Only in the database: %n things. Take into the document…", nullptr,
                          static_cast<int>(count)));
}

void PlanPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !isWriting())
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sw
