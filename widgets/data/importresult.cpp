// SPDX-License-Identifier: Apache-2.0
// What comes of an import.
#include "widgets/data/importdialog.h"

#include <QCheckBox>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString counted(qint64 count) { return QLocale::system().toString(count); }

} // namespace

void ImportDialog::import()
{
    m_progress->setRange(0, 0);
    tell(tr("Importing…"));
    Schema schema = m_schema;
    if (makesTable())
        schema.tables.put(m_table);
    m_importing.start(
        [database = m_database, schema = std::move(schema), table = m_table, path = m_path,
         how = how()](Watcher &watcher) -> Result<CsvImported> {
            const auto writable = WritableDatabase::open(database, watcher);
            if (!writable)
                return writable.error();
            return importCsv(**writable, schema, *table, path, how);
        },
        [this](const Result<CsvImported> &done) { takeImported(done); });
    showState();
}

void ImportDialog::takeImported(const Result<CsvImported> &done)
{
    if (!done) {
        if (std::exchange(m_isCancelled, false))
            tell(tr("Cancelled: nothing was written."));
        else
            tell(done.error().text, true);
        showState();
        return;
    }
    showProblems(*done);
    if (!done->written) {
        tell(tr("Nothing was written: %n lines are wrong. Mend the file, or leave them out.",
                nullptr, static_cast<int>(done->wrong))
                 + (done->problems.size() < static_cast<size_t>(done->wrong)
                        ? u' ' + tr("The first %1 are listed.").arg(done->problems.size())
                        : QString()),
             true);
        m_leaveOut->show();
        showState();
        return;
    }
    QStringList parts{tr("%1 new").arg(counted(done->inserted))};
    if (done->updated > 0)
        parts.append(tr("%1 changed").arg(counted(done->updated)));
    if (done->skipped > 0)
        parts.append(tr("%1 skipped, because their keys are there").arg(counted(done->skipped)));
    if (done->wrong > 0)
        parts.append(tr("%1 left out, because they are wrong").arg(counted(done->wrong)));
    const QString text = (makesTable() ? tr("Made %1 and filled it, saved: %2.")
                                       : tr("Imported into %1 and saved: %2."))
                             .arg(m_table->name, parts.join(u", "_s));
    m_isRead = false;
    m_leaveOut->hide();
    tell(text);
    m_close->setText(tr("Close"));
    Q_EMIT said(text);
    if (makesTable())
        Q_EMIT made(m_table->name);
    else
        Q_EMIT imported();
    showState();
}

void ImportDialog::showProblems(const CsvImported &done)
{
    m_problems->clear();
    for (const CsvProblem &problem : done.problems) {
        auto *item = new QTreeWidgetItem(m_problems, {QString::number(problem.line), problem.column,
                                                      problem.value, problem.why});
        item->setData(0, Qt::UserRole, problem.line);
        item->setToolTip(3, problem.why);
    }
    m_problems->setVisible(!done.problems.empty());
}

} // namespace sw
