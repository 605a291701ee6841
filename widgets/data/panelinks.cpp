// SPDX-License-Identifier: Apache-2.0
// What is done along a relationship, from its pane.
#include "model/data/rowdraft.h"
#include "model/data/rowkey.h"
#include "widgets/data/celltext.h"
#include "widgets/data/linkdialog.h"
#include "widgets/data/relatedpane.h"
#include "widgets/data/rowsgrid.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t MostUnlinked = 10'000; ///< rows at once

/// The way that leads back to where this one begins.
std::optional<Way> wayBack(const WaysOf &ways, const Way &way)
{
    for (const Way &each : ways.from(way.to)) {
        if (each.to == way.from && each.toParent != way.toParent && !each.crosses()
            && &ways.relationship(each) == &ways.relationship(way))
            return each;
    }
    return {};
}

/// What tells one link from another of the same two rows.
QString linkWords(const Schema &schema, const Way &way, const WholeRow &link)
{
    const TablePtr table = schema.tables.find(way.association);
    QStringList parts{rowWords(schema, link.row)};
    for (const ColumnId id : way.payload) {
        const Value *value = link.value(*table, id);
        if (value && !value->isNull())
            parts.append(table->column(id)->name + u' ' + cellText({*value, value->bytes.size()}));
    }
    return parts.join(u", ");
}

} // namespace

void RelatedPane::withFrom(std::function<void(const WholeRow &)> work)
{
    if (m_from.count > 1 || m_from.isEmpty()) {
        Q_EMIT said(tr("Select one row first: these rows belong to it."));
        return;
    }
    if (m_from.row) {
        work(*m_from.row);
        return;
    }
    m_askedFrom = m_database.ask(
        RowDatabase::Lane::Panes, this,
        [table = m_from.table, where = m_from.condition](sqlite3 *database, Watcher &) {
            return readRows(database, *table, where, 1);
        },
        [this, work = std::move(work)](const Result<std::vector<WholeRow>> &rows) {
            if (!rows || rows->empty())
                Q_EMIT said(rows ? tr("The row is gone.") : rows.error().text);
            else
                work(rows->front());
        });
}

void RelatedPane::apply(const Result<RowStep> &step)
{
    if (step)
        m_editing.apply(*step);
    else
        Q_EMIT said(step.error().text);
}

/// A row beyond an association is tied at once; what that needs is asked.
void RelatedPane::addRow()
{
    withFrom([this](const WholeRow &from) {
        const auto insert = [this, from](const GivenValues &payload) {
            const Result<InsertStep> made
                = insertAlong(m_editing.schema(), m_editing.edits(), m_way, from, {}, payload);
            if (!made) {
                Q_EMIT said(made.error().text);
                return;
            }
            m_editing.apply(made->step);
            m_grid->showRow(made->row);
        };
        if (neededForLink(m_editing.schema(), m_way).empty()) {
            insert({});
            return;
        }
        auto *dialog = new QDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("Add to %1").arg(m_way.role));
        auto *layout = new QVBoxLayout(dialog);
        layout->setContentsMargins(20, 16, 20, 16);
        layout->setSpacing(12);
        auto *form = new PayloadForm(m_editing.schema(), m_way, dialog);
        layout->addWidget(new QLabel(
            tr("What ties it to %1 needs:").arg(rowWords(m_editing.schema(), from.row)), dialog));
        layout->addWidget(form);
        auto *buttons
            = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
        layout->addWidget(buttons);
        connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
        connect(buttons, &QDialogButtonBox::accepted, dialog, [dialog, form, insert] {
            insert(form->values());
            dialog->accept();
        });
        dialog->open();
    });
}

void RelatedPane::linkRows()
{
    withFrom([this](const WholeRow &from) {
        auto *dialog = new LinkDialog(m_editing, m_way, from, {}, m_theme, this);
        dialog->open();
    });
}

void RelatedPane::relinkRow()
{
    const std::vector<qint64> selected
        = showsCard() ? std::vector<qint64>{0} : m_grid->selectedRows(2);
    if (selected.size() != 1) {
        Q_EMIT said(tr("Select the one row that is to be linked otherwise."));
        return;
    }
    if (m_way.toParent) {
        linkRows();
        return;
    }
    if (m_way.crosses()) {
        const std::vector<WholeRow> links = m_rows->links(selected.front());
        if (links.size() != 1) {
            Q_EMIT said(tr("It is linked more than once; go to the rows of %1 to relink one.")
                            .arg(m_editing.schema().tables.find(m_way.association)->name));
            return;
        }
        withFrom([this, link = links.front()](const WholeRow &from) {
            (new LinkDialog(m_editing, m_way, from, link, m_theme, this))->open();
        });
        return;
    }
    const std::optional<Way> back = wayBack(m_database.ways(), m_way);
    m_rows->askWhole(selected, [this, back](const Result<std::vector<WholeRow>> &rows) {
        if (back && rows && !rows->empty())
            (new LinkDialog(m_editing, *back, rows->front(), {}, m_theme, this))->open();
    });
}

