// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"
#include "model/schema/relationships.h"

#include <QWidget>

class QGridLayout;

namespace sw {

/// By which columns a foreign key refers to which: a line a pair, both to be chosen. Across an
/// association they are only told.
class ColumnPairs : public QWidget {
    Q_OBJECT

public:
    explicit ColumnPairs(QWidget *parent = nullptr);

    void show(const Content &content, const Relationship &shown);

Q_SIGNALS:
    void childChosen(size_t place, sw::ColumnId column);
    void parentChosen(size_t place, sw::ColumnId column);

private:
    QWidget *choice(const Table &table, ColumnId chosen, size_t place, bool child);

    QGridLayout *m_layout;
    bool m_alone = true; ///< one pair: only keys can be referred to
};

} // namespace sw
