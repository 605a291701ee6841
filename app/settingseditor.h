// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sw {

/// Edits how a document names new things, with an example of each while one types.
class SettingsEditor : public QDialog {
    Q_OBJECT

public:
    explicit SettingsEditor(const Content &content, QWidget *parent = nullptr);

    [[nodiscard]] Settings settings() const;
    /// Whether the documents that will be made are to begin so, too.
    [[nodiscard]] bool isForNewDocuments() const;

private:
    struct Pattern {
        QLineEdit *field;
        QLabel *example;
        QLabel *reason;
    };

    Pattern addPattern(const QString &title, const QString &text, const QString &byDefault);
    static void show(const Pattern &pattern, const QString &example, const QString &reason);
    void refresh();

    Settings m_before;
    QCheckBox *m_hasKey;
    Pattern m_table;
    Pattern m_key;
    QCheckBox *m_singular;
    QCheckBox *m_forNew;
    QPushButton *m_accept;
};

} // namespace sw
