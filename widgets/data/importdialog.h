// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/common/worker.h"
#include "widgets/data/csvpreview.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace sw {

/// A file of separated values goes into a table, one that is there or a new one: how it is read,
/// where its columns go, what is wrong with it line by line. All of it is saved at once, in one
/// transaction, or nothing.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    /// Without a table: into a new one, until another is chosen.
    ImportDialog(const QString &database, const Schema &schema, const TablePtr &table,
                 const Theme &theme, QWidget *parent);

    void open() override;
    /// Guesses how the file is to be read, and shows it.
    void take(const QString &path);
    [[nodiscard]] CsvImport how() const;
    [[nodiscard]] CsvPreview &preview() const { return *m_preview; }
    [[nodiscard]] QTreeWidget &problems() const { return *m_problems; }
    [[nodiscard]] QString result() const;

    void reject() override;

Q_SIGNALS:
    void said(const QString &text);
    /// Rows are others now.
    void imported();
    /// A table was made and filled.
    void made(const QString &table);

private:
    void makeFields();
    void makeRules(QFormLayout &form);
    // importtable.cpp
    void makeTarget(QFormLayout &form);
    [[nodiscard]] bool makesTable() const;
    void showTarget();
    void takeTarget();
    void mapColumns();
    void showKeys(const CsvTable &table);
    [[nodiscard]] CsvTable newTable() const;
    void takeNewTable();
    void tellNewTable();
    void makeResult();
    void makeButtons();
    void askForFile();
    void readAgain(qint64 line = 1);
    void showValues();
    void tellMapping();
    void import();
    void takeImported(const Result<CsvImported> &done);
    void showProblems(const CsvImported &done);
    void showState();
    void tell(const QString &text, bool isWrong = false);

    QString m_database;
    Schema m_schema;
    TablePtr m_table;
    QString m_path;
    QWidget *m_fields = nullptr;
    QLineEdit *m_file = nullptr;
    QComboBox *m_into = nullptr;
    QLineEdit *m_newName = nullptr;
    QLabel *m_newKeyLabel = nullptr;
    QComboBox *m_newKey = nullptr;
    QString m_objection; ///< why the new table cannot be made
    QComboBox *m_separator = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_nulls = nullptr;
    QLineEdit *m_nullWord = nullptr;
    QComboBox *m_onTaken = nullptr;
    QCheckBox *m_header = nullptr;
    QCheckBox *m_unguard = nullptr;
    QCheckBox *m_onlyNumbers = nullptr;
    CsvPreview *m_preview;
    QLabel *m_result = nullptr;
    QTreeWidget *m_problems = nullptr;
    QCheckBox *m_leaveOut = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_import = nullptr;
    bool m_isRead = false; ///< the file can be read as it is chosen
    bool m_isCancelled = false;
    Worker m_reading;
    Worker m_importing;
};

} // namespace sw
