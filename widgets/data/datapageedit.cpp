// SPDX-License-Identifier: Apache-2.0
// Rows are edited on their page.
#include "model/data/editverbs.h"
#include "model/data/freshrows.h"
#include "model/data/pastecells.h"
#include "model/data/rowdraft.h"
#include "model/data/rowkey.h"
#include "model/data/walk.h"
#include "widgets/common/codeedit.h"
#include "widgets/data/datapage.h"
#include "widgets/data/deletedialog.h"
#include "widgets/data/editbar.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowsgrid.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEventLoop>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t MostEdited = 10'000; ///< rows at once

} // namespace

void DataPage::connectEditing()
{
    m_rows->setEditing(m_editing);
    // All new rows of the table; where a relationship led here, those that it leads to.
    m_rows->setShowsFresh([this](const RowRef &) { return m_place.path.steps.size() == 1; });
    connect(m_editing, &RowEditing::changed, this, &DataPage::editsChanged);
    connect(m_editing, &RowEditing::said, this, &DataPage::said);
    connect(m_editing, &RowEditing::failed, this, &DataPage::takeFailure);
    connect(m_editing, &RowEditing::saved, this, [this](const std::map<RowRef, RowRef> &places) {
        readAgain();
        for (const auto &[before, after] : places) {
            if (before.isFresh() && m_rows->set().table && after.table == m_rows->set().table->id) {
                m_rows->find(after.key, [this](qint64 place) { m_grid->goTo(place); });
                break;
            }
        }
    });
}

bool DataPage::hasEdits() const { return !m_editing->edits().isEmpty(); }

RelatedPane *DataPage::activePane() const
{
    for (QWidget *each = QApplication::focusWidget(); each && each != this;
         each = each->parentWidget()) {
        if (auto *pane = qobject_cast<RelatedPane *>(each))
            return pane;
    }
    return nullptr;
}

RowsGrid &DataPage::active() const
{
    RelatedPane *pane = activePane();
    return pane ? pane->grid() : *m_grid;
}

void DataPage::addRow()
{
    if (RelatedPane *pane = activePane()) {
        pane->addRow();
        return;
    }
    if (m_rows->isEmpty() || refusesInTree())
        return;
    if (const QString reason = m_rows->addReason(); !reason.isEmpty()) {
        Q_EMIT said(reason);
        return;
    }
    if (m_place.path.steps.size() == 1) {
        m_grid->showRow(m_editing->insert(m_rows->editTable()->id));
        return;
    }
    // Along a relationship: from the row that led here.
    RowPath before = m_place.path;
    const QString role = before.steps.back().name;
    before.steps.pop_back();
    const Result<Walk> walk = Walk::along(before, m_database->ways());
    if (!walk || !walk->table())
        return;
    const TablePtr from = walk->table();
    m_asked = m_database->ask(
        RowDatabase::Lane::Panes, this,
        [from, where = walk->rows().where](sqlite3 *database, Watcher &) {
            return readRows(database, *from, where, 2);
        },
        [this, from, role](const Result<std::vector<WholeRow>> &rows) {
            if (!rows || rows->size() != 1) {
                Q_EMIT said(tr("Several rows lead here; go on from one of them to add a row."));
                return;
            }
            for (const Way &way : m_database->ways().from(from->id)) {
                if (way.role == role)
                    insertRow(way, rows->front());
            }
        });
}

void DataPage::insertRow(const Way &way, const WholeRow &from)
{
    const Result<InsertStep> made
        = insertAlong(m_database->schema(), m_editing->edits(), way, from);
    if (!made) {
        Q_EMIT said(made.error().text);
        return;
    }
    m_editing->apply(made->step);
    m_grid->showRow(made->row);
}

