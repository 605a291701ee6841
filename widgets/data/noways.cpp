// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/noways.h"

#include "widgets/data/rowdatabase.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace sw {

NoWays::NoWays(RowDatabase &database, QWidget *parent) : QWidget(parent), m_database(database)
{
    constexpr int Side = 18;
    constexpr int Above = 8;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Side, Above, Side, Above);
    auto *text = new QLabel(tr("This database declares no relationships."), this);
    text->setProperty("muted", true);
    auto *find = new QPushButton(tr("Find them…"), this);
    find->setObjectName(QStringLiteral("findRelationships"));
    find->setToolTip(tr("Proposes them by the names of columns and by what the rows hold"));
    layout->addStretch(1);
    layout->addWidget(text);
    layout->addWidget(find);
    layout->addStretch(1);
    connect(find, &QPushButton::clicked, this, &NoWays::relationshipsWanted);
    connect(&database, &RowDatabase::opened, this, &NoWays::showState);
    hide();
}

void NoWays::showState()
{
    const Shelf<Table> &tables = m_database.schema().tables;
    setVisible(tables.size() > 1
               && std::all_of(tables.begin(), tables.end(),
                              [](const TablePtr &table) { return table->foreignKeys.empty(); }));
}

} // namespace sw
