// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace sw {

class RowEditing;

/// What is pending, and what can be done with it; gone where nothing is.
class EditBar : public QFrame {
    Q_OBJECT

public:
    explicit EditBar(RowEditing &editing, QWidget *parent = nullptr);

    /// Why nothing was saved; until something else is edited.
    void tell(const QString &text);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void sqlWanted();

private:
    void showState();

    RowEditing &m_editing;
    QString m_told;
    QLabel *m_text;
    QPushButton *m_sql;
    QPushButton *m_discard;
    QPushButton *m_save;
};

} // namespace sw
