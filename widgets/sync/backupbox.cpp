// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/backupbox.h"

#include "model/live/backupfiles.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace sw {

BackupBox::BackupBox(QWidget *parent) : PlanBox(parent) { hide(); }

void BackupBox::showFor(const QString &database)
{
    constexpr size_t Shown = 5;
    delete m_list;
    m_list = new QWidget(this);
    auto *grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(2, 1);
    std::vector<BackupFile> backups = backupsOf(database);
    if (backups.size() > Shown)
        backups.resize(Shown);
    int row = 0;
    for (const BackupFile &each : backups) {
        const QString time = QLocale().toString(each.time, QLocale::ShortFormat);
        grid->addWidget(new QLabel(time, m_list), row, 0);
        auto *size = new QLabel(QLocale().formattedDataSize(each.bytes), m_list);
        size->setProperty("muted", true);
        grid->addWidget(size, row, 1, Qt::AlignRight);
        auto *name = textLabel(QFileInfo(each.path).fileName(), m_list);
        name->setProperty("muted", true);
        grid->addWidget(name, row, 2);
        auto *back = new QPushButton(tr("Restore…"), m_list);
        back->setAccessibleName(tr("Restore the backup of %1").arg(time));
        connect(back, &QPushButton::clicked, this,
                [this, path = each.path] { Q_EMIT wanted(path); });
        grid->addWidget(back, row++, 3);
    }
    rows().addWidget(m_list);
    setHeading(tr("Backups of %1").arg(QFileInfo(database).fileName()));
    setVisible(!backups.empty());
}

} // namespace sw
