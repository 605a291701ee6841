// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/querypage.h"

#include "widgets/common/codeedit.h"
#include "widgets/data/querygrid.h"
#include "widgets/data/queryquestion.h"
#include "widgets/data/queryrunner.h"
#include "widgets/data/rowediting.h"

#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace sw {

QueryPage::QueryPage(RowEditing &editing, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_theme(theme),
      m_runner(new QueryRunner(editing.database(), this)), m_edit(new CodeEdit(theme, this))
{
    setObjectName(u"queryPage"_s);
    makeBar();
    makeMiddle();
    connectRunner();
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { m_edit->markFault({}); });
    connect(&editing, &RowEditing::saved, this, [this] {
        if (const Chosen waiting = std::exchange(m_waiting, {}); !waiting.statements.empty())
            start(waiting);
    });
    connect(&editing, &RowEditing::failed, this, [this] { m_waiting = {}; });
    setFocusProxy(m_edit);
    showState();
}

void QueryPage::connectRunner()
{
    connect(m_runner, &QueryRunner::stateChanged, this, &QueryPage::showState);
    connect(m_runner, &QueryRunner::answered, this, &QueryPage::showResult);
    connect(m_runner, &QueryRunner::planned, this, &QueryPage::showPlan);
    connect(m_runner, &QueryRunner::failed, this, &QueryPage::showFault);
    connect(m_runner, &QueryRunner::tried, this, &QueryPage::ask);
    connect(m_runner, &QueryRunner::reading, this, [this](qint64 rows) {
        m_progress = tr("%1 rows so far").arg(locale().toString(rows));
        showState();
    });
    connect(m_runner, &QueryRunner::changed, this,
            [this](const std::vector<QueryStatement> &statements,
                   const std::vector<QueryEffect> &effects) {
                tell(tr("Done: %1 changed.").arg(changeText(statements, effects)));
                Q_EMIT changed();
            });
}

bool QueryPage::isRunning() const { return m_runner->isRunning(); }

QueryPage::Chosen QueryPage::chosen(bool all) const
{
    const QTextCursor cursor = m_edit->textCursor();
    const QString text = m_edit->toPlainText();
    if (cursor.hasSelection()) {
        const int begin = cursor.selectionStart();
        const QString part = text.mid(begin, cursor.selectionEnd() - begin);
        return {queryStatements(part.toUtf8()), text.left(begin).toUtf8().size()};
    }
    Chosen chosen{queryStatements(text.toUtf8()), 0};
    const int here = statementAt(chosen.statements, text.left(cursor.position()).toUtf8().size());
    if (!all && here >= 0)
        chosen.statements = {chosen.statements[static_cast<size_t>(here)]};
    return chosen;
}

void QueryPage::runAll() { run(chosen(true)); }

void QueryPage::runHere() { run(chosen(false)); }

void QueryPage::run(const Chosen &what)
{
    if (m_runner->isRunning() || !m_editing.database().isOpen() || !mayRun(what))
        return;
    start(what);
}

/// What waits to be saved would be overtaken by what changes rows here.
bool QueryPage::mayRun(const Chosen &what)
{
    const bool changes = std::any_of(what.statements.begin(), what.statements.end(),
                                     [](const QueryStatement &each) { return each.changes(); });
    if (!changes || m_editing.edits().isEmpty())
        return true;
    if (m_editing.isSaving()) {
        Q_EMIT said(tr("The rows are being saved: wait for that, or cancel it."));
        return false;
    }
    QMessageBox box(this);
    box.setText(tr("Save the rows that wait first?"));
    box.setInformativeText(
        tr("%1. The statement is run when they are saved.").arg(m_editing.summary()));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Cancel);
    if (box.exec() == QMessageBox::Save) {
        m_waiting = what;
        m_editing.save();
    }
    return false;
}

void QueryPage::start(const Chosen &what)
{
    m_edit->markFault({});
    clearResults();
    m_progress.clear();
    m_offset = what.offset;
    remember();
    m_runner->run(what.statements);
}

