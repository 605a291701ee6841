// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/columnpairs.h"

#include "model/schema/sentence.h"
#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

namespace sw {

ColumnPairs::ColumnPairs(QWidget *parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(6);
    m_layout->setVerticalSpacing(6);
    m_layout->setColumnStretch(0, 1);
    m_layout->setColumnStretch(2, 1);
}

void ColumnPairs::show(const Content &content, const Relationship &shown)
{
    for (QWidget *old : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        m_layout->removeWidget(old);
        old->hide();
        old->deleteLater(); // it may be the one that was just chosen from
    }
    const TablePtr child = content.schema.tables.find(shown.right.table);
    const TablePtr parent = content.schema.tables.find(shown.left.table);
    if (!child || !parent)
        return;
    if (!shown.association.isNull()) {
        auto *label = new QLabel(pairsOf(shown, content.schema));
        label->setFont(codeFont(font()));
        label->setWordWrap(true);
        m_layout->addWidget(label, 0, 0, 1, 3);
        label->show();
        return;
    }
    const auto put = [&](QWidget *widget, int row, int column) {
        m_layout->addWidget(widget, row, column);
        widget->show(); // at once, so that the height is known
    };
    m_alone = shown.right.columns.size() == 1;
    for (size_t i = 0; i < shown.right.columns.size(); ++i) {
        const auto row = static_cast<int>(i);
        put(choice(*child, shown.right.columns[i], i, true), row, 0);
        put(new QLabel(QStringLiteral("→")), row, 1);
        put(choice(*parent, shown.left.columns[i], i, false), row, 2);
    }
}

QWidget *ColumnPairs::choice(const Table &table, ColumnId chosen, size_t place, bool child)
{
    auto *box = new QComboBox;
    box->setAccessibleName(child ? tr("Column of %1").arg(table.name)
                                 : tr("Column of the parent %1").arg(table.name));
    box->setMinimumContentsLength(6);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setToolTip(table.name);
    for (const Column &column : table.columns) {
        if (child || !m_alone || column.id == chosen || areUnique(table, {column.id}))
            box->addItem(column.name, QVariant::fromValue(column.id.value()));
        if (column.id == chosen)
            box->setCurrentIndex(box->count() - 1);
    }
    connect(box, &QComboBox::activated, this, [this, box, place, child, chosen] {
        const ColumnId column(box->currentData().toULongLong());
        if (column == chosen)
            return;
        if (child)
            Q_EMIT childChosen(place, column);
        else
            Q_EMIT parentChosen(place, column);
    });
    return box;
}

} // namespace sw
