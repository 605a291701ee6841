// SPDX-License-Identifier: Apache-2.0
// What the page of one's own SQL is made of, and how results stand in it.
#include "widgets/common/codeedit.h"
#include "widgets/data/querygrid.h"
#include "widgets/data/querypage.h"
#include "widgets/data/queryrunner.h"
#include "widgets/data/rowediting.h"
#include "widgets/data/sqlcompleter.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The statement on one line, as long as a tab may be.
QString shortSql(const QueryStatement &statement, qsizetype most)
{
    const QString text = QString::fromUtf8(statement.sql.left(4 * most)).simplified();
    return text.size() > most ? QString(text.left(most) + u'…') : text;
}

QString timeText(std::chrono::milliseconds time)
{
    constexpr qint64 Second = 1000;
    return time.count() < Second
               ? QueryPage::tr("%1 ms").arg(time.count())
               : QueryPage::tr("%1 s").arg(static_cast<double>(time.count()) / Second, 0, 'f', 1);
}

QString rowsText(const QueryResult &result)
{
    const auto count = static_cast<int>(result.rows.size());
    const QString shown = QLocale::system().toString(count);
    if (result.hasMore)
        return QueryPage::tr("the first %1 rows of more").arg(shown);
    return QueryPage::tr("%n rows", nullptr, count).replace(QString::number(count), shown);
}

void addSteps(const std::vector<PlanStep> &steps, const Colors &colors, QTreeWidgetItem *above)
{
    for (const PlanStep &step : steps) {
        auto *item = new QTreeWidgetItem(above, {step.words, step.detail});
        if (step.isSlow)
            item->setForeground(0, colors.amber);
        item->setForeground(1, colors.muted);
        addSteps(step.below, colors, item);
    }
}

} // namespace

void QueryPage::makeBar()
{
    m_bar = new QWidget(this);
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    const auto button = [&](const QString &text, const QString &hint, auto work) {
        auto *made = new QToolButton(m_bar);
        made->setText(text);
        made->setToolTip(hint);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, this, work);
        layout->addWidget(made);
        return made;
    };
    m_run = button(tr("Run"),
                   tr("Run all, or what is selected (F5); Ctrl+Return runs the statement that the"
                      " cursor is in"),
                   &QueryPage::runAll);
    m_cancel = button(tr("Cancel"), tr("Stop what runs (Esc)"), &QueryPage::cancel);
    m_plan = button(tr("Plan"), tr("How SQLite would run the statement that the cursor is in"),
                    &QueryPage::plan);
    m_historyButton = button(tr("History"), tr("What was run before"), [] {});
    m_historyMenu = new QMenu(m_historyButton);
    m_historyButton->setMenu(m_historyMenu);
    m_historyButton->setPopupMode(QToolButton::InstantPopup);
    connect(m_historyMenu, &QMenu::aboutToShow, this, &QueryPage::fillHistory);
    layout->addStretch(1);
    m_state = new QLabel(m_bar);
    m_state->setObjectName(u"queryState"_s);
    m_state->setProperty("muted", true);
    m_state->setTextFormat(Qt::PlainText);
    layout->addWidget(m_state);
    QToolButton *back
        = button(QString(), tr("Back to the rows (Ctrl+Shift+Q)"), [this] { Q_EMIT left(); });
    back->setAccessibleName(tr("Back to the rows"));
    back->setIcon(m_theme.icon(u"close"_s));
    connect(&m_theme, &Theme::changed, back,
            [this, back] { back->setIcon(m_theme.icon(u"close"_s)); });
}

