// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/problemspanel.h"

#include "model/sql/lint.h"
#include "model/sql/script.h"
#include "model/sql/trytexts.h"
#include "widgets/common/background.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/problemsdelegate.h"
#include "widgets/inspector/problemsmodel.h"

#include <QMenu>
#include <QMouseEvent>
#include <QStackedLayout>

namespace sw {

namespace {

constexpr std::chrono::milliseconds Pause(150);

/// All that `check` finds on the command line.
Problems problemsOf(const Schema &schema)
{
    Problems problems = lint(schema);
    const Script script = scriptOf(schema);
    for (const Problems &more : {script.problems, tryScript(script, schema), tryTexts(schema)})
        problems.insert(problems.end(), more.begin(), more.end());
    return problems;
}

} // namespace

ProblemsPanel::ProblemsPanel(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_model(new ProblemsModel(editor, this))
{
    m_list = new QListView(this);
    m_delegate = new ProblemsDelegate(*m_model, theme, m_list);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_none = mutedLabel({}, this);
    m_none->setAlignment(Qt::AlignCenter);
    auto *layers = new QStackedLayout(this);
    layers->addWidget(m_list);
    layers->addWidget(m_none);
    setFocusProxy(m_list);

    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &ProblemsPanel::look);
    connect(&editor, &Editor::changed, this, &ProblemsPanel::takeChanges);
    connect(m_list, &QListView::clicked, this, &ProblemsPanel::go);
    connect(m_list, &QWidget::customContextMenuRequested, this, &ProblemsPanel::openMenu);
    connect(&theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    m_pause.start();
    showState();
}

void ProblemsPanel::takeChanges()
{
    ++m_token; // what is being found is about a content that is no more
    m_model->refresh();
    m_pause.start();
    showState();
}

void ProblemsPanel::look()
{
    if (m_looking)
        return;
    m_looking = true;
    const int token = m_token;
    const Schema schema = m_editor.content().schema;
    inBackground(
        this, [schema] { return problemsOf(schema); },
        [this, token](const Problems &problems) { take(token, problems); });
}

void ProblemsPanel::take(int token, const Problems &problems)
{
    m_looking = false;
    if (token != m_token) {
        if (!m_pause.isActive())
            look();
        return;
    }
    m_model->setProblems(problems);
    m_worst.clear();
    int errors = static_cast<int>(m_editor.content().conflicts.size());
    int warnings = 0;
    for (const Problem &problem : problems) {
        errors += problem.severity == Severity::Error ? 1 : 0;
        warnings += problem.severity == Severity::Warning ? 1 : 0;
        if (problem.subject.table.isNull())
            continue;
        const auto known = m_worst.find(problem.subject.table.value());
        if (known == m_worst.end())
            m_worst.insert(problem.subject.table.value(), problem.severity);
        else
            *known = std::min(*known, problem.severity);
    }
    showState();
    Q_EMIT problemsChanged(m_worst);
    Q_EMIT countChanged(errors, warnings);
}

void ProblemsPanel::showState()
{
    const bool none = m_model->rowCount() == 0;
    const bool known = !m_looking && !m_pause.isActive();
    // Nothing is said of a content before somebody has looked at it.
    m_none->setText(known || !m_none->text().isEmpty() ? tr("No problems.") : QString());
    static_cast<QStackedLayout *>(layout())->setCurrentIndex(none ? 1 : 0);
}

void ProblemsPanel::go(const QModelIndex &index)
{
    const auto pick = m_model->pick(index.row());
    if (!pick)
        return;
    const ColumnId column = m_model->columnAt(index.row());
    if (pick->kind == PickKind::Table && !column.isNull())
        m_editor.picks().setColumn(TableId(pick->id), column);
    else
        m_editor.picks().set({*pick});
    Q_EMIT revealWanted(*pick);
}

bool ProblemsPanel::act(const QModelIndex &index, size_t action)
{
    if (!index.isValid())
        return false;
    const auto actions = m_model->actions(index.row());
    return action < actions.size() && m_editor.run(actions[action].text, actions[action].changes);
}

bool ProblemsPanel::pressed(const QPoint &place)
{
    const QModelIndex index = m_list->indexAt(place);
    if (!index.isValid())
        return false;
    const auto places = m_delegate->buttons(m_list->visualRect(index), m_list->font(), index);
    for (size_t i = 0; i < places.size(); ++i) {
        if (places[i].contains(place)) {
            if (places.size() == m_model->actions(index.row()).size())
                act(index, i);
            else
                openMenu(place); // one button for several ways
            return true;
        }
    }
    return false;
}

void ProblemsPanel::openMenu(const QPoint &place)
{
    const QModelIndex index = m_list->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show"), this, [this, index = QPersistentModelIndex(index)] { go(index); });
    const auto &actions = m_model->actions(index.row());
    for (size_t i = 0; i < actions.size(); ++i) {
        QAction *entry
            = menu->addAction(actions[i].text, this,
                              [this, index = QPersistentModelIndex(index), i] { act(index, i); });
        if (i == 0)
            entry->setShortcut(Qt::ALT | Qt::Key_Return);
    }
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

bool ProblemsPanel::eventFilter(QObject *watched, QEvent *event)
{
    // A narrow row is higher.
    if (watched == m_list && event->type() == QEvent::Resize && m_model->rowCount() > 0)
        Q_EMIT m_delegate->sizeHintChanged(m_model->index(0));
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        return mouse->button() == Qt::LeftButton && pressed(mouse->position().toPoint());
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
            return false;
        if (key->modifiers().testFlag(Qt::AltModifier))
            act(m_list->currentIndex(), 0);
        else
            go(m_list->currentIndex());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sw
