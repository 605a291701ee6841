// SPDX-License-Identifier: Apache-2.0
// What the actions do on the page of the rows.
#include "app/designpage.h"
#include "app/window.h"
#include "widgets/data/datapage.h"
#include "widgets/data/querypage.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>

namespace sw {

namespace {

/// What an action does where SQL is written; null: nothing, for the rows behind are not seen.
void (QueryPage::*inQuery(const QByteArray &id))()
{
    static const QHash<QByteArray, void (QueryPage::*)()> works{
        {"undo", &QueryPage::undo},
        {"redo", &QueryPage::redo},
        {"cut", &QueryPage::cut},
        {"copy", &QueryPage::copy},
        {"paste", &QueryPage::paste},
        {"select-all", &QueryPage::selectAll},
        {"rows-refresh", &QueryPage::runAll}};
    return works.value(id);
}

/// What is about the page and not about rows that are selected in it.
bool isOfPage(const QByteArray &id)
{
    static const QList<QByteArray> ids{"rows-back", "rows-forward", "rows-design",
                                       "rows-save", "rows-sql",     "rows-query"};
    return ids.contains(id);
}

void runInRows(DataPage &rows, const QByteArray &id, void (DataPage::*work)())
{
    if (!rows.isQuerying() || isOfPage(id))
        (rows.*work)();
    else if (const auto written = inQuery(id))
        (rows.query().*written)();
    else
        Q_EMIT rows.said(QCoreApplication::translate(
            "sw::Window", "The rows are behind the query: close it to work with them."));
}

} // namespace

void Window::onRows(const char *id, void (DataPage::*work)())
{
    m_actions.on(id, [this, id, work] {
        DesignPage *shown = page();
        if (shown && shown->showsData())
            runInRows(*shown->data(), id, work);
    });
}

void Window::onEither(const char *id, void (*drawn)(CanvasView &), void (DataPage::*rows)())
{
    m_actions.on(id, [this, id, drawn, rows] {
        DesignPage *shown = page();
        if (!shown)
            return;
        if (shown->showsData())
            runInRows(*shown->data(), id, rows);
        else
            drawn(shown->canvas());
    });
}

void Window::connectRows()
{
    m_actions.on("page-design", [this] { page()->showDesign(); });
    m_actions.on("page-data", [this] { page()->showData(); });
    m_actions.on("rows-of", [this] { page()->showRowsOfPicked(); });
    m_actions.on("propose-relationships", [this] { page()->findRelationships(); });
    m_actions.on("rows-go", [this] { page()->findRow(); });
    m_actions.on("find-dangling", [this] { page()->findDangling(); });
    onRows("rows-design", &DataPage::showInDesign);
    onRows("rows-back", &DataPage::goBack);
    onRows("rows-forward", &DataPage::goForward);
    onRows("rows-ways", &DataPage::showWays);
    onRows("rows-card", &DataPage::showCard);
    onRows("rows-tree", &DataPage::toggleTree);
    onRows("rows-add", &DataPage::addRow);
    onRows("rows-clone", &DataPage::cloneRows);
    onRows("rows-link", &DataPage::link);
    onRows("rows-unlink", &DataPage::unlink);
    onRows("rows-relink", &DataPage::relink);
    onRows("rows-delete", &DataPage::removeRows);
    onRows("rows-null", &DataPage::setNull);
    onRows("rows-save", &DataPage::save);
    onRows("rows-sql", &DataPage::showSql);
    onRows("rows-undo-saved", &DataPage::undoSaved);
    onRows("rows-value", &DataPage::toggleValue);
    onRows("rows-export", &DataPage::exportRows);
    onRows("rows-import", &DataPage::importRows);
    onRows("rows-query", &DataPage::toggleQuery);
    onRows("rows-refresh", &DataPage::readAgain);
}

/// How the columns of its rows are arranged, from one start to the next.
void Window::rememberColumns(DesignPage &page)
{
    connect(&page, &DesignPage::dataOpened, this, [this, &page](const QString &path) {
        page.data()->setColumnLayouts(columnLayoutsIn(m_preferences.columnsOf(path)));
    });
    connect(&page, &DesignPage::dataArranged, this, [this, &page] {
        m_preferences.setColumnsOf(page.data()->database().path(),
                                   jsonOf(page.data()->columnLayouts()));
    });
}

/// Whether no row waits to be saved any more: saved, or given up where that is the answer.
bool Window::finishRows(DesignPage &page)
{
    if (page.data() && page.data()->editing().isSaving())
        page.data()->saveAndWait();
    if (!page.data() || !page.data()->hasEdits())
        return true;
    m_pages->setCurrentWidget(&page);
    page.showData();
    RowEditing &editing = page.data()->editing();
    QMessageBox box(this);
    box.setText(tr("Save the rows of %1?").arg(page.title()));
    box.setInformativeText(tr("%1. Without saving they stay as they were.").arg(editing.summary()));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.button(QMessageBox::Discard)->setText(tr("&Discard"));
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    if (answer == QMessageBox::Discard)
        editing.discard();
    else if (answer == QMessageBox::Save)
        page.data()->saveAndWait();
    return !page.data()->hasEdits();
}

/// Undo, copy and their like are about the rows while these are in front.
void Window::updateRowActions(DataPage &rows)
{
    const RowEdits &edits = rows.editing().edits();
    const bool isSaving = rows.editing().isSaving();
    QAction *undo = m_actions.action(QStringLiteral("undo"));
    QAction *redo = m_actions.action(QStringLiteral("redo"));
    undo->setEnabled(edits.canUndo() && !isSaving);
    redo->setEnabled(edits.canRedo() && !isSaving);
    undo->setText(edits.canUndo() ? tr("Undo %1").arg(edits.undoText()) : tr("Undo"));
    redo->setText(edits.canRedo() ? tr("Redo %1").arg(edits.redoText()) : tr("Redo"));
    for (const char *id : {"copy", "cut", "duplicate", "delete"})
        m_actions.action(QString::fromLatin1(id))->setEnabled(true);
    for (const char *id : {"rows-save", "rows-sql"})
        m_actions.action(QString::fromLatin1(id))->setEnabled(!edits.isEmpty() && !isSaving);
    m_actions.action(QStringLiteral("rows-undo-saved"))
        ->setEnabled(rows.editing().canUndoSaved() && !isSaving);
}

} // namespace sw
