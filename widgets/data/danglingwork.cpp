// SPDX-License-Identifier: Apache-2.0
// What can be done about rows whose parent is missing.
#include "widgets/data/danglingpanel.h"
#include "widgets/data/deletedialog.h"

#include <QLocale>

namespace sw {

void DanglingPanel::repair(Repair how)
{
    const Dangling *of = current();
    if (!of)
        return;
    if (const Rows rows = selectedRows(); !rows.empty()) {
        (this->*how)(*of, rows);
        return;
    }
    m_askedRows = m_editing.database().ask(
        RowDatabase::Lane::Beside, this,
        [schema = m_editing.schema(), child = of->child, key = of->key](sqlite3 *database,
                                                                        Watcher &) {
            return danglingRows(database, schema, child, key, MostRepaired + 1);
        },
        [this, how, of = *of](Result<Rows> rows) {
            if (!rows) {
                Q_EMIT said(rows.error().text);
                return;
            }
            if (rows->size() > MostRepaired) {
                rows->resize(MostRepaired);
                Q_EMIT said(tr("The first %1 rows: save them, and look again for the others.")
                                .arg(QLocale::system().toString(MostRepaired)));
            }
            (this->*how)(of, *rows);
        });
}

void DanglingPanel::apply(const Result<RowStep> &step)
{
    if (!step)
        Q_EMIT said(step.error().text);
    else if (step->isEmpty())
        Q_EMIT said(tr("It is pending already: save it."));
    else
        m_editing.apply(*step);
}

void DanglingPanel::setNull(const Dangling &of, const Rows &rows)
{
    apply(forgetParents(m_editing.schema(), m_editing.edits(), of.child, of.key, rows));
}

void DanglingPanel::create(const Dangling &of, const Rows &rows)
{
    const Result<RowStep> step
        = createParents(m_editing.schema(), m_editing.edits(), of.child, of.key, rows);
    apply(step);
    // What else they need is named at their cells.
    constexpr size_t MostChecked = 100;
    for (size_t i = 0; step && i < step->changes.size() && i < MostChecked; ++i)
        m_editing.check({step->changes[i].row, {}});
    if (step && !step->isEmpty())
        Q_EMIT said(
            tr("New rows of %1: fill in what they need, then save.")
                .arg(m_editing.schema().tables.find(step->changes.front().row.table)->name));
}

void DanglingPanel::remove(const Dangling &of, const Rows &rows)
{
    const TablePtr child = m_editing.schema().tables.find(of.child);
    const ForeignKey *key = child ? child->foreignKey(of.key) : nullptr;
    if (!key)
        return;
    const std::vector<RowRef> refs = stillDangling(*key, m_editing.edits(), rows);
    if (refs.empty())
        Q_EMIT said(tr("It is pending already: save it."));
    else
        m_askedRows = askToDelete(m_editing, refs, this,
                                  [this](const QString &text) { Q_EMIT said(text); });
}

} // namespace sw
