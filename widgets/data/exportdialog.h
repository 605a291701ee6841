// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowsout.h"
#include "widgets/common/worker.h"
#include "widgets/theme/theme.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace sw {

/// Rows that may be exported, as a person calls them; -1: nobody knows yet how many.
struct ExportChoice {
    QString text;
    RowsOut rows;
    qint64 count = -1;
};

/// Which rows go into a file and how; the first lines of it are shown. It holds nobody up: the
/// file is written beside the window.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `database`: its path. The first choice is made.
    ExportDialog(const QString &database, const std::vector<ExportChoice> &choices, bool hasEdits,
                 const Theme &theme, QWidget *parent);

    [[nodiscard]] RowFormatOptions options() const;
    [[nodiscard]] QString preview() const;

    void reject() override;

Q_SIGNALS:
    void said(const QString &text);

private:
    void makeFields(QFormLayout &form);
    void makePreview();
    void makeButtons();
    void showOptions();
    void showPreview();
    void askForFile();
    void write(const QString &path);
    void takeWritten(const QString &path, const Result<RowsWritten> &written);
    void showState();
    void tell(const QString &text, bool isWrong = false);
    [[nodiscard]] const ExportChoice &chosen() const;

    QString m_database;
    std::vector<ExportChoice> m_choices;
    bool m_hasEdits;
    const Theme &m_theme;
    QWidget *m_fields = nullptr;
    QFormLayout *m_form = nullptr;
    QComboBox *m_what = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_separator = nullptr;
    QComboBox *m_lineEnds = nullptr;
    QComboBox *m_blobs = nullptr;
    QCheckBox *m_header = nullptr;
    QCheckBox *m_mark = nullptr;
    QCheckBox *m_guard = nullptr;
    QSpinBox *m_batch = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    QLabel *m_note = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isCancelled = false;
    QTimer m_pause; ///< before the preview is made anew
    Worker m_looking;
    Worker m_writing;
};

} // namespace sw
