// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/queryresults.h"

#include <QTableView>

namespace sw {

/// Shows the rows of one result.
class QueryGrid : public QTableView {
    Q_OBJECT

public:
    QueryGrid(std::shared_ptr<const QueryResult> result, const Theme &theme,
              QWidget *parent = nullptr);

    [[nodiscard]] const QueryResults &results() const { return *m_results; }
    /// What is selected, to the clipboard as a spreadsheet takes it: all of it, or nothing and why.
    [[nodiscard]] QString copy() const;

private:
    QueryResults *m_results;
};

} // namespace sw
