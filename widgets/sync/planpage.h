// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/applying.h"
#include "model/sync/rowfacts.h"
#include "widgets/common/worker.h"
#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace sw {

class BackupBox;
class NoticeBox;
class PlanList;

/// What will be done to the database so that it becomes what is drawn: to be read, decided, carried
/// out and taken back. Whatever is slow runs beside the window.
class PlanPage : public QWidget {
    Q_OBJECT

public:
    PlanPage(Editor &editor, const Theme &theme, QWidget *parent);

    /// Makes the plan for that database, with what was decided before for it.
    void open(const QString &database);
    /// The database may have been changed by others: if so, says it and makes the plan again.
    void look();
    /// The same, or another database is the one that the document is drawn for.
    void lookAt(const QString &database);
    /// As the button does it: where everything is decided.
    void apply();
    [[nodiscard]] bool isWriting() const { return m_writer.isBusy(); }

Q_SIGNALS:
    void backWanted();
    /// What the database has and the drawing has not, to be taken into it.
    void differencesWanted();
    /// The database is another one now.
    void databaseChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    // How it is built up: planpageparts.cpp.
    void makeParts();
    [[nodiscard]] QWidget *madeHeader();
    [[nodiscard]] QWidget *madeMiddle();
    [[nodiscard]] QWidget *madeFooter();
    void connectParts();

    void plan();
    void take(const Result<Prepared> &prepared, const QString &stamp);
    void decided();
    void updateButtons();
    void tellUndrawn();
    [[nodiscard]] QString stateInWords() const;

    // What is done to the database: planapply.cpp.
    void begin(const QString &what);
    void tellProgress(const Progress &progress);
    /// `fills` were applied.
    void tellApplied(const ApplyResult &result, const QStringList &fills);
    void askToGoBack(const QString &backup);
    void goBack(const QString &backup);
    void ended();
    void copyScript();
    void saveScript();

    Editor &m_editor;
    const Theme &m_theme;
    QString m_database;
    Answers m_answers;
    std::optional<Prepared> m_prepared;
    QString m_stamp;       ///< of the file that the plan was made for
    QString m_afterApply;  ///< the same, just after the last change of ours
    bool m_isStale = true; ///< another plan is being made
    Worker m_planner;
    Worker m_writer;
    Worker m_counter;
    QTimer m_pause; ///< after an edit
    QElapsedTimer m_clock;
    QTimer m_tick;
    QString m_progressText;

    QPushButton *m_back = nullptr;
    QLabel *m_title = nullptr;
    QPushButton *m_script = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_undrawn = nullptr; ///< leads to what is only in the database
    NoticeBox *m_notice = nullptr;
    PlanList *m_list = nullptr;
    BackupBox *m_backups = nullptr;
    QCheckBox *m_backup = nullptr;
    QLabel *m_backupPlace = nullptr;
    QLabel *m_progress = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace sw
