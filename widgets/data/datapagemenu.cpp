// SPDX-License-Identifier: Apache-2.0
// What a cell of the grid offers, at a click of the other button.
#include "widgets/data/celltext.h"
#include "widgets/data/datapage.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/valuepane.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What somebody would type to find exactly this value; empty where nobody can.
QString filterFor(const Cell &cell)
{
    switch (cell.value.kind) {
    case ValueClass::Null:
        return u"null"_s;
    case ValueClass::Integer:
    case ValueClass::Real:
        return u'=' + literalOf(cell.value);
    case ValueClass::Text: {
        const QString text = QString::fromUtf8(cell.value.bytes);
        const bool isWhole = !cell.isCut() && text.toUtf8() == cell.value.bytes;
        return isWhole ? u"='"_s + QString(text).replace(u'\'', u"''"_s) + u'\'' : QString();
    }
    case ValueClass::Blob:
        return {};
    }
    return {};
}

} // namespace

void DataPage::openMenu(const QModelIndex &index, const QPoint &global)
{
    QMenu menu(this);
    if (index.isValid())
        addCellActions(menu, index);
    addCopyAs(menu);
    menu.addAction(tr("Export rows…"), this, &DataPage::exportRows);
    if (m_database->isOpen())
        menu.addAction(tr("Import CSV…"), this, &DataPage::importRows);
    menu.addSeparator();
    menu.addAction(tr("Read again\tF5"), this, &DataPage::readAgain);
    if (!m_rows->isEmpty())
        menu.addAction(tr("Show in design"), this, &DataPage::showInDesign);
    menu.exec(global);
}

void DataPage::addCellActions(QMenu &menu, const QModelIndex &index)
{
    for (const RelatedPane *pane : m_panes->panes())
        menu.addAction(tr("Go to %1").arg(pane->way().role), this,
                       [this, path = pane->path()] { goTo(path); });
    menu.addSeparator();
    if (showsTree()) // of its cells nothing is done here
        return;
    const bool mayEdit = m_rows->flags(index) & Qt::ItemIsEditable;
    menu.addAction(tr("Edit\tF2"), this, [this, index] { m_grid->edit(index); })
        ->setEnabled(mayEdit);
    menu.addAction(tr("Set to NULL\tCtrl+0"), this, &DataPage::setNull)->setEnabled(mayEdit);
    menu.addAction(tr("All of the value\tF7"), this, [this] {
        if (m_value->isHidden())
            toggleValue();
    });
    if (const Cell *cell = m_rows->cell(index); cell && !filterFor(*cell).isEmpty())
        menu.addAction(
            tr("Filter by this value"), this,
            [this, column = index.column(), text = filterFor(*cell)] { filterBy(column, text); });
    menu.addSeparator();
    if (m_rows->editTable()) {
        menu.addAction(tr("Clone rows\tCtrl+Shift+Ins"), this, &DataPage::cloneRows);
        menu.addAction(tr("Delete rows…\tCtrl+Del"), this, &DataPage::removeRows);
        menu.addSeparator();
    }
}

/// Besides what the other columns are filtered by.
void DataPage::filterBy(int column, const QString &text)
{
    QHash<QString, QString> texts = m_grid->filters().texts();
    texts[m_rows->columns()[static_cast<size_t>(column)].name] = text;
    m_grid->filters().setTexts(texts);
    filter();
}

} // namespace sw
