// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/sqlcompletion.h"
#include "widgets/data/rowdatabase.h"
#include "widgets/theme/theme.h"

class QCompleter;
class QPlainTextEdit;
class QStandardItemModel;

namespace sw {

/// Offers what may be written where the cursor of an editor is: by itself while somebody writes, or
/// with Ctrl+Space.
class SqlCompleter : public QObject {
    Q_OBJECT

public:
    SqlCompleter(QPlainTextEdit &edit, const RowDatabase &database, const Theme &theme);

    [[nodiscard]] QCompleter &completer() const { return *m_completer; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(bool asked, QChar typed);
    void take(int row);

    QPlainTextEdit &m_edit;
    const RowDatabase &m_database;
    const Theme &m_theme;
    QCompleter *m_completer;
    QStandardItemModel *m_model;
    SqlProposals m_proposals;
};

} // namespace sw