/// Of several links between the same two rows one is chosen.
void RelatedPane::unlinkOne(const std::vector<WholeRow> &links, RowStep &all, RowEdits &after)
{
    WholeRow link = links.front();
    if (links.size() > 1) {
        QMenu menu(this);
        menu.setAccessibleName(tr("Links"));
        for (const WholeRow &each : links)
            menu.addAction(tr("Remove %1").arg(linkWords(m_editing.schema(), m_way, each)), this,
                           [&link, each] { link = each; });
        if (!menu.exec(m_unlink->mapToGlobal(QPoint(0, m_unlink->height()))))
            return;
    }
    const Result<RowStep> step = unlinkRow(m_editing.schema(), after, m_way, link);
    if (!step) {
        Q_EMIT said(step.error().text);
        return;
    }
    all.text = step->text;
    after.apply(*step);
}

void RelatedPane::unlinkRows()
{
    if (m_way.toParent) {
        withFrom([this](const WholeRow &from) {
            apply(unlinkRow(m_editing.schema(), m_editing.edits(), m_way, from));
        });
        return;
    }
    std::vector<qint64> selected
        = showsCard() ? std::vector<qint64>{0} : m_grid->selectedRows(MostUnlinked);
    if (selected.empty()) {
        Q_EMIT said(tr("Select the rows that are to be unlinked."));
        return;
    }
    const auto count = static_cast<int>(selected.size());
    const auto finish = [this, count](RowStep all, const RowEdits &after) {
        if (count > 1)
            all.text = tr("Unlink %n rows", nullptr, count);
        m_editing.apply(stepBetween(m_editing.edits(), after, all.text));
    };
    if (m_way.crosses()) {
        RowStep all;
        RowEdits after = m_editing.edits();
        for (const qint64 each : selected) {
            std::vector<WholeRow> links = m_rows->links(each);
            std::erase_if(links, [&](const WholeRow &link) {
                return after.stateOf(link.row) == RowState::Removed;
            });
            if (!links.empty())
                unlinkOne(links, all, after);
        }
        finish(all, after);
        return;
    }
    m_rows->askWhole(selected, [this, finish](const Result<std::vector<WholeRow>> &rows) {
        RowStep all;
        RowEdits after = m_editing.edits();
        for (const WholeRow &row : rows ? *rows : std::vector<WholeRow>()) {
            const Result<RowStep> step = unlinkRow(m_editing.schema(), after, m_way, row);
            if (!step) {
                Q_EMIT said(step.error().text);
                return;
            }
            all.text = step->text;
            after.apply(*step);
        }
        finish(all, after);
    });
}

/// What can be done with what is selected.
void RelatedPane::takeSelection()
{
    const bool isOne = !m_from.isEmpty() && m_from.count <= 1;
    const bool isSelected = showsCard() ? m_rows->count() > 0 : !m_grid->selectedRows(1).empty();
    m_add->setEnabled(isOne);
    m_link->setEnabled(isOne);
    m_unlink->setEnabled(isSelected && (!m_way.toParent || isOne));
}

void RelatedPane::openMenu(const QModelIndex &index, const QPoint &global)
{
    QMenu menu(this);
    menu.addAction(m_follow->icon(), tr("Go to %1").arg(m_way.role), this,
                   [this] { Q_EMIT pathWanted(m_path, {}); });
    menu.addSeparator();
    menu.addAction(m_add->icon(), tr("Add row"), this, &RelatedPane::addRow)
        ->setEnabled(m_add->isEnabled());
    menu.addAction(m_link->icon(), tr("Link…"), this, &RelatedPane::linkRows)
        ->setEnabled(m_link->isEnabled());
    QAction *unlink
        = menu.addAction(m_unlink->icon(), tr("Unlink"), this, &RelatedPane::unlinkRows);
    QAction *relink = menu.addAction(m_way.crosses() ? tr("Relink…") : tr("Link to another…"), this,
                                     &RelatedPane::relinkRow);
    unlink->setEnabled(m_unlink->isEnabled());
    relink->setEnabled(m_unlink->isEnabled() && (index.isValid() || showsCard()));
    Q_EMIT menuOpens(&menu);
    menu.exec(global);
}

} // namespace sw