void DataPage::cloneRows()
{
    if (refusesInTree())
        return;
    RowsGrid *grid = &active();
    grid->rows().askWhole(
        grid->selectedRows(MostEdited), [this, grid](const Result<std::vector<WholeRow>> &rows) {
            if (!rows) {
                Q_EMIT said(rows.error().text);
                return;
            }
            RowRef last;
            for (const WholeRow &row : *rows) {
                const CloneStep clone = cloneRow(m_editing->schema(), m_editing->edits(), row);
                m_editing->apply(clone.step);
                last = clone.row;
            }
            if (last.isFresh())
                grid->showRow(last);
        });
}

void DataPage::removeRows()
{
    if (refusesInTree())
        return;
    std::vector<RowRef> refs;
    RowDraft draft(m_editing->edits());
    bool hasFresh = false;
    const std::vector<qint64> selected = active().selectedRows(MostEdited + 1);
    if (selected.size() > MostEdited) {
        Q_EMIT said(tr("At most %1 rows are deleted at once.").arg(MostEdited));
        return;
    }
    for (const qint64 each : selected) {
        if (const QString reason = active().rows().removeReason(each); !reason.isEmpty()) {
            Q_EMIT said(reason);
            return;
        }
        const std::optional<RowRef> row = active().rows().ref(each);
        if (row && row->isFresh()) {
            draft.remove(*row);
            hasFresh = true;
        } else if (row) {
            refs.push_back(*row);
        }
    }
    if (hasFresh)
        m_editing->apply(draft.step(tr("Remove new rows")));
    if (refs.empty())
        return;
    m_asked
        = askToDelete(*m_editing, refs, this, [this](const QString &text) { Q_EMIT said(text); });
}

void DataPage::link()
{
    if (RelatedPane *pane = paneToEdit())
        pane->linkRows();
}

void DataPage::unlink()
{
    if (RelatedPane *pane = paneToEdit())
        pane->unlinkRows();
}

void DataPage::relink()
{
    if (RelatedPane *pane = paneToEdit())
        pane->relinkRow();
}

RelatedPane *DataPage::paneToEdit()
{
    RelatedPane *pane = activePane();
    if (!pane)
        Q_EMIT said(tr("Click into a pane first: rows are linked along its relationship."));
    return pane;
}

void DataPage::setNull()
{
    if (refusesInTree())
        return;
    RowsGrid &grid = active();
    for (const QModelIndex &index : grid.selectionModel()->selectedIndexes()) {
        if (!grid.rows().setValue(index, Value())) {
            Q_EMIT said(grid.rows().readOnlyReason(index));
            return;
        }
    }
}

void DataPage::removeOrClear()
{
    if (refusesInTree())
        return;
    const RowsGrid &grid = active();
    const int columns = grid.rows().columnCount();
    const QItemSelection selection = grid.selectionModel()->selection();
    const bool wholeRows
        = !selection.isEmpty()
          && std::all_of(selection.begin(), selection.end(),
                         [&](const QItemSelectionRange &each) { return each.width() == columns; });
    if (wholeRows && columns > 1)
        removeRows();
    else
        setNull();
}

void DataPage::paste()
{
    if (refusesInTree())
        return;
    RowsGrid &grid = active();
    RowsModel &rows = grid.rows();
    const QModelIndex from = grid.currentIndex();
    const std::vector<QStringList> block = parseCells(QGuiApplication::clipboard()->text());
    if (!from.isValid() || block.empty() || !rows.editTable())
        return;
    std::vector<WholeRow> into;
    std::vector<qint64> places = grid.selectedRows(MostEdited);
    if (places.size() <= 1) {
        places.clear();
        for (qint64 row = from.row();
             row < rows.count() && places.size() < std::min(block.size(), MostEdited); ++row)
            places.push_back(row);
    }
    for (const qint64 place : places) {
        const std::optional<WholeRow> row = rows.whole(place);
        if (!row) {
            Q_EMIT said(tr("Not all of these rows can be changed here."));
            return;
        }
        into.push_back(*row);
    }
    std::vector<ColumnId> columns;
    const QHeaderView &header = grid.header();
    for (int place = header.visualIndex(from.column()); place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        const RowsColumn &shown = rows.columns()[static_cast<size_t>(column)];
        if (!header.isSectionHidden(column) && !shown.ofLink)
            columns.push_back(shown.id);
    }
    const Result<RowStep> step
        = pasteCells(*rows.editTable(), m_editing->edits(), into, columns, block,
                     &grid == m_grid && m_place.path.steps.size() == 1);
    if (step)
        m_editing->apply(*step);
    else
        Q_EMIT said(step.error().text);
}

