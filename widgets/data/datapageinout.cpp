// SPDX-License-Identifier: Apache-2.0
// Rows go out of their page and come in.
#include "model/data/editverbs.h"
#include "model/sql/quote.h"
#include "widgets/data/datapage.h"
#include "widgets/data/exportdialog.h"
#include "widgets/data/importdialog.h"
#include "widgets/data/picked.h"
#include "widgets/data/rowsgrid.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

void DataPage::makeInOut()
{
    auto *button = new QToolButton(m_bar);
    button->setObjectName(u"rowsInOut"_s);
    button->setIcon(m_theme.icon(u"export"_s));
    button->setToolTip(tr("Export, import and copy rows"));
    button->setAccessibleName(button->toolTip());
    button->setPopupMode(QToolButton::InstantPopup);
    connect(&m_theme, &Theme::changed, button,
            [this, button] { button->setIcon(m_theme.icon(u"export"_s)); });
    auto *menu = new QMenu(button);
    menu->addAction(m_theme.icon(u"export"_s), tr("Export rows…"), this, &DataPage::exportRows);
    menu->addAction(m_theme.icon(u"import"_s), tr("Import CSV…"), this, &DataPage::importRows);
    menu->addSeparator();
    addCopyAs(*menu);
    button->setMenu(menu);
    m_bar->layout()->addWidget(button);
}

void DataPage::addCopyAs(QMenu &menu)
{
    QMenu *forms = menu.addMenu(tr("Copy as"));
    const std::pair<QString, RowFormat> formats[]{
        {tr("CSV"), RowFormat::Csv},
        {tr("JSON"), RowFormat::Json},
        {tr("SQL INSERT"), RowFormat::Insert},
        {tr("Markdown"), RowFormat::Markdown},
        {tr("SQL IN (…) of the column"), RowFormat::InList}};
    for (const auto &[text, format] : formats) {
        forms->addAction(text, this, [this, as = format] {
            RowFormatOptions options;
            options.format = as;
            options.crlf = false;
            copyAs(options);
        });
    }
}

void DataPage::exportRows()
{
    if (m_rows->isEmpty() || !m_database->isOpen())
        return;
    const RowSet shown = m_rows->set();
    const qint64 count = m_rows->isCounted() ? m_rows->storedCount() : -1;
    const bool isPart = !shown.where.isEmpty() || !shown.sort.empty();
    std::vector<ExportChoice> choices{
        {isPart ? tr("As shown: filtered and sorted") : tr("All rows"), RowsOut{shown}, count}};
    if (isPart) {
        RowSet all{shown.table, shown.view, {}, {}};
        choices.push_back({tr("All rows of %1").arg(shown.name()), RowsOut{all}, -1});
    }
    const RowsOut picked = pickedRows(*m_grid, *m_editing);
    if (const qint64 rows = countOf(picked); rows > 1 && !picked.columns.empty())
        choices.push_back({tr("What is selected"), picked, rows});
    auto *dialog = new ExportDialog(m_database->path(), choices, hasEdits(), m_theme, this);
    connect(dialog, &ExportDialog::said, this, &DataPage::said);
    dialog->show();
}

void DataPage::importRows()
{
    const TablePtr table = m_rows->isEmpty() ? nullptr : m_rows->set().table;
    QString reason;
    if (!m_database->isOpen())
        reason = tr("There is no database to import rows into.");
    else if (m_editing->isSaving())
        reason = tr("Rows are being saved: wait for that, then import.");
    else if (hasEdits())
        reason = tr("Rows wait to be saved (%1): save or discard them first, because an import is"
                    " saved at once.")
                     .arg(m_editing->summary());
    if (!reason.isEmpty()) {
        Q_EMIT said(reason);
        return;
    }
    // Where nobody can write, a new table can be made.
    const bool isWritable = table && readOnlyReason(*table).isEmpty();
    auto *dialog = new ImportDialog(m_database->path(), m_database->schema(),
                                    isWritable ? table : nullptr, m_theme, this);
    connect(dialog, &ImportDialog::said, this, &DataPage::said);
    connect(dialog, &ImportDialog::made, this, &DataPage::tableMade);
    connect(dialog, &ImportDialog::imported, this, &DataPage::readAgain);
    dialog->open();
}

} // namespace sw
