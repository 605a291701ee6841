// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace sw {

class RowsHeader;

/// A field under each column's name, in which is typed what its values must be.
class FilterRow : public QWidget {
    Q_OBJECT

public:
    FilterRow(RowsHeader &header, QWidget *parent);

    /// What is typed, by the columns' names; without the empty ones.
    [[nodiscard]] QHash<QString, QString> texts() const;
    void setTexts(const QHash<QString, QString> &texts);
    /// What is wrong with a text; shown at its field.
    void setProblems(const QHash<QString, QString> &problems);
    void arrange();
    void goTo(int column);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void changed();
    /// The rows are wanted again.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void make();
    [[nodiscard]] QString nameOf(int column) const;

    RowsHeader &m_header;
    QHash<int, QLineEdit *> m_fields;
    QTimer m_pause;
};

} // namespace sw
