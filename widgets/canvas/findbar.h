// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/picks.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace sw {

class CanvasView;

/// Finds tables and columns of the diagram while one types: a small field in the canvas's corner.
/// What matches is lit, everything else dimmed; Enter goes from one to the next.
class FindBar : public QFrame {
    Q_OBJECT

public:
    explicit FindBar(CanvasView &view);

    void open();
    void shut();  ///< everything is lit again, and the canvas has the focus
    void place(); ///< in the corner

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Match {
        Pick pick;
        ColumnId column;
        int rank; ///< the least is gone to first
    };

    void search();
    void step(int by);
    void showCount();

    CanvasView &m_view;
    QLineEdit *m_field;
    QLabel *m_count;
    std::vector<Match> m_matches;
    std::optional<size_t> m_at; ///< the match that was gone to
};

} // namespace sw
