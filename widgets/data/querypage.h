// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/querychange.h"
#include "model/data/queryplan.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QTabWidget;
class QToolButton;

namespace sw {

class CodeEdit;
class QueryGrid;
class QueryRunner;
class RowEditing;

/// SQL of one's own: a text, what its statements answer, and what was said about them. What changes
/// the database is done only after it was said what that is.
class QueryPage : public QWidget {
    Q_OBJECT

public:
    QueryPage(RowEditing &editing, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] CodeEdit &editor() { return *m_edit; }
    [[nodiscard]] QTabWidget &tabs() { return *m_tabs; }
    [[nodiscard]] QString messages() const;
    [[nodiscard]] bool isRunning() const;

    /// What is selected; else all of it.
    void runAll();
    /// What is selected; else the statement that the cursor is in.
    void runHere();
    /// How SQLite would run it.
    void plan();
    void cancel();

    // The Edit menu, for what has the keys.
    void copy();
    void cut();
    void paste();
    void undo();
    void redo();
    void selectAll();

Q_SIGNALS:
    void said(const QString &text);
    /// The rows, or the schema, are others now.
    void changed();
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Statements, and where their text begins in the editor's, in bytes.
    struct Chosen {
        std::vector<QueryStatement> statements;
        qsizetype offset = 0;
    };

    void makeBar();
    void makeMiddle();
    void connectRunner();
    [[nodiscard]] Chosen chosen(bool all) const;
    void run(const Chosen &what);
    [[nodiscard]] bool mayRun(const Chosen &what);
    void start(const Chosen &what);
    void ask(const std::vector<QueryStatement> &statements,
             const std::vector<QueryEffect> &effects);
    void showResult(const QueryStatement &statement,
                    const std::shared_ptr<const QueryResult> &result);
    void showPlan(const QueryStatement &statement, const std::vector<PlanStep> &steps);
    void showFault(const QueryFault &fault);
    void showState();
    void clearResults();
    void remember();
    void fillHistory();
    void tell(const QString &text);
    [[nodiscard]] QueryGrid *grid() const;

    RowEditing &m_editing;
    const Theme &m_theme;
    QueryRunner *m_runner;
    CodeEdit *m_edit;
    QTabWidget *m_tabs = nullptr;
    QPlainTextEdit *m_messages = nullptr;
    QWidget *m_bar = nullptr;
    QToolButton *m_run = nullptr;
    QToolButton *m_plan = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_historyButton = nullptr;
    QMenu *m_historyMenu = nullptr;
    QLabel *m_state = nullptr;
    QString m_progress; ///< of what runs
    QStringList m_history;
    qint64 m_held = 0;      ///< bytes of the results that are shown
    qsizetype m_offset = 0; ///< of what runs, in bytes of the text
    Chosen m_waiting;       ///< for rows that are saved first
};

} // namespace sw
