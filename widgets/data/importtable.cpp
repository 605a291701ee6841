// SPDX-License-Identifier: Apache-2.0
// Where a file goes: into a table that is there, or a new one that is made for it.
#include "model/data/editverbs.h"
#include "widgets/data/importdialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

void ImportDialog::makeTarget(QFormLayout &form)
{
    m_into = new QComboBox(m_fields);
    m_into->setAccessibleName(tr("Into"));
    m_into->addItem(tr("A new table"));
    m_into->insertSeparator(1);
    std::vector<TablePtr> tables;
    for (const TablePtr &table : m_schema.tables) {
        if (readOnlyReason(*table).isEmpty())
            tables.push_back(table);
    }
    std::sort(tables.begin(), tables.end(), [](const TablePtr &a, const TablePtr &b) {
        return QString::compare(a->name, b->name, Qt::CaseInsensitive) < 0;
    });
    for (const TablePtr &table : tables)
        m_into->addItem(table->name, QVariant::fromValue(table->id.value()));
    m_newName = new QLineEdit(m_fields);
    m_newName->setAccessibleName(tr("Name of the new table"));
    m_newName->setPlaceholderText(tr("Name of the new table"));
    m_newKey = new QComboBox(m_fields);
    m_newKey->setAccessibleName(tr("Primary key"));
    m_newKey->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_newKeyLabel = new QLabel(tr("Primary key"), m_fields);
    auto *into = new QHBoxLayout;
    into->setSpacing(12);
    into->addWidget(m_into);
    into->addWidget(m_newName);
    into->addWidget(m_newKeyLabel);
    into->addWidget(m_newKey);
    into->addStretch(1);
    form.addRow(tr("Into"), into);
    const int place = m_table ? m_into->findData(QVariant::fromValue(m_table->id.value())) : 0;
    m_into->setCurrentIndex(std::max(place, 0));
    connect(m_into, &QComboBox::currentIndexChanged, this, &ImportDialog::takeTarget);
    connect(m_newName, &QLineEdit::textEdited, this, &ImportDialog::showValues);
    connect(m_newKey, &QComboBox::currentIndexChanged, this, &ImportDialog::showValues);
    showTarget();
}

bool ImportDialog::makesTable() const { return m_into->currentIndex() == 0; }

/// What is asked of a new table only, and what of those that are there.
void ImportDialog::showTarget()
{
    const bool isNew = makesTable();
    for (QWidget *each : {static_cast<QWidget *>(m_newName), static_cast<QWidget *>(m_newKey),
                          static_cast<QWidget *>(m_newKeyLabel)})
        each->setVisible(isNew);
    if (m_onTaken)
        m_onTaken->setEnabled(!isNew);
    setWindowTitle(isNew ? tr("Import CSV into a new table")
                         : tr("Import CSV into %1").arg(m_table->name));
}

void ImportDialog::takeTarget()
{
    const TableId id(m_into->currentData().toULongLong());
    if (!makesTable())
        m_table = m_schema.tables.find(id);
    showTarget();
    if (m_isRead)
        mapColumns();
    showValues();
}

/// The columns of the file to those of the table; or names and types for new ones.
void ImportDialog::mapColumns()
{
    if (!makesTable()) {
        m_preview->mapTo(m_table);
        return;
    }
    const CsvTable guess = guessCsvTable(m_schema, m_path, m_preview->part(), how());
    m_newName->setText(guess.name);
    m_preview->mapToNew(guess);
    showKeys(guess);
}

void ImportDialog::showKeys(const CsvTable &table)
{
    const QSignalBlocker quiet(m_newKey);
    m_newKey->clear();
    m_newKey->addItem(tr("a new column of numbers"), CsvTable::OwnKey);
    for (size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].type.isEmpty())
            m_newKey->addItem(table.columns[i].name, static_cast<int>(i));
    }
    m_newKey->setCurrentIndex(std::max(m_newKey->findData(table.key), 0));
}

CsvTable ImportDialog::newTable() const
{
    CsvTable table = m_preview->newTable();
    table.name = m_newName->text().trimmed();
    table.key = m_newKey->count() > 0 ? m_newKey->currentData().toInt() : CsvTable::OwnKey;
    return table;
}

/// As it is described by now: names and types may be others, and a column left out is no key.
void ImportDialog::takeNewTable()
{
    CsvTable table = newTable();
    showKeys(table);
    table = newTable();
    m_table = std::make_shared<const Table>(tableFor(table));
    m_objection = objectionTo(m_schema, table);
    m_preview->setTable(m_table);
}

void ImportDialog::tellNewTable()
{
    const CsvTable table = newTable();
    const auto columns = static_cast<int>(m_table->columns.size());
    if (!m_objection.isEmpty())
        tell(m_objection, true);
    else
        tell(tr("%1 is made with %n columns, and filled. All of it is saved at once, in one"
                " transaction, or nothing.",
                nullptr, columns)
                 .arg(table.name));
}

} // namespace sw