void QueryPage::plan()
{
    const Chosen what = chosen(false);
    if (m_runner->isRunning() || !m_editing.database().isOpen() || what.statements.empty())
        return;
    m_edit->markFault({});
    clearResults();
    m_progress.clear();
    m_offset = what.offset;
    m_runner->plan(what.statements.front());
}

void QueryPage::cancel()
{
    m_waiting = {};
    m_runner->cancel();
}

/// Nothing is changed before somebody has read what that is.
void QueryPage::ask(const std::vector<QueryStatement> &statements,
                    const std::vector<QueryEffect> &effects)
{
    if (!isAnyChange(statements, effects)) {
        m_runner->confirm();
        return;
    }
    QStringList lines = changeLines(statements, effects);
    lines.append(QString());
    const bool toSchema = std::any_of(statements.begin(), statements.end(), [](const auto &each) {
        return each.kind == QueryKind::ChangesSchema;
    });
    if (toSchema)
        lines.append(tr("The drawing stays as it is; what the database has then is taken into it"
                        " by Compare with → The database."));
    lines.append(tr("It is done in one transaction, whole or not at all, and cannot be undone"
                    " here."));
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    // The box is made for the width of the text in another font than that of the window.
    box->setStyleSheet(u"QLabel#qt_msgbox_label { min-width: 440px; }"_s);
    box->setText(tr("This changes %1. Run it?").arg(changeText(statements, effects)));
    box->setInformativeText(lines.join(u'\n'));
    QPushButton *run = box->addButton(tr("Run"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::finished, this, [this, box, run] {
        if (box->clickedButton() == run)
            m_runner->confirm();
        else
            m_runner->leave();
    });
    box->open();
}

void QueryPage::showFault(const QueryFault &fault)
{
    const qsizetype at = fault.at < 0 ? -1 : fault.at + m_offset;
    const TextFault placed = placedIn(m_edit->toPlainText().toUtf8(), {fault.text, at});
    m_edit->markFault(placed);
    tell(placed.line == 0
             ? fault.text
             : tr("Line %1, column %2: %3").arg(placed.line).arg(placed.column).arg(fault.text));
    m_tabs->setCurrentWidget(m_messages);
}

void QueryPage::tell(const QString &text)
{
    m_messages->appendPlainText(QTime::currentTime().toString(u"hh:mm:ss"_s) + u"  "_s + text);
}

QString QueryPage::messages() const { return m_messages->toPlainText(); }

void QueryPage::remember()
{
    constexpr qsizetype Most = 30;
    const QString text = m_edit->toPlainText().trimmed();
    m_history.removeAll(text);
    m_history.prepend(text);
    if (m_history.size() > Most)
        m_history.removeLast();
}

QueryGrid *QueryPage::grid() const { return qobject_cast<QueryGrid *>(m_tabs->currentWidget()); }

void QueryPage::copy()
{
    if (m_edit->hasFocus()) {
        m_edit->copy();
    } else if (m_messages->hasFocus()) {
        m_messages->copy();
    } else if (const QueryGrid *shown = grid()) {
        if (const QString why = shown->copy(); !why.isEmpty())
            Q_EMIT said(why);
    }
}

void QueryPage::cut()
{
    if (m_edit->hasFocus())
        m_edit->cut();
}

void QueryPage::paste()
{
    if (m_edit->hasFocus())
        m_edit->paste();
}

void QueryPage::undo()
{
    if (m_edit->hasFocus())
        m_edit->undo();
}

void QueryPage::redo()
{
    if (m_edit->hasFocus())
        m_edit->redo();
}

void QueryPage::selectAll()
{
    if (QueryGrid *shown = grid(); shown && shown->hasFocus())
        shown->selectAll();
    else
        m_edit->selectAll();
}

/// Keys that mean something else in the rest of the window.
bool QueryPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit
        || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool runs = isReturn && key->modifiers().testFlag(Qt::ControlModifier);
    const bool cancels = key->key() == Qt::Key_Escape && isRunning();
    if (!runs && !cancels)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (runs)
        runHere();
    else
        cancel();
    return true;
}

} // namespace sw