void DataPage::cut()
{
    if (refusesInTree())
        return;
    if (copyHeld())
        setNull();
    else
        Q_EMIT said(tr("Nothing was cut: not all of it is held; select fewer rows, or a shorter"
                       " value."));
}

void DataPage::undo() { m_editing->undo(); }

void DataPage::redo() { m_editing->redo(); }

void DataPage::save()
{
    m_grid->finishEditing();
    m_editing->save();
}

void DataPage::saveAndWait()
{
    save();
    if (!m_editing->isSaving())
        return;
    QEventLoop loop;
    connect(m_editing, &RowEditing::saved, &loop, &QEventLoop::quit);
    connect(m_editing, &RowEditing::failed, &loop, &QEventLoop::quit);
    loop.exec();
}

void DataPage::undoSaved() { m_editing->undoSaved(); }

void DataPage::showSql()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("What saving does"));
    auto *layout = new QVBoxLayout(dialog);
    auto *text = new CodeEdit(m_theme, dialog);
    text->setReadOnly(true);
    text->setPlainText(m_editing->script());
    layout->addWidget(text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *copied = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copied, &QPushButton::clicked, dialog,
            [this] { QGuiApplication::clipboard()->setText(m_editing->script()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    constexpr QSize Usual(760, 480);
    dialog->resize(Usual);
    dialog->open();
}

void DataPage::takeFailure(const SaveFailure &failure)
{
    m_editBar->tell(failure.text);
    if (failure.rows.empty())
        return;
    const RowProblem &problem = failure.rows.front();
    // To the cell, if the row stands in the grid.
    const qint64 place = m_rows->placeOf(problem.row);
    const TablePtr table = m_rows->editTable();
    if (place >= 0 && table && table->id == problem.row.table) {
        if (showsTree()) {
            showTree({});
            showTreeButton();
        }
        m_grid->goTo(place, table->columnIndex(problem.column));
    }
    if (problem.changed)
        tellChanged(problem);
}

/// Somebody else changed the row: both versions, and which of them is to be.
void DataPage::tellChanged(const RowProblem &problem)
{
    const TablePtr table = m_editing->schema().tables.find(problem.row.table);
    QStringList lines;
    for (const ColumnId id : problem.changed->different) {
        const Column *column = table ? table->column(id) : nullptr;
        const auto seen = problem.changed->seen.find(id);
        const Value *now = problem.changed->now ? problem.changed->now->value(*table, id) : nullptr;
        if (!column || seen == problem.changed->seen.end())
            continue;
        const NewValue *mine = m_editing->edits().pending(problem.row, id);
        const bool isGiven = mine && mine->kind == NewValue::Kind::Given;
        lines.append(
            tr("%1: was %2, is now %3%4")
                .arg(column->name, shownValues({seen->second}),
                     now ? shownValues({*now}) : tr("gone"),
                     isGiven ? tr(", yours is %1").arg(shownValues({mine->value})) : QString()));
    }
    QMessageBox box(QMessageBox::Warning, tr("Changed by somebody else"), problem.text,
                    QMessageBox::NoButton, this);
    box.setInformativeText(lines.join(u'\n'));
    QPushButton *mine = box.addButton(tr("Keep mine"), QMessageBox::AcceptRole);
    QPushButton *theirs = box.addButton(tr("Take theirs"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel)); // no key overwrites anything unseen
    mine->setEnabled(problem.changed->now.has_value());
    box.exec();
    if (box.clickedButton() == mine) {
        m_editing->keepMine(problem);
    } else if (box.clickedButton() == theirs) {
        m_editing->takeTheirs(problem);
        readAgain();
    }
}

} // namespace sw