void QueryPage::makeMiddle()
{
    constexpr int EditHeight = 220;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    m_edit->setBare();
    m_edit->setAccessibleName(tr("SQL"));
    m_edit->setPlaceholderText(
        tr("SELECT … — Ctrl+Return runs the statement at the cursor, Ctrl+Space proposes"));
    new SqlCompleter(*m_edit, m_editing.database(), m_theme);
    split->addWidget(m_edit);
    m_tabs = new QTabWidget(split);
    m_tabs->setDocumentMode(true);
    m_messages = new QPlainTextEdit(m_tabs);
    m_messages->setReadOnly(true);
    m_messages->setStyleSheet(u"QPlainTextEdit { border: 0; border-radius: 0; }"_s);
    m_messages->setMaximumBlockCount(1000);
    m_messages->setAccessibleName(tr("Messages"));
    m_tabs->addTab(m_messages, tr("Messages"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &QueryPage::showState);
    split->addWidget(m_tabs);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({EditHeight, 2 * EditHeight});
    layout->addWidget(split, 1);
}

void QueryPage::clearResults()
{
    m_held = 0;
    while (m_tabs->count() > 1) {
        QWidget *shown = m_tabs->widget(0);
        m_tabs->removeTab(0);
        delete shown;
    }
}

void QueryPage::showResult(const QueryStatement &statement,
                           const std::shared_ptr<const QueryResult> &result)
{
    constexpr int MostTabs = 20;
    constexpr qsizetype LongestTitle = 28;
    constexpr qsizetype LongestLine = 120;
    const QString line = shortSql(statement, LongestLine);
    if (result->columns.isEmpty()) {
        tell(tr("%1: done, %2").arg(line, timeText(result->duration)));
        return;
    }
    const QString rows = rowsText(*result);
    tell(tr("%1: %2, %3").arg(line, rows, timeText(result->duration)));
    const int place = m_tabs->count() - 1;
    if (place >= MostTabs || m_held > QueryResult::MostBytes) {
        tell(tr("It is not shown, beside so many others; run fewer statements at once."));
        return;
    }
    m_held += result->bytes;
    auto *shown = new QueryGrid(result, m_theme, m_tabs);
    shown->setProperty("state", QString(rows + u" · " + timeText(result->duration)));
    QString title = shortSql(statement, LongestTitle);
    m_tabs->insertTab(place, shown, title.replace(u'&', u"&&"_s));
    m_tabs->setTabToolTip(place, QString::fromUtf8(statement.sql.left(1000)));
    m_tabs->setCurrentIndex(0);
}

void QueryPage::showPlan(const QueryStatement &statement, const std::vector<PlanStep> &steps)
{
    auto *tree = new QTreeWidget(m_tabs);
    tree->setHeaderLabels({tr("What SQLite does"), tr("In its own words")});
    tree->setFrameShape(QFrame::NoFrame);
    tree->setRootIsDecorated(true);
    tree->setAccessibleName(tr("Plan"));
    addSteps(steps, m_theme.colors(), tree->invisibleRootItem());
    tree->expandAll();
    tree->header()->resizeSections(QHeaderView::ResizeToContents);
    tree->setProperty("state", steps.empty() ? tr("Nothing to look up") : QString());
    m_tabs->insertTab(0, tree, tr("Plan"));
    m_tabs->setTabToolTip(0, QString::fromUtf8(statement.sql.left(1000)));
    m_tabs->setCurrentIndex(0);
}

void QueryPage::showState()
{
    const bool runs = isRunning();
    m_run->setEnabled(!runs);
    m_plan->setEnabled(!runs);
    m_cancel->setEnabled(runs);
    const QWidget *shown = m_tabs->currentWidget();
    m_state->setText(runs    ? (m_progress.isEmpty() ? tr("Running…") : m_progress)
                     : shown ? shown->property("state").toString()
                             : QString());
}

void QueryPage::fillHistory()
{
    constexpr qsizetype Longest = 80;
    m_historyMenu->clear();
    for (const QString &text : m_history) {
        QString line = text.simplified();
        if (line.size() > Longest)
            line = line.left(Longest) + u'…';
        m_historyMenu->addAction(line.replace(u'&', u"&&"_s), this, [this, text] {
            // As an edit of the text, which can be undone.
            QTextCursor cursor(m_edit->document());
            cursor.select(QTextCursor::Document);
            cursor.insertText(text);
            m_edit->setFocus();
        });
    }
    if (m_history.isEmpty())
        m_historyMenu->addAction(tr("Nothing was run yet"))->setEnabled(false);
}

} // namespace sw
