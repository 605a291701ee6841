// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace sw {

class RowDatabase;

/// Beneath the rows of a database that declares no relationship at all: an offer to find some.
class NoWays : public QWidget {
    Q_OBJECT

public:
    explicit NoWays(RowDatabase &database, QWidget *parent = nullptr);

Q_SIGNALS:
    void relationshipsWanted();

private:
    void showState();

    RowDatabase &m_database;
};

} // namespace sw
