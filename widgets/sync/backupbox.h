// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/sync/planbox.h"

class QGridLayout;

namespace sw {

/// The last backups of a database, each of which can be gone back to.
class BackupBox : public PlanBox {
    Q_OBJECT

public:
    explicit BackupBox(QWidget *parent);

    /// Gone where there is none.
    void showFor(const QString &database);

Q_SIGNALS:
    void wanted(const QString &backup);

private:
    QWidget *m_list = nullptr;
};

} // namespace sw
